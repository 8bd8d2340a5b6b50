//! Plays a script on generators of squares and on a source that notes how often it is asked, one operation a line.

use crate::grader::report;
use crate::solution::{
    Counter, LazySquares, contains, eager_squares, first_over, lazy_squares, validate_then_process,
};
use std::cell::Cell;
use std::rc::Rc;

/// A one-shot source that counts how many items were taken from it.
struct Source {
    items: Box<dyn Iterator<Item = i64>>,
    pulled: u64,
}

impl Iterator for Source {
    type Item = i64;

    fn next(&mut self) -> Option<i64> {
        let item = self.items.next();
        self.pulled += u64::from(item.is_some());
        item
    }
}

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let mut calls: Counter = Rc::new(Cell::new(0));
    let mut squares: LazySquares = lazy_squares(Vec::new(), Rc::clone(&calls));
    let mut source = new_source(Box::new(std::iter::empty()));
    for line in script.lines() {
        let parts: Vec<&str> = line.split_whitespace().collect();
        match parts[..] {
            [] => {}
            ["eager", ref xs @ ..] => {
                calls = Rc::new(Cell::new(0));
                let all: Vec<i64> = eager_squares(&numbers(xs, line), &calls);
                let computed = calls.get();
                let sums: (i64, i64) = (all.iter().sum(), all.iter().sum());
                report!("{line} -> {all:?}, {computed} computed");
                report!(
                    "  sum {}, again {}, {} computed",
                    sums.0,
                    sums.1,
                    calls.get()
                );
            }
            ["lazy", ref xs @ ..] => {
                calls = Rc::new(Cell::new(0));
                squares = lazy_squares(numbers(xs, line), Rc::clone(&calls));
                report!("{line} -> {} computed", calls.get());
            }
            ["next"] => {
                let square: Option<i64> = squares.next();
                report!("next -> {square:?}, {} computed", calls.get());
            }
            ["sum"] => {
                let sum: i64 = squares.by_ref().sum();
                report!("sum -> {sum}, {} computed", calls.get());
            }
            ["square-in", target] => {
                let found: bool = contains(&mut squares, number(target, line));
                report!("{line} -> {found}, {} computed", calls.get());
            }
            ["source", ref xs @ ..] => {
                source = new_source(Box::new(numbers(xs, line).into_iter()));
                report!("{line}");
            }
            ["endless", start] => {
                source = new_source(Box::new(number(start, line)..));
                report!("{line}");
            }
            ["pull"] => {
                let item = source.next();
                report!("pull -> {item:?}, {} pulled", source.pulled);
            }
            ["in", target] => {
                let found: bool = contains(&mut source, number(target, line));
                report!("{line} -> {found}, {} pulled", source.pulled);
            }
            ["process-below", limit] => {
                let limit: i64 = number(limit, line);
                let log = Log::default();
                let result: Result<usize, usize> = validate_then_process(
                    &mut source,
                    &mut |item| {
                        log.note("ok", item);
                        item < limit
                    },
                    &mut |item| log.note("f", item),
                );
                report!(
                    "{line} -> {result:?}, {} pulled;{}",
                    source.pulled,
                    log.text()
                );
            }
            ["process-rising"] => {
                let log = Log::default();
                let mut last = i64::MIN;
                let result: Result<usize, usize> = validate_then_process(
                    &mut source,
                    &mut |item| {
                        log.note("ok", item);
                        std::mem::replace(&mut last, item) < item
                    },
                    &mut |item| log.note("f", item),
                );
                report!(
                    "{line} -> {result:?}, {} pulled;{}",
                    source.pulled,
                    log.text()
                );
            }
            ["first-over", limit, factor] => {
                let factor: i64 = number(factor, line);
                let log = Log::default();
                let found: Option<(i64, i64)> =
                    first_over(&mut source, number(limit, line), &mut |item| {
                        log.note("f", item);
                        item * factor
                    });
                report!(
                    "{line} -> {found:?}, {} pulled;{}",
                    source.pulled,
                    log.text()
                );
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

/// Which functions were called, in order.
#[derive(Default)]
struct Log(std::cell::RefCell<Vec<String>>);

impl Log {
    fn note(&self, name: &str, item: i64) {
        let mut calls = self.0.borrow_mut();
        // Whoever runs through an endless source is not to fill the memory on the way.
        if calls.len() < 1000 {
            calls.push(format!(" {name} {item}"));
        }
    }

    fn text(&self) -> String {
        match self.0.borrow().concat() {
            calls if calls.is_empty() => " no calls".to_string(),
            calls => calls,
        }
    }
}

fn new_source(items: Box<dyn Iterator<Item = i64>>) -> Source {
    Source { items, pulled: 0 }
}

fn numbers(words: &[&str], line: &str) -> Vec<i64> {
    words.iter().map(|word| number(word, line)).collect()
}

fn number<N: std::str::FromStr>(word: &str, line: &str) -> N {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
