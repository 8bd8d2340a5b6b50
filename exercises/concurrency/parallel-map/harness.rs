//! Plays a script of parallel computations, one a line, and reports what they gave.
//!
//! `bounds LEN PARTS`; `fill LEN PARTS` and `sum N PARTS`; `map WORKERS ITEM…` and `chunked WORKERS CHUNK ITEM…`, where the
//! item `*x` waits until all other items are done, and `map-meet WORKERS ITEMS` and `chunked-meet WORKERS CHUNK ITEMS`, in
//! which all workers wait for each other.

use std::collections::HashSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Barrier, Condvar, Mutex};
use std::thread;

use crate::grader::report;
use crate::solution::{chunk_bounds, fill_squares, par_map, par_map_chunked, sum_squares};

/// An item that can neither be cloned nor compared.
struct Item<'a> {
    text: &'a str,
}

/// A result of the same kind.
struct Made<'a> {
    text: &'a str,
    length: usize,
}

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    for line in script.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            [] => {}
            ["bounds", len, parts] => {
                let bounds: Vec<(usize, usize)> =
                    chunk_bounds(number(len, line), positive(parts, line));
                report!("{line} -> {bounds:?}");
            }
            ["fill", len, parts] => {
                let mut buf = vec![-1_i64; number(len, line)];
                let threads: usize = fill_squares(&mut buf, positive(parts, line));
                let wrong = (0_i64..).zip(&buf).filter(|(at, entry)| at * at != **entry);
                let wrong = wrong.count();
                let first = &buf[..buf.len().min(6)];
                report!("{line} -> {threads} threads, {wrong} wrong, begins {first:?}");
            }
            ["sum", n, parts] => {
                let sum: u128 = sum_squares(number(n, line) as u64, positive(parts, line));
                report!("{line} -> {sum}");
            }
            ["map", workers, ref items @ ..] => {
                let workers = positive(workers, line);
                let made = with_calls(line, items, |items, f| (par_map(items, workers, f), None));
                report!("{line} -> {made}");
            }
            ["chunked", workers, chunk, ref items @ ..] => {
                let (workers, chunk) = (positive(workers, line), number(chunk, line));
                let made = with_calls(line, items, |items, f| {
                    let (made, chunks): (Vec<Made>, usize) =
                        par_map_chunked(items, workers, chunk, f);
                    (made, Some(chunks))
                });
                report!("{line} -> {made}");
            }
            ["map-meet", workers, items] => {
                let workers = positive(workers, line);
                meet(line, workers, 1, number(items, line), |items, f| {
                    (par_map(items, workers, f), None)
                });
            }
            ["chunked-meet", workers, chunk, items] => {
                let (workers, chunk) = (positive(workers, line), positive(chunk, line));
                meet(line, workers, chunk, number(items, line), |items, f| {
                    let (threads, chunks) = par_map_chunked(items, workers, chunk, f);
                    (threads, Some(chunks))
                });
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

type Call<'f, T, R> = &'f (dyn Fn(T) -> R + Sync);

/// Maps items that borrow from the script with a closure that borrows local variables.
fn with_calls<'a>(
    line: &str,
    items: &[&'a str],
    map: impl FnOnce(Vec<Item<'a>>, Call<Item<'a>, Made<'a>>) -> (Vec<Made<'a>>, Option<usize>),
) -> String {
    let waiting = items.iter().filter(|item| item.starts_with('*')).count();
    assert!(
        waiting <= 1,
        "two items would wait for each other: {line:?}"
    );
    let others = items.len() - waiting;
    let (done, changed) = (Mutex::new(0), Condvar::new());
    let calls = AtomicUsize::new(0);
    let f = |item: Item<'a>| {
        calls.fetch_add(1, Ordering::SeqCst);
        let mut count = done.lock().expect("nobody panics here");
        if item.text.starts_with('*') {
            drop(changed.wait_while(count, |count| *count < others));
        } else {
            *count += 1;
            changed.notify_all();
        }
        Made {
            text: item.text,
            length: item.text.len(),
        }
    };
    let (made, chunks) = map(items.iter().map(|text| Item { text }).collect(), &f);
    let made: Vec<String> = made
        .into_iter()
        .map(|made| format!("{}={}", made.text, made.length))
        .collect();
    let calls = calls.load(Ordering::SeqCst);
    let chunks = chunks.map_or(String::new(), |chunks| format!(", {chunks} chunks"));
    format!("[{}], {calls} calls{chunks}", made.join(" "))
}

/// Counts threads while the first item of every chunk waits for those of the other workers.
fn meet(
    line: &str,
    workers: usize,
    chunk: usize,
    items: usize,
    map: impl FnOnce(
        Vec<usize>,
        Call<usize, thread::ThreadId>,
    ) -> (Vec<thread::ThreadId>, Option<usize>),
) {
    let at_once = workers.min(items);
    assert!(
        items.div_ceil(chunk).is_multiple_of(at_once.max(1)),
        "somebody would wait for ever: {line:?}"
    );
    let barrier = Barrier::new(at_once);
    let (running, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let f = |item: usize| {
        most.fetch_max(running.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
        if item.is_multiple_of(chunk) {
            barrier.wait();
        }
        running.fetch_sub(1, Ordering::SeqCst);
        thread::current().id()
    };
    let (threads, chunks) = map((0..items).collect(), &f);
    let distinct: HashSet<&thread::ThreadId> = threads.iter().collect();
    let own = usize::from(distinct.contains(&thread::current().id()));
    let (distinct, most) = (distinct.len(), most.load(Ordering::SeqCst));
    let chunks = chunks.map_or(String::new(), |chunks| format!(", {chunks} chunks"));
    let results = threads.len();
    report!(
        "{line} -> {results} results, {distinct} threads, {own} of them the caller, at most {most} at once{chunks}"
    );
}

fn positive(word: &str, line: &str) -> usize {
    let value = number(word, line);
    assert!(value > 0, "this number is at least 1: {line:?}");
    value
}

fn number(word: &str, line: &str) -> usize {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
