//! The format `sarif`: SARIF 2.1.0 as GitHub's code scanning reads it.
//!
//! It is made for findings at places in a file: what the compiler said and which forbidden constructs were found. An
//! output that differs has no place in the source, so cases are left to other formats. Trouble with the machine makes
//! the invocation one that failed. GitHub asks for more than the standard: a schema, texts of every rule, a category,
//! a location in every result.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use super::entry::Place;
use super::fingerprint::Fingerprints;
use super::human::{circumstances, explanation};
use super::trouble::told_trouble;
use super::{Batch, Surroundings, escape, json, quantity};
use crate::build::{Diagnostic, Severity};
use crate::grade::Grade;
use crate::verdict::Verdict;

/// Results in one file: GitHub shows 5,000 and refuses more than 25,000.
const RESULTS: usize = 5_000;

/// A finding, before rules are numbered.
#[derive(Debug)]
struct Finding {
    rule: String,
    level: &'static str,
    message: String,
    path: String,
    place: Option<Place>,
    fingerprint: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: String,
    short_description: Text,
    full_description: Text,
    help: Text,
    default_configuration: Configuration,
}

#[derive(Debug, Serialize)]
struct Text {
    text: String,
}

#[derive(Debug, Serialize)]
struct Configuration {
    level: &'static str,
}

/// Writes a report.
pub(super) fn render(batch: &Batch, surroundings: &Surroundings) -> Vec<u8> {
    let mut fingerprints = Fingerprints::default();
    let mut findings: Vec<Finding> = batch
        .grades
        .iter()
        .flat_map(|grade| findings(grade, surroundings, &mut fingerprints))
        .collect();
    let left_out = findings.len().saturating_sub(RESULTS);
    findings.truncate(RESULTS);
    let levels: BTreeMap<&str, &'static str> = findings
        .iter()
        .map(|finding| (finding.rule.as_str(), finding.level))
        .collect();
    let rules: Vec<Rule> = levels.iter().map(|(id, level)| rule(id, level)).collect();
    let results: Vec<Value> = findings
        .iter()
        .map(|finding| {
            let index = levels.keys().position(|rule| *rule == finding.rule);
            result(finding, index.unwrap_or_default())
        })
        .collect();
    json::written(&json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "grader",
                "semanticVersion": batch.grader,
                "rules": rules,
            } },
            // What a second upload for the same commit replaces.
            "automationDetails": { "id": "grader/" },
            // rustc counts characters, not bytes or units of UTF-16.
            "columnKind": "unicodeCodePoints",
            "invocations": [invocation(batch, left_out)],
            "results": results,
        }]
    }))
}

fn findings(
    grade: &Grade,
    surroundings: &Surroundings,
    fingerprints: &mut Fingerprints,
) -> Vec<Finding> {
    let path = surroundings.path(&grade.submission);
    let mut finding = |rule: String, level, message: String, what: &str, place| {
        let (hash, number) = fingerprints.of(&[&path, &rule, what]);
        Finding {
            fingerprint: format!("{hash}:{}", number + 1),
            path: path.clone(),
            rule,
            level,
            message,
            place,
        }
    };
    let mut findings = Vec::new();
    for diagnostic in grade.build.iter().flat_map(|build| &build.diagnostics) {
        findings.push(finding(
            rule_of(diagnostic),
            level_of(diagnostic),
            explanation::of_diagnostic(diagnostic),
            &diagnostic.message,
            Place::of_diagnostic(diagnostic, &grade.submission),
        ));
    }
    for rejection in &grade.rejections {
        findings.push(finding(
            Verdict::Rejected.name().to_owned(),
            "error",
            escape::line(&rejection.message),
            &rejection.message,
            rejection.place.map(Place::at),
        ));
    }
    findings
}

fn rule_of(diagnostic: &Diagnostic) -> String {
    let plain = match diagnostic.severity {
        Severity::Error => "compile-error",
        Severity::Warning => "warning",
    };
    escape::line(diagnostic.code.as_deref().unwrap_or(plain))
}

fn level_of(diagnostic: &Diagnostic) -> &'static str {
    match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// The texts that GitHub wants of every rule.
