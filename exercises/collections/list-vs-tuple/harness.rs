//! Plays a script on one list and one tuple, one operation a line, and reports results and slots.

use crate::grader::report;
use crate::solution::{PyError, PyList, PyTuple};

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let mut list = PyList::new();
    let mut tuple: Option<PyTuple> = None;
    for line in script.lines() {
        let parts: Vec<&str> = line.split_whitespace().collect();
        match parts[..] {
            [] => {}
            ["list"] => {
                list = PyList::new();
                report!("{line} -> {}", slots(&list));
            }
            ["append", value] => {
                list.append(number(value, line));
                report!("{line} -> {}", slots(&list));
            }
            ["pop"] => {
                let value: Result<i64, PyError> = list.pop();
                report!("{line} -> {}, {}", text(value), slots(&list));
            }
            ["append-many", count] => {
                let mut changes = String::new();
                for value in 0..number(count, line) {
                    let before = list.allocated();
                    list.append(value);
                    note(&mut changes, before, &list);
                }
                report!("{line} ->{changes}; {}", slots(&list));
            }
            ["pop-many", count] => {
                let mut changes = String::new();
                for _ in 0..number::<usize>(count, line) {
                    let before = list.allocated();
                    if let Err(error) = list.pop() {
                        changes += &format!(" {}", text::<i64>(Err(error)));
                        break;
                    }
                    note(&mut changes, before, &list);
                }
                report!("{line} ->{changes}; {}", slots(&list));
            }
            ["set", index, value] => {
                let done: Result<(), PyError> =
                    list.set_item(number(index, line), number(value, line));
                let done = text(done.map(|()| "done"));
                report!("{line} -> {done}, {}", slots(&list));
            }
            ["items"] => {
                let items: Vec<i64> = list.to_vec();
                report!("items: {items:?}");
            }
            ["tuple", ref source @ ..] => {
                let mut growth = vec![];
                let made = PyTuple::collect(source_of(source, line), &mut growth);
                let (len, empty, allocated): (usize, bool, usize) =
                    (made.len(), made.is_empty(), made.allocated());
                report!(
                    "{line} -> len={len} empty={empty} allocated={allocated} growth={growth:?}"
                );
                tuple = Some(made);
            }
            ["get", index] => {
                let value: Result<i64, PyError> = existing(&tuple, line).get(number(index, line));
                report!("{line} -> {}", text(value));
            }
            ["index", value] => {
                let at: Result<usize, PyError> = existing(&tuple, line).index(number(value, line));
                report!("{line} -> {}", text(at));
            }
            ["count", value] => {
                let count: usize = existing(&tuple, line).count(number(value, line));
                report!("{line} -> {count}");
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

/// What a tuple can be made from, each with another idea of its own length.
fn source_of(words: &[&str], line: &str) -> Box<dyn Iterator<Item = i64>> {
    match *words {
        // Knows exactly.
        ["items", ref values @ ..] => {
            let values: Vec<i64> = values.iter().map(|value| number(value, line)).collect();
            Box::new(values.into_iter())
        }
        // Knows exactly.
        ["range", end] => Box::new(0..number(end, line)),
        // Promises nothing.
        ["evens-below", end] => Box::new((0..number(end, line)).filter(|n| n % 2 == 0)),
        // Promises nothing, and could be as long as can be.
        ["endless-up-to", last] => {
            let last: i64 = number(last, line);
            Box::new((0..=i64::MAX).take_while(move |&n| n <= last))
        }
        // Promises the first part alone.
        ["range-and-evens", end, even_end] => {
            let evens = (0..number(even_end, line)).filter(|n| n % 2 == 0);
            Box::new((0..number(end, line)).chain(evens))
        }
        _ => panic!("unknown source: {line:?}"),
    }
}

fn existing<'a>(tuple: &'a Option<PyTuple>, line: &str) -> &'a PyTuple {
    match tuple {
        Some(tuple) => tuple,
        None => panic!("there is no tuple yet: {line:?}"),
    }
}

fn slots(list: &PyList) -> String {
    let (allocated, reallocations): (usize, usize) = (list.allocated(), list.reallocations());
    let len = list.to_vec().len();
    format!("len={len} allocated={allocated} reallocations={reallocations}")
}

/// Notes the number of slots behind the length at which it changed.
fn note(changes: &mut String, before: usize, list: &PyList) {
    if list.allocated() != before {
        *changes += &format!(" {}:{}", list.to_vec().len(), list.allocated());
    }
}

fn text<T: std::fmt::Display>(result: Result<T, PyError>) -> String {
    match result {
        Ok(value) => value.to_string(),
        Err(PyError::IndexError(text)) => format!("IndexError: {text}"),
        Err(PyError::ValueError(text)) => format!("ValueError: {text}"),
    }
}

fn number<N: std::str::FromStr>(word: &str, line: &str) -> N {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
