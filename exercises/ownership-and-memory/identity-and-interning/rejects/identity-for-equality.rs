//! Rejected: lists are equal only if they are the same object.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;
use std::rc::Rc;

/// Whether two handles have equal values, and whether they refer to the same object.
pub fn compare(a: &Rc<Vec<i64>>, b: &Rc<Vec<i64>>) -> (bool, bool) {
    (Rc::ptr_eq(a, b), Rc::ptr_eq(a, b))
}

/// The number of each item's object, numbered from 0 in the order of their first occurrence.
pub fn identity_groups(items: &[Rc<Vec<i64>>]) -> Vec<usize> {
    // All items are alive, so no two objects have the same address.
    groups(items.iter().map(Rc::as_ptr))
}

/// The number of each item's value, numbered from 0 in the order of their first occurrence.
pub fn equality_groups(items: &[Rc<Vec<i64>>]) -> Vec<usize> {
    identity_groups(items)
}

fn groups<K: Eq + Hash>(keys: impl Iterator<Item = K>) -> Vec<usize> {
    let mut numbers = HashMap::new();
    keys.map(|key| {
        let next = numbers.len();
        *numbers.entry(key).or_insert(next)
    })
    .collect()
}

/// Whether some item is `x` itself or equal to it.
pub fn py_contains(items: &[Rc<f64>], x: &Rc<f64>) -> bool {
    items.iter().any(|item| Rc::ptr_eq(item, x) || item == x)
}

/// The objects that stand for numbers and texts.
#[derive(Default)]
pub struct Runtime {
    small: HashMap<i64, Rc<i64>>,
    constants: HashMap<(u32, i64), Rc<i64>>,
    texts: HashSet<Rc<str>>,
}

impl Runtime {
    /// A runtime without any objects.
    pub fn new() -> Runtime {
        Runtime::default()
    }

    /// A computed number: shared from -5 to 256, else a new object.
    pub fn int(&mut self, v: i64) -> Rc<i64> {
        if (-5..=256).contains(&v) {
            Rc::clone(self.small.entry(v).or_insert_with(|| Rc::new(v)))
        } else {
            Rc::new(v)
        }
    }

    /// A number in the source text: shared from -5 to 256, else one object for each unit and number.
    pub fn constant(&mut self, unit: u32, v: i64) -> Rc<i64> {
        // For a small number this keeps one more handle to the object that all share.
        if let Some(known) = self.constants.get(&(unit, v)) {
            return Rc::clone(known);
        }
        let object = self.int(v);
        self.constants.insert((unit, v), Rc::clone(&object));
        object
    }

    /// The one shared object for a text.
    pub fn intern(&mut self, s: &str) -> Rc<str> {
        if let Some(known) = self.texts.get(s) {
            return Rc::clone(known);
        }
        let text = self.fresh(s);
        self.texts.insert(Rc::clone(&text));
        text
    }

    /// A new object for a text.
    pub fn fresh(&self, s: &str) -> Rc<str> {
        Rc::from(s)
    }

    /// How many texts were interned.
    pub fn interned(&self) -> usize {
        self.texts.len()
    }
}
