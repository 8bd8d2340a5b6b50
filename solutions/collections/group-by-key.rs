//! Grouping with a default map and a custom key: what makes a good hash key, and how to ask for it only once.

use std::collections::hash_map::{Entry, HashMap};
use std::hash::{Hash, Hasher};

/// A text that is compared and hashed without regard to the case of ASCII letters.
#[derive(Debug, Clone)]
pub struct CiKey(pub String);

impl PartialEq for CiKey {
    /// Whether the texts are equal when upper and lower case ASCII letters count as the same.
    fn eq(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(&other.0)
    }
}

impl Eq for CiKey {}

impl Hash for CiKey {
    /// Equal keys give equal hashes.
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.to_ascii_lowercase().hash(state);
    }
}

/// Puts the items into groups of equal keys. Groups stand in the order of their first items, items
/// within a group in the order of the input. `key` is called once for each item, in input order.
pub fn group_by<T, K: Eq + Hash + Clone>(
    items: Vec<T>,
    key: &mut dyn FnMut(&T) -> K,
) -> Vec<(K, Vec<T>)> {
    let mut groups: Vec<(K, Vec<T>)> = Vec::new();
    let mut places: HashMap<K, usize> = HashMap::new();
    for item in items {
        // One look-up both finds the group of a known key and makes room for a new one.
        match places.entry(key(&item)) {
            Entry::Occupied(place) => groups[*place.get()].1.push(item),
            Entry::Vacant(place) => {
                groups.push((place.key().clone(), vec![item]));
                place.insert(groups.len() - 1);
            }
        }
    }
    groups
}

/// A map that makes the value of a key when the key is asked for the first time.
pub struct DefaultMap<K, V> {
    make: Box<dyn Fn() -> V>,
    entries: Vec<(K, V)>,
    /// Where in `entries` each key stands.
    places: HashMap<K, usize>,
}

impl<K: Eq + Hash + Clone, V> DefaultMap<K, V> {
    /// An empty map; `make` makes the value of each new key.
    pub fn new(make: Box<dyn Fn() -> V>) -> Self {
        DefaultMap {
            make,
            entries: Vec::new(),
            places: HashMap::new(),
        }
    }

    /// The value of `key`, which is made first if the key is new.
    pub fn get_mut(&mut self, key: K) -> &mut V {
        let place = match self.places.entry(key) {
            Entry::Occupied(place) => *place.get(),
            Entry::Vacant(place) => {
                self.entries.push((place.key().clone(), (self.make)()));
                *place.insert(self.entries.len() - 1)
            }
        };
        &mut self.entries[place].1
    }

    /// The value of `key` if there is one; never makes a value.
    pub fn peek(&self, key: &K) -> Option<&V> {
        let place = *self.places.get(key)?;
        Some(&self.entries[place].1)
    }

    /// The number of keys.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no key.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// All keys with their values, in the order in which the keys were created.
    pub fn entries(&self) -> Vec<(&K, &V)> {
        self.entries
            .iter()
            .map(|(key, value)| (key, value))
            .collect()
    }
}
