//! Plays a script of operations on named series, one a line, and reports what each of them gave.

use crate::grader::report;
use crate::solution::Series;
use std::collections::HashMap;

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let mut all: HashMap<String, Series> = HashMap::new();
    for line in script.lines() {
        let parts: Vec<&str> = line.split_whitespace().collect();
        let (name, made): (&str, Result<Series, String>) = match parts[..] {
            [] => continue,
            ["series", name, ref pairs @ ..] => {
                let pairs = pairs.iter().map(|pair| pair_of(pair, line));
                let pairs: Vec<(&str, Option<i64>)> = pairs.collect();
                (name, Ok(Series::from_pairs(&pairs, None)))
            }
            ["series-with-index", name, ref words @ ..] => {
                let Some(bar) = words.iter().position(|&word| word == "|") else {
                    panic!("an index and its pairs need a | between them: {line:?}");
                };
                let pairs = words[bar + 1..].iter().map(|pair| pair_of(pair, line));
                let pairs: Vec<(&str, Option<i64>)> = pairs.collect();
                (name, Ok(Series::from_pairs(&pairs, Some(&words[..bar]))))
            }
            ["bulk", count] => {
                bulk(number(count, line), line);
                continue;
            }
            [_, name, ..] if !all.contains_key(name) => {
                report!("{line} -> no such series");
                continue;
            }
            ["add", _, other, _] if !all.contains_key(other) => {
                report!("{line} -> no such series");
                continue;
            }
            ["show", name] => (name, Ok(all[name].clone())),
            ["get", name, label] => {
                let value: Option<Option<i64>> = all[name].get(label);
                report!("{line} -> {value:?}");
                continue;
            }
            ["at", name, position] => {
                let entry: Option<(String, Option<i64>)> = all[name].at(number(position, line));
                report!("{line} -> {entry:?}");
                continue;
            }
            ["count-missing", name] => {
                let count: usize = all[name].count_missing();
                report!("{line} -> {count}");
                continue;
            }
            ["reindex", name, new, fill, ref labels @ ..] => {
                (new, all[name].reindex(labels, value_of(fill, line)))
            }
            ["add", name, other, new] => (new, all[name].add(&all[other])),
            ["drop-missing", name, new] => (new, Ok(all[name].drop_missing())),
            ["fill", name, new, value] => (new, Ok(all[name].fill(number(value, line)))),
            ["fill-forward", name, new] => (new, Ok(all[name].fill_forward(None))),
            ["fill-forward", name, new, limit] => {
                (new, Ok(all[name].fill_forward(Some(number(limit, line)))))
            }
            ["fill-mean", name, new] => (new, Ok(all[name].fill_mean())),
            _ => panic!("unknown operation: {line:?}"),
        };
        match made {
            Ok(series) => {
                report!("{line} ->{}", shown(&series));
                all.insert(name.to_string(), series);
            }
            Err(error) => report!("{line} -> error: {error}"),
        }
    }
}

/// Builds, reindexes and adds series of many labels.
fn bulk(count: usize, line: &str) {
    let labels: Vec<String> = (0..count).map(|n| format!("label {n}")).collect();
    let pairs = labels.iter().enumerate();
    let pairs = pairs.map(|(n, label)| (label.as_str(), (n % 5 > 0).then_some(n as i64)));
    let pairs: Vec<(&str, Option<i64>)> = pairs.collect();
    let backwards: Vec<&str> = labels.iter().rev().map(String::as_str).collect();
    let ordered = Series::from_pairs(&pairs, None);
    let indexed = Series::from_pairs(&pairs[count / 10..], Some(&backwards));
    let (reindexed, sum) = (ordered.reindex(&backwards, Some(-1)), ordered.add(&indexed));
    for (name, result) in [
        ("from-pairs", Ok(indexed)),
        ("reindex", reindexed),
        ("add", sum),
    ] {
        match result {
            Ok(series) => {
                let sum = series.values().iter().fold(0, |sum, value| {
                    (sum * 31 + value.unwrap_or(7)).rem_euclid(1_000_000_007)
                });
                let first = series.at(0);
                let missing = series.count_missing();
                report!("{line}: {name} begins {first:?}, {missing} missing, checksum {sum}");
            }
            Err(error) => report!("{line}: {name}, error: {error}"),
        }
    }
}

fn shown(series: &Series) -> String {
    let (labels, values): (Vec<String>, Vec<Option<i64>>) = (series.labels(), series.values());
    if labels.len() != values.len() {
        return format!(" {} labels, but {} values", labels.len(), values.len());
    }
    let entries = labels.iter().zip(values).map(|(label, value)| match value {
        Some(value) => format!(" {label}={value}"),
        None => format!(" {label}=-"),
    });
    entries.collect()
}

fn pair_of<'a>(word: &'a str, line: &str) -> (&'a str, Option<i64>) {
    match word.split_once('=') {
        Some((label, value)) => (label, value_of(value, line)),
        None => panic!("{word:?} is not LABEL=VALUE: {line:?}"),
    }
}

fn value_of(word: &str, line: &str) -> Option<i64> {
    (word != "-").then(|| number(word, line))
}

fn number<N: std::str::FromStr>(word: &str, line: &str) -> N {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
