//! Locks that another worker's panic does not take away, for what is valid between any two statements.

use std::sync::{LockResult, Mutex, MutexGuard, PoisonError};

/// Takes a lock, and waits for it.
pub fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    held(mutex.lock())
}

/// The lock that is held again after waiting for news.
pub fn held<G>(guard: LockResult<G>) -> G {
    guard.unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_takes_no_lock_away() {
        let mutex = Mutex::new(1);
        let panicked = std::thread::scope(|scope| {
            let worker = scope.spawn(|| {
                let _guard = lock(&mutex);
                panic!("while it holds the lock");
            });
            worker.join().is_err()
        });
        assert!(panicked && mutex.is_poisoned());
        assert_eq!(*lock(&mutex), 1);
    }
}
