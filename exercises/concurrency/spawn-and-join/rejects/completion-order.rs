//! Rejected: collects results from a channel in the order in which the jobs end.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;
use std::thread;

/// Something to do on a thread.
pub type Job<T> = Box<dyn FnOnce() -> T + Send>;

/// Runs every job on a thread of its own that carries the job's name, all at the same time, and returns names and results in job
/// order. A job that panics gives `Err` with its panic message, or `unknown panic`.
pub fn run_all<T: Send + 'static>(jobs: Vec<(String, Job<T>)>) -> Vec<(String, Result<T, String>)> {
    let (sender, receiver) = mpsc::channel();
    for (name, job) in jobs {
        let sender = sender.clone();
        let builder = thread::Builder::new().name(name.clone());
        let work = move || {
            let result = catch_unwind(AssertUnwindSafe(job)).map_err(panic_text);
            let _ = sender.send((name, result));
        };
        builder.spawn(work).expect("the system refused a thread");
    }
    drop(sender);
    receiver.iter().collect()
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
