//! The GIL on a timeline: simulate tasks that compute and wait, with one lane to compute on or with several.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

/// One step of a task, at least 1 tick long.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Burst {
    /// Computing: needs a lane.
    Cpu(u64),
    /// Waiting: needs nothing.
    Io(u64),
}

/// How the tasks of a run relate to each other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// One after the other.
    Sequential,
    /// Under way at the same time, but never two computing at once.
    Concurrent,
    /// At least two computing at once.
    Parallel,
}

/// What came out of a simulation.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// The time at which the last task finished, 0 if there is none.
    pub makespan: u64,
    /// The time at which each task finished.
    pub finish: Vec<u64>,
    /// How often a lane took a task other than the one it had run last.
    pub switches: usize,
    /// The highest number of tasks computing at once.
    pub peak: usize,
    /// What ran where, as (start, lane, task, length), ordered by start, then by lane.
    pub slices: Vec<(u64, usize, usize, u64)>,
    /// How the tasks relate to each other.
    pub kind: Kind,
}

/// A way of running tasks, and what it costs to set it up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Setup {
    pub lanes: usize,
    pub quantum: Option<u64>,
    pub startup: u64,
}

/// Runs `tasks` on `lanes` lanes (at least 1). With `Some(q)` (at least 1) a task gives up its lane after at most `q` ticks,
/// with `None` only when its burst is over.
pub fn simulate(tasks: &[Vec<Burst>], lanes: usize, quantum: Option<u64>) -> Report {
    let mut timeline = Timeline::new(tasks, lanes);
    for task in 0..tasks.len() {
        timeline.next_burst(task);
    }
    timeline.fill_lanes(quantum);
    while let Some(now) = timeline.next_event() {
        timeline.now = now;
        timeline.end_waits();
        timeline.free_lanes();
        timeline.fill_lanes(quantum);
    }
    timeline.report()
}

/// The position of the setup (there is at least one) with the smallest startup plus makespan, the first among equals.
pub fn best(tasks: &[Vec<Burst>], setups: &[Setup]) -> usize {
    let cost = |setup: &Setup| setup.startup + simulate(tasks, setup.lanes, setup.quantum).makespan;
    // Of equal keys, `min_by_key` gives the first.
    (0..setups.len())
        .min_by_key(|&i| cost(&setups[i]))
        .expect("at least one setup")
}

struct Task<'a> {
    bursts: std::slice::Iter<'a, Burst>,
    /// What is left of the current Cpu burst.
    rest: u64,
    /// When the task first computed or waited.
    began: Option<u64>,
    finish: u64,
}

#[derive(Clone, Default)]
struct Lane {
    /// The task computing here, and until when.
    running: Option<(usize, u64)>,
    /// The position of the lane's latest slice.
    latest: Option<usize>,
}

/// The state at one moment. Time jumps from event to event, so long bursts cost no more than short ones.
struct Timeline<'a> {
    now: u64,
    tasks: Vec<Task<'a>>,
    ready: VecDeque<usize>,
    /// The ends of all waits, the earliest on top, equal ones in order of the task.
    waits: BinaryHeap<Reverse<(u64, usize)>>,
    lanes: Vec<Lane>,
    slices: Vec<(u64, usize, usize, u64)>,
    switches: usize,
    peak: usize,
}

impl<'a> Timeline<'a> {
    fn new(tasks: &'a [Vec<Burst>], lanes: usize) -> Timeline<'a> {
        let tasks = tasks.iter().map(|bursts| Task {
            bursts: bursts.iter(),
            rest: 0,
            began: None,
            finish: 0,
        });
        Timeline {
            now: 0,
            tasks: tasks.collect(),
            ready: VecDeque::new(),
            waits: BinaryHeap::new(),
            lanes: vec![Lane::default(); lanes],
            slices: Vec::new(),
            switches: 0,
            peak: 0,
        }
    }

    fn next_burst(&mut self, index: usize) {
        let task = &mut self.tasks[index];
        match task.bursts.next() {
            None => task.finish = self.now,
            Some(&Burst::Cpu(length)) => {
                task.rest = length;
                self.ready.push_back(index);
            }
            Some(&Burst::Io(length)) => {
                task.began.get_or_insert(self.now);
                self.waits.push(Reverse((self.now + length, index)));
            }
        }
    }

    fn next_event(&self) -> Option<u64> {
        let wait = self.waits.peek().map(|&Reverse((end, _))| end);
        let running = self.lanes.iter().filter_map(|lane| lane.running);
        running.map(|(_, end)| end).chain(wait).min()
    }

    fn end_waits(&mut self) {
        while let Some(&Reverse((end, index))) = self.waits.peek() {
            if end > self.now {
                break;
            }
            self.waits.pop();
            self.next_burst(index);
        }
    }

    fn free_lanes(&mut self) {
        let mut stopped = Vec::new();
        for lane in &mut self.lanes {
            if let Some((index, _)) = lane.running.take_if(|&mut (_, end)| end == self.now) {
                stopped.push(index);
            }
        }
        stopped.sort_unstable();
        for index in stopped {
            if self.tasks[index].rest == 0 {
                self.next_burst(index);
            } else {
                self.ready.push_back(index);
            }
        }
    }

    fn fill_lanes(&mut self, quantum: Option<u64>) {
        for number in 0..self.lanes.len() {
            if self.lanes[number].running.is_some() {
                continue;
            }
            let Some(index) = self.ready.pop_front() else {
                break;
            };
            let task = &mut self.tasks[index];
            task.began.get_or_insert(self.now);
            let length = quantum.map_or(task.rest, |quantum| quantum.min(task.rest));
            task.rest -= length;
            self.lanes[number].running = Some((index, self.now + length));
            self.note_slice(number, index, length);
        }
        let running = self.lanes.iter().filter(|lane| lane.running.is_some());
        self.peak = self.peak.max(running.count());
    }

    /// Lengthens the lane's latest slice if this one continues it.
    fn note_slice(&mut self, number: usize, index: usize, length: u64) {
        let lane = &mut self.lanes[number];
        if let Some(latest) = lane.latest {
            let (start, _, task, ran) = &mut self.slices[latest];
            if *task != index {
                self.switches += 1;
            } else if *start + *ran == self.now {
                *ran += length;
                return;
            }
        }
        lane.latest = Some(self.slices.len());
        self.slices.push((self.now, number, index, length));
    }

    fn report(self) -> Report {
        let finish: Vec<u64> = self.tasks.iter().map(|task| task.finish).collect();
        let kind = if self.peak >= 2 {
            Kind::Parallel
        } else if self.spans_overlap() {
            Kind::Concurrent
        } else {
            Kind::Sequential
        };
        Report {
            makespan: finish.iter().copied().max().unwrap_or(0),
            finish,
            switches: self.switches,
            peak: self.peak,
            slices: self.slices,
            kind,
        }
    }

    fn spans_overlap(&self) -> bool {
        let spans = self.tasks.iter();
        let mut spans: Vec<(u64, u64)> = spans
            .filter_map(|task| Some((task.began?, task.finish)))
            .collect();
        // Sorted by start, some two overlap only if two neighbours do.
        spans.sort_unstable();
        spans.windows(2).any(|pair| pair[1].0 < pair[0].1)
    }
}
