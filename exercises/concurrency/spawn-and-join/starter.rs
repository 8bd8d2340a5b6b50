//! Start all, then join all: run jobs on threads of their own and collect what they return or how they panicked.

/// Something to do on a thread. Leave this type as it is.
pub type Job<T> = Box<dyn FnOnce() -> T + Send>;

/// Runs every job on a thread of its own that carries the job's name, all at the same time, and returns names and results in job
/// order. A job that panics gives `Err` with its panic message, or `unknown panic`.
pub fn run_all<T: Send + 'static>(jobs: Vec<(String, Job<T>)>) -> Vec<(String, Result<T, String>)> {
    todo!()
}

/// Calls `f` for every item, each on a thread of its own, all at the same time, and returns the results in order of the items.
/// A call that panics gives `Err` as in `run_all`.
pub fn map_borrowed<T: Sync, R: Send>(
    items: &[T],
    f: impl Fn(&T) -> R + Sync,
) -> Vec<Result<R, String>> {
    todo!()
}
