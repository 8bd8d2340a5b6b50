//! Rejected: stepping over the empty places that removed entries leave in a Vec costs nothing

use std::collections::HashMap;
use std::hash::Hash;

#[derive(Debug, Clone, PartialEq)]
pub struct SizeChanged;

pub struct Cursor {
    next: usize,
    len: usize,
    failed: bool,
    finished: bool,
}

pub struct OrderedDict<K, V> {
    entries: Vec<Option<(K, V)>>,
    places: HashMap<K, usize>,
}

impl<K: Eq + Hash + Clone, V> OrderedDict<K, V> {
    pub fn new() -> Self {
        OrderedDict {
            entries: Vec::new(),
            places: HashMap::new(),
        }
    }

    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        if let Some(&place) = self.places.get(&key) {
            let old = self.entries[place].replace((key, value));
            return old.map(|(_, value)| value);
        }
        self.places.insert(key.clone(), self.entries.len());
        self.entries.push(Some((key, value)));
        None
    }

    pub fn get(&self, key: &K) -> Option<&V> {
        let place = *self.places.get(key)?;
        self.entries[place].as_ref().map(|(_, value)| value)
    }

    pub fn remove(&mut self, key: &K) -> Option<V> {
        let place = self.places.remove(key)?;
        self.entries[place].take().map(|(_, value)| value)
    }

    pub fn len(&self) -> usize {
        self.places.len()
    }

    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    pub fn keys(&self) -> Vec<K> {
        self.entries
            .iter()
            .flatten()
            .map(|(key, _)| key.clone())
            .collect()
    }

    pub fn cursor(&self) -> Cursor {
        Cursor {
            next: 0,
            len: self.len(),
            failed: false,
            finished: false,
        }
    }

    pub fn advance(&self, cursor: &mut Cursor) -> Option<Result<K, SizeChanged>> {
        if cursor.finished {
            return None;
        }
        if cursor.failed || cursor.len != self.len() {
            cursor.failed = true;
            return Some(Err(SizeChanged));
        }
        while let Some(entry) = self.entries.get(cursor.next) {
            cursor.next += 1;
            if let Some((key, _)) = entry {
                return Some(Ok(key.clone()));
            }
        }
        cursor.finished = true;
        None
    }
}

impl<K: Eq + Hash + Clone, V> Default for OrderedDict<K, V> {
    fn default() -> Self {
        Self::new()
    }
}
