//! The report on a terminal with a second look at an answer that was accepted: what clippy notes about it.
//!
//! No CI job and no check of many waits for clippy, and verdict and lesson are on the screen before it begins.

use std::io::{self, Write};

use super::Context;
use crate::build::Builder;
use crate::grading::{self, Attempt};
use crate::report::{self, Batch, Verbosity};
use crate::verdict::Verdict;

/// An answer that clippy is asked about once it is accepted.
#[derive(Debug)]
pub(super) struct SecondLook(grading::SecondLook);

impl SecondLook {
    /// The only attempt, when all of its cases run; `None` where there are several, or where nobody reads more than the verdict.
    pub(super) fn at(context: &Context, attempts: &[Attempt]) -> Option<SecondLook> {
        let [attempt] = attempts else {
            return None;
        };
        let look = grading::SecondLook::at(attempt)?;
        is_read(context).then_some(SecondLook(look))
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
            grade.notes = self.0.notes(builder);
        }
        out.write_all(&report::closing(batch, &context.style))
    }
}

/// Whether anybody reads more than the verdict.
pub(super) fn is_read(context: &Context) -> bool {
    context.style.verbosity != Verbosity::Quiet && !super::in_ci()
}
