//! Plays a script of calls to coroutines, one a line, and reports each reply with the lines logged during the call.
//!
//! All coroutines share one log: `new NAME`, `send NAME VALUE` (a number or None), `throw NAME EXCEPTION`, `close NAME`.

use crate::grader::report;
use crate::solution::{Accumulator, Log, Reply};
use std::collections::HashMap;
use std::rc::Rc;

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let log = Log::default();
    let mut coroutines: HashMap<String, Accumulator> = HashMap::new();
    for line in script.lines() {
        let parts: Vec<&str> = line.split_whitespace().collect();
        let name = match parts[..] {
            [] => continue,
            ["new", name] => {
                let coroutine = Accumulator::new(Rc::clone(&log));
                report!("{line} | {}", take_lines(&log));
                let old = coroutines.insert(name.to_string(), coroutine);
                assert!(old.is_none(), "this name is in use already: {line:?}");
                continue;
            }
            [_, name, ..] => name,
            _ => panic!("unknown operation: {line:?}"),
        };
        let Some(coroutine) = coroutines.get_mut(name) else {
            report!("{line}: no such coroutine");
            continue;
        };
        let reply = match parts[..] {
            ["send", _, value] => show(&coroutine.send(value_of(value, line))),
            ["throw", _, exception] => show(&coroutine.throw(exception)),
            ["close", _] => {
                coroutine.close();
                "closed".to_string()
            }
            _ => panic!("unknown operation: {line:?}"),
        };
        report!("{line} -> {reply} | {}", take_lines(&log));
    }
}

fn show(reply: &Reply) -> String {
    match reply {
        Reply::Yielded(total) => format!("Yielded({total})"),
        Reply::StopIteration => "StopIteration".to_string(),
        Reply::Raised(text) => format!("Raised({text})"),
    }
}

/// What has been logged since the last operation.
fn take_lines(log: &Log) -> String {
    let lines: Vec<String> = log.take();
    if lines.is_empty() {
        "nothing".to_string()
    } else {
        lines.join(", ")
    }
}

fn value_of(word: &str, line: &str) -> Option<i64> {
    if word == "None" {
        return None;
    }
    match word.parse() {
        Ok(value) => Some(value),
        Err(_) => panic!("{word:?} is neither a number nor None: {line:?}"),
    }
}
