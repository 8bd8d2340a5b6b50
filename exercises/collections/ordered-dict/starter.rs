//! Insertion-ordered dict: a hash map that remembers the order in which its keys arrived.

use std::hash::Hash;
use std::marker::PhantomData;

/// The dict was not as long as at the creation of the cursor.
#[derive(Debug, Clone, PartialEq)]
pub struct SizeChanged;

/// How far an iteration has come; it borrows nothing, so the dict may change between two steps.
pub struct Cursor {
    // your fields
}

/// A map that finds its entries by hash and lists them in the order of their insertion.
pub struct OrderedDict<K, V> {
    // your fields instead of this one
    _p: PhantomData<(K, V)>,
}

impl<K: Eq + Hash + Clone, V> OrderedDict<K, V> {
    /// An empty dict.
    pub fn new() -> Self {
        todo!()
    }

    /// Puts a new key behind all others and returns `None`. For a key that is there already,
    /// replaces the value, returns the old one and leaves the key in its place.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        todo!()
    }

    /// The value of `key`.
    pub fn get(&self, key: &K) -> Option<&V> {
        todo!()
    }

    /// Takes the entry of `key` out and returns its value.
    pub fn remove(&mut self, key: &K) -> Option<V> {
        todo!()
    }

    /// The number of entries.
    pub fn len(&self) -> usize {
        todo!()
    }

    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        todo!()
    }

    /// All keys in the order of their insertion.
    pub fn keys(&self) -> Vec<K> {
        todo!()
    }

    /// Starts an iteration in front of the first entry and remembers the present length.
    pub fn cursor(&self) -> Cursor {
        todo!()
    }

    /// The key of the next entry; `None` at the end and ever after; `Some(Err(SizeChanged))`
    /// and ever after that, if the length is not the one that `cursor` remembers.
    pub fn advance(&self, cursor: &mut Cursor) -> Option<Result<K, SizeChanged>> {
        todo!()
    }
}

impl<K: Eq + Hash + Clone, V> Default for OrderedDict<K, V> {
    fn default() -> Self {
        Self::new()
    }
}
