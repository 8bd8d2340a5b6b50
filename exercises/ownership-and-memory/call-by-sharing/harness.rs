//! Plays a script of assignments, statements and calls, one a line, and reports what each of them gave.
//!
//! Values are written `5` and `[1,2]`, without blanks. `assign x VALUE`, `alias dst src`, `do x STATEMENT`,
//! `call x STATEMENT; STATEMENT; …` (also with no statement at all), `show x y …`, `same x y`. Statements are `add 3`,
//! `append 3`, `set 0 3`, `extend [1,2]`, `concat [1,2]` and `rebind VALUE`.

use crate::grader::report;
use crate::solution::{Env, Stmt, Value};

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let mut env = Env::new();
    for line in script.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            [] => {}
            ["assign", name, text] => {
                env.assign(name, value(text, line));
                report!("{line}");
            }
            ["alias", dst, src] => {
                let done: Result<(), String> = env.alias(dst, src);
                report!("{line} -> {}", outcome(done));
            }
            ["do", name, ref rest @ ..] => {
                let done: Result<(), String> = env.exec(name, &statement(rest, line));
                report!("{line} -> {}", outcome(done));
            }
            ["call", name, ref rest @ ..] => {
                let body = rest.join(" ");
                let body: Vec<Stmt> = body
                    .split(';')
                    .map(|part| part.split_whitespace().collect::<Vec<&str>>())
                    .filter(|part| !part.is_empty())
                    .map(|part| statement(&part, line))
                    .collect();
                let inside: Result<String, String> = env.call(name, &body);
                report!("{line} -> {}", inside.unwrap_or_else(|error| error));
            }
            ["show", ref names @ ..] => {
                let texts: Vec<String> = names
                    .iter()
                    .map(|name| {
                        let text: Result<String, String> = env.show(name);
                        text.unwrap_or_else(|error| error)
                    })
                    .collect();
                report!("{line} -> {}", texts.join(" | "));
            }
            ["same", a, b] => {
                let same: Result<bool, String> = env.same(a, b);
                let text = same.map(|same| same.to_string());
                report!("{line} -> {}", text.unwrap_or_else(|error| error));
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

fn outcome(done: Result<(), String>) -> String {
    match done {
        Ok(()) => "ok".to_string(),
        Err(error) => error,
    }
}

fn statement(words: &[&str], line: &str) -> Stmt {
    match *words {
        ["add", n] => Stmt::Add(number(n, line)),
        ["append", v] => Stmt::Append(number(v, line)),
        ["set", i, v] => Stmt::SetItem(number(i, line), number(v, line)),
        ["extend", vs] => Stmt::Extend(items(vs, line)),
        ["concat", vs] => Stmt::Concat(items(vs, line)),
        ["rebind", text] => Stmt::Rebind(value(text, line)),
        _ => panic!("unknown statement: {line:?}"),
    }
}

fn value(text: &str, line: &str) -> Value {
    if text.starts_with('[') {
        Value::List(items(text, line))
    } else {
        Value::Int(number(text, line))
    }
}

fn items(text: &str, line: &str) -> Vec<i64> {
    let inner = text
        .strip_prefix('[')
        .and_then(|text| text.strip_suffix(']'));
    let Some(inner) = inner else {
        panic!("{text:?} is not a list: {line:?}");
    };
    let parts = inner.split(',').filter(|part| !part.is_empty());
    parts.map(|part| number(part, line)).collect()
}

fn number<N: std::str::FromStr>(word: &str, line: &str) -> N {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
