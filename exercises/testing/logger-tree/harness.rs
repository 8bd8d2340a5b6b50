//! Plays a script of logging operations, one a line, and reports the lines of the sinks. `(root)` stands for the root's name.
//!
//! A configuration is put together by `format`, `named-handler` and `logger` lines, and applied by `configure`, as often
//! as one likes; `new-config` begins another one. `new` begins another tree.

use std::collections::BTreeMap;

use crate::grader::report;
use crate::solution::{Config, Handler, HandlerConfig, Level, LogTree, LoggerConfig};

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let mut tree = LogTree::new();
    let mut config = empty_config();
    for line in script.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            [] => {}
            ["new"] => {
                tree = LogTree::new();
                report!("new");
            }
            ["level", name, level] => tree.set_level(logger(name), own_level(level, line)),
            ["propagate", name, on] => tree.set_propagate(logger(name), switch(on, line)),
            ["handler", name, sink, level_word, ..] => {
                let handler = Handler {
                    sink: sink.to_string(),
                    level: level(level_word, line),
                    format: rest(line, 4),
                };
                tree.add_handler(logger(name), handler);
            }
            ["effective", name] => {
                let found: Level = tree.effective_level(logger(name));
                report!("effective {name} -> {}", level_name(found));
            }
            ["log", name, level_word, ..] => {
                let text = rest(line, 3);
                let mut calls = 0;
                let mut message = || {
                    calls += 1;
                    text.clone()
                };
                tree.log(logger(name), level(level_word, line), &mut message);
                report!("log {name} {level_word} -> message called {calls} times");
            }
            ["lines", sink] => {
                let lines: Vec<String> = tree.lines(sink);
                report!("lines {sink} -> {}", lines.len());
                for line in lines {
                    report!("  |{line}|");
                }
            }
            ["format", name, ..] => {
                config.formats.insert(name.to_string(), rest(line, 2));
            }
            ["named-handler", name, sink, level_word, format_name] => {
                let handler = HandlerConfig {
                    sink: sink.to_string(),
                    level: level(level_word, line),
                    format_name: format_name.to_string(),
                };
                config.handlers.insert(name.to_string(), handler);
            }
            ["logger", name, level_word, on, ref handlers @ ..] => {
                let listed = LoggerConfig {
                    name: logger(name).to_string(),
                    level: own_level(level_word, line),
                    propagate: switch(on, line),
                    handlers: handlers.iter().map(|handler| handler.to_string()).collect(),
                };
                let known = config.loggers.iter().any(|old| old.name == listed.name);
                assert!(!known, "a configuration lists no logger twice: {line:?}");
                config.loggers.push(listed);
            }
            ["configure"] => {
                let result: Result<(), String> = tree.configure(&config);
                match result {
                    Ok(()) => report!("configure -> ok"),
                    Err(error) => report!("configure -> error: {error}"),
                }
            }
            ["new-config"] => config = empty_config(),
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

fn empty_config() -> Config {
    Config {
        formats: BTreeMap::new(),
        handlers: BTreeMap::new(),
        loggers: Vec::new(),
    }
}

fn logger(word: &str) -> &str {
    if word == "(root)" { "" } else { word }
}

/// What stands in the line after so many words, with blanks between words as single blanks.
fn rest(line: &str, words: usize) -> String {
    let rest: Vec<&str> = line.split_whitespace().skip(words).collect();
    rest.join(" ")
}

fn own_level(word: &str, line: &str) -> Option<Level> {
    (word != "none").then(|| level(word, line))
}

fn level(word: &str, line: &str) -> Level {
    match word {
        "DEBUG" => Level::Debug,
        "INFO" => Level::Info,
        "WARNING" => Level::Warning,
        "ERROR" => Level::Error,
        "CRITICAL" => Level::Critical,
        _ => panic!("{word:?} is not a level: {line:?}"),
    }
}

fn level_name(level: Level) -> &'static str {
    match level {
        Level::Debug => "DEBUG",
        Level::Info => "INFO",
        Level::Warning => "WARNING",
        Level::Error => "ERROR",
        Level::Critical => "CRITICAL",
    }
}

fn switch(word: &str, line: &str) -> bool {
    match word {
        "on" => true,
        "off" => false,
        _ => panic!("{word:?} is neither on nor off: {line:?}"),
    }
}
