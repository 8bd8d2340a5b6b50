//! Rejected: a grant that is exactly one window old still counts

use std::collections::VecDeque;

/// Whoever decides at which time a request is granted. Leave this trait as it is.
pub trait Limiter {
    /// The time, in milliseconds, at which a request that arrives at `now` is granted.
    fn acquire(&mut self, now: u64) -> u64;
}

/// Grants a request for a token, and gains tokens steadily up to its capacity.
pub struct TokenBucket {
    capacity: u64,
    /// What a token costs. The level is counted in such parts, so a millisecond brings `capacity` of them.
    per_ms: u64,
    level: u64,
    /// The time of the last grant, for which the level is right.
    clock: u64,
}

impl TokenBucket {
    /// A bucket full of `capacity` tokens that gains `capacity` tokens in `per_ms` milliseconds.
    pub fn new(capacity: u64, per_ms: u64) -> TokenBucket {
        TokenBucket {
            capacity,
            per_ms,
            level: capacity * per_ms,
            clock: 0,
        }
    }
}

impl Limiter for TokenBucket {
    fn acquire(&mut self, now: u64) -> u64 {
        let pause = now.saturating_sub(self.clock);
        let full = self.capacity * self.per_ms;
        self.clock += pause;
        // A long pause fills the bucket anyway, however much it would have brought.
        self.level = self
            .level
            .saturating_add(pause.saturating_mul(self.capacity))
            .min(full);
        let missing = self.per_ms.saturating_sub(self.level);
        let wait = missing.div_ceil(self.capacity);
        self.clock += wait;
        self.level = self.level + wait * self.capacity - self.per_ms;
        self.clock
    }
}

/// Grants at most so many requests within any window of time.
pub struct SlidingWindow {
    max: usize,
    window_ms: u64,
    /// The last `max` grants, the oldest first.
    grants: VecDeque<u64>,
}

impl SlidingWindow {
    /// A limiter that allows `max` grants within `window_ms` milliseconds.
    pub fn new(max: usize, window_ms: u64) -> SlidingWindow {
        SlidingWindow {
            max,
            window_ms,
            grants: VecDeque::new(),
        }
    }

    /// How many grants are remembered now, never more than `max`.
    pub fn remembered(&self) -> usize {
        self.grants.len()
    }
}

impl Limiter for SlidingWindow {
    fn acquire(&mut self, now: u64) -> u64 {
        let mut grant = now;
        // The oldest has to be out of the window. That is never before the grant of the last request.
        if self.grants.len() == self.max
            && let Some(oldest) = self.grants.pop_front()
        {
            grant = grant.max(oldest + self.window_ms + 1);
        }
        self.grants.push_back(grant);
        grant
    }
}

/// Lets all arrivals through a limiter, in order, and returns when each is granted.
pub fn schedule(limiter: &mut dyn Limiter, arrivals: &[u64]) -> Vec<u64> {
    arrivals.iter().map(|&now| limiter.acquire(now)).collect()
}
