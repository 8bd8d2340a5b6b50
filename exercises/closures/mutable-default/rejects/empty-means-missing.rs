//! Rejected: an empty list counts as no argument, as in target = target or []

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
        let target = target.filter(|list| !list.borrow().is_empty());
        let list = target.or_else(|| self.default.clone()).unwrap_or_default();
        list.borrow_mut().push(item);
        list
    }

    pub fn default_len(&self) -> Option<usize> {
        self.default.as_ref().map(|list| list.borrow().len())
    }
}
