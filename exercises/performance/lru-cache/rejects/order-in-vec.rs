//! Rejected: the order is a Vec of keys that is searched through and closed up again on every use

use std::collections::HashMap;
use std::hash::Hash;

pub struct LruCache<K, V> {
    max: Option<usize>,
    values: HashMap<K, V>,
    order: Vec<K>,
    hits: u64,
    misses: u64,
}

impl<K: Eq + Hash + Clone, V: Clone> LruCache<K, V> {
    pub fn new(max: Option<usize>) -> LruCache<K, V> {
        LruCache {
            max,
            values: HashMap::new(),
            order: Vec::new(),
            hits: 0,
            misses: 0,
        }
    }

    fn forget(&mut self, key: &K) {
        if let Some(place) = self.order.iter().position(|other| other == key) {
            self.order.remove(place);
        }
    }

    pub fn get(&mut self, key: &K) -> Option<V> {
        let Some(value) = self.values.get(key).cloned() else {
            self.misses += 1;
            return None;
        };
        self.hits += 1;
        self.forget(key);
        self.order.push(key.clone());
        Some(value)
    }

    pub fn peek(&self, key: &K) -> Option<&V> {
        self.values.get(key)
    }

    pub fn put(&mut self, key: K, value: V) -> Option<V> {
        if self.max == Some(0) {
            return None;
        }
        if self.values.contains_key(&key) {
            self.forget(&key);
        } else if self.max == Some(self.values.len()) {
            let oldest = self.order.remove(0);
            self.values.remove(&oldest);
        }
        self.order.push(key.clone());
        self.values.insert(key, value)
    }

    pub fn remove(&mut self, key: &K) -> Option<V> {
        self.forget(key);
        self.values.remove(key)
    }

    pub fn keys(&self) -> Vec<K> {
        self.order.clone()
    }

    pub fn stats(&self) -> (u64, u64, usize) {
        (self.hits, self.misses, self.values.len())
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
