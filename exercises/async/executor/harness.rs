//! Plays programs on an event loop and reports what they log, with the time at which they do.
//!
//! `def NAME STEP; STEP; …` defines a task, `run STEP; …` runs a main future in `block_on`; `loop` makes another loop; `polls`, `now`,
//! `close`; `later MS ACTION` outside of programs too; `crowd N MS` runs N tasks that sleep three times.
//!
//! Steps: `log TEXT`; `sleep MS`; `make S MS` and `await S` for a sleep that is made before it is awaited; `spawn NAME`, `join NAME` and
//! `forget NAME`; `return TEXT`; `later MS ACTION`; `wait FLAG` until `set FLAG`; `keep FLAG` leaves the waker with the flag
//! and goes on; `nudge FLAG N` calls the wakers left with the flag N times without setting it; `yield N` wakes itself N times and is pending once. An ACTION is `log TEXT`, `set
//! FLAG`, `spawn NAME` or `later MS ACTION`.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Poll, Waker};

use crate::grader::report;
use crate::solution::{Deadlock, JoinHandle, Loop, Sleep};

struct World {
    on: Loop,
    programs: RefCell<HashMap<String, Vec<String>>>,
    handles: RefCell<HashMap<String, JoinHandle<String>>>,
    flags: RefCell<HashMap<String, Flag>>,
}

#[derive(Default)]
struct Flag {
    set: bool,
    wakers: Vec<Waker>,
}

/// Reports a task or a called function that was dropped before its end.
struct Guard {
    name: String,
    finished: Cell<bool>,
}

impl Drop for Guard {
    fn drop(&mut self) {
        if !self.finished.get() {
            report!("  {} dropped", self.name);
        }
    }
}

impl World {
    fn new() -> Rc<World> {
        Rc::new(World {
            on: Loop::new(),
            programs: RefCell::default(),
            handles: RefCell::default(),
            flags: RefCell::default(),
        })
    }

    fn log(&self, name: &str, text: &str) {
        report!("  {} {name}: {text}", self.on.now());
    }

    fn spawn(self: &Rc<Self>, name: &str) {
        let program = self.programs.borrow().get(name).cloned();
        let Some(program) = program else {
            panic!("no task {name:?} was defined");
        };
        let task = play(Rc::clone(self), name.to_string(), program);
        let handle: JoinHandle<String> = self.on.spawn(task);
        let old = self.handles.borrow_mut().insert(name.to_string(), handle);
        drop(old);
    }

    fn set(&self, flag: &str) {
        let wakers = {
            let mut flags = self.flags.borrow_mut();
            let flag = flags.entry(flag.to_string()).or_default();
            flag.set = true;
            std::mem::take(&mut flag.wakers)
        };
        wakers.into_iter().for_each(Waker::wake);
    }

    fn later(self: &Rc<Self>, ms: &str, action: &[&str]) {
        let world = Rc::clone(self);
        let action: Vec<String> = action.iter().map(|word| word.to_string()).collect();
        let guard = Guard {
            name: "callback".to_string(),
            finished: Cell::new(false),
        };
        let callback = move || {
            guard.finished.set(true);
            let words: Vec<&str> = action.iter().map(String::as_str).collect();
            match words[..] {
                ["log", ref text @ ..] => world.log("callback", &text.join(" ")),
                ["set", flag] => world.set(flag),
                ["spawn", name] => world.spawn(name),
                ["later", ms, ref action @ ..] => world.later(ms, action),
                _ => panic!("unknown action: {words:?}"),
            }
        };
        self.on.call_later(number(ms), Box::new(callback));
    }
}

