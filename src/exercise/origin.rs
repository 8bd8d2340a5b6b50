//! Where an exercise's files come from: the catalogue built into the program, or a folder.
//!
//! A folder may come from anyone, so a file named in it must not lead out of it. Paths are plain names with
//! slashes between them, and no part of a path below the folder may be a symbolic link: with that, a name
//! cannot mean anything but what stands there. Only regular files are read, so that a named pipe cannot make
//! the program wait.

use std::borrow::Cow;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::model::ExerciseId;
use crate::plain_file::{self, Obstacle};
use crate::sandbox::MIB;

/// The largest file that belongs to an exercise, in bytes.
pub const MAX_FILE: u64 = MIB;

/// Files by their path below the catalogue, sorted by it.
pub type Embedded = &'static [(&'static str, &'static [u8])];

/// Where exercises come from.
#[derive(Debug, Clone)]
pub enum Origin {
    /// Built into the program.
    Embedded(Embedded),
    /// A folder on disk.
    Folder {
        /// Where it is.
        path: PathBuf,
        /// Its path as it is shown.
        shown: PathBuf,
    },
}

/// Why a file of an exercise cannot be read. All but the last are mistakes of its author.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// There is no such file.
    #[error("does not exist")]
    Missing,
    /// The file, or a folder on the way to it, is a symbolic link.
    #[error("is a symbolic link, or lies behind one")]
    Symlink,
    /// It is a folder.
    #[error("is a folder, not a file")]
    Folder,
    /// It is a named pipe, a device or the like.
    #[error("is not a regular file")]
    Special,
    /// It is larger than [`MAX_FILE`].
    #[error("is larger than 1 MiB")]
    TooLarge,
    /// The machine could not read it.
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl Origin {
    /// The bytes of a file, by its path below the catalogue.
    pub fn read(&self, path: &str) -> Result<Cow<'static, [u8]>, ReadError> {
        match self {
            _ if !is_plain(path) => Err(ReadError::Missing),
            Origin::Embedded(files) => embedded(files, path).map(Cow::Borrowed),
            Origin::Folder { path: root, .. } => {
                let mut bytes = Vec::new();
                // The file may grow while it is read.
                open(root, path)?
                    .take(MAX_FILE + 1)
                    .read_to_end(&mut bytes)?;
                if bytes.len() as u64 > MAX_FILE {
                    Err(ReadError::TooLarge)
                } else {
                    Ok(Cow::Owned(bytes))
                }
            }
        }
    }

    /// Whether a file could be read, without reading it.
    pub fn check(&self, path: &str) -> Result<(), ReadError> {
        match self {
            _ if !is_plain(path) => Err(ReadError::Missing),
            Origin::Embedded(files) => embedded(files, path).map(drop),
            Origin::Folder { path: root, .. } => open(root, path).map(drop),
        }
    }

    /// A file's path as it is shown to people.
    pub fn shown(&self, path: &str) -> String {
        match self {
            Origin::Embedded(_) => format!("built-in/{path}"),
            Origin::Folder { shown, .. } => shown.join(path).display().to_string(),
        }
    }

    /// Every folder two levels deep that holds an `exercise.yaml`, sorted. No file is opened. Folders behind
    /// symbolic links and those whose name begins with a dot do not count.
    pub(super) fn exercises(&self) -> io::Result<Vec<ExerciseId>> {
        let mut ids = Vec::new();
        match self {
            Origin::Embedded(files) => ids.extend(files.iter().filter_map(|(path, _)| {
                let (topic, rest) = path.split_once('/')?;
                let slug = rest.strip_suffix("/exercise.yaml")?;
                (!slug.contains('/')).then(|| ExerciseId::new(topic, slug))
            })),
            Origin::Folder { path, .. } => {
                for topic in folders(path)? {
                    let path = path.join(&topic);
                    for slug in folders(&path)? {
                        if fs::symlink_metadata(path.join(&slug).join("exercise.yaml")).is_ok() {
                            ids.push(ExerciseId::new(&topic, slug));
                        }
                    }
                }
            }
        }
        ids.sort();
        Ok(ids)
    }

    /// Every file below a folder, by its path there, sorted. Links are not followed and count as files.
    pub(super) fn files(&self, folder: &str) -> io::Result<Vec<String>> {
        let mut files = Vec::new();
        match self {
            Origin::Embedded(embedded) => files.extend(embedded.iter().filter_map(|(path, _)| {
                let below = path.strip_prefix(folder)?.strip_prefix('/')?;
                Some(below.to_owned())
            })),
            Origin::Folder { path, .. } => collect(&path.join(folder), "", &mut files)?,
        }
        files.sort();
        Ok(files)
    }
}

