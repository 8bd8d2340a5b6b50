//! Grades in, bytes out.
//!
//! A format is one file and one pure function, so that each can be read and tested by itself. What comes from
//! a submission passes [`escape`] or a quoting of the format's own before it stands in a report: no output of a
//! learner's program may move the cursor, hide text or colour a line. Hidden cases show their name, verdict and
//! points in every format, and nothing else.
//!
//! The terminal gets two things: [`Live`] writes a line for each case while attempts are being graded, and
//! [`details`] explains afterwards what is wrong. The format `human` is both in one.

pub mod cache_page;
mod case_line;
mod columns;
pub mod doctor_page;
mod escape;
pub mod exercise_page;
#[cfg(test)]
mod fixtures;
mod human;
mod json;
pub mod learner_page;
pub mod listing;
mod live;
mod mark;
mod markdown;
mod page;
pub mod progress_page;
pub mod proofs;
mod quantity;
pub mod questions_page;
pub mod source_page;
mod style;
mod tally;
#[cfg(test)]
mod tests;
mod trouble;

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use crate::grade::Grade;

pub use human::{details, records};
pub use json::schema;
pub use live::Live;
pub use style::{Style, Verbosity};

/// The grades of one invocation, with what a reader needs to know about how they came about.
#[derive(Debug, Clone, PartialEq)]
pub struct Batch {
    /// Version of the grader.
    pub grader: String,
    /// Release of the toolchain, such as `1.95.0`.
    pub toolchain: String,
    /// How submissions were kept apart from the machine.
    pub sandbox: SandboxState,
    /// When grading started, in RFC 3339.
    pub started_at: String,
    /// How long grading took on the wall clock.
    pub wall: Duration,
    /// One grade an attempt, in the order in which they were asked for.
    pub grades: Vec<Grade>,
}

/// What the sandbox held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SandboxState {
    /// `none`, `landlock` or `full`.
    pub class: String,
    /// Names of the layers that were not to be had.
    pub missing: Vec<String>,
}

/// A form that a report can take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// Text for a person.
    Human,
    /// JSON after the published schema `grader/report/v1`.
    Json,
}

impl Format {
    /// All formats.
    pub const ALL: [Format; 2] = [Format::Human, Format::Json];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Format::Human => "human",
            Format::Json => "json",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(text: &str) -> Result<Format, String> {
        Format::ALL
            .into_iter()
            .find(|format| format.name() == text)
            .ok_or_else(|| {
                let names = Format::ALL.map(Format::name).join(", ");
                format!("`{text}` is not a report format; choose one of: {names}")
            })
    }
}

/// A sentence or a few, filled to the width of the style.
pub fn paragraph(text: &str, style: &Style) -> String {
    let mut page = page::Page::new(style);
    markdown::write(&mut page, text);
    page.finish()
}

/// Writes a report. Only `human` heeds the style.
pub fn render(format: Format, batch: &Batch, style: &Style) -> Vec<u8> {
    match format {
        Format::Human => human::render(batch, style),
        Format::Json => json::render(batch),
    }
}
