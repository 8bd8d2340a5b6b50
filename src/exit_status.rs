//! How `grader` itself ends: a published contract that scripts and CI rely on.
//!
//! A number once given a meaning is never given another.

use std::process::{ExitCode, Termination};

/// The exit status of the whole process.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum ExitStatus {
    /// Every attempt was accepted, or the command did what it says.
    Success = 0,
    /// Some attempt was not accepted.
    NotAccepted = 1,
    /// The command line was wrong, or named something that does not exist.
    Usage = 2,
    /// An exercise is broken: the author has to mend it.
    BrokenExercise = 3,
    /// The sandbox that was asked for is not to be had; no submission was run.
    NoSandbox = 4,
    /// Trouble with the machine: no toolchain, no space, no permission.
    MachineTrouble = 5,
    /// Ended by Ctrl-C or a termination signal.
    Interrupted = 130,
}

impl ExitStatus {
    /// Every status with the sentence that documents it, in ascending order.
    pub const ALL: [(ExitStatus, &'static str); 7] = [
        (
            ExitStatus::Success,
            "every attempt accepted, or the command did what it says",
        ),
        (
            ExitStatus::NotAccepted,
            "some attempt, saved case or random script was not accepted",
        ),
        (ExitStatus::Usage, "wrong usage"),
        (ExitStatus::BrokenExercise, "an exercise is broken"),
        (
            ExitStatus::NoSandbox,
            "the sandbox that was asked for is not to be had; nothing was run",
        ),
        (
            ExitStatus::MachineTrouble,
            "machine trouble; nobody was graded down for it",
        ),
        (ExitStatus::Interrupted, "interrupted"),
    ];

    /// The number handed to the operating system.
    pub fn code(self) -> u8 {
        self as u8
    }
}

impl Termination for ExitStatus {
    fn report(self) -> ExitCode {
        ExitCode::from(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_the_published_ones() {
        let codes: Vec<u8> = ExitStatus::ALL
            .iter()
            .map(|(status, _)| status.code())
            .collect();
        assert_eq!(codes, [0, 1, 2, 3, 4, 5, 130]);
    }
}
