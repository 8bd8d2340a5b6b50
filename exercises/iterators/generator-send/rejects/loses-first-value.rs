//! Rejected: the first value after priming is only a signal to get going, and is not added.

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

enum State {
    New,
    /// Started, and waiting for the first value.
    Primed,
    /// At the `yield`, with this total.
    Paused(i64),
    Finished,
}

/// The coroutine `accumulator()`.
pub struct Accumulator {
    log: Log,
    state: State,
}

impl Accumulator {
    /// Makes the coroutine without running any of its body.
    pub fn new(log: Log) -> Accumulator {
        Accumulator {
            log,
            state: State::New,
        }
    }

    /// Goes on with `value` as the result of the `yield`; on a new coroutine, `None` starts it.
    pub fn send(&mut self, value: Option<i64>) -> Reply {
        match (&self.state, value) {
            (State::New, None) => {
                self.write("start");
                self.state = State::Primed;
                Reply::Yielded(0)
            }
            (State::Primed, _) => self.pause(0),
            (State::New, Some(_)) => Reply::Raised(
                "TypeError: can't send non-None value to a just-started generator".to_string(),
            ),
            (&State::Paused(total), None) => self.pause(total),
            (State::Paused(_), Some(x)) if x < 0 => {
                self.close();
                Reply::StopIteration
            }
            (State::Paused(total), Some(x)) => self.pause(total + x),
            (State::Finished, _) => Reply::StopIteration,
        }
    }

    /// Goes on by raising the exception `name` at the `yield`.
    pub fn throw(&mut self, name: &str) -> Reply {
        // Only a paused body stands inside its `try`; elsewhere nothing handles the exception.
        if matches!(self.state, State::Primed | State::Paused(_)) && name == "Reset" {
            self.write("reset");
            return self.pause(0);
        }
        self.close();
        Reply::Raised(name.to_string())
    }

    /// Finishes the coroutine, from whatever state it is in.
    pub fn close(&mut self) {
        // The `finally` part belongs to a body that has started and not yet ended.
        if let State::Primed | State::Paused(_) = self.state {
            self.write("cleanup");
        }
        self.state = State::Finished;
    }

    fn pause(&mut self, total: i64) -> Reply {
        self.state = State::Paused(total);
        Reply::Yielded(total)
    }

    fn write(&self, line: &str) {
        self.log.borrow_mut().push(line.to_string());
    }
}
