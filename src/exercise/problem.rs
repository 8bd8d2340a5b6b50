//! An author's mistake, with its place in the file.
//!
//! A problem is a value: who finds it does not draw it, and who draws it needs nothing but the value. That is
//! why it carries the text it stands in.

use std::ops::Range;
use std::sync::Arc;

/// A mistake in a file that an author wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file, as its author would name it.
    pub file: String,
    /// The line, from 1. Also 1 when the whole file is meant.
    pub line: usize,
    /// The column in characters, from 1. Also 1 when the whole file is meant.
    pub column: usize,
    /// The bytes of the file that are meant; an empty range is a place between two characters.
    pub span: Range<usize>,
    /// The text of the file; `None` when the whole file is meant, or when there is no such file.
    pub source: Option<Arc<str>>,
    /// What is wrong, in a line.
    pub message: String,
    /// What should stand there instead: the label under the caret.
    pub expected: Option<String>,
    /// A second place that belongs to the mistake, with its label.
    pub related: Option<(Range<usize>, String)>,
    /// What to do next, in a line.
    pub help: Option<String>,
}

impl Problem {
    /// A mistake at these bytes of a file. A range that does not lie within the text, or cuts a character in
    /// two, is moved to the nearest place that does not.
    pub fn at(
        file: &str,
        source: &Arc<str>,
        span: Range<usize>,
        message: impl Into<String>,
    ) -> Problem {
        let start = floor_boundary(source, span.start);
        let end = floor_boundary(source, span.end).max(start);
        let before = &source[..start];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        Problem {
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            span: start..end,
            source: Some(Arc::clone(source)),
            ..Problem::of_file(file, message)
        }
    }

    /// A mistake of a whole file, or of one that is not there.
    pub fn of_file(file: &str, message: impl Into<String>) -> Problem {
        Problem {
            file: file.to_owned(),
            line: 1,
            column: 1,
            span: 0..0,
            source: None,
            message: message.into(),
            expected: None,
            related: None,
            help: None,
        }
    }

    /// Says what should stand there instead.
    pub fn expected(&mut self, expected: impl Into<String>) -> &mut Problem {
        self.expected = Some(expected.into());
        self
    }

    /// Says what to do next.
    pub fn help(&mut self, help: impl Into<String>) -> &mut Problem {
        self.help = Some(help.into());
        self
    }

    /// Points at a second place.
    pub fn related(&mut self, span: &Range<usize>, label: impl Into<String>) -> &mut Problem {
        self.related = Some((span.clone(), label.into()));
        self
    }
}

/// The largest index up to `index` that does not lie inside a character.
fn floor_boundary(text: &str, index: usize) -> usize {
    let mut index = index.min(text.len());
    while !text.is_char_boundary(index) {
        index -= 1;
    }
    index
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_and_column_count_characters_from_one() {
        let source: Arc<str> = "one\nżółw: x\n".into();
        let span = source.find('x').map(|at| at..at + 1).unwrap();
        let problem = Problem::at("f.yaml", &source, span, "m");
        assert_eq!((problem.line, problem.column), (2, 7));
    }

    #[test]
    fn a_range_outside_the_text_or_inside_a_character_is_moved() {
        let source: Arc<str> = "aż".into();
        assert_eq!(Problem::at("f", &source, 2..99, "m").span, 1..3);
        assert_eq!(Problem::at("f", &source, 50..60, "m").span, 3..3);
    }
}
