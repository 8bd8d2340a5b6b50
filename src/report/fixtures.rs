//! Grades made by hand for the tests of reports.

use std::time::Duration;

use super::{Batch, GRADER, SandboxState, Style, Verbosity};
use crate::build::{Concern, Diagnostic, Severity, Span, Violation};
use crate::exercise::ExerciseId;
use crate::grade::{BuildGrade, CaseGrade, Grade, LimitHit, Panic, RunGrade};
use crate::sandbox::{Capture, Ending, MIB};
use crate::snapshot::{
    Diff, DiffEntry, DiffLine, FirstDifference, Mismatch, OnlyDifference, Segment, Tag,
};
use crate::verdict::Verdict;

const SUBMISSION: &str = "solutions/collections/lru-cache.rs";

const INPUT: &str = "new 2\nput a 1\nput b 2\nget a\nput c 3\nget b\n";

const MOVED: &str = "error[E0382]: borrow of moved value: `key`
  --> solutions/collections/lru-cache.rs:21:31
   |
20 |         self.order.push(key);
   |                         --- value moved here
21 |         self.values.insert(key, value);
   |                            ^^^ value used here after move
";

const UNUSED: &str = "warning: unused variable: `old`
  --> solutions/collections/lru-cache.rs:19:13
   |
19 |         let old = self.values.remove(&key);
   |             ^^^ help: prefix it with an underscore: `_old`
";

/// No colours, 80 columns, what a learner needs.
pub(super) fn plain() -> Style {
    Style {
        colour: false,
        width: 80,
        verbosity: Verbosity::Normal,
        grader: GRADER,
    }
}

/// A batch of these grades in a full sandbox.
pub(super) fn batch(grades: Vec<Grade>) -> Batch {
    Batch {
        grader: "0.1.0".to_owned(),
        toolchain: "1.95.0".to_owned(),
        sandbox: SandboxState {
            class: "full".to_owned(),
            missing: Vec::new(),
        },
        started_at: "2026-03-01T12:00:00Z".to_owned(),
        wall: Duration::from_millis(312),
        grades,
    }
}

pub(super) fn build() -> BuildGrade {
    BuildGrade {
        ok: true,
        cached: false,
        wall: Duration::from_millis(186),
        cpu: Some(Duration::from_millis(190)),
        diagnostics: Vec::new(),
        limit: None,
        kept: None,
    }
}

pub(super) fn diagnostic(severity: Severity, rendered: &str) -> Diagnostic {
    let (code, line) = match severity {
        Severity::Error => ("E0382", 21),
        Severity::Warning => ("unused_variables", 19),
    };
    let span = Span {
        file: SUBMISSION.to_owned(),
        line,
        column: 28,
        end_line: line,
        end_column: 31,
    };
    let first = rendered.lines().next().unwrap_or_default();
    Diagnostic {
        severity,
        code: Some(code.to_owned()),
        message: first
            .split_once(": ")
            .map_or(first, |(_, message)| message)
            .to_owned(),
        span: Some(span),
        rendered: rendered.to_owned(),
    }
}

pub(super) fn run() -> RunGrade {
    RunGrade {
        ending: Ending::Exited(0),
        wall: Duration::from_millis(4),
        cpu: Some(Duration::from_millis(2)),
        peak_memory: Some(1820 << 10),
        memory_count: crate::sandbox::MemoryCount::Sampling,
        limit: None,
        panic: None,
        harness_ended: true,
        test: None,
        graded: Capture::default(),
        reached: None,
        stdout: Capture::default(),
        stdout_graded: false,
        stderr: Capture::default(),
    }
}

pub(super) fn panic() -> Panic {
    Panic {
        message: "index out of bounds: the len is 3 but the index is 3".to_owned(),
        file: SUBMISSION.to_owned(),
        line: 14,
        column: 22,
        source: Some("        let oldest = self.order[self.order.len()].clone();".to_owned()),
    }
}

/// A stream of which the middle was dropped.
pub(super) fn cut_capture() -> Capture {
    Capture::from_parts("begin\n", "end\n", 97)
}

pub(super) fn line(tag: Tag, segments: &[(&str, bool)]) -> DiffEntry {
    let segments = segments
        .iter()
        .map(|(text, changed)| Segment {
            text: (*text).to_owned(),
            changed: *changed,
        })
        .collect();
    DiffEntry::Line(DiffLine {
        tag,
        segments,
        no_newline: false,
    })
}

fn without_newline(entry: DiffEntry) -> DiffEntry {
    match entry {
        DiffEntry::Line(line) => DiffEntry::Line(DiffLine {
            no_newline: true,
            ..line
        }),
        gap => gap,
    }
}

fn differing(number: usize, expected: &str, got: &str, entries: Vec<DiffEntry>) -> Mismatch {
    Mismatch {
        first_difference: FirstDifference {
            line: number,
            expected: Some(expected.to_owned()),
            got: Some(got.to_owned()),
        },
        diff: Diff { entries },
        only: None,
    }
}

