//! A made-up exercise: a stack with tests of every kind.

use std::fs;
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::{Arc, mpsc};
use std::time::Duration;

use grader::build::{Builder, ProgramCache, Toolchain};
use grader::event::Event;
use grader::exercise::{Catalogue, Exercise, ExerciseId, LoadError};
use grader::grade::Grade;
use grader::grading::{Attempt, Engine};
use grader::report::{Batch, Format, GRADER, SandboxState, Style, Verbosity, render};
use grader::sandbox::{Request, Sandbox};
use grader::submission::Submission;
use grader::verdict::Verdict;
use tempfile::TempDir;

/// Everything of the file but its cases.
pub const HEAD: &str = "\
format: 1
title: Stack
level: junior
question: What is a stack?
task: |
  Write `Stack` and `parse`.
mode: tests
limits: { cpu: 500 ms }
";

pub const TESTS: &str = r#"//! Tests of every kind.

use solution::{ParseError, Stack, parse};

fn filled(values: &[i32]) -> Stack {
    let mut stack = Stack::new();
    values.iter().for_each(|value| stack.push(*value));
    stack
}

/// A new stack holds nothing.
#[test]
fn starts_empty() {
    let top: Option<i32> = Stack::new().pop();
    assert_eq!(top, None);
}

#[test]
#[ignore = "somewhere else"]
fn last_in_first_out() {
    let mut stack = filled(&[1, 2]);
    let got: [Option<i32>; 2] = [stack.pop(), stack.pop()];
    assert_eq!(got, [Some(2), Some(1)], "the last one pushed comes first");
}

#[test]
#[should_panic(expected = "empty stack")]
fn peeking_at_nothing() {
    Stack::new().peek();
}

#[cfg(test)]
mod parsing {
    use super::*;

    #[test]
    fn reads_a_number() -> Result<(), ParseError> {
        let number: i32 = parse("7")?;
        assert_eq!(number, 7);
        Ok(())
    }

    mod words {
        #[test]
        fn are_refused() {
            assert!(super::parse("seven").is_err());
        }
    }
}
"#;

pub const SOLUTION: &str = r#"/// A stack.
pub struct Stack(Vec<i32>);

impl Stack {
    pub fn new() -> Stack {
        Stack(Vec::new())
    }

    pub fn push(&mut self, value: i32) {
        self.0.push(value);
    }

    pub fn pop(&mut self) -> Option<i32> {
        self.0.pop()
    }

    pub fn peek(&self) -> i32 {
        *self.0.last().expect("peeked at an empty stack")
    }
}

/// What is no number.
#[derive(Debug)]
pub struct ParseError;

pub fn parse(text: &str) -> Result<i32, ParseError> {
    text.parse().map_err(|_| ParseError)
}
"#;

/// The names of the cases when none is listed.
pub const NAMES: [&str; 5] = [
    "starts-empty",
    "last-in-first-out",
    "peeking-at-nothing",
    "parsing-reads-a-number",
    "parsing-words-are-refused",
];

/// The right solution with one passage exchanged, which must stand there exactly once.
pub fn changed(from: &str, to: &str) -> String {
    assert_eq!(SOLUTION.matches(from).count(), 1, "{from:?}");
    SOLUTION.replacen(from, to, 1)
}

/// A catalogue with one exercise, `basics/stack`.
pub fn catalogue(yaml: &str, tests: &str) -> (TempDir, Catalogue) {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("exercises/basics/stack");
    fs::create_dir_all(&folder).unwrap();
    for (file, text) in [
        ("exercise.yaml", yaml),
        ("starter.rs", SOLUTION),
        ("tests.rs", tests),
    ] {
        fs::write(folder.join(file), text).unwrap();
    }
    let catalogue = Catalogue::find(None, place.path()).unwrap();
    (place, catalogue)
}

/// Loads that exercise.
pub fn load(yaml: &str, tests: &str) -> Result<Exercise, LoadError> {
    let (_place, catalogue) = catalogue(yaml, tests);
    catalogue.load(&ExerciseId::new("basics", "stack"))
}

/// Grades submissions to one exercise.
pub struct Bench {
    exercise: Arc<Exercise>,
    pub engine: Engine,
}

impl Bench {
    /// Without isolation and without a cache.
    pub fn new(yaml: &str, tests: &str) -> Bench {
        let toolchain = Toolchain::find(None).unwrap();
        let grader = Path::new(env!("CARGO_BIN_EXE_grader")).to_path_buf();
        let sandbox = Sandbox::new(Request::Off, grader, &toolchain.libraries).unwrap();
        Bench {
            exercise: Arc::new(load(yaml, tests).unwrap_or_else(|error| panic!("{error}"))),
            engine: Engine {
                builder: Builder {
                    toolchain,
                    sandbox,
                    cache: None,
                    incremental: None,
                },
                jobs: NonZeroUsize::MIN,
                fail_fast: false,
                keep: false,
            },
        }
    }

    /// As isolated as this host allows.
    pub fn isolated(mut self) -> Bench {
        let grader = Path::new(env!("CARGO_BIN_EXE_grader")).to_path_buf();
        let libraries = &self.engine.builder.toolchain.libraries;
        self.engine.builder.sandbox = Sandbox::new(Request::BestEffort, grader, libraries).unwrap();
        self
    }

    /// With a cache of programs in this folder.
    pub fn cached(mut self, folder: &Path) -> Bench {
        self.engine.builder.cache = Some(ProgramCache::new(folder));
        self
    }

    pub fn grade(&self, solution: &str) -> Grade {
        self.grade_as("solutions/basics/stack.rs", solution)
    }

    /// A submission from a file of this name.
    pub fn grade_as(&self, shown: &str, solution: &str) -> Grade {
        let submission = Submission {
            shown: shown.to_owned(),
            text: solution.to_owned(),
        };
        let attempt = Attempt::new(Arc::clone(&self.exercise), submission);
        let (sender, news) = mpsc::channel();
        self.engine.grade([attempt], &sender);
        drop(sender);
        let grades = news.into_iter().filter_map(|event| match event {
            Event::AttemptFinished { grade, .. } => Some(*grade),
            _ => None,
        });
        grades.last().unwrap()
    }
}

/// What a submission to the made-up exercise comes to.
pub fn grade(solution: &str) -> Grade {
    Bench::new(HEAD, TESTS).grade(solution)
}

/// What the one test of a file comes to.
pub fn verdict_of(tests: &str, solution: &str) -> Verdict {
    let grade = Bench::new(HEAD, tests).grade(solution);
    assert_eq!(grade.cases.len(), 1);
    grade.cases[0].verdict
}

/// The cases that were not accepted, with their verdicts.
pub fn failing(grade: &Grade) -> Vec<(&str, Verdict)> {
    let cases = grade.cases.iter();
    cases
        .filter(|case| case.verdict != Verdict::Accepted)
        .map(|case| (case.name.as_str(), case.verdict))
        .collect()
}

/// A report on a grade.
pub fn report(grade: &Grade, format: Format) -> String {
    let batch = Batch {
        grader: "0".to_owned(),
        toolchain: "0".to_owned(),
        sandbox: SandboxState {
            class: "none".to_owned(),
            missing: Vec::new(),
        },
        started_at: String::new(),
        wall: Duration::ZERO,
        grades: vec![grade.clone()],
    };
    let style = Style {
        colour: false,
        width: 100,
        verbosity: Verbosity::Verbose,
        grader: GRADER,
    };
    String::from_utf8(render(format, &batch, &style)).unwrap()
}
