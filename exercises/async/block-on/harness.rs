//! Polls `CountUpTo` by hand and runs futures with `block_on`, as a script says, one operation a line.

use std::collections::{HashMap, VecDeque};
use std::future::Future;
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Scope};
use std::time::Duration;

use crate::grader::report;
use crate::solution::{BoxFut, CountUpTo, block_on, poll_in_order};

/// How long a helper thread watches for a poll that must not come.
const WATCH: Duration = Duration::from_millis(20);

type Out = Arc<Mutex<Vec<u32>>>;

/// A future that the script has made, until it is dropped, and what it pushes to.
type Made = (Option<Pin<Box<CountUpTo>>>, Out);

/// Counts how often it is woken.
#[derive(Default)]
struct Counter(AtomicUsize);

impl Wake for Counter {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

/// What one poll of a `Planned` future does before it is pending.
#[derive(Clone, Copy)]
enum Step {
    /// Wakes by reference.
    Inside,
    /// Wakes a clone by value.
    Clone,
    /// Wakes several times.
    Often,
    /// Another thread wakes and has ended before the poll returns.
    Early,
    /// Another thread wakes some time after the poll.
    Late,
    /// As `Late`, but this thread is unparked in between without a wake-up.
    Unpark,
    /// As `Late`, but wakers of earlier `block_on` calls are used in between.
    Stale,
    /// Wakes, then runs another future with `block_on` inside this poll.
    Nested,
}

impl Step {
    fn parse(word: &str) -> Step {
        match word {
            "inside" => Step::Inside,
            "clone" => Step::Clone,
            "often" => Step::Often,
            "early" => Step::Early,
            "late" => Step::Late,
            "unpark" => Step::Unpark,
            "stale" => Step::Stale,
            "nested" => Step::Nested,
            _ => panic!("unknown step in the script: {word:?}"),
        }
    }
}

/// A late wake-up that has been arranged but may not have happened yet.
struct Awaited {
    happened: Arc<AtomicBool>,
    polled: Sender<()>,
}

/// Does one step a poll, then is ready with the number of polls and those of the futures nested in it.
///
/// Its helper threads belong to `scope`, so none outlives the operation that needs it.
struct Planned<'scope, 'env> {
    scope: &'scope Scope<'scope, 'env>,
    steps: VecDeque<Step>,
    polls: usize,
    inner: Vec<usize>,
    awaited: Option<Awaited>,
    seen: Vec<Waker>,
    stale: Vec<Waker>,
}

impl<'scope, 'env> Planned<'scope, 'env> {
    fn new(scope: &'scope Scope<'scope, 'env>, steps: &[Step], stale: &[Waker]) -> Self {
        Planned {
            scope,
            steps: steps.iter().copied().collect(),
            polls: 0,
            inner: Vec::new(),
            awaited: None,
            seen: Vec::new(),
            stale: stale.to_vec(),
        }
    }

    /// Has another thread wake `waker` once it has watched long enough, or once a poll has come too soon.
    fn arrange(&mut self, waker: &Waker, stale: Vec<Waker>) {
        let (polled, watch) = channel();
        let happened = Arc::new(AtomicBool::new(false));
        self.awaited = Some(Awaited {
            happened: Arc::clone(&happened),
            polled,
        });
        let waker = waker.clone();
        self.scope.spawn(move || {
            for old in stale {
                old.wake();
            }
            let _ = watch.recv_timeout(WATCH);
            happened.store(true, Ordering::SeqCst);
            waker.wake();
        });
    }
}

impl Future for Planned<'_, '_> {
    type Output = (usize, Vec<usize>, Vec<Waker>);

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        self.polls += 1;
        let waker = cx.waker().clone();
        self.seen.push(waker.clone());
        if let Some(awaited) = &self.awaited
            && !awaited.happened.load(Ordering::SeqCst)
        {
            let _ = awaited.polled.send(());
            return Poll::Pending;
        }
        self.awaited = None;
        let Some(step) = self.steps.pop_front() else {
            let inner = std::mem::take(&mut self.inner);
            return Poll::Ready((self.polls, inner, std::mem::take(&mut self.seen)));
        };
        match step {
            Step::Inside => cx.waker().wake_by_ref(),
            Step::Clone => waker.wake(),
            Step::Often => {
                cx.waker().wake_by_ref();
                cx.waker().wake_by_ref();
                waker.wake();
            }
            Step::Early => {
                let helper = self.scope.spawn(move || waker.wake());
                helper.join().expect("a wake-up panicked");
            }
            Step::Late => self.arrange(&waker, Vec::new()),
            Step::Unpark => {
                self.arrange(&waker, Vec::new());
                thread::current().unpark();
            }
            Step::Stale => {
                let stale = self.stale.clone();
                assert!(
                    !stale.is_empty(),
                    "the script has no `block` before `stale`"
                );
                self.arrange(&waker, stale);
            }
            Step::Nested => {
                cx.waker().wake_by_ref();
                let steps = [Step::Inside, Step::Late, Step::Often];
                let (polls, _, _) = block_on(Planned::new(self.scope, &steps, &[]));
                self.inner.push(polls);
            }
        }
        Poll::Pending
    }
}

