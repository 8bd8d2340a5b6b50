//! Plays a script of operations on rows and batches, one a line, and reports what came of each.
//!
//! A row is written `CATEGORY:VALUE`, with `-` for a missing value. `rows ROW...` adds rows to the data set and `forget`
//! empties it; `group`, `combine SIZE...` (the data set cut into parts of these sizes, the rest being the last part) and
//! `process CHUNK` work on it. `batcher SIZE` makes a new batcher; `push ROW...`, `finish` and `take-sink` use it, and
//! `fail N MESSAGE` makes the next N inserts of its sink fail. `stream ROWS CHUNK` and `pour ROWS SIZE` process and batch
//! many rows that are made while they are used.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::grader::report;
use crate::solution::{Batcher, Partial, Row, Sink, combine, group_chunk, mean, process};

/// What the script tells a sink, and what the sink tells the script.
#[derive(Default)]
struct Wire {
    /// How many inserts are still to fail, and with which message.
    failing: (usize, String),
    events: Vec<String>,
}

/// A sink that remembers which rows are final.
struct Table {
    wire: Rc<RefCell<Wire>>,
    inserted: Vec<Row>,
    committed: Vec<Row>,
}

impl Sink for Table {
    fn insert_many(&mut self, rows: &[Row]) -> Result<(), String> {
        let mut wire = self.wire.borrow_mut();
        let shown: Vec<String> = rows.iter().map(show_row).collect();
        let shown = shown.join(" ");
        if wire.failing.0 > 0 {
            wire.failing.0 -= 1;
            wire.events.push(format!("refused [{shown}]"));
            return Err(wire.failing.1.clone());
        }
        wire.events.push(format!("insert [{shown}]"));
        self.inserted.extend_from_slice(rows);
        Ok(())
    }

    fn commit(&mut self) {
        self.committed.append(&mut self.inserted);
        self.wire.borrow_mut().events.push("commit".to_string());
    }
}

/// A sink that only counts.
#[derive(Default)]
struct Counter {
    inserts: u64,
    commits: u64,
    rows: u64,
    largest: usize,
    sum: i64,
}

impl Sink for Counter {
    fn insert_many(&mut self, rows: &[Row]) -> Result<(), String> {
        self.inserts += 1;
        self.rows += rows.len() as u64;
        self.largest = self.largest.max(rows.len());
        for row in rows {
            self.sum = (self.sum * 31 + row.value.unwrap_or(7)) % 1_000_003;
        }
        Ok(())
    }

