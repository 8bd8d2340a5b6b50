//! A Rust file with the name by which messages call it.

use std::ops::Range;
use std::sync::Arc;

use super::problem::Problem;
use crate::build::Diagnostic;
use crate::submission::Submission;

/// A source file.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its path as it is shown.
    pub shown: String,
    /// Its text.
    pub text: Arc<str>,
}

impl Source {
    /// The file as something to be graded.
    pub fn submission(&self) -> Submission {
        Submission {
            shown: self.shown.clone(),
            text: self.text.to_string(),
        }
    }

    /// A mistake of the whole file.
    pub fn problem(&self, message: impl Into<String>) -> Problem {
        Problem::of_file(&self.shown, message)
    }

    /// A mistake at these bytes.
    pub fn problem_at(&self, span: Range<usize>, message: impl Into<String>) -> Problem {
        Problem::at(&self.shown, &self.text, span, message)
    }

    /// A mistake in this line, from 1: all of it that is not white space.
    pub fn problem_in_line(&self, line: usize, message: impl Into<String>) -> Problem {
        let (start, text) = self.line(line);
        let indent = text.len() - text.trim_start().len();
        self.problem_at(start + indent..start + text.trim_end().len(), message)
    }

    /// What a tool said, as a mistake at the place that it names, or of the whole file.
    pub fn problem_of(&self, diagnostic: &Diagnostic, message: impl Into<String>) -> Problem {
        let place = diagnostic
            .span
            .as_ref()
            .filter(|span| span.file == self.shown);
        let mut problem = match place {
            Some(span) => {
                let start = self.offset(span.line, span.column);
                let end = self.offset(span.end_line, span.end_column);
                self.problem_at(start..end, message)
            }
            None => self.problem(message),
        };
        problem.expected(diagnostic.message.clone());
        if place.is_none() {
            problem.help(diagnostic.message.clone());
        }
        problem
    }

    /// The byte at a line and a column of characters, both from 1.
    fn offset(&self, line: usize, column: usize) -> usize {
        let (start, text) = self.line(line);
        let before = text.chars().take(column.saturating_sub(1));
        start + before.map(char::len_utf8).sum::<usize>()
    }

    /// Where a line begins, and its text without the newline; the end of the file, where there is no such line.
    fn line(&self, number: usize) -> (usize, &str) {
        let mut start = 0;
        for (index, line) in self.text.split('\n').enumerate() {
            if index + 1 == number {
                return (start, line);
            }
            start += line.len() + 1;
        }
        (self.text.len(), "")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::build::{Severity, Span};

    fn source() -> Source {
        Source {
            shown: "a.rs".to_owned(),
            text: "fn f() {\n    żółw(1);\n}\n".into(),
        }
    }

    #[test]
    fn a_tool_counts_characters_from_one() {
        let diagnostic = |file: &str| Diagnostic {
            severity: Severity::Warning,
            code: None,
            message: "said".to_owned(),
            span: Some(Span {
                file: file.to_owned(),
                line: 2,
                column: 10,
                end_line: 2,
                end_column: 11,
            }),
            rendered: String::new(),
        };
        let source = source();
        let problem = source.problem_of(&diagnostic("a.rs"), "m");
        assert_eq!(source.text.get(problem.span.clone()), Some("1"));
        assert_eq!((problem.line, problem.column), (2, 10));
        let elsewhere = source.problem_of(&diagnostic("harness.rs"), "m");
        assert_eq!(elsewhere.source, None);
        assert_eq!(elsewhere.help.as_deref(), Some("said"));
    }

    #[test]
    fn a_line_is_meant_without_the_white_space_around_it() {
        let source = source();
        let problem = source.problem_in_line(2, "m");
        assert_eq!(source.text.get(problem.span), Some("żółw(1);"));
        assert_eq!(
            source.problem_in_line(99, "m").span.start,
            source.text.len()
        );
    }
}
