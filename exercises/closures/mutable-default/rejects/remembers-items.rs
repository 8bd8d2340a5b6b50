//! Rejected: the function remembers the items of its calls and makes the list of them

use std::cell::RefCell;
use std::rc::Rc;

pub type List = Rc<RefCell<Vec<i64>>>;

pub struct PyFn {
    items: Option<RefCell<Vec<i64>>>,
    list: List,
}

impl PyFn {
    pub fn def_shared() -> PyFn {
        PyFn {
            items: Some(RefCell::default()),
            list: List::default(),
        }
    }

    pub fn def_none() -> PyFn {
        PyFn {
            items: None,
            list: List::default(),
        }
    }

    pub fn call(&self, item: i64, target: Option<List>) -> List {
        match (target, &self.items) {
            (Some(list), _) => {
                list.borrow_mut().push(item);
                list
            }
            (None, Some(items)) => {
                items.borrow_mut().push(item);
                *self.list.borrow_mut() = items.borrow().clone();
                Rc::clone(&self.list)
            }
            (None, None) => Rc::new(RefCell::new(vec![item])),
        }
    }

    pub fn default_len(&self) -> Option<usize> {
        self.items.as_ref().map(|items| items.borrow().len())
    }
}
