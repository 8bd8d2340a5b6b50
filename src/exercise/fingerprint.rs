//! What tells whether an exercise still grades as it did: a digest of everything that a grade depends on.
//!
//! Prose that no grade depends on (the question, the task, hints, the lesson) does not count, so mending a sentence
//! proposes no regrade.

use super::model::Exercise;
use crate::digest::Digest;

impl Exercise {
    /// The digest of how submissions are built, run, compared, scored and explained.
    ///
    /// Fields go in as Rust writes them for programmers. A later version of the grader may write them otherwise; the
    /// worst that comes of it is a regrade that changes nothing.
    pub fn grading_digest(&self) -> Digest {
        Digest::of(&[
            self.id.to_string(),
            format!("{:?}", self.mode),
            format!("{:?}", self.limits),
            format!("{:?}", self.optimize),
            format!("{:?}", self.comparison),
            format!("{:?}", self.forbid),
            format!("{:?}", self.cases),
            format!("{:?}", self.rejects),
            format!("{:?}", self.misconceptions),
        ])
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Catalogue, Expected, Mode};
    use super::*;
    use crate::build::Construct;
    use crate::snapshot::Comparison;

    #[test]
    fn what_a_grade_depends_on_counts_and_prose_does_not() {
        let catalogue = Catalogue::embedded();
        let id = catalogue.resolve("lru-cache").unwrap();
        let exercise = catalogue.load(&id).unwrap();
        let before = exercise.grading_digest();
        assert_eq!(catalogue.load(&id).unwrap().grading_digest(), before);

        let mut prose = exercise.clone();
        prose.task.push_str("Good luck.");
        prose.hints.clear();
        assert_eq!(prose.grading_digest(), before);

        type Change = fn(&mut Exercise);
        let table: [(&str, Change); 9] = [
            ("points", |it| it.cases[0].points += 1),
            ("hidden", |it| it.cases[0].hidden = !it.cases[0].hidden),
            ("expected", |it| it.cases[0].expected = Expected::Anything),
            ("limits", |it| it.limits.memory += 1),
            ("mode", |it| it.mode = Mode::Program),
            ("comparison", |it| it.comparison = Comparison::exact()),
            ("forbid", |it| it.forbid.push(Construct::Unsafe)),
            ("optimize", |it| it.optimize = !it.optimize),
            ("rejects", |it| it.rejects.truncate(1)),
        ];
        for (what, change) in table {
            let mut changed = exercise.clone();
            change(&mut changed);
            assert_ne!(changed.grading_digest(), before, "{what}");
        }
    }
}
