//! An author's mistake in `tests.rs`.

use std::ops::Range;

/// A reason for which tests cannot be run as they stand, at its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestsMistake {
    /// The bytes of the file that are meant.
    pub span: Range<usize>,
    /// What is wrong, in a line.
    pub message: String,
    /// What to do about it, in a line.
    pub help: Option<&'static str>,
}

impl TestsMistake {
    /// A mistake at these bytes.
    pub(super) fn at(span: Range<usize>, message: impl Into<String>) -> TestsMistake {
        TestsMistake {
            span,
            message: message.into(),
            help: None,
        }
    }

    /// The same with what to do about it.
    pub(super) fn help(self, help: &'static str) -> TestsMistake {
        TestsMistake {
            help: Some(help),
            ..self
        }
    }
}
