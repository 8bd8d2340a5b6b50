//! Rejected: each entry remembers when it was used, and every eviction looks through all of them for the oldest

use std::collections::HashMap;
use std::hash::Hash;

pub struct LruCache<K, V> {
    max: Option<usize>,
    entries: HashMap<K, (V, u64)>,
    clock: u64,
    hits: u64,
    misses: u64,
}

impl<K: Eq + Hash + Clone, V: Clone> LruCache<K, V> {
    pub fn new(max: Option<usize>) -> LruCache<K, V> {
        LruCache {
            max,
            entries: HashMap::new(),
            clock: 0,
            hits: 0,
            misses: 0,
        }
    }

    pub fn get(&mut self, key: &K) -> Option<V> {
        self.clock += 1;
        let Some((value, used)) = self.entries.get_mut(key) else {
            self.misses += 1;
            return None;
        };
        self.hits += 1;
        *used = self.clock;
        Some(value.clone())
    }

    pub fn peek(&self, key: &K) -> Option<&V> {
        self.entries.get(key).map(|(value, _)| value)
    }

    pub fn put(&mut self, key: K, value: V) -> Option<V> {
        if self.max == Some(0) {
            return None;
        }
        if !self.entries.contains_key(&key) && self.max == Some(self.entries.len()) {
            let oldest = self.entries.iter().min_by_key(|(_, (_, used))| *used);
            if let Some(oldest) = oldest.map(|(key, _)| key.clone()) {
                self.entries.remove(&oldest);
            }
        }
        self.clock += 1;
        self.entries
            .insert(key, (value, self.clock))
            .map(|(old, _)| old)
    }

    pub fn remove(&mut self, key: &K) -> Option<V> {
        self.entries.remove(key).map(|(value, _)| value)
    }

    pub fn keys(&self) -> Vec<K> {
        let mut entries: Vec<(&K, u64)> = self
            .entries
            .iter()
            .map(|(key, (_, used))| (key, *used))
            .collect();
        entries.sort_by_key(|(_, used)| *used);
        entries.into_iter().map(|(key, _)| key.clone()).collect()
    }

    pub fn stats(&self) -> (u64, u64, usize) {
        (self.hits, self.misses, self.entries.len())
    }

    pub fn clear(&mut self) {
        *self = LruCache::new(self.max);
    }
}

pub fn cached_fib(cache: &mut LruCache<u64, u64>, n: u64) -> (u64, u64) {
    if let Some(value) = cache.get(&n) {
        return (value, 0);
    }
    let (value, computed) = if n < 2 {
        (n, 0)
    } else {
        let (a, first) = cached_fib(cache, n - 1);
        let (b, second) = cached_fib(cache, n - 2);
        (a + b, first + second)
    };
    cache.put(n, value);
    (value, computed + 1)
}
