//! Rejected: indexes the list without a check, so a wrong position is the end of the server

use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, MutexGuard};
use std::thread::{self, JoinHandle, ScopedJoinHandle};

pub type Shared = Arc<Mutex<Vec<Val>>>;

#[derive(Clone)]
pub enum Val {
    Int(i64),
    List(Shared),
}

pub type Job = Box<dyn FnOnce(&Val) -> Val + Send>;

pub fn deep_copy(v: &Val) -> Val {
    match v {
        Val::Int(number) => Val::Int(*number),
        Val::List(list) => {
            let copy = lock(list).iter().map(deep_copy).collect();
            Val::List(Arc::new(Mutex::new(copy)))
        }
    }
}

pub fn run_threads(state: &Val, jobs: Vec<Job>) -> Vec<Val> {
    thread::scope(|scope| {
        let threads: Vec<_> = jobs
            .into_iter()
            .map(|job| scope.spawn(move || job(state)))
            .collect();
        threads.into_iter().map(join).collect()
    })
}

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

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ManagerError {
    NoEntry,
    Closed,
}

type Work = Box<dyn FnOnce(&mut Vec<i64>) + Send>;

enum Request {
    Do(Work),
    Stop,
}

pub struct Manager {
    requests: Sender<Request>,
    server: Option<JoinHandle<Vec<i64>>>,
}

impl Manager {
    pub fn start(initial: Vec<i64>) -> Manager {
        let (requests, inbox) = mpsc::channel();
        let server = thread::spawn(move || serve(initial, inbox));
        Manager {
            requests,
            server: Some(server),
        }
    }

    pub fn proxy(&self) -> Proxy {
        Proxy {
            requests: self.requests.clone(),
        }
    }

    pub fn shutdown(mut self) -> Vec<i64> {
        self.stop()
    }

    fn stop(&mut self) -> Vec<i64> {
        let Some(server) = self.server.take() else {
            return Vec::new();
        };
        let _ = self.requests.send(Request::Stop);
        server.join().unwrap_or_default()
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

#[derive(Clone)]
pub struct Proxy {
    requests: Sender<Request>,
}

impl Proxy {
    pub fn get(&self, i: usize) -> Result<i64, ManagerError> {
        self.ask(move |list| list[i])
    }

    pub fn set(&self, i: usize, v: i64) -> Result<(), ManagerError> {
        self.ask(move |list| list[i] = v)
    }

    pub fn append(&self, v: i64) -> Result<(), ManagerError> {
        self.ask(move |list| list.push(v))
    }

    pub fn update(&self, i: usize, f: fn(i64) -> i64) -> Result<i64, ManagerError> {
        self.ask(move |list| {
            list[i] = f(list[i]);
            list[i]
        })
    }

    pub fn snapshot(&self) -> Result<Vec<i64>, ManagerError> {
        self.ask(|list| list.clone())
    }

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
        answer.recv().map_err(|_| ManagerError::Closed)
    }
}