async fn play(world: Rc<World>, name: String, program: Vec<String>) -> String {
    let guard = Guard {
        name: name.clone(),
        finished: Cell::new(false),
    };
    let mut sleeps: HashMap<String, Sleep> = HashMap::new();
    let mut output = format!("output of {name}");
    for step in &program {
        let words: Vec<&str> = step.split_whitespace().collect();
        match words[..] {
            ["log", ref text @ ..] => world.log(&name, &text.join(" ")),
            ["sleep", ms] => world.on.sleep(number(ms)).await,
            ["make", sleep, ms] => {
                sleeps.insert(sleep.to_string(), world.on.sleep(number(ms)));
            }
            ["await", sleep] => sleeps.remove(sleep).expect("the sleep was made").await,
            ["spawn", name] => world.spawn(name),
            ["join", task] => {
                let handle = world.handles.borrow_mut().remove(task);
                let output: String = handle.expect("the task was spawned").await;
                world.log(&name, &output);
            }
            ["forget", task] => drop(world.handles.borrow_mut().remove(task)),
            ["return", ref text @ ..] => output = text.join(" "),
            ["later", ms, ref action @ ..] => world.later(ms, action),
            ["wait", flag] => {
                poll_fn(|cx| {
                    let mut flags = world.flags.borrow_mut();
                    let flag = flags.entry(flag.to_string()).or_default();
                    if flag.set {
                        return Poll::Ready(());
                    }
                    flag.wakers.push(cx.waker().clone());
                    Poll::Pending
                })
                .await;
            }
            ["set", flag] => world.set(flag),
            ["keep", flag] => {
                poll_fn(|cx| {
                    let mut flags = world.flags.borrow_mut();
                    let flag = flags.entry(flag.to_string()).or_default();
                    flag.wakers.push(cx.waker().clone());
                    Poll::Ready(())
                })
                .await;
            }
            ["nudge", flag, times] => {
                let wakers = world
                    .flags
                    .borrow_mut()
                    .entry(flag.to_string())
                    .or_default()
                    .wakers
                    .clone();
                for _ in 0..number(times) {
                    wakers.iter().for_each(Waker::wake_by_ref);
                }
            }
            ["yield", times] => {
                let mut polled = false;
                poll_fn(|cx| {
                    if polled {
                        return Poll::Ready(());
                    }
                    polled = true;
                    (0..number(times)).for_each(|_| cx.waker().wake_by_ref());
                    Poll::Pending
                })
                .await;
            }
            _ => panic!("unknown step: {step:?}"),
        }
    }
    guard.finished.set(true);
    output
}

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let mut world = World::new();
    for line in script.lines() {
        let (operation, rest) = line.trim().split_once(' ').unwrap_or((line.trim(), ""));
        match operation {
            "" => {}
            "loop" => world = World::new(),
            "def" => {
                let (name, program) = rest.split_once(' ').expect("a task has a name and steps");
                let program = steps(program);
                world
                    .programs
                    .borrow_mut()
                    .insert(name.to_string(), program);
            }
            "run" => {
                report!("run");
                // The main future borrows, so it is not 'static.
                let name = "main".to_string();
                let program = steps(rest);
                let main: Pin<Box<dyn Future<Output = usize> + '_>> = Box::pin(async {
                    let borrowed: &String = &name;
                    play(Rc::clone(&world), borrowed.clone(), program.clone()).await;
                    borrowed.len()
                });
                let result: Result<usize, Deadlock> = world.on.block_on(main);
                match result {
                    Ok(length) => report!("run ends at {}: Ok({length})", world.on.now()),
                    Err(Deadlock) => report!("run ends at {}: Deadlock", world.on.now()),
                }
            }
            "later" => {
                let words: Vec<&str> = rest.split_whitespace().collect();
                world.later(words[0], &words[1..]);
            }
            "polls" => {
                let polls: u64 = world.on.polls();
                report!("polls -> {polls}");
            }
            "now" => {
                let now: u64 = world.on.now();
                report!("now -> {now}");
            }
            "close" => {
                report!("close");
                world.on.clone().close();
            }
            "crowd" => {
                let (count, ms) = rest
                    .split_once(' ')
                    .expect("a crowd has a number and a time");
                crowd(number(count), number(ms), line);
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }
    // Nothing that is dropped at the very end is of interest.
    std::mem::forget(world);
}

fn crowd(count: u64, ms: u64, line: &str) {
    let on = Loop::new();
    let sum = Rc::new(Cell::new(0_u64));
    let handles: Vec<JoinHandle<()>> = (0..count)
        .map(|task| {
            let (own, sum) = (on.clone(), Rc::clone(&sum));
            on.spawn(async move {
                for round in 0..3 {
                    own.sleep(1 + (task * 7 + round * 13) % ms).await;
                    sum.set((sum.get() * 31 + task) % 1_000_003);
                }
            })
        })
        .collect();
    let result: Result<(), Deadlock> = on.block_on(async {
        for handle in handles {
            handle.await;
        }
    });
    let (now, polls, sum) = (on.now(), on.polls(), sum.get());
    let fair = polls <= 6 * count + 10;
    report!("{line} -> {result:?} at {now}, checksum {sum}, polls as few as needed: {fair}");
}

fn steps(program: &str) -> Vec<String> {
    program
        .split(';')
        .map(|step| step.trim().to_string())
        .collect()
}

fn number(word: &str) -> u64 {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number"),
    }
}
