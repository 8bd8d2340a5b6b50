//! The format `ctrf`: the Common Test Report Format, a draft that dashboards and bots of several CI systems read.
//!
//! Its schema refuses fields that it does not know; what is ours stands in `extra`, under a name of its own. It knows no
//! points, so they stand there too.

use serde::Serialize;

use super::clip::clip;
use super::entry::{Entry, Outcome, entries, suites};
use super::human::circumstances;
use super::totals::Totals;
use super::{Batch, json};
use crate::grade::Grade;

/// The version of the specification that was read.
const SPEC_VERSION: &str = "0.0.0";
/// Characters of what one case printed to one stream.
const PRINTED: usize = 8_000;

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Document<'a> {
    report_format: &'static str,
    spec_version: &'static str,
    timestamp: &'a str,
    generated_by: String,
    results: Results<'a>,
}

#[derive(Debug, Serialize)]
struct Results<'a> {
    tool: Tool<'a>,
    summary: Summary,
    tests: Vec<Test>,
    environment: Environment<'a>,
}

#[derive(Debug, Serialize)]
struct Tool<'a> {
    name: &'static str,
    version: &'a str,
}

/// Times are milliseconds, of which `start` and `stop` count from 1970.
#[derive(Debug, Default, Serialize)]
struct Summary {
    tests: usize,
    passed: usize,
    failed: usize,
    skipped: usize,
    pending: usize,
    other: usize,
    suites: usize,
    start: i64,
    stop: i64,
    duration: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    extra: Option<Extra<Points>>,
}

#[derive(Debug, Serialize)]
struct Environment<'a> {
    extra: Extra<Circumstances<'a>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Test {
    name: String,
    status: &'static str,
    duration: u64,
    suite: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    trace: Option<String>,
    raw_status: &'static str,
    file_path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    stdout: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    stderr: Vec<String>,
    extra: Extra<TestExtra>,
}

/// The place that the format gives to what it does not know, with our name on it.
#[derive(Debug, Serialize)]
struct Extra<T> {
    grader: T,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct TestExtra {
    hidden: bool,
    #[serde(flatten)]
    points: Option<Points>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Points {
    points: u32,
    max_points: u32,
}

#[derive(Debug, Serialize)]
struct Circumstances<'a> {
    toolchain: &'a str,
    sandbox: &'a str,
    summary: String,
}

/// Writes a report.
pub(super) fn render(batch: &Batch) -> Vec<u8> {
    let tests: Vec<Test> = suites(&batch.grades)
        .into_iter()
        .zip(&batch.grades)
        .flat_map(|(suite, grade)| {
            let of_suite = move |entry| test(&suite, grade, entry);
            entries(grade).into_iter().map(of_suite)
        })
        .collect();
    json::written(&Document {
        report_format: "CTRF",
        spec_version: SPEC_VERSION,
        timestamp: &batch.started_at,
        generated_by: format!("grader {}", batch.grader),
        results: Results {
            tool: Tool {
                name: "grader",
                version: &batch.grader,
            },
            summary: summary(batch, &tests),
            tests,
            environment: Environment {
                extra: Extra {
                    grader: Circumstances {
                        toolchain: &batch.toolchain,
                        sandbox: &batch.sandbox.class,
                        summary: circumstances(batch),
                    },
                },
            },
        },
    })
}

fn summary(batch: &Batch, tests: &[Test]) -> Summary {
    let with = |status| tests.iter().filter(|test| test.status == status).count();
    let totals = Totals::of(&batch.grades);
    // A time that cannot be read is none; the format has no way to leave it out.
    let start = batch
        .started_at
        .parse::<jiff::Timestamp>()
        .map_or(0, |instant| instant.as_millisecond());
    let duration = json::millis(batch.wall);
    Summary {
        tests: tests.len(),
        passed: with("passed"),
        failed: with("failed"),
        skipped: with("skipped"),
        pending: 0,
        other: with("other"),
        suites: batch.grades.len(),
        start,
        stop: start.saturating_add_unsigned(duration),
        duration,
        extra: totals.can_be_scored().then_some(Extra {
            grader: Points {
                points: totals.points,
                max_points: totals.max_points,
            },
        }),
    }
}

fn test(suite: &str, grade: &Grade, entry: Entry<'_>) -> Test {
    let lines = |text: Option<String>| {
        let text = text.map(|text| clip(&text, PRINTED));
        let lines = text.iter().flat_map(|text| text.lines());
        lines.map(str::to_owned).collect()
    };
    let run = entry.shown.and_then(|case| case.run.as_ref());
    let has_message = entry.outcome != Outcome::Passed;
    Test {
        status: match entry.outcome {
            Outcome::Passed => "passed",
            Outcome::Failed | Outcome::Errored => "failed",
            Outcome::Skipped => "skipped",
            Outcome::NotGraded => "other",
        },
        duration: run.map_or(0, |run| json::millis(run.wall)),
        suite: vec![suite.to_owned()],
        raw_status: entry.verdict.name(),
        file_path: grade.submission.clone(),
        line: entry.place.map(|place| place.line),
        stdout: lines(entry.stdout()),
        stderr: lines(entry.stderr()),
        extra: Extra {
            grader: TestExtra {
                hidden: entry.hidden,
                points: entry.points.map(|points| Points {
                    points,
                    max_points: entry.max_points,
                }),
            },
        },
        message: has_message.then_some(entry.summary),
        trace: (!entry.reasons.is_empty()).then_some(entry.reasons),
        name: entry.name,
    }
}
