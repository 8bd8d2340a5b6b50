//! What the compiler said: rustc's JSON messages, kept to what concerns the learner.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

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
        Some(rendered) => rendered.clone(),
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
        let here = self.file_name == "tests.rs" && hidden.iter().any(meets);
        here || self
            .expansion
            .as_ref()
            .is_some_and(|from| from.span.shows(hidden))
    }
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
    fn silence_is_no_message() {
        assert!(parse("", &[]).is_empty());
    }
}
