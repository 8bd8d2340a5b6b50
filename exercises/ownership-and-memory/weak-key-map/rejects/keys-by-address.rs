//! Rejected: keys come in the order of their addresses, as a sorted map has them.

use std::collections::BTreeMap;
use std::rc::{Rc, Weak};

struct Entry<K, V> {
    /// As long as this exists, the object's memory is not given back, so its address belongs to no other object.
    key: Weak<K>,
    value: V,
}

/// Values attached to objects, which are told apart by identity.
pub struct WeakKeyMap<K, V> {
    entries: BTreeMap<*const K, Entry<K, V>>,
}

impl<K, V> WeakKeyMap<K, V> {
    /// A map without values.
    pub fn new() -> WeakKeyMap<K, V> {
        WeakKeyMap {
            entries: BTreeMap::new(),
        }
    }

    /// Attaches a value to an object and returns the one that was attached before.
    pub fn insert(&mut self, key: &Rc<K>, value: V) -> Option<V> {
        if let Some(present) = self.get_mut(key) {
            return Some(std::mem::replace(present, value));
        }

        let entry = Entry {
            key: Rc::downgrade(key),
            value,
        };
        self.entries.insert(Rc::as_ptr(key), entry);
        None
    }

    /// The value of an object.
    pub fn get(&self, key: &Rc<K>) -> Option<&V> {
        Some(&self.entries.get(&Rc::as_ptr(key))?.value)
    }

    /// The value of an object, to be changed.
    pub fn get_mut(&mut self, key: &Rc<K>) -> Option<&mut V> {
        Some(&mut self.entries.get_mut(&Rc::as_ptr(key))?.value)
    }

    /// Takes the value of an object away from it.
    pub fn remove(&mut self, key: &Rc<K>) -> Option<V> {
        Some(self.entries.remove(&Rc::as_ptr(key))?.value)
    }

    /// How many living objects have a value.
    pub fn len(&self) -> usize {
        let entries = self.entries.values();
        entries.filter(|entry| entry.is_alive()).count()
    }

    /// Whether no living object has a value.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The living objects that have a value, in the order of their first insertion.
    pub fn keys(&self) -> Vec<Rc<K>> {
        self.entries
            .values()
            .filter_map(|entry| entry.key.upgrade())
            .collect()
    }

    /// Drops the values of dead objects and returns how many there were.
    pub fn purge(&mut self) -> usize {
        let before = self.entries.len();
        self.entries.retain(|_, entry| entry.is_alive());
        before - self.entries.len()
    }
}

impl<K, V> Entry<K, V> {
    fn is_alive(&self) -> bool {
        self.key.strong_count() > 0
    }
}

impl<K, V> Default for WeakKeyMap<K, V> {
    fn default() -> Self {
        WeakKeyMap::new()
    }
}
