//! What the compiler said: rustc's JSON messages, kept to what concerns the learner.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

/// The file of the grader that calls a learner's code, in messages of the compiler and of panics.
pub const HARNESS_FILE: &str = "harness.rs";
/// The same where the exercise is a file of tests.
pub const TESTS_FILE: &str = "tests.rs";

/// How grave a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Severity {
    /// It stops the build.
    Error,
    /// It does not.
    Warning,
}

/// One message of the compiler.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// How grave it is.
    pub severity: Severity,
    /// The compiler's code, such as `E0382` or `unused_variables`.
    pub code: Option<String>,
    /// The message in a line.
    pub message: String,
    /// Its main place.
    pub span: Option<Span>,
    /// The compiler's own rendering, without colours.
    pub rendered: String,
}

impl Diagnostic {
    /// Whether its main place is in a file of the grader, which the learner can neither see nor change.
    pub fn is_in_grader_s_file(&self) -> bool {
        self.span
            .as_ref()
            .is_some_and(|span| is_grader_s(&span.file))
    }
}

fn is_grader_s(file: &str) -> bool {
    [HARNESS_FILE, TESTS_FILE].contains(&file)
}

/// A place in the learner's file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// The file as the learner knows it.
    pub file: String,
    /// First line, from 1.
    pub line: usize,
    /// First column, from 1.
    pub column: usize,
    /// Last line, from 1.
    pub end_line: usize,
    /// Column after the last character, from 1.
    pub end_column: usize,
}

/// The fields of rustc's JSON that are used here; the format is documented in the rustc book, "JSON output".
#[derive(Deserialize)]
pub(super) struct Message {
    pub message: String,
    pub code: Option<Code>,
    pub level: String,
    pub spans: Vec<MessageSpan>,
    #[serde(default)]
    pub children: Vec<Message>,
    pub rendered: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Code {
    pub code: String,
}

#[derive(Deserialize)]
pub(super) struct MessageSpan {
    pub file_name: String,
    pub byte_start: usize,
    pub byte_end: usize,
    pub line_start: usize,
    pub line_end: usize,
    pub column_start: usize,
    pub column_end: usize,
    pub is_primary: bool,
    pub suggested_replacement: Option<String>,
    pub expansion: Option<Expansion>,
}

#[derive(Deserialize)]
pub(super) struct Expansion {
    span: Box<MessageSpan>,
}

/// Reads rustc's standard error, one JSON message a line. A line that is no message (a crash of the compiler, the
/// linker's own words) becomes an error with its text, so that nothing is lost. Closing lines such as "aborting
/// due to 2 previous errors" say nothing and are left out. A message that would show one of the `hidden` lines of `tests.rs` names its
/// place and does not show it.
pub(super) fn parse(stderr: &str, hidden: &[RangeInclusive<usize>]) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    let mut plain = String::new();
    for line in stderr.lines().filter(|line| !line.trim().is_empty()) {
        match message(line) {
            Ok(message) => diagnostics.extend(from_message(message, hidden)),
            Err(_) => {
                plain.push_str(line);
                plain.push('\n');
            }
        }
    }
    if !plain.is_empty() {
        let message = plain.lines().next().unwrap_or_default().to_string();
        let severity = Severity::Error;
        diagnostics.push(Diagnostic {
            severity,
            code: None,
            message,
            span: None,
            rendered: plain,
        });
    }
    diagnostics
}

/// Reads one line of rustc's standard error.
pub(super) fn message(line: &str) -> serde_json::Result<Message> {
    serde_json::from_str(line)
}

fn from_message(message: Message, hidden: &[RangeInclusive<usize>]) -> Option<Diagnostic> {
    let severity = match message.level.as_str() {
        "warning" => Severity::Warning,
        level if level.starts_with("error") => Severity::Error,
        // Notes that stand alone, such as "for more information about this error", repeat what was said.
        _ => return None,
    };
    let closing = message.spans.is_empty()
        && message.code.is_none()
        && (message.message.starts_with("aborting due to") || message.message.contains(" emitted"));
    if closing {
        return None;
    }
    let code = message.code.as_ref().map(|code| code.code.clone());
    let rendered = match &message.rendered {
        _ if message.shows(hidden) => concealed(&message, code.as_deref()),
        Some(rendered) => without_edits(rendered, &message.children),
        None => message.message.clone(),
    };
    let span = message
        .spans
        .into_iter()
        .find(|span| span.is_primary)
        .map(|span| Span {
            file: span.file_name,
            line: span.line_start,
            column: span.column_start,
            end_line: span.line_end,
            end_column: span.column_end,
        });
    Some(Diagnostic {
        severity,
        code,
        rendered,
        message: message.message,
        span,
    })
}

