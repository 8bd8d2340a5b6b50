//! Rejected: the limit itself is excluded, as in range

pub struct Fib {
    current: Option<u64>,
    following: Option<u64>,
}

impl Fib {
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

    fn next(&mut self) -> Option<u64> {
        let current = self.current?;
        self.current = self.following;
        self.following = self.following.and_then(|next| current.checked_add(next));
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
        self.fib.next().filter(|&number| number < self.limit)
    }
}
