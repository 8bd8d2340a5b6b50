//! A learner's folder: where it is, what stands in it, and the progress that is kept there.
//!
//! A folder is a workspace when it has a folder `.grader` in it. It is laid out by [`lay_out`] so that an editor
//! understands each answer by itself, and it is found from any folder below it. The progress is one small file, changed
//! under a lock, so that a grader that watches and one that is typed meanwhile lose nothing of each other:
//!
//! ```
//! # use grader::workspace::Workspace;
//! # let place = tempfile::tempdir()?;
//! # std::fs::create_dir(place.path().join(".grader"))?;
//! # let (here, id) = (place.path(), grader::exercise::ExerciseId::new("performance", "lru-cache"));
//! if let Some(workspace) = Workspace::find(here) {
//!     let told = workspace.update(|progress| progress.start(&id, "2026-03-01T12:00:00Z"))?;
//!     assert_eq!(told.note, None); // what the learner should know of the file, if anything
//!     assert_eq!(workspace.progress()?.value.current(), Some(id));
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod layout;
mod manifest;
mod origin;
mod record;
mod rename;
mod starter;
mod store;

use std::io::{self, ErrorKind};
use std::path::{Component, Path, PathBuf};

use crate::escape::{self, shell};
use crate::exercise::ExerciseId;
use crate::plain_file::{self, Obstacle};
use crate::submission::Place;

pub use layout::lay_out;
pub use record::Answer;
pub use starter::Reset;
pub use store::Told;

/// The folder that makes a folder a workspace.
const MARK: &str = ".grader";

/// Bytes of the largest package file: thousands of exercises have room in it.
const LARGEST_MANIFEST: u64 = 1 << 20;

/// A learner's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workspace {
    root: PathBuf,
    /// What was typed to name the root; nothing for one that was found.
    typed: PathBuf,
    /// Where it was found from, below the root.
    below: PathBuf,
}

/// Why a workspace could not be made or used.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// There is a package of somebody else.
    #[error(
        "`{}` was not written by grader, and it is not touched; name an empty folder: grader init rust-exercises",
        escape::path(.0)
    )]
    ForeignManifest(PathBuf),
    /// The folder belongs to a workspace already.
    #[error(
        "this would stand inside the workspace `{}`; to renew that one: grader init {}",
        escape::path(.0), shell(&.0.display().to_string())
    )]
    Inside(PathBuf),
    /// There is something else in the way.
    #[error("`{}` is in the way: it is no folder; name another one: grader init DIR", escape::path(.0))]
    NotAFolder(PathBuf),
    /// What says where the exercises come from was not written by grader.
    #[error(
        "`{}`, which says where this workspace has its exercises from, {why}\n  to say it anew: grader --catalogue DIR init {}",
        escape::path(file),
        shell(root)
    )]
    ForeignRecord {
        /// The file.
        file: PathBuf,
        /// What is wrong with it.
        why: String,
        /// The workspace's folder as one would type it.
        root: String,
    },
    /// The machine could not read.
    #[error("cannot read `{}`", escape::path(path))]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// The machine could not write.
    #[error("cannot write `{}`", escape::path(path))]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// The learner may not write there.
    #[error("cannot write in the folder `{}`; is it read-only, or somebody else's?", escape::path(.0))]
    ReadOnly(PathBuf),
}

impl Workspace {
    /// The workspace that a folder belongs to: itself, or the nearest above it that has one. A mark that another user
    /// has put there does not count, or anybody could have other people's graders write to a folder of theirs. An
    /// administrator works in other people's folders, as in a container: there a mark counts that is of the owner of the
    /// folder in which they stand.
    pub fn find(here: &Path) -> Option<Workspace> {
        let owner = owner_of(here);
        let root = here
            .ancestors()
            .find(|root| is_ours(&root.join(MARK), owner))?;
        Some(Workspace {
            root: root.to_path_buf(),
            typed: PathBuf::new(),
            below: here
                .strip_prefix(root)
                .unwrap_or(Path::new(""))
                .to_path_buf(),
        })
    }

