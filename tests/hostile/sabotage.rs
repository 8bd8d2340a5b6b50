//! Each layer is made to fail, one at a time: then nothing runs, and nobody is graded.

use grader::exercise::Mode;
use grader::sandbox::{Class, Trouble};
use grader::verdict::Verdict;

use crate::alone::machine;
use crate::ground::{case, engine, exercise, grade, sandbox};
use crate::program::{Program, limits, source};

/// The steps of each class that set up a layer.
const LAYERS: [(Class, &[&str]); 2] = [
    (
        Class::Full,
        &[
            "make namespaces",
            "map users into the namespace",
            "build the private file system",
            "drop capabilities",
            "restrict files with Landlock",
            "filter system calls",
        ],
    ),
    (
        Class::Landlock,
        &[
            "drop capabilities",
            "restrict files with Landlock",
            "filter system calls",
        ],
    ),
];

#[test]
fn a_program_does_not_begin_when_a_layer_fails() {
    let _machine = machine();
    let program = Program::build("leaves-a-mark");
    for (class, steps) in LAYERS {
        let run = program.run(&sandbox(class), &limits(), &[]).unwrap();
        assert_eq!(
            run.artefact.as_deref(),
            Some(&b"made"[..]),
            "the control must run in {class:?}: {run:?}"
        );
        for step in steps {
            match program.run(&sandbox(class).sabotaged(step), &limits(), &[]) {
                Err(Trouble::Prepare { step: failed, .. }) => assert_eq!(&failed, step),
                other => panic!("class {class:?} without `{step}`: {other:?}"),
            }
        }
    }
}

#[test]
fn an_attempt_is_neither_built_nor_graded_when_a_layer_fails() {
    let _machine = machine();
    for (class, steps) in LAYERS {
        for step in steps {
            let mut engine = engine(sandbox(class).sabotaged(step));
            engine.keep = false;
            let case = case("one".to_string(), b"", Vec::new(), b"fine\n");
            let exercise = exercise(Mode::Program, &limits(), vec![case]);
            let grade = grade(&engine, exercise, &source("says-fine"));
            assert_eq!(
                grade.verdict,
                Verdict::InternalError,
                "{class:?} without `{step}`"
            );
            assert!(
                grade
                    .cases
                    .iter()
                    .all(|case| case.verdict == Verdict::Skipped && case.run.is_none())
            );
            assert!(
                grade
                    .trouble
                    .as_ref()
                    .is_some_and(|trouble| trouble.contains(step)),
                "{:?}",
                grade.trouble
            );
        }
    }
}
