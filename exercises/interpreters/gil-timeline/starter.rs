//! The GIL on a timeline: simulate tasks that compute and wait, with one lane to compute on or with several.

/// One step of a task, at least 1 tick long. Leave this type as it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Burst {
    /// Computing: needs a lane.
    Cpu(u64),
    /// Waiting: needs nothing.
    Io(u64),
}

/// How the tasks of a run relate to each other. Leave this type as it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// One after the other.
    Sequential,
    /// Under way at the same time, but never two computing at once.
    Concurrent,
    /// At least two computing at once.
    Parallel,
}

/// What came out of a simulation. Leave this type as it is.
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

/// A way of running tasks, and what it costs to set it up. Leave this type as it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Setup {
    pub lanes: usize,
    pub quantum: Option<u64>,
    pub startup: u64,
}

/// Runs `tasks` on `lanes` lanes (at least 1). With `Some(q)` (at least 1) a task gives up its lane after at most `q` ticks,
/// with `None` only when its burst is over.
pub fn simulate(tasks: &[Vec<Burst>], lanes: usize, quantum: Option<u64>) -> Report {
    todo!()
}

/// The position of the setup (there is at least one) with the smallest startup plus makespan, the first among equals.
pub fn best(tasks: &[Vec<Burst>], setups: &[Setup]) -> usize {
    todo!()
}
