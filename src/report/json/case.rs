//! One case as it stands in JSON.
//!
//! A hidden case is a type of its own that has no field for anything but name, verdict and points, so that
//! nothing else can slip into a report by accident.

use std::time::Duration;

use schemars::JsonSchema;
use serde::Serialize;

use super::super::quantity;
use crate::grade::{CaseGrade, LimitHit, Panic, RunGrade};
use crate::sandbox::{Capture, Ending};
use crate::snapshot::{Diff, DiffEntry, FirstDifference, Mismatch, Tag};
use crate::verdict::Verdict;

/// One run of the program.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(untagged)]
#[schemars(rename = "Case")]
pub(super) enum CaseDocument<'a> {
    /// A case that is graded and not shown in full.
    Hidden(HiddenDocument<'a>),
    /// Any other case.
    Visible(Box<VisibleDocument<'a>>),
}

/// A case that is graded and not shown in full.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "HiddenCase", deny_unknown_fields)]
pub(super) struct HiddenDocument<'a> {
    /// The case's name.
    name: &'a str,
    /// Always true.
    #[schemars(extend("const" = true))]
    hidden: bool,
    /// Its verdict.
    verdict: Verdict,
    /// Points earned: all or nothing.
    points: u32,
    /// Points for an accepted case.
    max_points: u32,
}

/// A case that is shown in full. What is known of its run is there when it was run.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "VisibleCase")]
pub(super) struct VisibleDocument<'a> {
    /// The case's name.
    name: &'a str,
    /// Always false.
    #[schemars(extend("const" = false))]
    hidden: bool,
    /// Its verdict.
    verdict: Verdict,
    /// Points earned: all or nothing.
    points: u32,
    /// Points for an accepted case.
    max_points: u32,
    /// What is known of its run.
    #[serde(flatten)]
    run: Option<RunDocument<'a>>,
    /// What went wrong with the machine, for an internal error.
    #[serde(skip_serializing_if = "Option::is_none")]
    trouble: Option<&'a str>,
}

/// How a run went.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Run")]
struct RunDocument<'a> {
    /// Time on the wall clock in milliseconds.
    wall_ms: u64,
    /// Processor time in milliseconds; `null` where it is not known.
    cpu_ms: Option<u64>,
    /// Largest resident memory in KiB; `null` where it is not known.
    peak_memory_kib: Option<u64>,
    /// How memory was counted: `sampling` or `control-group`.
    memory_count: &'static str,
    /// How the program ended.
    exit: ExitDocument,
    /// The limit that was hit.
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<LimitDocument>,
    /// The first panic.
    #[serde(skip_serializing_if = "Option::is_none")]
    panic: Option<PanicDocument<'a>>,
    /// Why a test failed without a panic of its own, in mode `tests`.
    #[serde(skip_serializing_if = "Option::is_none")]
    test_failure: Option<&'a str>,
    /// The first line that differs, for a wrong answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    first_difference: Option<FirstDifferenceDocument<'a>>,
    /// Expected beside printed output. Each entry is a tag and a line: `=` on both sides, `-` expected, `+` printed,
    /// `…` lines left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    diff: Option<Vec<(TagDocument, String)>>,
    /// What was written to stdout.
    stdout: StreamDocument,
    /// What was written to stderr.
    stderr: StreamDocument,
}

/// How a program ended.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(rename = "Exit")]
enum ExitDocument {
    /// By returning or exiting with this status.
    Code(i32),
    /// By this signal.
    Signal(i32),
}

/// A limit that was hit.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Limit")]
struct LimitDocument {
    /// Which one.
    kind: LimitKind,
    /// What the exercise allows.
    allowed: u64,
    /// What the run used.
    used: u64,
    /// The unit of both.
    unit: LimitUnit,
}

/// A limit.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum LimitKind {
    /// Processor time.
    Cpu,
    /// Time on the wall clock.
    Wall,
    /// Resident memory.
    Memory,
    /// Output.
    Output,
    /// Processes and threads.
    Processes,
}

/// The unit of a limit.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum LimitUnit {
    /// Milliseconds.
    Ms,
    /// Bytes.
    Bytes,
    /// A plain number.
    Count,
}

/// A panic.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Panic")]
struct PanicDocument<'a> {
    /// The message.
    message: &'a str,
    /// The file as printed.
    file: &'a str,
    /// The line, from 1.
    line: u32,
    /// The column, from 1.
    column: u32,
}

/// A stream's text. Bytes that are not UTF-8 stand as `\xNN`.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Stream")]
struct StreamDocument {
    /// The text; of a long one the beginning and the end with a line between that says how much is missing.
    text: String,
    /// How many bytes were written in all.
    bytes: u64,
    /// Whether some are missing from the text.
    truncated: bool,
}

/// The first line that differs.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "FirstDifference")]
struct FirstDifferenceDocument<'a> {
    /// Its number in the expected output, from 1.
    line: usize,
    /// The expected line; `null` when the output should have ended before.
    expected: Option<&'a str>,
    /// The printed line; `null` when the output ended before.
    got: Option<&'a str>,
}

