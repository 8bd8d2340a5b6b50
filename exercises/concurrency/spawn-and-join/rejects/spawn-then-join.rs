//! Rejected: joins every thread right after starting it, so only one ever runs.

use std::any::Any;
use std::thread;

/// Something to do on a thread.
pub type Job<T> = Box<dyn FnOnce() -> T + Send>;

/// Runs every job on a thread of its own that carries the job's name, all at the same time, and returns names and results in job
/// order. A job that panics gives `Err` with its panic message, or `unknown panic`.
pub fn run_all<T: Send + 'static>(jobs: Vec<(String, Job<T>)>) -> Vec<(String, Result<T, String>)> {
    let mut results = Vec::new();
    for (name, job) in jobs {
        let builder = thread::Builder::new().name(name.clone());
        let handle = builder.spawn(job).expect("the system refused a thread");
        results.push((name, handle.join().map_err(panic_text)));
    }
    results
}

/// Calls `f` for every item, each on a thread of its own, all at the same time, and returns the results in order of the items.
/// A call that panics gives `Err` as in `run_all`.
pub fn map_borrowed<T: Sync, R: Send>(
    items: &[T],
    f: impl Fn(&T) -> R + Sync,
) -> Vec<Result<R, String>> {
    let mut results = Vec::new();
    for item in items {
        let result = thread::scope(|scope| scope.spawn(|| f(item)).join());
        results.push(result.map_err(panic_text));
    }
    results
}

/// `panic!` makes a `&'static str` of a literal and a `String` of a formatted text; other payloads have no text.
fn panic_text(payload: Box<dyn Any + Send>) -> String {
    match payload.downcast::<String>() {
        Ok(text) => *text,
        Err(payload) => match payload.downcast_ref::<&'static str>() {
            Some(text) => text.to_string(),
            None => "unknown panic".to_string(),
        },
    }
}
