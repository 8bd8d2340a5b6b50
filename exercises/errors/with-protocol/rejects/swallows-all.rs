//! Rejected: swallows every error as long as any kinds are listed.

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
    let value = cm.enter()?;
    // No `?` behind the body: its error must go through `exit` first.
    let outcome = body(&value).map(Some);
    leave(cm, outcome)
}

/// Runs `body` with all the managers around it, the first one outermost, as nested with statements would.
pub fn with_all<R>(
    cms: &mut [Box<dyn ContextManager>],
    body: impl FnOnce(&[String]) -> Result<R, Exc>,
) -> Result<Option<R>, Exc> {
    let mut values = Vec::new();
    let mut failed_enter = None;
    for cm in cms.iter_mut() {
        match cm.enter() {
            Ok(value) => values.push(value),
            Err(e) => {
                failed_enter = Some(e);
                break;
            }
        }
    }
    let outcome = match failed_enter {
        None => body(&values).map(Some),
        Some(e) => Err(e),
    };
    // From the inside out, each manager gets the outcome that the one inside it left behind.
    cms[..values.len()]
        .iter_mut()
        .rev()
        .fold(outcome, |outcome, cm| leave(cm.as_mut(), outcome))
}

/// Leaves `cm` and returns what has become of `outcome`.
fn leave<R>(
    cm: &mut dyn ContextManager,
    outcome: Result<Option<R>, Exc>,
) -> Result<Option<R>, Exc> {
    let swallow = cm.exit(outcome.as_ref().err())?;
    match outcome {
        Err(_) if swallow => Ok(None),
        _ => outcome,
    }
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
        self.log
            .borrow_mut()
            .push(format!("Connecting to {}", self.name));
        Ok(format!("Connection to {}", self.name))
    }

    fn exit(&mut self, exc: Option<&Exc>) -> Result<bool, Exc> {
        let mut log = self.log.borrow_mut();
        log.push(format!("Closing connection to {}", self.name));
        if let Some(e) = exc {
            log.push(format!("Exception occurred: {}", e.msg));
        }
        Ok(false)
    }
}

/// Swallows errors of certain kinds.
pub struct Suppress {
    /// The kinds it swallows.
    pub kinds: Vec<String>,
}

impl ContextManager for Suppress {
    fn enter(&mut self) -> Result<String, Exc> {
        Ok(String::new())
    }

    fn exit(&mut self, exc: Option<&Exc>) -> Result<bool, Exc> {
        Ok(exc.is_some() && !self.kinds.is_empty())
    }
}
