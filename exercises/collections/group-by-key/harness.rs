//! Plays a script, one operation a line: groups words, compares keys, and works on a default map.

use crate::grader::report;
use crate::solution::{CiKey, DefaultMap, group_by};
use std::cell::Cell;
use std::collections::HashSet;
use std::rc::Rc;

/// An item of a group; it cannot be cloned.
struct Word(String);

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let made = Rc::new(Cell::new(0_u64));
    let mut map = new_map(0, &made);
    for line in script.lines() {
        let parts: Vec<&str> = line.split_whitespace().collect();
        match parts[..] {
            [] => {}
            ["group-by-length", ..] => {
                let mut calls = 0;
                let groups: Vec<(usize, Vec<Word>)> = group_by(words(&parts[1..]), &mut |word| {
                    calls += 1;
                    word.0.chars().count()
                });
                show(line, calls, groups, |key| key.to_string());
            }
            ["group-by-initial", ..] => {
                let mut calls = 0;
                let groups: Vec<(char, Vec<Word>)> = group_by(words(&parts[1..]), &mut |word| {
                    calls += 1;
                    word.0.chars().next().expect("a word is not empty")
                });
                show(line, calls, groups, |key| key.to_string());
            }
            ["group-by-spelling", ..] => {
                let mut calls = 0;
                let groups: Vec<(CiKey, Vec<Word>)> = group_by(words(&parts[1..]), &mut |word| {
                    calls += 1;
                    CiKey(word.0.clone())
                });
                show(line, calls, groups, |key| key.0);
            }
            ["group-in-turn", count, ..] => {
                let count: u64 = number(count, line);
                assert!(count > 0, "there must be a group: {line:?}");
                let mut calls = 0;
                let groups: Vec<(u64, Vec<Word>)> = group_by(words(&parts[2..]), &mut |_| {
                    calls += 1;
                    calls % count
                });
                show(line, calls, groups, |key| key.to_string());
            }
            ["count-spellings", ..] => {
                let mut counts: DefaultMap<CiKey, u64> = DefaultMap::new(Box::new(|| 0));
                for word in &parts[1..] {
                    *counts.get_mut(CiKey(word.to_string())) += 1;
                }
                let entries: Vec<(&CiKey, &u64)> = counts.entries();
                let entries: String = entries
                    .iter()
                    .map(|(key, count)| format!(" {}={count}", key.0))
                    .collect();
                report!("{line} ->{entries}");
            }
            ["equal", a, b] => {
                let (a, b) = (CiKey(a.to_string()), CiKey(b.to_string()));
                let (there, back): (bool, bool) = (a == b, b == a);
                report!("{line} -> {there}, the other way round {back}");
            }
            ["distinct", ..] => {
                let keys: HashSet<CiKey> =
                    parts[1..].iter().map(|p| CiKey(p.to_string())).collect();
                report!("{line} -> {}", keys.len());
            }
            ["map", start] => {
                made.set(0);
                map = new_map(number(start, line), &made);
                report!("{line}");
            }
            ["add", key, amount] => {
                let amount: i64 = number(amount, line);
                let value: &mut i64 = map.get_mut(key.to_string());
                *value += amount;
                let value = *value;
                report!("{line} -> {value}, {} made", made.get());
            }
            ["peek", key] => {
                let value: Option<&i64> = map.peek(&key.to_string());
                report!("{line} -> {value:?}, {} made", made.get());
            }
            ["len"] => {
                let (len, empty): (usize, bool) = (map.len(), map.is_empty());
                report!("len: {len}, empty: {empty}");
            }
            ["entries"] => {
                let entries: Vec<(&String, &i64)> = map.entries();
                let entries: String = entries.iter().map(|(k, v)| format!(" {k}={v}")).collect();
                report!("entries:{entries}");
            }
            ["bulk-distinct", count] => {
                let count: u64 = number(count, line);
                let mut keys: HashSet<CiKey> = HashSet::new();
                let new = (0..2 * count)
                    .map(|n| {
                        if n % 2 == 0 {
                            format!("Key{}", n / 2)
                        } else {
                            format!("kEY{}", n / 2)
                        }
                    })
                    .filter(|text| keys.insert(CiKey(text.clone())))
                    .count();
                report!("{line} -> {new} new, {} in the set", keys.len());
            }
            ["bulk-group", items, keys] => {
                let (items, keys): (u64, u64) = (number(items, line), number(keys, line));
                let groups: Vec<(u64, Vec<u64>)> =
                    group_by((0..items).collect(), &mut |item| item * 7919 % keys);
                let mut sum = 0;
                for (key, group) in &groups {
                    sum = group
                        .iter()
                        .fold(mix(sum, *key), |sum, item| mix(sum, *item));
                }
                report!("{line} -> {} groups, checksum {sum}", groups.len());
            }
            ["bulk-count", items, keys] => {
                let (items, keys): (u64, u64) = (number(items, line), number(keys, line));
                let mut counts: DefaultMap<u64, u64> = DefaultMap::new(Box::new(|| 1));
                for item in 0..items {
                    *counts.get_mut(item * 7919 % keys) += item % 10;
                }
                let found = (0..2 * keys)
                    .filter(|key| counts.peek(key).is_some())
                    .count();
                let mut sum = 0;
                for (key, value) in counts.entries() {
                    sum = mix(mix(sum, *key), *value);
                }
                report!(
                    "{line} -> len {}, {found} found, checksum {sum}",
                    counts.len()
                );
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

fn new_map(start: i64, made: &Rc<Cell<u64>>) -> DefaultMap<String, i64> {
    let made = Rc::clone(made);
    DefaultMap::new(Box::new(move || {
        made.set(made.get() + 1);
        start
    }))
}

fn words(parts: &[&str]) -> Vec<Word> {
    parts.iter().map(|part| Word(part.to_string())).collect()
}

fn show<K>(line: &str, calls: u64, groups: Vec<(K, Vec<Word>)>, key_text: fn(K) -> String) {
    report!("{line} -> {} groups, {calls} key calls", groups.len());
    for (key, group) in groups {
        let items: String = group.iter().map(|word| format!(" {}", word.0)).collect();
        report!("  {}:{items}", key_text(key));
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
