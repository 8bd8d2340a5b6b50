//! Random numbers for generators: SplitMix64, by Guy Steele, Doug Lea and Christine Flood (2014). Written by `grader`.
//!
//! The same seed gives the same numbers on every machine and in every version of `grader`.

#![allow(dead_code)]

/// What SplitMix64 goes on by from number to number.
const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

/// A stream of random numbers.
pub struct Random(u64);

impl Random {
    /// The stream of a seed.
    pub fn new(seed: u64) -> Random {
        Random(seed)
    }

    /// The stream of one of the many scripts of a seed. Its own seed is mixed once, because the streams of seeds that
    /// are one step apart are the same but for the first number.
    pub fn of_script(seed: u64, script: u64) -> Random {
        let mut scripts = Random(seed.wrapping_add(script.wrapping_mul(STEP)));
        Random(scripts.next())
    }

    /// A number from 0 to `end`, without `end` itself.
    pub fn below(&mut self, end: usize) -> usize {
        assert!(end > 0, "there is no number below 0");
        (self.next() % end as u64) as usize
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        assert!(low <= high, "there is no number between {low} and {high}");
        let number = self.next();
        match high.wrapping_sub(low).cast_unsigned().checked_add(1) {
            Some(count) => low.wrapping_add((number % count).cast_signed()),
            None => number.cast_signed(),
        }
    }

    /// True in `percent` of 100 cases.
    pub fn chance(&mut self, percent: u32) -> bool {
        self.below(100) < percent as usize
    }

    /// One of these items.
    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        let mut number = self.0;
        number = (number ^ (number >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        number = (number ^ (number >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        number ^ (number >> 31)
    }
}
