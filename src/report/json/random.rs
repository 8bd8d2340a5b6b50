//! Random scripts as they stand in JSON.

use schemars::JsonSchema;
use serde::Serialize;

use super::case::VisibleDocument;
use crate::grade::{RandomFailure, RandomGrade};
use crate::snapshot::text_of;

/// What random scripts came to.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Random")]
pub(super) struct RandomDocument<'a> {
    /// How many were asked for.
    scripts: usize,
    /// How many were played: all of them, or those up to the first that failed.
    played: usize,
    /// The number that all of them follow from.
    seed: u64,
    /// The first that failed, as a case that was made as short as it gets.
    #[serde(skip_serializing_if = "Option::is_none")]
    failure: Option<FailureDocument<'a>>,
}

/// A random script on which the submission does not do what the reference solution does, as a case.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "RandomFailure")]
struct FailureDocument<'a> {
    /// What became of it.
    #[serde(flatten)]
    case: VisibleDocument<'a>,
    /// The script.
    input: String,
    /// What the reference solution gives. Bytes that are not UTF-8 stand as `\xNN`.
    expected: String,
    /// How many lines the script had when it was found.
    shortened_from: usize,
    /// Whether no single line can be left out.
    minimal: bool,
    /// Whether it failed again when it was played once more.
    repeats: bool,
    /// The file that it was kept in, where that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    saved_to: Option<&'a str>,
}

impl<'a> RandomDocument<'a> {
    /// The entry of an attempt.
    pub(super) fn new(random: &'a RandomGrade) -> RandomDocument<'a> {
        RandomDocument {
            scripts: random.scripts,
            played: random.played,
            seed: random.seed,
            failure: random.failure.as_deref().map(failure),
        }
    }
}

fn failure(failure: &RandomFailure) -> FailureDocument<'_> {
    FailureDocument {
        case: VisibleDocument::new(&failure.case),
        input: text_of(&failure.case.input),
        expected: text_of(&failure.expected),
        shortened_from: failure.lines,
        minimal: failure.minimal,
        repeats: failure.repeats,
        saved_to: failure.saved_to.as_deref(),
    }
}
