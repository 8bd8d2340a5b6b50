//! The same work on many things, several at a time.

use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

/// What `work` gives for each thing, in the order of the things; the first error, where there is one. `done` is called
/// whenever one of them is.
pub(super) fn each<T: Sync, R: Send, E: Send>(
    jobs: NonZeroUsize,
    things: &[T],
    work: impl Fn(&T) -> Result<R, E> + Sync,
    mut done: impl FnMut(),
) -> Result<Vec<R>, E> {
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::channel();
    let mut results: Vec<(usize, Result<R, E>)> = std::thread::scope(|scope| {
        for _ in 0..jobs.get() {
            let (sender, next, work) = (sender.clone(), &next, &work);
            scope.spawn(move || {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(thing) = things.get(index) else {
                        return;
                    };
                    // The other end goes only when everything is done.
                    let _ = sender.send((index, work(thing)));
                }
            });
        }
        drop(sender);
        receiver.into_iter().inspect(|_| done()).collect()
    });
    results.sort_by_key(|(index, _)| *index);
    results.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_the_order_of_the_things() {
        let jobs = NonZeroUsize::new(3).unwrap();
        let things: Vec<u64> = (0..50).collect();
        let mut told = 0;
        let squares = each(jobs, &things, |n| Ok::<u64, ()>(n * n), || told += 1).unwrap();
        assert_eq!(told, things.len());
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
            || {},
        );
        assert_eq!(error, Err(6));
    }
}
