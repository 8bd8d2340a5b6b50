//! What clippy notes about a learner's file: a lint, its place, and what could stand there instead.
//!
//! A message of clippy says more than a learner needs: where to read on, how to turn the lint off. What is left is
//! the finding and its advice, as data, so that a terminal and an editor can each show it in their own way.

use serde::{Deserialize, Serialize};

use super::diagnostic::{self, Message, MessageSpan};

/// What the names of clippy's lints begin with; those of rustc have nothing of the kind.
const PREFIX: &str = "clippy::";

/// How advice begins that is the same with every lint.
const BOILERPLATE: [&str; 2] = ["for further information visit ", "to override `"];

/// A finding that a learner may take or leave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The lint's name, such as `needless_return`.
    pub lint: String,
    /// The finding in a line.
    pub message: String,
    /// Its line in the learner's file, from 1.
    pub line: usize,
    /// Its column, in characters from 1.
    pub column: usize,
    /// That line of the file.
    pub source: String,
    /// What to do about it.
    pub help: Vec<Advice>,
}

/// What to do about a finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Advice {
    /// The advice in a line.
    pub message: String,
    /// What could stand in the file instead, where clippy says so.
    pub replacement: Option<Replacement>,
}

/// Whole lines, and what could stand in their place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Replacement {
    /// The first of the lines, from 1.
    pub line: usize,
    /// The lines as they are; one at least.
    pub before: Vec<String>,
    /// The lines as they could be.
    pub after: Vec<String>,
}

/// Reads what clippy wrote to its standard error about `source`, which it knows by the name `file`. The notes come in
/// the order of the lines, each once.
pub(super) fn read(stderr: &str, file: &str, source: &str) -> Vec<Note> {
    let messages = stderr
        .lines()
        .filter_map(|line| diagnostic::message(line).ok());
    let mut notes: Vec<Note> = messages
        .filter_map(|message| note(&message, file, source))
        .collect();
    notes.sort_by_key(|note| (note.line, note.column));
    // Code of a macro is looked at where it is used, and then it may be noted as often.
    notes.dedup();
    notes
}

fn note(message: &Message, file: &str, source: &str) -> Option<Note> {
    let lint = message.code.as_ref()?.code.strip_prefix(PREFIX)?;
    let span = message
        .spans
        .iter()
        .find(|span| span.is_primary && span.file_name == file)?;
    let help = message
        .children
        .iter()
        .filter(|child| child.level == "help")
        .filter(|child| {
            !BOILERPLATE
                .iter()
                .any(|words| child.message.starts_with(words))
        })
        .map(|child| Advice {
            message: child.message.clone(),
            replacement: replacement(&child.spans, file, source),
        });
    Some(Note {
        lint: lint.to_owned(),
        message: message.message.clone(),
        line: span.line_start,
        column: span.column_start,
        source: source
            .lines()
            .nth(span.line_start.checked_sub(1)?)?
            .to_owned(),
        help: help.collect(),
    })
}

/// The lines that all parts of a suggestion touch, before and after. `None` where there is no suggestion, where a part
/// is written by a macro and so does not stand in the file, and where parts overlap because they are alternatives.
fn replacement(spans: &[MessageSpan], file: &str, source: &str) -> Option<Replacement> {
    let mut parts = Vec::new();
    for span in spans {
        if span.file_name != file || span.expansion.is_some() {
            return None;
        }
        let text = span.suggested_replacement.as_deref()?;
        parts.push((span.byte_start, span.byte_end, text));
    }
    parts.sort_by_key(|&(start, end, _)| (start, end));
    let first = parts.first()?.0;
    let last = parts.last()?.1;
    let start = source.get(..first)?.rfind('\n').map_or(0, |at| at + 1);
    let end = source
        .get(last..)?
        .find('\n')
        .map_or(source.len(), |at| last + at);
    let mut after = String::new();
    let mut at = start;
    for (from, to, text) in parts {
        // A range that ends before it begins is what overlapping parts come to.
        after.push_str(source.get(at..from)?);
        after.push_str(text);
        at = to;
    }
    after.push_str(source.get(at..end)?);
    Some(Replacement {
        line: 1 + source.get(..start)?.matches('\n').count(),
        before: lines(source.get(start..end)?),
        after: lines(&after),
    })
}

