//! What one run may use at most.

use std::time::Duration;

use serde::{Deserialize, Serialize};

/// The size of a kibibyte, mebibyte and gibibyte in bytes.
pub const KIB: u64 = 1 << 10;
/// A mebibyte in bytes.
pub const MIB: u64 = 1 << 20;
/// A gibibyte in bytes.
pub const GIB: u64 = 1 << 30;

/// The largest file that is collected, in bytes: the grader holds it in memory for a moment. A program without
/// debug information that links the standard library statically has some 4 MB.
pub const MAX_ARTEFACT: u64 = 32 * MIB;

/// Upper bounds for one run: every process it starts counts towards them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Processor time of the whole process tree.
    pub cpu: Duration,
    /// Time on the wall clock, for programs that sleep or wait.
    pub wall: Duration,
    /// Resident memory in bytes.
    pub memory: u64,
    /// Bytes written to each of stdout, stderr and the report channel.
    pub output: u64,
    /// Stack of the main thread in bytes.
    pub stack: u64,
    /// Processes and threads alive at once.
    pub processes: u32,
    /// Open file descriptors of one process.
    pub open_files: u32,
    /// Bytes written to files; also the size of one file.
    pub disk: u64,
}

impl Limits {
    /// What a case gets when its exercise says nothing.
    pub fn for_case() -> Limits {
        let cpu = Duration::from_secs(2);
        Limits {
            cpu,
            wall: Limits::wall_for(cpu),
            memory: 256 * MIB,
            output: 64 * KIB,
            stack: 8 * MIB,
            processes: 64,
            open_files: 64,
            disk: 16 * MIB,
        }
    }

    /// What an exercise may ask for at most.
    pub fn ceiling() -> Limits {
        let cpu = Duration::from_secs(10);
        Limits {
            cpu,
            wall: Limits::wall_for(cpu),
            memory: GIB,
            output: 4 * MIB,
            stack: 64 * MIB,
            processes: 256,
            open_files: 256,
            disk: 64 * MIB,
        }
    }

    /// What the compiler gets. Sizes follow from rustc itself: it links with threads, maps its own libraries of
    /// some 200 MiB and writes intermediate files beside the program.
    pub fn for_compiler() -> Limits {
        Limits {
            cpu: Duration::from_secs(30),
            wall: Duration::from_secs(60),
            memory: 2 * GIB,
            output: MIB,
            stack: 16 * MIB,
            processes: 128,
            open_files: 1024,
            disk: 512 * MIB,
        }
    }

    /// Address space for data that goes with the limit on resident memory, in bytes.
    pub(super) fn data(&self) -> u64 {
        self.memory.saturating_mul(4).saturating_add(64 * MIB)
    }

    /// The wall limit that goes with a CPU limit unless an exercise states one: three times as long and a
    /// second more, so that a loaded machine does not turn a correct answer into a late one.
    pub fn wall_for(cpu: Duration) -> Duration {
        cpu * 3 + Duration::from_secs(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_stay_below_the_ceiling() {
        let (case, ceiling) = (Limits::for_case(), Limits::ceiling());
        assert!(case.cpu <= ceiling.cpu && case.wall <= ceiling.wall);
        assert!(case.memory <= ceiling.memory && case.output <= ceiling.output);
        assert!(case.stack <= ceiling.stack && case.processes <= ceiling.processes);
        assert!(case.open_files <= ceiling.open_files && case.disk <= ceiling.disk);
    }
}
