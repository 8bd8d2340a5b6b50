//! Rejected: the default belongs to the code of the function, so all definitions share it

use std::cell::RefCell;
use std::rc::Rc;

pub type List = Rc<RefCell<Vec<i64>>>;

thread_local! {
    static DEFAULT: List = List::default();
}

pub struct PyFn {
    default: Option<List>,
}

impl PyFn {
    pub fn def_shared() -> PyFn {
        PyFn {
            default: Some(DEFAULT.with(Rc::clone)),
        }
    }

    pub fn def_none() -> PyFn {
        PyFn { default: None }
    }

    pub fn call(&self, item: i64, target: Option<List>) -> List {
        let list = target.or_else(|| self.default.clone()).unwrap_or_default();
        list.borrow_mut().push(item);
        list
    }

    pub fn default_len(&self) -> Option<usize> {
        self.default.as_ref().map(|list| list.borrow().len())
    }
}
