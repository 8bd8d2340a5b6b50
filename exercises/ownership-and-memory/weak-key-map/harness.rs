//! Plays a script of operations on a map with weak keys, one a line, and reports what each of them gave and what went away.
//!
//! `make h NAME` makes an object with a first handle called h, `clone g h` makes another handle, `drop h` drops one,
//! `count h` asks for the strong count. `insert h 5`, `get h`, `add h 3` (through `get_mut`), `remove h`, `len`, `keys` and
//! `purge` are the methods. `hold` keeps the handles that `keys` returns, `let-go` drops them. `reuse N` makes N objects one
//! after the other, and looks each of them up before it inserts and drops it. `crowd N` works on a map of its own with N living objects.

use crate::grader::report;
use crate::solution::WeakKeyMap;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// What went away during an operation.
type Gone = Rc<RefCell<Vec<String>>>;

/// An object that can neither be compared nor copied.
struct Object {
    name: String,
    gone: Gone,
}

impl Drop for Object {
    fn drop(&mut self) {
        self.gone
            .borrow_mut()
            .push(format!("object {} gone", self.name));
    }
}

struct Value {
    number: i64,
    gone: Gone,
}

impl Drop for Value {
    fn drop(&mut self) {
        self.gone
            .borrow_mut()
            .push(format!("value {} gone", self.number));
    }
}

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let gone = Gone::default();
    let mut handles: BTreeMap<String, Rc<Object>> = BTreeMap::new();
    let mut held: Vec<Rc<Object>> = Vec::new();
    let mut map: WeakKeyMap<Object, Value> = WeakKeyMap::new();
    for line in script.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let outcome = match words[..] {
            [] => continue,
            ["make", handle, name] => {
                let object = Object {
                    name: name.to_string(),
                    gone: Rc::clone(&gone),
                };
                handles.insert(handle.to_string(), Rc::new(object));
                "ok".to_string()
            }
            ["drop", handle] => match handles.remove(handle) {
                Some(_) => "ok".to_string(),
                None => "no such handle".to_string(),
            },
            ["len"] => {
                let (len, empty): (usize, bool) = (map.len(), map.is_empty());
                format!("{len}, empty: {empty}")
            }
            ["keys"] => {
                let keys: Vec<Rc<Object>> = map.keys();
                names(&keys)
            }
            ["hold"] => {
                let keys: Vec<Rc<Object>> = map.keys();
                held = keys;
                names(&held)
            }
            ["let-go"] => {
                held.clear();
                "ok".to_string()
            }
            ["purge"] => {
                let dropped: usize = map.purge();
                dropped.to_string()
            }
            ["reuse", rounds] => {
                let found = reuse(&mut map, number(rounds, line));
                format!("{found} found the value of another object")
            }
            ["crowd", size] => crowd(number(size, line)),
            [operation, handle, ref rest @ ..] => match handles.get(handle).cloned() {
                Some(object) => {
                    let outcome = with_object(&mut map, operation, &object, rest, line);
                    if operation == "clone" {
                        handles.insert(rest[0].to_string(), object);
                    }
                    outcome
                }
                None => "no such handle".to_string(),
            },
            _ => panic!("unknown operation: {line:?}"),
        };
        report!("{line} -> {outcome}{}", list(&gone));
    }
    drop(map);
    report!("map dropped{}", list(&gone));
    drop(held);
    drop(handles);
    report!("handles dropped{}", list(&gone));
}

fn with_object(
    map: &mut WeakKeyMap<Object, Value>,
    operation: &str,
    object: &Rc<Object>,
    rest: &[&str],
    line: &str,
) -> String {
    match (operation, rest) {
        ("insert", [value]) => {
            let value = Value {
                number: number(value, line),
                gone: Rc::clone(&object.gone),
            };
            let before: Option<Value> = map.insert(object, value);
            taken(before)
        }
        ("get", []) => {
            let value: Option<&Value> = map.get(object);
            text(value.map(|value| value.number))
        }
        ("add", [addend]) => {
            let value: Option<&mut Value> = map.get_mut(object);
            text(value.map(|value| {
                value.number += number::<i64>(addend, line);
                value.number
            }))
        }
        ("remove", []) => {
            let value: Option<Value> = map.remove(object);
            taken(value)
        }
        ("clone", [_]) => "ok".to_string(),
        // One handle is that of this call.
        ("count", []) => (Rc::strong_count(object) - 1).to_string(),
        _ => panic!("unknown operation: {line:?}"),
    }
}

/// Objects that are alive one after the other, never two at a time, so that memory is used again wherever it is free.
fn reuse(map: &mut WeakKeyMap<Object, Value>, rounds: usize) -> usize {
    let silent = Gone::default();
    let mut found = 0;
    for round in 0..rounds {
        let object = Rc::new(Object {
            name: String::new(),
            gone: Rc::clone(&silent),
        });
        found += usize::from(map.get(&object).is_some());
        let value = Value {
            number: round as i64,
            gone: Rc::clone(&silent),
        };
        map.insert(&object, value);
    }
    found
}

/// Many objects that are alive together, asked for in an order that looks random and is always the same.
fn crowd(size: usize) -> String {
    let mut map: WeakKeyMap<usize, usize> = WeakKeyMap::new();
    let objects: Vec<Rc<usize>> = (0..size).map(Rc::new).collect();
    for object in &objects {
        map.insert(object, **object);
    }
    let (mut sum, mut removed) = (0, 0);
    let mut seed = 12_345_u64;
    for round in 0..size {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let at = (seed >> 33) as usize % size;
        if round % 5 == 0 {
            removed += usize::from(map.remove(&objects[at]).is_some());
        } else if let Some(value) = map.get_mut(&objects[at]) {
            *value += round;
        }
        let value: Option<&usize> = map.get(&objects[(at + round) % size]);
        sum = (sum * 31 + value.copied().unwrap_or(1)) % 1_000_000_007;
    }
    let len: usize = map.len();
    let order = map
        .keys()
        .iter()
        .fold(0, |sum, key| (sum * 31 + **key) % 1_000_000_007);
    format!("{removed} removed, {len} left, answers {sum}, order {order}")
}

fn names(objects: &[Rc<Object>]) -> String {
    let names: Vec<&str> = objects.iter().map(|object| object.name.as_str()).collect();
    format!("[{}]", names.join(", "))
}

fn taken(value: Option<Value>) -> String {
    let number = value.as_ref().map(|value| value.number);
    // What the map has handed out is not the map's any more.
    std::mem::forget(value);
    text(number)
}

fn text(number: Option<i64>) -> String {
    number.map_or("none".to_string(), |number| number.to_string())
}

fn list(gone: &Gone) -> String {
    let mut gone = gone.take();
    gone.sort();
    if gone.is_empty() {
        String::new()
    } else {
        format!(" | {}", gone.join(", "))
    }
}

fn number<N: std::str::FromStr>(word: &str, line: &str) -> N {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
