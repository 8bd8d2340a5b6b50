//! Plays a script of dict operations, one a line, and reports what each of them gave.
//! Operations that begin with `bulk-` work on a second dict with numbers for keys.

use crate::grader::report;
use crate::solution::{Cursor, OrderedDict, SizeChanged};
use std::collections::HashMap;

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let mut dict: OrderedDict<String, i64> = OrderedDict::new();
    let mut bulk: OrderedDict<u64, u64> = OrderedDict::new();
    let mut cursors: HashMap<String, Cursor> = HashMap::new();
    for line in script.lines() {
        let parts: Vec<&str> = line.split_whitespace().collect();
        match parts[..] {
            [] => {}
            ["insert", key, value] => {
                let value: i64 = number(value, line);
                let old: Option<i64> = dict.insert(key.to_string(), value);
                report!("insert {key} {value} -> {old:?}");
            }
            ["get", key] => {
                let value: Option<&i64> = dict.get(&key.to_string());
                report!("get {key} -> {value:?}");
            }
            ["remove", key] => {
                let value: Option<i64> = dict.remove(&key.to_string());
                report!("remove {key} -> {value:?}");
            }
            ["len"] => {
                let (len, empty): (usize, bool) = (dict.len(), dict.is_empty());
                report!("len: {len}, empty: {empty}");
            }
            ["keys"] => {
                let keys: Vec<String> = dict.keys();
                report!("keys: {}", keys.join(" "));
            }
            ["items"] => {
                let mut items = String::new();
                for key in dict.keys() {
                    match dict.get(&key) {
                        Some(value) => items += &format!(" {key}={value}"),
                        None => items += &format!(" {key}=missing"),
                    }
                }
                report!("items:{items}");
            }
            ["cursor", name] => {
                cursors.insert(name.to_string(), dict.cursor());
                report!("cursor {name}");
            }
            ["next", name] => match cursors.get_mut(name) {
                None => report!("next {name}: no such cursor"),
                Some(cursor) => match dict.advance(cursor) {
                    Some(Ok(key)) => report!("next {name}: {key}"),
                    Some(Err(SizeChanged)) => report!("next {name}: SizeChanged"),
                    None => report!("next {name}: end"),
                },
            },
            ["bulk-insert", from, to] => {
                let keys = number::<u64>(from, line)..number(to, line);
                let replaced = keys
                    .filter(|&key| bulk.insert(key, key * 3).is_some())
                    .count();
                report!("{line} -> {replaced} replaced, len {}", bulk.len());
            }
            ["bulk-remove", from, to] => {
                let (from, to): (u64, u64) = (number(from, line), number(to, line));
                let (mut removed, mut found) = (0, 0);
                for key in from..to {
                    removed += u64::from(bulk.remove(&key) == Some(key * 3));
                    let later = key + (to - key) / 2;
                    found += u64::from(bulk.get(&later) == Some(&(later * 3)));
                }
                let len = bulk.len();
                report!("{line} -> {removed} removed, {found} later keys found, len {len}");
            }
            ["bulk-pop", times] => {
                let mut sum = 0;
                for _ in 0..number::<u64>(times, line) {
                    let mut cursor = bulk.cursor();
                    match bulk.advance(&mut cursor) {
                        Some(Ok(key)) => sum = mix(mix(sum, key), bulk.remove(&key).unwrap_or(1)),
                        Some(Err(SizeChanged)) => sum = mix(sum, 2),
                        None => sum = mix(sum, 3),
                    }
                }
                report!("{line} -> checksum {sum}, len {}", bulk.len());
            }
            ["bulk-walk"] => {
                let mut cursor = bulk.cursor();
                let (mut steps, mut sum) = (0, 0);
                while let Some(step) = bulk.advance(&mut cursor) {
                    let Ok(key) = step else {
                        sum = mix(sum, 4);
                        break;
                    };
                    sum = mix(mix(sum, key), bulk.get(&key).copied().unwrap_or(1));
                    steps += 1;
                }
                report!("{line} -> {steps} steps, checksum {sum}");
            }
            _ => panic!("unknown operation: {line:?}"),
        }
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
