//! Many different submissions in one go: processor time of everything against that of rustc and the runs alone.

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::sync::{Arc, mpsc};
use std::time::Duration;

use grader::build::{Builder, Toolchain};
use grader::event::Event;
use grader::grading::{Attempt, Engine};
use grader::sandbox::{Class, Sandbox};
use grader::submission::Submission;
use grader::verdict::Verdict;

use crate::bare::{Bare, exercise};
use crate::rounds::tell;

/// Grades `count` submissions that differ, with two jobs, and does the bare work of as many.
pub fn submissions(count: usize) {
    let name = "iterators/iterable-vs-iterator";
    let (exercise, solution) = exercise(name);
    let bare = Bare::new(name, &solution);
    let exercise = Arc::new(exercise);
    let toolchain = Toolchain::find(None).unwrap();
    for class in [Class::Full, Class::None] {
        let launcher = PathBuf::from(env!("CARGO_BIN_EXE_grader"));
        let sandbox = Sandbox::of_class(class, launcher, &toolchain.libraries);
        let engine = Engine {
            builder: Builder {
                toolchain: toolchain.clone(),
                sandbox,
                cache: None,
                incremental: None,
            },
            jobs: NonZeroUsize::new(2).unwrap(),
            fail_fast: false,
            keep: false,
        };
        let text = |number: usize| format!("{solution}\n// {number}\n");
        let attempts = (0..count).map(|number| {
            let submission = Submission {
                shown: "solution.rs".to_string(),
                text: text(number),
            };
            Attempt::new(Arc::clone(&exercise), submission)
        });
        let before = cpu();
        let (sender, news) = mpsc::channel();
        let accepted = std::thread::scope(|scope| {
            scope.spawn(|| {
                engine.grade(attempts, &sender);
                drop(sender);
            });
            let done = news.iter().filter(|event| {
                matches!(event, Event::AttemptFinished { grade, .. } if grade.verdict == Verdict::Accepted)
            });
            done.count()
        });
        assert_eq!(accepted, count);
        let ours = cpu() - before;

        let before = cpu();
        for number in 0..count {
            bare.build(&text(number));
            bare.run(&exercise);
        }
        let beside = cpu() - before;
        let ratio = ours.as_secs_f64() / beside.as_secs_f64();
        let each =
            |total: Duration| format!("{:.1} ms", total.as_secs_f64() * 1000.0 / count as f64);
        let what = format!("{count} submissions, CPU each, {}", class.name());
        tell(
            &what,
            &each(ours),
            &each(beside),
            &format!("{ratio:.2} ×"),
            "1.15 ×",
        );
    }
    tell(
        "peak memory of grader itself, so far",
        &format!("{} MiB", peak("self").unwrap() / 1024),
        "",
        "",
        "40 MiB",
    );
}

/// Processor time of this process and of all that it has waited for.
pub fn cpu() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    let fields: Vec<&str> = stat
        .rsplit_once(')')
        .unwrap()
        .1
        .split_whitespace()
        .collect();
    let ticks: u64 = fields[11..15]
        .iter()
        .map(|field| field.parse::<u64>().unwrap())
        .sum();
    Duration::from_millis(ticks * 10)
}

/// The largest resident memory of a process so far, in kibibytes; `None` when it has ended.
pub fn peak(process: &str) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
