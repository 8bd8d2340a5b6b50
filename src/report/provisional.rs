//! What stands in a report's file before grading has ended.
//!
//! Some services want a file whatever happens, and a container may be killed at any moment. So the file is there from
//! the start, well-formed, and says that grading did not finish. None of them takes it for a score: Gradescope finds
//! none in it, PrairieLearn reads that nothing was gradable, Exercism that nothing could be run, Classroom 50 a result
//! of 0 out of 0.

use super::{Format, Surroundings, classroom50, exercism, gradescope, prairielearn};

/// The words in all of them.
pub(super) const UNFINISHED: &str =
    "grading did not finish, and nothing was scored: submit again, or tell the instructor";

/// The report that stands in the file until grading has ended; `None` for a format whose readers want none.
pub fn provisional(format: Format, surroundings: &Surroundings) -> Option<Vec<u8>> {
    match format {
        Format::Gradescope => Some(gradescope::provisional()),
        Format::Exercism => Some(exercism::provisional()),
        Format::Prairielearn => Some(prairielearn::provisional()),
        Format::Classroom50 => surroundings
            .assignment
            .as_ref()
            .map(classroom50::provisional),
        _ => None,
    }
}
