//! Regular files below a folder, opened without following any symbolic link on the way.
//!
//! What stands below the folder may come from anyone: a catalogue, a submission, a checkout. With no link followed, a path
//! cannot mean anything but what stands there, and since only regular files are opened, no named pipe makes anybody wait.
//! The folder itself was named by someone who is trusted, so links on the way to it are followed as everywhere.

use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

/// Why there is no file to read.
#[derive(Debug, thiserror::Error)]
pub enum Obstacle {
    /// There is no such file.
    #[error("does not exist")]
    Missing,
    /// The file is a symbolic link.
    #[error("is a symbolic link")]
    Link,
    /// A folder on the way to the file is a symbolic link.
    #[error("lies behind a symbolic link")]
    BehindLink,
    /// It is a folder.
    #[error("is a folder, not a file")]
    Folder,
    /// It is a named pipe, a device or the like.
    #[error("is not a regular file")]
    Special,
    /// The machine could not open it.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// Opens the regular file at a path below `root`. A path that is absolute, or leads up, means no file.
///
/// # Errors
/// [`Obstacle`].
pub fn open(root: &Path, below: &Path) -> Result<File, Obstacle> {
    let named = |part: &Component<'_>| *part != Component::CurDir;
    let parts: Vec<Component<'_>> = below.components().filter(named).collect();
    let plain = |part: &Component<'_>| matches!(part, Component::Normal(_));
    match parts.split_last() {
        Some((last, folders)) if parts.iter().all(plain) => open_parts(root, folders, last),
        _ => Err(Obstacle::Missing),
    }
}

/// Reads such a file, but at most one byte more than `most`, so that the caller can tell one that is longer.
///
/// # Errors
/// [`Obstacle`].
pub fn read(root: &Path, below: &Path, most: u64) -> Result<Vec<u8>, Obstacle> {
    let mut bytes = Vec::new();
    // The file may grow while it is read.
    open(root, below)?
        .take(most.saturating_add(1))
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Opens a file that is ours alone with these options, which may make it. What stands in its place and is no regular file
/// is refused: a link would have a file made or written elsewhere, and a pipe would make everybody wait.
///
/// # Errors
/// What the system said, or what stands there instead.
pub fn open_ours(path: &Path, options: &mut OpenOptions) -> io::Result<File> {
    match std::fs::symlink_metadata(path) {
        Ok(there) if there.is_symlink() => return Err(in_our_place("a symbolic link")),
        Ok(there) if !there.is_file() => return Err(in_our_place("no regular file")),
        _ => {}
    }
    // It may become something else between the look and the opening.
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
        let flags = flags.bits().cast_signed();
        std::os::unix::fs::OpenOptionsExt::custom_flags(options, flags);
    }
    let file = options.open(path)?;
    match file.metadata()?.is_file() {
        true => Ok(file),
        false => Err(in_our_place("no regular file")),
    }
}

/// Refuses a folder of ours that is a link, so that nothing is written or removed elsewhere.
///
/// # Errors
/// That it is one.
pub fn refuse_linked(folder: &Path) -> io::Result<()> {
    match folder.is_symlink() {
        true => Err(in_our_place("a symbolic link")),
        false => Ok(()),
    }
}

fn in_our_place(what: &str) -> io::Error {
    io::Error::other(format!("it is {what}; remove it"))
}

/// The first part of a relative path that is a symbolic link, as a path to it. What comes before a `..` was meant by
/// whoever typed it and is not looked at, and neither is an absolute path.
pub fn first_link(path: &Path) -> Option<PathBuf> {
    let (root, below) = here_and_below(path);
    let mut part = root;
    for name in below.components() {
        part.push(name);
        if part.is_symlink() {
            return Some(part);
        }
    }
    None
}

/// Parts a path where it begins to lead down from the current folder: after its last `..`. Nothing of an absolute path
/// does.
pub fn here_and_below(path: &Path) -> (PathBuf, PathBuf) {
    let parts: Vec<Component<'_>> = path.components().collect();
    let up = parts
        .iter()
        .rposition(|part| !matches!(part, Component::Normal(_) | Component::CurDir));
    let (here, below) = match path.is_absolute() {
        true => parts.split_at(parts.len()),
        false => parts.split_at(up.map_or(0, |up| up + 1)),
    };
    let named = below.iter().filter(|part| **part != Component::CurDir);
    (here.iter().collect(), named.collect())
}

#[cfg(unix)]
fn open_parts(
    root: &Path,
    folders: &[Component<'_>],
    last: &Component<'_>,
) -> Result<File, Obstacle> {
    use rustix::fs::{AtFlags, FileType, Mode, OFlags, openat, statat};

    // A folder that may be passed through but not listed is as good as any other.
    #[cfg(target_os = "linux")]
    const THROUGH: OFlags = OFlags::PATH;
    #[cfg(not(target_os = "linux"))]
    const THROUGH: OFlags = OFlags::RDONLY;

    // Folder by folder, each relative to the one before: what was looked at cannot be exchanged for a link between the
    // look and the opening.
    let step = THROUGH.union(OFlags::DIRECTORY).union(OFlags::CLOEXEC);
    let root = match root.as_os_str().is_empty() {
        true => Path::new("."),
        false => root,
    };
    let mut folder = rustix::fs::open(root, step, Mode::empty()).map_err(obstacle)?;
    let kind = |folder: &std::os::fd::OwnedFd, name: &Path| {
        statat(folder, name, AtFlags::SYMLINK_NOFOLLOW)
            .map(|metadata| FileType::from_raw_mode(metadata.st_mode))
            .map_err(obstacle)
    };
    for part in folders {
        let name: &Path = part.as_ref();
        match kind(&folder, name)? {
            FileType::Symlink => return Err(Obstacle::BehindLink),
            FileType::Directory => {}
            _ => return Err(Obstacle::Missing),
        }
        folder = openat(&folder, name, step | OFlags::NOFOLLOW, Mode::empty()).map_err(obstacle)?;
    }
    let name: &Path = last.as_ref();
    match kind(&folder, name)? {
        FileType::RegularFile => {}
        FileType::Symlink => return Err(Obstacle::Link),
        FileType::Directory => return Err(Obstacle::Folder),
        _ => return Err(Obstacle::Special),
    }
    // Should it have become a pipe or a terminal meanwhile, opening must neither wait nor take it.
    let flags =
        OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::CLOEXEC | OFlags::NONBLOCK | OFlags::NOCTTY;
    let file = openat(&folder, name, flags, Mode::empty()).map_err(obstacle)?;
    regular(File::from(file))
}

#[cfg(unix)]
fn obstacle(error: rustix::io::Errno) -> Obstacle {
    use rustix::io::Errno;
    match error {
        Errno::NOENT | Errno::NOTDIR | Errno::NAMETOOLONG => Obstacle::Missing,
        Errno::LOOP => Obstacle::Link,
        other => Obstacle::Io(other.into()),
    }
}

/// Looks at each part of the way before it is used.
#[cfg(not(unix))]
fn open_parts(
    root: &Path,
    folders: &[Component<'_>],
    last: &Component<'_>,
) -> Result<File, Obstacle> {
    let look = |place: &Path| {
        std::fs::symlink_metadata(place).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Obstacle::Missing,
            _ => Obstacle::Io(error),
        })
    };
    let mut place = root.to_path_buf();
    for part in folders {
        place.push(part);
        let metadata = look(&place)?;
        if metadata.is_symlink() {
            return Err(Obstacle::BehindLink);
        }
        if !metadata.is_dir() {
            return Err(Obstacle::Missing);
        }
    }
    place.push(last);
    let metadata = look(&place)?;
    if metadata.is_symlink() {
        return Err(Obstacle::Link);
    }
    if metadata.is_dir() {
        return Err(Obstacle::Folder);
    }
    if !metadata.is_file() {
        return Err(Obstacle::Special);
    }
    regular(File::open(place)?)
}

/// Looked at again on the open file: the name may have come to mean something else meanwhile.
fn regular(file: File) -> Result<File, Obstacle> {
    match file.metadata()?.is_file() {
        true => Ok(file),
        false => Err(Obstacle::Special),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn links_are_followed_to_the_root_and_never_below_it() {
        use std::os::unix::fs::symlink;

        let place = tempfile::tempdir().unwrap();
        let root = place.path().join("root");
        std::fs::create_dir_all(root.join("topic")).unwrap();
        std::fs::create_dir_all(place.path().join("other/topic")).unwrap();
        std::fs::write(root.join("topic/mine.rs"), "mine").unwrap();
        std::fs::write(place.path().join("other/topic/secret.rs"), "secret").unwrap();
        symlink("../../other/topic/secret.rs", root.join("topic/link.rs")).unwrap();
        symlink("../other/topic", root.join("linked")).unwrap();
        symlink("../other", root.join("far")).unwrap();
        symlink("root", place.path().join("named")).unwrap();
        let told = |below: &str| match read(&root, Path::new(below), 100) {
            Ok(bytes) => String::from_utf8(bytes).unwrap(),
            Err(obstacle) => obstacle.to_string(),
        };
        // Without this function each of them is read.
        for path in ["topic/link.rs", "linked/secret.rs", "far/topic/secret.rs"] {
            assert_eq!(std::fs::read(root.join(path)).unwrap(), b"secret");
        }
        assert_eq!(told("./topic//mine.rs"), "mine");
        assert_eq!(told("topic/link.rs"), "is a symbolic link");
        assert_eq!(told("linked/secret.rs"), "lies behind a symbolic link");
        assert_eq!(told("far/topic/secret.rs"), "lies behind a symbolic link");
        assert_eq!(told("topic"), "is a folder, not a file");
        for path in [
            "",
            ".",
            "gone.rs",
            "topic/mine.rs/below",
            "../root/topic/mine.rs",
            "/etc/hostname",
        ] {
            assert_eq!(told(path), "does not exist", "{path}");
        }
        let named = place.path().join("named");
        assert_eq!(read(&named, Path::new("topic/mine.rs"), 2).unwrap(), b"min");
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_makes_nobody_wait() {
        let place = tempfile::tempdir().unwrap();
        let pipe = place.path().join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.unwrap().success());
        let told = open(place.path(), Path::new("pipe")).unwrap_err();
        assert!(matches!(told, Obstacle::Special), "{told}");
    }

    #[cfg(unix)]
    #[test]
    fn a_file_of_ours_is_a_regular_one() {
        let place = tempfile::tempdir().unwrap();
        let (ours, link) = (place.path().join("ours"), place.path().join("link"));
        let open = |path: &Path| open_ours(path, File::options().append(true).create(true));
        open(&ours).unwrap();
        assert!(open(&ours).is_ok());
        std::os::unix::fs::symlink("elsewhere", &link).unwrap();
        let told = open(&link).unwrap_err().to_string();
        assert_eq!(told, "it is a symbolic link; remove it");
        assert!(!place.path().join("elsewhere").exists());
        let told = open(place.path()).unwrap_err().to_string();
        assert_eq!(told, "it is no regular file; remove it");
        assert!(refuse_linked(&link).is_err() && refuse_linked(place.path()).is_ok());
    }

    #[test]
    fn a_path_is_parted_where_it_begins_to_lead_down() {
        for (path, here, below) in [
            ("solutions/a.rs", "", "solutions/a.rs"),
            ("./src/lib.rs", "", "src/lib.rs"),
            ("../other/a.rs", "..", "other/a.rs"),
            ("a/../../b/c", "a/../..", "b/c"),
            ("/srv/a.rs", "/srv/a.rs", ""),
        ] {
            let parted = here_and_below(Path::new(path));
            assert_eq!(parted, (here.into(), below.into()), "{path}");
        }
    }
}
