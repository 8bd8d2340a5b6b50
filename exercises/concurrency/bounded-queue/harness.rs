//! Plays a script on a bounded queue, one operation a line, and reports what does not depend on scheduling.
//!
//! On a queue made by `new CAP`: `put X`, `get`, `try-get`, `done`, `join`, `close`, `max-len`, all in one thread, so a `put` on a full
//! queue, or a `get` on an empty one that is not closed, would wait for ever.
//!
//! With threads: `blocked-put CAP` (a put waits until an item is taken), `closed-put CAP` (a put waits until the queue is closed),
//! `limited CAP COUNT` (a run whose consumer is held up while the producer goes on),
//! `waiting N` (consumers that wait when the queue is closed), `joined N` (join waits while another thread finishes N items), and
//! `run CAP CONSUMERS COUNT…` with a producer for each COUNT, `steps CAP CONSUMERS ROUNDS COUNT` with a producer that
//! waits until everything so far is finished. In `run` and `steps` numbers that can be divided by 5 fail.

use std::collections::HashSet;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use crate::grader::report;
use crate::solution::{Producer, Queue, TooMany, run as run_queue};

/// How long the other threads are left alone. What a right answer gives does not depend on it.
const PAUSE: Duration = Duration::from_millis(30);

/// How long something is waited for that a right answer need not bring about.
const LONG: Duration = Duration::from_millis(300);

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let mut queue: Queue<String> = Queue::new(1);
    for line in script.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            [] => {}
            ["new", cap] => queue = Queue::new(positive(cap, line)),
            ["put", item] => {
                let result: Result<(), String> = queue.put(item.to_string());
                report!("{line} -> {result:?}");
            }
            ["get"] => {
                let item: Option<String> = queue.get();
                report!("get -> {item:?}");
            }
            ["try-get"] => {
                let item: Option<String> = queue.try_get();
                report!("try-get -> {item:?}");
            }
            ["done"] => {
                let left: Result<usize, TooMany> = queue.task_done();
                match left {
                    Ok(left) => report!("done -> {left} unfinished"),
                    Err(TooMany) => report!("done -> too many"),
                }
            }
            ["join"] => {
                queue.join();
                report!("join");
            }
            ["close"] => queue.close(),
            ["max-len"] => {
                let length: usize = queue.max_len();
                report!("max-len -> {length}");
            }
            ["blocked-put", cap] => blocked_put(positive(cap, line), line),
            ["closed-put", cap] => closed_put(positive(cap, line), line),
            ["limited", cap, count] => limited(positive(cap, line), number(count, line), line),
            ["waiting", consumers] => waiting(positive(consumers, line), line),
            ["joined", items] => joined(positive(items, line), line),
            ["run", cap, consumers, ref counts @ ..] => {
                let counts: Vec<usize> = counts.iter().map(|count| number(count, line)).collect();
                let (cap, consumers) = (positive(cap, line), positive(consumers, line));
                run_counts(cap, consumers, &counts, line);
            }
            ["steps", cap, consumers, rounds, count] => {
                let (cap, consumers) = (positive(cap, line), positive(consumers, line));
                steps(
                    cap,
                    consumers,
                    number(rounds, line),
                    number(count, line),
                    line,
                );
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

/// Fills a queue, lets another thread put one more, and sees what is there before and after an item is taken.
fn blocked_put(cap: usize, line: &str) {
    let queue: Queue<usize> = Queue::new(cap);
    for item in 0..cap {
        assert_eq!(queue.put(item), Ok(()), "there is room for this item");
    }
    let (start, started) = mpsc::channel();
    let put = AtomicBool::new(false);
    let mut taken = Vec::new();
    let (mut early, mut result) = (false, Ok(()));
    thread::scope(|scope| {
        let putter = scope.spawn(|| {
            start.send(()).expect("the main thread waits for it");
            let result = queue.put(cap);
            put.store(true, Ordering::SeqCst);
            result
        });
        started.recv().expect("the other thread starts");
        pause();
        early = put.load(Ordering::SeqCst);
        taken.extend(queue.get());
        result = putter.join().expect("a put does not panic");
    });
    while let Some(item) = queue.try_get() {
        taken.push(item);
    }
    let most: usize = queue.max_len();
    report!("{line} -> put too early: {early}, then {result:?}, taken {taken:?}, at most {most}");
}

/// Fills a queue, lets three other threads put one more each, and closes the queue.
fn closed_put(cap: usize, line: &str) {
    let queue: Queue<usize> = Queue::new(cap);
    for item in 0..cap {
        assert_eq!(queue.put(item), Ok(()), "there is room for this item");
    }
    let (start, started) = mpsc::channel();
    let mut results = Vec::new();
    thread::scope(|scope| {
        let queue = &queue;
        let putters: Vec<_> = (100..103)
            .map(|item| {
                let start = start.clone();
                scope.spawn(move || {
                    start.send(()).expect("the main thread waits for it");
                    queue.put(item)
                })
            })
            .collect();
        for _ in &putters {
            started.recv().expect("the other thread starts");
        }
        pause();
        queue.close();
        for putter in putters {
            results.push(putter.join().expect("a put does not panic"));
        }
    });
    if results != [Err(100), Err(101), Err(102)] {
        report!("{line} -> not every item was given back");
        return;
    }
    let mut taken = Vec::new();
    while let Some(item) = queue.get() {
        taken.push(item);
    }
    report!("{line} -> all given back, taken {taken:?}");
}

/// One producer puts `count` items in a run with one consumer, whose first item is held back until all have been put, or for
/// a while.
fn limited(cap: usize, count: usize, line: &str) {
    let (tell, told) = mpsc::channel();
    let (tell_most, told_most) = mpsc::channel();
    let producer: Producer<usize> = Box::new(move |queue| {
        for item in 1..=count {
            assert_eq!(queue.put(item), Ok(()), "the queue is open");
        }
        tell_most
            .send(queue.max_len())
            .expect("the main thread waits for it");
        // Nobody may be listening any more.
        let _ = tell.send(());
    });
    let told = Mutex::new(Some(told));
    let errors: Vec<String> = run_queue(cap, vec![producer], 1, |_| {
        let first = told.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(told) = first {
            let _ = told.recv_timeout(LONG);
        }
        Ok(())
    });
    let most: usize = told_most.recv().expect("the producer has returned");
    let (kept, failed) = (most <= cap, errors.len());
    report!("{line} -> never more than {cap} at once: {kept}, {failed} errors");
}

/// Lets consumers wait at an empty queue, puts two items, and closes the queue.
fn waiting(consumers: usize, line: &str) {
    let queue: Queue<usize> = Queue::new(2);
    let (taken, closed) = (AtomicUsize::new(0), AtomicBool::new(false));
    let early = AtomicBool::new(false);
    let (start, started) = mpsc::channel();
    thread::scope(|scope| {
        let (queue, taken, closed, early) = (&queue, &taken, &closed, &early);
        for _ in 0..consumers {
            let start = start.clone();
            scope.spawn(move || {
                start.send(()).expect("the main thread waits for it");
                while let Some(item) = queue.get() {
                    taken.fetch_add(item, Ordering::SeqCst);
                }
                if !closed.load(Ordering::SeqCst) {
                    early.store(true, Ordering::SeqCst);
                }
            });
        }
        for _ in 0..consumers {
            started.recv().expect("the consumer starts");
        }
        pause();
        let results = [queue.put(10), queue.put(5)];
        assert_eq!(results, [Ok(()), Ok(())], "the queue is open");
        // Until both have been taken, if anybody is left who takes them.
        let since = Instant::now();
        while taken.load(Ordering::SeqCst) < 15
            && !early.load(Ordering::SeqCst)
            && since.elapsed() < LONG
        {
            thread::sleep(Duration::from_millis(1));
        }
        pause();
        closed.store(true, Ordering::SeqCst);
        queue.close();
    });
    if early.load(Ordering::SeqCst) {
        report!("{line} -> a consumer ended before the queue was closed");
        return;
    }
    let taken = taken.load(Ordering::SeqCst);
    report!("{line} -> all have ended, taken {taken}");
}

/// Takes all items and joins, while another thread finishes one item after the other.
fn joined(items: usize, line: &str) {
    let queue: Queue<usize> = Queue::new(items);
    for item in 0..items {
        assert_eq!(queue.put(item), Ok(()), "there is room for this item");
        queue.get();
    }
    let (start, started) = mpsc::channel();
    let finished = AtomicUsize::new(0);
    let mut seen = 0;
    thread::scope(|scope| {
        let (queue, finished) = (&queue, &finished);
        scope.spawn(move || {
            started.recv().expect("the main thread sends it");
            for _ in 0..items {
                thread::sleep(PAUSE / items as u32);
                finished.fetch_add(1, Ordering::SeqCst);
                assert!(queue.task_done().is_ok(), "this item was unfinished");
            }
        });
        start.send(()).expect("the other thread waits for it");
        queue.join();
        seen = finished.load(Ordering::SeqCst);
    });
    if seen < items {
        report!("{line} -> join returned before all were finished");
        return;
    }
    report!("{line} -> {seen} finished when join returned");
}

/// Every producer puts its own numbers; they are to be handled once each.
fn run_counts(cap: usize, consumers: usize, counts: &[usize], line: &str) {
    let producers: Vec<Producer<(usize, usize)>> = counts
        .iter()
        .enumerate()
        .map(|(producer, &count)| -> Producer<(usize, usize)> {
            Box::new(move |queue| {
                for item in 1..=count {
                    assert_eq!(queue.put((producer, item)), Ok(()), "the queue is open");
                }
            })
        })
        .collect();
    let handled = Mutex::new(Vec::new());
    let threads = Mutex::new(HashSet::new());
    let errors: Vec<String> = run_queue(cap, producers, consumers, |item| {
        handled
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(item);
        let mut threads = threads.lock().unwrap_or_else(PoisonError::into_inner);
        threads.insert(thread::current().id());
        outcome(item.0, item.1)
    });
    let mut handled = handled.into_inner().unwrap_or_else(PoisonError::into_inner);
    let threads = threads.into_inner().unwrap_or_else(PoisonError::into_inner);
    assert!(
        threads.len() <= consumers,
        "more threads than consumers handle items"
    );
    // The items of one producer come in order if there is one consumer.
    let ordered = consumers > 1
        || (0..counts.len()).all(|producer| {
            let own = handled.iter().filter(|(from, _)| *from == producer);
            own.is_sorted()
        });
    handled.sort_unstable();
    handled.dedup();
    let (number, sum) = (
        handled.len(),
        handled.iter().map(|(_, item)| item).sum::<usize>(),
    );
    let shown = &errors[..errors.len().min(4)];
    let failed = errors.len();
    report!("{line} -> {number} items, sum {sum}, in order: {ordered}, {failed} errors {shown:?}");
}

/// A producer that goes on only when everything it has put is finished.
fn steps(cap: usize, consumers: usize, rounds: usize, count: usize, line: &str) {
    let handled = AtomicUsize::new(0);
    let (tell, told) = mpsc::channel();
    let producer: Producer<(usize, usize)> = Box::new(move |queue| {
        let mut early = 0;
        for round in 0..rounds {
            for item in 1..=count {
                if queue.put((round, item)).is_err() {
                    early += 1;
                }
            }
            pause();
            queue.join();
        }
        tell.send(early).expect("the main thread waits for it");
    });
    let errors: Vec<String> = run_queue(cap, vec![producer], consumers, |(round, item)| {
        handled.fetch_add(1, Ordering::SeqCst);
        outcome(round, item)
    });
    let refused = told.recv().expect("the producer has returned");
    let (handled, failed) = (handled.load(Ordering::SeqCst), errors.len());
    report!("{line} -> {handled} items, {refused} refused, {failed} errors");
}

fn outcome(from: usize, item: usize) -> Result<(), String> {
    if item.is_multiple_of(5) {
        return Err(format!("item {item} of {from} failed"));
    }
    Ok(())
}

/// Gives other threads the time to come as far as they can.
fn pause() {
    thread::sleep(PAUSE);
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
