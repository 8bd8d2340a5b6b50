//! The with statement as a protocol: enter a manager, run a body, leave the manager whatever happened.

use std::cell::RefCell;
use std::rc::Rc;

/// Lines written down by whoever holds a handle, oldest first.
pub type Log = Rc<RefCell<Vec<String>>>;

/// What a Python program would raise.
#[derive(Debug, Clone, PartialEq)]
pub struct Exc {
    /// The name of its class, such as `KeyError`.
    pub kind: String,
    /// Its text.
    pub msg: String,
}

/// Something that can stand after `with`.
pub trait ContextManager {
    /// Goes in, and gives the value that stands after `as`.
    fn enter(&mut self) -> Result<String, Exc>;

    /// Goes out, told the error on its way out if there is one: true swallows this error, false lets it go on, and an
    /// error of its own takes its place.
    fn exit(&mut self, exc: Option<&Exc>) -> Result<bool, Exc>;
}

/// Runs `body` with one manager around it. `Ok(None)` says that an error was swallowed.
pub fn with_one<R>(
    cm: &mut dyn ContextManager,
    body: impl FnOnce(&str) -> Result<R, Exc>,
) -> Result<Option<R>, Exc> {
    todo!()
}

/// Runs `body` with all the managers around it, the first one outermost, as nested with statements would.
pub fn with_all<R>(
    cms: &mut [Box<dyn ContextManager>],
    body: impl FnOnce(&[String]) -> Result<R, Exc>,
) -> Result<Option<R>, Exc> {
    todo!()
}

/// A connection that writes down when it is opened and closed.
pub struct Connection {
    /// Whom it connects to.
    pub name: String,
    /// Where it writes.
    pub log: Log,
}

impl ContextManager for Connection {
    fn enter(&mut self) -> Result<String, Exc> {
        todo!()
    }

    fn exit(&mut self, exc: Option<&Exc>) -> Result<bool, Exc> {
        todo!()
    }
}

/// Swallows errors of certain kinds.
pub struct Suppress {
    /// The kinds it swallows.
    pub kinds: Vec<String>,
}

impl ContextManager for Suppress {
    fn enter(&mut self) -> Result<String, Exc> {
        todo!()
    }

    fn exit(&mut self, exc: Option<&Exc>) -> Result<bool, Exc> {
        todo!()
    }
}
