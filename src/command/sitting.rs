//! A check in a workspace: what came of it is remembered, and the learner is told what comes next.
//!
//! Only the workspace's own files count: another file, or another folder's, is somebody else's answer. A check never
//! fails because its outcome could not be remembered.

use super::learner::{note_change, now, tell};
use super::{Context, Failure};
use crate::exercise::{Catalogue, ExerciseId, ShortHash};
use crate::grade::{Afterword, Grade};
use crate::grading::Attempt;
use crate::progress::{Graded, Progress, Seen, fingerprint};
use crate::submission::shown;
use crate::verdict::Verdict;
use crate::workspace::Workspace;

/// A check in a workspace, before its answers are graded.
#[derive(Debug)]
pub(super) struct Sitting {
    workspace: Workspace,
    /// All exercises; none when nobody can say which there are.
    ids: Vec<ExerciseId>,
    tries: Vec<Try>,
}

/// An answer of the learner's own.
#[derive(Debug)]
struct Try {
    exercise: ExerciseId,
    fingerprint: ShortHash,
    submission: ShortHash,
    /// Whether all of the exercise's cases run.
    whole: bool,
    lesson: Option<String>,
}

impl Sitting {
    /// The attempts that are about the workspace's own files.
    pub(super) fn new(
        workspace: Workspace,
        catalogue: &Catalogue,
        attempts: &[Attempt],
    ) -> Sitting {
        let own = |attempt: &&Attempt| {
            attempt.shown() == shown(&workspace.solution(&attempt.exercise().id))
        };
        let tries = attempts.iter().filter(own).map(Try::of).collect();
        Sitting {
            workspace,
            // A broken list of topics is in nobody's way here.
            ids: catalogue.ids().unwrap_or_default(),
            tries,
        }
    }

    /// Remembers the grades, and adds to those of accepted answers what the learner is told.
    pub(super) fn conclude(&self, context: &Context, grades: &mut [Grade]) {
        let graded =
            |grade: &&Grade| !matches!(grade.verdict, Verdict::InternalError | Verdict::Skipped);
        let outcomes: Vec<(&Try, &Grade)> = grades
            .iter()
            .filter(graded)
            .filter_map(|grade| Some((self.try_of(grade)?, grade)))
            .collect();
        if outcomes.is_empty() {
            return;
        }
        let single = outcomes.len() == 1;
        let updated = self.workspace.update(|progress| {
            let seen = outcomes
                .iter()
                .map(|(answer, grade)| answer.record(grade, single, progress))
                .collect::<Vec<Seen>>();
            (seen, progress.accepted_among(&self.ids))
        });
        let accepted = match updated {
            Ok(told) => {
                let (seen, accepted) = tell(context, told);
                for ((answer, _), seen) in outcomes.iter().zip(seen) {
                    note_change(context, &answer.exercise, seen);
                }
                accepted
            }
            Err(trouble) => {
                let error = Failure::from(trouble).error;
                context.note(&format!("note: this check is not remembered: {error:#}"));
                return;
            }
        };
        for grade in grades {
            if let Some(answer) = self.try_of(grade)
                && grade.verdict == Verdict::Accepted
            {
                grade.afterword = Some(match answer.whole {
                    true => Afterword::Whole {
                        lesson: answer.lesson.clone(),
                        accepted,
                        exercises: self.ids.len(),
                    },
                    false => Afterword::Part,
                });
            }
        }
    }

    fn try_of(&self, grade: &Grade) -> Option<&Try> {
        self.tries
            .iter()
            .find(|answer| answer.exercise == grade.exercise)
    }
}

impl Try {
    fn of(attempt: &Attempt) -> Try {
        let exercise = attempt.exercise();
        Try {
            exercise: exercise.id.clone(),
            fingerprint: fingerprint(exercise),
            submission: ShortHash::of(attempt.text().as_bytes()),
            whole: attempt.cases().count() == exercise.cases.len(),
            lesson: exercise.lesson.clone(),
        }
    }

    /// The only answer of a check is what the learner is at; of many, none is.
    fn record(&self, grade: &Grade, single: bool, progress: &mut Progress) -> Seen {
        let id = &self.exercise;
        let seen = progress.see(id, self.fingerprint);
        let graded = Graded {
            submission: self.submission,
            accepted: grade.verdict == Verdict::Accepted,
            points: grade.points(),
            max_points: grade.max_points(),
        };
        match (self.whole, single) {
            (true, true) => progress.record(id, &graded, &now()),
            (true, false) => progress.record_among_many(id, &graded, &now()),
            (false, _) => progress.tried(id, &now()),
        }
        seen
    }
}
