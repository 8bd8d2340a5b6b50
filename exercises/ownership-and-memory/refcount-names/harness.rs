//! Plays a script of operations on a namespace, one a line, and reports what each of them gave and which objects it freed.
//!
//! `new x OBJ` makes an object and binds it. `make h OBJ` makes an object and keeps a handle to it under `h`, `bind x h`
//! binds a name to the object of the handle, `release h` drops the handle. `alias x y`, `del x`, `push x y`, `clear x`
//! and `count x` are the methods of that name. `chain x N` makes N objects called x-0, x-1, …, each holding the next one,
//! and binds x to the first of them. At the end the namespace is dropped.

use crate::grader::report;
use crate::solution::{Log, Names, Object};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let log: Log = Rc::new(RefCell::new(Vec::new()));
    let mut handles: BTreeMap<String, Rc<Object>> = BTreeMap::new();
    let mut names = Names::new();
    for line in script.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let outcome: Result<String, String> = match words[..] {
            [] => continue,
            ["new", name, object] => {
                names.bind(name, Object::new(object, Rc::clone(&log)));
                Ok("ok".to_string())
            }
            ["make", handle, object] => {
                handles.insert(handle.to_string(), Object::new(object, Rc::clone(&log)));
                Ok("ok".to_string())
            }
            ["bind", name, handle] => match handles.get(handle) {
                Some(object) => {
                    names.bind(name, Rc::clone(object));
                    Ok("ok".to_string())
                }
                None => Ok("no such handle".to_string()),
            },
            ["release", handle] => match handles.remove(handle) {
                Some(object) => {
                    drop(object);
                    Ok("ok".to_string())
                }
                None => Ok("no such handle".to_string()),
            },
            ["alias", dst, src] => done(names.alias(dst, src)),
            ["del", name] => done(names.del(name)),
            ["push", container, item] => done(names.push(container, item)),
            ["clear", container] => done(names.clear(container)),
            ["count", name] => {
                let count: Result<usize, String> = names.count(name);
                count.map(|count| count.to_string())
            }
            ["chain", name, length] => done(chain(&mut names, &log, name, number(length, line))),
            _ => panic!("unknown operation: {line:?}"),
        };
        let freed = summary(log.take());
        report!("{line} -> {}{freed}", outcome.unwrap_or_else(|error| error));
    }
    drop(names);
    let mut freed: Vec<String> = log.take();
    freed.sort();
    report!("names dropped{}", summary(freed));
    std::mem::forget(handles);
}

fn done(result: Result<(), String>) -> Result<String, String> {
    result.map(|()| "ok".to_string())
}

fn chain(names: &mut Names, log: &Log, name: &str, length: usize) -> Result<(), String> {
    assert!(length > 0, "a chain has at least one object");
    let link = |at: usize| Object::new(&format!("{name}-{at}"), Rc::clone(log));
    names.bind(name, link(length - 1));
    for at in (0..length - 1).rev() {
        names.bind("next link", link(at));
        names.push("next link", name)?;
        names.alias(name, "next link")?;
    }
    if length > 1 {
        names.del("next link")?;
    }
    Ok(())
}

fn summary(freed: Vec<String>) -> String {
    match &freed[..] {
        [] => String::new(),
        [first, .., last] if freed.len() > 12 => {
            format!(" | {} lines from {first} to {last}", freed.len())
        }
        _ => format!(" | {}", freed.join(", ")),
    }
}

fn number(word: &str, line: &str) -> usize {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
