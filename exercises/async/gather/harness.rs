//! Makes futures as a script says, runs them together with the learner's code, and reports every poll of them.
//!
//! `future NAME POLLS value NUMBER` is ready at the given poll, `future NAME POLLS error TEXT` fails then, and
//! `future NAME never` stays pending. `gather`, `try`, `first` and `guard` (`guarded` around each, `gather_all` around
//! all) start on the futures made so far; `sum NAME` and `try-sum NAME` wrap these into one future that adds up their
//! values, with `gather_all` or `try_gather`. `poll` polls once, `finish` until ready, 50 times at most. `left` makes the
//! futures that `first` left over the ones to start on, `wake NAME` wakes whom that future would wake, `drop` drops what
//! runs. `crowd FUTURES POLLS` gathers many futures, then waits for the first of them again and again.

use std::cell::RefCell;
use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Wake, Waker};

use crate::grader::report;
use crate::solution::{
    BoxFut, FirstDone, GatherAll, TryGather, first_done, gather_all, guarded, try_gather,
};

/// What a future gives; it can neither be copied nor made out of nothing.
struct Answer(i64);

type Outcome = Result<Answer, String>;

/// What the futures of a script have been through since it was last looked at.
#[derive(Default)]
struct Diary {
    polled: Vec<String>,
    dropped: Vec<String>,
    wakers: HashMap<String, Waker>,
}

struct Scripted {
    name: String,
    /// How many polls are still to come; `None` stands for no end of them.
    polls: Option<u64>,
    /// `None` once it was ready.
    outcome: Option<Outcome>,
    diary: Rc<RefCell<Diary>>,
}

impl Future for Scripted {
    type Output = Outcome;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Outcome> {
        let name = self.name.clone();
        assert!(
            self.outcome.is_some(),
            "{name} is polled again although it was ready"
        );
        let mut diary = self.diary.borrow_mut();
        diary.polled.push(name.clone());
        diary.wakers.insert(name, cx.waker().clone());
        drop(diary);
        if let Some(polls) = &mut self.polls {
            *polls -= 1;
            if *polls == 0
                && let Some(outcome) = self.outcome.take()
            {
                return Poll::Ready(outcome);
            }
        }
        Poll::Pending
    }
}

impl Drop for Scripted {
    fn drop(&mut self) {
        if self.outcome.is_some() {
            self.diary.borrow_mut().dropped.push(self.name.clone());
        }
    }
}

#[derive(Default)]
struct Bell {
    rung: AtomicBool,
}

impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        self.rung.store(true, Ordering::SeqCst);
    }
}

enum Running {
    Gather(Pin<Box<GatherAll<Outcome>>>),
    Try(Pin<Box<TryGather<Answer, String>>>),
    First(Pin<Box<FirstDone<Outcome>>>),
    Guard(Pin<Box<GatherAll<String>>>),
}

struct Stage {
    diary: Rc<RefCell<Diary>>,
    futures: Vec<(String, BoxFut<Outcome>)>,
    running: Option<Running>,
    polls: usize,
    left: Vec<(usize, BoxFut<Outcome>)>,
    bell: Arc<Bell>,
}

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is text");
    let mut stage = Stage {
        diary: Rc::default(),
        futures: Vec::new(),
        running: None,
        polls: 0,
        left: Vec::new(),
        bell: Arc::default(),
    };
    for line in script.lines().filter(|line| !line.trim().is_empty()) {
        stage.perform(line);
    }
}

