//! Insertion-ordered dict: a hash map that remembers the order in which its keys arrived.

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

/// The dict was not as long as at the creation of the cursor.
#[derive(Debug, Clone, PartialEq)]
pub struct SizeChanged;

/// How far an iteration has come; it borrows nothing, so the dict may change between two steps.
pub struct Cursor {
    state: State,
}

enum State {
    /// The next entry is the first whose number is at least `from`.
    Walking {
        from: u64,
        len: usize,
    },
    Failed,
    Finished,
}

/// A map that finds its entries by hash and lists them in the order of their insertion.
pub struct OrderedDict<K, V> {
    /// Each new key gets the next number. Numbers are never used again, so none has to be
    /// adjusted when other keys come and go.
    numbers: HashMap<K, u64>,
    entries: BTreeMap<u64, (K, V)>,
    next_number: u64,
}

impl<K: Eq + Hash + Clone, V> OrderedDict<K, V> {
    /// An empty dict.
    pub fn new() -> Self {
        OrderedDict {
            numbers: HashMap::new(),
            entries: BTreeMap::new(),
            next_number: 0,
        }
    }

    /// Puts a new key behind all others and returns `None`. For a key that is there already,
    /// replaces the value, returns the old one and leaves the key in its place.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        if let Some(number) = self.numbers.get(&key) {
            let (_, old) = self.entries.get_mut(number)?;
            return Some(std::mem::replace(old, value));
        }
        self.numbers.insert(key.clone(), self.next_number);
        self.entries.insert(self.next_number, (key, value));
        self.next_number += 1;
        None
    }

    /// The value of `key`.
    pub fn get(&self, key: &K) -> Option<&V> {
        let number = self.numbers.get(key)?;
        self.entries.get(number).map(|(_, value)| value)
    }

    /// Takes the entry of `key` out and returns its value.
    pub fn remove(&mut self, key: &K) -> Option<V> {
        let number = self.numbers.remove(key)?;
        self.entries.remove(&number).map(|(_, value)| value)
    }

    /// The number of entries.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// All keys in the order of their insertion.
    pub fn keys(&self) -> Vec<K> {
        self.entries.values().map(|(key, _)| key.clone()).collect()
    }

    /// Starts an iteration in front of the first entry and remembers the present length.
    pub fn cursor(&self) -> Cursor {
        Cursor {
            state: State::Walking {
                from: 0,
                len: self.len(),
            },
        }
    }

    /// The key of the next entry; `None` at the end and ever after; `Some(Err(SizeChanged))`
    /// and ever after that, if the length is not the one that `cursor` remembers.
    pub fn advance(&self, cursor: &mut Cursor) -> Option<Result<K, SizeChanged>> {
        match cursor.state {
            State::Finished => None,
            State::Failed => Some(Err(SizeChanged)),
            State::Walking { len, .. } if len != self.len() => {
                cursor.state = State::Failed;
                Some(Err(SizeChanged))
            }
            State::Walking { from, len } => match self.entries.range(from..).next() {
                Some((&number, (key, _))) => {
                    let from = number + 1;
                    cursor.state = State::Walking { from, len };
                    Some(Ok(key.clone()))
                }
                None => {
                    cursor.state = State::Finished;
                    None
                }
            },
        }
    }
}

impl<K: Eq + Hash + Clone, V> Default for OrderedDict<K, V> {
    fn default() -> Self {
        Self::new()
    }
}
