//! A file that a report goes to: looked at before anything is graded, written whole or not at all.

use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::{in_ci, link_in_the_way};
use crate::real_path::real_path;
use crate::whole_file::{folder_of, write_whole};

/// Folders in which the system keeps streams under the names of files, often as links to what they stand for.
const STREAMS: [&str; 3] = ["/dev", "/dev/fd", "/proc/self/fd"];

/// What stands at a path.
enum Target {
    /// A file, or nothing yet: replaced as a whole.
    File(PathBuf),
    /// A pipe or a device, such as `/dev/stderr`: written to as it is.
    Stream,
}

/// Makes sure that a report can be written there, and makes the folders above it. What must stand there from the start
/// is written at once.
///
/// # Errors
/// What the system said about the path.
pub(super) fn prepare(path: &Path, from_the_start: Option<&[u8]>) -> io::Result<()> {
    match (target(path)?, from_the_start) {
        (Target::Stream, _) => Ok(()),
        (Target::File(path), Some(bytes)) => write_whole(&path, bytes),
        (Target::File(path), None) => {
            let folder = folder_of(&path);
            std::fs::create_dir_all(folder)?;
            // A file without a name: nothing of it is left, whatever happens.
            tempfile::tempfile_in(folder).map(drop)
        }
    }
}

/// Writes a report: a reader sees the old file or the new one, never a part of either.
///
/// # Errors
/// What the system said; the old file is as it was then.
pub(super) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    put(target(path)?, path, bytes)
}

fn put(target: Target, path: &Path, bytes: &[u8]) -> io::Result<()> {
    match target {
        Target::File(path) => write_whole(&path, bytes),
        // A stream may lead to a file in which something stands already.
        Target::Stream => OpenOptions::new().append(true).open(path)?.write_all(bytes),
    }
}

/// The path of what a report replaces, the same however it is spelled. Of folders that are to be made `..` is taken
/// literally; a pipe or a device is known by its spelling.
///
/// # Errors
/// What the system said about the path.
pub(super) fn resolved(path: &Path) -> io::Result<PathBuf> {
    match target(path)? {
        // A link that leads nowhere is itself what is replaced.
        Target::File(file) => real_path(&file),
        Target::Stream => Ok(path.to_path_buf()),
    }
}

/// Opens a file to add to its end, and makes it where there is none.
///
/// # Errors
/// What the system said about the path.
pub(super) fn open_to_append(path: &Path) -> io::Result<File> {
    std::fs::create_dir_all(folder_of(path))?;
    OpenOptions::new().append(true).create(true).open(path)
}

/// In CI the current folder is a checkout, and whoever hands in could have brought links that lead out of it: one in the
/// place of a report is replaced, and one in the place of a folder above it is told.
fn target(path: &Path) -> io::Result<Target> {
    target_where(path, in_ci())
}

fn target_where(path: &Path, strange_hands: bool) -> io::Result<Target> {
    let is_stream = STREAMS
        .iter()
        .any(|folder| path.parent() == Some(Path::new(folder)));
    if is_stream && path.exists() && !path.is_dir() {
        return Ok(Target::Stream);
    }
    if let Some(told) = link_in_the_way(folder_of(path), strange_hands) {
        return Err(io::Error::other(told));
    }
    if strange_hands && path.is_symlink() {
        return Ok(Target::File(path.to_path_buf()));
    }
    match std::fs::metadata(path) {
        Ok(found) if found.is_dir() => Err(ErrorKind::IsADirectory.into()),
        // Where a link points to, so that the link stays one.
        Ok(found) if found.is_file() => std::fs::canonicalize(path).map(Target::File),
        Ok(_) => Ok(Target::Stream),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Target::File(path.to_path_buf())),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looking_leaves_nothing_but_the_folders() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("deep/down/report.json");
        prepare(&path, None).unwrap();
        let files = std::fs::read_dir(path.parent().unwrap()).unwrap();
        assert_eq!(files.count(), 0);
        prepare(&path, Some(b"unfinished")).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"unfinished");
        prepare(&path, None).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"unfinished");
    }

    #[test]
    fn folders_and_files_in_the_way_are_told() {
        let place = tempfile::tempdir().unwrap();
        assert_eq!(
            prepare(place.path(), None).unwrap_err().kind(),
            ErrorKind::IsADirectory
        );
        std::fs::write(place.path().join("file"), "").unwrap();
        assert!(prepare(&place.path().join("file/report.json"), None).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn links_that_strangers_may_have_made_are_replaced_and_streams_are_not() {
        let place = tempfile::tempdir().unwrap();
        let (file, link) = (place.path().join("file"), place.path().join("link"));
        std::fs::write(&file, "old").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        let path = |strange_hands| match target_where(&link, strange_hands).unwrap() {
            Target::File(path) => path,
            Target::Stream => panic!("it is a file"),
        };
        assert_eq!(path(true), link);
        assert_eq!(path(false), file.canonicalize().unwrap());
        for stream in ["/dev/stderr", "/dev/null"] {
            let found = target_where(Path::new(stream), true).unwrap();
            assert!(matches!(found, Target::Stream), "{stream}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_and_devices_stay_what_they_are() {
        let place = tempfile::tempdir().unwrap();
        let (file, link) = (place.path().join("file"), place.path().join("link"));
        std::fs::write(&file, "old").unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        put(target_where(&link, false).unwrap(), &link, b"new").unwrap();
        assert_eq!(std::fs::read(&file).unwrap(), b"new");
        assert!(link.is_symlink());
        let null = Path::new("/dev/null");
        prepare(null, Some(b"unfinished")).unwrap();
        write(null, b"report").unwrap();
        assert!(!std::fs::metadata(null).unwrap().is_file());
    }
}
