//! Plays a script on ranges and their iterators, each with a name, one operation a line.

use crate::grader::report;
use crate::solution::{PyRange, PyRangeIter};
use std::collections::HashMap;

/// How many items are shown at most.
const SHOWN: usize = 12;

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let mut ranges: HashMap<String, PyRange> = HashMap::new();
    let mut iterators: HashMap<String, PyRangeIter> = HashMap::new();
    for line in script.lines() {
        let parts: Vec<&str> = line.split_whitespace().collect();
        if let [_, name, ..] = parts[..]
            && parts[0] != "range"
            && parts[0] != "next"
            && !ranges.contains_key(name)
        {
            report!("{line} -> no such range");
            continue;
        }
        match parts[..] {
            [] => {}
            ["range", name, start, stop, step] => {
                let range: Result<PyRange, String> =
                    PyRange::new(number(start, line), number(stop, line), number(step, line));
                match range {
                    Ok(range) => {
                        report!("{line} -> {}", shown(&range));
                        ranges.insert(name.to_string(), range);
                    }
                    Err(error) => report!("{line} -> error: {error}"),
                }
            }
            ["get", name, i] => {
                let item: Option<i64> = ranges[name].get(number(i, line));
                report!("{line} -> {item:?}");
            }
            ["in", name, ref values @ ..] => {
                let answers: String = values
                    .iter()
                    .map(|value| {
                        if ranges[name].contains(number(value, line)) {
                            " yes"
                        } else {
                            " no"
                        }
                    })
                    .collect();
                report!("{line} ->{answers}");
            }
            ["reverse", name, reversed] => {
                let range: PyRange = ranges[name].reversed();
                report!("{line} -> {}", shown(&range));
                ranges.insert(reversed.to_string(), range);
            }
            ["equal", name, other] => match ranges.get(other) {
                Some(other) => {
                    let range = &ranges[name];
                    let (there, back): (bool, bool) = (range == other, other == range);
                    report!("{line} -> {there}, the other way round {back}");
                }
                None => report!("{line} -> no such range"),
            },
            ["items", name] => {
                let items: Vec<i64> = (&ranges[name]).into_iter().take(SHOWN).collect();
                report!("{line} -> {items:?}");
            }
            ["sum", name, count] => {
                let count: usize = number(count, line);
                let items = (&ranges[name]).into_iter().take(count);
                let sum: i128 = items.map(i128::from).sum();
                report!("{line} -> {sum}");
            }
            ["iter", name, iterator] => {
                iterators.insert(iterator.to_string(), (&ranges[name]).into_iter());
                report!("{line}");
            }
            ["next", name] => match iterators.get_mut(name) {
                Some(iterator) => {
                    let item: Option<i64> = iterator.next();
                    report!("{line} -> {item:?}");
                }
                None => report!("{line} -> no such iterator"),
            },
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

/// The length, and the first items by `get`.
fn shown(range: &PyRange) -> String {
    let (len, empty): (u64, bool) = (range.len(), range.is_empty());
    let items: Vec<i64> = (0..4).filter_map(|i| range.get(i)).collect();
    format!("len {len}, empty {empty}, begins {items:?}")
}

fn number<N: std::str::FromStr>(word: &str, line: &str) -> N {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
