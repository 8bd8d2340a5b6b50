//! Works with a cache and a subject of the learner's as a script says, one operation a line.
//!
//! Cache: `request HANDLE KEY`, `fail KEY` (a request whose making panics), `get HANDLE KEY`, `clone HANDLE FROM`,
//! `drop HANDLE`, `count HANDLE`, `live`, `entries`, `purge`, `new-cache`. Objects say when they are made and when they
//! go, and are told apart by a running number. Subject: `observer NAME [releases OTHER]`, `attach NAME`,
//! `release NAME`, `notify MESSAGE`, `pass N` (N big observers are attached and released, with a message after each).

use crate::grader::report;
use crate::solution::{Observer, Subject, WeakCache};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::rc::Rc;

struct Object {
    label: String,
}

impl Object {
    fn make(key: &str, made: &mut u32) -> Object {
        *made += 1;
        let label = format!("{key}#{made}");
        report!("made {label}");
        Object { label }
    }
}

impl Drop for Object {
    fn drop(&mut self) {
        report!("gone {}", self.label);
    }
}

/// What `make` panics with when the script wants it to.
struct Planned;

/// The living observers, each owned here and nowhere else.
type Room = Rc<RefCell<BTreeMap<String, Rc<dyn Observer>>>>;

struct Listener {
    name: String,
    releases: Option<String>,
    room: Room,
}

impl Observer for Listener {
    fn update(&self, msg: &str) {
        report!("{} hears {msg}", self.name);
        if let Some(other) = &self.releases {
            let released = self.room.borrow_mut().remove(other);
            drop(released);
        }
    }
}

/// An observer whose memory is missed when it is not given back.
struct Big {
    body: [u8; 65_536],
}

impl Observer for Big {
    fn update(&self, _msg: &str) {
        std::hint::black_box(&self.body);
    }
}

pub fn run() {
    let mut script = String::new();
    std::io::stdin()
        .read_to_string(&mut script)
        .expect("the script is text");
    let mut made = 0;
    let mut handles: BTreeMap<String, Rc<Object>> = BTreeMap::new();
    let mut cache: WeakCache<Object> = WeakCache::new();
    let room = Room::default();
    let mut subject = Subject::new();
    for line in script.lines().filter(|line| !line.trim().is_empty()) {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            ["request", handle, key] => {
                let (object, fresh) = cache.get_or_create(key, || Object::make(key, &mut made));
                report!("{line} -> {}, {fresh}", object.label);
                keep(&mut handles, handle, object);
            }
            ["fail", key] => {
                let attempt = AssertUnwindSafe(|| {
                    cache.get_or_create(key, || resume_unwind(Box::new(Planned)))
                });
                match catch_unwind(attempt) {
                    Ok((object, fresh)) => report!("{line} -> {}, {fresh}", object.label),
                    Err(panic) if panic.is::<Planned>() => report!("{line} -> panicked"),
                    Err(panic) => resume_unwind(panic),
                }
            }
            ["get", handle, key] => match cache.get(key) {
                Some(object) => {
                    report!("{line} -> {}", object.label);
                    keep(&mut handles, handle, object);
                }
                None => report!("{line} -> none"),
            },
            ["clone", handle, from] => {
                let object = Rc::clone(find(&handles, from));
                keep(&mut handles, handle, object);
            }
            ["drop", handle] => {
                report!("{line}");
                let dropped = handles.remove(handle);
                assert!(dropped.is_some(), "script: nothing to drop at {line:?}");
            }
            ["count", handle] => {
                report!("{line} -> {}", Rc::strong_count(find(&handles, handle)));
            }
            ["live"] => report!("{line} -> {}", cache.live()),
            ["entries"] => report!("{line} -> {}", cache.entries()),
            ["purge"] => report!("{line} -> {}", cache.purge()),
            ["new-cache"] => cache = WeakCache::new(),
            ["observer", name, ref rest @ ..] => {
                let releases = match *rest {
                    [] => None,
                    ["releases", other] => Some(other.to_string()),
                    _ => panic!("script: no such observer: {line:?}"),
                };
                let listener = Rc::new(Listener {
                    name: name.to_string(),
                    releases,
                    room: Rc::clone(&room),
                });
                room.borrow_mut().insert(name.to_string(), listener);
            }
            ["attach", name] => {
                let observer = Rc::clone(find(&room.borrow(), name));
                subject.attach(&observer);
            }
            ["release", name] => {
                let released = room.borrow_mut().remove(name);
                assert!(released.is_some(), "script: no observer for {line:?}");
            }
            ["notify", message] => report!("{line} -> {}", subject.notify(message)),
            ["pass", rounds] => {
                let Ok(rounds) = rounds.parse::<u32>() else {
                    panic!("script: not a number of observers: {line:?}");
                };
                let mut calls = 0;
                for _ in 0..rounds {
                    let observer: Rc<dyn Observer> = Rc::new(Big { body: [1; 65_536] });
                    subject.attach(&observer);
                    drop(observer);
                    calls += subject.notify("pass");
                }
                report!("{line} -> {calls}");
            }
            _ => panic!("script: no such operation: {line:?}"),
        }
    }
    // What is still held at the end goes without a word.
    std::mem::forget((handles, cache, subject, room));
}

fn keep(handles: &mut BTreeMap<String, Rc<Object>>, handle: &str, object: Rc<Object>) {
    let old = handles.insert(handle.to_string(), object);
    assert!(old.is_none(), "script: {handle:?} is in use already");
}

fn find<'a, T>(things: &'a BTreeMap<String, T>, name: &str) -> &'a T {
    match things.get(name) {
        Some(thing) => thing,
        None => panic!("script: nothing of this kind is called {name:?}"),
    }
}
