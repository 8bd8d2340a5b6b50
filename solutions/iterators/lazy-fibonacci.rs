//! Lazy Fibonacci numbers: an iterator that computes each number only when it is asked for.

/// An iterator over all Fibonacci numbers that fit into a `u64`: 0, 1, 1, 2, 3, 5, …
pub struct Fib {
    /// What `next` returns; `None` if it does not fit into a `u64`.
    current: Option<u64>,
    /// What comes after that. It is missing one step earlier than `current`.
    following: Option<u64>,
}

impl Fib {
    /// An iterator that stands in front of the first number.
    pub fn new() -> Fib {
        Fib {
            current: Some(0),
            following: Some(1),
        }
    }
}

impl Default for Fib {
    fn default() -> Self {
        Self::new()
    }
}

impl Iterator for Fib {
    type Item = u64;

    /// The next Fibonacci number; `None` once the numbers no longer fit, and ever after.
    fn next(&mut self) -> Option<u64> {
        let current = self.current?;
        self.current = self.following;
        self.following = self.following.and_then(|next| current.checked_add(next));
        Some(current)
    }
}

/// An iterator over the Fibonacci numbers up to a limit.
pub struct FibUpTo {
    fib: Fib,
    limit: u64,
}

/// An iterator over all Fibonacci numbers that are not greater than `limit`.
pub fn fib_up_to(limit: u64) -> FibUpTo {
    FibUpTo {
        fib: Fib::new(),
        limit,
    }
}

impl Iterator for FibUpTo {
    type Item = u64;

    /// The next Fibonacci number; `None` once it would be greater than the limit, and ever after.
    fn next(&mut self) -> Option<u64> {
        // The numbers never get smaller again, so after the first `None` all others are refused.
        self.fib.next().filter(|&number| number <= self.limit)
    }
}
