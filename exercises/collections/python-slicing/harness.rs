//! Plays a script of slices, one operation a line, and reports what each of them selects or leaves.
//! A slice is written as in Python, such as `[2:7]` or `[::-1]`.

use crate::grader::report;
use crate::solution::{Slice, del_slice, indices, slice, slice_str};

/// An item that cannot be cloned.
struct Item(u64);

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let mut items: Vec<Item> = Vec::new();
    let mut text = String::new();
    for line in script.lines() {
        let parts: Vec<&str> = line.split_whitespace().collect();
        match parts[..] {
            [] => {}
            ["list", len] => {
                items = (0..number::<u64>(len, line)).map(Item).collect();
                report!("{line}");
            }
            ["text", ..] => {
                text = line.trim_start()["text".len()..].trim_start().to_string();
                report!("{line}");
            }
            ["indices", s, len] => {
                let positions: Result<Vec<usize>, String> =
                    indices(parse(s, line), number(len, line));
                match positions {
                    Ok(positions) => report!("{line} -> {positions:?}"),
                    Err(error) => report!("{line} -> error: {error}"),
                }
            }
            ["slice", s] => {
                let numbers: Vec<u64> = items.iter().map(|item| item.0).collect();
                let selected: Result<Vec<u64>, String> = slice(&numbers, parse(s, line));
                match selected {
                    Ok(selected) => report!("{line} -> {selected:?}"),
                    Err(error) => report!("{line} -> error: {error}"),
                }
            }
            ["cut", s] => {
                let selected: Result<String, String> = slice_str(&text, parse(s, line));
                match selected {
                    Ok(selected) => report!("{line} -> <{selected}>"),
                    Err(error) => report!("{line} -> error: {error}"),
                }
            }
            ["del", s] => {
                let done: Result<(), String> = del_slice(&mut items, parse(s, line));
                let left: Vec<u64> = items.iter().map(|item| item.0).collect();
                match done {
                    Ok(()) => report!("{line} leaves {left:?}"),
                    Err(error) => report!("{line} -> error: {error}, leaves {left:?}"),
                }
            }
            ["bulk-del", s, len] => {
                let mut many: Vec<Item> = (0..number::<u64>(len, line)).map(Item).collect();
                let done: Result<(), String> = del_slice(&mut many, parse(s, line));
                let sum = many.iter().fold(0, |sum, item| mix(sum, item.0));
                let ok = done.is_ok();
                report!("{line} -> ok {ok}, {} left, checksum {sum}", many.len());
            }
            ["all", reach, len] => {
                let (reach, len): (i64, usize) = (number(reach, line), number(len, line));
                report!("{line} -> {}", all(reach, len));
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

/// A checksum of what every combination of parts between -`reach` and `reach` selects.
fn all(reach: i64, len: usize) -> u64 {
    let parts: Vec<Option<i64>> = std::iter::once(None)
        .chain((-reach..=reach).map(Some))
        .collect();
    let mut sum = 0;
    for &start in &parts {
        for &stop in &parts {
            for &step in parts.iter().filter(|&&step| step != Some(0)) {
                let s = Slice { start, stop, step };
                let positions: Result<Vec<usize>, String> = indices(s, len);
                for at in positions.unwrap_or_else(|_| vec![1_000_000]) {
                    sum = mix(sum, at as u64 + 1);
                }
                sum = mix(sum, 0);
            }
        }
    }
    sum
}

/// The slice that is written in `text`; one that is not written as in Python is a mistake of the script.
fn parse(text: &str, line: &str) -> Slice {
    let inner = text
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    let Some(inner) = inner else {
        panic!("{text:?} is not a slice: {line:?}");
    };
    let part = |word: &str| (!word.is_empty()).then(|| number(word, line));
    let parts: Vec<&str> = inner.split(':').collect();
    let (start, stop, step) = match parts[..] {
        [start, stop] => (start, stop, ""),
        [start, stop, step] => (start, stop, step),
        _ => panic!("{text:?} is not a slice: {line:?}"),
    };
    Slice {
        start: part(start),
        stop: part(stop),
        step: part(step),
    }
}

fn mix(sum: u64, value: u64) -> u64 {
    (sum * 31 + value) % 1_000_000_007
}

fn number<N: std::str::FromStr>(word: &str, line: &str) -> N {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
