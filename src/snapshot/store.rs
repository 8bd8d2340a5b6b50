//! Writes a recorded file whole or not at all.

use std::io::{self, Write};
use std::path::Path;

/// Writes a file, and the folder it stands in where there is none. A reader sees the old file or the new one, never a
/// part of either.
///
/// # Errors
/// What the system said; the old file is as it was then.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    fresh(path, bytes)?.persist(path)?;
    Ok(())
}

/// Writes a file where there is nothing yet, whole or not at all, and the folder it stands in. Answers whether it was
/// written: what stands there already, be it a link that leads nowhere, stays as it is.
///
/// # Errors
/// What the system said; there is no file then.
pub fn write_new(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    if std::fs::symlink_metadata(path).is_ok() {
        return Ok(false);
    }
    match fresh(path, bytes)?.persist_noclobber(path) {
        Ok(_) => Ok(true),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error.error),
    }
}

/// The file under a name of its own, in the folder where it will stand.
fn fresh(path: &Path, bytes: &[u8]) -> io::Result<tempfile::NamedTempFile> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut fresh = tempfile::Builder::new();
    #[cfg(unix)]
    fresh.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644));
    let mut fresh = fresh.tempfile_in(folder)?;
    fresh.write_all(bytes)?;
    Ok(fresh)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_as_a_whole_and_its_folder_made() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("expected/case.out");
        write_whole(&path, b"a longer text than the next one").unwrap();
        write_whole(&path, b"short").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"short");
        let files = std::fs::read_dir(path.parent().unwrap()).unwrap();
        assert_eq!(files.count(), 1);
    }

    #[test]
    fn what_stands_there_is_not_replaced_by_a_new_file() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("a/b.rs");
        assert!(write_new(&path, b"first").unwrap());
        assert!(!write_new(&path, b"second").unwrap());
        assert_eq!(std::fs::read(&path).unwrap(), b"first");
        #[cfg(unix)]
        {
            let link = place.path().join("a/link.rs");
            std::os::unix::fs::symlink("nowhere", &link).unwrap();
            assert!(!write_new(&link, b"x").unwrap());
        }
    }

    #[test]
    fn a_folder_in_the_way_is_told() {
        let place = tempfile::tempdir().unwrap();
        std::fs::create_dir(place.path().join("case.out")).unwrap();
        assert!(write_whole(&place.path().join("case.out"), b"x").is_err());
        assert_eq!(std::fs::read_dir(place.path()).unwrap().count(), 1);
    }
}
