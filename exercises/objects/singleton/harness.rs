//! Plays a script that asks registries and the whole process for instances, one operation a line.
//!
//! Registries: `registry NAME`, `get HANDLE REGISTRY VALUE TYPE …`, `count REGISTRY`. The types are config, cache, alias and
//! number. If several are named, the `init` of each asks the same registry for the next one and makes its own value one larger;
//! the last one has the value of the script. An `init` whose type is followed by `!` panics at its end.
//!
//! Process: the types are numbered 0 to 7. `global HANDLE NUMBER`, `asks NUMBER SMALLER` (the default of one asks for the other),
//! `threads COUNT NUMBER …` (each thread asks for all of them), `stuck NUMBER` (a thread of its own stays inside this default
//! until `release`). `same HANDLE HANDLE` compares any two handles, and `drop HANDLE` gives one up.

use crate::grader::report;
use crate::solution::{Singletons, global};
use std::any::Any;
use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Barrier, Condvar, Mutex};
use std::thread::{self, JoinHandle};

/// A type whose one instance is made by an `init`.
trait Made: Any {
    fn make(value: i64) -> Self;
    fn value(&self) -> i64;
}

struct Config {
    value: i64,
}

struct Cache {
    value: i64,
}

struct Alias(Config);

impl Made for Config {
    fn make(value: i64) -> Config {
        Config { value }
    }

    fn value(&self) -> i64 {
        self.value
    }
}

impl Made for Cache {
    fn make(value: i64) -> Cache {
        Cache { value }
    }

    fn value(&self) -> i64 {
        self.value
    }
}

impl Made for Alias {
    fn make(value: i64) -> Alias {
        Alias(Config { value })
    }

    fn value(&self) -> i64 {
        self.0.value
    }
}

impl Made for i64 {
    fn make(value: i64) -> i64 {
        value
    }

    fn value(&self) -> i64 {
        *self
    }
}

/// Somebody's share in an instance; what it is does not matter for comparing.
enum Handle {
    Local(Rc<dyn Any>),
    Global(Arc<dyn Any + Send + Sync>),
}

impl Handle {
    fn is_same(&self, other: &Handle) -> bool {
        match (self, other) {
            (Handle::Local(a), Handle::Local(b)) => std::ptr::addr_eq(Rc::as_ptr(a), Rc::as_ptr(b)),
            (Handle::Global(a), Handle::Global(b)) => {
                std::ptr::addr_eq(Arc::as_ptr(a), Arc::as_ptr(b))
            }
            _ => false,
        }
    }
}

