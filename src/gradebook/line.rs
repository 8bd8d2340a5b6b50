//! One line of a journal: a record in JSON, with a checksum around it.
//!
//! The checksum is of the record's bytes as they stand in the line, so it can be checked before anything is parsed.

use std::io;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::class::Class;
use super::entry::Entry;
use crate::digest::{Digest, ShortDigest};

/// What stands before the checksum of a line, between it and the record, and after that.
const FRAME: [&str; 3] = [
    "{\"schema\":\"grader/journal/v1\",\"checksum\":\"",
    "\",\"record\":",
    "}",
];

/// One line of a journal.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "grader journal line")]
pub struct Line {
    /// The name of this format.
    #[schemars(extend("const" = "grader/journal/v1"))]
    pub schema: String,
    /// The first 16 hexadecimal digits of the SHA-256 of the record, as it is written here.
    pub checksum: String,
    /// What is recorded.
    pub record: Record,
}

/// What a line records.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Record {
    /// The class as it was found; the last one counts.
    Class(Box<Class>),
    /// A grade; of several for the same submission the last one stands.
    Grade(Box<Entry>),
    /// The machine failed, in all tries, to grade a submission that has no grade.
    Trouble(Trouble),
}

/// What went wrong with the machine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Trouble {
    /// When it was given up, in RFC 3339.
    pub at: String,
    /// The exercise, as `topic/slug`.
    pub exercise: String,
    /// SHA-256 of the submission's bytes.
    #[schemars(with = "String")]
    pub submission: Digest,
    /// What went wrong.
    pub message: String,
}

/// The JSON Schema of a line.
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(Line).to_value()
}

/// The line of a record, with its end.
pub(super) fn line_of(record: &Record) -> io::Result<Vec<u8>> {
    let body = serde_json::to_string(record)?;
    let [head, middle, tail] = FRAME;
    let checksum = ShortDigest::of_bytes(body.as_bytes());
    Ok(format!("{head}{checksum}{middle}{body}{tail}\n").into_bytes())
}

/// The record of a line and its checksum; `None` when the line is damaged in any way.
pub(super) fn record_of(line: &[u8]) -> Option<(Record, ShortDigest)> {
    let [head, middle, tail] = FRAME.map(str::as_bytes);
    // A last line that only lacks its end is whole.
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    let rest = line.strip_prefix(head)?.strip_suffix(tail)?;
    let (checksum, rest) = rest.split_at_checked(16)?;
    let body = rest.strip_prefix(middle)?;
    let stated: ShortDigest = std::str::from_utf8(checksum).ok()?.parse().ok()?;
    if ShortDigest::of_bytes(body) != stated {
        return None;
    }
    Some((serde_json::from_slice(body).ok()?, stated))
}
