//! A second look at an answer that was accepted: what clippy notes about the learner's own file.
//!
//! It is for one person before a terminal with one exercise. Whoever asks for it has told the verdict before, so that
//! nobody waits for clippy. Whatever goes wrong with clippy, there is nothing to tell then: the answer was accepted all
//! the same.

use super::Attempt;
use crate::build::{Builder, Note, Opinion};
use crate::exercise::Mode;

/// An answer that clippy is asked about once it is accepted.
#[derive(Debug, Clone)]
pub struct SecondLook {
    text: String,
    /// Whether the answer is a library to clippy, and not a program.
    library: bool,
}

impl SecondLook {
    /// At the answer of an attempt; `None` when only some of its cases run.
    pub fn at(attempt: &Attempt) -> Option<SecondLook> {
        let exercise = attempt.exercise();
        let whole = attempt.cases().count() == exercise.cases.len();
        whole.then(|| SecondLook {
            text: attempt.text().to_owned(),
            library: exercise.mode != Mode::Program,
        })
    }

    /// Asks clippy; `None` when it could not be asked.
    pub fn notes(&self, builder: &Builder) -> Option<Vec<Note>> {
        match builder.notes(&self.text, self.library) {
            Ok(Opinion::Said(notes)) => Some(notes),
            Ok(Opinion::Absent | Opinion::Unreadable(_)) | Err(_) => None,
        }
    }
}