pub(super) fn mismatch() -> Mismatch {
    let entries = vec![
        line(Tag::Equal, &[("get a -> 1", false)]),
        line(Tag::Expected, &[("get b -> ", false), ("none", true)]),
        line(Tag::Got, &[("get b -> ", false), ("2", true)]),
    ];
    differing(2, "get b -> none", "get b -> 2", entries)
}

pub(super) fn white_space_mismatch() -> Mismatch {
    let entries = vec![
        line(Tag::Equal, &[("name\tvalue", false)]),
        line(Tag::Expected, &[("a", false), ("\t", true), ("1", false)]),
        line(
            Tag::Got,
            &[("a", false), ("  ", true), ("1", false), ("  \r", true)],
        ),
    ];
    Mismatch {
        only: Some(OnlyDifference::WhiteSpace),
        ..differing(2, "a\t1", "a  1  \r", entries)
    }
}

pub(super) fn final_newline_mismatch() -> Mismatch {
    let entries = vec![
        line(Tag::Equal, &[("one", false)]),
        line(Tag::Expected, &[("two", false)]),
        without_newline(line(Tag::Got, &[("two", false)])),
    ];
    Mismatch {
        only: Some(OnlyDifference::FinalNewline),
        ..differing(2, "two", "two", entries)
    }
}

pub(super) fn hostile_mismatch() -> Mismatch {
    let got = "\x1b[2K\r\u{202E}detpecca\u{202C} \x1b]8;;https://example.org\x07ok\x1b]8;;\x07 \\xff\u{200B}";
    let entries = vec![
        line(Tag::Expected, &[("ok", true)]),
        line(Tag::Got, &[(got, true)]),
        line(Tag::Got, &[(&"x".repeat(300), false)]),
    ];
    differing(1, "ok", got, entries)
}

pub(super) fn accepted_case(name: &str) -> CaseGrade {
    CaseGrade {
        name: name.to_owned(),
        checks: "reading an entry makes it the most recent one".to_owned(),
        hidden: false,
        verdict: Verdict::Accepted,
        max_points: 1,
        input: INPUT.as_bytes().to_vec(),
        args: Vec::new(),
        wanted_exit_status: 0,
        run: Some(RunGrade {
            wall: Duration::from_millis(3),
            ..run()
        }),
        mismatch: None,
        trouble: None,
    }
}

fn failing_case(name: &str, verdict: Verdict, run: RunGrade) -> CaseGrade {
    CaseGrade {
        verdict,
        max_points: 2,
        run: Some(run),
        ..accepted_case(name)
    }
}

pub(super) fn wrong_answer_case(name: &str) -> CaseGrade {
    let run = RunGrade {
        stdout: Capture::whole("capacity 2\n"),
        ..run()
    };
    CaseGrade {
        mismatch: Some(mismatch()),
        ..failing_case(name, Verdict::WrongAnswer, run)
    }
}

pub(super) fn panicked_case(name: &str) -> CaseGrade {
    let panic = panic();
    let stderr = format!(
        "looking for c\n\nthread 'main' (7) panicked at {}:{}:{}:\n{}\nnote: run with `RUST_BACKTRACE=1` \
         environment variable to display a backtrace\n",
        panic.file, panic.line, panic.column, panic.message
    );
    let run = RunGrade {
        ending: Ending::Exited(101),
        panic: Some(panic),
        harness_ended: false,
        stderr: Capture::whole(stderr),
        ..run()
    };
    failing_case(name, Verdict::RuntimeError, run)
}

pub(super) fn skipped_case(name: &str) -> CaseGrade {
    CaseGrade {
        verdict: Verdict::Skipped,
        run: None,
        ..accepted_case(name)
    }
}

pub(super) fn hidden(case: CaseGrade) -> CaseGrade {
    CaseGrade {
        hidden: true,
        ..case
    }
}

/// The grade of these cases after a good build.
pub(super) fn grade_of(cases: Vec<CaseGrade>) -> Grade {
    Grade::of_cases(
        ExerciseId::new("collections", "lru-cache"),
        SUBMISSION.to_owned(),
        build(),
        cases,
    )
}

/// A grade with an accepted case before the one that matters.
fn grade_with(case: CaseGrade) -> Grade {
    grade_of(vec![accepted_case("put-then-get"), case])
}

pub(super) fn accepted() -> Grade {
    let mut grade = grade_with(hidden(accepted_case("many")));
    grade.build = Some(BuildGrade {
        cached: true,
        ..build()
    });
    grade
}

pub(super) fn wrong_answer() -> Grade {
    let mut case = wrong_answer_case("get-refreshes");
    case.args = vec!["--capacity".to_owned(), "two words".to_owned()];
    let mut grade = grade_with(case);
    grade.cases.push(hidden(wrong_answer_case("many")));
    grade.misconception =
        Some("evicts the entry that was inserted first, so reading never protects it".to_owned());
    grade.build = Some(BuildGrade {
        diagnostics: vec![diagnostic(Severity::Warning, UNUSED)],
        ..build()
    });
    grade
}

