//! Rejected: the body runs from start to end when the generator is made, and next hands out what it left behind.

use std::cell::RefCell;
use std::iter::Chain;
use std::rc::Rc;
use std::vec::IntoIter;

/// Lines written down by whoever holds a handle, oldest first.
pub type Log = Rc<RefCell<Vec<String>>>;

/// The generator `steps(n)`.
pub struct Steps {
    values: IntoIter<u32>,
}

impl Steps {
    /// Makes the generator without running any of its body.
    pub fn new(n: u32, log: Log) -> Steps {
        let mut log = log.borrow_mut();
        let mut values = Vec::new();
        log.push("start".to_string());
        for i in 1..=n {
            log.push(format!("before {i}"));
            values.push(i);
            log.push(format!("after {i}"));
        }
        log.push("end".to_string());
        Steps {
            values: values.into_iter(),
        }
    }
}

impl Iterator for Steps {
    type Item = u32;

    /// Runs the body on to its next yield, or to its end.
    fn next(&mut self) -> Option<u32> {
        self.values.next()
    }
}

/// The generator `twice(n)`.
pub struct Twice {
    // `Chain` does what two `yield from` do: a first part that ends hands over within the same call.
    runs: Chain<Steps, Steps>,
}

impl Twice {
    /// Makes the generator without running any of its body.
    pub fn new(n: u32, log: Log) -> Twice {
        Twice {
            runs: Steps::new(n, Rc::clone(&log)).chain(Steps::new(n, log)),
        }
    }
}

impl Iterator for Twice {
    type Item = u32;

    /// Runs the body on to its next yield, or to its end.
    fn next(&mut self) -> Option<u32> {
        self.runs.next()
    }
}
