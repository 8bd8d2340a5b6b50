//! Rejected: the closed formula in f64 is exact enough for every u64

pub struct Fib {
    n: i32,
}

impl Fib {
    pub fn new() -> Fib {
        Fib { n: 0 }
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
        if self.n > 93 {
            return None;
        }
        let root = 5f64.sqrt();
        let value = ((1.0 + root) / 2.0).powi(self.n) / root;
        self.n += 1;
        Some(value.round() as u64)
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
