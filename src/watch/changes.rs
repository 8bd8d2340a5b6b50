//! Notices that a learner's file was saved.
//!
//! Editors write in many ways: into the file, or into another one that then takes its name. So the folder is watched and
//! not the file. Where the system does not tell, as in some containers and network file systems, the folder is looked
//! through twice a second, and the screen says so.

use std::path::{Path, PathBuf};
use std::time::Duration;

use notify::{Config, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

/// How often a folder is looked through where the system does not tell.
const LOOK_EVERY: Duration = Duration::from_millis(500);

/// Watches for as long as it is there.
#[derive(Debug)]
pub(super) struct Changes {
    _watcher: Kind,
    /// Why the folder is looked through again and again, when it is.
    pub looking_because: Option<String>,
}

#[derive(Debug)]
enum Kind {
    Told { _watcher: RecommendedWatcher },
    Looking { _watcher: PollWatcher },
}

/// A folder that cannot be watched in any way.
#[derive(Debug, thiserror::Error)]
#[error("cannot watch `{}`", folder.display())]
pub struct Unwatchable {
    folder: PathBuf,
    source: notify::Error,
}

impl Changes {
    /// Watches a folder and those below it. Every path that may have changed is told to `saved`, some more than once.
    ///
    /// # Errors
    /// A folder that is not there or cannot be read.
    pub fn watch(
        folder: &Path,
        look: bool,
        saved: impl Fn(PathBuf) + Clone + Send + 'static,
    ) -> Result<Changes, Unwatchable> {
        if !folder.is_dir() {
            // One who looks again and again would wait for it to come.
            return Err(Unwatchable {
                folder: folder.to_path_buf(),
                source: notify::Error::path_not_found(),
            });
        }
        let because = match (look, told(folder, saved.clone())) {
            (true, _) => "as asked for".to_owned(),
            (false, Ok(watcher)) => {
                return Ok(Changes {
                    _watcher: Kind::Told { _watcher: watcher },
                    looking_because: None,
                });
            }
            (false, Err(error)) => format!("the system does not tell: {error}"),
        };
        let watcher = looking(folder, saved).map_err(|source| Unwatchable {
            folder: folder.to_path_buf(),
            source,
        })?;
        Ok(Changes {
            _watcher: Kind::Looking { _watcher: watcher },
            looking_because: Some(because),
        })
    }
}

fn told(
    folder: &Path,
    saved: impl Fn(PathBuf) + Send + 'static,
) -> notify::Result<RecommendedWatcher> {
    let mut watcher = RecommendedWatcher::new(handler(saved), Config::default())?;
    watcher.watch(folder, RecursiveMode::Recursive)?;
    Ok(watcher)
}

fn looking(folder: &Path, saved: impl Fn(PathBuf) + Send + 'static) -> notify::Result<PollWatcher> {
    let config = Config::default()
        .with_poll_interval(LOOK_EVERY)
        // A file system of coarse times would hide a second save within a second.
        .with_compare_contents(true);
    let mut watcher = PollWatcher::new(handler(saved), config)?;
    watcher.watch(folder, RecursiveMode::Recursive)?;
    Ok(watcher)
}

fn handler(saved: impl Fn(PathBuf)) -> impl FnMut(notify::Result<notify::Event>) {
    move |event| {
        let Ok(event) = event else {
            // One event less: the next save comes with its own.
            return;
        };
        // Reading a file, as the check itself does, is no change of it.
        if !matches!(event.kind, EventKind::Access(_)) {
            event.paths.into_iter().for_each(&saved);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::sync::mpsc;

    fn told_of(look: bool, save: impl Fn(&Path)) -> PathBuf {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().canonicalize().unwrap();
        let file = folder.join("answer.rs");
        fs::write(&file, "one").unwrap();
        let (sender, receiver) = mpsc::channel();
        let changes = Changes::watch(&folder, look, move |path| {
            let _ = sender.send(path);
        })
        .unwrap();
        assert_eq!(changes.looking_because.is_some(), look);
        save(&file);
        let until = Duration::from_secs(20);
        loop {
            let path = receiver.recv_timeout(until).unwrap();
            if path == file {
                return path;
            }
        }
    }

    #[test]
    fn a_file_that_is_written_is_told() {
        told_of(false, |file| fs::write(file, "two").unwrap());
        told_of(true, |file| fs::write(file, "two").unwrap());
    }

    #[test]
    fn a_file_that_is_replaced_is_told() {
        told_of(false, |file| {
            let fresh = file.with_extension("tmp");
            fs::write(&fresh, "two").unwrap();
            fs::rename(fresh, file).unwrap();
        });
    }

    #[test]
    fn a_folder_that_is_not_there_is_an_error() {
        let error = Changes::watch(Path::new("/nonexistent"), false, |_| {}).unwrap_err();
        assert_eq!(error.to_string(), "cannot watch `/nonexistent`");
    }
}
