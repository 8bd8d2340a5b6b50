//! Why random scripts, or saved cases, could not be run. No submission is the worse for it.

use crate::exercise::{LoadError, Problem, Problems};
use crate::grading::GradingTrouble;

/// What kept scripts from being run.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// Generator or reference solution are not as they must be: their author has to mend them.
    #[error(transparent)]
    Exercise(#[from] LoadError),
    /// An interrupt, or trouble with the machine.
    #[error(transparent)]
    Grading(#[from] GradingTrouble),
}

impl From<Problem> for Trouble {
    fn from(problem: Problem) -> Trouble {
        Trouble::Exercise(Problems(vec![problem]).into())
    }
}
