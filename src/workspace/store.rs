//! The progress file on disk: read by anyone at any time, changed by one grader at a time.
//!
//! The lock is advisory and stands in a file of its own, because the progress file is replaced as a whole at each
//! change. A file that cannot be used is set aside under another name: what a learner did is never deleted, and never in
//! the way of what they do next.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::{MARK, Trouble, Workspace, reading, writing};
use crate::escape;
use crate::plain_file::open_ours;
use crate::progress::{Progress, Unreadable};
use crate::whole_file::write_whole;

/// Bytes of the largest file that is taken for a progress: thousands of exercises have room in it.
const LARGEST: u64 = 16 << 20;

/// A result, and what the learner should know of how it came about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told<T> {
    /// The result.
    pub value: T,
    /// A sentence for the learner, when the file could not be used and was set aside.
    pub note: Option<String>,
}

impl Workspace {
    /// The progress as it stands now; an empty one where there is none yet.
    ///
    /// # Errors
    /// When the machine cannot read it. A file that is damaged, or of another version, is set aside and told.
    pub fn progress(&self) -> Result<Told<Progress>, Trouble> {
        match read(&self.progress_file())
            .map_err(reading(&self.typed_mark(&self.progress_file())))?
        {
            Ok(value) => Ok(Told { value, note: None }),
            // Whoever sets it aside has to hold the lock.
            Err(_) => self.update(|progress| progress.clone()),
        }
    }

    /// Changes the progress and writes it, while no other grader does. What others have written meanwhile is there
    /// before the change; nothing is written when nothing changes.
    ///
    /// # Errors
    /// When the machine cannot read or write it; it is as it was then.
    pub fn update<T>(&self, change: impl FnOnce(&mut Progress) -> T) -> Result<Told<T>, Trouble> {
        let path = self.progress_file();
        let _lock = self.lock()?;
        let (before, note) = match read(&path).map_err(reading(&self.typed_mark(&path)))? {
            Ok(progress) => (progress, None),
            Err(unreadable) => {
                let aside = set_aside(&path).map_err(writing(&self.typed_mark(&path)))?;
                let name = |path: &Path| escape::path(&self.typed_mark(path));
                let note = format!(
                    "`{}` {unreadable}; it is kept as `{}`, and the marks begin anew; for those of your answers: grader check --all",
                    name(&path),
                    name(&aside)
                );
                (Progress::default(), Some(note))
            }
        };
        let mut after = before.clone();
        let value = change(&mut after);
        if after != before || !path.exists() {
            let text = after.render().map_err(io::Error::from);
            text.and_then(|text| write_whole(&path, text.as_bytes()))
                .map_err(writing(&self.typed_mark(&path)))?;
        }
        Ok(Told { value, note })
    }

    /// The progress as far as it can be read, for what is worth less than an error.
    pub(super) fn peek(&self) -> Progress {
        let read = read(&self.progress_file());
        read.ok().and_then(Result::ok).unwrap_or_default()
    }

    pub(super) fn progress_file(&self) -> PathBuf {
        self.root.join(MARK).join("progress.json")
    }

    /// A file in the folder `.grader` as one would type it.
    fn typed_mark(&self, path: &Path) -> PathBuf {
        self.as_typed(&Path::new(MARK).join(path.file_name().unwrap_or_default()))
    }

    /// Waits until no other grader changes the progress. Dropping the file lets go of it.
    fn lock(&self) -> Result<File, Trouble> {
        let path = self.root.join(MARK).join("lock");
        let open = || {
            let mut options = File::options();
            options.create(true).truncate(false).write(true);
            let file = open_ours(&path, &mut options)?;
            match file.lock() {
                // Some network file systems know no locks; two graders at once are rare enough there.
                Err(error) if error.kind() == io::ErrorKind::Unsupported => Ok(file),
                locked => locked.map(|()| file),
            }
        };
        open().map_err(writing(&self.typed_mark(&path)))
    }
}

