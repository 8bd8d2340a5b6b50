//! The shared default argument: what `def append_item(item, target=[])` keeps between its calls.

use std::cell::RefCell;
use std::rc::Rc;

/// A Python list of numbers: every clone of the `Rc` is another reference to the same list.
pub type List = Rc<RefCell<Vec<i64>>>;

/// A function object of `append_item`.
pub struct PyFn {
    /// The list that was made together with the function, if it has one.
    default: Option<List>,
}

impl PyFn {
    /// `def append_item(item, target=[])`.
    pub fn def_shared() -> PyFn {
        PyFn {
            default: Some(List::default()),
        }
    }

    /// `def append_item(item, target=None)`, with a new list in each call without a target.
    pub fn def_none() -> PyFn {
        PyFn { default: None }
    }

    /// Appends `item` to the target, or to the default without one, and returns that same list.
    pub fn call(&self, item: i64, target: Option<List>) -> List {
        let list = target.or_else(|| self.default.clone()).unwrap_or_default();
        list.borrow_mut().push(item);
        list
    }

    /// How long the default list is now; `None` for a function that has none.
    pub fn default_len(&self) -> Option<usize> {
        self.default.as_ref().map(|list| list.borrow().len())
    }
}
