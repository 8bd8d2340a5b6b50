//! Builds managers as a script says, runs a body under them with the learner's code, and reports what was logged and
//! what came out.
//!
//! `manager NAME [swallows] [enter-fails KIND] [exit-fails KIND]`, `connection NAME`, `suppress KIND...`,
//! `returns VALUE` or `raises KIND MESSAGE` for the body, then `run one` or `run all`, after which everything begins
//! anew.

use crate::grader::report;
use crate::solution::{Connection, ContextManager, Exc, Log, Suppress, with_all, with_one};
use std::io::Read;

/// What a body gives back; it can neither be copied nor made out of nothing.
struct Answer(String);

struct Scripted {
    name: String,
    swallows: bool,
    enter_fails: Option<String>,
    exit_fails: Option<String>,
    log: Log,
}

impl ContextManager for Scripted {
    fn enter(&mut self) -> Result<String, Exc> {
        self.log.borrow_mut().push(format!("enter {}", self.name));
        match &self.enter_fails {
            Some(kind) => Err(exc(kind, &format!("entering {}", self.name))),
            None => Ok(format!("value of {}", self.name)),
        }
    }

    fn exit(&mut self, error: Option<&Exc>) -> Result<bool, Exc> {
        let seen = match error {
            Some(error) => format!("{}: {}", error.kind, error.msg),
            None => "no error".to_string(),
        };
        self.log
            .borrow_mut()
            .push(format!("exit {} ({seen})", self.name));
        match &self.exit_fails {
            Some(kind) => Err(exc(kind, &format!("leaving {}", self.name))),
            None => Ok(self.swallows),
        }
    }
}

pub fn run() {
    let mut script = String::new();
    std::io::stdin()
        .read_to_string(&mut script)
        .expect("the script is text");
    let log = Log::default();
    let mut managers: Vec<Box<dyn ContextManager>> = Vec::new();
    let mut outcome: Option<Result<Answer, Exc>> = None;
    for line in script.lines().filter(|line| !line.trim().is_empty()) {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            ["manager", name, ref traits @ ..] => {
                managers.push(Box::new(scripted(line, name, traits, &log)));
            }
            ["connection", name] => managers.push(Box::new(Connection {
                name: name.to_string(),
                log: Log::clone(&log),
            })),
            ["suppress", ref kinds @ ..] => managers.push(Box::new(Suppress {
                kinds: kinds.iter().map(|kind| kind.to_string()).collect(),
            })),
            ["returns", value] => outcome = Some(Ok(Answer(value.to_string()))),
            ["raises", kind, ref message @ ..] => {
                outcome = Some(Err(exc(kind, &message.join(" "))));
            }
            ["run", how @ ("one" | "all")] => {
                let Some(outcome) = outcome.take() else {
                    panic!("script: say what the body does before {line:?}");
                };
                let body_log = Log::clone(&log);
                let body = move |values: &[String]| {
                    body_log.borrow_mut().push(format!("body {values:?}"));
                    outcome
                };
                let result = if how == "all" {
                    with_all(&mut managers, body)
                } else {
                    let [manager] = &mut managers[..] else {
                        panic!("script: {line:?} needs exactly one manager");
                    };
                    with_one(manager.as_mut(), |value| body(&[value.to_string()]))
                };
                for entry in log.borrow_mut().drain(..) {
                    report!("{entry}");
                }
                match result {
                    Ok(Some(Answer(value))) => report!("{line} -> value {value}"),
                    Ok(None) => report!("{line} -> swallowed"),
                    Err(error) => report!("{line} -> {}: {}", error.kind, error.msg),
                }
                managers.clear();
            }
            _ => panic!("script: no such operation: {line:?}"),
        }
    }
}

fn scripted(line: &str, name: &str, mut traits: &[&str], log: &Log) -> Scripted {
    let mut manager = Scripted {
        name: name.to_string(),
        swallows: false,
        enter_fails: None,
        exit_fails: None,
        log: Log::clone(log),
    };
    while !traits.is_empty() {
        traits = match *traits {
            ["swallows", ref rest @ ..] => {
                manager.swallows = true;
                rest
            }
            ["enter-fails", kind, ref rest @ ..] => {
                manager.enter_fails = Some(kind.to_string());
                rest
            }
            ["exit-fails", kind, ref rest @ ..] => {
                manager.exit_fails = Some(kind.to_string());
                rest
            }
            _ => panic!("script: no such manager: {line:?}"),
        };
    }
    manager
}

fn exc(kind: &str, msg: &str) -> Exc {
    Exc {
        kind: kind.to_string(),
        msg: msg.to_string(),
    }
}
