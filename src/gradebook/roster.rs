//! Who belongs to the class: a CSV file with a heading, one line a student.
//!
//! The column `student` holds the name that submissions lie under; without one the first column does. `name` and
//! `section` are optional, and other columns are left alone, so that an export of any system serves.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::student_name::composed;
use crate::escape;
use crate::quantity::count;

/// A student as the roster has them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Enrolled {
    /// The name in full.
    pub name: Option<String>,
    /// The group they belong to.
    pub section: Option<String>,
}

/// The students of a class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roster {
    /// By the name that submissions lie under.
    pub students: BTreeMap<String, Enrolled>,
    /// The heading of the column that this name was taken from.
    pub column: String,
}

/// Why there is no roster.
#[derive(Debug, thiserror::Error)]
pub enum RosterError {
    /// The file cannot be read.
    #[error("cannot read the roster `{}`: {source}", escape::path(path))]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The file is no roster.
    #[error("the roster `{}` is wrong: {mistake}", escape::path(path))]
    Wrong {
        /// The file.
        path: PathBuf,
        /// What is wrong, with its line and what to do.
        mistake: String,
    },
}

impl Roster {
    /// Reads the file.
    ///
    /// # Errors
    /// [`RosterError`]: a file that is not there or not UTF-8, a student who stands there twice, a line without one.
    pub fn read(path: &Path) -> Result<Roster, RosterError> {
        let bytes = std::fs::read(path).map_err(|source| RosterError::Unreadable {
            path: path.to_path_buf(),
            source,
        })?;
        Roster::parse(&bytes).map_err(|mistake| RosterError::Wrong {
            path: path.to_path_buf(),
            mistake,
        })
    }

    fn parse(bytes: &[u8]) -> Result<Roster, String> {
        // Spreadsheets put a mark in front of UTF-8.
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter(bytes))
            .trim(csv::Trim::All)
            .from_reader(bytes);
        let told = |error: csv::Error| told(&error, bytes);
        let heading = reader.headers().map_err(told)?.clone();
        let column = |wanted: &str| {
            let mut names = heading.iter();
            names.position(|name| name.eq_ignore_ascii_case(wanted))
        };
        let (student, name, section) = (
            column("student").unwrap_or(0),
            column("name"),
            column("section"),
        );
        let Some(heading) = heading.get(student).filter(|heading| !heading.is_empty()) else {
            return Err(
                "it is empty; begin with a heading such as `student,name,section`".to_owned(),
            );
        };
        let heading = composed(heading);
        let mut students = BTreeMap::new();
        for row in reader.records() {
            let row = row.map_err(told)?;
            // Spreadsheets leave lines of nothing but commas behind.
            if row.iter().all(str::is_empty) {
                continue;
            }
            let line = line_at(row.position(), bytes);
            let cell = |column: Option<usize>| {
                let text = column.and_then(|column| row.get(column));
                text.filter(|text| !text.is_empty()).map(str::to_owned)
            };
            let Some(id) = cell(Some(student)).map(|id| composed(&id)) else {
                return Err(format!("line {line} has nothing in the column `{heading}`"));
            };
            let enrolled = Enrolled {
                name: cell(name),
                section: cell(section),
            };
            if students.insert(id.clone(), enrolled).is_some() {
                return Err(format!(
                    "line {line} has `{id}` a second time; leave one of them"
                ));
            }
        }
        Ok(Roster {
            students,
            column: heading,
        })
    }
}

/// A comma, unless the heading is parted by semicolons or tabs alone, as spreadsheets of some countries write it. What
/// stands in quotes parts nothing.
fn delimiter(bytes: &[u8]) -> u8 {
    let heading = bytes.split(|byte| *byte == b'\n').next();
    let pieces = heading.unwrap_or_default().split(|byte| *byte == b'"');
    let outside: Vec<&[u8]> = pieces.step_by(2).collect();
    let has = |byte| outside.iter().any(|piece| piece.contains(&byte));
    match () {
        () if has(b',') => b',',
        () if has(b';') => b';',
        () if has(b'\t') => b'\t',
        () => b',',
    }
}

