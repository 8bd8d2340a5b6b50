//! The shared default argument: what `def append_item(item, target=[])` keeps between its calls.

use std::cell::RefCell;
use std::rc::Rc;

/// A Python list of numbers: every clone of the `Rc` is another reference to the same list.
pub type List = Rc<RefCell<Vec<i64>>>;

/// A function object of `append_item`.
pub struct PyFn {
    // your fields
}

impl PyFn {
    /// `def append_item(item, target=[])`.
    pub fn def_shared() -> PyFn {
        todo!()
    }

    /// `def append_item(item, target=None)`, with a new list in each call without a target.
    pub fn def_none() -> PyFn {
        todo!()
    }

    /// Appends `item` to the target, or to the default without one, and returns that same list.
    pub fn call(&self, item: i64, target: Option<List>) -> List {
        todo!()
    }

    /// How long the default list is now; `None` for a function that has none.
    pub fn default_len(&self) -> Option<usize> {
        todo!()
    }
}
