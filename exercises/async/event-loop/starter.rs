//! An event loop in virtual time: many tasks take turns on one thread, and the clock is only a number.

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
    todo!()
}
