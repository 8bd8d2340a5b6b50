//! Lazy Fibonacci numbers: an iterator that computes each number only when it is asked for.

/// An iterator over all Fibonacci numbers that fit into a `u64`: 0, 1, 1, 2, 3, 5, …
pub struct Fib {
    // your fields
}

impl Fib {
    /// An iterator that stands in front of the first number.
    pub fn new() -> Fib {
        todo!()
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
        todo!()
    }
}

/// An iterator over the Fibonacci numbers up to a limit.
pub struct FibUpTo {
    // your fields
}

/// An iterator over all Fibonacci numbers that are not greater than `limit`.
pub fn fib_up_to(limit: u64) -> FibUpTo {
    todo!()
}

impl Iterator for FibUpTo {
    type Item = u64;

    /// The next Fibonacci number; `None` once it would be greater than the limit, and ever after.
    fn next(&mut self) -> Option<u64> {
        todo!()
    }
}