impl Stage {
    fn perform(&mut self, line: &str) {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words[..] {
            ["future", name, "never"] => {
                let never = self.scripted(name, None, Ok(Answer(0)));
                self.futures.push((name.to_string(), never));
            }
            ["future", name, polls, "value", value] => {
                let outcome = Ok(Answer(number(value, line)));
                let future = self.scripted(name, Some(polls_of(polls, line)), outcome);
                self.futures.push((name.to_string(), future));
            }
            ["future", name, polls, "error", ref text @ ..] => {
                let outcome = Err(text.join(" "));
                let future = self.scripted(name, Some(polls_of(polls, line)), outcome);
                self.futures.push((name.to_string(), future));
            }
            ["gather"] => {
                let gather = gather_all(self.take());
                self.start(Running::Gather(Box::pin(gather)), line);
            }
            ["try"] => {
                let gather = try_gather(self.take());
                self.start(Running::Try(Box::pin(gather)), line);
            }
            ["first"] => {
                let first = first_done(self.take());
                self.start(Running::First(Box::pin(first)), line);
            }
            ["guard"] => {
                let futures = std::mem::take(&mut self.futures);
                let tasks: Vec<BoxFut<String>> = futures
                    .into_iter()
                    .map(|(name, future)| -> BoxFut<String> {
                        let number = async { future.await.map(|Answer(value)| value) };
                        Box::pin(guarded(name, Box::pin(number)))
                    })
                    .collect();
                self.start(Running::Guard(Box::pin(gather_all(tasks))), line);
            }
            ["sum", name] => {
                let futures = self.take();
                let sum = async {
                    let mut sum = 0;
                    for outcome in gather_all(futures).await {
                        let Answer(value) = outcome?;
                        sum += value;
                    }
                    Ok(Answer(sum))
                };
                self.futures.push((name.to_string(), Box::pin(sum)));
            }
            ["try-sum", name] => {
                let futures = self.take();
                let sum = async {
                    match try_gather(futures).await {
                        Ok(values) => Ok(Answer(values.iter().map(|Answer(value)| value).sum())),
                        Err((position, error)) => Err(format!("{error} at {position}")),
                    }
                };
                self.futures.push((name.to_string(), Box::pin(sum)));
            }
            ["left"] => {
                let left = std::mem::take(&mut self.left);
                self.futures = left
                    .into_iter()
                    .map(|(position, future)| (position.to_string(), future))
                    .collect();
            }
            ["poll"] => {
                self.poll(line);
            }
            ["finish"] => {
                if !(0..50).any(|_| self.poll(line)) {
                    report!("  given up");
                }
            }
            ["wake", name] => {
                let Some(waker) = self.diary.borrow().wakers.get(name).cloned() else {
                    panic!("{name:?} was never polled: {line:?}");
                };
                self.bell.rung.store(false, Ordering::SeqCst);
                waker.wake();
                let rung = self.bell.rung.load(Ordering::SeqCst);
                report!("{line} -> woken: {rung}");
            }
            ["drop"] => {
                self.running = None;
                report!("{line}");
                self.report_dropped();
            }
            ["crowd", futures, polls] => {
                self.crowd(number(futures, line), polls_of(polls, line), line);
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }

    fn scripted(&self, name: &str, polls: Option<u64>, outcome: Outcome) -> BoxFut<Outcome> {
        Box::pin(Scripted {
            name: name.to_string(),
            polls,
            outcome: Some(outcome),
            diary: Rc::clone(&self.diary),
        })
    }

    /// The futures made so far, in order.
    fn take(&mut self) -> Vec<BoxFut<Outcome>> {
        let futures = std::mem::take(&mut self.futures);
        futures.into_iter().map(|(_, future)| future).collect()
    }

    fn start(&mut self, running: Running, line: &str) {
        report!("{line}");
        self.running = Some(running);
        self.polls = 0;
        self.report_dropped();
    }

    /// Polls what runs, reports who was polled, what came out and who was dropped, and returns whether it is ready.
    fn poll(&mut self, line: &str) -> bool {
        let waker = Waker::from(Arc::clone(&self.bell));
        let mut cx = Context::from_waker(&waker);
        let outcome: Poll<String> = match &mut self.running {
            None => panic!("nothing is running: {line:?}"),
            Some(Running::Gather(gather)) => gather.as_mut().poll(&mut cx).map(|outcomes| {
                let outcomes: Vec<String> = outcomes.into_iter().map(show).collect();
                format!("[{}]", outcomes.join(", "))
            }),
            Some(Running::Try(gather)) => {
                gather.as_mut().poll(&mut cx).map(|result| match result {
                    Ok(values) => {
                        let values: Vec<i64> = values.iter().map(|Answer(value)| *value).collect();
                        format!("values {values:?}")
                    }
                    Err((position, error)) => format!("error {error} at {position}"),
                })
            }
            Some(Running::First(first)) => first.as_mut().poll(&mut cx).map(|(done, left)| {
                let done: Vec<String> = done
                    .into_iter()
                    .map(|(position, outcome)| format!("{position} = {}", show(outcome)))
                    .collect();
                let positions: Vec<usize> = left.iter().map(|(position, _)| *position).collect();
                self.left = left;
                format!("done [{}], left {positions:?}", done.join(", "))
            }),
            Some(Running::Guard(gather)) => gather
                .as_mut()
                .poll(&mut cx)
                .map(|texts: Vec<String>| format!("{texts:?}")),
        };
        self.polls += 1;
        let polled = std::mem::take(&mut self.diary.borrow_mut().polled).join(" ");
        let polls = self.polls;
        match &outcome {
            Poll::Ready(output) => report!("  poll {polls} of [{polled}] -> {output}"),
            Poll::Pending => report!("  poll {polls} of [{polled}] -> pending"),
        }
        self.report_dropped();
        outcome.is_ready()
    }

    /// Reports which futures were dropped before they were ready, in alphabetical order.
    fn report_dropped(&self) {
        let mut dropped = std::mem::take(&mut self.diary.borrow_mut().dropped);
        dropped.sort();
        if !dropped.is_empty() {
            report!("  dropped [{}]", dropped.join(" "));
        }
    }

    /// Gathers many futures; then makes the same ones again and waits for the first ones until none is left.
    fn crowd(&self, count: u64, polls: u64, line: &str) {
        let make = || -> Vec<BoxFut<Outcome>> {
            let mut seed = 77_u64;
            let mut futures = Vec::new();
            for value in 0..count {
                seed = seed
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                let polls = 1 + (seed >> 33) % polls;
                let value = Ok(Answer(value as i64));
                futures.push(self.scripted("one of many", Some(polls), value));
            }
            futures
        };
        let mut cx = Context::from_waker(Waker::noop());
        let mut gather = Box::pin(gather_all(make()));
        let mut gather_polls = 1;
        let outcomes: Vec<Outcome> = loop {
            match gather.as_mut().poll(&mut cx) {
                Poll::Ready(outcomes) => break outcomes,
                Poll::Pending => gather_polls += 1,
            }
        };
        let sum = outcomes.into_iter().fold(0, mix);
        let gather_total = std::mem::take(&mut self.diary.borrow_mut().polled).len();
        report!("{line}");
        report!("  gathered in {gather_polls} polls, {gather_total} of futures, sum {sum}");
        let mut futures = make();
        let mut first_polls = 0;
        let mut rounds = 0;
        let mut sum = 0;
        while !futures.is_empty() {
            let mut first = Box::pin(first_done(futures));
            let (done, left) = loop {
                first_polls += 1;
                if let Poll::Ready(output) = first.as_mut().poll(&mut cx) {
                    break output;
                }
            };
            sum = done.into_iter().fold(sum, |sum, (position, outcome)| {
                mix((sum + position as i64) % 1_000_003, outcome)
            });
            futures = left.into_iter().map(|(_, future)| future).collect();
            rounds += 1;
        }
        let first_total = std::mem::take(&mut self.diary.borrow_mut().polled).len();
        report!(
            "  {rounds} times the first in {first_polls} polls, {first_total} of futures, sum {sum}"
        );
    }
}

fn mix(sum: i64, outcome: Outcome) -> i64 {
    match outcome {
        Ok(Answer(value)) => (sum * 31 + value) % 1_000_003,
        Err(_) => (sum * 31 + 17) % 1_000_003,
    }
}

fn show(outcome: Outcome) -> String {
    match outcome {
        Ok(Answer(value)) => value.to_string(),
        Err(error) => format!("error {error}"),
    }
}

fn polls_of(word: &str, line: &str) -> u64 {
    let polls = number(word, line);
    assert!(
        polls > 0,
        "nothing is ready before the first poll: {line:?}"
    );
    polls
}

fn number<N: std::str::FromStr>(word: &str, line: &str) -> N {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
