//! What happens while attempts are graded. Engines send these; they never print.

use crate::exercise::ExerciseId;
use crate::grade::{BuildGrade, CaseGrade, Grade};

/// A piece of news. Attempts are numbered in the order in which they were asked for.
#[derive(Debug, Clone)]
pub enum Event {
    /// An attempt began: its program is being built.
    AttemptStarted {
        /// Number of the attempt.
        attempt: usize,
        /// The exercise.
        exercise: ExerciseId,
        /// The submission's path as the learner knows it.
        submission: String,
        /// Names of the cases that will run, in the exercise's order.
        cases: Vec<String>,
    },
    /// The build ended, well or not.
    BuildFinished {
        /// Number of the attempt.
        attempt: usize,
        /// What it came to.
        build: BuildGrade,
    },
    /// A case ended. Cases run side by side, so these come in any order.
    CaseFinished {
        /// Number of the attempt.
        attempt: usize,
        /// Place of the case in the exercise's order, from 0.
        index: usize,
        /// What it came to.
        case: Box<CaseGrade>,
    },
    /// An attempt ended.
    AttemptFinished {
        /// Number of the attempt.
        attempt: usize,
        /// Its grade.
        grade: Box<Grade>,
    },
}
