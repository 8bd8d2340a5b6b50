//! Writes a recorded file whole or not at all.

use std::io::{self, Write};
use std::path::Path;

/// Writes a file, and the folder it stands in where there is none. A reader sees the old file or the new one, never a
/// part of either.
///
/// # Errors
/// What the system said; the old file is as it was then.
pub fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
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
    fresh.persist(path)?;
    Ok(())
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
    fn a_folder_in_the_way_is_told() {
        let place = tempfile::tempdir().unwrap();
        std::fs::create_dir(place.path().join("case.out")).unwrap();
        assert!(write_whole(&place.path().join("case.out"), b"x").is_err());
        assert_eq!(std::fs::read_dir(place.path()).unwrap().count(), 1);
    }
}
