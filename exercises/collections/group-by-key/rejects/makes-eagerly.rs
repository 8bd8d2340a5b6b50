//! Rejected: or_insert runs its argument only for a new key, as Python's setdefault seems to

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
        let key = key(&item);
        let place = *places.entry(key.clone()).or_insert(groups.len());
        if place == groups.len() {
            groups.push((key, Vec::new()));
        }
        groups[place].1.push(item);
    }
    groups
}

pub struct DefaultMap<K, V> {
    make: Box<dyn Fn() -> V>,
    values: HashMap<K, V>,
    order: HashMap<K, usize>,
}

impl<K: Eq + Hash + Clone, V> DefaultMap<K, V> {
    pub fn new(make: Box<dyn Fn() -> V>) -> Self {
        DefaultMap {
            make,
            values: HashMap::new(),
            order: HashMap::new(),
        }
    }

    pub fn get_mut(&mut self, key: K) -> &mut V {
        if !self.order.contains_key(&key) {
            self.order.insert(key.clone(), self.order.len());
        }
        self.values.entry(key).or_insert((self.make)())
    }

    pub fn peek(&self, key: &K) -> Option<&V> {
        self.values.get(key)
    }

    pub fn len(&self) -> usize {
        self.values.len()
    }

    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    pub fn entries(&self) -> Vec<(&K, &V)> {
        let mut entries: Vec<(&K, &V)> = self.values.iter().collect();
        entries.sort_by_key(|(key, _)| self.order[key]);
        entries
    }
}
