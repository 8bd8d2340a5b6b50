//! Polls uses of resources by hand, as a script says, one operation a line, and reports what happens in each poll.
//!
//! `resource a 1 2` makes a kind of resource that pauses once while it is entered and twice while it is left; `fails` behind it lets entering fail,
//! `swallows` lets leaving answer true. `body 1 ok 5` and `body 1 fail WORD` say what the bodies of later uses do after one pause. `use u a` makes a
//! future of with_resource under the name u, `pair u a b` one of with_two. `poll u` polls it once, `finish u` to its end, `drop u` drops it.

use crate::grader::report;
use crate::solution::{Resource, with_resource, with_two};
use std::cell::RefCell;
use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

/// What has happened since it was last reported.
type Log = Rc<RefCell<Vec<String>>>;

/// A use that can be polled.
type Use = Pin<Box<dyn Future<Output = Result<Option<i64>, String>>>>;

/// A kind of resource.
#[derive(Clone)]
struct Kind {
    entering: usize,
    leaving: usize,
    fails: bool,
    swallows: bool,
}

/// A resource of a use.
struct Logged {
    name: String,
    kind: Kind,
    log: Log,
}

impl Logged {
    fn log(&self, event: &str) {
        self.log.borrow_mut().push(format!("{} {event}", self.name));
    }
}

impl Resource for Logged {
    async fn enter(&mut self) -> Result<(), String> {
        self.log("entering");
        Pauses(self.kind.entering).await;
        if self.kind.fails {
            self.log("not entered");
            return Err(format!("{} is closed", self.name));
        }
        self.log("entered");
        Ok(())
    }

    async fn exit(&mut self, error: Option<&str>) -> bool {
        self.log(&format!("leaving with {error:?}"));
        Pauses(self.kind.leaving).await;
        self.log("left");
        self.kind.swallows
    }

    fn abort(&mut self) {
        self.log("aborted");
    }
}

/// Is pending that many times.
struct Pauses(usize);

impl Future for Pauses {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        if self.0 == 0 {
            return Poll::Ready(());
        }
        self.0 -= 1;
        Poll::Pending
    }
}

/// What a body does.
#[derive(Clone)]
struct Plan {
    pauses: usize,
    outcome: Result<i64, String>,
}

/// Tells when a body is dropped before its end.
struct Watch {
    name: String,
    log: Log,
    ended: bool,
}

impl Drop for Watch {
    fn drop(&mut self) {
        if !self.ended {
            self.log
                .borrow_mut()
                .push(format!("{} body dropped", self.name));
        }
    }
}

impl Plan {
    async fn run(self, name: String, resources: &[&mut Logged], log: Log) -> Result<i64, String> {
        let names: Vec<&str> = resources
            .iter()
            .map(|resource| &resource.name[..])
            .collect();
        let names = names.join(" and ");
        log.borrow_mut()
            .push(format!("{name} body begins with {names}"));
        let mut watch = Watch {
            name: name.clone(),
            log: Rc::clone(&log),
            ended: false,
        };
        Pauses(self.pauses).await;
        watch.ended = true;
        log.borrow_mut().push(format!("{name} body ends"));
        self.outcome
    }
}

pub fn run() {
    let script = std::io::read_to_string(std::io::stdin()).expect("the script is UTF-8");
    let log = Log::default();
    let mut kinds: HashMap<&str, Kind> = HashMap::new();
    let mut uses: HashMap<&str, Use> = HashMap::new();
    let mut plan = Plan {
        pauses: 0,
        outcome: Ok(0),
    };
    for line in script.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let logged = |name: &str, kind: &str| {
            let Some(known) = kinds.get(kind) else {
                panic!("there is no such resource: {line:?}");
            };
            Logged {
                name: format!("{name}.{kind}"),
                kind: known.clone(),
                log: Rc::clone(&log),
            }
        };
        match words[..] {
            [] => {}
            ["resource", name, entering, leaving, ref flags @ ..] => {
                let known = ["fails", "swallows"];
                assert!(
                    flags.iter().all(|flag| known.contains(flag)),
                    "unknown flag: {line:?}"
                );
                let kind = Kind {
                    entering: number(entering, line),
                    leaving: number(leaving, line),
                    fails: flags.contains(&"fails"),
                    swallows: flags.contains(&"swallows"),
                };
                kinds.insert(name, kind);
            }
            ["body", pauses, how @ ("ok" | "fail"), what] => {
                plan = Plan {
                    pauses: number(pauses, line),
                    outcome: match how {
                        "ok" => Ok(number(what, line) as i64),
                        _ => Err(what.to_string()),
                    },
                };
            }
            ["use", name, kind] => {
                let mut resource = logged(name, kind);
                let (plan, owner, log) = (plan.clone(), name.to_string(), Rc::clone(&log));
                let future: Use = Box::pin(async move {
                    let body = async move |r: &mut Logged| plan.run(owner, &[r], log).await;
                    with_resource(&mut resource, body).await
                });
                assert!(uses.insert(name, future).is_none(), "in use: {line:?}");
            }
            ["pair", name, first, second] => {
                let (mut first, mut second) = (logged(name, first), logged(name, second));
                let (plan, owner, log) = (plan.clone(), name.to_string(), Rc::clone(&log));
                let future: Use = Box::pin(async move {
                    let body = async move |a: &mut Logged, b: &mut Logged| {
                        plan.run(owner, &[a, b], log).await
                    };
                    with_two(&mut first, &mut second, body).await
                });
                assert!(uses.insert(name, future).is_none(), "in use: {line:?}");
            }
            ["poll", name] => {
                let Some(future) = uses.get_mut(name) else {
                    report!("{line} -> not in use");
                    continue;
                };
                let polled = future
                    .as_mut()
                    .poll(&mut Context::from_waker(Waker::noop()));
                match polled {
                    Poll::Pending => tell(&format!("{line} -> pending"), &log),
                    Poll::Ready(result) => {
                        tell(&format!("{line} -> {result:?}"), &log);
                        uses.remove(name);
                        after(&log);
                    }
                }
            }
            ["finish", name] => {
                let Some(mut future) = uses.remove(name) else {
                    report!("{line} -> not in use");
                    continue;
                };
                let mut polls = 1;
                let result = loop {
                    let polled = future
                        .as_mut()
                        .poll(&mut Context::from_waker(Waker::noop()));
                    match polled {
                        Poll::Ready(result) => break format!("{result:?}"),
                        Poll::Pending if polls == 1000 => break "no end".to_string(),
                        Poll::Pending => polls += 1,
                    }
                };
                tell(&format!("{line} -> {result} in {polls} polls"), &log);
                drop(future);
                after(&log);
            }
            ["drop", name] => {
                uses.remove(name);
                tell(line, &log);
            }
            _ => panic!("unknown operation: {line:?}"),
        }
    }
}

/// Reports an operation and what happened in it.
fn tell(what: &str, log: &Log) {
    report!("{what}");
    for event in log.borrow_mut().drain(..) {
        report!("  {event}");
    }
}

/// Reports what happened when a use was dropped that had come to its end, which should be nothing.
fn after(log: &Log) {
    for event in log.borrow_mut().drain(..) {
        report!("  after the end: {event}");
    }
}

fn number(word: &str, line: &str) -> usize {
    match word.parse() {
        Ok(number) => number,
        Err(_) => panic!("{word:?} is not a suitable number: {line:?}"),
    }
}
