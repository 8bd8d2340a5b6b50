//! Rejected: a guard that has no name is given back before the body of the loop

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

type Job = Box<dyn FnOnce() + Send>;

/// Worker threads that take jobs in the order in which they were submitted.
pub struct Pool {
    /// Gone when the pool is being dropped: that closes the queue, and the workers end.
    jobs: Option<Sender<Job>>,
    workers: Vec<JoinHandle<()>>,
}

/// The claim to the result of a job; it may be dropped if nobody wants the result.
pub struct Ticket<T> {
    slot: Arc<Mutex<Slot<T>>>,
}

/// Where a job and its ticket meet.
enum Slot<T> {
    Running,
    /// Somebody wants to be told the result.
    Awaited(Box<dyn FnOnce(Result<T, String>) + Send>),
    /// The result, and its number among all jobs that finished.
    Done(u64, Result<T, String>),
}

static FINISHED: AtomicU64 = AtomicU64::new(0);

impl Pool {
    /// Starts this many workers, at least one.
    pub fn new(workers: usize) -> Pool {
        let (jobs, queue) = mpsc::channel::<Job>();
        let queue = Arc::new(Mutex::new(queue));
        let start = |_| {
            let queue = Arc::clone(&queue);
            thread::spawn(move || {
                while let Ok(job) = lock(&queue).recv() {
                    job();
                }
            })
        };
        Pool {
            jobs: Some(jobs),
            workers: (0..workers).map(start).collect(),
        }
    }

    /// Hands a job over to the workers and returns at once.
    pub fn submit<T: Send + 'static>(&self, job: impl FnOnce() -> T + Send + 'static) -> Ticket<T> {
        let slot = Arc::new(Mutex::new(Slot::Running));
        let ticket = Ticket {
            slot: Arc::clone(&slot),
        };
        let run = move || {
            // The job is consumed, so nobody sees what a panic left half done.
            let result = catch_unwind(AssertUnwindSafe(job));
            finish(&slot, result.map_err(panic_text));
        };
        let jobs = self
            .jobs
            .as_ref()
            .expect("the queue is open until the pool is dropped");
        jobs.send(Box::new(run))
            .expect("the workers hold the queue until it is closed");
        ticket
    }

    /// Submits `f` for every item and returns what came of each, in the order of the items.
    pub fn map<T: Send + 'static, R: Send + 'static>(
        &self,
        items: Vec<T>,
        f: impl Fn(T) -> R + Send + Sync + 'static,
    ) -> Vec<Result<R, String>> {
        let f = Arc::new(f);
        let submit = |item| {
            let f = Arc::clone(&f);
            self.submit(move || f(item))
        };
        // All are submitted before the first one is waited for.
        let tickets: Vec<Ticket<R>> = items.into_iter().map(submit).collect();
        tickets.into_iter().map(Ticket::wait).collect()
    }
}

impl Drop for Pool {
    /// Finishes all jobs that were submitted, and ends the workers.
    fn drop(&mut self) {
        self.jobs = None;
        for worker in self.workers.drain(..) {
            worker.join().expect("jobs do not panic past the worker");
        }
    }
}

impl<T: Send + 'static> Ticket<T> {
    /// Waits until the job is done, and returns its value or the text of its panic.
    pub fn wait(self) -> Result<T, String> {
        let mut alone = as_completed(vec![((), self)]);
        let ((), result) = alone.next().expect("every job comes to an end");
        result
    }
}

/// Keys and results in the order in which the jobs finish; see `as_completed`.
pub struct AsCompleted<K, T> {
    keys: Vec<Option<K>>,
    /// Positions and results of jobs that had finished at the beginning.
    early: std::vec::IntoIter<(u64, usize, Result<T, String>)>,
    /// Positions and results of the others, as they come.
    late: Receiver<(usize, Result<T, String>)>,
}

/// An iterator over the results of these tickets that does not wait for one job when another is done.
pub fn as_completed<K, T: Send + 'static>(tickets: Vec<(K, Ticket<T>)>) -> AsCompleted<K, T> {
    let (done, late) = mpsc::channel();
    let mut keys = Vec::new();
    let mut early = Vec::new();
    for (position, (key, ticket)) in tickets.into_iter().enumerate() {
        keys.push(Some(key));
        let done = done.clone();
        let tell = move |result| {
            // Nobody listens any more if the iterator was dropped.
            let _ = done.send((position, result));
        };
        let mut slot = lock(&ticket.slot);
        if let Slot::Done(number, result) =
            std::mem::replace(&mut *slot, Slot::Awaited(Box::new(tell)))
        {
            early.push((number, position, result));
        }
    }
    early.sort_by_key(|(number, _, _)| *number);
    AsCompleted {
        keys,
        early: early.into_iter(),
        late,
    }
}

impl<K, T: Send + 'static> Iterator for AsCompleted<K, T> {
    type Item = (K, Result<T, String>);

    /// The next job that is done, waiting for it if need be; `None` after the last one.
    fn next(&mut self) -> Option<(K, Result<T, String>)> {
        let (position, result) = match self.early.next() {
            Some((_, position, result)) => (position, result),
            // When all have been told, nobody is left who could send.
            None => self.late.recv().ok()?,
        };
        let key = self.keys[position].take()?;
        Some((key, result))
    }
}

fn finish<T>(slot: &Mutex<Slot<T>>, result: Result<T, String>) {
    let mut slot = lock(slot);
    *slot = match std::mem::replace(&mut *slot, Slot::Running) {
        Slot::Awaited(tell) => {
            tell(result);
            return;
        }
        _ => Slot::Done(FINISHED.fetch_add(1, Ordering::Relaxed), result),
    };
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn panic_text(payload: Box<dyn Any + Send>) -> String {
    if let Some(text) = payload.downcast_ref::<&str>() {
        text.to_string()
    } else if let Some(text) = payload.downcast_ref::<String>() {
        text.clone()
    } else {
        "unknown panic".to_string()
    }
}
