//! Plays a script of patches, redirects and requests, one operation a line. `entry NAME NUMBER` lines, wherever they
//! stand, say what the table holds at first.
//!
//! The lines between `attempt` and `end` are a block of their own: what was begun there ends with it, the newest first, also when a
//! `panic` line leaves it early. `undo` ends the newest patch of the block, `end-request` its newest request, `drop NAME` a
//! redirect of it; `set`, `delete` and `lines` use what the block has as well.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::grader::report;
use crate::solution::{Globals, Out, Patch, Redirect, RequestScope, current_request, request};

enum Guard<'a> {
    Patch(Patch<'a>),
    Redirect(String, Redirect),
    Request { _scope: RequestScope },
}

/// What is open in a block; dropped from the newest to the oldest.
#[derive(Default)]
struct Block<'a> {
    guards: Vec<Guard<'a>>,
}

impl Drop for Block<'_> {
    fn drop(&mut self) {
        while let Some(guard) = self.guards.pop() {
            drop(guard);
        }
    }
}

impl<'a> Block<'a> {
    /// Drops the newest guard of a kind, if there is one.
    fn end(&mut self, kind: impl Fn(&Guard) -> bool) -> &'static str {
        match self.guards.iter().rposition(kind) {
            Some(at) => {
                drop(self.guards.remove(at));
                "done"
            }
            None => "there is none",
        }
    }

    fn patch(&mut self) -> Option<&mut Patch<'a>> {
        self.guards.iter_mut().rev().find_map(|guard| match guard {
            Guard::Patch(patch) => Some(patch),
            _ => None,
        })
    }

    fn redirect(&self, name: &str) -> Option<&Redirect> {
        self.guards.iter().rev().find_map(|guard| match guard {
            Guard::Redirect(known, redirect) if known == name => Some(redirect),
            _ => None,
        })
    }
}

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let mut entries: Vec<(String, i64)> = Vec::new();
    let mut lines: Vec<&str> = Vec::new();
    for line in script.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            [] => {}
            ["entry", name, value] => {
                let known = entries.iter().any(|(known, _)| known == name);
                assert!(!known, "the table has this name already: {line:?}");
                entries.push((name.to_string(), number(value, line)));
            }
            _ => lines.push(line),
        }
    }
    let globals = Globals::new(entries);
    let out = Out::new();
    let mut lines = lines.into_iter();
    play(&mut lines, &globals, &out, 0);
}

/// Plays lines up to the end of the block, or of the script.
fn play<'a>(lines: &mut dyn Iterator<Item = &str>, globals: &'a Globals, out: &Out, depth: usize) {
    let mut block: Block<'a> = Block::default();
    while let Some(line) = lines.next() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            ["patch"] => block.guards.push(Guard::Patch(globals.patch())),
            ["set", name, value, ref rest @ ..] => {
                let must_exist = match *rest {
                    [] => false,
                    ["must-exist"] => true,
                    _ => panic!("unknown operation: {line:?}"),
                };
                let value = number(value, line);
                let patch = block.patch();
                tell(line, patch.map(|patch| patch.set(name, value, must_exist)));
            }
            ["delete", name] => {
                let patch = block.patch();
                tell(line, patch.map(|patch| patch.delete(name)));
            }
            ["undo"] => {
                let done = block.end(|guard| matches!(guard, Guard::Patch(_)));
                report!("undo -> {done}");
            }
            ["table"] => {
                let names: Vec<String> = globals.names();
                let entries = names.iter().map(|name| {
                    let value: Option<i64> = globals.get(name);
                    match value {
                        Some(value) => format!(" {name}={value}"),
                        None => format!(" {name} without a value"),
                    }
                });
                report!("table:{}", entries.collect::<String>());
            }
            ["get", name] => {
                let value: Option<i64> = globals.get(name);
                report!("get {name} -> {value:?}");
            }
            ["print", ref text @ ..] => out.println(&text.join(" ")),
            ["print-by-clone", ref text @ ..] => out.clone().println(&text.join(" ")),
            ["redirect", name] => {
                let redirect = out.redirect();
                block
                    .guards
                    .push(Guard::Redirect(name.to_string(), redirect));
            }
            ["drop", name] => {
                let done = block.end(|guard| matches!(guard, Guard::Redirect(n, _) if n == name));
                report!("drop {name} -> {done}");
            }
            ["lines", name] => match block.redirect(name) {
                Some(redirect) => {
                    let lines: Vec<String> = redirect.lines();
                    report!("lines {name} -> {lines:?}");
                }
                None => report!("lines {name} -> there is none"),
            },
            ["base"] => {
                let lines: Vec<String> = out.base_lines();
                report!("base -> {lines:?}");
            }
            ["request", id] => block.guards.push(Guard::Request {
                _scope: request(id),
            }),
            ["end-request"] => {
                let done = block.end(|guard| matches!(guard, Guard::Request { .. }));
                report!("end-request -> {done}");
            }
            ["current"] => {
                let id: Option<String> = current_request();
                report!("current -> {id:?}");
            }
            ["thread", id] => {
                let seen: [Option<String>; 3] = std::thread::scope(|scope| {
                    let other = scope.spawn(|| {
                        let before = current_request();
                        let scope = request(id);
                        let within = current_request();
                        drop(scope);
                        [before, within, current_request()]
                    });
                    other.join().expect("nothing panics on the other thread")
                });
                let [before, within, after] = seen;
                report!("thread {id} -> {before:?}, {within:?}, {after:?}");
            }
            ["attempt"] => {
                let attempt = AssertUnwindSafe(|| play(lines, globals, out, depth + 1));
                match catch_unwind(attempt) {
                    Ok(()) => report!("attempt -> ended"),
                    Err(payload) if payload.is::<Leave>() => {
                        skip_to_end(lines);
                        report!("attempt -> panicked");
                    }
                    Err(payload) => std::panic::resume_unwind(payload),
                }
            }
            ["end"] => {
                assert!(depth > 0, "nothing was attempted: {line:?}");
                return;
            }
            ["panic"] => {
                assert!(depth > 0, "a panic needs an attempt around it: {line:?}");
                std::panic::panic_any(Leave);
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

/// The payload of a panic that the script asks for.
struct Leave;

/// Skips what is left of a block that was left early, other blocks in it included.
fn skip_to_end(lines: &mut dyn Iterator<Item = &str>) {
    let mut depth = 1;
    for line in lines {
        match line.trim() {
            "attempt" => depth += 1,
            "end" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return;
        }
    }
}

fn tell(line: &str, result: Option<Result<(), String>>) {
    match result {
        None => report!("{line} -> there is no patch"),
        Some(Ok(())) => report!("{line} -> ok"),
        Some(Err(error)) => report!("{line} -> error: {error}"),
    }
}

fn number(word: &str, line: &str) -> i64 {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
