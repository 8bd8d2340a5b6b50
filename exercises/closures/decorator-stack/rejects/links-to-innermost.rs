//! Rejected: the link of each layer goes straight to the undecorated function instead of to the layer below

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

/// A decorator that logs when it is built, when it is applied, and around each call.
pub fn traced(label: &str, log: Log) -> Decorator {
    log.borrow_mut().push(format!("build {label}"));
    let label = label.to_string();
    Box::new(move |f| {
        log.borrow_mut().push(format!("apply {label}"));
        // The decorator may be applied again, so each function gets handles of its own.
        let (label, log, inner) = (label.clone(), Rc::clone(&log), Rc::clone(&f.body));
        wraps(f, move |x| {
            log.borrow_mut().push(format!("enter {label}"));
            let result = inner(x);
            log.borrow_mut().push(format!("leave {label}"));
            result
        })
    })
}

/// A decorator whose function makes `times` calls and returns the last result, or 0 without any.
pub fn repeat(times: usize) -> Decorator {
    Box::new(move |f| {
        let inner = Rc::clone(&f.body);
        wraps(f, move |x| (0..times).fold(0, |_, _| inner(x)))
    })
}

/// A decorator that forgets name, doc and link of the function it wraps.
pub fn careless(log: Log) -> Decorator {
    Box::new(move |f| {
        let log = Rc::clone(&log);
        Func {
            name: "wrapper".to_string(),
            doc: String::new(),
            wrapped: None,
            body: Rc::new(move |x| {
                log.borrow_mut().push("careless".to_string());
                (f.body)(x)
            }),
        }
    })
}

/// Applies decorators that are listed from top to bottom, as above a `def`.
pub fn stack(decorators: Vec<Decorator>, f: Func) -> Func {
    decorators.iter().rev().fold(f, |f, decorate| decorate(f))
}

/// The function at the end of the chain of links.
pub fn unwrap_all(f: &Func) -> Func {
    let mut innermost = f;
    while let Some(wrapped) = &innermost.wrapped {
        innermost = wrapped;
    }
    innermost.clone()
}

/// A function with a new body that goes by the name and doc of `f` and links to it, like functools.wraps.
fn wraps(f: Func, body: impl Fn(i64) -> i64 + 'static) -> Func {
    Func {
        name: f.name.clone(),
        doc: f.doc.clone(),
        wrapped: Some(Rc::new(unwrap_all(&f))),
        body: Rc::new(body),
    }
}