fn lines(text: &str) -> Vec<String> {
    let lines = text.split('\n').map(|line| line.trim_end_matches('\r'));
    lines.map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "pub fn f() -> u8 {\r\n    return 1;\r\n}\r\n";

    /// A message as clippy writes it: `spans` and `help` are JSON.
    fn message(code: &str, spans: &str, help: &str) -> String {
        format!(
            r#"{{"message":"unneeded `return` statement","code":{{"code":"{code}","explanation":null}},"level":"warning","spans":[{spans}],"children":[{help}],"rendered":"…"}}"#
        )
    }

    fn span(file: &str, bytes: (usize, usize), suggestion: &str, expansion: &str) -> String {
        let (start, end) = bytes;
        format!(
            r#"{{"file_name":"{file}","byte_start":{start},"byte_end":{end},"line_start":2,"line_end":2,"column_start":5,"column_end":13,"is_primary":true,"suggested_replacement":{suggestion},"expansion":{expansion}}}"#
        )
    }

    fn help(text: &str, spans: &[String]) -> String {
        let spans = spans.join(",");
        format!(
            r#"{{"message":"{text}","code":null,"level":"help","spans":[{spans}],"children":[],"rendered":null}}"#
        )
    }

    fn place(file: &str) -> String {
        span(file, (24, 32), "null", "null")
    }

    fn only_replacement(parts: &[String]) -> Option<Replacement> {
        let line = message(
            "clippy::needless_return",
            &place("a.rs"),
            &help("remove", parts),
        );
        let mut notes = read(&line, "a.rs", SOURCE);
        assert_eq!(notes.len(), 1);
        notes.swap_remove(0).help.swap_remove(0).replacement
    }

    #[test]
    fn a_note_has_its_lint_its_line_and_advice_without_boilerplate() {
        let advice = [
            help(
                "for further information visit https://example.org/#needless_return",
                &[],
            ),
            help(
                "to override `-W clippy::all` add `#[allow(clippy::needless_return)]`",
                &[],
            ),
            help(
                "remove `return`",
                &[
                    span("a.rs", (32, 33), "\"\"", "null"),
                    span("a.rs", (24, 32), "\"1\"", "null"),
                ],
            ),
        ];
        let line = message("clippy::needless_return", &place("a.rs"), &advice.join(","));
        let note = Note {
            lint: "needless_return".to_owned(),
            message: "unneeded `return` statement".to_owned(),
            line: 2,
            column: 5,
            source: "    return 1;".to_owned(),
            help: vec![Advice {
                message: "remove `return`".to_owned(),
                replacement: Some(Replacement {
                    line: 2,
                    before: vec!["    return 1;".to_owned()],
                    after: vec!["    1".to_owned()],
                }),
            }],
        };
        // The same twice is said once, and what is no message is left out.
        let stderr = format!("{line}\nthread panicked\n{line}\n");
        assert_eq!(read(&stderr, "a.rs", SOURCE), [note]);
    }

    #[test]
    fn what_rustc_says_and_what_is_about_other_files_is_no_note() {
        let of_rustc = message("unused_variables", &place("a.rs"), "");
        let elsewhere = message("clippy::needless_return", &place("harness.rs"), "");
        assert_eq!(
            read(&format!("{of_rustc}\n{elsewhere}"), "a.rs", SOURCE),
            []
        );
    }

    #[test]
    fn a_suggestion_that_cannot_be_applied_is_left_out() {
        let part = |bytes| span("a.rs", bytes, "\"x\"", "null");
        let of_macro = format!("{{\"span\":{}}}", place("a.rs"));
        assert!(only_replacement(&[part((24, 32))]).is_some());
        assert_eq!(only_replacement(&[]), None);
        let unusable = [
            vec![part((24, 32)), part((24, 32))],
            vec![part((24, 99))],
            vec![span("a.rs", (24, 32), "\"x\"", &of_macro)],
            vec![part((24, 32)), span("std.rs", (0, 1), "\"x\"", "null")],
            vec![span("a.rs", (24, 32), "null", "null")],
        ];
        for parts in unusable {
            assert_eq!(only_replacement(&parts), None, "{parts:?}");
        }
    }

    #[test]
    fn an_insertion_keeps_the_line_it_stands_before() {
        let inserted = only_replacement(&[span("a.rs", (20, 20), "\"    // one\\n\"", "null")]);
        let inserted = inserted.unwrap();
        assert_eq!(inserted.line, 2);
        assert_eq!(inserted.before, ["    return 1;"]);
        assert_eq!(inserted.after, ["    // one", "    return 1;"]);
    }
}
