//! What recording an exercise comes to: the files that would change, or why none may.

use crate::exercise::ExerciseId;
use crate::snapshot::Mismatch;

/// What recording one exercise comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The exercise.
    pub exercise: ExerciseId,
    /// The files that are not as they would be recorded; none where recording is refused.
    pub changes: Vec<Change>,
    /// Why nothing of this exercise may be recorded; nothing where it may.
    pub refusals: Vec<String>,
    /// What its author should know, though it stands in the way of nothing.
    pub remarks: Vec<String>,
}

/// A file that is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Its path below the exercise's folder.
    pub file: String,
    /// What it is to hold.
    pub bytes: Vec<u8>,
    /// What it is.
    pub kind: ChangeKind,
}

/// What a file that is to be written holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChangeKind {
    /// The snapshot of a case.
    Snapshot {
        /// The case.
        case: String,
        /// Whether there was none before.
        fresh: bool,
        /// How it differs from what was recorded; `None` for a fresh one without any output.
        mismatch: Option<Mismatch>,
    },
    /// How the rejects answer.
    Misconceptions {
        /// How many rejects are recorded.
        rejects: usize,
        /// Files of those that are recorded anew or otherwise than before.
        changed: Vec<String>,
    },
}
