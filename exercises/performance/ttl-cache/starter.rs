//! Cache with size limit and expiry: entries go when they are too old, and the least recently used when there is no room.

use std::cell::{Cell, RefCell};
use std::hash::Hash;
use std::marker::PhantomData;
use std::rc::Rc;

/// A cache of limited size whose entries live for a limited time.
pub struct TtlLru<K, V> {
    // your fields instead of this one
    _p: PhantomData<(K, V)>,
}

impl<K: Eq + Hash + Clone, V: Clone> TtlLru<K, V> {
    /// An empty cache for at most `maxsize` entries, which are valid up to the age of `ttl`.
    pub fn new(maxsize: usize, ttl: Option<u64>, clock: Rc<Cell<u64>>) -> TtlLru<K, V> {
        todo!()
    }

    /// A copy of a valid value, whose entry becomes the most recently used one.
    pub fn get(&mut self, key: &K) -> Option<V> {
        todo!()
    }

    /// Stores a value with age 0 as the most recently used entry.
    pub fn put(&mut self, key: K, value: V) {
        todo!()
    }

    /// The number of valid entries.
    pub fn len(&mut self) -> usize {
        todo!()
    }

    /// Whether there is no valid entry.
    pub fn is_empty(&mut self) -> bool {
        todo!()
    }

    /// The keys of the valid entries, the least recently used first.
    pub fn keys(&mut self) -> Vec<K> {
        todo!()
    }

    /// Removes all entries.
    pub fn clear(&mut self) {
        todo!()
    }

    /// How many valid entries had to make room for others.
    pub fn evictions(&self) -> u64 {
        todo!()
    }
}

/// A function that looks into the cache before it calls `f`.
pub fn cached<A: Eq + Hash + Clone + 'static, R: Clone + 'static>(
    cache: Rc<RefCell<TtlLru<A, R>>>,
    f: Rc<dyn Fn(&A) -> R>,
) -> Rc<dyn Fn(A) -> R> {
    todo!()
}
