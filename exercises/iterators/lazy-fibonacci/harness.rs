//! Plays a script that makes Fibonacci iterators under names of its own and moves them on.

use crate::grader::report;
use crate::solution::{Fib, FibUpTo, fib_up_to};
use std::collections::HashMap;

/// No operation asks for more numbers than this, even if an iterator never ends.
const AT_MOST: usize = 200;

enum Running {
    Fib(Fib),
    UpTo(FibUpTo),
}

impl Running {
    fn next(&mut self) -> Option<u64> {
        match self {
            Running::Fib(fib) => fib.next(),
            Running::UpTo(fib) => fib.next(),
        }
    }

    fn take(&mut self, count: usize) -> Vec<u64> {
        let count = count.min(AT_MOST);
        match self {
            Running::Fib(fib) => fib.by_ref().take(count).collect(),
            Running::UpTo(fib) => fib.by_ref().take(count).collect(),
        }
    }
}

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let mut running: HashMap<String, Running> = HashMap::new();
    for line in script.lines() {
        let parts: Vec<&str> = line.split_whitespace().collect();
        match parts[..] {
            [] => {}
            ["fib", name] => {
                running.insert(name.to_string(), Running::Fib(Fib::new()));
                report!("{line}");
            }
            ["up-to", name, limit] => {
                let limit: u64 = number(limit, line);
                let fib = fib_up_to(limit);
                running.insert(name.to_string(), Running::UpTo(fib));
                report!("{line}");
            }
            [operation, name, ref rest @ ..] => {
                let Some(fib) = running.get_mut(name) else {
                    report!("{line}: no such iterator");
                    continue;
                };
                match (operation, rest) {
                    ("next", []) => report!("{line} -> {:?}", fib.next()),
                    ("take", [count]) => {
                        let items = fib.take(number(count, line));
                        report!("{line}: {}", list(&items));
                    }
                    ("skip", [count]) => {
                        let items = fib.take(number(count, line));
                        report!("{line}: {} skipped", items.len());
                    }
                    ("rest", []) => {
                        let items = fib.take(AT_MOST);
                        let last = items.last();
                        report!("{line}: {} items, last {last:?}", items.len());
                    }
                    _ => panic!("unknown operation: {line:?}"),
                }
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

fn list(items: &[u64]) -> String {
    if items.is_empty() {
        return "nothing".to_string();
    }
    let items: Vec<String> = items.iter().map(u64::to_string).collect();
    items.join(" ")
}

fn number<N: std::str::FromStr>(word: &str, line: &str) -> N {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
