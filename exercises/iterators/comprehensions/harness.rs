//! Plays a script of comprehensions, one a line, and reports their results and in which order their functions were called.

use crate::grader::report;
use crate::solution::{bind_comp, dict_comp, invert, list_comp, pairs, table, vowels};
use std::cell::RefCell;

/// A number that can be neither cloned, compared nor printed.
struct Coin(i64);

/// A key that can be compared, but neither cloned, hashed nor ordered.
#[derive(PartialEq)]
struct Key(String);

/// A key that is compared without regard to the case of its letters.
struct AnyCase(String);

impl PartialEq for AnyCase {
    fn eq(&self, other: &Self) -> bool {
        self.0.eq_ignore_ascii_case(&other.0)
    }
}

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    for line in script.lines() {
        let parts: Vec<&str> = line.split_whitespace().collect();
        match parts[..] {
            [] => {}
            ["list", limit, ref xs @ ..] => {
                let limit: i64 = number(limit, line);
                let calls = Calls::default();
                let result: Vec<i64> = list_comp(
                    numbers(xs, line),
                    &mut |x| {
                        calls.note("keep", *x);
                        *x > limit
                    },
                    &mut |x| {
                        calls.note("expr", x);
                        x * x
                    },
                );
                report!("{line} -> {result:?};{}", calls.text());
            }
            ["list-turns", ref xs @ ..] => {
                let (mut asked, mut made) = (0, 0);
                let result: Vec<String> = list_comp(
                    numbers(xs, line),
                    &mut |_| {
                        asked += 1;
                        asked % 3 != 0
                    },
                    &mut |x| {
                        made += 1;
                        format!("{made}:{x}")
                    },
                );
                report!("{line} -> {}; {asked} asked, {made} made", result.join(" "));
            }
            ["list-coins", ref xs @ ..] => {
                let coins: Vec<Coin> = numbers(xs, line).into_iter().map(Coin).collect();
                let result: Vec<Coin> = list_comp(coins, &mut |coin| coin.0 > 0, &mut |coin| {
                    Coin(coin.0 * 100)
                });
                let result: Vec<i64> = result.iter().map(|coin| coin.0).collect();
                report!("{line} -> {result:?}");
            }
            ["bind", limit, ref xs @ ..] => {
                let limit: i64 = number(limit, line);
                let calls = Calls::default();
                let result: Vec<i64> = bind_comp(
                    numbers(xs, line),
                    &mut |x| {
                        calls.note("expr", x);
                        x * x
                    },
                    &mut |y| {
                        calls.note("keep", *y);
                        *y > limit
                    },
                );
                report!("{line} -> {result:?};{}", calls.text());
            }
            ["bind-coins", ref xs @ ..] => {
                let coins: Vec<Coin> = numbers(xs, line).into_iter().map(Coin).collect();
                let result: Vec<Coin> =
                    bind_comp(coins, &mut |coin| Coin(coin.0 - 1), &mut |coin| coin.0 > 0);
                let result: Vec<i64> = result.iter().map(|coin| coin.0).collect();
                report!("{line} -> {result:?}");
            }
            ["pairs", ref both @ ..] => {
                let mut halves = both.split(|&word| word == "|");
                let (Some(xs), Some(ys), None) = (halves.next(), halves.next(), halves.next())
                else {
                    panic!("a line of pairs needs one | between its two lists: {line:?}");
                };
                let result: Vec<(i64, i64)> = pairs(&numbers(xs, line), &numbers(ys, line));
                report!("{line} -> {result:?}");
            }
            ["table", rows, cols] => {
                let result: Vec<Vec<u64>> = table(number(rows, line), number(cols, line));
                report!("{line} -> {} rows", result.len());
                for row in result {
                    report!("  {row:?}");
                }
            }
            ["dict", ref items @ ..] => {
                let items = items.iter().map(|item| entry(item, line));
                let items = items.map(|(key, value)| (Key(key), Coin(value))).collect();
                let result: Vec<(Key, Coin)> = dict_comp(items);
                let result = result
                    .into_iter()
                    .map(|(Key(key), Coin(value))| (key, value));
                report!("{line} -> {:?}", result.collect::<Vec<(String, i64)>>());
            }
            ["dict-any-case", ref items @ ..] => {
                let items = items.iter().map(|item| entry(item, line));
                let items = items.map(|(key, value)| (AnyCase(key), Coin(value)));
                let result: Vec<(AnyCase, Coin)> = dict_comp(items.collect());
                let result = result
                    .into_iter()
                    .map(|(AnyCase(key), Coin(value))| (key, value));
                report!("{line} -> {:?}", result.collect::<Vec<(String, i64)>>());
            }
            ["invert", ref items @ ..] => {
                let items = items.iter().map(|item| entry(item, line)).collect();
                let result: Vec<(i64, String)> = invert(items);
                report!("{line} -> {result:?}");
            }
            ["vowels", ..] => {
                let result: String = vowels(line.trim_start()["vowels".len()..].trim());
                report!("{line} -> <{result}>");
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

/// Which functions were called, in order.
#[derive(Default)]
struct Calls(RefCell<String>);

impl Calls {
    fn note(&self, name: &str, x: i64) {
        *self.0.borrow_mut() += &format!(" {name} {x}");
    }

    fn text(&self) -> String {
        match self.0.take() {
            calls if calls.is_empty() => " no calls".to_string(),
            calls => calls,
        }
    }
}

fn entry(word: &str, line: &str) -> (String, i64) {
    match word.split_once('=') {
        Some((key, value)) => (key.to_string(), number(value, line)),
        None => panic!("{word:?} is not KEY=NUMBER: {line:?}"),
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
