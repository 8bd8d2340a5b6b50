//! Producers, consumers and the end of work: a queue with a limit that can be closed.

use std::marker::PhantomData;

/// There was no unfinished item. Leave this type as it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TooMany;

/// A queue that holds a limited number of items, first in, first out.
pub struct Queue<T> {
    // your fields instead of this one
    _p: PhantomData<T>,
}

impl<T> Queue<T> {
    /// An empty queue for at most `cap` items, at least one.
    pub fn new(cap: usize) -> Queue<T> {
        todo!()
    }

    /// Adds an item, waiting while the queue is full; gives it back if the queue is closed.
    pub fn put(&self, item: T) -> Result<(), T> {
        todo!()
    }

    /// Takes the oldest item, waiting while there is none; `None` once the queue is closed and empty.
    pub fn get(&self) -> Option<T> {
        todo!()
    }

    /// Takes the oldest item if there is one, without waiting.
    pub fn try_get(&self) -> Option<T> {
        todo!()
    }

    /// Says that one more item is finished, and returns how many are not.
    pub fn task_done(&self) -> Result<usize, TooMany> {
        todo!()
    }

    /// Waits until no item is unfinished.
    pub fn join(&self) {
        todo!()
    }

    /// Lets nothing more in; what is queued can still be taken.
    pub fn close(&self) {
        todo!()
    }

    /// The largest number of items that were in the queue at once.
    pub fn max_len(&self) -> usize {
        todo!()
    }
}

/// Puts items into a queue, and returns when it has no more.
pub type Producer<T> = Box<dyn FnOnce(&Queue<T>) + Send>;

/// Runs producers and consumers on threads of their own until all is done, and returns the errors, sorted.
pub fn run<T: Send>(
    cap: usize,
    producers: Vec<Producer<T>>,
    consumers: usize,
    handle: impl Fn(T) -> Result<(), String> + Sync,
) -> Vec<String> {
    todo!()
}
