//! The report as it stands in JSON: batch, attempts, builds, totals.
//!
//! These types are the published shape. They borrow nothing of a hidden case but its name, verdict and points.

use schemars::JsonSchema;
use serde::Serialize;

use super::super::Batch;
use super::super::totals::Totals;
use super::super::trouble::told_trouble;
use super::case::{CaseDocument, millis};
use super::note::NoteDocument;
use super::random::RandomDocument;
use crate::build::{Diagnostic, Severity, Violation};
use crate::grade::{BuildGrade, Grade};
use crate::verdict::Verdict;

/// A report of `grader`: attempts at exercises with their verdicts and points.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "grader report", rename = "Report")]
pub(super) struct Document<'a> {
    /// The name of this format. It changes only when a field changes its meaning or goes.
    #[schemars(extend("const" = "grader/report/v1"))]
    schema: &'static str,
    /// Version of the grader.
    grader: &'a str,
    /// Release of the toolchain.
    toolchain: &'a str,
    /// How submissions were kept apart from the machine.
    sandbox: SandboxDocument<'a>,
    /// When grading started, in RFC 3339.
    #[schemars(extend("format" = "date-time"))]
    started_at: &'a str,
    /// How long grading took on the wall clock, in milliseconds.
    wall_ms: u64,
    /// One entry an attempt, in the order in which they were asked for.
    attempts: Vec<AttemptDocument<'a>>,
    /// All attempts together.
    totals: TotalsDocument,
}

/// What the sandbox held.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Sandbox")]
struct SandboxDocument<'a> {
    /// The class.
    #[schemars(extend("enum" = ["none", "landlock", "full"]))]
    class: &'a str,
    /// Layers that were not to be had.
    missing: &'a [String],
}

/// One exercise with one submission.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Attempt")]
struct AttemptDocument<'a> {
    /// The exercise, as `topic/slug`.
    exercise: String,
    /// The submission's path.
    submission: &'a str,
    /// That of the first case that is not accepted.
    verdict: Verdict,
    /// Points earned.
    points: u32,
    /// Points that could be earned.
    max_points: u32,
    /// What building came to; `null` when it never started.
    build: Option<BuildDocument<'a>>,
    /// Why the submission was refused before it was compiled.
    rejections: Vec<RejectionDocument<'a>>,
    /// One entry a case, in the exercise's order.
    cases: Vec<CaseDocument<'a>>,
    /// Cases that the learner has saved, one entry each. They give no points, and the verdict does not depend on them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    saved: Vec<CaseDocument<'a>>,
    /// What random scripts came to, where they were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    random: Option<RandomDocument<'a>>,
    /// The misunderstanding that this answer shows, when it is a known one.
    #[serde(skip_serializing_if = "Option::is_none")]
    misconception: Option<&'a str>,
    /// What clippy notes about an accepted answer, where it was asked. Neither verdict nor points depend on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    notes: Option<Vec<NoteDocument<'a>>>,
    /// What went wrong with the machine, for an internal error.
    #[serde(skip_serializing_if = "Option::is_none")]
    trouble: Option<&'a str>,
}

/// What building came to.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Build")]
struct BuildDocument<'a> {
    /// Whether there is a program to run.
    ok: bool,
    /// Whether the program came from the cache.
    cached: bool,
    /// Time on the wall clock in milliseconds.
    wall_ms: u64,
    /// Processor time in milliseconds; `null` where it is not known.
    cpu_ms: Option<u64>,
    /// What the compiler said about the learner's file.
    diagnostics: Vec<DiagnosticDocument<'a>>,
    /// The limit of the compiler that was hit, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    limit: Option<&'a str>,
    /// The folder of the temporary crate, when it was asked to be kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    kept: Option<&'a str>,
}