    /// A workspace of before, whose marks are gone: the nearest folder, from `here` upwards, that has what
    /// [`lay_out`] wrote and no folder `.grader`, as a clone does when nobody committed it.
    pub fn find_unmarked(here: &Path) -> Option<Workspace> {
        let ours = |root: &&Path| {
            root.join("solutions").is_dir()
                && std::fs::read_to_string(root.join("Cargo.toml"))
                    .is_ok_and(|text| manifest::is_ours(&text))
        };
        let root = here.ancestors().find(ours)?;
        let below = here.strip_prefix(root).unwrap_or(Path::new(""));
        let workspace = Workspace {
            root: root.to_path_buf(),
            typed: PathBuf::new(),
            below: below.to_path_buf(),
        };
        (!root.join(MARK).exists()).then_some(workspace)
    }

    /// The workspace in this folder, whether or not it is laid out yet. `here` is where the program stands.
    pub fn at(here: &Path, folder: &Path) -> Workspace {
        let named = |part: &Component<'_>| *part != Component::CurDir;
        let typed: PathBuf = folder.components().filter(named).collect();
        Workspace {
            root: here.join(&typed),
            typed,
            below: PathBuf::new(),
        }
    }

    /// The workspace's folder, absolute as far as the folder was that it was found from.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The workspace's folder as one would type it; `.` where one stands in it.
    pub fn shown(&self) -> String {
        let shown = self.as_typed(Path::new(""));
        match shown.as_os_str().is_empty() {
            true => ".".to_owned(),
            false => shown.display().to_string(),
        }
    }

    /// The folder of the answers as one would type it.
    pub fn solutions(&self) -> PathBuf {
        self.as_typed(Path::new("solutions"))
    }

    /// The file of an answer as one would type it, and as messages show it.
    pub fn solution(&self, id: &ExerciseId) -> PathBuf {
        self.as_typed(&place(id))
    }

    /// Where an answer is read from: whatever stands in the workspace, no link in it is followed.
    pub fn answer(&self, id: &ExerciseId) -> Place {
        Place::below(&self.root, &place(id)).called(self.solution(id))
    }

    /// A path in the workspace as one would type it: without a way up to a folder that one stands in.
    fn as_typed(&self, path: &Path) -> PathBuf {
        let here = self.below.components();
        let shared = here.zip(path.components());
        let shared = shared.take_while(|(one, other)| one == other).count();
        let up = self
            .below
            .components()
            .skip(shared)
            .map(|_| Component::ParentDir);
        let down = path.components().skip(shared);
        self.typed.components().chain(up).chain(down).collect()
    }

    fn path(&self, id: &ExerciseId) -> PathBuf {
        self.root.join(place(id))
    }

    fn manifest(&self) -> PathBuf {
        self.root.join("Cargo.toml")
    }

    /// The text of the package file; `None` where there is none. It must be a plain file of fair size.
    fn manifest_text(&self) -> io::Result<Option<String>> {
        let bytes = match plain_file::read(&self.root, Path::new("Cargo.toml"), LARGEST_MANIFEST) {
            Ok(bytes) => bytes,
            Err(Obstacle::Missing) => return Ok(None),
            Err(Obstacle::Io(source)) => return Err(source),
            Err(obstacle) => return Err(io::Error::other(format!("it {obstacle}"))),
        };
        match bytes.len() as u64 > LARGEST_MANIFEST {
            true => Err(io::Error::other("it is too large to be one of grader's")),
            false => String::from_utf8(bytes).map(Some).map_err(io::Error::other),
        }
    }

    /// Starters are not written through links: in a folder that somebody else has made, they could lead anywhere.
    fn refuse_links_to(&self, id: &ExerciseId) -> Result<(), Trouble> {
        let solutions = self.root.join("solutions");
        let topic = solutions.join(&id.topic);
        for folder in [solutions, topic] {
            match std::fs::symlink_metadata(&folder) {
                Ok(metadata) if !metadata.is_dir() => return Err(Trouble::NotAFolder(folder)),
                _ => {}
            }
        }
        Ok(())
    }

