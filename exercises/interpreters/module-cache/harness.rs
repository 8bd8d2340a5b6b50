//! Registers modules from a script, one statement a line, runs programs, and reports what they log and how they end.
//!
//! `module m` begins the body of a module, `module m all x y` that of one with an `__all__`. The statements are `set x 1`,
//! `show x`, `show m.x`, `name`, `import m`, `import m as n`, `from m import x y`, `star m`, `set-attr m x 1`; with
//! `if-main` before it, a statement is run in `__main__` only. `run m` runs the program m, `loaded` lists the loaded modules.

use crate::grader::report;
use crate::solution::{Stmt, World};

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let mut world = World::new();
    let mut logged = 0;
    let mut lines = script.lines().peekable();
    while let Some(line) = lines.next() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            [] => {}
            ["module", name, ref rest @ ..] => {
                let all = match *rest {
                    [] => None,
                    ["all", ref names @ ..] => Some(texts(names)),
                    _ => panic!("unknown operation: {line:?}"),
                };
                let mut body = Vec::new();
                while let Some(line) = lines.next_if(|line| !begins_operation(line)) {
                    let words: Vec<&str> = line.split_whitespace().collect();
                    body.push(statement(&words, line));
                }
                world.add(name, body, all);
            }
            ["run", name] => {
                let result: Result<(), String> = world.run_main(name);
                let log: Vec<String> = world.log();
                for line in log.iter().skip(logged) {
                    report!("{line}");
                }
                logged = log.len();
                report!(
                    "run {name} -> {}",
                    result.err().unwrap_or_else(|| "ok".to_string())
                );
            }
            ["loaded"] => {
                let loaded: Vec<String> = world.loaded();
                report!("loaded: {}", loaded.join(" "));
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

fn begins_operation(line: &str) -> bool {
    let first = line.split_whitespace().next();
    matches!(first, None | Some("module" | "run" | "loaded"))
}

fn statement(words: &[&str], line: &str) -> Stmt {
    match *words {
        ["set", x, v] => Stmt::Set(x.to_string(), number(v, line)),
        ["show", what] if what.matches('.').count() < 2 => Stmt::Show(what.to_string()),
        ["name"] => Stmt::PrintName,
        ["if-main", ref rest @ ..] => Stmt::IfMain(vec![statement(rest, line)]),
        ["import", module] => Stmt::Import {
            module: module.to_string(),
            alias: None,
        },
        ["import", module, "as", alias] => Stmt::Import {
            module: module.to_string(),
            alias: Some(alias.to_string()),
        },
        ["from", module, "import", ref names @ ..] => Stmt::FromImport {
            module: module.to_string(),
            names: texts(names),
        },
        ["star", module] => Stmt::StarImport(module.to_string()),
        ["set-attr", m, x, v] => Stmt::SetAttr(m.to_string(), x.to_string(), number(v, line)),
        _ => panic!("unknown statement: {line:?}"),
    }
}

fn texts(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| word.to_string()).collect()
}

fn number(word: &str, line: &str) -> i64 {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
