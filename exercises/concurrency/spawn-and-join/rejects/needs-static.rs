//! Rejected: uses thread::spawn in map_borrowed and demands 'static data to get it compiled.

use std::any::Any;
use std::sync::Arc;
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
pub fn map_borrowed<T: Clone + Send + 'static, R: Send + 'static>(
    items: &[T],
    f: impl Fn(&T) -> R + Send + Sync + 'static,
) -> Vec<Result<R, String>> {
    let f = Arc::new(f);
    let mut handles = Vec::new();
    for item in items {
        let (item, f) = (item.clone(), Arc::clone(&f));
        handles.push(thread::spawn(move || f(&item)));
    }
    let finished = handles.into_iter();
    finished
        .map(|handle| handle.join().map_err(panic_text))
        .collect()
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
