//! What a check of the learner's own answers leaves behind: marks in the progress, and words for accepted answers.

use super::store::Told;
use super::{Trouble, Workspace};
use crate::digest::ShortDigest;
use crate::exercise::{Exercise, ExerciseId};
use crate::grade::{Afterword, Found, Grade};
use crate::progress::{Graded, Progress, Seen, task_digest};
use crate::verdict::Verdict;

/// An answer of the learner's own, before it is graded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    exercise: ExerciseId,
    /// What the exercise asks for.
    task: ShortDigest,
    submission: ShortDigest,
    /// Whether all of the exercise's cases run.
    whole: bool,
    lesson: Option<String>,
}

impl Answer {
    /// An answer with this text. `whole` says whether all of the exercise's cases run.
    pub fn new(exercise: &Exercise, text: &str, whole: bool) -> Answer {
        Answer {
            exercise: exercise.id.clone(),
            task: task_digest(exercise),
            submission: ShortDigest::of_bytes(text.as_bytes()),
            whole,
            lesson: exercise.lesson.clone(),
        }
    }

    /// The only answer of a check is what the learner is at; of many, none is.
    fn record(&self, grade: &Grade, single: bool, progress: &mut Progress, at: &str) -> Seen {
        let id = &self.exercise;
        let seen = progress.see(id, self.task);
        let graded = Graded {
            submission: self.submission,
            accepted: grade.verdict == Verdict::Accepted,
            points: grade.points(),
            max_points: grade.max_points(),
        };
        match (self.whole, single) {
            (true, true) => progress.record(id, &graded, at),
            (true, false) => progress.record_among_many(id, &graded, at),
            (false, _) => progress.tried(id, at),
        }
        seen
    }
}

impl Workspace {
    /// Remembers the grades of these answers, which are the workspace's own, and adds to those of accepted ones what the
    /// learner is told. Tells how each exercise stands to what was last seen of it. `ids` are all exercises; the time is in RFC 3339.
    ///
    /// # Errors
    /// When the machine cannot read or write the progress. What the learner is told is there all the same.
    pub fn record(
        &self,
        ids: &[ExerciseId],
        answers: &[Answer],
        grades: &mut [Grade],
        at: &str,
    ) -> Result<Told<Vec<(ExerciseId, Seen)>>, Trouble> {
        let answer_of = |grade: &Grade| {
            let mut answers = answers.iter();
            answers.find(|answer| answer.exercise == grade.exercise)
        };
        let outcomes: Vec<(&Answer, &Grade)> = grades
            .iter()
            .filter(|grade| !matches!(grade.verdict, Verdict::InternalError | Verdict::Skipped))
            .filter_map(|grade| Some((answer_of(grade)?, grade)))
            .collect();
        if outcomes.is_empty() {
            return Ok(Told {
                value: Vec::new(),
                note: None,
            });
        }
        let single = outcomes.len() == 1;
        let record = |progress: &mut Progress| {
            let record = |(answer, grade): &(&Answer, &Grade)| {
                let seen = answer.record(grade, single, progress, at);
                (answer.exercise.clone(), seen)
            };
            let seen: Vec<(ExerciseId, Seen)> = outcomes.iter().map(record).collect();
            (seen, progress.accepted_among(ids))
        };
        let (recorded, accepted) = match self.update(record) {
            Ok(told) => {
                let ((value, accepted), note) = (told.value, told.note);
                (Ok(Told { value, note }), accepted)
            }
            Err(trouble) => (Err(trouble), record(&mut self.peek()).1),
        };
        for grade in grades {
            let Some(answer) = answer_of(grade) else {
                continue;
            };
            grade.found = Found::Workspace;
            if grade.verdict == Verdict::Accepted {
                grade.afterword = Some(match answer.whole {
                    true => Afterword::Whole {
                        lesson: answer.lesson.clone(),
                        accepted,
                        exercises: ids.len(),
                    },
                    false => Afterword::Part,
                });
            }
        }
        recorded
    }
}
