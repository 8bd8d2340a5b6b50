//! The format `exercism`: the `results.json` of an Exercism test runner, version 3 of its interface.
//!
//! Only the first test that fails is shown to the learner, so tests stand in the exercise's order. `error` is what the
//! format has for a submission that could not be run at all, and a message must be there then. Cases that were not run
//! because of an earlier one are left out. Nothing has points.

use serde::Serialize;

use super::clip::clip;
use super::entry::{Entry, Outcome, entries, suites};
use super::human::explanation;
use super::totals::Totals;
use super::{Batch, escape, json};
use crate::grade::Grade;
use crate::snapshot::text_of;
use crate::verdict::Verdict;

/// The longest message at the top, in bytes, which is what the limit of 65,535 characters comes to in their database.
const MESSAGE: usize = 65_535;
/// The longest output of a test, in characters.
const OUTPUT: usize = 500;
/// The longest input that is shown as the code of a test, in characters.
const TEST_CODE: usize = 4_000;

#[derive(Debug, Serialize)]
struct Document {
    version: u32,
    status: Status,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tests: Option<Vec<Test>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
enum Status {
    Pass,
    Fail,
    Error,
}

#[derive(Debug, Serialize)]
struct Test {
    name: String,
    status: Status,
    #[serde(skip_serializing_if = "Option::is_none")]
    test_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    output: Option<String>,
}

/// What stands in the file until grading has ended.
pub(super) fn provisional() -> Vec<u8> {
    json::written(&error(super::provisional::UNFINISHED))
}

/// Writes a report.
pub(super) fn render(batch: &Batch) -> Vec<u8> {
    let totals = Totals::of(&batch.grades);
    let stopped = |grade: &Grade| matches!(grade.verdict, Verdict::CompileError | Verdict::Skipped);
    let document = if !totals.can_be_scored() || batch.grades.iter().all(stopped) {
        error(&messages(batch))
    } else {
        Document {
            version: 3,
            status: match totals.all_accepted() {
                true => Status::Pass,
                false => Status::Fail,
            },
            message: None,
            tests: Some(tests(batch)),
        }
    };
    json::written(&document)
}

fn error(message: &str) -> Document {
    // A character has one byte or more: cut until the bytes fit as well.
    let mut most = MESSAGE;
    let mut text = clip(message, most);
    while text.len() > MESSAGE {
        most /= 2;
        text = clip(message, most);
    }
    Document {
        version: 3,
        status: Status::Error,
        message: Some(text),
        tests: None,
    }
}

/// Why nothing could be run, of the attempts that are to blame.
fn messages(batch: &Batch) -> String {
    let troubled = batch
        .grades
        .iter()
        .any(|grade| grade.verdict == Verdict::InternalError);
    let to_blame = |grade: &&Grade| !troubled || grade.verdict == Verdict::InternalError;
    let messages: Vec<String> = batch
        .grades
        .iter()
        .filter(to_blame)
        .map(|grade| match (&grade.build, grade.verdict) {
            (_, Verdict::InternalError) => explanation::of_trouble(grade),
            (Some(build), Verdict::CompileError) => explanation::of_build(build),
            _ => "no case was run".to_owned(),
        })
        .collect();
    match messages.is_empty() {
        true => "there was nothing to run".to_owned(),
        false => messages.join("\n\n"),
    }
}

fn tests(batch: &Batch) -> Vec<Test> {
    let several = batch.grades.len() > 1;
    let mut tests = Vec::new();
    for (suite, grade) in suites(&batch.grades).iter().zip(&batch.grades) {
        let run = |entry: &Entry<'_>| entry.outcome != Outcome::Skipped;
        for entry in entries(grade).into_iter().filter(run) {
            let name = match several {
                true => format!("{suite}: {}", entry.name),
                false => entry.name.clone(),
            };
            tests.push(test(name, &entry));
        }
    }
    tests
}

fn test(name: String, entry: &Entry<'_>) -> Test {
    let status = match entry.outcome {
        Outcome::Passed => Status::Pass,
        Outcome::Failed | Outcome::Skipped => Status::Fail,
        Outcome::Errored | Outcome::NotGraded => Status::Error,
    };
    let message = match entry.reasons.is_empty() {
        true => entry.summary.clone(),
        false => entry.summed_up(&entry.reasons),
    };
    let printed: Vec<String> = [entry.stdout(), entry.stderr()]
        .into_iter()
        .flatten()
        .collect();
    Test {
        name,
        status,
        test_code: entry.shown.map(|case| {
            let mut code = escape::line(&case.checks);
            if !case.input.is_empty() {
                let input = escape::block(&text_of(&case.input)).join("\n");
                code.push_str(&format!("\n\n{input}"));
            }
            clip(&code, TEST_CODE)
        }),
        message: (status != Status::Pass).then_some(message),
        output: (!printed.is_empty()).then(|| clip(&printed.join("\n"), OUTPUT)),
    }
}
