//! A grade as the journal keeps it: what gradebooks, class pages and students' reports are drawn from, and no more.
//!
//! Everything is bounded in size, and nothing is kept that differs from one run of a well-behaved program to the next:
//! no times, no amounts of memory. So what is drawn from a journal is the same whenever its submissions were graded. Of
//! a hidden case there is a name, a verdict and points, and no field for anything else.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::build::{Diagnostic, Severity, Violation};
use crate::digest::Digest;
use crate::grade::{CaseGrade, Grade, LimitHit, RunGrade};
use crate::quantity;
use crate::sandbox::Ending;
use crate::signal;
use crate::verdict::Verdict;

/// Characters kept of a message.
const MESSAGE: usize = 500;
/// Characters kept of the compiler's own rendering of a message.
const RENDERED: usize = 4000;
/// Messages of the compiler, and reasons of a rejection, that are kept.
const MESSAGES: usize = 8;

/// Everything that a grade depends on. The same key has the same grade, and is graded once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Key {
    /// SHA-256 of the submission's bytes.
    #[schemars(with = "String")]
    pub submission: Digest,
    /// Digest of everything in the exercise that grades depend on.
    #[schemars(with = "String")]
    pub exercise: Digest,
    /// Release of the toolchain and the platform.
    pub toolchain: String,
    /// Version of the grader.
    pub grader: String,
    /// Class of the sandbox.
    pub sandbox: String,
}

impl Key {
    /// The key in one digest.
    pub fn digest(&self) -> Digest {
        Digest::of(&[
            &self.submission.to_string(),
            &self.exercise.to_string(),
            &self.toolchain,
            &self.grader,
            &self.sandbox,
        ])
    }
}

/// A submission of an exercise, whatever it is graded with: at most one of its grades stands.
pub fn identity(exercise: &str, submission: Digest) -> Digest {
    Digest::of(&[exercise, &submission.to_string()])
}

/// A grade.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Entry {
    /// When it was known, in RFC 3339.
    pub at: String,
    /// What it depends on.
    pub key: Key,
    /// The exercise, as `topic/slug`.
    pub exercise: String,
    /// That of the first case that is not accepted.
    pub verdict: Verdict,
    /// Points earned.
    pub points: u32,
    /// Points that could be earned.
    pub max_points: u32,
    /// The misunderstanding that this answer shows, when it is a known one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub misconception: Option<String>,
    /// Why the submission was refused before it was compiled.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rejections: Vec<Remark>,
    /// What the compiler said: errors where there are any, else warnings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub diagnostics: Vec<Remark>,
    /// One entry a case, in the exercise's order.
    pub cases: Vec<CaseEntry>,
}

/// A message about a place in the submission.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Remark {
    /// The message in a line.
    pub message: String,
    /// The compiler's code, such as `E0382`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The file, where it is one of the exercise's and not the submission.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Line, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// Column, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
    /// The message as the compiler draws it, or the line itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown: Option<String>,
}

/// What a case came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CaseEntry {
    /// The case's name.
    pub name: String,
    /// Its verdict.
    pub verdict: Verdict,
    /// Points earned: all or nothing.
    pub points: u32,
    /// Points for an accepted case.
    pub max_points: u32,
    /// What there is to say of a case that is shown; nothing of a hidden one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visible: Option<VisibleEntry>,
}

/// What there is to say of a case that is shown.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct VisibleEntry {
    /// What the case checks, in the author's words.
    pub checks: String,
    /// How the program ended, where that is what is wrong: a panic, an exit status, a limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ending: Option<String>,
    /// The first line that differs, for a wrong answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub difference: Option<Difference>,
}

/// The first line that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Difference {
    /// Its number in the expected output, from 1.
    pub line: usize,
    /// The expected line; `null` when the output should have ended before.
    pub expected: Option<String>,
    /// The printed line; `null` when the output ended before.
    pub got: Option<String>,
}

impl Entry {
    /// What is kept of a grade.
    pub fn of(grade: &Grade, key: Key, at: String) -> Entry {
        let diagnostics = grade.build.iter().flat_map(|build| &build.diagnostics);
        let any_error = diagnostics
            .clone()
            .any(|diagnostic| diagnostic.severity == Severity::Error);
        let told =
            diagnostics.filter(|diagnostic| !any_error || diagnostic.severity == Severity::Error);
        let limit = grade.build.iter().filter_map(|build| build.limit.as_ref());
        let limit = limit.map(|limit| Remark {
            message: bounded(&format!("the compiler was stopped: {limit}"), MESSAGE),
            code: None,
            file: None,
            line: None,
            column: None,
            shown: None,
        });
        Entry {
            at,
            key,
            exercise: grade.exercise.to_string(),
            verdict: grade.verdict,
            points: grade.points(),
            max_points: grade.max_points(),
            misconception: grade.misconception.clone(),
            rejections: grade
                .rejections
                .iter()
                .take(MESSAGES)
                .map(rejection)
                .collect(),
            diagnostics: limit
                .chain(told.map(|told| diagnostic(told, &grade.submission)))
                .take(MESSAGES)
                .collect(),
            cases: grade.cases.iter().map(case).collect(),
        }
    }

    /// What kept the submission from being run, each once: messages of the compiler without the names in them, so that
    /// the same mistake of two students is the same text, and reasons for a refusal.
    pub fn obstacles(&self) -> BTreeSet<String> {
        let errors = self
            .diagnostics
            .iter()
            .filter(|_| self.verdict == Verdict::CompileError);
        let errors = errors.map(|remark| {
            let message = without_names(&remark.message);
            match &remark.code {
                Some(code) => format!("{code}: {message}"),
                None => message,
            }
        });
        let reasons = self.rejections.iter().map(|remark| remark.message.clone());
        errors.chain(reasons).collect()
    }

