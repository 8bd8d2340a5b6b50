//! An event loop in virtual time: many tasks take turns on one thread, and the clock is only a number.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, VecDeque};

/// What a task does next. All times are in units of the virtual clock.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// Writes the current time and this text into the log.
    Log(String),
    /// Awaits a coroutine with these steps: the task itself does them, here and now.
    Await(Vec<Step>),
    /// Creates a task with this name and these steps.
    Spawn(String, Vec<Step>),
    /// Waits until the task of this name has ended.
    Join(String),
    /// Lets all others go first that are ready.
    Yield,
    /// Sleeps for so long.
    Sleep(u64),
    /// Blocks the whole loop for so long.
    Block(u64),
    /// Hands so much work to the helpers, and waits until it is done.
    Offload(u64),
}

/// What came of a run.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The lines that were logged, with their times.
    pub log: Vec<(u64, String)>,
    /// The time at which the run ended.
    pub end: u64,
    /// Which task held the loop for long, and for how long.
    pub slow: Vec<(String, u64)>,
}

/// Runs the task `main`, and the tasks that come out of it, until `main` ends. There are `workers` helpers, and holding the
/// loop for at least `slow_after` counts as slow.
pub fn run(main: Vec<Step>, workers: usize, slow_after: u64) -> Report {
    let mut event_loop = EventLoop {
        helpers: (0..workers).map(|_| Reverse(0)).collect(),
        ..EventLoop::default()
    };
    let main = event_loop.create("main".to_string(), main);
    while !event_loop.tasks[main].ended {
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
    /// The tasks that wait for the end of this one.
    joining: Vec<usize>,
}

/// Tasks are known by their position in `tasks`.
#[derive(Default)]
struct EventLoop {
    clock: u64,
    tasks: Vec<Task>,
    ids: HashMap<String, usize>,
    ready: VecDeque<usize>,
    /// Suspended tasks by due time, those with the same one by the order of their suspension.
    timers: BinaryHeap<Reverse<(u64, usize, usize)>>,
    suspensions: usize,
    /// When each helper is done with all that has been given to it.
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

    /// Takes the next task, after waiting for one if nobody is ready.
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

    /// Lets a task go on until it suspends or ends.
    fn advance(&mut self, id: usize) {
        while let Some(step) = self.tasks[id].steps.pop_front() {
            match step {
                Step::Log(text) => self.log.push((self.clock, text)),
                Step::Await(steps) => {
                    // The coroutine's steps become the next ones of this very task.
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
                    // Jobs come in the order of time, so the helper that is free first can be given its next job now.
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
