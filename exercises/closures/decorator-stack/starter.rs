//! Stacked decorators and wraps: functions as values, and functions that replace them.

use std::cell::RefCell;
use std::rc::Rc;

/// Lines written down by whoever holds a handle, oldest first.
pub type Log = Rc<RefCell<Vec<String>>>;

/// A function together with what Python keeps in its attributes.
#[derive(Clone)]
pub struct Func {
    /// The name, `__name__` in Python.
    pub name: String,
    /// The description, `__doc__` in Python.
    pub doc: String,
    /// The function that this one was wrapped around, `__wrapped__` in Python.
    pub wrapped: Option<Rc<Func>>,
    /// What a call does.
    pub body: Rc<dyn Fn(i64) -> i64>,
}

/// Takes a function and returns the one that takes its place.
pub type Decorator = Box<dyn Fn(Func) -> Func>;

/// Logs `build LABEL` at once and returns a decorator that logs `apply LABEL` for each function it is given. The function
/// it returns logs `enter LABEL`, calls the wrapped body, logs `leave LABEL` and returns what that call gave; it keeps name
/// and doc and links to the wrapped function.
pub fn traced(label: &str, log: Log) -> Decorator {
    todo!()
}

/// Returns a decorator whose function calls the wrapped body `times` times with the same argument and returns the last
/// result, or 0 if there is none; it keeps name and doc and links to the wrapped function.
pub fn repeat(times: usize) -> Decorator {
    todo!()
}

/// Returns a decorator whose function logs `careless` and then calls the wrapped body. It is called `wrapper`, has an empty
/// doc and no link.
pub fn careless(log: Log) -> Decorator {
    todo!()
}

/// Applies decorators that are listed from top to bottom, as above a `def`: the last one comes first.
pub fn stack(decorators: Vec<Decorator>, f: Func) -> Func {
    todo!()
}

/// A copy of the function at the end of the chain of links, which is `f` itself if it has none.
pub fn unwrap_all(f: &Func) -> Func {
    todo!()
}
