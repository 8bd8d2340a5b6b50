//! Builds batches of jobs from a script, one operation a line, and reports their results in the order they are returned.

use std::collections::HashSet;
use std::io::Read;
use std::panic::panic_any;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Barrier, Condvar, Mutex, PoisonError};
use std::thread;

use crate::grader::report;
use crate::solution::{Job, map_borrowed, run_all};

/// Which jobs of a batch have come to their end.
#[derive(Default)]
struct Board {
    ended: Mutex<HashSet<usize>>,
    changed: Condvar,
}

impl Board {
    fn mark(&self, job: usize) {
        let mut ended = self.ended.lock().unwrap_or_else(PoisonError::into_inner);
        ended.insert(job);
        self.changed.notify_all();
    }

    fn wait_for(&self, job: usize) {
        let mut ended = self.ended.lock().unwrap_or_else(PoisonError::into_inner);
        while !ended.contains(&job) {
            ended = self
                .changed
                .wait(ended)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn count(&self) -> usize {
        let ended = self.ended.lock().unwrap_or_else(PoisonError::into_inner);
        ended.len()
    }
}

/// What a job does.
enum Deed {
    /// Returns a text.
    Value(String),
    /// Waits until all meeting jobs of the batch are there, then returns a text.
    Meet(String),
    /// Waits until a later job of the batch has come to its end, then returns a text.
    After(String, String),
    /// Returns the name of its thread.
    Name,
    /// Panics with a literal, a formatted text, or a number.
    PanicLiteral,
    PanicText(String),
    PanicNumber(i32),
}

pub fn run() {
    let mut script = String::new();
    std::io::stdin()
        .read_to_string(&mut script)
        .expect("the script is not UTF-8");
    let mut batch: Vec<(String, Deed)> = Vec::new();
    for line in script.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            [] => {}
            ["job", name, ref deed @ ..] => batch.push((name.to_string(), parse_deed(line, deed))),
            ["run"] => run_batch(std::mem::take(&mut batch)),
            ["map", ref items @ ..] => map_words(items),
            _ => panic!("unknown operation in the script: {line:?}"),
        }
    }
    assert!(batch.is_empty(), "the script ends with jobs that never run");
}

fn parse_deed(line: &str, words: &[&str]) -> Deed {
    match *words {
        ["value", text] => Deed::Value(text.to_string()),
        ["meet", text] => Deed::Meet(text.to_string()),
        ["after", other, text] => Deed::After(other.to_string(), text.to_string()),
        ["name"] => Deed::Name,
        ["panic-literal"] => Deed::PanicLiteral,
        ["panic-text", ref words @ ..] => Deed::PanicText(words.join(" ")),
        ["panic-number", number] => match number.parse() {
            Ok(number) => Deed::PanicNumber(number),
            Err(_) => panic!("not a number in the script: {line:?}"),
        },
        _ => panic!("unknown job in the script: {line:?}"),
    }
}

fn run_batch(batch: Vec<(String, Deed)>) {
    let names: Vec<String> = batch.iter().map(|(name, _)| name.clone()).collect();
    let meeting = batch
        .iter()
        .filter(|(_, deed)| matches!(deed, Deed::Meet(_)));
    let barrier = Arc::new(Barrier::new(meeting.count()));
    let board = Arc::new(Board::default());
    let mut jobs: Vec<(String, Job<String>)> = Vec::new();
    for (number, (name, deed)) in batch.into_iter().enumerate() {
        let awaited = match &deed {
            Deed::After(other, _) => {
                let later = names.iter().skip(number + 1).position(|name| name == other);
                let later = later.unwrap_or_else(|| panic!("no later job {other:?} in the script"));
                Some(number + 1 + later)
            }
            _ => None,
        };
        let (barrier, board) = (Arc::clone(&barrier), Arc::clone(&board));
        let job = move || {
            match deed {
                Deed::Meet(_) => {
                    barrier.wait();
                }
                Deed::After(..) => board.wait_for(awaited.expect("checked above")),
                _ => {}
            }
            board.mark(number);
            match deed {
                Deed::Value(text) | Deed::Meet(text) | Deed::After(_, text) => text,
                Deed::Name => thread::current().name().unwrap_or("no name").to_string(),
                Deed::PanicLiteral => panic!("out of luck"),
                Deed::PanicText(text) => panic!("{text}"),
                Deed::PanicNumber(number) => panic_any(number),
            }
        };
        jobs.push((name, Box::new(job)));
    }
    let results = run_all(jobs);
    let ended = board.count();
    report!("run -> {} results, {ended} jobs ended", results.len());
    for (name, result) in results {
        report!("  {name}: {}", show(result));
    }
}

/// Every item is a word: `!text` panics with a text, `#` with a number, any other gives itself behind a greeting.
///
/// The items, the closure and the results all borrow from local data.
fn map_words(items: &[&str]) {
    let greeting = "dear".to_string();
    let barrier = Barrier::new(items.len());
    let calls = AtomicUsize::new(0);
    let local: Vec<String> = items.iter().map(|item| item.to_string()).collect();
    let borrowed: Vec<&str> = local.iter().map(String::as_str).collect();
    let results: Vec<Result<(&str, &str), String>> = map_borrowed(&borrowed, |item| {
        let item: &str = item;
        calls.fetch_add(1, Ordering::SeqCst);
        barrier.wait();
        match item.strip_prefix('!') {
            Some("") => panic!("a lonely mark"),
            Some(rest) => panic!("no entry for {rest}"),
            None if item == "#" => panic_any(item.len()),
            None => (greeting.as_str(), item),
        }
    });
    let calls = calls.load(Ordering::SeqCst);
    report!("map -> {} results, {calls} calls", results.len());
    for result in results {
        report!(
            "  {}",
            show(result.map(|(first, second)| format!("{first} {second}")))
        );
    }
}

fn show(result: Result<String, String>) -> String {
    match result {
        Ok(text) => format!("Ok({text})"),
        Err(text) => format!("Err({text})"),
    }
}
