//! Why a submission is refused before it is compiled.

/// What a reason to reject a submission is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Concern {
    /// Nothing is written in it.
    Empty,
    /// The file as such: what kind of file it is, its size, its encoding.
    File,
    /// Something that is written in it.
    Code,
}

/// A reason to reject a submission, at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// What it is about.
    pub concern: Concern,
    /// What is wrong and what to do, in a line.
    pub message: String,
    /// Line and column, from 1; `None` when the whole file is meant.
    pub place: Option<(usize, usize)>,
    /// The line itself.
    pub source: Option<String>,
}

impl Violation {
    /// A reason that concerns the whole file.
    pub fn of_file(message: impl Into<String>) -> Violation {
        Violation {
            concern: Concern::File,
            message: message.into(),
            place: None,
            source: None,
        }
    }
}
