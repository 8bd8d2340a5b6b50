//! Rejected: wrapping addition makes an endless sequence, whatever the numbers then are

pub struct Fib {
    a: u64,
    b: u64,
}

impl Fib {
    pub fn new() -> Fib {
        Fib { a: 0, b: 1 }
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
        let current = self.a;
        let sum = self.a.wrapping_add(self.b);
        self.a = self.b;
        self.b = sum;
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
