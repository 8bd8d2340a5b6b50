//! Plays a script of calls, one a line, and reports what each of them gave and whether anything was computed for it.
//!
//! One `Memo` for pairs of words: `call X Y RESULT`, where the function would give RESULT, which is a number, `none` or
//! `fail`; `stats`, `clear`. Recursions: `fib N`, `binomial N K`. One `SharedMemo` for words: `get X N` (the function
//! would give N), `panic X`, `nested X Y Z` (the function asks for Y and Z in its turn), `computations`, and with threads
//! `together N X`, `slow X Y` (X is not computed until Y is), `rescue X` (a computation panics while another thread waits).

use crate::grader::report;
use crate::solution::{Memo, SharedMemo, memo_recursive};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Barrier, mpsc};
use std::thread;
use std::time::{Duration, Instant};

/// What a function panics with when the script wants it to.
struct Planned;

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let mut memo: Memo<(String, String), Option<i64>> = Memo::new();
    let shared: SharedMemo<String, i64> = SharedMemo::new();
    for line in script.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            [] => {}
            ["call", x, y, result] => {
                let would_be = match result {
                    "none" => Ok(None),
                    "fail" => Err("failed".to_string()),
                    number => Ok(Some(parse(number, line))),
                };
                let mut runs = 0;
                let got: Result<Option<i64>, String> =
                    memo.call((x.to_string(), y.to_string()), |(first, second)| {
                        assert!(first == x && second == y, "called with another argument");
                        runs += 1;
                        would_be
                    });
                report!("{line} -> {got:?}, {}", origin(runs));
            }
            ["stats"] => {
                let (hits, computations, entries): (u64, u64, usize) = memo.stats();
                report!("stats: {hits} hits {computations} computations {entries} entries");
            }
            ["clear"] => memo.clear(),
            ["fib", n] => {
                let runs = AtomicUsize::new(0);
                let fib = |inner: &mut dyn FnMut(u64) -> u64, n: u64| {
                    runs.fetch_add(1, SeqCst);
                    if n < 2 {
                        n
                    } else {
                        inner(n - 1) + inner(n - 2)
                    }
                };
                let (value, calls): (u64, u64) = memo_recursive(&fib, parse(n, line));
                report!(
                    "{line} -> {value}, said {calls} calls, were {}",
                    runs.into_inner()
                );
            }
            ["binomial", n, k] => {
                let runs = AtomicUsize::new(0);
                let binomial = |inner: &mut dyn FnMut((u64, u64)) -> u64, (n, k): (u64, u64)| {
                    runs.fetch_add(1, SeqCst);
                    if k == 0 || k >= n {
                        1
                    } else {
                        inner((n - 1, k - 1)) + inner((n - 1, k))
                    }
                };
                let pair = (parse(n, line), parse(k, line));
                let (value, calls): (u64, u64) = memo_recursive(&binomial, pair);
                report!(
                    "{line} -> {value}, said {calls} calls, were {}",
                    runs.into_inner()
                );
            }
            ["get", x, number] => {
                let mut runs = 0;
                let value: i64 = shared.get(x.to_string(), |arg| {
                    assert!(arg == x, "called with another argument");
                    runs += 1;
                    parse(number, line)
                });
                report!("{line} -> {value}, {}", origin(runs));
            }
            ["panic", x] => {
                let attempt = || shared.get(x.to_string(), |_| resume_unwind(Box::new(Planned)));
                report!("{line} -> {}", outcome(attempt));
            }
            ["nested", x, y, z] => {
                assert!(
                    x != y && x != z,
                    "no function asks for its own argument: {line:?}"
                );
                let value: i64 = shared.get(x.to_string(), |_| {
                    shared.get(y.to_string(), |_| 10) + shared.get(z.to_string(), |_| 100)
                });
                report!("{line} -> {value}");
            }
            ["computations"] => {
                let computations: u64 = shared.computations();
                report!("computations: {computations}");
            }
            ["together", threads, x] => together(&shared, parse(threads, line), x, line),
            ["slow", x, y] => slow(&shared, x, y, line),
            ["rescue", x] => rescue(&shared, x, line),
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

