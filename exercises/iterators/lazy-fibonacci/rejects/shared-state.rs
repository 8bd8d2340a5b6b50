//! Rejected: the sequence keeps its place in a global, so that a new iterator goes on where another stopped

use std::cell::Cell;

thread_local! {
    static PAIR: Cell<(Option<u64>, Option<u64>)> = const { Cell::new((Some(0), Some(1))) };
}

pub struct Fib;

impl Fib {
    pub fn new() -> Fib {
        Fib
    }
}

impl Default for Fib {
    fn default() -> Self {
        Self::new()
    }
}

impl Iterator for Fib {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        let (current, following) = PAIR.get();
        let current = current?;
        PAIR.set((
            following,
            following.and_then(|next| current.checked_add(next)),
        ));
        Some(current)
    }
}

pub struct FibUpTo {
    fib: Fib,
    limit: u64,
}

pub fn fib_up_to(limit: u64) -> FibUpTo {
    FibUpTo {
        fib: Fib::new(),
        limit,
    }
}

impl Iterator for FibUpTo {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        self.fib.next().filter(|&number| number <= self.limit)
    }
}
