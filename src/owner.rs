//! Whose a file or folder is: whether what stands there may be believed as if we had written it.
//!
//! Some of what the grader keeps says which programs to start or which grades stand. Where another user could have
//! written that, it is their word and not ours.

use std::fs::{DirBuilder, Metadata};
use std::io;
use std::path::Path;

/// Why what stands somewhere may not be ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Doubt {
    /// It is another user's.
    #[error("belongs to another user")]
    Foreign,
    /// It is ours, and others may write to it.
    #[error("can be written to by other users")]
    Writable,
}

/// Whether there is reason to doubt what stands at a path. What the administrator owns is believed. A group that has the
/// number of the owner is the owner's own, as many systems make one for each user.
///
/// # Errors
/// What the system said about the path.
pub fn doubt(path: &Path) -> io::Result<Option<Doubt>> {
    std::fs::metadata(path).map(|metadata| doubt_of(&metadata))
}

#[cfg(unix)]
fn doubt_of(metadata: &Metadata) -> Option<Doubt> {
    use std::os::unix::fs::MetadataExt;

    let me = rustix::process::geteuid().as_raw();
    judge(metadata.uid(), metadata.gid(), metadata.mode(), me)
}

#[cfg(unix)]
fn judge(owner: u32, group: u32, mode: u32, me: u32) -> Option<Doubt> {
    let by_all = mode & 0o002 != 0;
    let by_group = mode & 0o020 != 0 && group != owner;
    if owner != me && owner != 0 {
        Some(Doubt::Foreign)
    } else if by_all || by_group {
        Some(Doubt::Writable)
    } else {
        None
    }
}

#[cfg(not(unix))]
fn doubt_of(_: &Metadata) -> Option<Doubt> {
    None
}

/// Makes a folder, and those above it, that nobody else may look into. One that is there stays as it is.
///
/// # Errors
/// What the system said.
pub fn make_private(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn others_are_doubted_and_a_group_of_one_is_not() {
        let (ada, eve, staff) = (1000, 1001, 50);
        for (owner, group, mode, doubt) in [
            (ada, ada, 0o700, None),
            (ada, ada, 0o775, None),
            (0, 0, 0o755, None),
            (ada, staff, 0o755, None),
            (ada, staff, 0o775, Some(Doubt::Writable)),
            (ada, ada, 0o777, Some(Doubt::Writable)),
            (0, 0, 0o1777, Some(Doubt::Writable)),
            (eve, ada, 0o700, Some(Doubt::Foreign)),
        ] {
            assert_eq!(judge(owner, group, mode, ada), doubt, "{owner} {mode:o}");
        }
        assert_eq!(judge(ada, ada, 0o700, 0), Some(Doubt::Foreign));
    }

    #[test]
    fn a_folder_that_was_made_is_private_and_one_that_was_there_is_left_alone() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("above/cache");
        make_private(&folder).unwrap();
        let mode = || std::fs::metadata(&folder).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(), doubt(&folder).unwrap()), (0o700, None));
        std::fs::set_permissions(&folder, PermissionsExt::from_mode(0o777)).unwrap();
        make_private(&folder).unwrap();
        assert_eq!(mode(), 0o777);
        assert_eq!(doubt(&folder).unwrap(), Some(Doubt::Writable));
        assert!(doubt(&place.path().join("gone")).is_err());
    }
}
