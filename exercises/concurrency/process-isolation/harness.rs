//! Runs jobs on nested state as threads or as processes, and plays with managers, as a script says.
//!
//! Values: `let NAME = VALUE` (names in it stand for the same list), `copy NAME as NEW`, `push NAME PATH NUMBER`,
//! `show NAME`. A path is `.` for the value itself, `.1.0` for the first item of its second item.
//!
//! Jobs: `job NAME: STEP; STEP...` with the steps `push PATH NUMBER`, `meet` (all jobs of the batch that meet),
//! `wait JOB` (until that one is done), `keep PATH`, and `return PATH`, `return int NUMBER` or `return new NUMBER`
//! (a list that the job keeps as well). `threads NAME` or `processes NAME` runs the batch on a value; its results are
//! called like the jobs, what they kept `kept-JOB`.
//!
//! Managers: `manager NAME NUMBER...`, `proxy NAME of MANAGER`, `clone NAME as NEW`, `shutdown NAME`, `drop NAME`;
//! `get`, `set`, `append`, `update PROXY POSITION double|add-one`, `snapshot`. `hammer PROXY POSITION THREADS TIMES`
//! adds one from many threads, `where PROXY POSITION` asks on which thread updates are done, and
//! `storm MANAGER THREADS` appends until the manager is shut down.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Barrier, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, ThreadId};

use crate::grader::report;
use crate::solution::{
    Job, Manager, ManagerError, Proxy, Shared, Val, deep_copy, run_processes, run_threads,
};

/// What the jobs of one batch have in common besides their state.
struct Batch {
    barrier: Barrier,
    done: Mutex<HashSet<String>>,
    changed: Condvar,
    kept: Mutex<Vec<(String, Shared)>>,
}

enum Step {
    Push(Vec<usize>, i64),
    Meet,
    Wait(String),
    Keep(Vec<usize>),
    Return(Vec<usize>),
    ReturnInt(i64),
    ReturnNew(i64),
}

/// The thread on which the latest update was done.
static LATEST: Mutex<Option<ThreadId>> = Mutex::new(None);

#[derive(Default)]
struct Stage {
    values: HashMap<String, Val>,
    jobs: Vec<(String, Vec<Step>)>,
    managers: HashMap<String, Manager>,
    proxies: HashMap<String, Proxy>,
}

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is text");
    let mut stage = Stage::default();
    for line in script.lines().filter(|line| !line.trim().is_empty()) {
        stage.perform(line);
    }
    assert!(stage.jobs.is_empty(), "the script ends with jobs not run");
}

