//! Rejected: closing the gap in a Vec and renumbering everything behind it is cheap enough for each removal

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
    entries: Vec<(K, V)>,
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
            return Some(std::mem::replace(&mut self.entries[place].1, value));
        }
        self.places.insert(key.clone(), self.entries.len());
        self.entries.push((key, value));
        None
    }

    pub fn get(&self, key: &K) -> Option<&V> {
        let place = *self.places.get(key)?;
        self.entries.get(place).map(|(_, value)| value)
    }

    pub fn remove(&mut self, key: &K) -> Option<V> {
        let place = self.places.remove(key)?;
        let (_, value) = self.entries.remove(place);
        for (later, _) in &self.entries[place..] {
            if let Some(place) = self.places.get_mut(later) {
                *place -= 1;
            }
        }
        Some(value)
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub fn keys(&self) -> Vec<K> {
        self.entries.iter().map(|(key, _)| key.clone()).collect()
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
        let Some((key, _)) = self.entries.get(cursor.next) else {
            cursor.finished = true;
            return None;
        };
        cursor.next += 1;
        Some(Ok(key.clone()))
    }
}

impl<K: Eq + Hash + Clone, V> Default for OrderedDict<K, V> {
    fn default() -> Self {
        Self::new()
    }
}
