//! The progress file: one JSON object, read with suspicion, because people edit, merge and synchronise it.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::error::Category;

use super::Progress;

/// The format that this version reads and writes.
const SCHEMA: &str = "grader/progress/v1";
/// What every version of the format begins with.
const FAMILY: &str = "grader/progress/v";

/// Why a file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Another version of the grader has written it.
    #[error("is of the format `{0}`, which this version of grader does not know")]
    Version(String),
    /// It is none of ours, or damaged.
    #[error("is damaged ({0})")]
    Damaged(String),
}

#[derive(Serialize)]
struct Document<'p> {
    schema: &'static str,
    #[serde(flatten)]
    progress: &'p Progress,
}

impl Progress {
    /// Reads a file of the format `grader/progress/v1`.
    ///
    /// # Errors
    /// [`Unreadable`] tells another version from a damaged file.
    pub fn parse(bytes: &[u8]) -> Result<Progress, Unreadable> {
        let damaged = |error: serde_json::Error| {
            Unreadable::Damaged(match error.classify() {
                Category::Syntax | Category::Eof => {
                    format!("no valid JSON at line {}", error.line())
                }
                Category::Data | Category::Io => error.to_string(),
            })
        };
        let mut value: Value = serde_json::from_slice(bytes).map_err(damaged)?;
        let schema = value
            .as_object_mut()
            .and_then(|fields| fields.remove("schema"));
        match schema.as_ref().and_then(Value::as_str) {
            Some(SCHEMA) => Progress::deserialize(value).map_err(damaged),
            Some(other) if other.starts_with(FAMILY) => Err(Unreadable::Version(other.to_owned())),
            _ => Err(Unreadable::Damaged(format!(
                "it does not say `\"schema\": \"{SCHEMA}\"`"
            ))),
        }
    }

    /// The file's text.
    ///
    /// # Errors
    /// None that a progress made of texts and numbers could have.
    pub fn render(&self) -> serde_json::Result<String> {
        let document = Document {
            schema: SCHEMA,
            progress: self,
        };
        Ok(serde_json::to_string_pretty(&document)? + "\n")
    }
}
