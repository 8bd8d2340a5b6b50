//! The file that an answer begins with: brought where there is none, and brought back where the learner asks for it.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::{Trouble, Workspace, manifest, reading, writing};
use crate::digest::ShortDigest;
use crate::exercise::{Exercise, ExerciseId};
use crate::plain_file::Obstacle;
use crate::whole_file::{write_new, write_whole};

/// What came of beginning an exercise anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reset {
    /// There was no file; now there is.
    Written,
    /// The file was the starter already.
    Untouched,
    /// The starter stands there now, and what stood there before is kept in this file, as one would type it.
    Replaced(PathBuf),
}

impl Workspace {
    /// Writes the starter where the learner has no file, also none that is [waiting](Workspace::waiting), and has the
    /// editor know of it. Answers whether it was written.
    ///
    /// # Errors
    /// When the machine cannot write.
    pub fn bring(&self, exercise: &Exercise) -> Result<bool, Trouble> {
        match self.waiting_now(&exercise.id) {
            Some(_) => Ok(false),
            None => self.write_starter(exercise),
        }
    }

    fn write_starter(&self, exercise: &Exercise) -> Result<bool, Trouble> {
        self.refuse_links_to(&exercise.id)?;
        let path = self.path(&exercise.id);
        let written = write_new(&path, exercise.starter.as_bytes()).map_err(writing(&path))?;
        self.list(exercise)?;
        Ok(written)
    }

    /// Puts the starter in the place of the learner's file, which is kept beside it under a name with a number.
    ///
    /// # Errors
    /// When the machine cannot write; the learner's file is as it was then.
    pub fn reset(&self, exercise: &Exercise) -> Result<Reset, Trouble> {
        let path = self.path(&exercise.id);
        if self.write_starter(exercise)? {
            return Ok(Reset::Written);
        }
        let mine = self.bytes(&exercise.id).map_err(|obstacle| {
            reading(&path)(match obstacle {
                Obstacle::Io(source) => source,
                obstacle => io::Error::other(format!("it {obstacle}")),
            })
        })?;
        if mine == exercise.starter.as_bytes() {
            return Ok(Reset::Untouched);
        }
        let kept = keep(&path, &mine).map_err(writing(&path))?;
        write_whole(&path, exercise.starter.as_bytes()).map_err(writing(&path))?;
        let name = kept.file_name().unwrap_or_default();
        Ok(Reset::Replaced(
            self.solution(&exercise.id).with_file_name(name),
        ))
    }

    /// Whether the learner has a file for this exercise and has written something into it.
    ///
    /// # Errors
    /// When the machine cannot read it.
    pub fn is_touched(&self, exercise: &Exercise) -> Result<bool, Trouble> {
        match self.bytes(&exercise.id) {
            Ok(bytes) => Ok(bytes != exercise.starter.as_bytes()),
            Err(Obstacle::Missing) => Ok(false),
            Err(Obstacle::Io(source)) => Err(reading(&self.path(&exercise.id))(source)),
            // It is no starter either.
            Err(_) => Ok(true),
        }
    }

    /// The hash of the learner's file; `None` where it cannot be read.
    pub fn hash(&self, id: &ExerciseId) -> Option<ShortDigest> {
        let bytes = self.bytes(id).ok()?;
        Some(ShortDigest::of_bytes(&bytes))
    }

    /// Adds the exercise to the package, where that is ours.
    fn list(&self, exercise: &Exercise) -> Result<(), Trouble> {
        let path = self.manifest();
        let Ok(Some(text)) = self.manifest_text() else {
            // Whoever removed it works without, and `init` brings it back.
            return Ok(());
        };
        match manifest::with(&text, exercise) {
            Some(listed) if listed != text => {
                write_whole(&path, listed.as_bytes()).map_err(writing(&path))
            }
            _ => Ok(()),
        }
    }
}

/// Writes the bytes beside a file, under the first name with a number that is free: `lru-cache.rs.1`.
fn keep(path: &Path, bytes: &[u8]) -> io::Result<PathBuf> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    for number in 1..u32::MAX {
        let kept = path.with_file_name(format!("{name}.{number}"));
        match fs::File::create_new(&kept) {
            Ok(mut file) => {
                file.write_all(bytes)?;
                return Ok(kept);
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::other("no name is free"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exercise::Catalogue;

    #[test]
    fn a_file_is_brought_kept_and_brought_back() {
        let place = tempfile::tempdir().unwrap();
        fs::create_dir(place.path().join(".grader")).unwrap();
        let workspace = Workspace::find(place.path()).unwrap();
        let id = ExerciseId::new("performance", "lru-cache");
        let exercise = Catalogue::embedded().load(&id).unwrap();
        let path = place.path().join("solutions/performance/lru-cache.rs");
        assert!(workspace.bring(&exercise).unwrap());
        assert!(!workspace.is_touched(&exercise).unwrap());
        assert_eq!(workspace.reset(&exercise).unwrap(), Reset::Untouched);
        for (number, text) in [(1, "mine"), (2, "mine again")] {
            fs::write(&path, text).unwrap();
            assert!(!workspace.bring(&exercise).unwrap());
            assert!(workspace.is_touched(&exercise).unwrap());
            let name = format!("solutions/performance/lru-cache.rs.{number}");
            let kept = PathBuf::from(&name);
            assert_eq!(workspace.reset(&exercise).unwrap(), Reset::Replaced(kept));
            assert_eq!(fs::read_to_string(place.path().join(name)).unwrap(), text);
            assert_eq!(fs::read_to_string(&path).unwrap(), exercise.starter);
        }
        fs::remove_file(&path).unwrap();
        assert_eq!(workspace.reset(&exercise).unwrap(), Reset::Written);
    }
}
