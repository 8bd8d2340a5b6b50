//! One exercise and one submission, from its text to a program or to a grade without one.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Engine;
use crate::build::{Build, BuildTrouble, CrateKind, Order, Scan, TempCrate, Violation, scan};
use crate::cause::chain;
use crate::exercise::{Case, Exercise, Mode};
use crate::grade::{BuildGrade, Found, Grade};
use crate::sandbox::Limits;
use crate::submission::{Place, ReadError, Submission, shown};
use crate::verdict::Verdict;

/// An exercise and what one person handed in for it.
#[derive(Debug, Clone)]
pub struct Attempt {
    exercise: Arc<Exercise>,
    shown: String,
    submission: Result<String, Violation>,
    only: Vec<String>,
    tighter: Arc<BTreeMap<String, Limits>>,
    generates: bool,
}

/// A built attempt, ready to run its cases.
pub(super) struct Built {
    pub program: Arc<TempCrate>,
    pub grade: BuildGrade,
}

impl Attempt {
    /// An attempt with a submission that could be read.
    pub fn new(exercise: Arc<Exercise>, submission: Submission) -> Attempt {
        Attempt {
            exercise,
            shown: submission.shown,
            submission: Ok(submission.text),
            only: Vec::new(),
            tighter: Arc::default(),
            generates: false,
        }
    }

    /// An attempt that is rejected for what the file is, before anything in it is looked at.
    pub fn rejected(exercise: Arc<Exercise>, shown: String, violation: Violation) -> Attempt {
        Attempt {
            exercise,
            shown,
            submission: Err(violation),
            only: Vec::new(),
            tighter: Arc::default(),
            generates: false,
        }
    }

    /// An attempt with the submission in a file; a file that is not acceptable as one is rejected.
    ///
    /// # Errors
    /// A file that is not there, or that the machine cannot read.
    pub fn read(exercise: Arc<Exercise>, place: &Place) -> Result<Attempt, ReadError> {
        match Submission::read_at(place) {
            Ok(submission) => Ok(Attempt::new(exercise, submission)),
            Err(ReadError::Rejected(violation)) => {
                Ok(Attempt::rejected(exercise, shown(place.path()), violation))
            }
            Err(error) => Err(error),
        }
    }

    /// Runs only the cases of these names; all of them when there is none.
    pub fn only(mut self, names: &[String]) -> Attempt {
        self.only = names.to_vec();
        self
    }

    /// Runs the cases of these names under limits of their own instead of the exercise's.
    pub fn tightened(mut self, limits: &Arc<BTreeMap<String, Limits>>) -> Attempt {
        self.tighter = Arc::clone(limits);
        self
    }

    /// Builds the submission as a generator, which finds on its input one line for each script that it is to make.
    pub fn generating(mut self) -> Attempt {
        self.generates = true;
        self
    }

    /// The exercise.
    pub fn exercise(&self) -> &Exercise {
        &self.exercise
    }

    /// The exercise, for another attempt at it.
    pub fn shared_exercise(&self) -> Arc<Exercise> {
        Arc::clone(&self.exercise)
    }

    /// The submission's path as the learner knows it.
    pub fn shown(&self) -> &str {
        &self.shown
    }

    /// The submission; `None` when it could not be read.
    pub fn submission(&self) -> Option<Submission> {
        let text = self.submission.as_ref().ok()?;
        Some(Submission {
            shown: self.shown.clone(),
            text: text.clone(),
        })
    }

    /// The submission's text; empty when it could not be read.
    pub fn text(&self) -> &str {
        self.submission.as_deref().unwrap_or_default()
    }

    /// The limits of a case.
    pub(super) fn limits(&self, case: &Case) -> &Limits {
        self.tighter
            .get(&case.name)
            .unwrap_or(&self.exercise.limits)
    }

    /// The cases that run, in the exercise's order.
    pub fn cases(&self) -> impl Iterator<Item = &Case> {
        let all = self.only.is_empty();
        self.exercise
            .cases
            .iter()
            .filter(move |case| all || self.only.contains(&case.name))
    }

    /// Builds the submission. Where that gives no program, the attempt has its grade.
    pub(super) fn build(&self, engine: &Engine) -> Result<Built, Box<Grade>> {
        let text = match &self.submission {
            Ok(text) => text,
            Err(violation) => return Err(self.reject(vec![violation.clone()])),
        };
        let scanned = scan(text, &self.exercise.forbid);
        if let Scan::Read(violations) = &scanned
            && !violations.is_empty()
        {
            return Err(self.reject(violations.clone()));
        }
        let kind = match &self.exercise.mode {
            _ if self.generates => CrateKind::Generator,
            Mode::Harness { source } => CrateKind::Harness(source),
            Mode::Program => CrateKind::Program,
            Mode::Tests(tests) => CrateKind::Tests(tests),
        };
        let order = Order {
            kind,
            submission: text,
            shown: &self.shown,
            optimize: self.exercise.optimize,
            keep: engine.keep,
        };
        let build = match engine.builder.build(order) {
            Ok(build) => build,
            Err(trouble) => return Err(self.trouble(&trouble)),
        };
        let grade = build_grade(&build);
        match build.program {
            // The compiler understood what the scan could not read, so nobody knows whether it keeps to the rules.
            Some(_) if scanned == Scan::Unreadable => Err(self.reject(vec![Violation::of_file(
                "the grader cannot read this file's syntax, so it cannot tell whether forbidden constructs are used; \
                 write it in plainer Rust",
            )])),
            Some(program) => Ok(Built { program, grade }),
            None => Err(self.ended(Verdict::CompileError, Some(grade), Vec::new(), None)),
        }
    }

    fn reject(&self, rejections: Vec<Violation>) -> Box<Grade> {
        self.ended(Verdict::Rejected, None, rejections, None)
    }

    fn trouble(&self, trouble: &BuildTrouble) -> Box<Grade> {
        self.ended(
            Verdict::InternalError,
            None,
            Vec::new(),
            Some(chain(trouble)),
        )
    }

    /// The grade of an attempt that ended before any case ran: its cases are skipped, their points not earned.
    fn ended(
        &self,
        verdict: Verdict,
        build: Option<BuildGrade>,
        rejections: Vec<Violation>,
        trouble: Option<String>,
    ) -> Box<Grade> {
        Box::new(Grade {
            exercise: self.exercise.id.clone(),
            submission: self.shown.clone(),
            found: Found::Usual,
            verdict,
            build,
            rejections,
            cases: self.cases().map(super::case::skipped).collect(),
            misconception: None,
            trouble,
            afterword: None,
            saved: Vec::new(),
            random: None,
            notes: None,
        })
    }
}

fn build_grade(build: &Build) -> BuildGrade {
    BuildGrade {
        ok: build.program.is_some(),
        cached: build.cached,
        wall: build.wall,
        cpu: build.cpu,
        diagnostics: build.diagnostics.clone(),
        limit: build.limit.clone(),
        kept: build
            .kept
            .as_ref()
            .map(|folder| folder.display().to_string()),
    }
}
