//! Plays a script that makes iterators under names of its own and moves them on, one operation a line.

use crate::grader::report;
use crate::solution::{Countdown, Span, SpanIter, pairs, rows};
use std::collections::HashMap;

/// No loop goes on for longer than this, even if an iterator never ends.
const AT_MOST: usize = 200;

enum Running {
    Span(SpanIter),
    Countdown(Countdown),
}

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let mut span = Span::new(0, 0);
    let mut length = 0;
    let mut running: HashMap<String, Running> = HashMap::new();
    for line in script.lines() {
        let parts: Vec<&str> = line.split_whitespace().collect();
        match parts[..] {
            [] => {}
            ["span", start, end] => {
                let (start, end): (i64, i64) = (number(start, line), number(end, line));
                length = i128::from(end) - i128::from(start);
                span = Span::new(start, end);
                report!("{line}");
            }
            ["iter", name] => {
                let iter: SpanIter = span.iter();
                running.insert(name.to_string(), Running::Span(iter));
                report!("{line}");
            }
            ["into-iter", name] => {
                let iter: SpanIter = (&span).into_iter();
                running.insert(name.to_string(), Running::Span(iter));
                report!("{line}");
            }
            ["countdown", name, from] => {
                let countdown = Countdown::new(number(from, line));
                running.insert(name.to_string(), Running::Countdown(countdown));
                report!("{line}");
            }
            ["next", name] => match running.get_mut(name) {
                None => report!("{line}: no such iterator"),
                Some(Running::Span(iter)) => report!("{line} -> {:?}", iter.next()),
                Some(Running::Countdown(iter)) => report!("{line} -> {:?}", iter.next()),
            },
            ["take", name, count] => {
                let count = AT_MOST.min(number(count, line));
                match running.get_mut(name) {
                    None => report!("{line}: no such iterator"),
                    Some(Running::Span(iter)) => {
                        report!("{line}: {}", list(iter.by_ref().take(count)));
                    }
                    Some(Running::Countdown(iter)) => {
                        report!("{line}: {}", list(iter.by_ref().take(count)));
                    }
                }
            }
            ["loop", name] => match running.get_mut(name) {
                None => report!("{line}: no such iterator"),
                Some(Running::Span(iter)) => report!("{line}: {}", list(iter)),
                Some(Running::Countdown(iter)) => report!("{line}: {}", list(iter)),
            },
            ["loop"] => report!("{line}: {}", list(&span)),
            ["pairs"] => {
                assert!(length <= 100, "this span is too long for pairs: {line:?}");
                let all: Vec<(i64, i64)> = pairs(&span);
                report!(
                    "{line}: {}",
                    list(all.iter().map(|(a, b)| format!("({a}, {b})")))
                );
            }
            ["rows", name] => match running.get_mut(name) {
                Some(Running::Countdown(countdown)) => {
                    let all: Vec<(u32, Vec<u32>)> = rows(countdown);
                    let all = all
                        .iter()
                        .map(|(outer, inner)| format!("{outer} with {inner:?}"));
                    report!("{line}: {}", list(all));
                }
                _ => report!("{line}: no such countdown"),
            },
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

/// What a `for` loop sees, separated by blanks.
fn list<T: std::fmt::Display>(items: impl IntoIterator<Item = T>) -> String {
    let mut seen = Vec::new();
    for item in items {
        if seen.len() == AT_MOST {
            seen.push("and so on".to_string());
            break;
        }
        seen.push(item.to_string());
    }
    if seen.is_empty() {
        "nothing".to_string()
    } else {
        seen.join(" ")
    }
}

fn number<N: std::str::FromStr>(word: &str, line: &str) -> N {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
