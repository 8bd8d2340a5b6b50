//! Plays a script of assertions, one a line, and reports what each of them said.
//!
//! `list`, `texts`, `count`, `count-floats` and `count-lists` have two lists with `|` between them, the first two perhaps a
//! message behind `:`. `near A B places|delta|rel N`. `raises missing|invalid DEED` with the deeds `ok N`,
//! `missing N`, `invalid TEXT` and `wrapped N`. `panics PART DEED` with the deeds `return`, `literal`, `text TEXT` and
//! `number`, where a PART of `*` is the empty text. `check on|off true|false MESSAGE`.

use std::error::Error;
use std::fmt;
use std::fmt::Debug;
use std::panic::panic_any;

use crate::grader::report;
use crate::solution::{
    RaiseFail, Tol, almost_equal, check, count_equal, list_equal, panics, raises,
};

#[derive(Debug)]
struct Missing(u32);

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "missing {}", self.0)
    }
}

impl Error for Missing {}

#[derive(Debug)]
struct Invalid(String);

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "invalid {}", self.0)
    }
}

impl Error for Invalid {}

/// An error that has another one as its cause.
#[derive(Debug)]
struct Wrapped(Missing);

impl fmt::Display for Wrapped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "wrapped")
    }
}

impl Error for Wrapped {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(&self.0)
    }
}

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    for line in script.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            [] => {}
            ["list", ref words @ ..] => {
                let (lists, msg) = message(words);
                let (a, b): (Vec<i64>, Vec<i64>) = two_lists(&lists, line, parse);
                told(line, list_equal(&a, &b, msg.as_deref()));
            }
            ["texts", ref words @ ..] => {
                let (lists, msg) = message(words);
                let (a, b) = two_lists(&lists, line, |word, _| word.to_string());
                told(line, list_equal(&a, &b, msg.as_deref()));
            }
            ["near", a, b, kind, bound] => {
                let tol = match kind {
                    "places" => Tol::Places(parse(bound, line)),
                    "delta" => Tol::Delta(parse(bound, line)),
                    "rel" => Tol::Rel(parse(bound, line)),
                    _ => panic!("unknown tolerance: {line:?}"),
                };
                let near: bool = almost_equal(parse(a, line), parse(b, line), tol);
                report!("{line} -> {near}");
            }
            ["count", ref words @ ..] => {
                let (a, b): (Vec<i64>, Vec<i64>) = two_lists(words, line, parse);
                counted(line, &a, &b);
            }
            ["count-floats", ref words @ ..] => {
                let (a, b): (Vec<f64>, Vec<f64>) = two_lists(words, line, parse);
                counted(line, &a, &b);
            }
            ["count-lists", ref words @ ..] => {
                let (a, b): (Vec<Vec<i64>>, Vec<Vec<i64>>) =
                    two_lists(words, line, |word, line| {
                        word.split(',').map(|item| parse(item, line)).collect()
                    });
                counted(line, &a, &b);
            }
            ["raises", "missing", ref deed @ ..] => {
                let result = raises::<Missing, u32>(|| act(deed, line));
                let result: Result<Missing, RaiseFail> = result;
                raised(line, result.map(|Missing(number)| number.to_string()));
            }
            ["raises", "invalid", ref deed @ ..] => {
                let result = raises::<Invalid, u32>(|| act(deed, line));
                let result: Result<Invalid, RaiseFail> = result;
                raised(line, result.map(|Invalid(text)| text));
            }
            ["panics", part, ref deed @ ..] => {
                let part = if part == "*" { "" } else { part };
                let result: Result<String, String> = panics(|| fall(deed, line), part);
                match result {
                    Ok(text) => report!("{line} -> ok: {text}"),
                    Err(text) => report!("{line} -> error: {text}"),
                }
            }
            ["check", enabled, holds, ref msg @ ..] => {
                let mut asked = 0;
                let cond = || {
                    asked += 1;
                    parse(holds, line)
                };
                let result: Result<(), String> = check(enabled == "on", cond, &msg.join(" "));
                report!("{line} -> {}, asked {asked} times", text(result));
            }
            _ => panic!("unknown assertion: {line:?}"),
        }
    }
}

/// Takes the message behind a colon off.
fn message<'a>(words: &[&'a str]) -> (Vec<&'a str>, Option<String>) {
    match words.iter().position(|word| *word == ":") {
        Some(colon) => (words[..colon].to_vec(), Some(words[colon + 1..].join(" "))),
        None => (words.to_vec(), None),
    }
}

fn two_lists<T>(words: &[&str], line: &str, item: fn(&str, &str) -> T) -> (Vec<T>, Vec<T>) {
    let Some(bar) = words.iter().position(|word| *word == "|") else {
        panic!("two lists have a bar between them: {line:?}");
    };
    let list = |words: &[&str]| words.iter().map(|word| item(word, line)).collect();
    (list(&words[..bar]), list(&words[bar + 1..]))
}

fn act(deed: &[&str], line: &str) -> Result<u32, Box<dyn Error>> {
    match *deed {
        ["ok", number] => Ok(parse(number, line)),
        ["missing", number] => Err(Box::new(Missing(parse(number, line)))),
        ["invalid", text] => Err(Box::new(Invalid(text.to_string()))),
        ["wrapped", number] => Err(Box::new(Wrapped(Missing(parse(number, line))))),
        _ => panic!("unknown deed: {line:?}"),
    }
}

fn fall(deed: &[&str], line: &str) {
    match *deed {
        ["return"] => {}
        ["literal"] => panic!("out of luck"),
        ["text", ref words @ ..] => panic!("{}", words.join(" ")),
        ["number"] => panic_any(7_i32),
        _ => panic!("unknown deed: {line:?}"),
    }
}

fn counted<T: PartialEq + Debug>(line: &str, a: &[T], b: &[T]) {
    let result: Result<(), Vec<String>> = count_equal(a, b);
    match result {
        Ok(()) => report!("{line} -> ok"),
        Err(lines) => {
            report!("{line} -> {} lines", lines.len());
            for line in lines {
                report!("  {line}");
            }
        }
    }
}

fn raised(line: &str, result: Result<String, RaiseFail>) {
    match result {
        Ok(inside) => report!("{line} -> the error with {inside}"),
        Err(RaiseFail::NotRaised) => report!("{line} -> not raised"),
        Err(RaiseFail::Other(error)) => {
            let inside = if let Some(Missing(number)) = error.downcast_ref() {
                format!("Missing with {number}")
            } else if let Some(Invalid(text)) = error.downcast_ref() {
                format!("Invalid with {text}")
            } else if let Some(Wrapped(Missing(number))) = error.downcast_ref() {
                format!("Wrapped with {number}")
            } else {
                "of a type that nobody knows".to_string()
            };
            report!("{line} -> another error, {inside}");
        }
    }
}

fn told(line: &str, result: Result<(), String>) {
    report!("{line} -> {}", text(result));
}

fn text(result: Result<(), String>) -> String {
    match result {
        Ok(()) => "ok".to_string(),
        Err(text) => format!("error: {text}"),
    }
}

fn parse<N: std::str::FromStr>(word: &str, line: &str) -> N {
    match word.parse() {
        Ok(value) => value,
        Err(_) => panic!("{word:?} is not a suitable value: {line:?}"),
    }
}