impl Stage {
    fn perform(&mut self, line: &str) {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            ["let", name, "=", ..] => {
                let (_, text) = line.split_once('=').expect("just seen");
                let value = self.read(text, line);
                self.values.insert(name.to_string(), value);
            }
            ["copy", name, "as", new] => {
                let copy = deep_copy(self.value(name, line));
                self.values.insert(new.to_string(), copy);
            }
            ["push", name, path, item] => {
                push(
                    self.value(name, line),
                    &read_path(path, line),
                    number(item, line),
                );
            }
            ["show", name] => report!("{line} -> {}", show(self.value(name, line))),
            ["job", name, ..] => {
                let (_, steps) = line.split_once(':').unwrap_or((line, ""));
                let name = name.trim_end_matches(':').to_string();
                let steps = steps.split(';').map(|step| read_step(step, line));
                self.jobs.push((name, steps.collect()));
            }
            ["threads" | "processes", name] => {
                report!("{line}");
                self.run_batch(words[0], name, line);
            }
            ["manager", name, ref numbers @ ..] => {
                let numbers = numbers.iter().map(|word| number(word, line));
                let manager = Manager::start(numbers.collect());
                self.managers.insert(name.to_string(), manager);
            }
            ["proxy", name, "of", manager] => {
                let proxy = self.manager(manager, line).proxy();
                self.proxies.insert(name.to_string(), proxy);
            }
            ["clone", name, "as", new] => {
                let proxy = self.proxy(name, line).clone();
                self.proxies.insert(new.to_string(), proxy);
            }
            ["shutdown", name] => {
                let numbers: Vec<i64> = self.take_manager(name, line).shutdown();
                report!("{line} -> {numbers:?}");
            }
            ["drop", name] => {
                drop(self.take_manager(name, line));
                report!("{line}");
            }
            ["get", name, i] => {
                let answer = self.proxy(name, line).get(number(i, line));
                show_answer(line, answer.map(|x: i64| x.to_string()));
            }
            ["set", name, i, v] => {
                let answer = self.proxy(name, line).set(number(i, line), number(v, line));
                show_answer(line, answer.map(|()| "done".to_string()));
            }
            ["append", name, v] => {
                let answer = self.proxy(name, line).append(number(v, line));
                show_answer(line, answer.map(|()| "done".to_string()));
            }
            ["update", name, i, how @ ("double" | "add-one")] => {
                let change = if how == "double" { double } else { add_one };
                let answer = self.proxy(name, line).update(number(i, line), change);
                show_answer(line, answer.map(|x: i64| x.to_string()));
            }
            ["snapshot", name] => {
                let answer = self.proxy(name, line).snapshot();
                show_answer(line, answer.map(|list: Vec<i64>| format!("{list:?}")));
            }
            ["hammer", name, i, threads, times] => {
                let i: usize = number(i, line);
                let times: usize = number(times, line);
                let proxy = self.proxy(name, line);
                let answered = hammer(proxy, i, number(threads, line), times);
                report!("{line} -> {answered} answers");
            }
            ["where", name, i] => {
                let i: usize = number(i, line);
                let proxy = self.proxy(name, line).clone();
                let first = thread_of_update(&proxy, i);
                let second = thread::spawn(move || thread_of_update(&proxy, i))
                    .join()
                    .expect("update does not panic");
                let caller = Some(thread::current().id());
                report!(
                    "{line} -> on the server: {}, always on the same thread: {}",
                    first.is_some() && first != caller,
                    first == second
                );
            }
            ["storm", name, threads] => {
                let threads: usize = number(threads, line);
                let manager = self.take_manager(name, line);
                storm(manager, threads, line);
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }

    /// Runs the jobs collected so far on a value.
    fn run_batch(&mut self, how: &str, name: &str, line: &str) {
        let jobs = std::mem::take(&mut self.jobs);
        let names: Vec<String> = jobs.iter().map(|(name, _)| name.clone()).collect();
        let meeting = jobs
            .iter()
            .filter(|(_, steps)| steps.iter().any(|step| matches!(step, Step::Meet)))
            .count();
        let batch = Arc::new(Batch {
            barrier: Barrier::new(meeting),
            done: Mutex::default(),
            changed: Condvar::new(),
            kept: Mutex::default(),
        });
        let jobs: Vec<Job> = jobs
            .into_iter()
            .map(|(name, steps)| {
                let batch = Arc::clone(&batch);
                Box::new(move |state: &Val| work(&name, steps, state, &batch)) as Job
            })
            .collect();
        let state = self.value(name, line);
        let results: Vec<Val> = if how == "threads" {
            run_threads(state, jobs)
        } else {
            run_processes(state, jobs)
        };
        report!("  {} results", results.len());
        for (name, result) in names.into_iter().zip(results) {
            report!("  {name} -> {}", show(&result));
            self.values.insert(name, result);
        }
        for (name, list) in lock(&batch.kept).drain(..) {
            self.values.insert(format!("kept-{name}"), Val::List(list));
        }
    }

    fn value(&self, name: &str, line: &str) -> &Val {
        match self.values.get(name) {
            Some(value) => value,
            None => panic!("there is no value {name:?}: {line:?}"),
        }
    }

    fn manager(&self, name: &str, line: &str) -> &Manager {
        match self.managers.get(name) {
            Some(manager) => manager,
            None => panic!("there is no manager {name:?}: {line:?}"),
        }
    }

    fn take_manager(&mut self, name: &str, line: &str) -> Manager {
        match self.managers.remove(name) {
            Some(manager) => manager,
            None => panic!("there is no manager {name:?}: {line:?}"),
        }
    }

    fn proxy(&self, name: &str, line: &str) -> &Proxy {
        match self.proxies.get(name) {
            Some(proxy) => proxy,
            None => panic!("there is no proxy {name:?}: {line:?}"),
        }
    }

    /// Reads a number, a name, or a list of such things in brackets.
    fn read(&self, text: &str, line: &str) -> Val {
        let mut open: Vec<Vec<Val>> = vec![Vec::new()];
        let spaced = text
            .replace('[', " [ ")
            .replace(']', " ] ")
            .replace(',', " ");
        for word in spaced.split_whitespace() {
            let value = match word {
                "[" => {
                    open.push(Vec::new());
                    continue;
                }
                "]" => match open.pop() {
                    Some(items) if !open.is_empty() => Val::List(Arc::new(Mutex::new(items))),
                    _ => panic!("a bracket too many: {line:?}"),
                },
                _ => match word.parse() {
                    Ok(number) => Val::Int(number),
                    Err(_) => self.value(word, line).clone(),
                },
            };
            match open.last_mut() {
                Some(items) => items.push(value),
                None => panic!("a bracket too many: {line:?}"),
            }
        }
        match (open.len(), open.pop().as_deref()) {
            (1, Some([value])) => value.clone(),
            _ => panic!("one value expected: {line:?}"),
        }
    }
}

/// What a job does on its thread.
fn work(name: &str, steps: Vec<Step>, state: &Val, batch: &Batch) -> Val {
    let mut result = Val::Int(0);
    for step in steps {
        match step {
            Step::Push(path, item) => push(state, &path, item),
            Step::Meet => {
                batch.barrier.wait();
            }
            Step::Wait(other) => {
                let mut done = lock(&batch.done);
                while !done.contains(&other) {
                    done = batch
                        .changed
                        .wait(done)
                        .unwrap_or_else(PoisonError::into_inner);
                }
            }
            Step::Keep(path) => keep(name, &follow(state, &path), batch),
            Step::Return(path) => result = follow(state, &path),
            Step::ReturnInt(number) => result = Val::Int(number),
            Step::ReturnNew(number) => {
                result = Val::List(Arc::new(Mutex::new(vec![Val::Int(number)])));
                keep(name, &result, batch);
            }
        }
    }
    lock(&batch.done).insert(name.to_string());
    batch.changed.notify_all();
    result
}

fn keep(name: &str, value: &Val, batch: &Batch) {
    let Val::List(list) = value else {
        panic!("only lists can be kept");
    };
    lock(&batch.kept).push((name.to_string(), Arc::clone(list)));
}

fn follow(value: &Val, path: &[usize]) -> Val {
    let mut value = value.clone();
    for &i in path {
        value = match &value {
            Val::List(list) if i < lock(list).len() => lock(list)[i].clone(),
            _ => panic!("the path {path:?} leads nowhere"),
        };
    }
    value
}

fn push(value: &Val, path: &[usize], item: i64) {
    match follow(value, path) {
        Val::List(list) => lock(&list).push(Val::Int(item)),
        Val::Int(_) => panic!("there is no list at {path:?}"),
    }
}

fn show(value: &Val) -> String {
    match value {
        Val::Int(number) => number.to_string(),
        Val::List(list) => {
            let items: Vec<String> = lock(list).iter().map(show).collect();
            format!("[{}]", items.join(", "))
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn show_answer(line: &str, answer: Result<String, ManagerError>) {
    match answer {
        Ok(text) => report!("{line} -> {text}"),
        Err(ManagerError::NoEntry) => report!("{line} -> NoEntry"),
        Err(ManagerError::Closed) => report!("{line} -> Closed"),
    }
}

fn double(x: i64) -> i64 {
    2 * x
}

fn add_one(x: i64) -> i64 {
    // Invites other threads to come in between, if anything lets them.
    thread::yield_now();
    x + 1
}

fn same(x: i64) -> i64 {
    *lock(&LATEST) = Some(thread::current().id());
    x
}

/// On which thread an update is done; `None` if it is not done at all.
fn thread_of_update(proxy: &Proxy, i: usize) -> Option<ThreadId> {
    *lock(&LATEST) = None;
    let _ = proxy.update(i, same);
    lock(&LATEST).take()
}

/// Adds one to an entry, many times from many threads, and returns how many of these updates were answered.
fn hammer(proxy: &Proxy, i: usize, threads: usize, times: usize) -> usize {
    let barrier = Arc::new(Barrier::new(threads));
    let threads: Vec<_> = (0..threads)
        .map(|_| {
            let (proxy, barrier) = (proxy.clone(), Arc::clone(&barrier));
            thread::spawn(move || {
                barrier.wait();
                (0..times)
                    .filter(|_| proxy.update(i, add_one).is_ok())
                    .count()
            })
        })
        .collect();
    threads
        .into_iter()
        .map(|thread| thread.join().expect("update does not panic"))
        .sum()
}

/// Many threads append until they are refused. Once each has succeeded some times, the manager is shut down.
fn storm(manager: Manager, threads: usize, line: &str) {
    let barrier = Arc::new(Barrier::new(threads + 1));
    let threads: Vec<_> = (0..threads)
        .map(|_| {
            let (proxy, barrier) = (manager.proxy(), Arc::clone(&barrier));
            thread::spawn(move || {
                let mut appended = 0;
                loop {
                    if appended == 20 {
                        barrier.wait();
                    }
                    match proxy.append(1) {
                        Ok(()) => appended += 1,
                        Err(error) => return (appended, error),
                    }
                }
            })
        })
        .collect();
    barrier.wait();
    let numbers: Vec<i64> = manager.shutdown();
    let outcomes: Vec<(usize, ManagerError)> = threads
        .into_iter()
        .map(|thread| thread.join().expect("append does not panic"))
        .collect();
    let appended: usize = outcomes.iter().map(|(appended, _)| appended).sum();
    let closed = outcomes
        .iter()
        .filter(|(_, error)| matches!(error, ManagerError::Closed))
        .count();
    report!(
        "{line} -> {closed} threads ended with Closed, every number appended is there: {}",
        numbers.len() == appended
    );
}

fn read_step(step: &str, line: &str) -> Step {
    let words: Vec<&str> = step.split_whitespace().collect();
    match words[..] {
        ["push", path, item] => Step::Push(read_path(path, line), number(item, line)),
        ["meet"] => Step::Meet,
        ["wait", job] => Step::Wait(job.to_string()),
        ["keep", path] => Step::Keep(read_path(path, line)),
        ["return", "int", value] => Step::ReturnInt(number(value, line)),
        ["return", "new", value] => Step::ReturnNew(number(value, line)),
        ["return", path] => Step::Return(read_path(path, line)),
        _ => panic!("unknown step {step:?}: {line:?}"),
    }
}

fn read_path(word: &str, line: &str) -> Vec<usize> {
    let Some(path) = word.strip_prefix('.') else {
        panic!("{word:?} is not a path: {line:?}");
    };
    let parts = path.split('.').filter(|part| !part.is_empty());
    parts.map(|part| number(part, line)).collect()
}

fn number<N: std::str::FromStr>(word: &str, line: &str) -> N {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
