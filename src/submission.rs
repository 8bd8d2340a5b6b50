//! One person's answer to one exercise: a single file, read with suspicion.

use std::io;
use std::path::{Path, PathBuf};

use crate::build::{Concern, Violation};
use crate::escape;
use crate::plain_file::{self, Obstacle};
use crate::snapshot::text_of;

/// The largest submission, in bytes.
pub const MAX_SIZE: u64 = 256 * 1024;

/// The extension of a saved case; editors leave files of their own beside it.
pub const SAVED_CASE: &str = "txt";

/// The longest line that is shown with a reason to reject, in bytes.
const MAX_LINE: usize = 1000;

/// A submission that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// Its path as the learner knows it, for messages.
    pub shown: String,
    /// Its text, byte for byte.
    pub text: String,
}

/// Where a submission is looked for: in a folder that somebody trusted has named, and below it on a way on which no
/// symbolic link is followed, because whoever hands in could have made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    root: PathBuf,
    below: PathBuf,
    shown: PathBuf,
}

impl Place {
    /// A file that was named itself. It alone must not be a link.
    pub fn named(file: &Path) -> Place {
        let (root, below) = match (file.parent(), file.file_name()) {
            (Some(folder), Some(name)) => (folder, Path::new(name)),
            _ => (file, Path::new("")),
        };
        Place {
            root: root.to_path_buf(),
            below: below.to_path_buf(),
            shown: file.to_path_buf(),
        }
    }

    /// A file below a folder that was named.
    pub fn below(root: &Path, below: &Path) -> Place {
        Place {
            root: root.to_path_buf(),
            below: below.to_path_buf(),
            shown: root.join(below),
        }
    }

    /// The same place where the current folder, too, is of whoever hands in: no link in it is followed on the way to the
    /// folder that was named.
    pub fn in_strange_hands(self) -> Place {
        let (root, way) = plain_file::here_and_below(&self.root);
        Place {
            root,
            below: way.join(self.below),
            shown: self.shown,
        }
    }

    /// The same place, called otherwise in messages.
    pub fn called(self, shown: PathBuf) -> Place {
        Place { shown, ..self }
    }

    /// The file's path, as messages show it.
    pub fn path(&self) -> &Path {
        &self.shown
    }
}

/// Why there is no submission to grade.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The file is there but must not be graded: the learner's affair.
    #[error("{}", .0.message)]
    Rejected(Violation),
    /// The file is not there.
    #[error("there is no file `{}`", escape::path(.0))]
    NotFound(PathBuf),
    /// The machine could not read it.
    #[error("cannot read `{}`", escape::path(path))]
    Io {
        /// The file.
        path: PathBuf,
        /// Why it could not be read.
        source: io::Error,
    },
}

impl Submission {
    /// Reads a submission. It must be a regular file of at most [`MAX_SIZE`] bytes of UTF-8, and neither a link nor
    /// anything that reading could wait for.
    ///
    /// # Errors
    /// [`ReadError`] tells the learner's mistakes from trouble with the machine.
    pub fn read(path: &Path) -> Result<Submission, ReadError> {
        Submission::read_at(&Place::named(path))
    }

    /// The same for one that stands below a folder that was named.
    ///
    /// # Errors
    /// [`ReadError`] tells the learner's mistakes from trouble with the machine.
    pub fn read_at(place: &Place) -> Result<Submission, ReadError> {
        let bytes = read_plain_at(place, "the submission")?;
        Submission::from_bytes(shown(place.path()), bytes).map_err(ReadError::Rejected)
    }

    /// A submission of these bytes, whoever read them.
    ///
    /// # Errors
    /// More than [`MAX_SIZE`] bytes, bytes that are not UTF-8, or nothing but white space.
    pub fn from_bytes(shown: String, bytes: Vec<u8>) -> Result<Submission, Violation> {
        if bytes.len() as u64 > MAX_SIZE {
            return Err(Violation::of_file(format!(
                "the submission is larger than {} KiB",
                MAX_SIZE / 1024
            )));
        }
        let text = String::from_utf8(bytes).map_err(|error| not_utf8(&error))?;
        if text.trim_start_matches('\u{FEFF}').trim().is_empty() {
            return Err(Violation {
                concern: Concern::Empty,
                ..Violation::of_file("the submission is empty")
            });
        }
        Ok(Submission { shown, text })
    }
}

/// Reads at most one byte more than [`MAX_SIZE`] of a file that a learner has written, which is called `what` in
/// messages. It must be a regular file, and neither a link nor anything that reading could wait for.
///
/// # Errors
/// [`ReadError`] tells the learner's mistakes from trouble with the machine.
pub fn read_plain(path: &Path, what: &str) -> Result<Vec<u8>, ReadError> {
    read_plain_at(&Place::named(path), what)
}

