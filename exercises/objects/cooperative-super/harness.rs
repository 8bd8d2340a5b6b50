//! Collects classes as a script says, one operation a line, and lets the learner's code build objects and look methods up.
//!
//! `class C MRO...` with the order behind C itself, without object; `init C STEP...` with steps log:TEXT, set:NAME=N, super and
//! base:B; `methods C M...`; `build C`; `lookup OBJ FROM METHOD`; `clear` forgets all classes.

use crate::grader::report;
use crate::solution::{Built, ClassDef, Step, construct, super_lookup};

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is text");
    let mut classes: Vec<ClassDef> = Vec::new();
    for line in script.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            [] => {}
            ["clear"] => classes.clear(),
            ["class", name, ..] => {
                assert!(
                    classes.iter().all(|class| class.name != name),
                    "there is such a class: {line:?}"
                );
                for (at, word) in words.iter().enumerate().skip(1) {
                    let fresh = !words[1..at].contains(word);
                    let known = at == 1 || classes.iter().any(|class| class.name == *word);
                    assert!(fresh && known, "not an order of classes: {line:?}");
                }
                classes.push(ClassDef {
                    name: name.to_string(),
                    mro: words[1..].iter().map(|word| word.to_string()).collect(),
                    init: None,
                    methods: Vec::new(),
                });
            }
            ["init", name, ref steps @ ..] => {
                let steps = steps.iter().map(|word| step(word, line)).collect();
                find(&mut classes, name, line).init = Some(steps);
            }
            ["methods", name, ref methods @ ..] => {
                let methods = methods.iter().map(|method| method.to_string()).collect();
                find(&mut classes, name, line).methods = methods;
            }
            ["build", name] => {
                let built: Result<Built, String> = construct(&classes, name);
                match built {
                    Ok(Built { log, attrs }) => {
                        let attrs: Vec<String> = attrs
                            .iter()
                            .map(|(name, value)| format!("{name}={value}"))
                            .collect();
                        let attrs = or_dash(attrs.join(" "));
                        report!("{line} -> log: {}; attrs: {attrs}", or_dash(log.join(", ")));
                    }
                    Err(text) => report!("{line} -> {text}"),
                }
            }
            ["lookup", object, from, method] => {
                let found: Result<String, String> = super_lookup(&classes, object, from, method);
                match found {
                    Ok(class) => report!("{line} -> {class}"),
                    Err(text) => report!("{line} -> {text}"),
                }
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

fn step(word: &str, line: &str) -> Step {
    match word.split_once(':') {
        None if word == "super" => Step::CallSuper,
        Some(("log", text)) => Step::Log(text.to_string()),
        Some(("base", base)) => Step::CallBase(base.to_string()),
        Some(("set", pair)) => match pair.split_once('=') {
            Some((name, value)) => match value.parse() {
                Ok(value) => Step::Set(name.to_string(), value),
                Err(_) => panic!("{value:?} is not a number: {line:?}"),
            },
            None => panic!("{word:?} sets nothing: {line:?}"),
        },
        _ => panic!("no such step: {word:?} in {line:?}"),
    }
}

fn find<'a>(classes: &'a mut [ClassDef], name: &str, line: &str) -> &'a mut ClassDef {
    match classes.iter_mut().find(|class| class.name == name) {
        Some(class) => class,
        None => panic!("no such class: {line:?}"),
    }
}

fn or_dash(text: String) -> String {
    if text.is_empty() {
        "-".to_string()
    } else {
        text
    }
}
