//! Builds a tree of scopes from an outline, and reports where names come from.
//!
//! An outline line is indented by two blanks for each level: `def f: x y global g nonlocal n` or `class C: x` says what is assigned and
//! declared in the scope. `module: x y` begins a new tree. `ask x 0 1` resolves x at the path 0 1, `ask x` in the module.
//! `nest N x` makes a tree of N nested functions, the outermost of which assigns x, and asks for x in the innermost.
//! Builtins are len, print and range.

use crate::grader::report;
use crate::solution::{Origin, Scope, ScopeKind, resolve};

const BUILTINS: [&str; 3] = ["len", "print", "range"];

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let mut root = scope(ScopeKind::Module);
    for line in script.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            [] => {}
            ["module:", ref names @ ..] => {
                root = scope(ScopeKind::Module);
                declare(&mut root, names);
            }
            [kind @ ("def" | "class"), name, ref names @ ..] if name.ends_with(':') => {
                let level = (line.len() - line.trim_start().len()) / 2;
                let mut child = scope(match kind {
                    "def" => ScopeKind::Function,
                    _ => ScopeKind::Class,
                });
                declare(&mut child, names);
                // Too deep an indent is taken for the deepest that is possible.
                let mut parent = &mut root;
                for _ in 1..level {
                    if parent.children.is_empty() {
                        break;
                    }
                    parent = parent.children.last_mut().expect("it is not empty");
                }
                parent.children.push(child);
            }
            ["ask", name, ref path @ ..] => {
                let path: Vec<usize> = path.iter().map(|word| number(word, line)).collect();
                match leads_to(&root, &path) {
                    true => report!("{name} in {path:?}: {}", answer(&root, &path, name)),
                    false => report!("{line} -> no such scope"),
                }
            }
            ["nest", depth, name] => {
                let depth: usize = number(depth, line);
                assert!((1..=500).contains(&depth), "too deep: {line:?}");
                let mut inner = scope(ScopeKind::Function);
                for _ in 1..depth {
                    let mut outer = scope(ScopeKind::Function);
                    outer.children.push(inner);
                    inner = outer;
                }
                declare(&mut inner, &[name]);
                let mut root = scope(ScopeKind::Module);
                root.children.push(inner);
                report!("{line}: {}", answer(&root, &vec![0; depth], name));
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

fn scope(kind: ScopeKind) -> Scope {
    Scope {
        kind,
        assigned: Vec::new(),
        globals: Vec::new(),
        nonlocals: Vec::new(),
        children: Vec::new(),
    }
}

/// Takes `x y global g nonlocal n`; what is declared is assigned as well where it is written `g=`.
fn declare(scope: &mut Scope, words: &[&str]) {
    let mut section = "assigned";
    for &word in words {
        if word == "global" || word == "nonlocal" {
            section = word;
            continue;
        }
        let name = word.trim_end_matches('=').to_string();
        if section == "assigned" || word.ends_with('=') {
            scope.assigned.push(name.clone());
        }
        let twice = scope.globals.contains(&name) || scope.nonlocals.contains(&name);
        match section {
            "assigned" => {}
            _ if scope.kind == ScopeKind::Module || twice => panic!("not declared here: {words:?}"),
            "global" => scope.globals.push(name),
            _ => scope.nonlocals.push(name),
        }
    }
}

fn leads_to(root: &Scope, path: &[usize]) -> bool {
    let mut scope = root;
    path.iter().all(|&child| match scope.children.get(child) {
        Some(next) => {
            scope = next;
            true
        }
        None => false,
    })
}

fn answer(root: &Scope, path: &[usize], name: &str) -> String {
    let origin: Result<Origin, String> = resolve(root, path, name, &BUILTINS);
    match origin {
        Ok(Origin::Local) => "local".to_string(),
        Ok(Origin::Enclosing(k)) => format!("enclosing {k}"),
        Ok(Origin::Global) => "global".to_string(),
        Ok(Origin::Builtin) => "builtin".to_string(),
        Err(error) => error,
    }
}

fn number(word: &str, line: &str) -> usize {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
