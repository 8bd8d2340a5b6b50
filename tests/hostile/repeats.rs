//! The same program gets the same verdict, however often it is run and whatever else the machine does.

use std::num::NonZeroUsize;
use std::time::Duration;

use grader::exercise::Mode;
use grader::sandbox::{Class, Limits};
use grader::verdict::Verdict;

use crate::alone::{alone, machine};
use crate::ground::{case, engine, exercise, grade, sandbox};
use crate::host::{children, differences, own_state};
use crate::program::{limits, source};

/// The verdicts of as many runs, each once.
fn verdicts(
    class: Class,
    program: &str,
    limits: &Limits,
    args: &[&str],
    runs: usize,
) -> Vec<Verdict> {
    let mut engine = engine(sandbox(class));
    engine.jobs = NonZeroUsize::new(2).unwrap();
    engine.keep = false;
    let args: Vec<String> = args.iter().map(ToString::to_string).collect();
    let cases = (0..runs).map(|number| case(format!("run-{number}"), b"", args.clone(), b"fine\n"));
    let grade = grade(
        &engine,
        exercise(Mode::Program, limits, cases.collect()),
        &source(program),
    );
    assert_eq!(grade.cases.len(), runs);
    let mut verdicts: Vec<Verdict> = grade.cases.iter().map(|case| case.verdict).collect();
    verdicts.sort_unstable();
    verdicts.dedup();
    verdicts
}

#[test]
fn a_program_near_its_time_limit_always_gets_the_same_verdict() {
    let _machine = machine();
    let limits = Limits {
        cpu: Duration::from_millis(50),
        wall: Duration::from_secs(20),
        ..limits()
    };
    for (milliseconds, verdict) in [("38", Verdict::Accepted), ("60", Verdict::TimeLimit)] {
        let verdicts = verdicts(Class::Full, "burns", &limits, &[milliseconds], 200);
        assert_eq!(verdicts, [verdict], "{milliseconds} ms of 50");
    }
}

#[test]
fn a_program_that_leaves_an_orphan_always_gets_the_same_verdict() {
    alone(
        "repeats::a_program_that_leaves_an_orphan_always_gets_the_same_verdict",
        || {
            rustix::process::set_child_subreaper(Some(rustix::process::getpid())).unwrap();
            let verdicts = verdicts(Class::Full, "leaves-an-orphan", &limits(), &[], 200);
            assert_eq!(verdicts, [Verdict::Accepted]);
            assert!(children().is_empty(), "orphans live on");
        },
    );
}

#[test]
fn a_thousand_runs_leave_nothing_behind() {
    alone("repeats::a_thousand_runs_leave_nothing_behind", || {
        rustix::process::set_child_subreaper(Some(rustix::process::getpid())).unwrap();
        // The first run opens what stays open.
        assert_eq!(
            verdicts(Class::Full, "says-fine", &limits(), &[], 1),
            [Verdict::Accepted]
        );
        let before = own_state();
        for class in [Class::Full, Class::Landlock] {
            assert_eq!(
                verdicts(class, "says-fine", &limits(), &[], 500),
                [Verdict::Accepted]
            );
        }
        assert_eq!(
            differences(&before, &own_state()),
            [""; 0],
            "descriptors, mounts or limits"
        );
        assert!(children().is_empty(), "processes");
        let left = std::fs::read_dir(std::env::temp_dir()).unwrap().count();
        assert_eq!(left, 0, "temporary folders");
    });
}