/// All threads ask at once, and whoever computes gives the others time to start a computation of their own.
fn together(shared: &SharedMemo<String, i64>, threads: usize, x: &str, line: &str) {
    let (barrier, asking, runs) = (
        Barrier::new(threads),
        AtomicUsize::new(0),
        AtomicUsize::new(0),
    );
    let mut values: Vec<i64> = thread::scope(|scope| {
        let ask = || {
            barrier.wait();
            asking.fetch_add(1, SeqCst);
            shared.get(x.to_string(), |_| {
                runs.fetch_add(1, SeqCst);
                wait_until(Duration::from_secs(10), || asking.load(SeqCst) == threads);
                wait_until(Duration::from_millis(100), || runs.load(SeqCst) == threads);
                7
            })
        };
        let asked: Vec<_> = (0..threads).map(|_| scope.spawn(ask)).collect();
        asked
            .into_iter()
            .map(|thread| thread.join().expect("no panic"))
            .collect()
    });
    let got = values.len();
    values.dedup();
    report!(
        "{line} -> {got} got {values:?}, {} computed",
        runs.into_inner()
    );
}

fn slow(shared: &SharedMemo<String, i64>, x: &str, y: &str, line: &str) {
    let (started, has_started) = mpsc::channel();
    let (go_on, may_go_on) = mpsc::channel();
    let (first, second): (i64, i64) = thread::scope(|scope| {
        let thread = scope.spawn(move || {
            shared.get(x.to_string(), |_| {
                started.send(()).expect("somebody listens");
                may_go_on.recv().expect("somebody will say so");
                1
            })
        });
        // An error means that x was there already and nothing was computed.
        let computing = has_started.recv().is_ok();
        let second = shared.get(y.to_string(), |_| 2);
        if computing {
            go_on.send(()).expect("somebody waits");
        }
        (thread.join().expect("no panic"), second)
    });
    report!("{line} -> {first} and {second}");
}

fn rescue(shared: &SharedMemo<String, i64>, x: &str, line: &str) {
    let (started, has_started) = mpsc::channel();
    let asking = AtomicUsize::new(0);
    let (first, second) = thread::scope(|scope| {
        let asking = &asking;
        let thread = scope.spawn(move || {
            let attempt = || {
                shared.get(x.to_string(), |_| {
                    started.send(()).expect("somebody listens");
                    wait_until(Duration::from_secs(10), || asking.load(SeqCst) == 1);
                    // Time for the other one to begin to wait; it comes to the same if it does not.
                    thread::sleep(Duration::from_millis(20));
                    resume_unwind(Box::new(Planned))
                })
            };
            outcome(attempt)
        });
        let _ = has_started.recv();
        asking.store(1, SeqCst);
        let second: i64 = shared.get(x.to_string(), |_| 5);
        (thread.join().expect("no other panic"), second)
    });
    report!("{line} -> {first}, then {second}");
}

fn outcome(attempt: impl FnOnce() -> i64) -> String {
    match catch_unwind(AssertUnwindSafe(attempt)) {
        Ok(value) => value.to_string(),
        Err(panic) if panic.is::<Planned>() => "panicked".to_string(),
        Err(panic) => resume_unwind(panic),
    }
}

fn wait_until(at_most: Duration, holds: impl Fn() -> bool) {
    let start = Instant::now();
    while !holds() && start.elapsed() < at_most {
        thread::sleep(Duration::from_millis(1));
    }
}

fn origin(runs: usize) -> String {
    match runs {
        0 => "remembered".to_string(),
        1 => "computed".to_string(),
        _ => format!("computed {runs} times"),
    }
}

fn parse<N: std::str::FromStr>(word: &str, line: &str) -> N {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
