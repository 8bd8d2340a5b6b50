//! A thread pool with tickets: a fixed number of workers, and a ticket for the result of every job.

use std::marker::PhantomData;

/// Worker threads that take jobs in the order in which they were submitted.
pub struct Pool {
    // your fields
}

/// The claim to the result of a job; it may be dropped if nobody wants the result.
pub struct Ticket<T> {
    // your fields instead of this one
    _p: PhantomData<T>,
}

impl Pool {
    /// Starts this many workers, at least one.
    pub fn new(workers: usize) -> Pool {
        todo!()
    }

    /// Hands a job over to the workers and returns at once.
    pub fn submit<T: Send + 'static>(&self, job: impl FnOnce() -> T + Send + 'static) -> Ticket<T> {
        todo!()
    }

    /// Submits `f` for every item and returns what came of each, in the order of the items.
    pub fn map<T: Send + 'static, R: Send + 'static>(
        &self,
        items: Vec<T>,
        f: impl Fn(T) -> R + Send + Sync + 'static,
    ) -> Vec<Result<R, String>> {
        todo!()
    }
}

impl Drop for Pool {
    /// Finishes all jobs that were submitted, and ends the workers.
    fn drop(&mut self) {
        todo!()
    }
}

impl<T: Send + 'static> Ticket<T> {
    /// Waits until the job is done, and returns its value or the text of its panic.
    pub fn wait(self) -> Result<T, String> {
        todo!()
    }
}

/// Keys and results in the order in which the jobs finish; see `as_completed`.
pub struct AsCompleted<K, T> {
    // your fields instead of this one
    _p: PhantomData<(K, T)>,
}

/// An iterator over the results of these tickets that does not wait for one job when another is done.
pub fn as_completed<K, T: Send + 'static>(tickets: Vec<(K, Ticket<T>)>) -> AsCompleted<K, T> {
    todo!()
}

impl<K, T: Send + 'static> Iterator for AsCompleted<K, T> {
    type Item = (K, Result<T, String>);

    /// The next job that is done, waiting for it if need be; `None` after the last one.
    fn next(&mut self) -> Option<(K, Result<T, String>)> {
        todo!()
    }
}
