//! Rejected: lets the proxies share the list behind a lock, so the function runs wherever the caller is

use std::sync::{Arc, Mutex, MutexGuard};
use std::thread::{self, ScopedJoinHandle};

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

pub struct Manager {
    list: Arc<Mutex<Option<Vec<i64>>>>,
}

impl Manager {
    pub fn start(initial: Vec<i64>) -> Manager {
        Manager {
            list: Arc::new(Mutex::new(Some(initial))),
        }
    }

    pub fn proxy(&self) -> Proxy {
        Proxy {
            list: Arc::clone(&self.list),
        }
    }

    pub fn shutdown(self) -> Vec<i64> {
        self.list.lock().unwrap().take().unwrap_or_default()
    }
}

impl Drop for Manager {
    fn drop(&mut self) {
        self.list.lock().unwrap().take();
    }
}

#[derive(Clone)]
pub struct Proxy {
    list: Arc<Mutex<Option<Vec<i64>>>>,
}

impl Proxy {
    pub fn get(&self, i: usize) -> Result<i64, ManagerError> {
        self.update(i, |x| x)
    }

    pub fn set(&self, i: usize, v: i64) -> Result<(), ManagerError> {
        self.with(|list| {
            let entry = list.get_mut(i).ok_or(ManagerError::NoEntry)?;
            *entry = v;
            Ok(())
        })
    }

    pub fn append(&self, v: i64) -> Result<(), ManagerError> {
        self.with(|list| {
            list.push(v);
            Ok(())
        })
    }

    pub fn update(&self, i: usize, f: fn(i64) -> i64) -> Result<i64, ManagerError> {
        self.with(|list| {
            let entry = list.get_mut(i).ok_or(ManagerError::NoEntry)?;
            *entry = f(*entry);
            Ok(*entry)
        })
    }

    pub fn snapshot(&self) -> Result<Vec<i64>, ManagerError> {
        self.with(|list| Ok(list.clone()))
    }

    fn with<T>(
        &self,
        work: impl FnOnce(&mut Vec<i64>) -> Result<T, ManagerError>,
    ) -> Result<T, ManagerError> {
        match self.list.lock().unwrap().as_mut() {
            Some(list) => work(list),
            None => Err(ManagerError::Closed),
        }
    }
}
