//! Beyond an exercise's own cases: scripts made at random, and cases that a learner has saved.
//!
//! An exercise may have a generator, which makes any number of scripts from a seed. On each, a submission must do what
//! the reference solution does. Where it does not, the script is made as short as it gets and shown as if it had been
//! a case all along; a learner may save it, and it is run with every later check.
//!
//! There is no second engine: the scripts of a batch are the cases of an attempt, for the generator (which prints
//! them), for the reference (whose output is then what is expected), and for the submission. What the reference gives
//! never enters a sandbox, and a program finds the same arguments as in the exercise's first case, so that nothing
//! tells it what it is run for.

mod generator;
mod reference;
mod saved;
mod saved_text;
mod search;
mod shrink;
mod trouble;

use std::num::NonZeroUsize;
use std::ops::Range;
use std::sync::Arc;

pub use reference::Answered;
pub use saved::{SavedCases, SavedMistake};
pub use search::{Plan, Step, in_a_line};
pub use trouble::Trouble;

use crate::build::{Builder, ProgramCache};
use crate::exercise::{Case, Catalogue, Exercise, Expected, LoadError, Problem, Problems, Source};
use crate::grade::{CaseGrade, Grade};
use crate::grading::{Attempt, Engine, GradingTrouble};
use crate::submission::Submission;
use crate::verdict::Verdict;

/// Runs random scripts of one exercise.
#[derive(Debug)]
pub struct RandomRuns<'r> {
    runner: &'r Runner,
    exercise: Arc<Exercise>,
    generator: Source,
    reference: Source,
}

impl<'r> RandomRuns<'r> {
    /// For an exercise with its generator and its reference solution.
    ///
    /// # Errors
    /// There is no generator or no reference solution, or the latter is no text.
    pub fn new(
        runner: &'r Runner,
        catalogue: &Catalogue,
        exercise: Arc<Exercise>,
    ) -> Result<RandomRuns<'r>, LoadError> {
        let broken = |problem: Problem| LoadError::from(Problems(vec![problem]));
        let shown = catalogue.shown(&exercise.id, "generate.rs");
        let Some(text) = exercise.generator.as_deref() else {
            return Err(broken(Problem::of_file(&shown, "there is no generator")));
        };
        let generator = Source {
            shown,
            text: text.into(),
        };
        let shown = catalogue.solution_shown(&exercise.id);
        let Some(bytes) = catalogue.solution_source(&exercise.id)? else {
            let mut problem = Problem::of_file(&shown, "there is no reference solution");
            problem.help("random scripts compare an answer with it; write one there");
            return Err(broken(problem));
        };
        let reference = Submission::from_bytes(shown.clone(), bytes.into_owned())
            .map_err(|violation| broken(Problem::of_file(&shown, violation.message)))?;
        let reference = Source {
            shown,
            text: reference.text.into(),
        };
        Ok(RandomRuns::between(runner, exercise, generator, reference))
    }

    /// With a generator and a reference solution from anywhere.
    pub fn between(
        runner: &'r Runner,
        exercise: Arc<Exercise>,
        generator: Source,
        reference: Source,
    ) -> RandomRuns<'r> {
        RandomRuns {
            runner,
            exercise,
            generator,
            reference,
        }
    }

    /// Plays scripts with a submission until one is not accepted: its place, and what became of it.
    ///
    /// # Errors
    /// Trouble with the machine. A submission that does not build fails nothing: its grade says so elsewhere.
    pub fn first_failure(
        &self,
        submission: &Submission,
        scripts: &[Answered],
    ) -> Result<Option<(usize, CaseGrade)>, Trouble> {
        let grade = self.play(submission, scripts, true)?;
        let failed =
            |case: &CaseGrade| !matches!(case.verdict, Verdict::Accepted | Verdict::Skipped);
        Ok(grade
            .cases
            .into_iter()
            .enumerate()
            .find(|(_, case)| failed(case)))
    }

    /// What becomes of a submission on these scripts.
    fn play(
        &self,
        submission: &Submission,
        scripts: &[Answered],
        fail_fast: bool,
    ) -> Result<Grade, Trouble> {
        let cases = scripts
            .iter()
            .map(|script| script.case(&self.exercise))
            .collect();
        let attempt = Attempt::new(with_cases(&self.exercise, cases), submission.clone());
        self.runner.grade(attempt, fail_fast)
    }
}

/// What everything here is run with.
#[derive(Debug)]
pub struct Runner {
    builder: Builder,
    jobs: NonZeroUsize,
    /// The folder of a cache that lives as long as this.
    _own_cache: Option<tempfile::TempDir>,
}

impl Runner {
    /// With the builder and the jobs of an engine. Each program is run many times, so where there is no cache there is one for
    /// the time being.
    ///
    /// # Errors
    /// No folder for temporary files.
    pub fn new(builder: &Builder, jobs: NonZeroUsize) -> std::io::Result<Runner> {
        let mut builder = builder.clone();
        let own_cache = match &builder.cache {
            Some(_) => None,
            None => Some(tempfile::Builder::new().prefix("grader-").tempdir()?),
        };
        if let Some(folder) = &own_cache {
            builder.cache = Some(ProgramCache::new(folder.path()));
        }
        Ok(Runner {
            builder,
            jobs,
            _own_cache: own_cache,
        })
    }

    fn grade(&self, attempt: Attempt, fail_fast: bool) -> Result<Grade, Trouble> {
        let engine = Engine {
            builder: self.builder.clone(),
            jobs: self.jobs,
            fail_fast,
            keep: false,
        };
        let mut graded = None;
        engine.grade_all([attempt], |_, grade| graded = Some(grade))?;
        Ok(graded.ok_or(GradingTrouble::Interrupted)?)
    }
}

/// The exercise with other cases, of which no misconception is known.
fn with_cases(exercise: &Exercise, cases: Vec<Case>) -> Arc<Exercise> {
    Arc::new(Exercise {
        cases,
        misconceptions: None,
        ..exercise.clone()
    })
}

/// A case that gives no points. Its name is what a harness finds in its arguments, so name and arguments are those of the
/// first case of the exercise: a program cannot tell the two apart.
fn case(exercise: &Exercise, input: &str, expected: Expected, exit_status: i32) -> Case {
    let first = exercise.cases.first();
    Case {
        name: first.map(|case| case.name.clone()).unwrap_or_default(),
        checks: String::new(),
        input: input.as_bytes().to_vec(),
        args: first.map(|case| case.args.clone()).unwrap_or_default(),
        expected,
        points: 0,
        hidden: false,
        exit_status,
    }
}

/// Numbers of scripts, a batch at a time.
fn batches(scripts: usize) -> impl Iterator<Item = Range<usize>> {
    /// Scripts of one batch: enough to keep every processor busy, few enough to be kept in memory.
    const BATCH: usize = 40;
    let starts = (0..scripts).step_by(BATCH);
    starts.map(move |start| start..scripts.min(start + BATCH))
}
