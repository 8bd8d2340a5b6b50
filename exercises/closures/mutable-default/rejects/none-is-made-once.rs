//! Rejected: with target=None, the list is made in the first call and kept for later ones

use std::cell::{Cell, RefCell};
use std::rc::Rc;

pub type List = Rc<RefCell<Vec<i64>>>;

pub struct PyFn {
    list: List,
    shared: Cell<bool>,
}

impl PyFn {
    pub fn def_shared() -> PyFn {
        PyFn {
            list: List::default(),
            shared: Cell::new(true),
        }
    }

    pub fn def_none() -> PyFn {
        PyFn {
            list: List::default(),
            shared: Cell::new(false),
        }
    }

    pub fn call(&self, item: i64, target: Option<List>) -> List {
        let list = target.unwrap_or_else(|| Rc::clone(&self.list));
        list.borrow_mut().push(item);
        list
    }

    pub fn default_len(&self) -> Option<usize> {
        self.shared.get().then(|| self.list.borrow().len())
    }
}