/// One message of the compiler. Its place is `null` where it has none.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Diagnostic")]
struct DiagnosticDocument<'a> {
    /// How grave it is.
    severity: SeverityDocument,
    /// The compiler's code, such as `E0382` or `unused_variables`.
    code: Option<&'a str>,
    /// The message in a line.
    message: &'a str,
    /// The file as the learner knows it.
    file: Option<&'a str>,
    /// First line, from 1.
    line: Option<usize>,
    /// First column, from 1.
    column: Option<usize>,
    /// Last line, from 1.
    end_line: Option<usize>,
    /// Column after the last character, from 1.
    end_column: Option<usize>,
    /// The compiler's own rendering, without colours.
    rendered: &'a str,
}

/// How grave a message of the compiler is.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(rename = "Severity")]
enum SeverityDocument {
    /// It stops the build.
    Error,
    /// It does not.
    Warning,
}

/// Why a submission was refused. Its place is `null` when the whole file is meant.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Rejection")]
struct RejectionDocument<'a> {
    /// What is wrong and what to do.
    message: &'a str,
    /// The line, from 1.
    line: Option<usize>,
    /// The column, from 1.
    column: Option<usize>,
    /// The line itself.
    source: Option<&'a str>,
}

/// All attempts together.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Totals")]
struct TotalsDocument {
    /// How many there are.
    attempts: usize,
    /// How many were accepted.
    accepted: usize,
    /// Points earned.
    points: u32,
    /// Points that could be earned.
    max_points: u32,
}

impl<'a> Document<'a> {
    /// The document of a batch.
    pub(super) fn new(batch: &'a Batch) -> Document<'a> {
        let grades = &batch.grades;
        let totals = Totals::of(grades);
        Document {
            schema: "grader/report/v1",
            grader: &batch.grader,
            toolchain: &batch.toolchain,
            sandbox: SandboxDocument {
                class: &batch.sandbox.class,
                missing: &batch.sandbox.missing,
            },
            started_at: &batch.started_at,
            wall_ms: millis(batch.wall),
            attempts: grades.iter().map(attempt).collect(),
            totals: TotalsDocument {
                attempts: totals.attempts,
                accepted: totals.accepted,
                points: totals.points,
                max_points: totals.max_points,
            },
        }
    }
}

fn attempt(grade: &Grade) -> AttemptDocument<'_> {
    AttemptDocument {
        exercise: grade.exercise.to_string(),
        submission: &grade.submission,
        verdict: grade.verdict,
        points: grade.points(),
        max_points: grade.max_points(),
        build: grade.build.as_ref().map(build),
        rejections: grade.rejections.iter().map(rejection).collect(),
        cases: grade.cases.iter().map(CaseDocument::new).collect(),
        saved: grade.saved.iter().map(CaseDocument::new).collect(),
        random: grade.random.as_ref().map(RandomDocument::new),
        misconception: grade.misconception.as_deref(),
        notes: grade
            .notes
            .as_ref()
            .map(|notes| notes.iter().map(NoteDocument::new).collect()),
        trouble: told_trouble(grade),
    }
}

fn build(build: &BuildGrade) -> BuildDocument<'_> {
    BuildDocument {
        ok: build.ok,
        cached: build.cached,
        wall_ms: millis(build.wall),
        cpu_ms: build.cpu.map(millis),
        diagnostics: build.diagnostics.iter().map(diagnostic).collect(),
        limit: build.limit.as_deref(),
        kept: build.kept.as_deref(),
    }
}

fn diagnostic(diagnostic: &Diagnostic) -> DiagnosticDocument<'_> {
    let span = diagnostic.span.as_ref();
    DiagnosticDocument {
        severity: match diagnostic.severity {
            Severity::Error => SeverityDocument::Error,
            Severity::Warning => SeverityDocument::Warning,
        },
        code: diagnostic.code.as_deref(),
        message: &diagnostic.message,
        file: span.map(|span| span.file.as_str()),
        line: span.map(|span| span.line),
        column: span.map(|span| span.column),
        end_line: span.map(|span| span.end_line),
        end_column: span.map(|span| span.end_column),
        rendered: &diagnostic.rendered,
    }
}

fn rejection(violation: &Violation) -> RejectionDocument<'_> {
    RejectionDocument {
        message: &violation.message,
        line: violation.place.map(|(line, _)| line),
        column: violation.place.map(|(_, column)| column),
        source: violation.source.as_deref(),
    }
}
