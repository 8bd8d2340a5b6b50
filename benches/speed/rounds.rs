//! Measuring in turns, and telling what came out.

use std::time::{Duration, Instant};

/// Times two things in turns, after one round that does not count. Gives both medians and the median of the ratios.
pub fn in_turns(
    rounds: usize,
    mut ours: impl FnMut(usize),
    mut beside: impl FnMut(usize),
) -> (Duration, Duration, f64) {
    let mut times = Vec::with_capacity(rounds);
    for round in 0..=rounds {
        let (one, other) = (time(|| ours(round)), time(|| beside(round)));
        if round > 0 {
            times.push((one, other));
        }
    }
    let ratios = times
        .iter()
        .map(|(one, other)| one.as_secs_f64() / other.as_secs_f64())
        .collect();
    let ours = times.iter().map(|(one, _)| one.as_secs_f64()).collect();
    let beside = times.iter().map(|(_, other)| other.as_secs_f64()).collect();
    let seconds = |values| Duration::from_secs_f64(median(values));
    (seconds(ours), seconds(beside), median(ratios))
}

/// How long something takes.
pub fn time(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

/// The value in the middle.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// One line of the table.
pub fn tell(what: &str, ours: &str, beside: &str, figure: &str, bar: &str) {
    println!("{what:<55} {ours:>10}  {beside:>10} {figure:>10}  {bar}");
}

/// A time in milliseconds.
pub fn ms(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1000.0)
}
