//! Rejected: formats the payload with {:?}, which says only that it is some Any.

use std::any::Any;
use std::thread;

/// Something to do on a thread.
pub type Job<T> = Box<dyn FnOnce() -> T + Send>;

/// Runs every job on a thread of its own that carries the job's name, all at the same time, and returns names and results in job
/// order. A job that panics gives `Err` with its panic message, or `unknown panic`.
pub fn run_all<T: Send + 'static>(jobs: Vec<(String, Job<T>)>) -> Vec<(String, Result<T, String>)> {
    let mut handles = Vec::with_capacity(jobs.len());
    for (name, job) in jobs {
        let builder = thread::Builder::new().name(name.clone());
        let handle = builder.spawn(job).expect("the system refused a thread");
        handles.push((name, handle));
    }
    // Only now, with all of them running, may one be waited for.
    let finished = handles.into_iter();
    finished
        .map(|(name, handle)| (name, handle.join().map_err(panic_text)))
        .collect()
}

/// Calls `f` for every item, each on a thread of its own, all at the same time, and returns the results in order of the items.
/// A call that panics gives `Err` as in `run_all`.
pub fn map_borrowed<T: Sync, R: Send>(
    items: &[T],
    f: impl Fn(&T) -> R + Sync,
) -> Vec<Result<R, String>> {
    let f = &f;
    thread::scope(|scope| {
        // Iterators are lazy: without this `collect` every thread would be joined before the next is spawned.
        let handles: Vec<_> = items
            .iter()
            .map(|item| scope.spawn(move || f(item)))
            .collect();
        let finished = handles.into_iter();
        finished
            .map(|handle| handle.join().map_err(panic_text))
            .collect()
    })
}

fn panic_text(payload: Box<dyn Any + Send>) -> String {
    format!("{payload:?}")
}