    fn commit(&mut self) {
        self.commits += 1;
    }
}

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is text");
    let mut rows: Vec<Row> = Vec::new();
    let mut wire = Rc::new(RefCell::new(Wire::default()));
    let mut batcher: Option<Batcher<Table>> = None;
    for line in script.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            [] => {}
            ["rows", ref more @ ..] => rows.extend(more.iter().map(|word| row(word, line))),
            ["forget"] => rows.clear(),
            ["group"] => {
                report!("group");
                show_groups(&group_chunk(&rows));
            }
            ["combine", ref sizes @ ..] => {
                let mut rest = &rows[..];
                let mut parts: Vec<BTreeMap<String, Partial>> = Vec::new();
                for size in sizes {
                    let size: usize = number(size, line);
                    let (part, behind) = rest.split_at(size.min(rest.len()));
                    parts.push(group_chunk(part));
                    rest = behind;
                }
                if !rest.is_empty() {
                    parts.push(group_chunk(rest));
                }
                report!("{line} -> {} parts", parts.len());
                show_groups(&combine(&parts));
            }
            ["process", chunk] => {
                let (groups, largest): (BTreeMap<String, Partial>, usize) =
                    process(rows.iter().cloned(), number(chunk, line));
                report!("{line} -> largest chunk {largest}");
                show_groups(&groups);
            }
            ["stream", count, chunk] => {
                let (groups, largest): (BTreeMap<String, Partial>, usize) =
                    process(made_rows(number(count, line)), number(chunk, line));
                report!("{line} -> largest chunk {largest}");
                for (category, partial) in &groups {
                    show_group(category.split('.').next().unwrap_or_default(), partial);
                }
            }
            ["batcher", size] => {
                wire = Rc::default();
                let table = Table {
                    wire: Rc::clone(&wire),
                    inserted: Vec::new(),
                    committed: Vec::new(),
                };
                batcher = Some(Batcher::new(table, size_of_batch(size, line)));
                report!("{line}");
            }
            ["fail", count, ref message @ ..] => {
                wire.borrow_mut().failing = (number(count, line), message.join(" "));
            }
            ["push", ref more @ ..] => {
                for word in more {
                    let outcome = the(&mut batcher, line).push(row(word, line));
                    show_outcome(&format!("push {word}"), outcome, &wire);
                }
            }
            ["finish"] => {
                let outcome = the(&mut batcher, line).finish();
                show_outcome("finish", outcome, &wire);
            }
            ["take-sink"] => {
                let Some(taken) = batcher.take() else {
                    panic!("no batcher is there: {line:?}");
                };
                let table: Table = taken.into_sink();
                let shown: Vec<String> = table.committed.iter().map(show_row).collect();
                report!("take-sink -> [{}]", shown.join(" "));
                show_events(&wire);
            }
            ["pour", count, size] => {
                let mut batcher = Batcher::new(Counter::default(), size_of_batch(size, line));
                for row in made_rows(number(count, line)) {
                    batcher.push(row).expect("this sink never fails");
                }
                batcher.finish().expect("this sink never fails");
                let counter: Counter = batcher.into_sink();
                report!(
                    "{line} -> {} inserts {} commits {} rows, largest {}, sum {}",
                    counter.inserts,
                    counter.commits,
                    counter.rows,
                    counter.largest,
                    counter.sum
                );
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

/// Rows in seven categories with long names; every fifth value is missing.
fn made_rows(count: u64) -> impl Iterator<Item = Row> {
    (0..count).map(|number| Row {
        category: format!("c{}.{}", number % 7, "-".repeat(1_000)),
        value: (number % 5 != 3).then_some(number as i64 % 1_000 - 600),
    })
}

fn the<'a>(batcher: &'a mut Option<Batcher<Table>>, line: &str) -> &'a mut Batcher<Table> {
    match batcher {
        Some(batcher) => batcher,
        None => panic!("no batcher is there: {line:?}"),
    }
}

fn show_groups(groups: &BTreeMap<String, Partial>) {
    for (category, partial) in groups {
        show_group(category, partial);
    }
}

fn show_group(category: &str, partial: &Partial) {
    let Partial { sum, values, rows } = *partial;
    let mean: Option<i64> = mean(partial);
    report!("  {category}: sum {sum} values {values} rows {rows} mean {mean:?}");
}

fn show_outcome(what: &str, outcome: Result<(), String>, wire: &Rc<RefCell<Wire>>) {
    match outcome {
        Ok(()) => report!("{what} -> ok"),
        Err(message) => report!("{what} -> error: {message}"),
    }
    show_events(wire);
}

fn show_events(wire: &Rc<RefCell<Wire>>) {
    for event in wire.borrow_mut().events.drain(..) {
        report!("  {event}");
    }
}

fn show_row(row: &Row) -> String {
    match row.value {
        Some(value) => format!("{}:{value}", row.category),
        None => format!("{}:-", row.category),
    }
}

fn row(word: &str, line: &str) -> Row {
    let Some((category, value)) = word.split_once(':') else {
        panic!("{word:?} is not a row: {line:?}");
    };
    Row {
        category: category.to_string(),
        value: (value != "-").then(|| number(value, line)),
    }
}

fn size_of_batch(word: &str, line: &str) -> usize {
    let size = number(word, line);
    assert!(size > 0, "a batch holds at least one row: {line:?}");
    size
}

fn number<N: std::str::FromStr>(word: &str, line: &str) -> N {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
