//! What these tests stand on: the binary under test, a toolchain, and exercises made up on the spot.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};

use grader::build::{Builder, Toolchain};
use grader::event::Event;
use grader::exercise::{Case, Exercise, ExerciseId, Level, Mode};
use grader::grade::Grade;
use grader::grading::{Attempt, Engine};
use grader::sandbox::{Class, Limits, Sandbox};
use grader::snapshot::Comparison;
use grader::submission::Submission;

/// The binary under test.
pub fn launcher() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_grader"))
}

/// The toolchain, remembered between the many processes of this suite.
pub fn toolchain() -> Toolchain {
    Toolchain::find(Some(
        &Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile"),
    ))
    .unwrap()
}

/// A sandbox of a class, with the binary under test as its launcher.
pub fn sandbox(class: Class) -> Sandbox {
    Sandbox::of_class(class, launcher(), &toolchain().libraries)
}

/// An engine that builds and runs in a sandbox and leaves the temporary crate behind for inspection.
pub fn engine(sandbox: Sandbox) -> Engine {
    let builder = Builder {
        toolchain: toolchain(),
        sandbox,
        cache: None,
        incremental: None,
    };
    Engine {
        builder,
        jobs: NonZeroUsize::MIN,
        fail_fast: false,
        keep: true,
    }
}

/// An exercise of these cases.
pub fn exercise(mode: Mode, limits: &Limits, cases: Vec<Case>) -> Exercise {
    Exercise {
        id: ExerciseId::new("hostile", "attack"),
        title: "Attack".to_string(),
        level: Level::Junior,
        derived_from: Vec::new(),
        question: String::new(),
        task: String::new(),
        mode,
        generator: None,
        starter: String::new(),
        limits: limits.clone(),
        optimize: false,
        comparison: Comparison::lines(),
        forbid: Vec::new(),
        cases,
        hints: Vec::new(),
        rejects: Vec::new(),
        lesson: None,
        equivalent_mutants: Vec::new(),
        misconceptions: None,
    }
}

/// A case with this input and these arguments.
pub fn case(name: String, input: &[u8], args: Vec<String>, expected: &[u8]) -> Case {
    Case {
        name,
        checks: "that the attack fails".to_string(),
        input: input.to_vec(),
        args,
        expected: grader::exercise::Expected::Output(expected.to_vec()),
        points: 1,
        hidden: false,
        exit_status: 0,
    }
}

/// The grade of a submission, made as every other grade is.
pub fn grade(engine: &Engine, exercise: Exercise, submission: &str) -> Grade {
    let submission = Submission {
        shown: "solution.rs".to_string(),
        text: submission.to_string(),
    };
    let (sender, news) = mpsc::channel();
    engine.grade([Attempt::new(Arc::new(exercise), submission)], &sender);
    drop(sender);
    let grade = news.into_iter().find_map(|event| match event {
        Event::AttemptFinished { grade, .. } => Some(*grade),
        _ => None,
    });
    grade.unwrap()
}
