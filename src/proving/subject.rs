//! Everything that belongs to one exercise, read once.

use std::path::Path;
use std::sync::Arc;

use super::Trouble;
use super::plan::Role;
use crate::exercise::{Catalogue, Exercise, ExerciseId, LoadError, Places, Problem, Source};
use crate::grade::Grade;
use crate::grading::Attempt;
use crate::submission::{ReadError, Submission, shown};

/// An exercise that loads, with the files around it and what running them came to.
#[derive(Debug)]
pub(super) struct Subject {
    /// The exercise.
    pub exercise: Arc<Exercise>,
    /// Where things stand in its file.
    pub places: Places,
    /// What the learner begins with.
    pub starter: Source,
    /// The reference answer, or why there is none.
    pub solution: Result<Source, Box<Problem>>,
    /// The rejects, in the exercise's order.
    pub rejects: Vec<RejectFile>,
    /// What became of the starter.
    pub starter_grade: Option<Grade>,
    /// What became of the solution, run by run.
    pub solution_grades: Vec<Grade>,
}

/// A reject's file.
#[derive(Debug)]
pub(super) struct RejectFile {
    /// Its text, as far as it is text.
    pub source: Source,
    /// The reject as something to be graded.
    pub attempt: Attempt,
    /// What became of it, look by look: one, or more where the first was not what the exercise says.
    pub grades: Vec<Grade>,
}

/// What opening an exercise came to.
pub(super) enum Opened {
    /// It loads.
    Subject(Box<Subject>),
    /// It does not, for these reasons.
    Broken(Vec<Problem>),
}

impl Subject {
    /// Reads an exercise, its rejects and its solution.
    pub fn open(
        catalogue: &Catalogue,
        solutions: &Path,
        id: &ExerciseId,
    ) -> Result<Opened, Trouble> {
        match Subject::try_open(catalogue, solutions, id) {
            Ok(subject) => Ok(Opened::Subject(Box::new(subject))),
            Err(LoadError::Problems(problems)) => Ok(Opened::Broken(problems.0)),
            Err(error) => Err(error.into()),
        }
    }

    fn try_open(
        catalogue: &Catalogue,
        solutions: &Path,
        id: &ExerciseId,
    ) -> Result<Subject, LoadError> {
        let exercise = Arc::new(catalogue.load(id)?);
        let mut rejects = Vec::new();
        for reject in &exercise.rejects {
            let bytes = catalogue.reject_source(id, reject)?.into_owned();
            let shown = catalogue.shown(id, &format!("rejects/{}", reject.file));
            let source = Source {
                shown: shown.clone(),
                text: String::from_utf8_lossy(&bytes).into(),
            };
            let attempt = match Submission::from_bytes(shown.clone(), bytes) {
                Ok(submission) => Attempt::new(Arc::clone(&exercise), submission),
                Err(violation) => Attempt::rejected(Arc::clone(&exercise), shown, violation),
            };
            rejects.push(RejectFile {
                source,
                // What else a reject does wrong is nobody's concern, and may take its time.
                attempt: attempt.only(&reject.caught_by),
                grades: Vec::new(),
            });
        }
        let path = solutions.join(&id.topic).join(format!("{}.rs", id.slug));
        Ok(Subject {
            places: catalogue.places(id)?,
            starter: Source {
                shown: catalogue.shown(id, "starter.rs"),
                text: exercise.starter.as_str().into(),
            },
            solution: solution(&path)?,
            rejects,
            starter_grade: None,
            solution_grades: Vec::new(),
            exercise,
        })
    }

    /// Takes what became of one of its files.
    pub fn record(&mut self, role: Role, grade: Grade) {
        match role {
            Role::Starter => self.starter_grade = Some(grade),
            Role::Solution => self.solution_grades.push(grade),
            Role::Reject(index) => {
                if let Some(reject) = self.rejects.get_mut(index) {
                    reject.grades.push(grade);
                }
            }
        }
    }
}

fn solution(path: &Path) -> Result<Result<Source, Box<Problem>>, LoadError> {
    let shown = shown(path);
    let problem = |message: &str, help: &str| {
        let mut problem = Problem::of_file(&shown, message);
        problem.help(help);
        Ok(Err(Box::new(problem)))
    };
    match Submission::read(path) {
        Ok(submission) => Ok(Ok(Source {
            shown: submission.shown,
            text: submission.text.into(),
        })),
        Err(ReadError::NotFound(_)) => problem(
            "there is no solution",
            "write one there, or say where solutions are with `--solutions DIR`",
        ),
        Err(ReadError::Rejected(violation)) => {
            problem(&violation.message, "a solution is a plain file of Rust")
        }
        Err(ReadError::Io { source, .. }) => Err(LoadError::Io {
            file: shown,
            source,
        }),
    }
}
