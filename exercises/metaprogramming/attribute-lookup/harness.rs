//! Plays a script of attribute accesses, one a line, and reports what each gave and then what was logged meanwhile.
//!
//! `class NAME [BASE]`, `class-set CLASS NAME VALUE`, `class-del CLASS NAME`, `object NAME CLASS HOOK…` with the hooks
//! `reads`, `writes`, `deletes` and `fallback`; then `get`, `get-or`, `has`, `set`, `del`, `append`, `vars` and `dir` on an object, and
//! `share OBJECT NAME OTHER NEW`, which sets what it gets from one object on another. A value is an integer, a list such
//! as `[1,2]`, or any other word as a text. The fallback logs what it is asked for and answers names that begin with
//! `made_`, those that begin with `made_list` with a list of its own.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use crate::grader::report;
use crate::solution::{Class, Hooks, Log, Obj, Val};

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let mut world = World::default();
    for line in script.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        if words.is_empty() {
            continue;
        }
        match world.play(&words, line) {
            Some(outcome) => report!("{line} -> {outcome}"),
            None if !world.log.borrow().is_empty() => report!("{line}"),
            None => {}
        }
        for entry in world.log.take() {
            report!("  {entry}");
        }
    }
}

#[derive(Default)]
struct World {
    classes: HashMap<String, Class>,
    objects: HashMap<String, Obj>,
    log: Log,
}

impl World {
    fn play(&mut self, words: &[&str], line: &str) -> Option<String> {
        match *words {
            ["class", name] => {
                self.classes
                    .insert(name.to_string(), Class::new(name, None));
                None
            }
            ["class", name, base] => {
                let class = Class::new(name, Some(self.class(base, line)));
                self.classes.insert(name.to_string(), class);
                None
            }
            ["class-set", class, name, word] => {
                self.class(class, line).set(name, value(word));
                None
            }
            ["class-del", class, name] => {
                let had: bool = self.class(class, line).del(name);
                Some(had.to_string())
            }
            ["object", name, class, ref hooks @ ..] => {
                let hooks = self.hooks(hooks, line);
                let object = Obj::new(self.class(class, line), hooks, Rc::clone(&self.log));
                self.objects.insert(name.to_string(), object);
                None
            }
            ["get", object, name] => {
                let result: Result<Val, String> = self.object(object, line).get(name);
                Some(result.map_or_else(error, show))
            }
            ["get-or", object, name, default] => {
                let got: Val = self.object(object, line).get_or(name, value(default));
                Some(show(got))
            }
            ["has", object, name] => {
                let has: bool = self.object(object, line).has(name);
                Some(has.to_string())
            }
            ["set", object, name, word] => {
                self.object(object, line).set(name, value(word));
                None
            }
            ["del", object, name] => {
                let result: Result<(), String> = self.object(object, line).del(name);
                Some(result.map_or_else(error, |()| "ok".to_string()))
            }
            ["append", object, name, item] => {
                let Ok(item) = item.parse() else {
                    panic!("{item:?} is not an integer: {line:?}");
                };
                let result: Result<(), String> = self.object(object, line).append(name, item);
                Some(result.map_or_else(error, |()| "ok".to_string()))
            }
            ["share", object, name, other, new] => {
                let result: Result<Val, String> = self.object(object, line).get(name);
                match result {
                    Ok(shared) => {
                        self.object(other, line).set(new, shared);
                        None
                    }
                    Err(text) => Some(error(text)),
                }
            }
            ["vars", object] => {
                let names: Vec<String> = self.object(object, line).vars();
                Some(format!("[{}]", names.join(" ")))
            }
            ["dir", object] => {
                let names: Vec<String> = self.object(object, line).dir();
                Some(format!("[{}]", names.join(" ")))
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }

    fn class(&self, name: &str, line: &str) -> &Class {
        match self.classes.get(name) {
            Some(class) => class,
            None => panic!("there is no class {name:?}: {line:?}"),
        }
    }

    fn object(&mut self, name: &str, line: &str) -> &mut Obj {
        match self.objects.get_mut(name) {
            Some(object) => object,
            None => panic!("there is no object {name:?}: {line:?}"),
        }
    }

    fn hooks(&self, words: &[&str], line: &str) -> Hooks {
        let mut hooks = Hooks::default();
        for word in words {
            match *word {
                "reads" => hooks.log_reads = true,
                "writes" => hooks.log_writes = true,
                "deletes" => hooks.log_deletes = true,
                "fallback" => {
                    let log = Rc::clone(&self.log);
                    let list = value("[7]");
                    hooks.fallback = Some(Rc::new(move |name| {
                        log.borrow_mut().push(format!("fallback {name}"));
                        if name.starts_with("made_list") {
                            return Some(list.clone());
                        }
                        let rest = name.strip_prefix("made_")?;
                        Some(Val::Str(rest.to_string()))
                    }));
                }
                _ => panic!("unknown hook: {line:?}"),
            }
        }
        hooks
    }
}

fn value(word: &str) -> Val {
    let items = word
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    if let Some(items) = items {
        let items = items.split(',').filter(|item| !item.is_empty());
        let items: Vec<i64> = items
            .map(|item| item.parse().expect("the items of a list are integers"))
            .collect();
        return Val::List(Rc::new(RefCell::new(items)));
    }
    word.parse()
        .map_or_else(|_| Val::Str(word.to_string()), Val::Int)
}

fn show(value: Val) -> String {
    match value {
        Val::Int(number) => number.to_string(),
        Val::Str(text) => format!("{text:?}"),
        Val::List(items) => format!("{:?}", items.borrow()),
    }
}

fn error(text: String) -> String {
    format!("error: {text}")
}
