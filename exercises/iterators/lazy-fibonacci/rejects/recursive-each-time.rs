//! Rejected: each number is computed by plain recursion from the start, which stays quick enough

pub struct Fib {
    n: u32,
}

impl Fib {
    pub fn new() -> Fib {
        Fib { n: 0 }
    }
}

fn fib(n: u32) -> u64 {
    if n < 2 {
        return u64::from(n);
    }
    fib(n - 1) + fib(n - 2)
}

impl Default for Fib {
    fn default() -> Self {
        Self::new()
    }
}

impl Iterator for Fib {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        if self.n > 93 {
            return None;
        }
        let value = fib(self.n);
        self.n += 1;
        Some(value)
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
