//! Plays a script on a thread pool, one operation a line, and reports results in an order that does not depend on scheduling.
//!
//! `pool N`; `submit NAME DEED…` with the deeds `value V`, `gate G V` (waits until gate G is open), `panic-literal`,
//! `panic-text TEXT`, `panic-number`, and `nested INNER V` (submits another job to the same pool); `open G…`; `wait NAME`; `forget NAME`;
//! `gather NAME…` begins `as_completed`, `next` takes from it; `map ITEM…`, where an item `!x` panics and `*x` waits for
//! all other items; `meet N JOBS`, in which N jobs at a time wait for each other; `ran` tells in which order the jobs ended;
//! `drop-pool G` drops the pool while a gate opens meanwhile.

use std::collections::{HashMap, HashSet};
use std::panic::panic_any;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Barrier, Condvar, Mutex, PoisonError, Weak};
use std::thread;
use std::time::Duration;

use crate::grader::report;
use crate::solution::{AsCompleted, Pool, Ticket, as_completed};

/// What all jobs know: the gates, and who has ended.
#[derive(Default)]
struct Board {
    open: Mutex<HashSet<String>>,
    opened: Condvar,
    ended: Mutex<Vec<String>>,
    inner: Mutex<Vec<(String, Ticket<String>)>>,
}

impl Board {
    fn pass(&self, gate: &str) {
        let open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        let passed = self.opened.wait_while(open, |open| !open.contains(gate));
        drop(passed.unwrap_or_else(PoisonError::into_inner));
    }

    fn open(&self, gate: &str) {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.insert(gate.to_string());
        self.opened.notify_all();
    }
}

#[derive(Default)]
struct Bench {
    pool: Option<Arc<Pool>>,
    board: Arc<Board>,
    tickets: HashMap<String, Ticket<String>>,
    gathered: Option<AsCompleted<String, String>>,
    submitted: usize,
}

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let mut bench = Bench::default();
    for line in script.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        if !words.is_empty() {
            bench.play(&words, line);
        }
    }
}

impl Bench {
    fn play(&mut self, words: &[&str], line: &str) {
        match *words {
            ["pool", workers] => {
                // The pool before ends first.
                self.pool = None;
                *self = Bench {
                    pool: Some(Arc::new(Pool::new(number(workers, line)))),
                    ..Bench::default()
                };
            }
            ["submit", name, ref deed @ ..] => {
                let job = self.job(name, deed, line);
                let ticket: Ticket<String> = self.pool(line).submit(job);
                self.tickets.insert(name.to_string(), ticket);
                self.submitted += 1;
            }
            ["open", ref gates @ ..] => gates.iter().for_each(|gate| self.board.open(gate)),
            ["wait", name] => {
                let result: Result<String, String> = self.ticket(name, line).wait();
                report!("{line} -> {result:?}");
            }
            ["forget", name] => drop(self.ticket(name, line)),
            ["gather", ref names @ ..] => {
                let tickets: Vec<(String, Ticket<String>)> = names
                    .iter()
                    .map(|name| (name.to_string(), self.ticket(name, line)))
                    .collect();
                self.gathered = Some(as_completed(tickets));
            }
            ["next"] => {
                let Some(gathered) = &mut self.gathered else {
                    panic!("nothing was gathered: {line:?}");
                };
                let next: Option<(String, Result<String, String>)> = gathered.next();
                match next {
                    Some((name, result)) => report!("next -> {name}: {result:?}"),
                    None => report!("next -> none"),
                }
            }
            ["map", ref items @ ..] => self.map(items, line),
            ["meet", workers, jobs] => self.meet(number(workers, line), number(jobs, line), line),
            ["ran"] => {
                let ended = self
                    .board
                    .ended
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner);
                report!("ran -> [{}]", ended.join(" "));
            }
            ["drop-pool", gate] => {
                let pool = self.pool.take();
                let leaving = Arc::new(AtomicBool::new(false));
                let helper = {
                    let (board, leaving) = (Arc::clone(&self.board), Arc::clone(&leaving));
                    let gate = gate.to_string();
                    thread::spawn(move || {
                        while !leaving.load(Ordering::SeqCst) {
                            thread::yield_now();
                        }
                        // A wrong answer comes to its end meanwhile.
                        thread::sleep(Duration::from_millis(30));
                        board.open(&gate);
                    })
                };
                leaving.store(true, Ordering::SeqCst);
                drop(pool);
                let ended = self
                    .board
                    .ended
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner);
                report!("{line} -> {} of {} jobs ended", ended.len(), self.submitted);
                drop(ended);
                helper.join().expect("the helper only opens a gate");
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }

