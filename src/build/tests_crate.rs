//! The crate of an exercise of mode `tests`: the author's ordinary `#[test]` functions, called by a `main` of our own.
//!
//! Rust's own test harness says on stdout what passed, where a submission can say it too. So the tests are found in the
//! syntax tree, their attributes blanked out, and each is called by a generated `main` in a process of its own. Lines
//! keep their numbers, so that every message speaks of `tests.rs` as its author wrote it.

mod attribute;
mod find;
mod mistake;
mod rewrite;

use std::ops::RangeInclusive;

pub use mistake::TestsMistake;

const MANIFEST: &str = include_str!("templates/Cargo.tests.toml.txt");

/// The name of the generated crate; a submission must not have it.
pub(super) const OWN_NAME: &str = "grader_tests";

/// A checked `tests.rs` with what is generated from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestsCrate {
    crate_name: String,
    source: String,
    main: String,
    manifest: String,
    tests: Vec<TestFn>,
}

/// A test function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestFn {
    /// Its modules and its name, such as `inner::works`.
    pub path: String,
    /// The first line of its doc comment, or its name in words.
    pub about: String,
    /// What it must do.
    pub must: Must,
    /// The lines it stands on, from its first attribute or comment to its end.
    pub lines: RangeInclusive<usize>,
    /// Whether no message may show its text.
    pub hidden: bool,
}

/// What a test must do to pass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Must {
    /// Return, and neither an error nor a failing exit code.
    Return,
    /// Panic, with a message that contains this; any will do when it is empty.
    Panic(String),
}

impl TestsCrate {
    /// The crate for this `tests.rs`, which calls the submission `crate_name`.
    ///
    /// # Errors
    /// Every mistake because of which a test could not be found or called, or could be passed without being one.
    pub fn new(crate_name: &str, source: String) -> Result<TestsCrate, Vec<TestsMistake>> {
        let found = find::find(&source, crate_name)?;
        Ok(TestsCrate {
            main: rewrite::main(&source, &found),
            manifest: MANIFEST.replace("CRATE_NAME", crate_name),
            crate_name: crate_name.to_owned(),
            source,
            tests: found.tests,
        })
    }

    /// What the tests call the submission.
    pub fn crate_name(&self) -> &str {
        &self.crate_name
    }

    /// `tests.rs` as its author wrote it.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The tests in the order in which they stand in the file.
    pub fn tests(&self) -> &[TestFn] {
        &self.tests
    }

    /// Has no message show the text of this test.
    pub fn hide(&mut self, path: &str) {
        for test in self.tests.iter_mut().filter(|test| test.path == path) {
            test.hidden = true;
        }
    }

    /// A line of `tests.rs`, from 1, unless it belongs to a hidden test.
    pub fn visible_line(&self, line: usize) -> Option<&str> {
        let hidden = self
            .hidden_lines()
            .iter()
            .any(|lines| lines.contains(&line));
        let line = self.source.lines().nth(line.checked_sub(1)?);
        line.filter(|_| !hidden)
    }

    /// `tests.rs` with the generated `main`.
    pub(super) fn main(&self) -> &str {
        &self.main
    }

    /// The manifest of a crate that is kept.
    pub(super) fn manifest(&self) -> &str {
        &self.manifest
    }

    /// The lines whose text no message may show.
    pub(super) fn hidden_lines(&self) -> Vec<RangeInclusive<usize>> {
        let hidden = self.tests.iter().filter(|test| test.hidden);
        hidden.map(|test| test.lines.clone()).collect()
    }
}

/// What is wrong with the name of a submission's crate, if anything.
pub fn crate_name_mistake(name: &str) -> Option<&'static str> {
    let taken = [
        "alloc",
        "core",
        "proc_macro",
        "std",
        "test",
        "grader",
        OWN_NAME,
    ];
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    if !name.bytes().all(plain) || !name.starts_with(|first: char| first.is_ascii_lowercase()) {
        Some("is not of lower case letters, digits and `_`, beginning with a letter")
    } else if name.len() > 60 {
        Some("is longer than 60 characters")
    } else if syn::parse_str::<syn::Ident>(name).is_err() {
        Some("is a keyword of Rust")
    } else if taken.contains(&name) {
        Some("is the name of another crate")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_is_called_like_no_other() {
        for fine in ["solution", "lru_cache", "a1"] {
            assert_eq!(crate_name_mistake(fine), None, "{fine}");
        }
        for wrong in [
            "",
            "1a",
            "_a",
            "lru-cache",
            "Stack",
            "fn",
            "crate",
            "std",
            "core",
            "alloc",
            "test",
            "grader",
            "grader_tests",
            "é",
        ] {
            assert!(crate_name_mistake(wrong).is_some(), "{wrong}");
        }
        assert!(crate_name_mistake(&"a".repeat(61)).is_some());
    }

    #[test]
    fn hidden_tests_are_known_by_their_lines() {
        let source = "#[test]\nfn a() {}\n\n/// Of b.\n#[test]\nfn b() {\n}\n";
        let mut tests = TestsCrate::new("solution", source.to_owned()).unwrap();
        assert_eq!(tests.hidden_lines(), []);
        tests.hide("b");
        assert_eq!(tests.hidden_lines(), [4..=7]);
        assert_eq!(tests.visible_line(2), Some("fn a() {}"));
        assert_eq!(tests.visible_line(6), None);
        assert_eq!((tests.visible_line(0), tests.visible_line(8)), (None, None));
        assert!(tests.manifest().contains("name = \"solution\""));
    }
}
