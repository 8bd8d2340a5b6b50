//! Files that are written whole or not at all: under a name of their own first, then renamed, so that a reader sees the
//! old file or the new one, never a part of either.
//!
//! Who may read a file is not the grader's to decide: one that is replaced keeps its mode, and a new one gets what the
//! user's mask leaves. What the grader keeps for itself alone is private.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// Writes a file, and the folder it stands in where there is none.
///
/// # Errors
/// What the system said; the old file is as it was then.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = WholeFile::begin(path)?;
    file.write_all(bytes)?;
    file.put()
}

/// The same for a file that nobody else may read.
///
/// # Errors
/// What the system said; the old file is as it was then.
pub fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut fresh = fresh(path, 0o600)?;
    fresh.write_all(bytes)?;
    fresh.persist(path)?;
    Ok(())
}

/// Writes a file where there is nothing yet, and the folder it stands in. Answers whether it was written: what stands
/// there already, be it a link that leads nowhere, stays as it is.
///
/// # Errors
/// What the system said; there is no file then.
pub fn write_new(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    if std::fs::symlink_metadata(path).is_ok() {
        return Ok(false);
    }
    let mut fresh = fresh(path, NEW)?;
    fresh.write_all(bytes)?;
    match fresh.persist_noclobber(path) {
        Ok(_) => Ok(true),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error.error),
    }
}

/// A file that is written piece by piece. Until it is put into its place, the old one stands there.
#[derive(Debug)]
pub struct WholeFile {
    path: PathBuf,
    fresh: NamedTempFile,
}

impl WholeFile {
    /// Begins the file that will stand at this path, and makes the folder above it where there is none.
    ///
    /// # Errors
    /// What the system said.
    pub fn begin(path: &Path) -> io::Result<WholeFile> {
        let kept = mode_of(path);
        let fresh = fresh(path, kept.unwrap_or(NEW))?;
        #[cfg(unix)]
        if let Some(kept) = kept {
            // The mask may have taken away what the old file allowed. Where the system does not let a mode be changed,
            // the file is written all the same.
            let kept = std::os::unix::fs::PermissionsExt::from_mode(kept);
            let _ = fresh.as_file().set_permissions(kept);
        }
        let path = path.to_owned();
        Ok(WholeFile { path, fresh })
    }

    /// Waits until what was written is on the disk.
    ///
    /// # Errors
    /// What the system said.
    pub fn sync(&self) -> io::Result<()> {
        self.fresh.as_file().sync_data()
    }

    /// Puts the file into its place.
    ///
    /// # Errors
    /// What the system said; the old file is as it was then.
    pub fn put(self) -> io::Result<()> {
        self.fresh.persist(self.path)?;
        Ok(())
    }
}

impl Write for WholeFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.fresh.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.fresh.flush()
    }
}

/// The folder in which a file stands, or will stand.
pub fn folder_of(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

/// The mode of a new file, from which the system takes what the user's mask forbids.
const NEW: u32 = 0o666;

/// The mode of the file that stands there. A link has none that means anything.
#[cfg(unix)]
fn mode_of(path: &Path) -> Option<u32> {
    let there = std::fs::symlink_metadata(path).ok()?;
    let mode = std::os::unix::fs::MetadataExt::mode(&there) & 0o777;
    there.is_file().then_some(mode)
}

#[cfg(not(unix))]
fn mode_of(_: &Path) -> Option<u32> {
    None
}

/// The file under a name of its own, in the folder where it will stand.
#[cfg_attr(not(unix), expect(unused_variables, reason = "modes are Unix's"))]
fn fresh(path: &Path, mode: u32) -> io::Result<NamedTempFile> {
    let folder = folder_of(path);
    std::fs::create_dir_all(folder)?;
    let mut fresh = tempfile::Builder::new();
    #[cfg(unix)]
    fresh.permissions(std::os::unix::fs::PermissionsExt::from_mode(mode));
    fresh.tempfile_in(folder)
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

    #[cfg(unix)]
    #[test]
    fn a_mode_is_kept_and_a_new_file_has_what_the_mask_leaves() {
        use std::os::unix::fs::{PermissionsExt, symlink};

        let place = tempfile::tempdir().unwrap();
        let at = |name: &str| place.path().join(name);
        let mode = |name: &str| std::fs::metadata(at(name)).unwrap().permissions().mode() & 0o777;
        std::fs::write(at("usual"), "").unwrap();
        write_whole(&at("fresh"), b"").unwrap();
        write_new(&at("new"), b"").unwrap();
        assert_eq!((mode("fresh"), mode("new")), (mode("usual"), mode("usual")));
        for kept in [0o600, 0o640, 0o666] {
            let permissions = PermissionsExt::from_mode(kept);
            std::fs::set_permissions(at("fresh"), permissions).unwrap();
            write_whole(&at("fresh"), b"again").unwrap();
            assert_eq!(mode("fresh"), kept);
        }
        symlink("fresh", at("link")).unwrap();
        write_whole(&at("link"), b"a file now").unwrap();
        assert_eq!(mode("link"), mode("usual"));
        write_private(&at("usual"), b"").unwrap();
        assert_eq!(mode("usual"), 0o600);
    }

    #[test]
    fn a_file_that_is_not_put_into_its_place_is_gone() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("journal");
        write_whole(&path, b"old").unwrap();
        let mut file = WholeFile::begin(&path).unwrap();
        file.write_all(b"new").unwrap();
        file.sync().unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"old");
        drop(file);
        assert_eq!(std::fs::read_dir(place.path()).unwrap().count(), 1);
    }
}
