//! Where a path leads, however it is spelled, and whether or not something is there yet.

use std::io;
use std::path::{Component, Path, PathBuf};

/// The absolute path without links and `..`, as far as it is there; beyond that `..` is taken literally.
///
/// # Errors
/// An empty path, or a current folder that is gone.
pub fn real_path(path: &Path) -> io::Result<PathBuf> {
    let mut real = PathBuf::new();
    for part in std::path::absolute(path)?.components() {
        match part {
            Component::ParentDir => {
                real.pop();
            }
            part => real.push(part),
        }
        if let Ok(there) = std::fs::canonicalize(&real) {
            real = there;
        }
    }
    Ok(real)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_the_same_by_every_road() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().canonicalize().unwrap();
        std::fs::create_dir(folder.join("a")).unwrap();
        for (path, real) in [
            ("a/../a/./one.rs", "a/one.rs"),
            ("missing/../new", "new"),
            ("deep/down/../up", "deep/up"),
            ("a/..", ""),
        ] {
            let found = real_path(&folder.join(path)).unwrap();
            assert_eq!(found, folder.join(real), "{path}");
        }
    }
}
