//! Rejected: a vector of weak handles that is searched through for every operation.

use std::rc::{Rc, Weak};

/// Values attached to objects, which are told apart by identity.
pub struct WeakKeyMap<K, V> {
    entries: Vec<(Weak<K>, V)>,
}

impl<K, V> WeakKeyMap<K, V> {
    pub fn new() -> WeakKeyMap<K, V> {
        WeakKeyMap {
            entries: Vec::new(),
        }
    }

    fn position(&self, key: &Rc<K>) -> Option<usize> {
        self.entries
            .iter()
            .position(|(weak, _)| weak.as_ptr() == Rc::as_ptr(key))
    }

    pub fn insert(&mut self, key: &Rc<K>, value: V) -> Option<V> {
        match self.position(key) {
            Some(at) => Some(std::mem::replace(&mut self.entries[at].1, value)),
            None => {
                self.entries.push((Rc::downgrade(key), value));
                None
            }
        }
    }

    pub fn get(&self, key: &Rc<K>) -> Option<&V> {
        Some(&self.entries[self.position(key)?].1)
    }

    pub fn get_mut(&mut self, key: &Rc<K>) -> Option<&mut V> {
        let at = self.position(key)?;
        Some(&mut self.entries[at].1)
    }

    pub fn remove(&mut self, key: &Rc<K>) -> Option<V> {
        let at = self.position(key)?;
        Some(self.entries.remove(at).1)
    }

    pub fn len(&self) -> usize {
        self.entries
            .iter()
            .filter(|(key, _)| key.strong_count() > 0)
            .count()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn keys(&self) -> Vec<Rc<K>> {
        self.entries
            .iter()
            .filter_map(|(key, _)| key.upgrade())
            .collect()
    }

    pub fn purge(&mut self) -> usize {
        let before = self.entries.len();
        self.entries.retain(|(key, _)| key.strong_count() > 0);
        before - self.entries.len()
    }
}