pub fn run() {
    let mut script = String::new();
    std::io::stdin()
        .read_to_string(&mut script)
        .expect("the script is not UTF-8");
    let mut counts: HashMap<String, Made> = HashMap::new();
    let mut wakers: HashMap<String, Arc<Counter>> = HashMap::new();
    let mut stale: Vec<Waker> = Vec::new();
    for line in script.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            [] => {}
            ["new", name, n] => {
                let out = Out::default();
                let future = Box::pin(CountUpTo::new(number(n), Arc::clone(&out)));
                counts.insert(name.to_string(), (Some(future), out));
            }
            ["poll", name, waker] => {
                let known = counts.get_mut(name);
                let Some((Some(future), out)) = known else {
                    panic!("no future of this name in the script: {line:?}");
                };
                let counter = Arc::clone(wakers.entry(waker.to_string()).or_default());
                let polled = poll_caught(future.as_mut(), Arc::clone(&counter));
                let woken = counter.0.load(Ordering::SeqCst);
                let numbers = look(out);
                report!("{line} -> {polled}, out {numbers:?}, {waker} woken {woken} times");
            }
            ["out", name] => {
                let Some((_, out)) = counts.get(name) else {
                    panic!("no future of this name in the script: {line:?}");
                };
                report!("{line} -> {:?}", look(out));
            }
            ["drop", name] => {
                let Some((future, _)) = counts.get_mut(name) else {
                    panic!("no future of this name in the script: {line:?}");
                };
                *future = None;
            }
            ["ready", text] => {
                let output = block_on(std::future::ready(text));
                report!("{line} -> {output}");
            }
            ["chain", ref limits @ ..] => chain(line, limits),
            ["block", ref steps @ ..] => {
                let steps: Vec<Step> = steps.iter().map(|word| Step::parse(word)).collect();
                let (polls, inner, seen) =
                    thread::scope(|scope| block_on(Planned::new(scope, &steps, &stale)));
                stale.extend(seen);
                report!("{line} -> polls {polls}, nested {inner:?}");
            }
            ["parallel", threads, ref steps @ ..] => {
                let steps: Vec<Step> = steps.iter().map(|word| Step::parse(word)).collect();
                let runs = thread::scope(|scope| {
                    let run = || block_on(Planned::new(scope, &steps, &stale));
                    let threads: Vec<_> = (0..number(threads)).map(|_| scope.spawn(run)).collect();
                    let runs = threads.into_iter();
                    let runs = runs.map(|thread| thread.join().expect("a thread panicked"));
                    runs.collect::<Vec<_>>()
                });
                let polls: Vec<usize> = runs.iter().map(|(polls, _, _)| *polls).collect();
                let inner: Vec<usize> = runs
                    .iter()
                    .flat_map(|(_, inner, _)| inner.clone())
                    .collect();
                report!("{line} -> polls {polls:?}, nested {inner:?}");
                stale.extend(runs.into_iter().flat_map(|(_, _, seen)| seen));
            }
            ["order", limits, order] => in_order(line, limits, order),
            _ => panic!("unknown operation in the script: {line:?}"),
        }
    }
}

fn number(word: &str) -> u32 {
    word.parse()
        .unwrap_or_else(|_| panic!("not a number in the script: {word:?}"))
}

fn numbers(word: &str) -> Vec<u32> {
    word.split(',').map(number).collect()
}

fn look(out: &Out) -> MutexGuard<'_, Vec<u32>> {
    out.lock().unwrap_or_else(PoisonError::into_inner)
}

fn poll_caught(future: Pin<&mut CountUpTo>, counter: Arc<Counter>) -> String {
    let waker = Waker::from(counter);
    let poll = || future.poll(&mut Context::from_waker(&waker));
    match catch_unwind(AssertUnwindSafe(poll)) {
        Ok(polled) => show(polled),
        Err(payload) => {
            let text = payload.downcast_ref::<&'static str>().copied();
            let text = text.or(payload.downcast_ref::<String>().map(String::as_str));
            format!("panic: {}", text.unwrap_or("no text"))
        }
    }
}

fn show(polled: Poll<u32>) -> String {
    match polled {
        Poll::Pending => "pending".to_string(),
        Poll::Ready(n) => format!("ready {n}"),
    }
}

/// Awaits one count after the other in an async block that borrows and is not `Send`.
fn chain(line: &str, limits: &[&str]) {
    let out = Out::default();
    let shared = Rc::new(());
    let outputs = block_on(async {
        let kept = Rc::clone(&shared);
        let mut outputs = Vec::new();
        for limit in limits {
            outputs.push(CountUpTo::new(number(limit), Arc::clone(&out)).await);
        }
        drop(kept);
        outputs
    });
    report!("{line} -> {outputs:?}, out {:?}", look(&out));
}

fn in_order(line: &str, limits: &str, order: &str) {
    let out = Out::default();
    let counts = numbers(limits).into_iter().map(|n| {
        let count: BoxFut = Box::pin(CountUpTo::new(n, Arc::clone(&out)));
        count
    });
    let mut futures: Vec<BoxFut> = counts.collect();
    let order: Vec<usize> = numbers(order).into_iter().map(|i| i as usize).collect();
    let known = order.iter().all(|&i| i < futures.len());
    assert!(
        known,
        "the script polls a future that is not there: {line:?}"
    );
    let results = poll_in_order(&mut futures, &order);
    let results = results.into_iter().map(|result| match result {
        Some(polled) => show(polled),
        None => "none".to_string(),
    });
    let results: Vec<String> = results.collect();
    report!("{line} -> {}; out {:?}", results.join(", "), look(&out));
}