/// What an `init` panics with when the script wants it to.
struct Planned;

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let mut registries: HashMap<String, Singletons> = HashMap::new();
    let mut handles: HashMap<String, Handle> = HashMap::new();
    let mut stuck: Option<(usize, JoinHandle<()>)> = None;
    for line in script.lines() {
        let parts: Vec<&str> = line.split_whitespace().collect();
        match parts[..] {
            [] => {}
            ["registry", name] => {
                registries.insert(name.to_string(), Singletons::new());
            }
            ["get", handle, registry, value, ref types @ ..] => {
                let registry = find(&registries, registry, line);
                let value: i64 = number(value, line);
                if let Some(made) = get_reported(line, registry, value, types) {
                    handles.insert(handle.to_string(), made);
                }
            }
            ["drop", handle] => {
                handles.remove(handle);
            }
            ["count", registry] => {
                let count: usize = find(&registries, registry, line).count();
                report!("{line} -> {count}");
            }
            ["same", a, b] => {
                // A handle is missing if its init panicked.
                match (handles.get(a), handles.get(b)) {
                    (Some(a), Some(b)) => report!("{line} -> {}", a.is_same(b)),
                    _ => report!("{line}: a handle is missing"),
                }
            }
            ["asks", slot, other] => {
                let (slot, other) = (slot_number(slot, line), slot_number(other, line));
                assert!(other < slot, "the second number must be less: {line:?}");
                ASKS[slot].store(other + 1, SeqCst);
            }
            ["global", handle, slot] => {
                let slot = slot_number(slot, line);
                let waits = stuck.as_ref().is_some_and(|(number, _)| *number == slot);
                assert!(!waits, "this one is stuck: {line:?}");
                let instance = global_by_number(slot);
                report!("{line} | defaults run: {}", take_started());
                handles.insert(handle.to_string(), Handle::Global(instance));
            }
            ["threads", count, ref slots @ ..] => {
                let count: usize = number(count, line);
                assert!((1..=64).contains(&count), "1 to 64 threads: {line:?}");
                let slots: Vec<usize> = slots.iter().map(|slot| slot_number(slot, line)).collect();
                ask_from_threads(line, count, &slots);
            }
            ["stuck", slot] => {
                assert!(stuck.is_none(), "one is stuck already: {line:?}");
                let slot = slot_number(slot, line);
                let thread = get_stuck(slot);
                report!("{line} | defaults run: {}", take_started());
                stuck = Some((slot, thread));
            }
            ["release"] => {
                let Some((slot, thread)) = stuck.take() else {
                    panic!("nobody is stuck: {line:?}");
                };
                release(slot);
                joined(thread);
                report!("{line} | defaults run: {}", take_started());
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }
    assert!(stuck.is_none(), "the script ends with somebody stuck");
}

/// Asks a registry and reports which instance came back and which inits have begun.
fn get_reported(line: &str, registry: &Singletons, value: i64, types: &[&str]) -> Option<Handle> {
    for (i, kind) in types.iter().enumerate() {
        let name = kind.trim_end_matches('!');
        let again = types[i + 1..]
            .iter()
            .any(|other| other.trim_end_matches('!') == name);
        assert!(!again, "an init must not ask for its own type: {line:?}");
    }
    let mut begun = Vec::new();
    let attempt = AssertUnwindSafe(|| get_by_name(registry, value, types, &mut begun, line));
    let result = catch_unwind(attempt);
    let begun = if begun.is_empty() {
        "none".to_string()
    } else {
        begun.join(" ")
    };
    match result {
        Ok((handle, value)) => {
            report!("{line} -> {value} | inits run: {begun}");
            Some(handle)
        }
        Err(panic) if panic.is::<Planned>() => {
            report!("{line} -> panicked | inits run: {begun}");
            None
        }
        Err(panic) => resume_unwind(panic),
    }
}

fn get_by_name(
    registry: &Singletons,
    value: i64,
    types: &[&str],
    begun: &mut Vec<String>,
    line: &str,
) -> (Handle, i64) {
    let Some((kind, inner)) = types.split_first() else {
        panic!("no type is named: {line:?}");
    };
    let name = kind.trim_end_matches('!');
    let init = || {
        begun.push(name.to_string());
        let value = if inner.is_empty() {
            value
        } else {
            get_by_name(registry, value, inner, begun, line).1 + 1
        };
        if kind.ends_with('!') {
            resume_unwind(Box::new(Planned));
        }
        value
    };
    match name {
        "config" => get_made::<Config>(registry, init),
        "cache" => get_made::<Cache>(registry, init),
        "alias" => get_made::<Alias>(registry, init),
        "number" => get_made::<i64>(registry, init),
        _ => panic!("unknown type {name:?}: {line:?}"),
    }
}

fn get_made<T: Made>(registry: &Singletons, init: impl FnOnce() -> i64) -> (Handle, i64) {
    let instance: Rc<T> = registry.get(|| T::make(init()));
    let value = instance.value();
    (Handle::Local(instance), value)
}

const SLOTS: usize = 8;

/// How often the default of each numbered type has begun.
static DEFAULTS: [AtomicUsize; SLOTS] = [const { AtomicUsize::new(0) }; SLOTS];
/// The defaults that have begun since the last report.
static STARTED: Mutex<Vec<usize>> = Mutex::new(Vec::new());
/// For each numbered type, one more than the number of the type that its default asks for, or 0.
static ASKS: [AtomicUsize; SLOTS] = [const { AtomicUsize::new(0) }; SLOTS];
/// How many threads are going to ask, and how many of them are about to.
static EXPECTED: AtomicUsize = AtomicUsize::new(0);
static ANNOUNCED: AtomicUsize = AtomicUsize::new(0);
/// The number of the type that gets stuck in its default, and whether it is inside.
static STUCK: Mutex<(Option<usize>, bool)> = Mutex::new((None, false));
static RELEASED: Condvar = Condvar::new();

/// A type whose one instance is made by its default.
struct Slot<const N: usize> {
    _inner: Option<Arc<dyn Any + Send + Sync>>,
}

impl<const N: usize> Default for Slot<N> {
    fn default() -> Slot<N> {
        DEFAULTS[N].fetch_add(1, SeqCst);
        STARTED.lock().expect("never poisoned").push(N);
        // Nobody leaves before all threads are about to ask, so that a second one has every opportunity to come in.
        while ANNOUNCED.load(SeqCst) < EXPECTED.load(SeqCst) {
            thread::yield_now();
        }
        if EXPECTED.load(SeqCst) > 1 {
            for _ in 0..2_000 {
                if DEFAULTS[N].load(SeqCst) > 1 {
                    break;
                }
                thread::yield_now();
            }
        }
        let mut state = STUCK.lock().expect("never poisoned");
        if state.0 == Some(N) {
            state.1 = true;
            while state.0.is_some() {
                state = RELEASED.wait(state).expect("never poisoned");
            }
        }
        drop(state);
        let asks = ASKS[N].load(SeqCst).checked_sub(1);
        Slot {
            _inner: asks.map(global_by_number),
        }
    }
}

fn global_by_number(slot: usize) -> Arc<dyn Any + Send + Sync> {
    match slot {
        0 => global::<Slot<0>>(),
        1 => global::<Slot<1>>(),
        2 => global::<Slot<2>>(),
        3 => global::<Slot<3>>(),
        4 => global::<Slot<4>>(),
        5 => global::<Slot<5>>(),
        6 => global::<Slot<6>>(),
        7 => global::<Slot<7>>(),
        _ => panic!("there is no type with the number {slot}"),
    }
}

/// Lets `count` threads ask for all of these types, each thread beginning with another one of them.
fn ask_from_threads(line: &str, count: usize, slots: &[usize]) {
    ANNOUNCED.store(0, SeqCst);
    EXPECTED.store(count, SeqCst);
    let barrier = Barrier::new(count);
    let mut handles: Vec<Vec<Handle>> = slots.iter().map(|_| Vec::new()).collect();
    thread::scope(|scope| {
        let barrier = &barrier;
        let threads: Vec<_> = (0..count)
            .map(|first| {
                scope.spawn(move || {
                    barrier.wait();
                    ANNOUNCED.fetch_add(1, SeqCst);
                    let order = (0..slots.len()).map(|i| (i + first) % slots.len());
                    order
                        .map(|i| (i, global_by_number(slots[i])))
                        .collect::<Vec<_>>()
                })
            })
            .collect();
        for thread in threads {
            match thread.join() {
                Ok(found) => {
                    for (i, instance) in found {
                        handles[i].push(Handle::Global(instance));
                    }
                }
                Err(panic) => resume_unwind(panic),
            }
        }
    });
    EXPECTED.store(0, SeqCst);
    STARTED.lock().expect("never poisoned").clear();
    report!("{line}:");
    for (slot, handles) in slots.iter().zip(handles) {
        let same = handles.iter().all(|handle| handle.is_same(&handles[0]));
        let defaults = DEFAULTS[*slot].load(SeqCst);
        report!(
            "  type {slot}: {} handles, all the same: {same}, defaults so far: {defaults}",
            handles.len()
        );
    }
}

/// Starts a thread that asks for a type and waits until it is inside the default.
fn get_stuck(slot: usize) -> JoinHandle<()> {
    assert_eq!(
        DEFAULTS[slot].load(SeqCst),
        0,
        "the script lets a default get stuck that has run already"
    );
    *STUCK.lock().expect("never poisoned") = (Some(slot), false);
    let thread = thread::spawn(move || {
        global_by_number(slot);
    });
    loop {
        if STUCK.lock().expect("never poisoned").1 {
            return thread;
        }
        if thread.is_finished() {
            joined(thread);
            panic!("the instance was there although its default has not run");
        }
        thread::yield_now();
    }
}

fn release(slot: usize) {
    let mut state = STUCK.lock().expect("never poisoned");
    assert_eq!(state.0, Some(slot), "somebody else is stuck");
    state.0 = None;
    RELEASED.notify_all();
}

fn joined(thread: JoinHandle<()>) {
    if let Err(panic) = thread.join() {
        resume_unwind(panic);
    }
}

/// The numbers of the types whose defaults have begun since this was last called, in this order.
fn take_started() -> String {
    let started = std::mem::take(&mut *STARTED.lock().expect("never poisoned"));
    let started: Vec<String> = started.iter().map(usize::to_string).collect();
    if started.is_empty() {
        "none".to_string()
    } else {
        started.join(" ")
    }
}

fn slot_number(word: &str, line: &str) -> usize {
    let slot: usize = number(word, line);
    assert!(slot < SLOTS, "numbers go from 0 to 7: {line:?}");
    slot
}

fn find<'a, T>(things: &'a HashMap<String, T>, name: &str, line: &str) -> &'a T {
    match things.get(name) {
        Some(thing) => thing,
        None => panic!("nothing of this kind is called {name:?}: {line:?}"),
    }
}

fn number<N: std::str::FromStr>(word: &str, line: &str) -> N {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
