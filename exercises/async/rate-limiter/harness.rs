//! Plays a script of arrivals on a rate limiter, one operation a line, and reports the times of the grants.
//!
//! `bucket CAPACITY PER_MS` and `window MAX WINDOW_MS` make a limiter; `at TIME…` are requests one by one, `schedule TIME…` several
//! at once, `burst TIME N` means N requests at one time, `long STEP N` N requests with so many milliseconds between them, of
//! which a checksum is reported. A time before the last arrival stands for that.

use std::collections::VecDeque;

use crate::grader::report;
use crate::solution::{Limiter, SlidingWindow, TokenBucket, schedule};

enum Kind {
    Bucket(TokenBucket),
    /// With its two numbers and the grants that count at the time of the last one.
    Window(SlidingWindow, usize, u64, VecDeque<u64>),
}

impl Kind {
    fn limiter(&mut self) -> &mut dyn Limiter {
        match self {
            Kind::Bucket(bucket) => bucket,
            Kind::Window(window, ..) => window,
        }
    }

    /// Says so if a window remembers too much or too little after these grants.
    fn check(&mut self, grants: &[u64]) -> &'static str {
        let Kind::Window(window, max, window_ms, recent) = self else {
            return "";
        };
        recent.extend(grants);
        while let (Some(oldest), Some(last)) = (recent.front(), recent.back())
            && oldest + *window_ms <= *last
        {
            recent.pop_front();
        }
        match window.remembered() {
            count if count > *max => ", too many remembered",
            count if count < recent.len() => ", too few remembered",
            _ => "",
        }
    }
}

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let mut kind = Kind::Bucket(TokenBucket::new(1, 1));
    let mut last = 0;
    for line in script.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let Some((operation, words)) = words.split_first() else {
            continue;
        };
        let numbers: Vec<u64> = words.iter().map(|word| number(word, line)).collect();
        let mut arrive = |time: u64| {
            last = last.max(time);
            last
        };
        match (*operation, &numbers[..]) {
            ("bucket", &[capacity, per_ms]) => {
                kind = Kind::Bucket(TokenBucket::new(small(capacity, line), small(per_ms, line)));
                last = 0;
            }
            ("window", &[max, window_ms]) => {
                let max = small(max, line) as usize;
                let limiter = SlidingWindow::new(max, small(window_ms, line));
                kind = Kind::Window(limiter, max, window_ms, VecDeque::new());
                last = 0;
            }
            ("at", times) => {
                let grants: Vec<u64> = times
                    .iter()
                    .map(|&time| kind.limiter().acquire(arrive(time)))
                    .collect();
                report!("{line} -> {grants:?}{}", kind.check(&grants));
            }
            ("schedule", times) => {
                let arrivals: Vec<u64> = times.iter().map(|&time| arrive(time)).collect();
                let grants: Vec<u64> = schedule(kind.limiter(), &arrivals);
                report!("{line} -> {grants:?}{}", kind.check(&grants));
            }
            ("burst", &[time, count]) => {
                let now = arrive(time);
                let arrivals = vec![now; count as usize];
                let grants: Vec<u64> = schedule(kind.limiter(), &arrivals);
                report!("{line} -> {grants:?}{}", kind.check(&grants));
            }
            ("long", &[step, count]) => {
                let (mut sum, mut grant) = (0_u64, 0);
                let mut wrong = "";
                for _ in 0..count {
                    let now = arrive(0);
                    grant = kind.limiter().acquire(arrive(now + step));
                    sum = (sum * 31 + grant % 1_000_003) % 1_000_000_007;
                    let check = kind.check(&[grant]);
                    if !check.is_empty() {
                        wrong = check;
                    }
                }
                report!("{line} -> last grant {grant}, checksum {sum}{wrong}");
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

fn small(value: u64, line: &str) -> u64 {
    assert!(
        (1..=1_000_000).contains(&value),
        "not between 1 and 1,000,000: {line:?}"
    );
    value
}

fn number(word: &str, line: &str) -> u64 {
    match word.parse() {
        Ok(number) if number < 1 << 60 => number,
        _ => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
