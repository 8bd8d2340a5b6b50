//! is against ==, small ints and interning: which handles refer to one object.

use std::rc::Rc;

/// Whether two handles have equal values, and whether they refer to the same object.
pub fn compare(a: &Rc<Vec<i64>>, b: &Rc<Vec<i64>>) -> (bool, bool) {
    todo!()
}

/// The number of each item's object, numbered from 0 in the order of their first occurrence.
pub fn identity_groups(items: &[Rc<Vec<i64>>]) -> Vec<usize> {
    todo!()
}

/// The number of each item's value, numbered from 0 in the order of their first occurrence.
pub fn equality_groups(items: &[Rc<Vec<i64>>]) -> Vec<usize> {
    todo!()
}

/// Whether some item is `x` itself or equal to it.
pub fn py_contains(items: &[Rc<f64>], x: &Rc<f64>) -> bool {
    todo!()
}

/// The objects that stand for numbers and texts.
pub struct Runtime {
    // your fields
}

impl Runtime {
    /// A runtime without any objects.
    pub fn new() -> Runtime {
        todo!()
    }

    /// A computed number: shared from -5 to 256, else a new object.
    pub fn int(&mut self, v: i64) -> Rc<i64> {
        todo!()
    }

    /// A number in the source text: shared from -5 to 256, else one object for each unit and number.
    pub fn constant(&mut self, unit: u32, v: i64) -> Rc<i64> {
        todo!()
    }

    /// The one shared object for a text.
    pub fn intern(&mut self, s: &str) -> Rc<str> {
        todo!()
    }

    /// A new object for a text.
    pub fn fresh(&self, s: &str) -> Rc<str> {
        todo!()
    }

    /// How many texts were interned.
    pub fn interned(&self) -> usize {
        todo!()
    }
}
