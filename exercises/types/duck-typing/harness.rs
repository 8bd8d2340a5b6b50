//! Plays a script that makes objects, gives them methods and asks them to quack, one operation a line.
//!
//! `object NAME CLASS`, `method NAME METHOD ANSWER`, `call NAME METHOD`, `chorus NAME …`, `quack-all ITEM …` and `counts`,
//! which tells how often each method has run since the last `counts`. An item is the name of an object, `native:WORD` for a
//! type of the harness's own that quacks with this word, or a flock, which is items between brackets: `[ ITEM … ]`.

use crate::grader::report;
use crate::solution::{Method, PyObj, Quack, chorus, quack_all};
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

/// How often each method has run.
type Counts = Rc<RefCell<BTreeMap<String, u32>>>;

/// A type that knows nothing of `PyObj`.
struct Native {
    word: String,
    counts: Counts,
}

impl Quack for Native {
    fn quack(&self) -> String {
        count(&self.counts, format!("native:{}", self.word));
        self.word.clone()
    }
}

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let counts = Counts::default();
    let mut objects: HashMap<String, PyObj> = HashMap::new();
    for line in script.lines() {
        let parts: Vec<&str> = line.split_whitespace().collect();
        match parts[..] {
            [] => {}
            ["object", name, class] => {
                objects.insert(name.to_string(), PyObj::new(class));
            }
            ["method", name, method, ref answer @ ..] => {
                let Some(object) = objects.get_mut(name) else {
                    panic!("no such object: {line:?}");
                };
                let (label, answer) = (format!("{name}.{method}"), answer.join(" "));
                let counts = Rc::clone(&counts);
                let m: Method = Rc::new(move || {
                    count(&counts, label.clone());
                    answer.clone()
                });
                object.set_method(method, m);
            }
            ["call", name, method] => {
                let result: Result<String, String> = find(&objects, name, line).call(method);
                match result {
                    Ok(answer) => report!("{line} -> {answer}"),
                    Err(text) => report!("{line} -> error: {text}"),
                }
            }
            ["chorus", ref names @ ..] => {
                let choir: Vec<PyObj> = names
                    .iter()
                    .map(|name| find(&objects, name, line).clone())
                    .collect();
                report_lines(line, chorus(&choir));
            }
            ["quack-all", ref items @ ..] => {
                let mut words = items.iter().copied();
                let flock = flock_of(&mut words, &objects, &counts, line, 0);
                report_lines(line, quack_all(&flock));
            }
            ["counts"] => {
                let counts: Vec<String> = counts
                    .take()
                    .iter()
                    .map(|(label, count)| format!("{label} {count}"))
                    .collect();
                report!("counts: {}", counts.join(", "));
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

/// Reads items up to the bracket that closes this flock, or up to the end of the line if no bracket is open.
fn flock_of<'a>(
    words: &mut impl Iterator<Item = &'a str>,
    objects: &HashMap<String, PyObj>,
    counts: &Counts,
    line: &str,
    open: usize,
) -> Vec<Box<dyn Quack>> {
    let mut flock: Vec<Box<dyn Quack>> = Vec::new();
    while let Some(word) = words.next() {
        if word == "]" {
            assert!(open > 0, "a bracket too many: {line:?}");
            return flock;
        } else if word == "[" {
            assert!(open < 100, "flocks too deep: {line:?}");
            let inner: Vec<Box<dyn Quack>> = flock_of(words, objects, counts, line, open + 1);
            flock.push(Box::new(inner));
        } else if let Some(word) = word.strip_prefix("native:") {
            flock.push(Box::new(Native {
                word: word.to_string(),
                counts: Rc::clone(counts),
            }));
        } else {
            flock.push(Box::new(find(objects, word, line).clone()));
        }
    }
    assert!(open == 0, "a bracket is missing: {line:?}");
    flock
}

fn report_lines(line: &str, answers: Vec<String>) {
    report!("{line}:");
    for answer in answers {
        report!("  {answer:?}");
    }
}

fn count(counts: &Counts, label: String) {
    *counts.borrow_mut().entry(label).or_insert(0) += 1;
}

fn find<'a>(objects: &'a HashMap<String, PyObj>, name: &str, line: &str) -> &'a PyObj {
    match objects.get(name) {
        Some(object) => object,
        None => panic!("no object is called {name:?}: {line:?}"),
    }
}