    /// Whether the compiler may have said more than is kept.
    pub fn is_cut(&self) -> bool {
        self.diagnostics.len() >= MESSAGES
    }

    /// How many cases were accepted.
    pub fn accepted_cases(&self) -> usize {
        let cases = self.cases.iter();
        cases
            .filter(|case| case.verdict == Verdict::Accepted)
            .count()
    }
}

fn rejection(violation: &Violation) -> Remark {
    Remark {
        message: bounded(&violation.message, MESSAGE),
        code: None,
        file: None,
        line: violation.place.map(|(line, _)| line),
        column: violation.place.map(|(_, column)| column),
        shown: violation
            .source
            .as_deref()
            .map(|line| bounded(line, MESSAGE)),
    }
}

fn diagnostic(diagnostic: &Diagnostic, submission: &str) -> Remark {
    let span = diagnostic.span.as_ref();
    let file = span.filter(|span| span.file != submission);
    Remark {
        message: bounded(&diagnostic.message, MESSAGE),
        code: diagnostic.code.clone(),
        file: file.map(|span| bounded(&span.file, MESSAGE)),
        line: span.map(|span| span.line),
        column: span.map(|span| span.column),
        shown: Some(bounded(diagnostic.rendered.trim_end(), RENDERED)),
    }
}

fn case(case: &CaseGrade) -> CaseEntry {
    CaseEntry {
        name: case.name.clone(),
        verdict: case.verdict,
        points: case.points(),
        max_points: case.max_points,
        visible: (!case.hidden).then(|| VisibleEntry {
            checks: case.checks.clone(),
            ending: case.run.as_ref().and_then(|run| ending(case, run)),
            difference: case.mismatch.as_ref().map(|mismatch| {
                let first = &mismatch.first_difference;
                let line =
                    |line: &Option<String>| line.as_deref().map(|text| bounded(text, MESSAGE));
                Difference {
                    line: first.line,
                    expected: line(&first.expected),
                    got: line(&first.got),
                }
            }),
        }),
    }
}

/// How a program ended, in a sentence that does not differ from run to run: what a limit allows and not what was used.
fn ending(case: &CaseGrade, run: &RunGrade) -> Option<String> {
    if case.verdict == Verdict::Accepted || case.verdict == Verdict::WrongAnswer {
        return None;
    }
    let limit = run.limit.as_ref().map(|limit| match limit {
        LimitHit::Cpu { allowed, .. } => format!(
            "more than {} of processor time",
            quantity::duration(*allowed)
        ),
        LimitHit::Wall { allowed, .. } => {
            format!("more than {} on the clock", quantity::duration(*allowed))
        }
        LimitHit::Memory { allowed, .. } => {
            format!("more than {} of memory", quantity::size(*allowed))
        }
        LimitHit::Processes { allowed } => {
            format!("more than {allowed} processes and threads at once")
        }
        LimitHit::Output { allowed, .. } => {
            format!("more than {} of output", quantity::size(*allowed))
        }
    });
    let panic = run.panic.as_ref().map(|panic| {
        let message = bounded(&panic.message, MESSAGE);
        format!("panicked at line {}: {message}", panic.line)
    });
    let test = run.test.as_ref().and_then(|test| test.failure.clone());
    let end = || match run.ending {
        Ending::Exited(0) if !run.harness_ended => {
            Some("ended in the middle of the case".to_owned())
        }
        Ending::Exited(status) if status != case.wanted_exit_status => {
            Some(format!("ended with exit status {status}"))
        }
        Ending::Exited(_) => None,
        Ending::Signalled(number) => Some(match signal::words(number) {
            (Some(name), explanation) => format!("ended by {name}: {explanation}"),
            (None, _) => format!("ended by signal {number}"),
        }),
    };
    limit
        .or(panic)
        .or(test.map(|text| bounded(&text, MESSAGE)))
        .or_else(end)
}

/// A message of the compiler with `…` in the place of every name in backquotes.
fn without_names(message: &str) -> String {
    let pieces = message.split('`').enumerate();
    let pieces = pieces.map(|(place, piece)| match place % 2 {
        0 => piece,
        _ => "…",
    });
    pieces.collect::<Vec<_>>().join("`")
}

/// A text without its end where it is too long, which is marked and counted.
fn bounded(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some((at, _)) => {
            let (kept, rest) = text.split_at(at);
            let left_out = quantity::count(rest.chars().count(), "character", "characters");
            format!("{kept} … {left_out} left out")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_long_is_cut_and_counted() {
        assert_eq!(bounded("é", 1), "é");
        assert_eq!(bounded("éabc", 1), "é … 3 characters left out");
    }

    #[test]
    fn the_same_mistake_with_other_names_is_the_same() {
        assert_eq!(
            without_names("borrow of moved value: `names`"),
            without_names("borrow of moved value: `v`")
        );
        assert_eq!(without_names("mismatched types"), "mismatched types");
    }

    #[test]
    fn each_part_of_a_key_counts() {
        let key = Key {
            submission: Digest::of(&["a"]),
            exercise: Digest::of(&["b"]),
            toolchain: "1".into(),
            grader: "2".into(),
            sandbox: "full".into(),
        };
        for other in [
            Key {
                submission: Digest::of(&["b"]),
                ..key.clone()
            },
            Key {
                exercise: Digest::of(&["a"]),
                ..key.clone()
            },
            Key {
                toolchain: "2".into(),
                grader: "1".into(),
                ..key.clone()
            },
            Key {
                sandbox: "none".into(),
                ..key.clone()
            },
        ] {
            assert_ne!(other.digest(), key.digest());
        }
    }
}