    /// The bytes of the learner's file, all of them, if it is a plain file with no link on the way to it.
    ///
    /// # Errors
    /// Why there is none.
    pub fn bytes(&self, id: &ExerciseId) -> Result<Vec<u8>, Obstacle> {
        plain_file::read(&self.root, &place(id), u64::MAX)
    }
}

/// Where an answer stands in a workspace.
fn place(id: &ExerciseId) -> PathBuf {
    Path::new("solutions")
        .join(&id.topic)
        .join(format!("{}.rs", id.slug))
}

fn reading(path: &Path) -> impl FnOnce(io::Error) -> Trouble {
    let path = path.to_path_buf();
    move |source| Trouble::Read { path, source }
}

fn writing(path: &Path) -> impl FnOnce(io::Error) -> Trouble {
    let path = path.to_path_buf();
    move |error| match (error.kind(), path.parent()) {
        (ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem, Some(folder)) => {
            Trouble::ReadOnly(folder.to_path_buf())
        }
        _ => Trouble::Write {
            path,
            source: without_own_path(error),
        },
    }
}

/// What the system said, without the name of the temporary file that it said it of: the file that is meant is named
/// beside it.
fn without_own_path(error: io::Error) -> io::Error {
    match error.to_string().split_once(" at path ") {
        Some((said, _)) if error.raw_os_error().is_none() => io::Error::new(error.kind(), said),
        _ => error,
    }
}

#[cfg(unix)]
fn owner_of(folder: &Path) -> Option<u32> {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(folder).ok().map(|folder| folder.uid())
}

/// Whether a mark is a folder that counts. One behind a link counts where the link does, too: whoever made it chose the
/// folder.
#[cfg(unix)]
fn is_ours(mark: &Path, owner_of_here: Option<u32>) -> bool {
    use std::os::unix::fs::MetadataExt;
    let me = rustix::process::geteuid().as_raw();
    let counts = |found: &std::fs::Metadata| may_use(found.uid(), me, owner_of_here);
    std::fs::symlink_metadata(mark).is_ok_and(|link| counts(&link))
        && std::fs::metadata(mark).is_ok_and(|mark| mark.is_dir() && counts(&mark))
}

/// Whether the mark of this owner counts.
#[cfg(unix)]
fn may_use(owner: u32, me: u32, owner_of_here: Option<u32>) -> bool {
    owner == me || me == 0 && Some(owner) == owner_of_here
}

#[cfg(not(unix))]
fn owner_of(_: &Path) -> Option<u32> {
    None
}