fn rule(id: &str, level: &'static str) -> Rule {
    let is_error_code = id
        .strip_prefix('E')
        .is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
    let (short, full, help) = match id {
        "rejected" => (
            "The submission is not allowed".to_owned(),
            "The exercise forbids this construct, or the file cannot be graded at all. Nothing was compiled.".to_owned(),
            "Solve the exercise without it; `grader show EXERCISE` tells what is forbidden.".to_owned(),
        ),
        "compile-error" => (
            "The compiler stopped".to_owned(),
            "The Rust compiler gave an error without a code.".to_owned(),
            "Read the whole message with `grader check`.".to_owned(),
        ),
        "warning" => (
            "The compiler warns".to_owned(),
            "The Rust compiler gave a warning without a name.".to_owned(),
            "Read the whole message with `grader check -v`.".to_owned(),
        ),
        code if is_error_code => (
            format!("Rust compiler error {code}"),
            format!("The Rust compiler refuses the program with error {code}."),
            format!("`rustc --explain {code}` explains it with examples."),
        ),
        lint => (
            format!("Rust lint {lint}"),
            format!("The Rust compiler's lint `{lint}` found something to improve."),
            "Read the whole message with `grader check -v`.".to_owned(),
        ),
    };
    Rule {
        id: id.to_owned(),
        short_description: Text { text: short },
        full_description: Text { text: full },
        help: Text { text: help },
        default_configuration: Configuration { level },
    }
}

fn result(finding: &Finding, rule_index: usize) -> Value {
    // GitHub shows no result without a place: one that concerns the whole file stands at its first line.
    let region = match finding.place {
        Some(place) => json!({
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        }),
        None => json!({ "startLine": 1 }),
    };
    json!({
        "ruleId": finding.rule,
        "ruleIndex": rule_index,
        "level": finding.level,
        "message": { "text": finding.message },
        "locations": [{ "physicalLocation": {
            "artifactLocation": { "uri": uri(&finding.path) },
            "region": region,
        } }],
        "partialFingerprints": { "primaryLocationLineHash": finding.fingerprint },
    })
}

/// How the run of the grader itself went.
fn invocation(batch: &Batch, left_out: usize) -> Value {
    let mut notifications = vec![json!({
        "level": "note",
        "message": { "text": circumstances(batch) },
    })];
    for grade in &batch.grades {
        if grade.verdict == Verdict::InternalError {
            let trouble = told_trouble(grade).map(escape::line);
            let text = format!(
                "{} was not graded, because of trouble with the machine{}",
                grade.exercise,
                trouble
                    .map(|trouble| format!(": {trouble}"))
                    .unwrap_or_default()
            );
            notifications.push(json!({ "level": "error", "message": { "text": text } }));
        }
    }
    if left_out > 0 {
        let words = quantity::count(left_out, "finding is", "findings are");
        let text = format!("{words} left out, because readers show no more");
        notifications.push(json!({ "level": "warning", "message": { "text": text } }));
    }
    let failed = batch
        .grades
        .iter()
        .any(|grade| grade.verdict == Verdict::InternalError);
    json!({
        "executionSuccessful": !failed,
        "startTimeUtc": batch.started_at,
        "toolExecutionNotifications": notifications,
    })
}

/// A path as a relative reference: everything but letters, digits and a few signs is written as its bytes.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' => {
                uri.push(char::from(byte));
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_relative_references() {
        assert_eq!(uri("week 1/é.rs"), "week%201/%C3%A9.rs");
        assert_eq!(uri("a/b-c_d.rs"), "a/b-c_d.rs");
        // A colon before the first slash would make a scheme of what stands before it.
        assert_eq!(uri("a:b.rs"), "a%3Ab.rs");
    }

    #[test]
    fn rules_are_described_by_what_they_are() {
        assert_eq!(
            rule("E0382", "error").short_description.text,
            "Rust compiler error E0382"
        );
        assert_eq!(
            rule("unused_variables", "warning").short_description.text,
            "Rust lint unused_variables"
        );
        assert_eq!(
            rule("Edition", "warning").short_description.text,
            "Rust lint Edition"
        );
    }
}
