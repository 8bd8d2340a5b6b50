//! Plays a script that makes classes and objects and patches them, one operation a line.
//!
//! `method NAME STEP ; STEP …` writes a method. Its steps are `say TEXT`, `fail TEXT`, `who`, `show ATTRIBUTE`, `add ATTRIBUTE`
//! (its first argument, or 1), `store ATTRIBUTE …` (one argument for each), `call METHOD` (with the same arguments),
//! `patch CLASS NAME METHOD`, `unpatch CLASS NAME` and `patch-self NAME METHOD`. Its answer is made of those of its steps, and the
//! first error ends it.
//!
//! `class NAME [< BASE] NAME=METHOD …`, `same-class NEW CLASS`, `patch CLASS NAME METHOD [as OLD]`, `unpatch CLASS NAME [as OLD]`
//! (the method that comes back is kept as OLD), `new OBJECT CLASS ARGUMENT …`, `same-object NEW OBJECT`, `class-of OBJECT`,
//! `get OBJECT ATTRIBUTE`, `set OBJECT ATTRIBUTE VALUE`, `patch-self OBJECT NAME METHOD`, `call OBJECT NAME ARGUMENT …`,
//! `bind BOUND OBJECT NAME`, `call-bound BOUND ARGUMENT …`.

use crate::grader::report;
use crate::solution::{Bound, Class, Instance, Method};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// What the script has given names to. Nothing of it is borrowed while a method runs.
#[derive(Default)]
struct World {
    classes: RefCell<HashMap<String, Class>>,
    methods: RefCell<HashMap<String, Method>>,
}

impl World {
    fn class(&self, name: &str) -> Class {
        match self.classes.borrow().get(name) {
            Some(class) => class.clone(),
            None => panic!("the script has no class {name:?}"),
        }
    }

    fn method(&self, name: &str) -> Method {
        match self.methods.borrow().get(name) {
            Some(method) => Rc::clone(method),
            None => panic!("the script has no method {name:?}"),
        }
    }

