//! The format `gitlab`: GitLab's Code Quality report, which shows findings beside a merge request's changes.
//!
//! An array of findings: what the compiler said, why a submission was rejected, and each case that was not accepted.
//! GitLab merges findings with the same fingerprint and stops at the first element that it cannot read, so every
//! element has all of its fields and a fingerprint of its own that stays when lines move.

use serde::Serialize;

use super::entry::{Entry, Outcome, Place, compiler_told, entries};
use super::fingerprint::Fingerprints;
use super::human::explanation;
use super::{Batch, Surroundings, escape, json};
use crate::build::Severity as DiagnosticSeverity;
use crate::grade::Grade;
use crate::verdict::Verdict;

/// One finding.
#[derive(Debug, Serialize)]
struct Finding {
    description: String,
    check_name: String,
    fingerprint: String,
    severity: Severity,
    location: Location,
}

/// How grave a finding is, the least first.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "lowercase")]
enum Severity {
    Info,
    Minor,
    Major,
    Critical,
}

#[derive(Debug, Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Debug, Serialize)]
struct Lines {
    begin: usize,
    end: usize,
}

/// Writes a report.
pub(super) fn render(batch: &Batch, surroundings: &Surroundings) -> Vec<u8> {
    let mut fingerprints = Fingerprints::default();
    let findings: Vec<Finding> = batch
        .grades
        .iter()
        .flat_map(|grade| {
            findings(
                grade,
                &surroundings.path(&grade.submission),
                &mut fingerprints,
            )
        })
        .collect();
    json::written(&findings)
}

fn findings(grade: &Grade, path: &str, fingerprints: &mut Fingerprints) -> Vec<Finding> {
    let exercise = grade.exercise.to_string();
    let mut finding = |check: &str, severity, place: Option<Place>, what: &str, description| {
        let fingerprint = fingerprints.of(&[&exercise, path, check, what]).0;
        let lines = place.map_or((1, 1), |place| (place.line, place.end_line));
        Finding {
            description,
            check_name: check.to_owned(),
            fingerprint,
            severity,
            location: Location {
                path: path.to_owned(),
                lines: Lines {
                    begin: lines.0,
                    end: lines.1,
                },
            },
        }
    };
    let mut findings = Vec::new();
    for diagnostic in grade.build.iter().flat_map(|build| &build.diagnostics) {
        let (severity, check) = match diagnostic.severity {
            DiagnosticSeverity::Error => (Severity::Critical, "compile-error"),
            DiagnosticSeverity::Warning => (Severity::Minor, "warning"),
        };
        let place = Place::of_diagnostic(diagnostic, &grade.submission);
        let check = escape::line(diagnostic.code.as_deref().unwrap_or(check));
        let description = explanation::of_diagnostic(diagnostic);
        findings.push(finding(
            &check,
            severity,
            place,
            &diagnostic.message,
            description,
        ));
    }
    for rejection in &grade.rejections {
        let place = rejection.place.map(Place::at);
        let description = escape::line(&rejection.message);
        let check = Verdict::Rejected.name();
        findings.push(finding(
            check,
            Severity::Critical,
            place,
            &rejection.message,
            description,
        ));
    }
    for entry in entries(grade).iter().filter(|entry| !is_told(grade, entry)) {
        let severity = match entry.outcome {
            // Nothing is known about the file then.
            Outcome::NotGraded => Severity::Info,
            _ => Severity::Major,
        };
        let description = format!("{exercise}, {}: {}", entry.name, entry.summary);
        let check = entry.verdict.name();
        findings.push(finding(
            check,
            severity,
            entry.place,
            &entry.name,
            description,
        ));
    }
    findings
}

/// Whether there is no finding in an entry, or only what is told already by the compiler's own messages.
fn is_told(grade: &Grade, entry: &Entry<'_>) -> bool {
    match entry.verdict {
        Verdict::Accepted => true,
        Verdict::Skipped => entry.outcome == Outcome::Skipped,
        Verdict::Rejected => !grade.rejections.is_empty(),
        Verdict::CompileError => compiler_told(grade),
        _ => false,
    }
}