fn collect(folder: &Path, prefix: &str, files: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{path}/"), files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

/// Whether every part of the path is a name. `..` would be a folder like any other to the system.
fn is_plain(path: &str) -> bool {
    path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

fn embedded(files: Embedded, path: &str) -> Result<&'static [u8], ReadError> {
    if let Ok(index) = files.binary_search_by_key(&path, |(path, _)| path) {
        return Ok(files[index].1);
    }
    let is_folder = files.iter().any(|(file, _)| {
        file.strip_prefix(path)
            .is_some_and(|rest| rest.starts_with('/'))
    });
    Err(if is_folder {
        ReadError::Folder
    } else {
        ReadError::Missing
    })
}

/// Names of the folders in a folder, those that could be part of an exercise's name.
fn folders(path: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        let plain = name
            .chars()
            .all(|c| c.is_alphanumeric() || "-_.".contains(c));
        if plain && !name.starts_with('.') && entry.file_type()?.is_dir() {
            names.push(name);
        }
    }
    Ok(names)
}

/// Opens a regular file below `root`, of a size that is read, without following a symbolic link on the way.
fn open(root: &Path, path: &str) -> Result<File, ReadError> {
    let file = plain_file::open(root, Path::new(path))?;
    match file.metadata()?.len() > MAX_FILE {
        true => Err(ReadError::TooLarge),
        false => Ok(file),
    }
}

