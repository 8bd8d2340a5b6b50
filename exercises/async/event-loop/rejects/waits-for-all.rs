//! Rejected: keeps the loop going until nobody has anything left to do

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, VecDeque};

#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    Log(String),
    Await(Vec<Step>),
    Spawn(String, Vec<Step>),
    Join(String),
    Yield,
    Sleep(u64),
    Block(u64),
    Offload(u64),
}

#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    pub log: Vec<(u64, String)>,
    pub end: u64,
    pub slow: Vec<(String, u64)>,
}

pub fn run(main: Vec<Step>, workers: usize, slow_after: u64) -> Report {
    let mut event_loop = EventLoop {
        helpers: (0..workers).map(|_| Reverse(0)).collect(),
        ..EventLoop::default()
    };
    event_loop.create("main".to_string(), main);
    while !(event_loop.ready.is_empty() && event_loop.timers.is_empty()) {
        let id = event_loop.next_ready();
        let taken_at = event_loop.clock;
        event_loop.advance(id);
        let held = event_loop.clock - taken_at;
        if held >= slow_after {
            let name = event_loop.tasks[id].name.clone();
            event_loop.slow.push((name, held));
        }
    }
    Report {
        log: event_loop.log,
        end: event_loop.clock,
        slow: event_loop.slow,
    }
}

struct Task {
    name: String,
    steps: VecDeque<Step>,
    ended: bool,
    joining: Vec<usize>,
}

#[derive(Default)]
struct EventLoop {
    clock: u64,
    tasks: Vec<Task>,
    ids: HashMap<String, usize>,
    ready: VecDeque<usize>,
    timers: BinaryHeap<Reverse<(u64, usize, usize)>>,
    suspensions: usize,
    helpers: BinaryHeap<Reverse<u64>>,
    log: Vec<(u64, String)>,
    slow: Vec<(String, u64)>,
}

impl EventLoop {
    fn create(&mut self, name: String, steps: Vec<Step>) -> usize {
        let id = self.tasks.len();
        self.ids.insert(name.clone(), id);
        self.tasks.push(Task {
            name,
            steps: steps.into(),
            ended: false,
            joining: Vec::new(),
        });
        self.ready.push_back(id);
        id
    }

    fn next_ready(&mut self) -> usize {
        loop {
            while let Some(&Reverse((due, _, id))) = self.timers.peek()
                && due <= self.clock
            {
                self.timers.pop();
                self.ready.push_back(id);
            }
            if let Some(id) = self.ready.pop_front() {
                return id;
            }
            let Some(&Reverse((due, _, _))) = self.timers.peek() else {
                panic!("every task waits for another one");
            };
            self.clock = due;
        }
    }

    fn advance(&mut self, id: usize) {
        while let Some(step) = self.tasks[id].steps.pop_front() {
            match step {
                Step::Log(text) => self.log.push((self.clock, text)),
                Step::Await(steps) => {
                    for step in steps.into_iter().rev() {
                        self.tasks[id].steps.push_front(step);
                    }
                }
                Step::Spawn(name, steps) => {
                    self.create(name, steps);
                }
                Step::Join(name) => {
                    let other = &mut self.tasks[self.ids[&name]];
                    if !other.ended {
                        other.joining.push(id);
                        return;
                    }
                }
                Step::Yield => return self.ready.push_back(id),
                Step::Sleep(time) => return self.suspend(id, self.clock + time),
                Step::Block(time) => self.clock += time,
                Step::Offload(work) => {
                    let Some(Reverse(free)) = self.helpers.pop() else {
                        panic!("there are no helpers");
                    };
                    let done = free.max(self.clock) + work;
                    self.helpers.push(Reverse(done));
                    return self.suspend(id, done);
                }
            }
        }
        self.tasks[id].ended = true;
        let joining = std::mem::take(&mut self.tasks[id].joining);
        self.ready.extend(joining);
    }

    fn suspend(&mut self, id: usize, due: u64) {
        self.timers.push(Reverse((due, self.suspensions, id)));
        self.suspensions += 1;
    }
}
