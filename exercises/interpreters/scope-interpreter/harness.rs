//! Reads programs from a script, one statement a line, indented by two blanks for each level, and reports how they run.
//!
//! `assign x 1`, `add x 1`, `print x`, `global x`, `nonlocal x`, `call x`, `count-locals x`, `locals`; `def x` and `for v 3` are
//! followed by their bodies, which may be empty. `chain N` stands for the definitions of N functions f0, f1, …, each of which
//! calls the next one; the last one binds the global `reached` to 1. `run` runs the statements since the last `run`.

use crate::grader::report;
use crate::solution::{RunResult, Stmt, run as run_program};

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let mut lines: Vec<&str> = Vec::new();
    for line in script.lines().filter(|line| !line.trim().is_empty()) {
        if line.trim() != "run" {
            lines.push(line);
            continue;
        }
        let mut rest = lines.as_slice();
        let program = block(&mut rest, 0);
        let RunResult { output, error } = run_program(&program);
        for text in output {
            report!("{text}");
        }
        report!("error: {}", error.as_deref().unwrap_or("-"));
        lines.clear();
    }
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// Takes the statements that are indented by at least `least` off the front of `lines`.
fn block(lines: &mut &[&str], least: usize) -> Vec<Stmt> {
    let mut body = Vec::new();
    while let Some((&line, rest)) = lines.split_first()
        && indent(line) >= least
    {
        *lines = rest;
        let words: Vec<&str> = line.split_whitespace().collect();
        let stmt = match words[..] {
            ["assign", x, n] => Stmt::Assign(x.to_string(), number(n, line)),
            ["add", x, n] => Stmt::Add(x.to_string(), number(n, line)),
            ["print", x] => Stmt::Print(x.to_string()),
            ["global", x] => Stmt::Global(x.to_string()),
            ["nonlocal", x] => Stmt::Nonlocal(x.to_string()),
            ["call", x] => Stmt::Call(x.to_string()),
            ["count-locals", x] => Stmt::CountLocals(x.to_string()),
            ["locals"] => Stmt::Locals,
            ["def", x] => Stmt::Def(x.to_string(), block(lines, indent(line) + 1)),
            ["for", v, n] => Stmt::For(
                v.to_string(),
                number(n, line),
                block(lines, indent(line) + 1),
            ),
            ["chain", n] => {
                let last: i64 = number::<i64>(n, line) - 1;
                for at in 0..last {
                    let call = Stmt::Call(format!("f{}", at + 1));
                    body.push(Stmt::Def(format!("f{at}"), vec![call]));
                }
                let reached = "reached".to_string();
                let arrive = vec![Stmt::Global(reached.clone()), Stmt::Assign(reached, 1)];
                Stmt::Def(format!("f{last}"), arrive)
            }
            _ => panic!("unknown statement: {line:?}"),
        };
        body.push(stmt);
    }
    body
}

fn number<N: std::str::FromStr>(word: &str, line: &str) -> N {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
