//! The format `gradescope`: the `results.json` of a Gradescope autograder.
//!
//! Every case is visible with its name and points; one that our exercise hides has no text. Gradescope's own `hidden`
//! would withhold the total as well. A file without any score is Gradescope's way to say that the autograder failed:
//! that is what stands there until grading has ended, and where the machine failed, because a score of 0 would count.

use serde::Serialize;

use super::entry::{Entry, Outcome, entries, misconception_words, suites};
use super::human::{circumstances, explanation};
use super::quantity::share;
use super::totals::Totals;
use super::{Batch, json};
use crate::verdict::Verdict;

#[derive(Debug, Serialize)]
struct Document {
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    execution_time: Option<f64>,
    output: String,
    output_format: &'static str,
    test_output_format: &'static str,
    test_name_format: &'static str,
    visibility: &'static str,
    stdout_visibility: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tests: Vec<Test>,
    #[serde(skip_serializing_if = "Option::is_none")]
    extra_data: Option<ExtraData>,
}

#[derive(Debug, Serialize)]
struct Test {
    name: String,
    number: String,
    score: u32,
    max_score: u32,
    status: &'static str,
    output: String,
    tags: Vec<&'static str>,
}

/// What comes back with the next submission of the same person.
#[derive(Debug, Serialize)]
struct ExtraData {
    grader: String,
    toolchain: String,
    sandbox: String,
}

impl Document {
    fn of(output: String) -> Document {
        Document {
            score: None,
            execution_time: None,
            output,
            output_format: "text",
            test_output_format: "text",
            test_name_format: "text",
            visibility: "visible",
            stdout_visibility: "hidden",
            tests: Vec::new(),
            extra_data: None,
        }
    }
}

/// What stands in the file until grading has ended.
pub(super) fn provisional() -> Vec<u8> {
    json::written(&Document::of(super::provisional::UNFINISHED.to_owned()))
}

/// Writes a report.
pub(super) fn render(batch: &Batch) -> Vec<u8> {
    let totals = Totals::of(&batch.grades);
    let mut document = Document::of(output(batch, &totals));
    // Both are seconds to the millisecond, which is as much as anybody reads.
    document.execution_time = Some(json::millis(batch.wall) as f64 / 1000.0);
    document.extra_data = Some(ExtraData {
        grader: batch.grader.clone(),
        toolchain: batch.toolchain.clone(),
        sandbox: batch.sandbox.class.clone(),
    });
    if totals.can_be_scored() {
        document.score = Some(totals.points);
        document.tests = tests(batch);
    }
    json::written(&document)
}

/// What stands above the tests.
fn output(batch: &Batch, totals: &Totals) -> String {
    let accepted = share(totals.accepted, totals.attempts, "attempt", "attempts");
    let mut lines = vec![format!("{accepted} accepted")];
    for grade in &batch.grades {
        if let Some(misconception) = &grade.misconception {
            lines.push(format!(
                "{}: {}",
                grade.exercise,
                misconception_words(misconception)
            ));
        }
        if grade.verdict == Verdict::InternalError {
            lines.push(format!(
                "{}: {}",
                grade.exercise,
                explanation::of_trouble(grade)
            ));
        }
    }
    lines.push(circumstances(batch));
    lines.join("\n")
}

fn tests(batch: &Batch) -> Vec<Test> {
    let several = batch.grades.len() > 1;
    let mut tests = Vec::new();
    for (attempt, (suite, grade)) in suites(&batch.grades).iter().zip(&batch.grades).enumerate() {
        for (case, entry) in entries(grade).into_iter().enumerate() {
            tests.push(Test {
                number: match several {
                    true => format!("{}.{}", attempt + 1, case + 1),
                    false => (case + 1).to_string(),
                },
                name: match several {
                    true => format!("{suite}: {}", entry.name),
                    false => entry.name.clone(),
                },
                score: entry.points.unwrap_or(0),
                max_score: entry.max_points,
                status: match entry.outcome {
                    Outcome::Passed => "passed",
                    _ => "failed",
                },
                output: test_output(&entry),
                tags: vec![entry.verdict.name()],
            });
        }
    }
    tests
}

fn test_output(entry: &Entry<'_>) -> String {
    match (entry.outcome, entry.details.is_empty()) {
        (Outcome::Passed, _) => String::new(),
        (_, true) => entry.summary.clone(),
        (_, false) => entry.summed_up(&entry.details),
    }
}
