//! Why attempts could not be graded. No submission is the worse for it.

/// What kept attempts from being graded.
#[derive(Debug, thiserror::Error)]
pub enum GradingTrouble {
    /// A build or a run failed for want of something that is no part of the exercise.
    #[error("cannot grade `{submission}`: {trouble}")]
    Machine {
        /// The file that was being graded.
        submission: String,
        /// What went wrong.
        trouble: String,
    },
    /// Someone asked the grader to stop.
    #[error("interrupted")]
    Interrupted,
}
