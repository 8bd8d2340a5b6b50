//! LRU cache: a map of limited size that forgets what has not been used for the longest time.

use std::hash::Hash;
use std::marker::PhantomData;

/// A cache that evicts the least recently used entry when it grows beyond its limit.
pub struct LruCache<K, V> {
    // your fields instead of this one
    _p: PhantomData<(K, V)>,
}

impl<K: Eq + Hash + Clone, V: Clone> LruCache<K, V> {
    /// An empty cache for at most `max` entries; `None` means that there is no limit.
    pub fn new(max: Option<usize>) -> LruCache<K, V> {
        todo!()
    }

    /// A copy of the value of `key`, whose entry becomes the most recently used one.
    /// Counts a hit if the key is there and a miss if not.
    pub fn get(&mut self, key: &K) -> Option<V> {
        todo!()
    }

    /// The value of `key`; neither the order nor the counters change.
    pub fn peek(&self, key: &K) -> Option<&V> {
        todo!()
    }

    /// Stores `value` under `key` as the most recently used entry and returns the value that
    /// stood there before. A new key that exceeds the limit evicts the least recently used entry.
    pub fn put(&mut self, key: K, value: V) -> Option<V> {
        todo!()
    }

    /// Takes the entry of `key` out and returns its value; counts neither a hit nor a miss.
    pub fn remove(&mut self, key: &K) -> Option<V> {
        todo!()
    }

    /// All keys, the least recently used first, the most recently used last.
    pub fn keys(&self) -> Vec<K> {
        todo!()
    }

    /// The number of hits, of misses, and of entries held now.
    pub fn stats(&self) -> (u64, u64, usize) {
        todo!()
    }

    /// Removes all entries and sets both counters to 0; the limit stays.
    pub fn clear(&mut self) {
        todo!()
    }
}

/// The `n`-th Fibonacci number by plain recursion, every call looking into `cache` first,
/// and how many values had to be computed because the cache did not have them.
pub fn cached_fib(cache: &mut LruCache<u64, u64>, n: u64) -> (u64, u64) {
    todo!()
}
