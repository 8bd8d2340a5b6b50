//! Which exercises a workspace was made from: a course has its own, and its learners are never given others in silence.

use std::path::{Path, PathBuf};

use super::{MARK, Trouble, Workspace, reading};
use crate::exercise::Catalogue;
use crate::plain_file::{self, Obstacle};

/// Bytes of the longest path that is taken for that of a catalogue.
const LONGEST_PATH: u64 = 64 << 10;

impl Workspace {
    /// The folder of exercises that belongs to this workspace; `None` for the built-in ones. It is the one that the
    /// workspace was made from, else `exercises` beside the answers. Built-in ones that it was made from by name are
    /// called [`Catalogue::BUILT_IN`].
    ///
    /// # Errors
    /// Where it cannot be told which one the workspace was made from: other exercises would be a surprise.
    pub fn catalogue(&self) -> Result<Option<PathBuf>, Trouble> {
        let near = || self.root.join("exercises").is_dir();
        Ok(match self.recorded_catalogue()? {
            Some(name) if name == Catalogue::BUILT_IN => Some(PathBuf::from(name)),
            Some(folder) => Some(self.root.join(folder)),
            None => near().then(|| self.as_typed(Path::new("exercises"))),
        })
    }

    /// Whether the workspace itself says which exercises it was made from.
    pub fn records_catalogue(&self) -> bool {
        !matches!(self.recorded_catalogue(), Ok(None))
    }

    /// The exercises that the workspace was made from; `None` where nobody wrote that down. A file that is no plain one,
    /// or far too long for a path, was not written by grader.
    fn recorded_catalogue(&self) -> Result<Option<String>, Trouble> {
        let mark = self.root.join(MARK);
        let foreign = |why: &str| Trouble::ForeignRecord {
            file: self.as_typed(&Path::new(MARK).join("catalogue")),
            why: why.to_owned(),
            root: self.shown(),
        };
        let bytes = match plain_file::read(&mark, Path::new("catalogue"), LONGEST_PATH) {
            Ok(bytes) => bytes,
            Err(Obstacle::Missing) => return Ok(None),
            Err(Obstacle::Io(source)) => return Err(reading(&mark.join("catalogue"))(source)),
            Err(obstacle) => return Err(foreign(&obstacle.to_string())),
        };
        if bytes.len() as u64 > LONGEST_PATH {
            return Err(foreign("is too long"));
        }
        let text = String::from_utf8(bytes).map_err(|_| foreign("is not UTF-8"))?;
        Ok(Some(text.trim_end_matches(['\r', '\n']).to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exercises_are_the_recorded_ones_or_those_beside_the_answers() {
        let place = tempfile::tempdir().unwrap();
        std::fs::create_dir(place.path().join(".grader")).unwrap();
        let workspace = Workspace::find(place.path()).unwrap();
        let found = || workspace.catalogue().unwrap();
        assert_eq!(found(), None);
        let near = place.path().join("exercises");
        std::fs::create_dir(near).unwrap();
        assert_eq!(found(), Some(PathBuf::from("exercises")));
        let record = place.path().join(".grader/catalogue");
        std::fs::write(&record, "../course\n").unwrap();
        assert_eq!(found(), Some(place.path().join("../course")));
        std::fs::write(&record, "built-in\n").unwrap();
        assert_eq!(found(), Some(PathBuf::from("built-in")));
        // Where it cannot be a path, nobody is given other exercises in silence.
        let told = || workspace.catalogue().unwrap_err().to_string();
        std::fs::write(&record, vec![b'/'; 70 << 10]).unwrap();
        assert_eq!(
            told(),
            "`.grader/catalogue`, which says where this workspace has its exercises from, is too long\n  to say it anew: \
             grader --catalogue DIR init ."
        );
        std::fs::remove_file(&record).unwrap();
        std::fs::create_dir(&record).unwrap();
        assert!(told().contains("is a folder"), "{}", told());
        assert!(workspace.records_catalogue());
    }
}