impl From<Obstacle> for ReadError {
    fn from(obstacle: Obstacle) -> ReadError {
        match obstacle {
            Obstacle::Missing => ReadError::Missing,
            Obstacle::Link | Obstacle::BehindLink => ReadError::Symlink,
            Obstacle::Folder => ReadError::Folder,
            Obstacle::Special => ReadError::Special,
            Obstacle::Io(source) => ReadError::Io(source),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILES: Embedded = &[
        ("objects/mro/exercise.yaml", b"x"),
        ("objects/mro/expected/long.out", b"y"),
        ("objects/mro/rejects/exercise.yaml", b""),
        ("topics.yaml", b"t"),
    ];

    fn folder() -> (tempfile::TempDir, Origin) {
        let place = tempfile::tempdir().unwrap();
        let origin = Origin::Folder {
            path: place.path().to_path_buf(),
            shown: PathBuf::from("exercises"),
        };
        (place, origin)
    }

    fn told<T>(result: Result<T, ReadError>) -> String {
        result.err().map(|error| error.to_string()).unwrap()
    }

    #[test]
    fn built_in_files_are_found_by_their_path() {
        let origin = Origin::Embedded(FILES);
        assert_eq!(
            *origin.read("objects/mro/expected/long.out").unwrap(),
            *b"y"
        );
        assert_eq!(
            told(origin.read("objects/mro/expected")),
            "is a folder, not a file"
        );
        assert_eq!(told(origin.check("objects/mro/expect")), "does not exist");
        assert_eq!(
            origin.exercises().unwrap(),
            [ExerciseId::new("objects", "mro")]
        );
        assert_eq!(origin.shown("topics.yaml"), "built-in/topics.yaml");
    }

    #[test]
    fn a_folder_gives_the_same_answers() {
        let (place, origin) = folder();
        let exercise = place.path().join("objects/mro");
        fs::create_dir_all(exercise.join("expected")).unwrap();
        fs::create_dir_all(place.path().join(".git/hooks")).unwrap();
        fs::create_dir_all(place.path().join("objects/no-exercise")).unwrap();
        fs::write(place.path().join(".git/hooks/exercise.yaml"), "").unwrap();
        fs::write(exercise.join("exercise.yaml"), "x").unwrap();
        assert_eq!(*origin.read("objects/mro/exercise.yaml").unwrap(), *b"x");
        assert_eq!(
            told(origin.read("objects/mro/expected")),
            "is a folder, not a file"
        );
        assert_eq!(
            told(origin.read("objects/mro/exercise.yaml/x")),
            "does not exist"
        );
        assert_eq!(told(origin.check("objects/mro/nothing")), "does not exist");
        assert_eq!(
            origin.exercises().unwrap(),
            [ExerciseId::new("objects", "mro")]
        );
        assert_eq!(origin.shown("topics.yaml"), "exercises/topics.yaml");
    }

    #[test]
    fn a_file_may_have_one_mebibyte_and_no_more() {
        let (place, origin) = folder();
        fs::write(place.path().join("full"), vec![b'x'; MAX_FILE as usize]).unwrap();
        fs::write(place.path().join("over"), vec![b'x'; MAX_FILE as usize + 1]).unwrap();
        assert_eq!(origin.read("full").unwrap().len() as u64, MAX_FILE);
        assert_eq!(told(origin.read("over")), "is larger than 1 MiB");
        assert_eq!(told(origin.check("over")), "is larger than 1 MiB");
    }

    #[test]
    fn no_path_leads_out_of_the_folder() {
        let (place, _) = folder();
        fs::create_dir(place.path().join("inner")).unwrap();
        fs::write(place.path().join("secret"), "s").unwrap();
        let inner = place.path().join("inner");
        let origin = Origin::Folder {
            path: inner.clone(),
            shown: inner,
        };
        for path in ["../secret", "./../secret", "/secret", "", ".", "..", "a//b"] {
            assert_eq!(told(origin.read(path)), "does not exist", "{path}");
            assert_eq!(told(origin.check(path)), "does not exist", "{path}");
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn links_pipes_and_ways_out_are_refused_at_once() {
        use std::os::unix::fs::symlink;

        let (place, origin) = folder();
        let outside = tempfile::tempdir().unwrap();
        fs::write(outside.path().join("secret"), "s").unwrap();
        fs::write(place.path().join("real"), "r").unwrap();
        symlink(outside.path().join("secret"), place.path().join("link")).unwrap();
        symlink("real", place.path().join("inner-link")).unwrap();
        symlink(outside.path(), place.path().join("folder-link")).unwrap();
        symlink("nowhere", place.path().join("dangling")).unwrap();
        rustix::fs::mknodat(
            rustix::fs::CWD,
            place.path().join("pipe"),
            rustix::fs::FileType::Fifo,
            rustix::fs::Mode::RWXU,
            0,
        )
        .unwrap();
        for link in ["link", "inner-link", "folder-link/secret", "dangling"] {
            assert_eq!(
                told(origin.read(link)),
                "is a symbolic link, or lies behind one",
                "{link}"
            );
            assert_eq!(
                told(origin.check(link)),
                "is a symbolic link, or lies behind one",
                "{link}"
            );
        }
        assert_eq!(told(origin.read("pipe")), "is not a regular file");
        assert_eq!(told(origin.check("pipe")), "is not a regular file");
        assert!(fs::create_dir(place.path().join("topic")).is_ok());
        symlink(outside.path(), place.path().join("topic/linked")).unwrap();
        fs::write(outside.path().join("exercise.yaml"), "").unwrap();
        assert_eq!(origin.exercises().unwrap(), []);
    }
}
