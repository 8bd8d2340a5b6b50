//! LRU cache: a map of limited size that forgets what has not been used for the longest time.

use std::collections::HashMap;
use std::hash::Hash;

/// One entry, and its place in a doubly linked list whose links are positions in a `Vec`.
struct Node<K, V> {
    key: K,
    value: V,
    older: Option<usize>,
    newer: Option<usize>,
}

/// A cache that evicts the least recently used entry when it grows beyond its limit.
pub struct LruCache<K, V> {
    max: Option<usize>,
    nodes: Vec<Node<K, V>>,
    positions: HashMap<K, usize>,
    oldest: Option<usize>,
    newest: Option<usize>,
    hits: u64,
    misses: u64,
}

impl<K: Eq + Hash + Clone, V: Clone> LruCache<K, V> {
    /// An empty cache for at most `max` entries; `None` means that there is no limit.
    pub fn new(max: Option<usize>) -> LruCache<K, V> {
        LruCache {
            max,
            nodes: Vec::new(),
            positions: HashMap::new(),
            oldest: None,
            newest: None,
            hits: 0,
            misses: 0,
        }
    }

    /// A copy of the value of `key`, whose entry becomes the most recently used one.
    /// Counts a hit if the key is there and a miss if not.
    pub fn get(&mut self, key: &K) -> Option<V> {
        let Some(&at) = self.positions.get(key) else {
            self.misses += 1;
            return None;
        };
        self.hits += 1;
        self.refresh(at);
        Some(self.nodes[at].value.clone())
    }

    /// The value of `key`; neither the order nor the counters change.
    pub fn peek(&self, key: &K) -> Option<&V> {
        self.positions.get(key).map(|&at| &self.nodes[at].value)
    }

    /// Stores `value` under `key` as the most recently used entry and returns the value that
    /// stood there before. A new key that exceeds the limit evicts the least recently used entry.
    pub fn put(&mut self, key: K, value: V) -> Option<V> {
        if let Some(&at) = self.positions.get(&key) {
            self.refresh(at);
            return Some(std::mem::replace(&mut self.nodes[at].value, value));
        }
        if self.max == Some(0) {
            return None;
        }
        if let Some(oldest) = self.oldest
            && self.max == Some(self.nodes.len())
        {
            self.take_out(oldest);
        }
        let at = self.nodes.len();
        self.positions.insert(key.clone(), at);
        self.nodes.push(Node {
            key,
            value,
            older: None,
            newer: None,
        });
        self.link_as_newest(at);
        None
    }

    /// Takes the entry of `key` out and returns its value; counts neither a hit nor a miss.
    pub fn remove(&mut self, key: &K) -> Option<V> {
        let at = *self.positions.get(key)?;
        Some(self.take_out(at))
    }

    /// All keys, the least recently used first, the most recently used last.
    pub fn keys(&self) -> Vec<K> {
        std::iter::successors(self.oldest, |&at| self.nodes[at].newer)
            .map(|at| self.nodes[at].key.clone())
            .collect()
    }

    /// The number of hits, of misses, and of entries held now.
    pub fn stats(&self) -> (u64, u64, usize) {
        (self.hits, self.misses, self.nodes.len())
    }

    /// Removes all entries and sets both counters to 0; the limit stays.
    pub fn clear(&mut self) {
        *self = LruCache::new(self.max);
    }

    fn refresh(&mut self, at: usize) {
        self.unlink(at);
        self.link_as_newest(at);
    }

    fn unlink(&mut self, at: usize) {
        let Node { older, newer, .. } = self.nodes[at];
        self.set_newer_of(older, newer);
        self.set_older_of(newer, older);
    }

    fn link_as_newest(&mut self, at: usize) {
        let before = self.newest;
        self.nodes[at].older = before;
        self.nodes[at].newer = None;
        self.set_newer_of(before, Some(at));
        self.newest = Some(at);
    }

    /// Removes the node at `at` from all three places: the list, the map and the `Vec`.
    fn take_out(&mut self, at: usize) -> V {
        self.unlink(at);
        // The last node fills the gap in constant time; whoever pointed to it must follow.
        let node = self.nodes.swap_remove(at);
        self.positions.remove(&node.key);
        if let Some(&Node { older, newer, .. }) = self.nodes.get(at) {
            self.set_newer_of(older, Some(at));
            self.set_older_of(newer, Some(at));
            self.positions.insert(self.nodes[at].key.clone(), at);
        }
        node.value
    }

    /// Sets the link to the newer neighbour; before the oldest node that is `oldest` itself.
    fn set_newer_of(&mut self, at: Option<usize>, newer: Option<usize>) {
        match at {
            Some(at) => self.nodes[at].newer = newer,
            None => self.oldest = newer,
        }
    }

    /// Sets the link to the older neighbour; behind the newest node that is `newest` itself.
    fn set_older_of(&mut self, at: Option<usize>, older: Option<usize>) {
        match at {
            Some(at) => self.nodes[at].older = older,
            None => self.newest = older,
        }
    }
}

/// The `n`-th Fibonacci number by plain recursion, every call looking into `cache` first,
/// and how many values had to be computed because the cache did not have them.
pub fn cached_fib(cache: &mut LruCache<u64, u64>, n: u64) -> (u64, u64) {
    // `get` returns a copy, so nothing is borrowed from the cache while the recursion changes it.
    if let Some(value) = cache.get(&n) {
        return (value, 0);
    }
    let (value, computed_below) = if n < 2 {
        (n, 0)
    } else {
        let (previous, computed) = cached_fib(cache, n - 1);
        let (one_before, computed_again) = cached_fib(cache, n - 2);
        (previous + one_before, computed + computed_again)
    };
    cache.put(n, value);
    (value, computed_below + 1)
}
