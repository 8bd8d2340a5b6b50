//! Builds suites from a script, one line for each test or hook, runs them, and reports every hook as it is called.
//!
//! `test NAME DEED` with the deeds `pass`, `add NUMBER` (to the fixture), `fail TEXT`, `panic TEXT`, `panic-literal`,
//! `panic-number` and `skip REASON`; `set-up-class HOW`, `tear-down-class HOW`, `set-up N HOW` and `tear-down N HOW`
//! for the N-th fixture, where HOW is `fail TEXT`, `panic TEXT` or `panic-number`; `run`; `discover NAMES`.

use std::cell::Cell;
use std::collections::HashMap;
use std::panic::panic_any;

use crate::grader::report;
use crate::solution::{Outcome, Report, Suite, Test, discover, run as run_suite};

/// How a hook or a body ends.
#[derive(Clone)]
enum End {
    Well,
    Fail(String),
    Panic(String),
    Literal,
    Number,
}

impl End {
    fn parse(words: &[&str], line: &str) -> End {
        match words {
            ["fail", text @ ..] => End::Fail(text.join(" ")),
            ["panic", text @ ..] => End::Panic(text.join(" ")),
            ["panic-literal"] => End::Literal,
            ["panic-number"] => End::Number,
            _ => panic!("unknown way to end: {line:?}"),
        }
    }

    fn reach<T>(&self, value: T) -> Result<T, String> {
        match self {
            End::Well => Ok(value),
            End::Fail(text) => Err(text.clone()),
            End::Panic(text) => panic!("{text}"),
            End::Literal => panic!("out of luck"),
            End::Number => panic_any(7_i32),
        }
    }
}

/// What every test gets afresh.
struct Fixture {
    number: usize,
    value: i64,
}

#[derive(Default)]
struct Plan {
    tests: Vec<Test<Fixture>>,
    class_ends: HashMap<&'static str, End>,
    set_up_ends: HashMap<usize, End>,
    tear_down_ends: HashMap<usize, End>,
}

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let mut plan = Plan::default();
    for line in script.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            [] => {}
            ["test", name, ref deed @ ..] => plan.tests.push(test(name, deed, line)),
            ["set-up-class", ref how @ ..] => {
                plan.class_ends
                    .insert("set_up_class", End::parse(how, line));
            }
            ["tear-down-class", ref how @ ..] => {
                plan.class_ends
                    .insert("tear_down_class", End::parse(how, line));
            }
            ["set-up", number, ref how @ ..] => {
                plan.set_up_ends
                    .insert(parse(number, line), End::parse(how, line));
            }
            ["tear-down", number, ref how @ ..] => {
                plan.tear_down_ends
                    .insert(parse(number, line), End::parse(how, line));
            }
            ["run"] => play(std::mem::take(&mut plan)),
            ["discover", ref names @ ..] => {
                let found: Vec<String> = discover(names);
                report!("discover -> [{}]", found.join(" "));
            }
            _ => panic!("unknown line in the script: {line:?}"),
        }
    }
}

fn test(name: &str, deed: &[&str], line: &str) -> Test<Fixture> {
    let mut added = 0;
    let mut skip = None;
    let end = match *deed {
        ["pass"] => End::Well,
        ["add", number] => {
            added = parse(number, line);
            End::Well
        }
        ["skip", ref reason @ ..] => {
            skip = Some(reason.join(" "));
            End::Well
        }
        _ => End::parse(deed, line),
    };
    let log_name = name.to_string();
    Test {
        name: name.to_string(),
        skip,
        body: Box::new(move |fixture| {
            report!("  {log_name} finds {}", fixture.value);
            fixture.value += added;
            end.reach(())
        }),
    }
}

fn play(plan: Plan) {
    report!("run");
    let class_hook = |name: &'static str| -> Box<dyn Fn() -> Result<(), String>> {
        let end = plan.class_ends.get(name).cloned().unwrap_or(End::Well);
        Box::new(move || {
            report!("  {name}");
            end.reach(())
        })
    };
    let (set_up_class, tear_down_class) =
        (class_hook("set_up_class"), class_hook("tear_down_class"));
    let made = Cell::new(0);
    let (set_up_ends, tear_down_ends) = (plan.set_up_ends, plan.tear_down_ends);
    let suite = Suite {
        set_up_class,
        tear_down_class,
        set_up: Box::new(move || {
            made.set(made.get() + 1);
            let number = made.get();
            report!("  set_up {number}");
            let end = set_up_ends.get(&number).unwrap_or(&End::Well);
            end.reach(Fixture { number, value: 0 })
        }),
        tear_down: Box::new(move |fixture| {
            report!("  tear_down {} with {}", fixture.number, fixture.value);
            let end = tear_down_ends.get(&fixture.number).unwrap_or(&End::Well);
            end.reach(())
        }),
        tests: plan.tests,
    };
    let Report { results, summary } = run_suite(&suite);
    for (name, outcome) in results {
        match outcome {
            Outcome::Passed => report!("  {name}: passed"),
            Outcome::Failed(text) => report!("  {name}: failed ({text})"),
            Outcome::Error(text) => report!("  {name}: error ({text})"),
            Outcome::Skipped(text) => report!("  {name}: skipped ({text})"),
        }
    }
    report!("  {summary}");
}

fn parse<N: std::str::FromStr>(word: &str, line: &str) -> N {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
