//! A second look at an answer that was accepted: what clippy notes about the learner's own file.
//!
//! It is for one person before a terminal with one exercise, so no CI job and no check of many waits for it. Verdict
//! and lesson are on the screen before clippy begins. Whatever goes wrong with clippy, there is nothing to tell then:
//! the answer was accepted all the same.

use std::io::{self, Write};

use super::Context;
use crate::build::{Builder, Opinion};
use crate::exercise::Mode;
use crate::grading::Attempt;
use crate::report::{self, Batch, Verbosity};
use crate::verdict::Verdict;

/// An answer that clippy is asked about once it is accepted.
#[derive(Debug)]
pub(super) struct SecondLook {
    text: String,
    /// Whether the answer is a library to clippy, and not a program.
    library: bool,
}

impl SecondLook {
    /// The only attempt, when all of its cases run; `None` where there are several, or where nobody reads more than the verdict.
    pub(super) fn at(context: &Context, attempts: &[Attempt]) -> Option<SecondLook> {
        let [attempt] = attempts else {
            return None;
        };
        let whole = attempt.cases().count() == attempt.exercise().cases.len();
        let watched = context.style.verbosity != Verbosity::Quiet && !super::in_ci();
        (whole && watched).then(|| SecondLook {
            text: attempt.text().to_owned(),
            library: attempt.exercise().mode != Mode::Program,
        })
    }

    /// Writes the report for people, whose live lines are written, in two halves; asks clippy between them, and adds
    /// what it notes to the grade.
    ///
    /// # Errors
    /// When it cannot be written, or nobody reads it: clippy is not asked then.
    pub(super) fn tell(
        self,
        context: &Context,
        builder: &Builder,
        batch: &mut Batch,
    ) -> io::Result<()> {
        let mut out = io::stdout().lock();
        out.write_all(&report::outcome(batch, &context.style))?;
        out.flush()?;
        if let [grade] = batch.grades.as_mut_slice()
            && grade.verdict == Verdict::Accepted
        {
            grade.notes = match builder.notes(&self.text, self.library) {
                Ok(Opinion::Said(notes)) => Some(notes),
                Ok(Opinion::Absent | Opinion::Unreadable(_)) | Err(_) => None,
            };
        }
        out.write_all(&report::closing(batch, &context.style))
    }
}
