//! One person's answer to one exercise: a single file, read with suspicion.

use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::build::{Concern, Violation};
use crate::snapshot::text_of;

/// The largest submission, in bytes.
pub const MAX_SIZE: u64 = 256 * 1024;

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

/// Why there is no submission to grade.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The file is there but must not be graded: the learner's affair.
    #[error("{}", .0.message)]
    Rejected(Violation),
    /// The file is not there.
    #[error("there is no file `{}`", .0.display())]
    NotFound(PathBuf),
    /// The machine could not read it.
    #[error("cannot read `{}`", path.display())]
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
        let bytes = read_plain(path, "the submission")?;
        Submission::from_bytes(shown(path), bytes).map_err(ReadError::Rejected)
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
    let rejected =
        |message: &str| ReadError::Rejected(Violation::of_file(format!("{what} {message}")));
    let io = |source: io::Error| match source.kind() {
        io::ErrorKind::NotFound => ReadError::NotFound(path.to_path_buf()),
        _ => ReadError::Io {
            path: path.to_path_buf(),
            source,
        },
    };
    let kind = std::fs::symlink_metadata(path).map_err(io)?.file_type();
    if kind.is_symlink() {
        return Err(rejected("is a symbolic link; hand in the file itself"));
    }
    if kind.is_dir() {
        return Err(rejected("is a folder, not a file"));
    }
    if !kind.is_file() {
        return Err(rejected("is not a regular file"));
    }
    let file = open_without_following(path).map_err(io)?;
    // Looked at again on the open file: the name may have come to mean something else meanwhile.
    if !file.metadata().map_err(io)?.is_file() {
        return Err(rejected("is not a regular file"));
    }
    let mut bytes = Vec::new();
    file.take(MAX_SIZE + 1)
        .read_to_end(&mut bytes)
        .map_err(io)?;
    Ok(bytes)
}

/// The path as messages show it: relative to the current folder where it was given so, with a plain `/`.
pub fn shown(path: &Path) -> String {
    let text = path.to_string_lossy().replace('\\', "/");
    text.strip_prefix("./").unwrap_or(&text).to_string()
}

#[cfg(unix)]
fn open_without_following(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK;
    OpenOptions::new()
        .read(true)
        .custom_flags(flags.bits().cast_signed())
        .open(path)
}

#[cfg(not(unix))]
fn open_without_following(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).open(path)
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
