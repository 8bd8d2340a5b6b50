//! Generator as a state machine: a Python generator's body, cut up at its yields.

use std::cell::RefCell;
use std::rc::Rc;

/// Lines written down by whoever holds a handle, oldest first.
pub type Log = Rc<RefCell<Vec<String>>>;

/// The generator `steps(n)`.
pub struct Steps {
    // your fields
}

impl Steps {
    /// Makes the generator without running any of its body.
    pub fn new(n: u32, log: Log) -> Steps {
        todo!()
    }
}

impl Iterator for Steps {
    type Item = u32;

    /// Runs the body on to its next yield, or to its end.
    fn next(&mut self) -> Option<u32> {
        todo!()
    }
}

/// The generator `twice(n)`.
pub struct Twice {
    // your fields
}

impl Twice {
    /// Makes the generator without running any of its body.
    pub fn new(n: u32, log: Log) -> Twice {
        todo!()
    }
}

impl Iterator for Twice {
    type Item = u32;

    /// Runs the body on to its next yield, or to its end.
    fn next(&mut self) -> Option<u32> {
        todo!()
    }
}
