//! What clippy notes about an accepted answer, as it stands in JSON.

use schemars::JsonSchema;
use serde::Serialize;

use crate::build::{Advice, Note, Replacement};

/// A finding of clippy that a learner may take or leave.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Note")]
pub(super) struct NoteDocument<'a> {
    /// The lint's name without `clippy::`, such as `needless_return`.
    lint: &'a str,
    /// The finding in a line.
    message: &'a str,
    /// Its line in the submission, from 1.
    line: usize,
    /// Its column, in characters from 1.
    column: usize,
    /// The line itself.
    source: &'a str,
    /// What to do about it.
    help: Vec<AdviceDocument<'a>>,
}

/// What to do about a finding.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Advice")]
struct AdviceDocument<'a> {
    /// The advice in a line.
    message: &'a str,
    /// What could stand in the submission instead, where clippy says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    replacement: Option<ReplacementDocument<'a>>,
}

/// Whole lines, and what could stand in their place.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Replacement")]
struct ReplacementDocument<'a> {
    /// The first of the lines, from 1.
    line: usize,
    /// The last of the lines, from 1.
    end_line: usize,
    /// The lines that could stand there.
    lines: &'a [String],
}

impl<'a> NoteDocument<'a> {
    /// The entry of a note.
    pub(super) fn new(note: &'a Note) -> NoteDocument<'a> {
        NoteDocument {
            lint: &note.lint,
            message: &note.message,
            line: note.line,
            column: note.column,
            source: &note.source,
            help: note.help.iter().map(AdviceDocument::new).collect(),
        }
    }
}

impl<'a> AdviceDocument<'a> {
    fn new(advice: &'a Advice) -> AdviceDocument<'a> {
        AdviceDocument {
            message: &advice.message,
            replacement: advice.replacement.as_ref().map(ReplacementDocument::new),
        }
    }
}

impl<'a> ReplacementDocument<'a> {
    fn new(replacement: &'a Replacement) -> ReplacementDocument<'a> {
        ReplacementDocument {
            line: replacement.line,
            end_line: (replacement.line + replacement.before.len()).saturating_sub(1),
            lines: &replacement.after,
        }
    }
}