impl Message {
    /// Whether this is a suggestion to edit a file of the grader, and this line its heading.
    fn is_edit_of_grader_s(&self, line: &str) -> bool {
        let is_edit = |span: &MessageSpan| {
            span.suggested_replacement.is_some() && is_grader_s(&span.file_name)
        };
        let heading = line
            .strip_prefix(&self.level)
            .and_then(|rest| rest.strip_prefix(": "));
        self.spans.iter().any(is_edit) && heading == Some(&self.message)
    }

    /// The only text that is suggested.
    fn replacement(&self) -> Option<&str> {
        match self.spans.as_slice() {
            [span] => span.suggested_replacement.as_deref(),
            _ => None,
        }
    }

    /// Whether the rendering shows one of these lines of `tests.rs`.
    fn shows(&self, hidden: &[RangeInclusive<usize>]) -> bool {
        self.spans.iter().any(|span| span.shows(hidden))
            || self.children.iter().any(|child| child.shows(hidden))
    }
}

impl MessageSpan {
    fn shows(&self, hidden: &[RangeInclusive<usize>]) -> bool {
        let meets = |lines: &RangeInclusive<usize>| {
            self.line_start <= *lines.end() && self.line_end >= *lines.start()
        };
        let here = self.file_name == TESTS_FILE && hidden.iter().any(meets);
        here || self
            .expansion
            .as_ref()
            .is_some_and(|from| from.span.shows(hidden))
    }
}

