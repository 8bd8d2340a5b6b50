//! Grades in, bytes out.
//!
//! A format is one file and one pure function, so that each can be read and tested by itself. What comes from
//! a submission passes [`escape`](crate::escape) or a quoting of the format's own before it stands in a report: no output of a
//! learner's program may move the cursor, hide text or colour a line. Hidden cases show their name, verdict and
//! points in every format, and nothing else.
//!
//! The terminal gets two things: [`Live`] writes a line for each case while attempts are being graded, and
//! [`details`] explains afterwards what is wrong. The format `human` is both in one.

mod aligned;
mod beyond;
pub mod cache_page;
mod case_line;
mod classroom50;
mod clip;
mod columns;
mod ctrf;
pub mod doctor_page;
mod entry;
pub mod exercise_page;
mod exercism;
mod fingerprint;
#[cfg(test)]
mod fixtures;
mod format;
mod github;
mod gitlab;
mod gradescope;
#[cfg(test)]
mod hostile;
mod html;
mod human;
mod json;
mod junit;
pub mod learner_page;
pub mod listing;
mod live;
mod mark;
mod markdown;
mod markdown_page;
mod markdown_table;
#[cfg(test)]
mod noted;
mod page;
mod prairielearn;
pub mod progress_page;
pub mod proofs;
mod provisional;
pub mod questions_page;
mod sarif;
#[cfg(test)]
mod scripted;
pub mod source_page;
mod stream;
mod style;
mod surroundings;
mod tally;
mod tap;
#[cfg(test)]
mod tests;
mod totals;
mod trouble;

use std::time::Duration;

use crate::escape;
use crate::grade::Grade;
use crate::quantity;
use crate::sandbox::Sandbox;

pub use aligned::aligned;
pub use classroom50::Assignment;
pub use columns::{shorten, shorten_start, width};
pub use format::{Format, formats};
pub use human::{closing, details, outcome, records};
pub use json::schema;
pub use live::Live;
pub use markdown_page::within as markdown_within;
pub use provisional::provisional;
pub use style::{GRADER, Style, Verbosity};
pub use surroundings::{Repository, Surroundings};

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

impl SandboxState {
    /// What this sandbox holds.
    pub fn of(sandbox: &Sandbox) -> SandboxState {
        SandboxState {
            class: sandbox.class().name().to_owned(),
            missing: sandbox.missing().to_vec(),
        }
    }
}

/// A sentence or a few, filled to the width of the style.
pub fn paragraph(text: &str, style: &Style) -> String {
    let mut page = page::Page::new(style);
    markdown::write(&mut page, text);
    page.finish()
}

/// Writes a report that needs nothing of its surroundings. Only `human` heeds the style.
pub fn render(format: Format, batch: &Batch, style: &Style) -> Vec<u8> {
    render_within(&Surroundings::default(), format, batch, style)
}

/// Writes a report. Only `human` heeds the style.
pub fn render_within(
    surroundings: &Surroundings,
    format: Format,
    batch: &Batch,
    style: &Style,
) -> Vec<u8> {
    match format {
        Format::Human => human::render(batch, style),
        Format::Html => html::render(batch),
        Format::Markdown => markdown_page::render(batch),
        Format::Json => json::render(batch),
        Format::Junit => junit::render(batch),
        Format::Tap => tap::render(batch),
        Format::Ctrf => ctrf::render(batch),
        Format::Github => github::render(batch, style, surroundings),
        Format::Gitlab => gitlab::render(batch, surroundings),
        Format::Sarif => sarif::render(batch, surroundings),
        Format::Gradescope => gradescope::render(batch),
        Format::Exercism => exercism::render(batch),
        Format::Prairielearn => prairielearn::render(batch),
        Format::Classroom50 => {
            classroom50::render(batch, &surroundings.assignment.clone().unwrap_or_default())
        }
    }
}
