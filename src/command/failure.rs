//! Why a command could not do what was asked: a message, and the exit status that goes with it.

use crate::build::NoToolchain;
use crate::exercise::LoadError;
use crate::exit_status::ExitStatus;
use crate::gradebook::JournalError;
use crate::grading::GradingTrouble;
use crate::sandbox::Unavailable;

/// The end of a command that did not get to its result.
#[derive(Debug)]
pub struct Failure {
    /// The exit status.
    pub status: ExitStatus,
    /// What to tell, with its causes.
    pub error: anyhow::Error,
}

impl Failure {
    /// What was typed cannot be done.
    pub fn usage(message: impl Into<String>) -> Failure {
        Failure {
            status: ExitStatus::Usage,
            error: anyhow::anyhow!(message.into()),
        }
    }

    /// The machine failed.
    pub fn machine(error: impl Into<anyhow::Error>) -> Failure {
        Failure {
            status: ExitStatus::MachineTrouble,
            error: error.into(),
        }
    }

    /// Someone asked the grader to stop.
    pub fn interrupted() -> Failure {
        Failure {
            status: ExitStatus::Interrupted,
            error: anyhow::anyhow!("interrupted"),
        }
    }
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Failure {
        Failure::machine(error)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Failure {
        Failure::machine(error)
    }
}

impl From<NoToolchain> for Failure {
    fn from(error: NoToolchain) -> Failure {
        Failure::machine(error)
    }
}

impl From<Unavailable> for Failure {
    fn from(error: Unavailable) -> Failure {
        Failure {
            status: ExitStatus::NoSandbox,
            error: error.into(),
        }
    }
}

impl From<JournalError> for Failure {
    fn from(error: JournalError) -> Failure {
        // The message has its cause and the next step in one line already.
        Failure {
            status: ExitStatus::MachineTrouble,
            error: anyhow::anyhow!(error.to_string()),
        }
    }
}

impl From<GradingTrouble> for Failure {
    fn from(trouble: GradingTrouble) -> Failure {
        match trouble {
            GradingTrouble::Interrupted => Failure::interrupted(),
            machine @ GradingTrouble::Machine { .. } => Failure::machine(machine),
        }
    }
}

impl From<LoadError> for Failure {
    fn from(error: LoadError) -> Failure {
        let status = match &error {
            LoadError::Problems(_) => ExitStatus::BrokenExercise,
            _ => ExitStatus::MachineTrouble,
        };
        Failure {
            status,
            error: error.into(),
        }
    }
}
