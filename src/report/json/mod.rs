//! The format `json`: every grade as data, for other programs.
//!
//! The shape is the published schema `grader/report/v1`; fields may be added to it, and none changes or goes.

mod case;
mod document;
mod note;
mod random;

use schemars::generate::SchemaSettings;
use serde::Serialize;

use super::{Batch, escape};
use document::Document;

pub(super) use case::millis;

/// Writes a report.
pub(super) fn render(batch: &Batch) -> Vec<u8> {
    written(&Document::new(batch))
}

/// A document in JSON as all formats write it: indented, with nothing in it that a terminal would obey or hide.
pub(super) fn written(document: &impl Serialize) -> Vec<u8> {
    let text = serde_json::to_string_pretty(document)
        .expect("a document is made of text and numbers alone");
    let mut bytes = visible(&text).into_bytes();
    bytes.push(b'\n');
    bytes
}

/// A text as a string of JSON, which YAML reads as well.
pub(super) fn string(text: &str) -> String {
    visible(&serde_json::Value::from(text).to_string())
}

/// The JSON Schema of the report.
pub fn schema() -> serde_json::Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    settings
        .into_generator()
        .into_root_schema_for::<Document>()
        .to_value()
}

/// Writes characters that a terminal would obey or hide as `\uNNNN`. JSON means the same text by it, so nothing is
/// lost, and a report can be looked at with `cat`. Such characters stand within strings only.
fn visible(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for c in json.chars() {
        if c == '\x7f' || escape::is_invisible(c) {
            let mut units = [0; 2];
            for unit in c.encode_utf16(&mut units) {
                text.push_str(&format!("\\u{unit:04x}"));
            }
        } else {
            text.push(c);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invisible_characters_are_written_as_escapes_that_mean_them() {
        let text = "a\u{202E}b\u{9b}\u{E0041}\x7f\x1b é";
        let json = visible(&serde_json::to_string(text).unwrap());
        assert_eq!(json, "\"a\\u202eb\\u009b\\udb40\\udc41\\u007f\\u001b é\"");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }
}
