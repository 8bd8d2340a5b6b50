//! Plays a script that builds a pipeline stage by stage and pulls items through it, one operation a line.

use crate::grader::report;
use crate::solution::{Count, Cycle, Pipeline};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

type Numbers = Box<dyn Iterator<Item = i64>>;
type Trace = Rc<RefCell<String>>;

/// Counts how many items were pulled from the iterator within.
struct Source {
    items: Numbers,
    pulled: Rc<Cell<u64>>,
}

impl Iterator for Source {
    type Item = i64;

    fn next(&mut self) -> Option<i64> {
        let item = self.items.next();
        self.pulled
            .set(self.pulled.get() + u64::from(item.is_some()));
        item
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.items.size_hint()
    }
}

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let pulled = Rc::new(Cell::new(0));
    let trace = Trace::default();
    let mut last: Numbers = Box::new(std::iter::empty());
    for line in script.lines() {
        let parts: Vec<&str> = line.split_whitespace().collect();
        trace.borrow_mut().clear();
        let result = match parts[..] {
            [] => continue,
            ["source", ref source @ ..] => {
                pulled.set(0);
                let items = source_of(source, line);
                let pulled = Rc::clone(&pulled);
                last = Box::new(Source { items, pulled });
                String::new()
            }
            ["keep", ref what @ ..] => {
                let (test, trace) = (test_of(what, line), Rc::clone(&trace));
                let keep = move |n: &i64| {
                    *trace.borrow_mut() += &format!(" keep {n},");
                    test(*n)
                };
                last = Box::new(Pipeline::from(last).filter(keep).into_inner());
                String::new()
            }
            ["map", ref what @ ..] => {
                let (function, trace) = (function_of(what, line), Rc::clone(&trace));
                let f = move |n: i64| {
                    *trace.borrow_mut() += &format!(" map {n},");
                    function(n)
                };
                last = Box::new(Pipeline::from(last).map(f).into_inner());
                String::new()
            }
            ["take", n] => {
                last = Box::new(Pipeline::from(last).take(number(n, line)).into_inner());
                String::new()
            }
            ["cycle"] => {
                last = Box::new(Cycle::new(last));
                String::new()
            }
            ["next"] => {
                let item: Option<i64> = last.next();
                format!(" -> {item:?}")
            }
            ["collect"] => {
                let all: Vec<i64> = Pipeline::from(&mut last).collect();
                format!(" -> {all:?}")
            }
            ["collect-texts"] => {
                let mut turn = 0;
                let texts: Vec<String> = Pipeline::from(&mut last)
                    .map(|n| {
                        turn += 1;
                        format!("{turn}:{n}")
                    })
                    .filter(|text| text.len() > 3)
                    .collect();
                format!(" -> {}", texts.join(" "))
            }
            ["first", n] => {
                let part: Vec<i64> = Pipeline::from(&mut last).take(number(n, line)).collect();
                format!(" -> {part:?}")
            }
            ["hint"] => {
                let (lower, upper): (usize, Option<usize>) = last.size_hint();
                format!(" -> {lower} to {upper:?}")
            }
            ["bulk", step, n] => {
                let step: i64 = number(step, line);
                let hits: Vec<i64> = Pipeline::from(&mut last)
                    .filter(|n| n % step == 0)
                    .map(|n| n / step)
                    .take(number(n, line))
                    .collect();
                let sum = hits
                    .iter()
                    .fold(0, |sum, hit| (sum * 31 + hit) % 1_000_000_007);
                format!(" -> {} hits, checksum {sum}", hits.len())
            }
            _ => panic!("unknown operation: {line:?}"),
        };
        let trace = trace.borrow();
        let trace = trace.trim_end_matches(',');
        report!("{line}{result}, {} pulled;{trace}", pulled.get());
    }
}

fn source_of(words: &[&str], line: &str) -> Numbers {
    match *words {
        ["count", start, step] => Box::new(Count::new(number(start, line), number(step, line))),
        ["range", start, end] => Box::new(number::<i64>(start, line)..number(end, line)),
        ["items", ref items @ ..] => {
            let items: Vec<i64> = items.iter().map(|item| number(item, line)).collect();
            Box::new(items.into_iter())
        }
        // Panics when it is asked for more than its items.
        ["fragile", ref items @ ..] => {
            let items: Vec<i64> = items.iter().map(|item| number(item, line)).collect();
            let line = line.to_string();
            let panics = std::iter::from_fn(move || panic!("asked for more than there is: {line}"));
            Box::new(items.into_iter().chain(panics))
        }
        // Ends once, and then has other items to offer.
        ["restless", ref items @ ..] => {
            let items: Vec<i64> = items.iter().map(|item| number(item, line)).collect();
            let mut items = items.into_iter();
            let mut ended = false;
            Box::new(std::iter::from_fn(move || {
                let item = items.next().or(ended.then_some(-99));
                ended = item.is_none();
                item
            }))
        }
        _ => panic!("unknown source: {line:?}"),
    }
}

fn test_of(words: &[&str], line: &str) -> Box<dyn Fn(i64) -> bool> {
    match *words {
        ["even"] => Box::new(|n| n % 2 == 0),
        ["all"] => Box::new(|_| true),
        ["none"] => Box::new(|_| false),
        ["above", limit] => {
            let limit: i64 = number(limit, line);
            Box::new(move |n| n > limit)
        }
        _ => panic!("unknown test: {line:?}"),
    }
}

fn function_of(words: &[&str], line: &str) -> Box<dyn Fn(i64) -> i64> {
    match *words {
        ["square"] => Box::new(|n| n * n),
        ["add", amount] => {
            let amount: i64 = number(amount, line);
            Box::new(move |n| n + amount)
        }
        _ => panic!("unknown function: {line:?}"),
    }
}

fn number<N: std::str::FromStr>(word: &str, line: &str) -> N {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