    fn pool(&self, line: &str) -> &Arc<Pool> {
        match &self.pool {
            Some(pool) => pool,
            None => panic!("there is no pool: {line:?}"),
        }
    }

    /// The ticket of a job, also of one that another job has submitted.
    fn ticket(&mut self, name: &str, line: &str) -> Ticket<String> {
        let inner = std::mem::take(
            &mut *self
                .board
                .inner
                .lock()
                .unwrap_or_else(PoisonError::into_inner),
        );
        self.submitted += inner.len();
        self.tickets.extend(inner);
        match self.tickets.remove(name) {
            Some(ticket) => ticket,
            None => panic!("there is no ticket {name:?}: {line:?}"),
        }
    }

    fn job(&self, name: &str, deed: &[&str], line: &str) -> Box<dyn FnOnce() -> String + Send> {
        let board = Arc::clone(&self.board);
        let name = name.to_string();
        let end = move |board: &Board| {
            let mut ended = board.ended.lock().unwrap_or_else(PoisonError::into_inner);
            ended.push(name);
        };
        match *deed {
            ["value", value] => {
                let value = value.to_string();
                Box::new(move || {
                    end(&board);
                    value
                })
            }
            ["gate", gate, value] => {
                let (gate, value) = (gate.to_string(), value.to_string());
                Box::new(move || {
                    board.pass(&gate);
                    end(&board);
                    value
                })
            }
            ["panic-literal"] => Box::new(move || {
                end(&board);
                panic!("out of luck")
            }),
            ["panic-number"] => Box::new(move || {
                end(&board);
                panic_any(7_i32)
            }),
            ["panic-text", ref text @ ..] => {
                let text = text.join(" ");
                Box::new(move || {
                    end(&board);
                    panic!("{text}")
                })
            }
            ["nested", inner, value] => {
                let pool: Weak<Pool> = Arc::downgrade(self.pool(line));
                let (inner, value) = (inner.to_string(), value.to_string());
                let within = self.job(&inner, &["value", &value], line);
                Box::new(move || {
                    if let Some(pool) = pool.upgrade() {
                        let ticket = (inner, pool.submit(within));
                        let mut tickets =
                            board.inner.lock().unwrap_or_else(PoisonError::into_inner);
                        tickets.push(ticket);
                    }
                    end(&board);
                    "submitted".to_string()
                })
            }
            _ => panic!("unknown deed: {line:?}"),
        }
    }

    fn map(&self, items: &[&str], line: &str) {
        let items: Vec<String> = items.iter().map(|item| item.to_string()).collect();
        let others = items.iter().filter(|item| !item.starts_with('*')).count();
        let done = Mutex::new(0);
        let changed = Condvar::new();
        let results: Vec<Result<(String, usize), String>> =
            self.pool(line).map(items, move |item: String| {
                let count = done.lock().unwrap_or_else(PoisonError::into_inner);
                if item.starts_with('*') {
                    let all = changed.wait_while(count, |count| *count < others);
                    drop(all.unwrap_or_else(PoisonError::into_inner));
                } else {
                    let mut count = count;
                    *count += 1;
                    changed.notify_all();
                    drop(count);
                    assert!(!item.starts_with('!'), "no {item}");
                }
                let length = item.len();
                (item, length)
            });
        let texts: Vec<String> = results
            .into_iter()
            .map(|result| match result {
                Ok((item, length)) => format!("{item} {length}"),
                Err(text) => format!("Err({text})"),
            })
            .collect();
        report!("{line} -> {texts:?}");
    }

    /// Jobs that go on only when a certain number of them is there.
    fn meet(&self, workers: usize, jobs: usize, line: &str) {
        assert!(
            jobs.is_multiple_of(workers),
            "somebody would wait for ever: {line:?}"
        );
        let barrier = Arc::new(Barrier::new(workers));
        let running = Arc::new(AtomicUsize::new(0));
        let most = Arc::new(AtomicUsize::new(0));
        let tickets: Vec<Ticket<thread::ThreadId>> = (0..jobs)
            .map(|_| {
                let (barrier, running) = (Arc::clone(&barrier), Arc::clone(&running));
                let most = Arc::clone(&most);
                self.pool(line).submit(move || {
                    most.fetch_max(running.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    barrier.wait();
                    running.fetch_sub(1, Ordering::SeqCst);
                    thread::current().id()
                })
            })
            .collect();
        let threads: Result<HashSet<thread::ThreadId>, String> =
            tickets.into_iter().map(Ticket::wait).collect();
        let threads = threads.expect("none of these jobs panics").len();
        let most = most.load(Ordering::SeqCst);
        report!("{line} -> at most {most} at once, {threads} threads");
    }
}

fn number(word: &str, line: &str) -> usize {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
