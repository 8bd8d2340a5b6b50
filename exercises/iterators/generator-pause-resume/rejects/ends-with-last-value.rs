//! Rejected: the body comes to its end together with the last value, and not in a call of its own.

use std::cell::RefCell;
use std::iter::Chain;
use std::rc::Rc;

/// Lines written down by whoever holds a handle, oldest first.
pub type Log = Rc<RefCell<Vec<String>>>;

/// Where the body of a `Steps` stands between two calls of `next`.
enum State {
    NotStarted,
    /// Behind the yield of this number.
    Paused(u32),
    Finished,
}

/// The generator `steps(n)`.
pub struct Steps {
    n: u32,
    log: Log,
    state: State,
}

impl Steps {
    /// Makes the generator without running any of its body.
    pub fn new(n: u32, log: Log) -> Steps {
        Steps {
            n,
            log,
            state: State::NotStarted,
        }
    }

    fn write(&self, line: String) {
        self.log.borrow_mut().push(line);
    }
}

impl Iterator for Steps {
    type Item = u32;

    /// Runs the body on to its next yield, or to its end.
    fn next(&mut self) -> Option<u32> {
        let rounds_done = match self.state {
            State::NotStarted => {
                self.write("start".to_string());
                0
            }
            State::Paused(i) => {
                self.write(format!("after {i}"));
                i
            }
            State::Finished => return None,
        };
        // Comparing before counting on: there is no number after the largest `n`.
        if rounds_done == self.n {
            self.write("end".to_string());
            self.state = State::Finished;
            return None;
        }
        let i = rounds_done + 1;
        self.write(format!("before {i}"));
        if i == self.n {
            self.write(format!("after {i}"));
            self.write("end".to_string());
            self.state = State::Finished;
        } else {
            self.state = State::Paused(i);
        }
        Some(i)
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