/// The same for a file that stands below a folder that was named, with no link on the way to it.
///
/// # Errors
/// [`ReadError`] tells the learner's mistakes from trouble with the machine.
pub fn read_plain_at(place: &Place, what: &str) -> Result<Vec<u8>, ReadError> {
    let rejected =
        |message: &str| ReadError::Rejected(Violation::of_file(format!("{what} {message}")));
    let path = || place.shown.clone();
    plain_file::read(&place.root, &place.below, MAX_SIZE).map_err(|obstacle| match obstacle {
        Obstacle::Missing => ReadError::NotFound(path()),
        Obstacle::Link => rejected("is a symbolic link; hand in the file itself"),
        Obstacle::BehindLink => {
            rejected("is reached through a symbolic link; hand in the folder itself")
        }
        Obstacle::Folder => rejected("is a folder, not a file"),
        Obstacle::Special => rejected("is not a regular file"),
        Obstacle::Io(source) => ReadError::Io {
            path: path(),
            source,
        },
    })
}

/// The path as messages show it: relative to the current folder where it was given so, with a plain `/`.
pub fn shown(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    text.strip_prefix("./").unwrap_or(&text).to_string()
}

/// The folder beside an answer that holds the cases its author has saved: `lru-cache.cases` for `lru-cache.rs`.
pub fn saved_cases(answer: &Path) -> PathBuf {
    answer.with_extension("cases")
}

/// The file of a saved case in such a folder.
pub fn saved_case(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}.{SAVED_CASE}"))
}

fn not_utf8(error: &std::string::FromUtf8Error) -> Violation {
    let at = error.utf8_error().valid_up_to();
    let (before, after) = error.as_bytes().split_at(at);
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    let start = before
        .rsplit(|byte| *byte == b'\n')
        .next()
        .unwrap_or_default();
    let rest = after
        .split(|byte| *byte == b'\n')
        .next()
        .unwrap_or_default();
    let column = String::from_utf8_lossy(start).chars().count() + 1;
    let byte = after.first().copied().unwrap_or_default();
    // The bad bytes stand as `\xff` in the line that is shown, the first of them at the column.
    let source = format!("{}{}", String::from_utf8_lossy(start), text_of(rest));
    Violation {
        concern: Concern::File,
        message: format!("the submission is not UTF-8: byte 0x{byte:02x}; save it as UTF-8"),
        place: Some((line, column)),
        source: (source.len() <= MAX_LINE).then_some(source),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(bytes: &[u8]) -> (tempfile::TempDir, PathBuf) {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.rs");
        std::fs::write(&path, bytes).unwrap();
        (dir, path)
    }

    fn rejection(path: &Path) -> Violation {
        match Submission::read(path) {
            Err(ReadError::Rejected(violation)) => violation,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_plain_file_is_read_byte_for_byte() {
        let (_dir, path) = written("fn f() {}\r\n// é".as_bytes());
        assert_eq!(Submission::read(&path).unwrap().text, "fn f() {}\r\n// é");
    }

    #[test]
    fn the_largest_size_is_allowed_and_one_byte_more_is_not() {
        let (_dir, path) = written(&vec![b'/'; MAX_SIZE as usize]);
        assert!(Submission::read(&path).is_ok());
        let (_dir, path) = written(&vec![b' '; MAX_SIZE as usize + 1]);
        assert_eq!(
            rejection(&path).message,
            "the submission is larger than 256 KiB"
        );
    }

    #[test]
    fn bytes_that_are_not_utf8_are_told_by_line_and_column() {
        let (_dir, path) = written(b"fn f() {}\nlet \xc3\xa9 = \xff;");
        let violation = rejection(&path);
        assert_eq!(violation.place, Some((2, 9)));
        assert_eq!(violation.source.as_deref(), Some(r"let é = \xff;"));
        assert!(violation.message.contains("0xff"), "{}", violation.message);
    }

    #[test]
    fn a_file_with_nothing_in_it_is_said_to_be_empty() {
        for bytes in ["", " \n\t\r\n", "\u{FEFF}\n"] {
            let (_dir, path) = written(bytes.as_bytes());
            let violation = rejection(&path);
            assert_eq!(violation.message, "the submission is empty");
            assert_eq!(violation.concern, Concern::Empty);
        }
    }

    #[test]
    fn a_missing_file_is_neither_rejected_nor_trouble() {
        assert!(matches!(
            Submission::read(Path::new("/nonexistent/a.rs")),
            Err(ReadError::NotFound(_))
        ));
    }

    #[cfg(unix)]
    #[test]
    fn links_folders_and_pipes_are_rejected_without_waiting() {
        let (dir, path) = written(b"fn f() {}");
        let link = dir.path().join("link.rs");
        std::os::unix::fs::symlink(&path, &link).unwrap();
        assert!(rejection(&link).message.contains("symbolic link"));
        assert!(rejection(dir.path()).message.contains("is a folder"));
        let fifo = dir.path().join("fifo.rs");
        let status = std::process::Command::new("mkfifo")
            .arg(&fifo)
            .status()
            .unwrap();
        assert!(status.success());
        assert!(rejection(&fifo).message.contains("not a regular file"));
    }

    #[test]
    fn a_leading_dot_is_not_shown() {
        assert_eq!(shown(Path::new("./solutions/a.rs")), "solutions/a.rs");
    }
}
