//! Grouping with a default map and a custom key: what makes a good hash key, and how to ask for it only once.

use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

/// A text that is compared and hashed without regard to the case of ASCII letters.
#[derive(Debug, Clone)]
pub struct CiKey(pub String);

impl PartialEq for CiKey {
    /// Whether the texts are equal when upper and lower case ASCII letters count as the same.
    fn eq(&self, other: &Self) -> bool {
        todo!()
    }
}

impl Eq for CiKey {}

impl Hash for CiKey {
    /// Equal keys give equal hashes.
    fn hash<H: Hasher>(&self, state: &mut H) {
        todo!()
    }
}

/// Puts the items into groups of equal keys. Groups stand in the order of their first items, items
/// within a group in the order of the input. `key` is called once for each item, in input order.
pub fn group_by<T, K: Eq + Hash + Clone>(
    items: Vec<T>,
    key: &mut dyn FnMut(&T) -> K,
) -> Vec<(K, Vec<T>)> {
    todo!()
}

/// A map that makes the value of a key when the key is asked for the first time.
pub struct DefaultMap<K, V> {
    // your fields instead of this one
    _p: PhantomData<(K, V)>,
}

impl<K: Eq + Hash + Clone, V> DefaultMap<K, V> {
    /// An empty map; `make` makes the value of each new key.
    pub fn new(make: Box<dyn Fn() -> V>) -> Self {
        todo!()
    }

    /// The value of `key`, which is made first if the key is new.
    pub fn get_mut(&mut self, key: K) -> &mut V {
        todo!()
    }

    /// The value of `key` if there is one; never makes a value.
    pub fn peek(&self, key: &K) -> Option<&V> {
        todo!()
    }

    /// The number of keys.
    pub fn len(&self) -> usize {
        todo!()
    }

    /// Whether there is no key.
    pub fn is_empty(&self) -> bool {
        todo!()
    }

    /// All keys with their values, in the order in which the keys were created.
    pub fn entries(&self) -> Vec<(&K, &V)> {
        todo!()
    }
}
