//! Rejected: looking at an entry is a use like any other, so peek shares its work with get

use std::cell::Cell;
use std::collections::HashMap;
use std::hash::Hash;

pub struct LruCache<K, V> {
    max: Option<usize>,
    entries: HashMap<K, (V, Cell<u64>)>,
    clock: Cell<u64>,
    hits: Cell<u64>,
    misses: Cell<u64>,
}

impl<K: Eq + Hash + Clone, V: Clone> LruCache<K, V> {
    pub fn new(max: Option<usize>) -> LruCache<K, V> {
        LruCache {
            max,
            entries: HashMap::new(),
            clock: Cell::new(0),
            hits: Cell::new(0),
            misses: Cell::new(0),
        }
    }

    fn tick(&self) -> u64 {
        self.clock.set(self.clock.get() + 1);
        self.clock.get()
    }

    pub fn get(&mut self, key: &K) -> Option<V> {
        self.peek(key).cloned()
    }

    pub fn peek(&self, key: &K) -> Option<&V> {
        let Some((value, used)) = self.entries.get(key) else {
            self.misses.set(self.misses.get() + 1);
            return None;
        };
        self.hits.set(self.hits.get() + 1);
        used.set(self.tick());
        Some(value)
    }

    pub fn put(&mut self, key: K, value: V) -> Option<V> {
        if self.max == Some(0) {
            return None;
        }
        if !self.entries.contains_key(&key) && self.max == Some(self.entries.len()) {
            let oldest = self.keys().remove(0);
            self.entries.remove(&oldest);
        }
        let now = Cell::new(self.tick());
        self.entries.insert(key, (value, now)).map(|(old, _)| old)
    }

    pub fn remove(&mut self, key: &K) -> Option<V> {
        self.entries.remove(key).map(|(value, _)| value)
    }

    pub fn keys(&self) -> Vec<K> {
        let mut entries: Vec<_> = self.entries.iter().collect();
        entries.sort_by_key(|(_, (_, used))| used.get());
        entries.into_iter().map(|(key, _)| key.clone()).collect()
    }

    pub fn stats(&self) -> (u64, u64, usize) {
        (self.hits.get(), self.misses.get(), self.entries.len())
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
