//! Rejected: keys are compared by their contents, as in any map.

use std::collections::HashMap;
use std::hash::Hash;
use std::rc::Rc;

/// Values attached to objects.
pub struct WeakKeyMap<K, V> {
    values: HashMap<Rc<K>, V>,
}

impl<K: Eq + Hash, V> WeakKeyMap<K, V> {
    pub fn new() -> WeakKeyMap<K, V> {
        WeakKeyMap {
            values: HashMap::new(),
        }
    }

    pub fn insert(&mut self, key: &Rc<K>, value: V) -> Option<V> {
        self.values.insert(Rc::clone(key), value)
    }

    pub fn get(&self, key: &Rc<K>) -> Option<&V> {
        self.values.get(key)
    }

    pub fn get_mut(&mut self, key: &Rc<K>) -> Option<&mut V> {
        self.values.get_mut(key)
    }

    pub fn remove(&mut self, key: &Rc<K>) -> Option<V> {
        self.values.remove(key)
    }

    pub fn len(&self) -> usize {
        self.values
            .keys()
            .filter(|key| Rc::strong_count(key) > 1)
            .count()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn keys(&self) -> Vec<Rc<K>> {
        self.values.keys().cloned().collect()
    }

    pub fn purge(&mut self) -> usize {
        let before = self.values.len();
        self.values.retain(|key, _| Rc::strong_count(key) > 1);
        before - self.values.len()
    }
}