#[cfg(not(unix))]
fn is_ours(mark: &Path, _: Option<u32>) -> bool {
    mark.is_dir()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_workspace_is_found_from_below() {
        let place = tempfile::tempdir().unwrap();
        let below = place.path().join("solutions/closures");
        std::fs::create_dir_all(&below).unwrap();
        assert_eq!(Workspace::find(&below), None);
        // A file of that name is something else.
        std::fs::write(place.path().join("solutions/.grader"), "").unwrap();
        std::fs::create_dir(place.path().join(".grader")).unwrap();
        let workspace = Workspace::find(&below).unwrap();
        assert_eq!(workspace.root(), place.path());
        let id = ExerciseId::new("closures", "one");
        assert_eq!(workspace.solution(&id), Path::new("one.rs"));
        let other = ExerciseId::new("types", "two");
        assert_eq!(workspace.solution(&other), Path::new("../types/two.rs"));
        assert_eq!(workspace.solutions(), Path::new(".."));
        let from_root = Workspace::find(place.path()).unwrap();
        assert_eq!(
            from_root.solution(&id),
            Path::new("solutions/closures/one.rs")
        );
        assert_eq!(
            (workspace.shown().as_str(), from_root.shown().as_str()),
            ("../..", ".")
        );
    }

    #[cfg(unix)]
    #[test]
    fn what_another_user_marked_does_not_count() {
        assert!(may_use(1000, 1000, Some(1001)));
        assert!(!may_use(1001, 1000, Some(1001)));
        assert!(!may_use(0, 1000, Some(1000)));
        assert!(may_use(0, 0, Some(1000)));
        assert!(may_use(1000, 0, Some(1000)));
        assert!(!may_use(1001, 0, Some(1000)));
        assert!(!may_use(1001, 0, None));
        if !rustix::process::geteuid().is_root() {
            return;
        }
        // Only an administrator can give a folder away.
        let place = tempfile::tempdir().unwrap();
        let (above, here) = (place.path(), place.path().join("here"));
        std::fs::create_dir(&here).unwrap();
        std::fs::create_dir(above.join(MARK)).unwrap();
        assert!(Workspace::find(&here).is_some());
        std::os::unix::fs::chown(above.join(MARK), Some(65534), None).unwrap();
        assert_eq!(Workspace::find(&here), None);
        // A link to a folder of one's own is as little of one's own.
        std::fs::rename(above.join(MARK), above.join("theirs")).unwrap();
        std::os::unix::fs::symlink("here", above.join(MARK)).unwrap();
        std::os::unix::fs::lchown(above.join(MARK), Some(65534), None).unwrap();
        assert_eq!(Workspace::find(&here), None);
        std::os::unix::fs::chown(&here, Some(65534), None).unwrap();
        assert!(Workspace::find(&here).is_some());
    }

    #[test]
    fn a_workspace_that_lost_its_marks_is_known_by_its_package() {
        let place = tempfile::tempdir().unwrap();
        let below = place.path().join("solutions/closures");
        std::fs::create_dir_all(&below).unwrap();
        assert_eq!(Workspace::find_unmarked(&below), None);
        let manifest = place.path().join("Cargo.toml");
        std::fs::write(&manifest, "[package]\nname = \"mine\"\n").unwrap();
        assert_eq!(Workspace::find_unmarked(&below), None);
        std::fs::write(&manifest, manifest::fresh(&[])).unwrap();
        let found = Workspace::find_unmarked(&below).unwrap();
        assert_eq!(
            (found.root(), found.shown()),
            (place.path(), "../..".to_owned())
        );
        std::fs::create_dir(place.path().join(".grader")).unwrap();
        assert_eq!(Workspace::find_unmarked(&below), None);
    }

    #[test]
    fn trouble_names_the_file_that_was_meant_and_no_other() {
        let denied = writing(Path::new("/w/.grader/lock"))(ErrorKind::PermissionDenied.into());
        assert_eq!(
            denied.to_string(),
            "cannot write in the folder `/w/.grader`; is it read-only, or somebody else's?"
        );
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("absent/progress.json");
        let temporary = tempfile::NamedTempFile::new_in(path.parent().unwrap()).unwrap_err();
        assert!(temporary.to_string().contains("absent"), "{temporary}");
        let Trouble::Write { source, .. } = writing(&path)(temporary) else {
            panic!("there is no such folder");
        };
        assert!(!source.to_string().contains("absent"), "{source}");
        let inside = Trouble::Inside(PathBuf::from("/my course"));
        assert!(inside.to_string().ends_with("grader init '/my course'"));
    }

    #[test]
    fn a_folder_is_called_as_it_was_typed() {
        let here = Path::new("/home/ann");
        let workspace = Workspace::at(here, Path::new("course/"));
        assert_eq!(workspace.root(), Path::new("/home/ann/course"));
        assert_eq!(workspace.shown(), "course");
        assert_eq!(Workspace::at(here, Path::new(".")).shown(), ".");
        assert_eq!(
            Workspace::at(here, Path::new("/srv")).root(),
            Path::new("/srv")
        );
    }
}
