//! Rejected: an entry is expired when its age has reached the limit.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;
use std::rc::Rc;

struct Entry<V> {
    value: V,
    /// The time at which the value was stored.
    time: u64,
    /// The entry's place in the order of storing.
    stored: u64,
    /// The entry's place in the order of use.
    used: u64,
}

/// A cache of limited size whose entries live for a limited time.
pub struct TtlLru<K, V> {
    maxsize: usize,
    ttl: Option<u64>,
    clock: Rc<Cell<u64>>,
    entries: HashMap<K, Entry<V>>,
    by_storing: BTreeMap<u64, K>,
    by_use: BTreeMap<u64, K>,
    /// Numbers the stores and uses one after the other.
    operations: u64,
    evictions: u64,
}

impl<K: Eq + Hash + Clone, V: Clone> TtlLru<K, V> {
    /// An empty cache for at most `maxsize` entries, which are valid up to the age of `ttl`.
    pub fn new(maxsize: usize, ttl: Option<u64>, clock: Rc<Cell<u64>>) -> TtlLru<K, V> {
        TtlLru {
            maxsize,
            ttl,
            clock,
            entries: HashMap::new(),
            by_storing: BTreeMap::new(),
            by_use: BTreeMap::new(),
            operations: 0,
            evictions: 0,
        }
    }

    /// A copy of a valid value, whose entry becomes the most recently used one.
    pub fn get(&mut self, key: &K) -> Option<V> {
        self.remove_expired();
        let entry = self.entries.get_mut(key)?;
        self.by_use.remove(&entry.used);
        self.operations += 1;
        entry.used = self.operations;
        self.by_use.insert(entry.used, key.clone());
        Some(entry.value.clone())
    }

    /// Stores a value with age 0 as the most recently used entry.
    pub fn put(&mut self, key: K, value: V) {
        self.remove_expired();
        self.remove(&key);
        if self.entries.len() == self.maxsize
            && let Some(oldest) = self.by_use.values().next().cloned()
        {
            self.remove(&oldest);
            self.evictions += 1;
        }
        self.operations += 1;
        let entry = Entry {
            value,
            time: self.clock.get(),
            stored: self.operations,
            used: self.operations,
        };
        self.by_storing.insert(entry.stored, key.clone());
        self.by_use.insert(entry.used, key.clone());
        self.entries.insert(key, entry);
    }

    /// The number of valid entries.
    pub fn len(&mut self) -> usize {
        self.remove_expired();
        self.entries.len()
    }

    /// Whether there is no valid entry.
    pub fn is_empty(&mut self) -> bool {
        self.len() == 0
    }

    /// The keys of the valid entries, the least recently used first.
    pub fn keys(&mut self) -> Vec<K> {
        self.remove_expired();
        self.by_use.values().cloned().collect()
    }

    /// Removes all entries.
    pub fn clear(&mut self) {
        self.entries.clear();
        self.by_storing.clear();
        self.by_use.clear();
    }

    /// How many valid entries had to make room for others.
    pub fn evictions(&self) -> u64 {
        self.evictions
    }

    /// Every method begins with this, so that all entries it finds are valid.
    fn remove_expired(&mut self) {
        // The clock never goes back, so who was stored first expires first.
        while let Some(key) = self.by_storing.values().next().cloned()
            && self.is_expired(&key)
        {
            self.remove(&key);
        }
    }

    fn is_expired(&self, key: &K) -> bool {
        let age = self.clock.get() - self.entries[key].time;
        self.ttl.is_some_and(|ttl| age >= ttl)
    }

    /// Takes an entry, if there is one, out of all three maps.
    fn remove(&mut self, key: &K) {
        if let Some(entry) = self.entries.remove(key) {
            self.by_storing.remove(&entry.stored);
            self.by_use.remove(&entry.used);
        }
    }
}

/// A function that looks into the cache before it calls `f`.
pub fn cached<A: Eq + Hash + Clone + 'static, R: Clone + 'static>(
    cache: Rc<RefCell<TtlLru<A, R>>>,
    f: Rc<dyn Fn(&A) -> R>,
) -> Rc<dyn Fn(A) -> R> {
    Rc::new(move |arg| {
        let known = cache.borrow_mut().get(&arg);
        // No borrow of the cache is left when `f` runs, because it may come back here.
        known.unwrap_or_else(|| {
            let result = f(&arg);
            cache.borrow_mut().put(arg, result.clone());
            result
        })
    })
}
