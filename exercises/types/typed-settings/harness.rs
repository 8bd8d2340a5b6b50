//! Lets the learner's code read literals and settings as a script says, one operation a line.
//!
//! `lit SOURCE` reads a literal. `| LINE` adds a line to the text of the settings, `parse` reads that text and empties it; what
//! was read before stays if there is an error. `get TYPE KEY` and `get-or TYPE KEY` ask for a setting; every type has its own
//! default. The types are int, float, bool, str, level (one of the harness), and any of them behind `list-` or `opt-`
//! as far as `ask_for` knows the combination.

use crate::grader::report;
use crate::solution::{Config, FromSetting, GetError, Setting, kind, parse_literal};
use std::fmt::Debug;

/// A type that the learner's code has never heard of: the text "low" or "high".
#[derive(Debug)]
enum Level {
    Low,
    High,
}

impl FromSetting for Level {
    fn from_setting(s: &Setting) -> Result<Self, GetError> {
        match s {
            Setting::Text(text) if text == "low" => Ok(Level::Low),
            Setting::Text(text) if text == "high" => Ok(Level::High),
            Setting::Text(text) => Err(GetError::WrongKind {
                found: format!("level {text}"),
            }),
            _ => Err(GetError::WrongKind {
                found: kind(s).to_string(),
            }),
        }
    }
}

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is text");
    let mut text = String::new();
    let mut config: Option<Config> = None;
    for line in script.lines() {
        if let Some(source) = line.strip_prefix("lit") {
            let answer: Result<Setting, String> = parse_literal(source);
            match answer {
                Ok(setting) => report!("{line} -> {} {}", kind(&setting), show(&setting)),
                Err(message) => report!("{line} -> error: {message}"),
            }
            continue;
        }
        if let Some(more) = line.strip_prefix('|') {
            text += more;
            text += "\n";
            continue;
        }
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            [] => {}
            ["parse"] => match Config::parse(&std::mem::take(&mut text)) {
                Ok(read) => {
                    config = Some(read);
                    report!("parse -> ok");
                }
                Err((number, message)) => report!("parse -> line {number}: {message}"),
            },
            [how @ ("get" | "get-or"), kind, key] => match &config {
                Some(config) => {
                    let answer = ask_for(kind, config, key, how == "get-or", line);
                    report!("{line} -> {answer}");
                }
                None => report!("{line} -> nothing was read yet"),
            },
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

/// Asks for a setting as the type of that name.
fn ask_for(kind: &str, config: &Config, key: &str, or: bool, line: &str) -> String {
    match kind {
        "int" => ask::<i64>(config, key, or.then_some(99)),
        "float" => ask::<f64>(config, key, or.then_some(9.5)),
        "bool" => ask::<bool>(config, key, or.then_some(true)),
        "str" => ask::<String>(config, key, or.then_some("default".to_string())),
        "level" => ask::<Level>(config, key, or.then_some(Level::High)),
        "opt-int" => ask::<Option<i64>>(config, key, or.then_some(Some(99))),
        "opt-level" => ask::<Option<Level>>(config, key, or.then_some(Some(Level::High))),
        "opt-list-int" => ask::<Option<Vec<i64>>>(config, key, or.then_some(Some(vec![99]))),
        "list-int" => ask::<Vec<i64>>(config, key, or.then_some(vec![99])),
        "list-float" => ask::<Vec<f64>>(config, key, or.then_some(vec![9.5])),
        "list-str" => ask::<Vec<String>>(config, key, or.then_some(vec!["default".to_string()])),
        "list-level" => ask::<Vec<Level>>(config, key, or.then_some(vec![Level::High])),
        "list-opt-int" => ask::<Vec<Option<i64>>>(config, key, or.then_some(vec![Some(99)])),
        "list-opt-level" => ask::<Vec<Option<Level>>>(config, key, or.then_some(vec![None])),
        "list-list-int" => ask::<Vec<Vec<i64>>>(config, key, or.then_some(vec![vec![99]])),
        _ => panic!("no type is called {kind:?}: {line:?}"),
    }
}

fn ask<T: FromSetting + Debug>(config: &Config, key: &str, default: Option<T>) -> String {
    let answer: Result<T, GetError> = match default {
        Some(default) => config.get_or(key, default),
        None => config.get(key),
    };
    match answer {
        Ok(value) => format!("{value:?}"),
        Err(GetError::Missing) => "missing".to_string(),
        Err(GetError::WrongKind { found }) => format!("wrong kind: {found}"),
        Err(GetError::WrongElement { index, found }) => {
            format!("wrong element at {index}: {found}")
        }
    }
}

fn show(setting: &Setting) -> String {
    match setting {
        Setting::None => "None".to_string(),
        Setting::Bool(truth) => format!("{truth:?}"),
        Setting::Int(number) => format!("{number}"),
        Setting::Float(number) => format!("{number:?}"),
        Setting::Text(text) => format!("{text:?}"),
        Setting::List(items) => {
            let items: Vec<String> = items.iter().map(show).collect();
            format!("[{}]", items.join(", "))
        }
    }
}
