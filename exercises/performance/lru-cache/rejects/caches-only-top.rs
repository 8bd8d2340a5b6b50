//! Rejected: the outermost call goes through the cache, the recursion below it does not

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

pub struct LruCache<K, V> {
    max: Option<usize>,
    values: HashMap<K, (V, u64)>,
    order: BTreeMap<u64, K>,
    clock: u64,
    hits: u64,
    misses: u64,
}

impl<K: Eq + Hash + Clone, V: Clone> LruCache<K, V> {
    pub fn new(max: Option<usize>) -> LruCache<K, V> {
        LruCache {
            max,
            values: HashMap::new(),
            order: BTreeMap::new(),
            clock: 0,
            hits: 0,
            misses: 0,
        }
    }

    fn touch(&mut self, key: &K) {
        if let Some((_, time)) = self.values.get_mut(key) {
            self.order.remove(time);
            self.clock += 1;
            *time = self.clock;
            self.order.insert(self.clock, key.clone());
        }
    }

    pub fn get(&mut self, key: &K) -> Option<V> {
        if self.values.contains_key(key) {
            self.hits += 1;
            self.touch(key);
        } else {
            self.misses += 1;
        }
        self.values.get(key).map(|(value, _)| value.clone())
    }

    pub fn peek(&self, key: &K) -> Option<&V> {
        self.values.get(key).map(|(value, _)| value)
    }

    pub fn put(&mut self, key: K, value: V) -> Option<V> {
        if let Some((old, _)) = self.values.get_mut(&key) {
            let old = std::mem::replace(old, value);
            self.touch(&key);
            return Some(old);
        }
        if self.max == Some(0) {
            return None;
        }
        if self.max == Some(self.values.len()) {
            self.evict();
        }
        self.clock += 1;
        self.order.insert(self.clock, key.clone());
        self.values.insert(key, (value, self.clock));
        None
    }

    fn evict(&mut self) {
        if let Some((_, oldest)) = self.order.pop_first() {
            self.values.remove(&oldest);
        }
    }

    pub fn remove(&mut self, key: &K) -> Option<V> {
        let (value, time) = self.values.remove(key)?;
        self.order.remove(&time);
        Some(value)
    }

    pub fn keys(&self) -> Vec<K> {
        self.order.values().cloned().collect()
    }

    pub fn stats(&self) -> (u64, u64, usize) {
        (self.hits, self.misses, self.values.len())
    }

    pub fn clear(&mut self) {
        self.values.clear();
        self.order.clear();
        self.hits = 0;
        self.misses = 0;
    }
}

pub fn cached_fib(cache: &mut LruCache<u64, u64>, n: u64) -> (u64, u64) {
    if let Some(value) = cache.get(&n) {
        return (value, 0);
    }
    let (value, computed) = plain_fib(n);
    cache.put(n, value);
    (value, computed)
}

fn plain_fib(n: u64) -> (u64, u64) {
    if n < 2 {
        return (n, 1);
    }
    let (a, first) = plain_fib(n - 1);
    let (b, second) = plain_fib(n - 2);
    (a + b, first + second + 1)
}