/// The rendering without suggestions to edit a file of the grader. That a similar name exists is still told, with the
/// name.
fn without_edits(rendered: &str, children: &[Message]) -> String {
    let edit = |line: &str| {
        children
            .iter()
            .find(|child| child.is_edit_of_grader_s(line))
    };
    let mut kept = String::with_capacity(rendered.len());
    let mut within = false;
    for line in rendered.split_inclusive('\n') {
        // What is drawn below a heading is indented, or begins with the number of a line.
        within = within
            && line.starts_with([' ', '.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
        match edit(line.trim_end()) {
            _ if within => {}
            None => kept.push_str(line),
            Some(child) => {
                within = true;
                if let (Some(name), true) =
                    (child.replacement(), child.message.contains("similar name"))
                {
                    kept.push_str(&format!("{}: `{name}`\n", line.trim_end()));
                }
            }
        }
    }
    kept
}

/// The head of a message without the lines it is about.
fn concealed(message: &Message, code: Option<&str>) -> String {
    let code = code.map(|code| format!("[{code}]")).unwrap_or_default();
    let Message { level, message, .. } = message;
    format!("{level}{code}: {message}\n --> tests.rs, in a hidden test\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const ERROR: &str = r#"{"$message_type":"diagnostic","message":"cannot find value `x`","code":{"code":"E0425","explanation":null},"level":"error","spans":[{"file_name":"a.rs","byte_start":0,"byte_end":1,"line_start":3,"line_end":3,"column_start":5,"column_end":6,"is_primary":true,"text":[],"label":null,"suggested_replacement":null,"suggestion_applicability":null,"expansion":null}],"children":[],"rendered":"error[E0425]: …\n"}"#;
    const CLOSING: &str = r#"{"$message_type":"diagnostic","message":"aborting due to 1 previous error","code":null,"level":"error","spans":[],"children":[],"rendered":"error: aborting due to 1 previous error\n\n"}"#;

    #[test]
    fn a_message_keeps_code_place_and_rendering() {
        let diagnostics = parse(&format!("{ERROR}\n{CLOSING}\n"), &[]);
        assert_eq!(diagnostics.len(), 1);
        let diagnostic = &diagnostics[0];
        assert_eq!(diagnostic.severity, Severity::Error);
        assert_eq!(diagnostic.code.as_deref(), Some("E0425"));
        let span = diagnostic.span.as_ref().unwrap();
        assert_eq!((span.file.as_str(), span.line, span.column), ("a.rs", 3, 5));
        assert_eq!(diagnostic.rendered, "error[E0425]: …\n");
    }

    #[test]
    fn plain_lines_are_not_lost() {
        let diagnostics = parse("thread 'rustc' panicked at x\nnote: please report\n", &[]);
        assert_eq!(diagnostics.len(), 1);
        assert_eq!(diagnostics[0].message, "thread 'rustc' panicked at x");
        assert!(diagnostics[0].rendered.contains("please report"));
    }

    #[test]
    fn a_message_does_not_show_a_hidden_line() {
        let error = ERROR
            .replace("a.rs", "tests.rs")
            .replace("error[E0425]: …", "secret");
        let rendered = |lines| parse(&error, &[lines]).swap_remove(0).rendered;
        assert_eq!(
            rendered(3..=9),
            "error[E0425]: cannot find value `x`\n --> tests.rs, in a hidden test\n"
        );
        assert_eq!(rendered(4..=9), "secret\n");
        let span = error
            .split_once("\"spans\":")
            .unwrap()
            .1
            .split_once(",\"children\"")
            .unwrap()
            .0;
        let child = format!(
            "{{\"message\":\"m\",\"code\":null,\"level\":\"note\",\"spans\":{span},\"children\":[],\"rendered\":null}}"
        );
        let below = error
            .replace("\"children\":[]", &format!("\"children\":[{child}]"))
            .replacen("\"line_start\":3", "\"line_start\":1", 1)
            .replacen("\"line_end\":3", "\"line_end\":1", 1);
        assert!(
            parse(&below, &[3..=9])[0]
                .rendered
                .ends_with("in a hidden test\n")
        );
        let expanded = error.replace("tests.rs", "std.rs").replace(
            "\"expansion\":null",
            &format!(
                "\"expansion\":{{\"span\":{}}}",
                span.trim_matches(['[', ']'])
            ),
        );
        assert!(
            parse(&expanded, &[3..=9])[0]
                .rendered
                .ends_with("in a hidden test\n")
        );
    }

    #[test]
    fn nobody_is_told_to_edit_a_file_of_the_grader() {
        let rendered = "error[E0432]: unresolved import `crate::solution::sum`\n --> harness.rs:4:5\n  |\n4 | use \
                        crate::solution::sum;\n  |     ^^^ no `sum` in `solution`\n  |\nhelp: a similar name exists in \
                        the module\n  |\n4 - use crate::solution::sum;\n4 + use crate::solution::summe;\n  |\nhelp: \
                        consider importing this\n  |\n1 + use std::iter::Sum;\n  |\nnote: as it is\n 12 | x\n\n";
        let span = |file: &str, text: &str| {
            format!(
                r#"{{"file_name":"{file}","byte_start":0,"byte_end":1,"line_start":4,"line_end":4,"column_start":5,"column_end":6,"is_primary":true,"suggested_replacement":"{text}"}}"#
            )
        };
        let child = |file: &str, message: &str, text: &str| {
            format!(
                r#"{{"message":"{message}","code":null,"level":"help","spans":[{}],"rendered":null}}"#,
                span(file, text)
            )
        };
        let parsed = |file: &str| {
            let children = [
                child(file, "a similar name exists in the module", "summe"),
                child(file, "consider importing this", "use std::iter::Sum;"),
            ];
            let message = format!(
                r#"{{"message":"m","code":null,"level":"error","spans":[{}],"children":[{}],"rendered":{rendered:?}}}"#,
                span(file, ""),
                children.join(",")
            );
            parse(&message, &[]).swap_remove(0)
        };
        let (theirs, own) = (parsed("harness.rs"), parsed("a.rs"));
        assert!(theirs.is_in_grader_s_file() && !own.is_in_grader_s_file());
        assert_eq!(own.rendered, rendered);
        let (head, _) = rendered.split_once("help:").unwrap();
        let told = format!(
            "{head}help: a similar name exists in the module: `summe`\nnote: as it is\n 12 | x\n\n"
        );
        assert_eq!(theirs.rendered, told);
    }

    #[test]
    fn silence_is_no_message() {
        assert!(parse("", &[]).is_empty());
    }
}
