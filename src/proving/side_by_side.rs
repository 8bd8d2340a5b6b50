//! The same work on many things, several at a time.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// What `work` gives for each thing, in the order of the things; the first error, where there is one.
pub(super) fn each<T: Sync, R: Send, E: Send>(
    jobs: NonZeroUsize,
    things: &[T],
    work: impl Fn(&T) -> Result<R, E> + Sync,
) -> Result<Vec<R>, E> {
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, Result<R, E>)>> = Mutex::new(Vec::new());
    let serve = || {
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(thing) = things.get(index) else {
                return;
            };
            let result = work(thing);
            done.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push((index, result));
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..jobs.get() {
            scope.spawn(serve);
        }
        serve();
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(index, _)| *index);
    done.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_the_order_of_the_things() {
        let jobs = NonZeroUsize::new(3).unwrap();
        let things: Vec<u64> = (0..50).collect();
        let squares = each(jobs, &things, |n| Ok::<u64, ()>(n * n)).unwrap();
        assert!(
            squares
                .iter()
                .zip(&things)
                .all(|(square, n)| *square == n * n)
        );
        let error = each(
            jobs,
            &things,
            |n| if *n % 7 == 6 { Err(*n) } else { Ok(()) },
        );
        assert_eq!(error, Err(6));
    }
}
