//! One exercise while it is being recorded: what it is, what was seen of it, what came out.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Trouble, rejects, solution};
use crate::exercise::{Exercise, LoadError, Misconceptions, Unblessed};
use crate::grade::Grade;
use crate::grading::Attempt;
use crate::record::{Change, Record};
use crate::submission::{ReadError, Submission, shown};
use crate::verdict::Verdict;

/// An exercise that is being recorded.
pub(super) struct Draft {
    unblessed: Unblessed,
    folder: PathBuf,
    /// Its solution, as long as nothing speaks against recording it.
    solution: Option<Attempt>,
    solution_runs: Vec<Grade>,
    /// With the snapshots that the solution gave, so that rejects are held against those; `None` before.
    recorded: Option<Arc<Exercise>>,
    rejects: Vec<RejectRuns>,
    /// What `misconceptions.json` holds now.
    before: Option<Vec<u8>>,
    changes: Vec<Change>,
    refusals: Vec<String>,
}

/// A reject that runs, and its grades so far.
pub(super) struct RejectRuns {
    pub file: String,
    submission: Submission,
    /// Whether what it answers is recorded already.
    is_known: bool,
    pub runs: Vec<Grade>,
}

impl RejectRuns {
    /// The reject's source.
    pub(super) fn text(&self) -> &str {
        &self.submission.text
    }
}

impl Draft {
    /// Reads the programs of an exercise.
    pub(super) fn open(
        unblessed: Unblessed,
        folder: PathBuf,
        solution: &Path,
    ) -> Result<Draft, Trouble> {
        let mut refusals = Vec::new();
        let solution = submission(solution)?
            .map(|submission| Attempt::new(Arc::new(unblessed.exercise.clone()), submission))
            .map_err(|why| refusals.push(format!("the solution: {why}")));
        let mut rejects = Vec::new();
        for reject in &unblessed.exercise.rejects {
            if matches!(reject.verdict, Verdict::Rejected | Verdict::CompileError) {
                continue;
            }
            match submission(&folder.join("rejects").join(&reject.file))? {
                Ok(submission) => rejects.push(RejectRuns {
                    file: reject.file.clone(),
                    submission,
                    is_known: false,
                    runs: Vec::new(),
                }),
                Err(why) => refusals.push(format!("the reject `{}`: {why}", reject.file)),
            }
        }
        let before = std::fs::read(folder.join(Misconceptions::FILE)).ok();
        Ok(Draft {
            unblessed,
            folder,
            solution: solution.ok(),
            solution_runs: Vec::new(),
            recorded: None,
            rejects,
            before,
            changes: Vec::new(),
            refusals,
        })
    }

    /// The solution, unless it is known already that it will not do.
    pub(super) fn solution_attempts(&self) -> Vec<(usize, Attempt)> {
        let attempt = self.solution.iter().filter(|_| self.refusals.is_empty());
        attempt.map(|attempt| (0, attempt.clone())).collect()
    }

    /// Takes a grade of the solution.
    pub(super) fn take_solution(&mut self, _: usize, grade: Grade) {
        let first = self.solution_runs.first();
        for refusal in solution::refusals(&self.unblessed, first, &grade) {
            self.refusals.push(refusal);
        }
        self.solution_runs.push(grade);
    }

    /// Makes snapshots of what the solution printed, if it will do.
    pub(super) fn conclude_solution(&mut self) {
        let Some(grade) = self.solution_runs.first() else {
            return;
        };
        if !self.refusals.is_empty() {
            return;
        }
        let is_there = |file: &str| self.folder.join(file).exists();
        match solution::snapshots(&self.unblessed, grade, is_there) {
            Ok((exercise, changes)) => {
                for reject in &mut self.rejects {
                    let before = self.before.as_deref();
                    reject.is_known =
                        rejects::is_known(&exercise, &reject.file, reject.text(), before);
                }
                self.recorded = Some(Arc::new(exercise));
                self.changes = changes;
            }
            Err(refusals) => self.refusals = refusals,
        }
    }

    /// The rejects that are worth another run.
    pub(super) fn reject_attempts(&self) -> Vec<(usize, Attempt)> {
        let Some(exercise) = &self.recorded else {
            return Vec::new();
        };
        self.rejects
            .iter()
            .enumerate()
            .filter_map(|(number, reject)| {
                let cases = rejects::worth_another_run(&reject.runs, reject.is_known)?;
                let attempt = Attempt::new(Arc::clone(exercise), reject.submission.clone());
                Some((number, attempt.only(&cases)))
            })
            .collect()
    }

    /// Takes a grade of a reject.
    pub(super) fn take_reject(&mut self, number: usize, grade: Grade) {
        if let Some(reject) = self.rejects.get_mut(number) {
            reject.runs.push(grade);
        }
    }

    /// The record.
    pub(super) fn finish(self) -> Record {
        let mut record = Record {
            exercise: self.unblessed.exercise.id.clone(),
            changes: self.changes,
            refusals: self.refusals,
            remarks: Vec::new(),
        };
        if let Some(exercise) = &self.recorded {
            rejects::conclude(exercise, &self.rejects, self.before.as_deref(), &mut record);
        }
        record
    }
}

/// Reads a program of the exercise; what keeps it from being graded is the author's affair.
fn submission(path: &Path) -> Result<Result<Submission, String>, Trouble> {
    match Submission::read(path) {
        Ok(submission) => Ok(Ok(submission)),
        Err(ReadError::Rejected(violation)) => Ok(Err(violation.message)),
        Err(error @ ReadError::NotFound(_)) => Ok(Err(error.to_string())),
        Err(ReadError::Io { path, source }) => Err(LoadError::Io {
            file: shown(&path),
            source,
        }
        .into()),
    }
}