/// Where a line of a diff stands.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "DiffTag")]
enum TagDocument {
    /// On both sides.
    #[serde(rename = "=")]
    Equal,
    /// Only in the expected output.
    #[serde(rename = "-")]
    Expected,
    /// Only in what was printed.
    #[serde(rename = "+")]
    Got,
    /// Left out.
    #[serde(rename = "…")]
    Gap,
}

impl<'a> CaseDocument<'a> {
    /// The entry of a case.
    pub(super) fn new(case: &'a CaseGrade) -> CaseDocument<'a> {
        if case.hidden {
            return CaseDocument::Hidden(HiddenDocument {
                name: &case.name,
                hidden: true,
                verdict: case.verdict,
                points: case.points(),
                max_points: case.max_points,
            });
        }
        CaseDocument::Visible(Box::new(VisibleDocument::new(case)))
    }
}

impl<'a> VisibleDocument<'a> {
    /// Everything about a case that is not hidden.
    pub(super) fn new(case: &'a CaseGrade) -> VisibleDocument<'a> {
        VisibleDocument {
            name: &case.name,
            hidden: false,
            verdict: case.verdict,
            points: case.points(),
            max_points: case.max_points,
            run: case
                .run
                .as_ref()
                .map(|run| RunDocument::new(run, case.mismatch.as_ref())),
            trouble: case.trouble.as_deref(),
        }
    }
}

/// Whole milliseconds, as many as a report can hold.
pub(in crate::report) fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

/// Whole milliseconds, rounded up: what was used beyond a limit must not look like the limit.
fn millis_up(time: Duration) -> u64 {
    u64::try_from(time.as_nanos().div_ceil(1_000_000)).unwrap_or(u64::MAX)
}

impl<'a> RunDocument<'a> {
    fn new(run: &'a RunGrade, mismatch: Option<&'a Mismatch>) -> RunDocument<'a> {
        RunDocument {
            wall_ms: millis(run.wall),
            cpu_ms: run.cpu.map(millis),
            peak_memory_kib: run.peak_memory.map(|bytes| bytes / 1024),
            memory_count: run.memory_count.name(),
            exit: match run.ending {
                Ending::Exited(status) => ExitDocument::Code(status),
                Ending::Signalled(signal) => ExitDocument::Signal(signal),
            },
            limit: run.limit.as_ref().map(limit),
            panic: run.panic.as_ref().map(panic),
            test_failure: run.test.as_ref().and_then(|test| test.failure.as_deref()),
            first_difference: mismatch.map(|mismatch| first_difference(&mismatch.first_difference)),
            diff: mismatch.map(|mismatch| diff(&mismatch.diff)),
            stdout: stream(&run.stdout),
            stderr: stream(&run.stderr),
        }
    }
}

fn limit(limit: &LimitHit) -> LimitDocument {
    let time = |kind, allowed, used| LimitDocument {
        kind,
        allowed: millis(allowed),
        used: millis_up(used),
        unit: LimitUnit::Ms,
    };
    let bytes = |kind, allowed, used| LimitDocument {
        kind,
        allowed,
        used,
        unit: LimitUnit::Bytes,
    };
    match *limit {
        LimitHit::Cpu { allowed, used } => time(LimitKind::Cpu, allowed, used),
        LimitHit::Wall { allowed, used, .. } => time(LimitKind::Wall, allowed, used),
        LimitHit::Memory { allowed, used } => bytes(LimitKind::Memory, allowed, used),
        LimitHit::Output { allowed, used } => bytes(LimitKind::Output, allowed, used),
        LimitHit::Processes { allowed } => LimitDocument {
            kind: LimitKind::Processes,
            allowed: allowed.into(),
            // It was ended at the first one too many that was seen.
            used: u64::from(allowed) + 1,
            unit: LimitUnit::Count,
        },
    }
}

fn panic(panic: &Panic) -> PanicDocument<'_> {
    PanicDocument {
        message: &panic.message,
        file: &panic.file,
        line: panic.line,
        column: panic.column,
    }
}

fn stream(capture: &Capture) -> StreamDocument {
    StreamDocument {
        text: super::super::stream::text(capture),
        bytes: capture.total(),
        truncated: capture.dropped() > 0,
    }
}

fn first_difference(first: &FirstDifference) -> FirstDifferenceDocument<'_> {
    FirstDifferenceDocument {
        line: first.line,
        expected: first.expected.as_deref(),
        got: first.got.as_deref(),
    }
}

fn diff(diff: &Diff) -> Vec<(TagDocument, String)> {
    let gap = |lines: usize| (TagDocument::Gap, quantity::count(lines, "line", "lines"));
    diff.entries
        .iter()
        .map(|entry| match entry {
            DiffEntry::Gap { lines, .. } => gap(*lines),
            DiffEntry::Line(line) => {
                let tag = match line.tag {
                    Tag::Equal => TagDocument::Equal,
                    Tag::Expected => TagDocument::Expected,
                    Tag::Got => TagDocument::Got,
                };
                (tag, line.text())
            }
        })
        .collect()
}
