//! Exercises that go by another name now: their marks follow at once, and the learner's files wait to be moved.
//!
//! Marks have to follow before anything is marked under the new name, or an exercise that was accepted would begin again
//! from nothing. A file is the learner's, so nobody else moves it, and nothing is put where it is to come.

use std::fs;

use super::{Told, Trouble, Workspace, writing};
use crate::digest::ShortDigest;
use crate::exercise::ExerciseId;
use crate::laid_out::{Renamed, Waiting};
use crate::progress::Progress;

impl Workspace {
    /// Has the marks of exercises that go by another name now stand under it. `ids` are all exercises, and `digest_of` has
    /// what one asks for; it is asked for few of them, and for none as long as every name with marks is there.
    ///
    /// # Errors
    /// When the machine cannot read or write the progress; it is as it was then.
    pub fn follow_renames(
        &self,
        ids: &[ExerciseId],
        digest_of: impl Fn(&ExerciseId) -> Option<ShortDigest>,
    ) -> Result<Told<Vec<Renamed>>, Trouble> {
        let Told { mut value, note } = self.progress()?;
        if value.follow_renames(ids, &digest_of).is_empty() {
            let value = Vec::new();
            return Ok(Told { value, note });
        }
        let told = self.update(|progress| {
            let renames = progress.follow_renames(ids, &digest_of);
            (renames, progress.clone())
        })?;
        let (renames, progress) = told.value;
        let renamed = renames.into_iter().map(|rename| Renamed {
            from: rename.from,
            to: rename.to,
        });
        let value: Vec<Renamed> = renamed.collect();
        for renamed in &value {
            self.make_room(&progress, &renamed.to)?;
        }
        Ok(Told {
            value,
            note: note.or(told.note),
        })
    }

    /// The learner's file of this exercise, where it still has a name of before and none stands under the name of today.
    pub fn waiting(&self, progress: &Progress, id: &ExerciseId) -> Option<Waiting> {
        if fs::symlink_metadata(self.path(id)).is_ok() {
            return None;
        }
        let names = progress.mark(id)?.former_names.iter().rev();
        let mut former = names.filter_map(|name| name.parse::<ExerciseId>().ok());
        let from = former.find(|former| self.path(former).is_file())?;
        Some(Waiting {
            from: self.solution(&from),
            to: self.solution(id),
        })
    }

    /// The same by the progress as it stands now, as far as it can be read.
    pub fn waiting_now(&self, id: &ExerciseId) -> Option<Waiting> {
        self.waiting(&self.peek(), id)
    }

    /// Makes the folder that a waiting file is to come to.
    pub(super) fn make_room(&self, progress: &Progress, id: &ExerciseId) -> Result<(), Trouble> {
        let path = self.path(id);
        match (self.waiting(progress, id), path.parent()) {
            (Some(_), Some(folder)) => fs::create_dir_all(folder).map_err(writing(folder)),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_waits_until_it_is_moved() {
        let place = tempfile::tempdir().unwrap();
        fs::create_dir(place.path().join(".grader")).unwrap();
        let workspace = Workspace::find(place.path()).unwrap();
        let [old, new] = ["a/old", "b/new"].map(|name| name.parse::<ExerciseId>().unwrap());
        let digest = ShortDigest::of_bytes(b"1");
        workspace
            .update(|progress| progress.see(&old, digest))
            .unwrap();
        let answer = place.path().join("solutions/a/old.rs");
        fs::create_dir_all(answer.parent().unwrap()).unwrap();
        fs::write(&answer, "mine").unwrap();

        let follow = || {
            let ids = [new.clone()];
            workspace.follow_renames(&ids, |_| Some(digest)).unwrap()
        };
        assert_eq!(follow().value.len(), 1);
        assert!(follow().value.is_empty());
        let progress = workspace.progress().unwrap().value;
        let waiting = workspace.waiting(&progress, &new).unwrap();
        assert_eq!(waiting.from, std::path::Path::new("solutions/a/old.rs"));
        fs::rename(answer, place.path().join(&waiting.to)).unwrap();
        assert_eq!(workspace.waiting(&progress, &new), None);
    }
}
