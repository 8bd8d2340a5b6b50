//! The format `prairielearn`: the `results.json` of a PrairieLearn external grader.
//!
//! The score is a ratio. Every test has its points, because one without them takes the points from all. A submission
//! that was rejected, or a machine that failed, is not `gradable`: then no attempt is counted. The file may have 1 MiB,
//! so texts share what there is.

use serde::Serialize;

use super::clip::clip;
use super::entry::{Entry, Outcome, entries, misconception_words, suites};
use super::human::{circumstances, explanation};
use super::quantity::share;
use super::totals::Totals;
use super::{Batch, escape, json};
use crate::verdict::Verdict;

/// Characters that all texts together may have. In JSON a character takes up to four bytes here, control characters
/// being shown as letters already, and the file may have 1,048,576.
const TEXT: usize = 240_000;
/// Characters that a name of a test may have.
const NAME: usize = 200;

#[derive(Debug, Serialize)]
struct Document {
    gradable: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    score: Option<f64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    format_errors: Vec<String>,
    message: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    output: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tests: Vec<Test>,
}

#[derive(Debug, Serialize)]
struct Test {
    name: String,
    points: u32,
    max_points: u32,
    #[serde(skip_serializing_if = "String::is_empty")]
    message: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    output: String,
}

/// What stands in the file until grading has ended.
pub(super) fn provisional() -> Vec<u8> {
    let reason = super::provisional::UNFINISHED.to_owned();
    json::written(&ungradable(vec![reason.clone()], reason))
}

/// Writes a report.
pub(super) fn render(batch: &Batch) -> Vec<u8> {
    let totals = Totals::of(&batch.grades);
    let with = |verdict| {
        let grades = batch.grades.iter();
        grades.filter(move |grade| grade.verdict == verdict)
    };
    let rejected = with(Verdict::Rejected).count();
    let document = if !totals.can_be_scored() {
        let troubles = with(Verdict::InternalError).map(explanation::of_trouble);
        ungradable(
            troubles.collect(),
            "not graded: trouble with the machine".to_owned(),
        )
    } else if rejected > 0 && rejected == totals.attempts {
        let reasons = batch.grades.iter().flat_map(|grade| &grade.rejections);
        let reasons = reasons.map(|reason| place_and_message(reason.place, &reason.message));
        let message = "rejected: mend this and submit again, the attempt is not counted";
        ungradable(reasons.collect(), message.to_owned())
    } else {
        graded(batch, &totals)
    };
    json::written(&document)
}

fn place_and_message(place: Option<(usize, usize)>, message: &str) -> String {
    let message = escape::line(message);
    match place {
        Some((line, column)) => format!("line {line}, column {column}: {message}"),
        None => message,
    }
}

fn ungradable(reasons: Vec<String>, message: String) -> Document {
    Document {
        gradable: false,
        score: None,
        format_errors: match reasons.is_empty() {
            true => vec![message.clone()],
            false => reasons
                .iter()
                .map(|reason| clip(reason, 2_000))
                .take(20)
                .collect(),
        },
        message,
        output: String::new(),
        tests: Vec::new(),
    }
}

fn graded(batch: &Batch, totals: &Totals) -> Document {
    let misconceptions = batch
        .grades
        .iter()
        .filter_map(|grade| grade.misconception.as_deref());
    let accepted = share(totals.accepted, totals.attempts, "attempt", "attempts");
    let mut message = format!("{accepted} accepted");
    for misconception in misconceptions {
        message.push('\n');
        message.push_str(&misconception_words(misconception));
    }
    let listed: Vec<(String, Entry<'_>)> = suites(&batch.grades)
        .into_iter()
        .zip(&batch.grades)
        .flat_map(|(suite, grade)| {
            let entries = entries(grade).into_iter();
            entries.map(move |entry| (suite.clone(), entry))
        })
        .collect();
    let several = batch.grades.len() > 1;
    let each = TEXT / (2 * listed.len().max(1));
    Document {
        gradable: true,
        score: Some(totals.ratio()),
        format_errors: Vec::new(),
        message: clip(&message, 10_000),
        output: circumstances(batch),
        tests: listed
            .iter()
            .map(|(suite, entry)| test(if several { Some(suite) } else { None }, entry, each))
            .collect(),
    }
}

fn test(suite: Option<&String>, entry: &Entry<'_>, most: usize) -> Test {
    let name = match suite {
        Some(suite) => format!("{suite}: {}", entry.name),
        None => entry.name.clone(),
    };
    let message = match (entry.outcome, entry.reasons.is_empty()) {
        (Outcome::Passed, _) => String::new(),
        (_, true) => entry.summary.clone(),
        (_, false) => format!("{}\n\n{}", entry.summary, entry.reasons),
    };
    let printed: Vec<String> = [entry.stdout(), entry.stderr()]
        .into_iter()
        .flatten()
        .collect();
    Test {
        name: clip(&name, NAME),
        points: entry.points.unwrap_or(0),
        max_points: entry.max_points,
        message: clip(&message, most),
        output: clip(&printed.join("\n"), most),
    }
}