fn read(path: &Path) -> io::Result<Result<Progress, Unreadable>> {
    let damaged = |why: &str| Ok(Err(Unreadable::Damaged(why.to_owned())));
    match fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Ok(Ok(Progress::default()));
        }
        Err(error) => return Err(error),
        // Reading anything else could wait for ever.
        Ok(metadata) if !metadata.is_file() => return damaged("it is no regular file"),
        Ok(_) => {}
    }
    let mut bytes = Vec::new();
    File::open(path)?
        .take(LARGEST + 1)
        .read_to_end(&mut bytes)?;
    match bytes.len() as u64 > LARGEST {
        true => damaged("it is too large"),
        false => Ok(Progress::parse(&bytes)),
    }
}

/// Gives the file the first name that is free.
fn set_aside(path: &Path) -> io::Result<PathBuf> {
    let names =
        (1..).map(|number: u32| path.with_file_name(format!("progress.set-aside-{number}.json")));
    for aside in names {
        if fs::symlink_metadata(&aside).is_err() {
            fs::rename(path, &aside)?;
            return Ok(aside);
        }
    }
    Err(io::Error::other("no name is free"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exercise::ExerciseId;

    fn workspace() -> (tempfile::TempDir, Workspace) {
        let place = tempfile::tempdir().unwrap();
        fs::create_dir(place.path().join(MARK)).unwrap();
        let workspace = Workspace::find(place.path()).unwrap();
        (place, workspace)
    }

    fn files(workspace: &Workspace) -> Vec<String> {
        let entries = fs::read_dir(workspace.root().join(MARK)).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn graders_at_once_lose_nothing() {
        let (_place, workspace) = workspace();
        let id = |number: usize| ExerciseId::new("a", format!("e{number}"));
        std::thread::scope(|scope| {
            for thread in 0..8 {
                let workspace = &workspace;
                scope.spawn(move || {
                    for _ in 0..25 {
                        workspace
                            .update(|progress| {
                                progress.tried(&id(thread), "now");
                                progress.tried(&id(8), "now");
                            })
                            .unwrap();
                        // Readers never see a part of a file.
                        assert_eq!(workspace.progress().unwrap().note, None);
                    }
                });
            }
        });
        let progress = workspace.progress().unwrap().value;
        let attempts = |number| progress.mark(&id(number)).unwrap().attempts;
        assert_eq!(
            (0..9).map(attempts).collect::<Vec<_>>(),
            [[25; 8].as_slice(), &[200]].concat()
        );
        assert_eq!(files(&workspace), ["lock", "progress.json"]);
    }

    #[test]
    fn nothing_is_written_for_nothing() {
        let (_place, workspace) = workspace();
        let id = ExerciseId::new("a", "b");
        workspace
            .update(|progress| progress.start(&id, "now"))
            .unwrap();
        let written = || fs::metadata(workspace.progress_file()).unwrap();
        #[cfg(unix)]
        let number = || std::os::unix::fs::MetadataExt::ino(&written());
        #[cfg(not(unix))]
        let number = || written().modified().unwrap();
        let before = number();
        workspace
            .update(|progress| progress.start(&id, "later"))
            .unwrap();
        assert_eq!(number(), before);
    }

    #[test]
    fn files_that_cannot_be_used_are_set_aside_one_by_one() {
        let (_place, workspace) = workspace();
        let id = ExerciseId::new("a", "b");
        for (text, aside) in [
            ("{\"schema\"", "progress.set-aside-1.json"),
            (
                "{\"schema\": \"grader/progress/v9\"}",
                "progress.set-aside-2.json",
            ),
        ] {
            fs::write(workspace.progress_file(), text).unwrap();
            let told = workspace.progress().unwrap();
            assert!(told.note.unwrap().contains(aside), "{aside}");
            assert_eq!(told.value, Progress::default());
            let kept = fs::read_to_string(workspace.root().join(MARK).join(aside));
            assert_eq!(kept.unwrap(), text);
            // The loop goes on.
            let told = workspace
                .update(|progress| progress.start(&id, "now"))
                .unwrap();
            assert_eq!(told.note, None);
        }
        fs::remove_file(workspace.progress_file()).unwrap();
        fs::create_dir(workspace.progress_file()).unwrap();
        let told = workspace
            .update(|progress| progress.start(&id, "now"))
            .unwrap();
        assert!(told.note.unwrap().contains("is no regular file"));
        assert_eq!(workspace.progress().unwrap().value.current(), Some(id));
    }
}
