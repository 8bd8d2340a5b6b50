//! What every part of an exercise is read with: its folder, the mistakes found so far, and trouble with the
//! machine, which is kept apart from mistakes.

use std::borrow::Cow;
use std::ops::Range;

use super::findings::Findings;
use super::load_error::LoadError;
use super::model::ExerciseId;
use super::origin::{Origin, ReadError};
use super::problem::Problem;

/// How many bytes all files of an exercise may have together: they are in memory while it is graded.
const MOST_BYTES: usize = 16 << 20;

/// Reads one exercise.
pub(super) struct Reader<'a> {
    origin: &'a Origin,
    id: &'a ExerciseId,
    /// The mistakes found in `exercise.yaml`.
    pub(super) findings: Findings,
    /// The mistakes found in other files of the exercise.
    pub(super) beside: Vec<Problem>,
    /// The first thing that the machine could not do.
    pub(super) trouble: Option<LoadError>,
    /// How many bytes were read; beyond the most, nothing is.
    bytes: usize,
}

impl<'a> Reader<'a> {
    /// A reader for this exercise, whose `exercise.yaml` holds this text.
    pub(super) fn new(origin: &'a Origin, id: &'a ExerciseId, text: &str) -> Reader<'a> {
        let shown = origin.shown(&format!("{id}/exercise.yaml"));
        Reader {
            origin,
            id,
            findings: Findings::new(shown, text),
            beside: Vec::new(),
            trouble: None,
            bytes: 0,
        }
    }

    /// Reads a file of the exercise that is named at `span`. A file that cannot be read is told.
    pub(super) fn file(&mut self, span: &Range<usize>, path: &str) -> Option<Cow<'static, [u8]>> {
        if self.bytes > MOST_BYTES {
            return None;
        }
        let result = self.origin.read(&self.below(path));
        let bytes = self.tell(span, path, result)?;
        self.bytes += bytes.len();
        if self.bytes > MOST_BYTES {
            self.findings
                .tell(
                    span,
                    "the files of this exercise are larger than 16 MiB together",
                )
                .help("let the harness make large inputs from a line such as `fill 100000`");
            return None;
        }
        Some(bytes)
    }

    /// As [`Reader::file`], for a file whose absence has a meaning of its own.
    pub(super) fn file_if_there(
        &mut self,
        span: &Range<usize>,
        path: &str,
    ) -> Option<Option<Cow<'static, [u8]>>> {
        match self.origin.check(&self.below(path)) {
            Err(ReadError::Missing) => Some(None),
            _ => self.file(span, path).map(Some),
        }
    }

    /// The bytes of a file that an exercise can do without: whatever keeps it from being read is nobody's mistake.
    pub(super) fn optional_file(&self, path: &str) -> Option<Cow<'static, [u8]>> {
        self.origin.read(&self.below(path)).ok()
    }

    /// Checks that a file could be read.
    pub(super) fn check_file(&mut self, span: &Range<usize>, path: &str) {
        let result = self.origin.check(&self.below(path));
        self.tell(span, path, result);
    }

    /// Reads a source file that every exercise of its kind has.
    pub(super) fn source(&mut self, span: &Range<usize>, path: &str) -> Option<String> {
        let bytes = self.file(span, path)?;
        match String::from_utf8(bytes.into_owned()) {
            Ok(source) => Some(source),
            Err(_) => {
                self.findings.tell(span, format!("`{path}` is not UTF-8"));
                None
            }
        }
    }

    /// As [`Reader::source`], for a file whose absence has a meaning of its own.
    pub(super) fn source_if_there(
        &mut self,
        span: &Range<usize>,
        path: &str,
    ) -> Option<Option<String>> {
        match self.origin.check(&self.below(path)) {
            Err(ReadError::Missing) => Some(None),
            _ => self.source(span, path).map(Some),
        }
    }

    /// A file of the exercise as it is shown to people.
    pub(super) fn shown(&self, path: &str) -> String {
        self.origin.shown(&self.below(path))
    }

    fn below(&self, path: &str) -> String {
        format!("{}/{path}", self.id)
    }

    fn tell<T>(
        &mut self,
        span: &Range<usize>,
        path: &str,
        result: Result<T, ReadError>,
    ) -> Option<T> {
        match result {
            Ok(value) => return Some(value),
            Err(ReadError::Io(source)) => {
                let file = self.origin.shown(&self.below(path));
                self.trouble.get_or_insert(LoadError::Io { file, source });
            }
            Err(error) => {
                self.findings
                    .tell(span, format!("`{path}` {error}"))
                    .help(format!(
                        "files are looked for beside exercise.yaml, in `{}`",
                        self.origin.shown(&self.id.to_string())
                    ));
            }
        }
        None
    }
}

/// What is wrong with a path as it stands in an exercise, if anything.
pub(super) fn path_mistake(path: &str) -> Option<&'static str> {
    let mut parts = path.split('/');
    if path.is_empty() {
        Some("is empty")
    } else if path.contains('\\') {
        Some("holds a backslash: folders are separated by `/` on every system")
    } else if path.starts_with('/') || path.contains(':') {
        Some("is not a path below the exercise's folder")
    } else if path.chars().any(char::is_control) {
        Some("holds a control character")
    } else if parts.any(|part| matches!(part, "" | "." | "..")) {
        Some("must not hold `.`, `..` or an empty part")
    } else {
        None
    }
}

/// What is wrong with a name of a case, exercise or topic, if anything.
pub fn name_mistake(name: &str) -> Option<&'static str> {
    let plain = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    if !name.split('-').all(plain) {
        Some("is not of lower case letters, digits and single hyphens")
    } else if name.len() > 60 {
        Some("is longer than 60 characters")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_below_the_exercise() {
        for fine in ["a", "inputs/long.txt", "a..b", ".hidden", "ä/ö"] {
            assert_eq!(path_mistake(fine), None, "{fine}");
        }
        for wrong in [
            "",
            "/etc/passwd",
            "../x",
            "a/../../x",
            "a//b",
            "a/",
            "./a",
            "..",
            "a\\b",
            "C:/x",
            "a\nb",
            "x\0",
        ] {
            assert!(path_mistake(wrong).is_some(), "{wrong:?}");
        }
    }

    #[test]
    fn names_are_kebab_case() {
        for fine in ["a", "lru-cache", "2-3", "a1-b2"] {
            assert_eq!(name_mistake(fine), None, "{fine}");
        }
        for wrong in ["", "-a", "a-", "a--b", "A", "a_b", "a b", "ä", "a/b", ".."] {
            assert!(name_mistake(wrong).is_some(), "{wrong}");
        }
        assert!(name_mistake(&"a".repeat(61)).is_some());
    }
}
