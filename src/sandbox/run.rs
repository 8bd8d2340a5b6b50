//! One child process under limits: what is asked for, and what came of it.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::capture::Capture;

/// What to run.
#[derive(Debug, Clone)]
pub struct Command {
    /// The program, as an absolute path.
    pub program: PathBuf,
    /// Its arguments, without the program's own name.
    pub args: Vec<OsString>,
    /// Its whole environment: nothing is inherited.
    pub env: Vec<(OsString, OsString)>,
    /// The folder it starts in.
    pub current_dir: PathBuf,
    /// What it finds on stdin.
    pub stdin: Vec<u8>,
    /// When given, the program gets the report channel: descriptor 3 to write to, and descriptor 4, from which
    /// it reads these bytes once.
    pub report: Option<Vec<u8>>,
    /// The name of a file that it makes in the folder it starts in, and that is wanted.
    pub collect: Option<String>,
}

/// How a process ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ending {
    /// By returning or exiting with this status.
    Exited(i32),
    /// By this signal.
    Signalled(i32),
}

/// Why the supervisor ended a run. Recorded when the decision is taken, never guessed from a signal later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kill {
    /// More output than allowed.
    Output,
    /// More processor time than allowed.
    Cpu,
    /// More time on the wall clock than allowed.
    Wall,
    /// More memory than allowed.
    Memory,
    /// More processes and threads than allowed.
    Processes,
    /// The person at the terminal, or the system, asked the grader to stop.
    Interrupt,
}

/// How a run's memory was counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum MemoryCount {
    /// By looking every now and then, and by what the kernel remembers of each process.
    #[default]
    Sampling,
    /// By a control group: the kernel counts all of it, all the time.
    ControlGroup,
}

impl MemoryCount {
    /// The name in reports.
    pub fn name(self) -> &'static str {
        match self {
            MemoryCount::Sampling => "sampling",
            MemoryCount::ControlGroup => "control-group",
        }
    }
}

/// What a run used.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Usage {
    /// Time from start to end on the wall clock.
    pub wall: Duration,
    /// Processor time of the whole tree; `None` where the platform does not tell.
    pub cpu: Option<Duration>,
    /// Largest resident memory in bytes; `None` where the platform does not tell.
    pub peak_memory: Option<u64>,
    /// How that was counted.
    pub memory_count: MemoryCount,
}

/// What came of a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// How the program ended.
    pub ending: Ending,
    /// Why the supervisor ended it, if it did. The first cause stays.
    pub kill: Option<Kill>,
    /// Whether it was ended for a system call that the sandbox forbids.
    pub violation: bool,
    /// What it used.
    pub usage: Usage,
    /// What it wrote to stdout.
    pub stdout: Capture,
    /// What it wrote to stderr.
    pub stderr: Capture,
    /// What it wrote to the report channel; empty where it had none.
    pub report: Capture,
    /// The file that was wanted, if the command made it: a regular one, within the limit on disk space.
    pub artefact: Option<Vec<u8>>,
    /// Whether whoever watched the command from within vanished before it told anything: the command's doing,
    /// unless the sandbox itself is broken.
    pub supervision_lost: bool,
}

impl Run {
    /// Whether the program ended by itself with status 0.
    pub fn succeeded(&self) -> bool {
        self.kill.is_none() && self.ending == Ending::Exited(0)
    }
}
