//! Plays a script of operations on named arrays and on lists, one a line, and reports shapes and items.

use crate::grader::report;
use crate::solution::{Array, broadcast, list_plus, list_times};
use std::collections::HashMap;

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let mut arrays: HashMap<String, Array> = HashMap::new();
    for line in script.lines() {
        let parts: Vec<&str> = line.split_whitespace().collect();
        let (name, made): (&str, Result<Array, String>) = match parts[..] {
            [] => continue,
            ["array", name, shape, ref items @ ..] => (
                name,
                Array::new(numbers(items, line), &shape_of(shape, line)),
            ),
            // The numbers 0, 1, 2 and so on.
            ["count-up", name, shape] => {
                let shape = shape_of(shape, line);
                let count: usize = shape.iter().product();
                (name, Array::new((0..count as i64).collect(), &shape))
            }
            ["broadcast", a, b] => {
                let common: Option<Vec<usize>> = broadcast(&shape_of(a, line), &shape_of(b, line));
                report!("{line} -> {common:?}");
                continue;
            }
            ["list-times", n, ref items @ ..] => {
                let list: Vec<i64> = list_times(&numbers(items, line), number(n, line));
                report!("{line} -> {list:?}");
                continue;
            }
            ["list-plus", ref items @ ..] => {
                let mut halves = items.split(|&word| word == "|");
                let (Some(a), Some(b), None) = (halves.next(), halves.next(), halves.next()) else {
                    panic!("two lists need one | between them: {line:?}");
                };
                let list: Vec<i64> = list_plus(&numbers(a, line), &numbers(b, line));
                report!("{line} -> {list:?}");
                continue;
            }
            [_, a, ..] if !arrays.contains_key(a) => {
                report!("{line} -> no such array");
                continue;
            }
            ["add", _, b, _] | ["mul", _, b, _] if !arrays.contains_key(b) => {
                report!("{line} -> no such array");
                continue;
            }
            ["add", a, b, name] => (name, arrays[a].add(&arrays[b])),
            ["mul", a, b, name] => (name, arrays[a].mul(&arrays[b])),
            ["scale", a, n, name] => (name, Ok(arrays[a].scale(number(n, line)))),
            ["sum", a, axis, name] => (name, arrays[a].sum_axis(number(axis, line))),
            ["show", a] => (a, Ok(arrays[a].clone())),
            _ => panic!("unknown operation: {line:?}"),
        };
        match made {
            Ok(array) => {
                report!("{line} -> {}", shown(&array));
                arrays.insert(name.to_string(), array);
            }
            Err(error) => report!("{line} -> error: {error}"),
        }
    }
}

/// The shape and the items, or a checksum of many items.
fn shown(array: &Array) -> String {
    let (shape, items): (&[usize], &[i64]) = (array.shape(), array.items());
    if items.len() <= 100 {
        return format!("{shape:?}: {items:?}");
    }
    let sum = items
        .iter()
        .fold(0, |sum, item| (sum * 31 + item).rem_euclid(1_000_000_007));
    format!("{shape:?}: {} items, checksum {sum}", items.len())
}

/// A shape, written as `2x3` or, without axes, as `scalar`.
fn shape_of(word: &str, line: &str) -> Vec<usize> {
    match word {
        "scalar" => Vec::new(),
        _ => word.split('x').map(|len| number(len, line)).collect(),
    }
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
