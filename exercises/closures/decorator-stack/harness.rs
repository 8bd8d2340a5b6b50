//! Makes functions and decorators as a script says, applies and calls them with the learner's code, and reports what
//! each operation gave and what it logged.
//!
//! `def F DOC...`, `def-falling F DOC...`, `make D traced LABEL`, `make D repeat N`, `make D careless`, `apply NEW D F`,
//! `stack NEW F D...` with the decorators from top to bottom, `unwrap NEW F`, `call F X`, `show F`.

use crate::grader::report;
use crate::solution::{Decorator, Func, Log, careless, repeat, stack, traced, unwrap_all};
use std::cell::Cell;
use std::collections::HashMap;
use std::rc::Rc;

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is text");
    let log = Log::default();
    let mut functions: HashMap<String, Func> = HashMap::new();
    let mut decorators: HashMap<String, Rc<Decorator>> = HashMap::new();
    for line in script.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let mut answer = String::new();
        match words[..] {
            [] => continue,
            ["def", name, ref doc @ ..] => {
                functions.insert(name.to_string(), plain(name, &doc.join(" "), 1, &log));
            }
            ["def-falling", name, ref doc @ ..] => {
                functions.insert(name.to_string(), plain(name, &doc.join(" "), -1, &log));
            }
            ["make", name, "traced", label] => {
                let decorator = traced(label, Log::clone(&log));
                decorators.insert(name.to_string(), Rc::new(decorator));
            }
            ["make", name, "repeat", times] => {
                let decorator = repeat(number(times, line));
                decorators.insert(name.to_string(), Rc::new(decorator));
            }
            ["make", name, "careless"] => {
                let decorator = careless(Log::clone(&log));
                decorators.insert(name.to_string(), Rc::new(decorator));
            }
            ["apply", new, decorator, function] => {
                let function = find(&functions, function, line).clone();
                let decorated: Func = find(&decorators, decorator, line)(function);
                functions.insert(new.to_string(), decorated);
            }
            ["stack", new, function, ref names @ ..] => {
                let function = find(&functions, function, line).clone();
                let list: Vec<Decorator> = names
                    .iter()
                    .map(|name| {
                        let decorator = Rc::clone(find(&decorators, name, line));
                        Box::new(move |f: Func| decorator(f)) as Decorator
                    })
                    .collect();
                let decorated: Func = stack(list, function);
                functions.insert(new.to_string(), decorated);
            }
            ["unwrap", new, function] => {
                let innermost: Func = unwrap_all(find(&functions, function, line));
                functions.insert(new.to_string(), innermost);
            }
            ["call", function, x] => {
                let x: i64 = number(x, line);
                let result: i64 = (find(&functions, function, line).body)(x);
                answer = format!(" -> {result}");
            }
            ["show", function] => answer = show(find(&functions, function, line)),
            _ => panic!("unknown operation: {line:?}"),
        }
        let logged: Vec<String> = log.borrow_mut().drain(..).collect();
        if logged.is_empty() {
            report!("{line}{answer}");
        } else {
            report!("{line}{answer} | {}", logged.join(", "));
        }
    }
}

/// An undecorated function: it logs its calls and returns ten times its argument plus `step` for each of its calls so far.
fn plain(name: &str, doc: &str, step: i64, log: &Log) -> Func {
    let steps = Cell::new(0);
    let own_name = name.to_string();
    let log = Log::clone(log);
    Func {
        name: name.to_string(),
        doc: doc.to_string(),
        wrapped: None,
        body: Rc::new(move |x| {
            log.borrow_mut().push(format!("body {own_name} {x}"));
            steps.set(steps.get() + step);
            10 * x + steps.get()
        }),
    }
}

fn show(function: &Func) -> String {
    let mut links = Vec::new();
    let mut current = function;
    while let Some(wrapped) = &current.wrapped {
        links.push(wrapped.name.as_str());
        current = wrapped;
    }
    format!(
        " -> name={} doc={:?} links=[{}]",
        function.name,
        function.doc,
        links.join(" ")
    )
}

fn find<'a, T>(things: &'a HashMap<String, T>, name: &str, line: &str) -> &'a T {
    match things.get(name) {
        Some(thing) => thing,
        None => panic!("nothing of this kind is called {name:?}: {line:?}"),
    }
}

fn number<N: std::str::FromStr>(word: &str, line: &str) -> N {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
