//! Rejected: the caller gets a list with the same items, so it does not matter whether it is the same list

use std::cell::RefCell;
use std::rc::Rc;

pub type List = Rc<RefCell<Vec<i64>>>;

pub struct PyFn {
    default: Option<List>,
}

impl PyFn {
    pub fn def_shared() -> PyFn {
        PyFn {
            default: Some(List::default()),
        }
    }

    pub fn def_none() -> PyFn {
        PyFn { default: None }
    }

    pub fn call(&self, item: i64, target: Option<List>) -> List {
        let list = target.or_else(|| self.default.clone()).unwrap_or_default();
        list.borrow_mut().push(item);
        Rc::new(RefCell::new(list.borrow().clone()))
    }

    pub fn default_len(&self) -> Option<usize> {
        self.default.as_ref().map(|list| list.borrow().len())
    }
}