    fn keep(&self, name: &str, method: Option<Method>) {
        if let Some(method) = method {
            self.methods.borrow_mut().insert(name.to_string(), method);
        }
    }
}

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let world = Rc::new(World::default());
    let mut objects: HashMap<String, Instance> = HashMap::new();
    let mut bounds: HashMap<String, Bound> = HashMap::new();
    for line in script.lines() {
        let parts: Vec<&str> = line.split_whitespace().collect();
        match parts[..] {
            [] => {}
            ["method", name, ref steps @ ..] => {
                let method = written(steps, Rc::clone(&world), line);
                world.keep(name, Some(method));
            }
            ["class", name, "<", base, ref methods @ ..] => {
                let base = world.class(base);
                let class = Class::new(name, Some(&base), table(&world, methods, line));
                world.classes.borrow_mut().insert(name.to_string(), class);
            }
            ["class", name, ref methods @ ..] => {
                let class = Class::new(name, None, table(&world, methods, line));
                world.classes.borrow_mut().insert(name.to_string(), class);
            }
            ["same-class", new, name] => {
                let class = world.class(name);
                world.classes.borrow_mut().insert(new.to_string(), class);
            }
            ["patch", class, name, method, ref rest @ ..] => {
                let Some(method) = find(&world.methods.borrow(), method, line).cloned() else {
                    continue;
                };
                let old = world.class(class).patch(name, method);
                let what = if old.is_some() { "replaced" } else { "new" };
                report!("{line} -> {what}");
                keep_as(&world, rest, old, line);
            }
            ["unpatch", class, name, ref rest @ ..] => {
                let old = world.class(class).unpatch(name);
                let what = if old.is_some() { "removed" } else { "none" };
                report!("{line} -> {what}");
                keep_as(&world, rest, old, line);
            }
            ["new", object, class, ref args @ ..] => {
                match world.class(class).instantiate(&numbers(args, line)) {
                    Ok(instance) => {
                        report!("{line} -> made");
                        objects.insert(object.to_string(), instance);
                    }
                    Err(text) => report!("{line} -> error: {text}"),
                }
            }
            ["same-object", new, object] => {
                if let Some(instance) = find(&objects, object, line).cloned() {
                    objects.insert(new.to_string(), instance);
                }
            }
            ["class-of", object] => {
                if let Some(object) = find(&objects, object, line) {
                    let name: String = object.class_name();
                    report!("{line} -> {name}");
                }
            }
            ["get", object, attr] => {
                if let Some(object) = find(&objects, object, line) {
                    let value: Option<i64> = object.get(attr);
                    report!("{line} -> {value:?}");
                }
            }
            ["set", object, attr, value] => {
                if let Some(object) = find(&objects, object, line) {
                    object.set(attr, number(value, line));
                }
            }
            ["patch-self", object, name, method] => {
                if let Some(object) = find(&objects, object, line) {
                    object.patch_self(name, world.method(method));
                }
            }
            ["call", object, name, ref args @ ..] => {
                if let Some(object) = find(&objects, object, line) {
                    report_result(line, object.call(name, &numbers(args, line)));
                }
            }
            ["bind", bound, object, name] => {
                match find(&objects, object, line).map(|object| object.bind(name)) {
                    None => {}
                    Some(Ok(method)) => {
                        report!("{line} -> bound");
                        bounds.insert(bound.to_string(), method);
                    }
                    Some(Err(text)) => report!("{line} -> error: {text}"),
                }
            }
            ["call-bound", bound, ref args @ ..] => {
                if let Some(bound) = find(&bounds, bound, line) {
                    report_result(line, bound.call(&numbers(args, line)));
                }
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

/// One step of a method that the script writes.
enum Step {
    Say(String),
    Fail(String),
    Who,
    Show(String),
    Add(String),
    Store(Vec<String>),
    Call(String),
    Patch(String, String, String),
    Unpatch(String, String),
    PatchSelf(String, String),
}

fn written(words: &[&str], world: Rc<World>, line: &str) -> Method {
    let steps: Vec<Step> = words
        .split(|word| *word == ";")
        .map(|step| match *step {
            ["say", ref text @ ..] => Step::Say(text.join(" ")),
            ["fail", ref text @ ..] => Step::Fail(text.join(" ")),
            ["who"] => Step::Who,
            ["show", attr] => Step::Show(attr.to_string()),
            ["add", attr] => Step::Add(attr.to_string()),
            ["store", ref attrs @ ..] => Step::Store(attrs.iter().map(|a| a.to_string()).collect()),
            ["call", name] => Step::Call(name.to_string()),
            ["patch", class, name, m] => Step::Patch(class.into(), name.into(), m.into()),
            ["unpatch", class, name] => Step::Unpatch(class.into(), name.into()),
            ["patch-self", name, m] => Step::PatchSelf(name.into(), m.into()),
            _ => panic!("unknown step in a method: {line:?}"),
        })
        .collect();
    Rc::new(move |this, args| {
        let mut answers: Vec<String> = Vec::new();
        for step in &steps {
            if let Some(answer) = play(step, &world, this, args)? {
                answers.push(answer);
            }
        }
        Ok(answers.join(", "))
    })
}

fn play(
    step: &Step,
    world: &World,
    this: &Instance,
    args: &[i64],
) -> Result<Option<String>, String> {
    let show = |attr: &str| match this.get(attr) {
        Some(value) => format!("{attr} is {value}"),
        None => format!("{attr} is not set"),
    };
    match step {
        Step::Say(text) => return Ok(Some(text.clone())),
        Step::Fail(text) => return Err(text.clone()),
        Step::Who => return Ok(Some(this.class_name())),
        Step::Show(attr) => return Ok(Some(show(attr))),
        Step::Add(attr) => {
            let more = args.first().copied().unwrap_or(1);
            this.set(attr, this.get(attr).unwrap_or(0).wrapping_add(more));
            return Ok(Some(show(attr)));
        }
        Step::Store(attrs) => {
            if attrs.len() != args.len() {
                let (expected, got) = (attrs.len(), args.len());
                return Err(format!("expected {expected} arguments, got {got}"));
            }
            for (attr, value) in attrs.iter().zip(args) {
                this.set(attr, *value);
            }
        }
        Step::Call(name) => return this.call(name, args).map(Some),
        Step::Patch(class, name, method) => {
            world.class(class).patch(name, world.method(method));
        }
        Step::Unpatch(class, name) => {
            world.class(class).unpatch(name);
        }
        Step::PatchSelf(name, method) => this.patch_self(name, world.method(method)),
    }
    Ok(None)
}

fn table(world: &World, methods: &[&str], line: &str) -> Vec<(String, Method)> {
    methods
        .iter()
        .map(|entry| match entry.split_once('=') {
            Some((name, method)) => (name.to_string(), world.method(method)),
            None => panic!("{entry:?} is no NAME=METHOD: {line:?}"),
        })
        .collect()
}

fn keep_as(world: &World, rest: &[&str], old: Option<Method>, line: &str) {
    match *rest {
        [] => {}
        ["as", name] => world.keep(name, old),
        _ => panic!("unknown operation: {line:?}"),
    }
}

fn report_result(line: &str, result: Result<String, String>) {
    match result {
        Ok(answer) => report!("{line} -> {answer}"),
        Err(text) => report!("{line} -> error: {text}"),
    }
}

/// What the script calls `name`, unless it has never come to be, which is reported.
fn find<'a, T>(things: &'a HashMap<String, T>, name: &str, line: &str) -> Option<&'a T> {
    let found = things.get(name);
    if found.is_none() {
        report!("{line}: there is no {name}");
    }
    found
}

fn numbers(words: &[&str], line: &str) -> Vec<i64> {
    words.iter().map(|word| number(word, line)).collect()
}

fn number(word: &str, line: &str) -> i64 {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
