//! Reads small programs, one statement a line, and lets the learner's code run and check each of them.
//!
//! `x = EXPR`, `x: int = EXPR`, `x: str = EXPR`, `print EXPR`, `if EXPR`, `else`, `end`, and `go` at the end of each
//! program. The tokens of an expression have blanks between them: numbers, texts without blanks such as `"ab"`, names,
//! `+`, `*`, and round brackets; `*` comes before `+`.

use crate::grader::report;
use crate::solution::{Expr, RunResult, Stmt, Ty, check, run as run_program};

/// An `if` whose `end` has not come yet.
struct Open {
    cond: Expr,
    then: Option<Vec<Stmt>>,
    before: Vec<Stmt>,
}

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is text");
    let mut block: Vec<Stmt> = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    for line in script.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            [] => {}
            ["print", ref value @ ..] => block.push(Stmt::Print(expression(value, line))),
            ["if", ref cond @ ..] => open.push(Open {
                cond: expression(cond, line),
                then: None,
                before: std::mem::take(&mut block),
            }),
            ["else"] => match open.last_mut() {
                Some(Open {
                    then: then @ None, ..
                }) => *then = Some(std::mem::take(&mut block)),
                _ => panic!("no if is waiting for this: {line:?}"),
            },
            ["end"] => {
                let Some(Open { cond, then, before }) = open.pop() else {
                    panic!("no if is waiting for this: {line:?}");
                };
                let last = std::mem::replace(&mut block, before);
                let (then, orelse) = match then {
                    Some(then) => (then, last),
                    None => (last, Vec::new()),
                };
                block.push(Stmt::If { cond, then, orelse });
            }
            ["go"] => {
                assert!(open.is_empty(), "an if without its end before {line:?}");
                go(&std::mem::take(&mut block));
            }
            [name, "=", ref value @ ..] => block.push(Stmt::Let {
                name: name.to_string(),
                ty: None,
                value: expression(value, line),
            }),
            [name, ty @ ("int" | "str"), "=", ref value @ ..] if name.ends_with(':') => {
                block.push(Stmt::Let {
                    name: name.trim_end_matches(':').to_string(),
                    ty: Some(if ty == "int" { Ty::Int } else { Ty::Str }),
                    value: expression(value, line),
                });
            }
            _ => panic!("not a statement: {line:?}"),
        }
    }
}

fn go(program: &[Stmt]) {
    let RunResult { output, error } = run_program(program);
    for text in output {
        report!("out: {text}");
    }
    report!("error: {}", error.as_deref().unwrap_or("-"));
    let errors: Vec<String> = check(program);
    for text in &errors {
        report!("report: {text}");
    }
    if errors.is_empty() {
        report!("report: -");
    }
}

fn expression(words: &[&str], line: &str) -> Expr {
    let mut rest = words;
    let expr = sum(&mut rest, line);
    assert!(rest.is_empty(), "not one expression: {line:?}");
    expr
}

fn sum(rest: &mut &[&str], line: &str) -> Expr {
    let mut expr = product(rest, line);
    while let Some(("+", behind)) = split(rest) {
        *rest = behind;
        expr = Expr::Add(Box::new(expr), Box::new(product(rest, line)));
    }
    expr
}

fn product(rest: &mut &[&str], line: &str) -> Expr {
    let mut expr = atom(rest, line);
    while let Some(("*", behind)) = split(rest) {
        *rest = behind;
        expr = Expr::Mul(Box::new(expr), Box::new(atom(rest, line)));
    }
    expr
}

fn atom(rest: &mut &[&str], line: &str) -> Expr {
    let Some((word, behind)) = split(rest) else {
        panic!("an expression is missing: {line:?}");
    };
    *rest = behind;
    if word == "(" {
        let expr = sum(rest, line);
        let Some((")", behind)) = split(rest) else {
            panic!("a bracket is not closed: {line:?}");
        };
        *rest = behind;
        expr
    } else if let Ok(number) = word.parse() {
        Expr::Int(number)
    } else if word.len() >= 2 && word.starts_with('"') && word.ends_with('"') {
        Expr::Str(word[1..word.len() - 1].to_string())
    } else if word.chars().all(char::is_alphanumeric) {
        Expr::Var(word.to_string())
    } else {
        panic!("not an expression: {word:?} in {line:?}");
    }
}

fn split<'a, 'b>(words: &'b [&'a str]) -> Option<(&'a str, &'b [&'a str])> {
    words.split_first().map(|(first, rest)| (*first, rest))
}
