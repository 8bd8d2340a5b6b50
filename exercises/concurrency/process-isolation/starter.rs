//! Shared, copied or managed state: what threads, processes and the clients of a manager see of each other's changes.

use std::sync::{Arc, Mutex};

/// A list that several owners can hold at once.
pub type Shared = Arc<Mutex<Vec<Val>>>;

/// A piece of state. A clone of a list is the same list, as a second name is in Python.
#[derive(Clone)]
pub enum Val {
    Int(i64),
    List(Shared),
}

/// Work on some state; it may change the state, and returns a result.
pub type Job = Box<dyn FnOnce(&Val) -> Val + Send>;

/// A copy that has no list in common with `v`, on any level.
pub fn deep_copy(v: &Val) -> Val {
    todo!()
}

/// Runs all jobs at once on the same state, each on a thread of its own, and returns their results in the order of `jobs`.
pub fn run_threads(state: &Val, jobs: Vec<Job>) -> Vec<Val> {
    todo!()
}

/// Runs all jobs at once, each on a copy of the state of its own, and returns copies of their results in the order of
/// `jobs`.
pub fn run_processes(state: &Val, jobs: Vec<Job>) -> Vec<Val> {
    todo!()
}

/// Why a request was not fulfilled.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ManagerError {
    /// The list has no entry at this position.
    NoEntry,
    /// The server has ended.
    Closed,
}

/// Keeps a server going: a thread that owns a list of numbers and answers requests.
pub struct Manager {
    // your fields
}

impl Manager {
    /// Starts the server.
    pub fn start(initial: Vec<i64>) -> Manager {
        todo!()
    }

    /// A handle through which the server can be asked.
    pub fn proxy(&self) -> Proxy {
        todo!()
    }

    /// Ends the server and returns its list.
    pub fn shutdown(self) -> Vec<i64> {
        todo!()
    }
}

/// A handle for asking the server. A clone asks the same server.
#[derive(Clone)]
pub struct Proxy {
    // your fields
}

impl Proxy {
    /// The number at position `i`.
    pub fn get(&self, i: usize) -> Result<i64, ManagerError> {
        todo!()
    }

    /// Puts `v` in place of the number at position `i`.
    pub fn set(&self, i: usize, v: i64) -> Result<(), ManagerError> {
        todo!()
    }

    /// Appends `v` to the list.
    pub fn append(&self, v: i64) -> Result<(), ManagerError> {
        todo!()
    }

    /// Puts `f(x)` in place of the number x at position `i`, and returns it. The server does this in one go.
    pub fn update(&self, i: usize, f: fn(i64) -> i64) -> Result<i64, ManagerError> {
        todo!()
    }

    /// A copy of the whole list.
    pub fn snapshot(&self) -> Result<Vec<i64>, ManagerError> {
        todo!()
    }
}
