//! A check in a workspace: what came of it is remembered, and the learner is told what comes next.
//!
//! Only the workspace's own files count: another file, or another folder's, is somebody else's answer. A check never
//! fails because its outcome could not be remembered.

use super::learner::{note_change, tell};
use super::{Context, Failure};
use crate::clock::now;
use crate::exercise::{Catalogue, ExerciseId};
use crate::grade::Grade;
use crate::grading::Attempt;
use crate::progress::Seen;
use crate::submission::shown;
use crate::workspace::{Answer, Told, Trouble, Workspace};

/// A check in a workspace, before its answers are graded.
#[derive(Debug)]
pub(super) struct Sitting {
    workspace: Workspace,
    /// All exercises; none when nobody can say which there are.
    ids: Vec<ExerciseId>,
    answers: Vec<Answer>,
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
        let answer = |attempt: &Attempt| {
            let exercise = attempt.exercise();
            let whole = attempt.cases().count() == exercise.cases.len();
            Answer::new(exercise, attempt.text(), whole)
        };
        let answers = attempts.iter().filter(own).map(answer).collect();
        Sitting {
            workspace,
            // A broken list of topics is in nobody's way here.
            ids: catalogue.ids().unwrap_or_default(),
            answers,
        }
    }

    /// Remembers the grades, and adds to those of accepted answers what the learner is told.
    pub(super) fn conclude(&self, grades: &mut [Grade]) -> Remembered {
        let Sitting {
            workspace,
            ids,
            answers,
        } = self;
        Remembered(workspace.record(ids, answers, grades, &now()))
    }
}

/// What came of remembering a check, to be told after its report.
#[derive(Debug)]
pub(super) struct Remembered(Result<Told<Vec<(ExerciseId, Seen)>>, Trouble>);

impl Remembered {
    /// Notes what the learner should know.
    pub(super) fn tell(self, context: &Context) {
        match self.0 {
            Ok(told) => {
                for (exercise, seen) in tell(context, told) {
                    note_change(context, &exercise, seen);
                }
            }
            Err(trouble) => {
                let error = Failure::from(trouble).error;
                context.warn(&format!("note: this check is not remembered: {error:#}"));
            }
        }
    }
}
