//! send, throw and close: a Python coroutine that receives values, built by hand.

use std::cell::RefCell;
use std::rc::Rc;

/// Lines written down by whoever holds a handle, oldest first.
pub type Log = Rc<RefCell<Vec<String>>>;

/// What a caller of the coroutine sees.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    /// The body paused at its `yield` and handed out this total.
    Yielded(i64),
    /// The body returned, or there was nothing left to run.
    StopIteration,
    /// An exception with this text reached the caller.
    Raised(String),
}

/// The coroutine `accumulator()`.
pub struct Accumulator {
    // your fields
}

impl Accumulator {
    /// Makes the coroutine without running any of its body.
    pub fn new(log: Log) -> Accumulator {
        todo!()
    }

    /// Goes on with `value` as the result of the `yield`; on a new coroutine, `None` starts it.
    pub fn send(&mut self, value: Option<i64>) -> Reply {
        todo!()
    }

    /// Goes on by raising the exception `name` at the `yield`.
    pub fn throw(&mut self, name: &str) -> Reply {
        todo!()
    }

    /// Finishes the coroutine, from whatever state it is in.
    pub fn close(&mut self) {
        todo!()
    }
}
