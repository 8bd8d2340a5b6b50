//! Why random scripts, or kept cases, could not be run. No submission is the worse for it.

use crate::exercise::{LoadError, Problem, Problems};

/// What kept scripts from being run.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// Generator or reference solution are not as they must be: their author has to mend them.
    #[error(transparent)]
    Exercise(#[from] LoadError),
    /// A build or a run failed for want of something that is no part of the exercise.
    #[error("cannot grade `{submission}`: {trouble}")]
    Grading {
        /// The file that was being graded.
        submission: String,
        /// What went wrong.
        trouble: String,
    },
    /// Someone asked the grader to stop.
    #[error("interrupted")]
    Interrupted,
}

impl From<Problem> for Trouble {
    fn from(problem: Problem) -> Trouble {
        Trouble::Exercise(Problems(vec![problem]).into())
    }
}
