//! Token bucket and sliding window: two rules that say when a request may go ahead.

/// Whoever decides at which time a request is granted. Leave this trait as it is.
pub trait Limiter {
    /// The time, in milliseconds, at which a request that arrives at `now` is granted.
    fn acquire(&mut self, now: u64) -> u64;
}

/// Grants a request for a token, and gains tokens steadily up to its capacity.
pub struct TokenBucket {
    // your fields
}

impl TokenBucket {
    /// A bucket full of `capacity` tokens that gains `capacity` tokens in `per_ms` milliseconds.
    pub fn new(capacity: u64, per_ms: u64) -> TokenBucket {
        todo!()
    }
}

impl Limiter for TokenBucket {
    fn acquire(&mut self, now: u64) -> u64 {
        todo!()
    }
}

/// Grants at most so many requests within any window of time.
pub struct SlidingWindow {
    // your fields
}

impl SlidingWindow {
    /// A limiter that allows `max` grants within `window_ms` milliseconds.
    pub fn new(max: usize, window_ms: u64) -> SlidingWindow {
        todo!()
    }

    /// How many grants are remembered now, never more than `max`.
    pub fn remembered(&self) -> usize {
        todo!()
    }
}

impl Limiter for SlidingWindow {
    fn acquire(&mut self, now: u64) -> u64 {
        todo!()
    }
}

/// Lets all arrivals through a limiter, in order, and returns when each is granted.
pub fn schedule(limiter: &mut dyn Limiter, arrivals: &[u64]) -> Vec<u64> {
    todo!()
}
