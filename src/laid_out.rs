//! What laying out a workspace came to: what was written, and what its learner should know.

use std::path::PathBuf;

use crate::exercise::ExerciseId;

/// What laying out a workspace came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LaidOut {
    /// Whether there was no workspace before.
    pub fresh: bool,
    /// Exercises whose starter was written.
    pub written: Vec<ExerciseId>,
    /// Exercises for which there was a file that nobody of us had written.
    pub found: Vec<ExerciseId>,
    /// Exercises whose file the learner has removed. It is not brought back unasked.
    pub removed: Vec<ExerciseId>,
    /// Exercises whose question, task, starter or harness changed since the learner last saw them.
    pub changed: Vec<ExerciseId>,
    /// Exercises that go by another name now.
    pub renamed: Vec<Renamed>,
    /// Files of the learner's that still have a name of before.
    pub waiting: Vec<Waiting>,
    /// Names with marks that the catalogue does not have any more.
    pub gone: Vec<String>,
    /// What the learner should know of the progress file.
    pub note: Option<String>,
}

/// An exercise that goes by another name now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renamed {
    /// Its name before.
    pub from: String,
    /// Its name now.
    pub to: ExerciseId,
}

/// A learner's file that still has the name its exercise had before. It is theirs to move. Paths are as one would type
/// them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Where it stands.
    pub from: PathBuf,
    /// Where it is looked for.
    pub to: PathBuf,
}