/// The line that a record begins in, from 1. The reader's own number is that of the line break before it where that is
/// of two characters, and of blank lines that it passes over.
fn line_at(position: Option<&csv::Position>, bytes: &[u8]) -> usize {
    let at = position.and_then(|position| usize::try_from(position.byte()).ok());
    let (before, rest) = bytes
        .split_at_checked(at.unwrap_or(0))
        .unwrap_or((bytes, b""));
    let breaks = rest
        .iter()
        .take_while(|byte| matches!(**byte, b'\r' | b'\n'));
    let ends = |byte: &&u8| **byte == b'\n';
    before.iter().filter(ends).count() + breaks.filter(ends).count() + 1
}

fn told(error: &csv::Error, bytes: &[u8]) -> String {
    match error.kind() {
        csv::ErrorKind::Utf8 { pos, .. } => {
            let line = line_at(pos.as_ref(), bytes);
            format!("line {line} is not UTF-8; save it as UTF-8")
        }
        csv::ErrorKind::UnequalLengths {
            pos,
            expected_len,
            len,
        } => {
            let line = line_at(pos.as_ref(), bytes);
            let cells = |number: u64| count(usize::try_from(number).unwrap_or(0), "cell", "cells");
            format!(
                "line {line} has {}, and the heading {}",
                cells(*len),
                cells(*expected_len)
            )
        }
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_found_by_their_heading() {
        let roster = Roster::parse(
            b"\xef\xbb\xbfSection, Student ,NAME\r\nA,ada,\"Lovelace, Ada\"\r\n,bob,\r\n",
        )
        .unwrap();
        assert_eq!(roster.column, "Student");
        let ada = &roster.students["ada"];
        assert_eq!(ada.name.as_deref(), Some("Lovelace, Ada"));
        assert_eq!(ada.section.as_deref(), Some("A"));
        assert_eq!(roster.students["bob"], Enrolled::default());
    }

    #[test]
    fn without_a_column_of_that_name_it_is_the_first() {
        let roster = Roster::parse(b"login;mail\nada;a@example.org\n").unwrap();
        assert_eq!(roster.column, "login");
        assert!(roster.students.contains_key("ada"));
    }

    #[test]
    fn mistakes_name_their_line() {
        for (text, words) in [
            (&b""[..], "is empty"),
            (b"student,name\nada,\n,Bob\n", "line 3 has nothing"),
            (
                b"student\nada\nbob\nada\n",
                "line 4 has `ada` a second time",
            ),
            (
                b"student,name\nada\n",
                "line 2 has 1 cell, and the heading 2 cells",
            ),
            (b"student\nad\xff\n", "line 2 is not UTF-8"),
            (b"student,name\n\n\n,Bob\n", "line 4 has nothing"),
            (b"student,name\n\"a\nb\",\nada,\nada,\n", "line 5 has `ada`"),
        ] {
            let told = Roster::parse(text).unwrap_err();
            assert!(told.contains(words), "{told}");
            // The same as a spreadsheet on Windows writes it.
            let crlf = text.iter().flat_map(|byte| match byte {
                b'\n' => &b"\r\n"[..],
                byte => std::slice::from_ref(byte),
            });
            let told = Roster::parse(&crlf.copied().collect::<Vec<u8>>()).unwrap_err();
            assert!(told.contains(words), "{told}");
        }
    }

    #[test]
    fn what_spreadsheets_write_is_read() {
        let roster = Roster::parse(b"student;\"name, full\";section\nada;Ada;A\n;;\n;;\n").unwrap();
        assert_eq!(roster.students.len(), 1);
        assert_eq!(roster.students["ada"].section.as_deref(), Some("A"));
        // A Mac's archive and a keyboard write the same name.
        let roster = Roster::parse("student\nJose\u{301}\n".as_bytes()).unwrap();
        assert!(roster.students.contains_key("Jos\u{e9}"));
    }
}
