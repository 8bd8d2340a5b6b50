//! Rejected: a cursor that has reached the end still complains when the length differs

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

#[derive(Debug, Clone, PartialEq)]
pub struct SizeChanged;

pub struct Cursor {
    next: u64,
    len: usize,
    failed: bool,
    finished: bool,
}

pub struct OrderedDict<K, V> {
    entries: HashMap<K, (u64, V)>,
    order: BTreeMap<u64, K>,
    counter: u64,
}

impl<K: Eq + Hash + Clone, V> OrderedDict<K, V> {
    pub fn new() -> Self {
        OrderedDict {
            entries: HashMap::new(),
            order: BTreeMap::new(),
            counter: 0,
        }
    }

    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        if let Some((_, old)) = self.entries.get_mut(&key) {
            return Some(std::mem::replace(old, value));
        }
        self.order.insert(self.counter, key.clone());
        self.entries.insert(key, (self.counter, value));
        self.counter += 1;
        None
    }

    pub fn get(&self, key: &K) -> Option<&V> {
        self.entries.get(key).map(|(_, value)| value)
    }

    pub fn remove(&mut self, key: &K) -> Option<V> {
        let (number, value) = self.entries.remove(key)?;
        self.order.remove(&number);
        Some(value)
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub fn keys(&self) -> Vec<K> {
        self.order.values().cloned().collect()
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
        if cursor.failed || cursor.len != self.len() {
            cursor.failed = true;
            return Some(Err(SizeChanged));
        }
        if cursor.finished {
            return None;
        }
        let Some((number, key)) = self.order.range(cursor.next..).next() else {
            cursor.finished = true;
            return None;
        };
        cursor.next = number + 1;
        Some(Ok(key.clone()))
    }
}

impl<K: Eq + Hash + Clone, V> Default for OrderedDict<K, V> {
    fn default() -> Self {
        Self::new()
    }
}
