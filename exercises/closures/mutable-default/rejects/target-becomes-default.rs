//! Rejected: a list that was passed once is the target of the next call without one

use std::cell::RefCell;
use std::rc::Rc;

pub type List = Rc<RefCell<Vec<i64>>>;

pub struct PyFn {
    default: Option<RefCell<List>>,
}

impl PyFn {
    pub fn def_shared() -> PyFn {
        PyFn {
            default: Some(RefCell::default()),
        }
    }

    pub fn def_none() -> PyFn {
        PyFn { default: None }
    }

    pub fn call(&self, item: i64, target: Option<List>) -> List {
        let default = self.default.as_ref();
        let known = default.map(|default| default.borrow().clone());
        let list = target.or(known).unwrap_or_default();
        if let Some(default) = default {
            *default.borrow_mut() = Rc::clone(&list);
        }
        list.borrow_mut().push(item);
        list
    }

    pub fn default_len(&self) -> Option<usize> {
        self.default
            .as_ref()
            .map(|list| list.borrow().borrow().len())
    }
}