pub(super) fn panicked() -> Grade {
    grade_with(panicked_case("evicts"))
}

pub(super) fn aborted() -> Grade {
    let stderr = "\nthread 'main' (7) has overflowed its stack\nfatal runtime error: stack overflow, aborting\n";
    let run = RunGrade {
        ending: Ending::Signalled(6),
        harness_ended: false,
        stderr: Capture::whole(stderr),
        ..run()
    };
    grade_with(failing_case("deep", Verdict::RuntimeError, run))
}

pub(super) fn left_early() -> Grade {
    let run = RunGrade {
        harness_ended: false,
        ..run()
    };
    grade_with(failing_case("clear", Verdict::RuntimeError, run))
}

pub(super) fn cpu_limit() -> Grade {
    let (allowed, used) = (Duration::from_secs(2), Duration::from_millis(2010));
    let run = RunGrade {
        ending: Ending::Signalled(9),
        wall: used,
        cpu: Some(used),
        limit: Some(LimitHit::Cpu { allowed, used }),
        harness_ended: false,
        ..run()
    };
    grade_with(failing_case("large", Verdict::TimeLimit, run))
}

pub(super) fn wall_limit() -> Grade {
    let (allowed, used) = (Duration::from_secs(7), Duration::from_millis(7003));
    let cpu = Some(Duration::from_millis(2));
    let run = RunGrade {
        ending: Ending::Signalled(9),
        wall: used,
        limit: Some(LimitHit::Wall { allowed, used, cpu }),
        harness_ended: false,
        ..run()
    };
    grade_with(failing_case("two-locks", Verdict::TimeLimit, run))
}

pub(super) fn memory_limit() -> Grade {
    let limit = LimitHit::Memory {
        allowed: 64 * MIB,
        used: 64 * MIB + 4096,
    };
    let run = RunGrade {
        ending: Ending::Signalled(9),
        limit: Some(limit),
        harness_ended: false,
        ..run()
    };
    grade_with(failing_case("large", Verdict::MemoryLimit, run))
}

pub(super) fn output_limit() -> Grade {
    let limit = LimitHit::Output {
        allowed: 65_536,
        used: 1 << 20,
    };
    let stdout = Capture::from_parts(
        "still here\n".repeat(30),
        "still here\n".repeat(30),
        1 << 20,
    );
    let run = RunGrade {
        ending: Ending::Signalled(9),
        limit: Some(limit),
        harness_ended: false,
        stdout,
        ..run()
    };
    grade_with(failing_case("chatty", Verdict::OutputLimit, run))
}

pub(super) fn sandbox_violation() -> Grade {
    let run = RunGrade {
        ending: Ending::Signalled(31),
        harness_ended: false,
        ..run()
    };
    grade_with(failing_case("reads", Verdict::SandboxViolation, run))
}

pub(super) fn compile_error() -> Grade {
    let mut grade = grade_of(vec![
        skipped_case("put-then-get"),
        skipped_case("get-refreshes"),
    ]);
    grade.verdict = Verdict::CompileError;
    let diagnostics = vec![
        diagnostic(Severity::Warning, UNUSED),
        diagnostic(Severity::Error, MOVED),
    ];
    grade.build = Some(BuildGrade {
        ok: false,
        diagnostics,
        ..build()
    });
    grade
}

pub(super) fn rejected() -> Grade {
    let violation = Violation {
        concern: Concern::Code,
        message: "this exercise forbids `unsafe`: solve it with safe Rust".to_owned(),
        place: Some((9, 9)),
        source: Some("        unsafe { self.values.get_unchecked(index) }".to_owned()),
    };
    let mut grade = grade_of(Vec::new());
    grade.verdict = Verdict::Rejected;
    grade.build = None;
    grade.rejections = vec![violation];
    grade
}

pub(super) fn internal_error() -> Grade {
    let mut grade = grade_of(Vec::new());
    grade.verdict = Verdict::InternalError;
    grade.build = None;
    grade.trouble = Some("cannot start the sandbox: no space left on device".to_owned());
    grade
}

pub(super) fn skipped() -> Grade {
    grade_of(vec![
        skipped_case("put-then-get"),
        skipped_case("get-refreshes"),
    ])
}

/// A grade of every verdict, and of every way to come to it, by name.
pub(super) fn every_verdict() -> Vec<(&'static str, Grade)> {
    vec![
        ("accepted", accepted()),
        ("wrong_answer", wrong_answer()),
        ("runtime_error_panic", panicked()),
        ("runtime_error_stack_overflow", aborted()),
        ("runtime_error_left_early", left_early()),
        ("time_limit_cpu", cpu_limit()),
        ("time_limit_wall", wall_limit()),
        ("memory_limit", memory_limit()),
        ("output_limit", output_limit()),
        ("sandbox_violation", sandbox_violation()),
        ("compile_error", compile_error()),
        ("rejected", rejected()),
        ("internal_error", internal_error()),
        ("skipped", skipped()),
    ]
}
