//! Shared, copied or managed state: what threads, processes and the clients of a manager see of each other's changes.

use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread::{self, JoinHandle, ScopedJoinHandle};

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
    match v {
        Val::Int(number) => Val::Int(*number),
        // Cloning the `Arc` would only make a second handle to the same list.
        Val::List(list) => {
            let copy = lock(list).iter().map(deep_copy).collect();
            Val::List(Arc::new(Mutex::new(copy)))
        }
    }
}

/// Runs all jobs at once on the same state, each on a thread of its own, and returns their results in the order of `jobs`.
pub fn run_threads(state: &Val, jobs: Vec<Job>) -> Vec<Val> {
    thread::scope(|scope| {
        // All threads are started before the first one is waited for.
        let threads: Vec<_> = jobs
            .into_iter()
            .map(|job| scope.spawn(move || job(state)))
            .collect();
        threads.into_iter().map(join).collect()
    })
}

/// Runs all jobs at once, each on a copy of the state of its own, and returns copies of their results in the order of
/// `jobs`.
pub fn run_processes(state: &Val, jobs: Vec<Job>) -> Vec<Val> {
    let copies: Vec<Val> = jobs.iter().map(|_| deep_copy(state)).collect();
    thread::scope(|scope| {
        let threads: Vec<_> = jobs
            .into_iter()
            .zip(copies)
            .map(|(job, copy)| scope.spawn(move || deep_copy(&job(&copy))))
            .collect();
        threads.into_iter().map(join).collect()
    })
}

fn lock(list: &Shared) -> MutexGuard<'_, Vec<Val>> {
    list.lock().expect("nobody panics while holding a lock")
}

fn join(thread: ScopedJoinHandle<'_, Val>) -> Val {
    thread.join().expect("jobs do not panic")
}

/// Why a request was not fulfilled.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ManagerError {
    /// The list has no entry at this position.
    NoEntry,
    /// The server has ended.
    Closed,
}

/// Something to be done with the list.
type Work = Box<dyn FnOnce(&mut Vec<i64>) + Send>;

/// What the server is told.
enum Request {
    Do(Work),
    Stop,
}

/// Keeps a server going: a thread that owns a list of numbers and answers requests.
pub struct Manager {
    requests: Sender<Request>,
    /// `None` once the server has ended.
    server: Option<JoinHandle<Vec<i64>>>,
}

impl Manager {
    /// Starts the server.
    pub fn start(initial: Vec<i64>) -> Manager {
        let (requests, inbox) = mpsc::channel();
        let server = thread::spawn(move || serve(initial, inbox));
        Manager {
            requests,
            server: Some(server),
        }
    }

    /// A handle through which the server can be asked.
    pub fn proxy(&self) -> Proxy {
        Proxy {
            requests: self.requests.clone(),
        }
    }

    /// Ends the server and returns its list.
    pub fn shutdown(mut self) -> Vec<i64> {
        self.stop()
    }

    fn stop(&mut self) -> Vec<i64> {
        let Some(server) = self.server.take() else {
            return Vec::new();
        };
        // Proxies keep the channel open, so only a request of its own can end the server.
        // It cannot fail: nobody else ends the server.
        let _ = self.requests.send(Request::Stop);
        server.join().expect("the server never panics")
    }
}

impl Drop for Manager {
    fn drop(&mut self) {
        self.stop();
    }
}

fn serve(mut list: Vec<i64>, inbox: Receiver<Request>) -> Vec<i64> {
    for request in inbox {
        match request {
            Request::Do(work) => work(&mut list),
            Request::Stop => break,
        }
    }
    list
}

/// A handle for asking the server. A clone asks the same server.
#[derive(Clone)]
pub struct Proxy {
    requests: Sender<Request>,
}

impl Proxy {
    /// The number at position `i`.
    pub fn get(&self, i: usize) -> Result<i64, ManagerError> {
        self.ask(move |list| list.get(i).copied())?
            .ok_or(ManagerError::NoEntry)
    }

    /// Puts `v` in place of the number at position `i`.
    pub fn set(&self, i: usize, v: i64) -> Result<(), ManagerError> {
        self.ask(move |list| {
            let entry = list.get_mut(i)?;
            *entry = v;
            Some(())
        })?
        .ok_or(ManagerError::NoEntry)
    }

    /// Appends `v` to the list.
    pub fn append(&self, v: i64) -> Result<(), ManagerError> {
        self.ask(move |list| list.push(v))
    }

    /// Puts `f(x)` in place of the number x at position `i`, and returns it. The server does this in one go.
    pub fn update(&self, i: usize, f: fn(i64) -> i64) -> Result<i64, ManagerError> {
        self.ask(move |list| {
            let entry = list.get_mut(i)?;
            *entry = f(*entry);
            Some(*entry)
        })?
        .ok_or(ManagerError::NoEntry)
    }

    /// A copy of the whole list.
    pub fn snapshot(&self) -> Result<Vec<i64>, ManagerError> {
        self.ask(|list| list.clone())
    }

    /// Has the server do `work` on its list, and waits for the answer.
    fn ask<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Vec<i64>) -> T + Send + 'static,
    ) -> Result<T, ManagerError> {
        let (reply, answer) = mpsc::channel();
        let request = Request::Do(Box::new(move |list| {
            let _ = reply.send(work(list));
        }));
        self.requests
            .send(request)
            .map_err(|_| ManagerError::Closed)?;
        // If the server ends before it comes to this request, `reply` is dropped and the wait is over.
        answer.recv().map_err(|_| ManagerError::Closed)
    }
}
