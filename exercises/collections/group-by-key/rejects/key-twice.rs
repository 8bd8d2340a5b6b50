//! Rejected: the key can be computed again when the group has to be created

use std::collections::HashMap;
use std::hash::{Hash, Hasher};

#[derive(Debug, Clone)]
pub struct CiKey(pub String);

impl PartialEq for CiKey {
    fn eq(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(&other.0)
    }
}

impl Eq for CiKey {}

impl Hash for CiKey {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.to_ascii_lowercase().hash(state);
    }
}

pub fn group_by<T, K: Eq + Hash + Clone>(
    items: Vec<T>,
    key: &mut dyn FnMut(&T) -> K,
) -> Vec<(K, Vec<T>)> {
    let mut groups = Vec::new();
    let mut places = HashMap::new();
    for item in items {
        let place = *places.entry(key(&item)).or_insert(groups.len());
        if place == groups.len() {
            groups.push((key(&item), Vec::new()));
        }
        groups[place].1.push(item);
    }
    groups
}

pub struct DefaultMap<K, V> {
    make: Box<dyn Fn() -> V>,
    entries: Vec<(K, V)>,
    places: HashMap<K, usize>,
}

impl<K: Eq + Hash + Clone, V> DefaultMap<K, V> {
    pub fn new(make: Box<dyn Fn() -> V>) -> Self {
        DefaultMap {
            make,
            entries: Vec::new(),
            places: HashMap::new(),
        }
    }

    pub fn get_mut(&mut self, key: K) -> &mut V {
        let next = self.entries.len();
        let place = *self.places.entry(key.clone()).or_insert(next);
        if place == next {
            self.entries.push((key, (self.make)()));
        }
        &mut self.entries[place].1
    }

    pub fn peek(&self, key: &K) -> Option<&V> {
        let place = *self.places.get(key)?;
        Some(&self.entries[place].1)
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    pub fn entries(&self) -> Vec<(&K, &V)> {
        self.entries
            .iter()
            .map(|(key, value)| (key, value))
            .collect()
    }
}
