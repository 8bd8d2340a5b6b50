//! Plays a script that makes generators under names of its own and moves them on, one operation a line.
//!
//! All generators share one log. Every operation reports the lines that were logged while it ran.

use crate::grader::report;
use crate::solution::{Log, Steps, Twice};
use std::collections::HashMap;
use std::rc::Rc;

/// No generator is run for longer than this, even if it never ends.
const AT_MOST: usize = 200_000;

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let log = Log::default();
    let mut generators: HashMap<String, Box<dyn Iterator<Item = u32>>> = HashMap::new();
    for line in script.lines() {
        let parts: Vec<&str> = line.split_whitespace().collect();
        match parts[..] {
            [] => {}
            ["steps", name, n] => {
                let steps = Steps::new(number(n, line), Rc::clone(&log));
                generators.insert(name.to_string(), Box::new(steps));
                report!("{line} | {}", take_lines(&log));
            }
            ["twice", name, n] => {
                let twice = Twice::new(number(n, line), Rc::clone(&log));
                generators.insert(name.to_string(), Box::new(twice));
                report!("{line} | {}", take_lines(&log));
            }
            ["next", name] => match generators.get_mut(name) {
                Some(generator) => {
                    let value: Option<u32> = generator.next();
                    report!("{line} -> {value:?} | {}", take_lines(&log));
                }
                None => report!("{line}: no such generator"),
            },
            ["drop", name] => match generators.remove(name) {
                Some(generator) => {
                    drop(generator);
                    report!("{line} | {}", take_lines(&log));
                }
                None => report!("{line}: no such generator"),
            },
            ["run", name] => match generators.get_mut(name) {
                Some(generator) => run_through(line, generator.as_mut(), &log),
                None => report!("{line}: no such generator"),
            },
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

/// Runs a generator to its end and reports in few words what it yielded and logged.
fn run_through(line: &str, generator: &mut dyn Iterator<Item = u32>, log: &Log) {
    let (mut values, mut sum) = (0_usize, 0_u64);
    let (mut lines, mut last) = (0_usize, String::new());
    while values < AT_MOST {
        let value = generator.next();
        // The log is emptied at every step, so that it does not grow with the number of values.
        let written = log.take();
        lines += written.len();
        last = written.last().cloned().unwrap_or(last);
        match value {
            Some(value) => {
                values += 1;
                sum += u64::from(value);
            }
            None => break,
        }
    }
    report!("{line} -> {values} values, sum {sum} | {lines} lines, the last one {last:?}");
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

fn number(word: &str, line: &str) -> u32 {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
