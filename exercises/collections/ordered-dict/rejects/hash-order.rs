//! Rejected: a HashMap lists its keys in the order in which they were inserted

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
    entries: HashMap<K, V>,
}

impl<K: Eq + Hash + Clone, V> OrderedDict<K, V> {
    pub fn new() -> Self {
        OrderedDict {
            entries: HashMap::new(),
        }
    }

    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        self.entries.insert(key, value)
    }

    pub fn get(&self, key: &K) -> Option<&V> {
        self.entries.get(key)
    }

    pub fn remove(&mut self, key: &K) -> Option<V> {
        self.entries.remove(key)
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub fn keys(&self) -> Vec<K> {
        self.entries.keys().cloned().collect()
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
        let Some(key) = self.entries.keys().nth(cursor.next) else {
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
