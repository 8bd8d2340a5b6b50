//! Cases that a learner has saved, in a folder beside their answer: `lru-cache.cases/` for `lru-cache.rs`.

use std::io;
use std::path::{Path, PathBuf};

use super::saved_text::SavedCase;
use super::{Runner, Trouble, case, with_cases};
use crate::escape;
use crate::exercise::{Exercise, ExerciseId, Expected, name_mistake};
use crate::grade::{CaseGrade, RandomFailure};
use crate::grading::Attempt;
use crate::submission::{
    MAX_SIZE, ReadError, SAVED_CASE, Submission, read_plain, saved_case, saved_cases, shown,
};
use crate::whole_file::write_whole;

/// Saved cases of one answer: every check runs them all, so their number bounds how long a check takes.
const MOST: usize = 100;

/// All saved cases of one answer, in the order of their names.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SavedCases {
    cases: Vec<SavedCase>,
}

/// Why saved cases cannot be read or written.
#[derive(Debug, thiserror::Error)]
pub enum SavedMistake {
    /// A file is no case.
    #[error("{}:{line}: {message}", escape::line(file))]
    Line {
        /// The file.
        file: String,
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        message: String,
    },
    /// A file as a whole, or the folder, cannot be used.
    #[error("cannot use the saved cases `{}`: {message}", escape::line(file))]
    Whole {
        /// The file or folder.
        file: String,
        /// What is wrong with it.
        message: String,
    },
    /// There are as many as are run.
    #[error(
        "cannot save a case in `{file}`: there are {MOST} already; delete those that tell nothing new"
    )]
    Full {
        /// The folder.
        file: String,
    },
    /// What is expected cannot be written down: the form is text.
    #[error("what is expected is no text, and a saved case is")]
    NoText,
    /// The machine could not read or write it.
    #[error("cannot read or write `{}`", escape::line(file))]
    Io {
        /// The file or folder.
        file: String,
        /// What the system said.
        source: io::Error,
    },
}

impl SavedCases {
    /// The cases saved beside an answer; none where there is no such folder.
    ///
    /// # Errors
    /// [`SavedMistake`] tells the learner's mistakes from trouble with the machine.
    pub fn beside(answer: &Path) -> Result<SavedCases, SavedMistake> {
        let folder = saved_cases(answer);
        let whole = |message: &str| SavedMistake::Whole {
            file: shown(&folder),
            message: message.to_owned(),
        };
        match std::fs::symlink_metadata(&folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Ok(SavedCases::default());
            }
            Ok(metadata) if !metadata.is_dir() => return Err(whole("it is not a folder")),
            _ => {}
        }
        let mut files: Vec<PathBuf> = Vec::new();
        let trouble = |source| SavedMistake::Io {
            file: shown(&folder),
            source,
        };
        for entry in std::fs::read_dir(&folder).map_err(trouble)? {
            let path = entry.map_err(trouble)?.path();
            if path
                .extension()
                .is_some_and(|extension| extension == SAVED_CASE)
            {
                files.push(path);
            }
        }
        if files.len() > MOST {
            return Err(whole(&format!(
                "there are more than {MOST}; delete those that tell nothing new"
            )));
        }
        files.sort();
        let cases = files
            .iter()
            .map(|file| read(file))
            .collect::<Result<_, _>>()?;
        Ok(SavedCases { cases })
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.cases.is_empty()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.cases.len()
    }

    /// Runs all of them: one grade a case, in their order.
    ///
    /// # Errors
    /// Trouble with the machine.
    pub fn grade(
        &self,
        runner: &Runner,
        exercise: &Exercise,
        submission: Submission,
    ) -> Result<Vec<CaseGrade>, Trouble> {
        let cases = self.cases.iter().map(|saved| {
            let expected = Expected::Output(saved.expected.clone().into_bytes());
            case(exercise, &saved.input, expected, saved.exit_status)
        });
        let attempt = Attempt::new(with_cases(exercise, cases.collect()), submission);
        let mut grades = runner.grade(attempt, false)?.cases;
        for (grade, saved) in grades.iter_mut().zip(&self.cases) {
            grade.name.clone_from(&saved.name);
        }
        Ok(grades)
    }

    /// Saves the case of a failure beside an answer, unless that is done already; answers its file.
    ///
    /// # Errors
    /// Output that is no text, a folder that holds as many as are run, or a file that cannot be written.
    pub fn save(
        &self,
        answer: &Path,
        exercise: &ExerciseId,
        failure: &RandomFailure,
    ) -> Result<PathBuf, SavedMistake> {
        let folder = saved_cases(answer);
        let file = |name: &str| saved_case(&folder, name);
        let text =
            |bytes: &[u8]| String::from_utf8(bytes.to_vec()).map_err(|_| SavedMistake::NoText);
        let mut fresh = SavedCase {
            name: failure.case.name.clone(),
            input: text(&failure.case.input)?,
            expected: text(&failure.expected)?,
            exit_status: failure.case.wanted_exit_status,
        };
        if let Some(same) = self.cases.iter().find(|saved| saved.asks_the_same(&fresh)) {
            return Ok(file(&same.name));
        }
        if self.cases.len() >= MOST {
            return Err(SavedMistake::Full {
                file: shown(&folder),
            });
        }
        let taken = |name: &str| self.cases.iter().any(|saved| saved.name == name);
        let numbered = (2..).map(|number| format!("{}-{number}", failure.case.name));
        let mut names = std::iter::once(fresh.name.clone()).chain(numbered);
        fresh.name = names.find(|name| !taken(name)).unwrap_or_default();
        let path = file(&fresh.name);
        let comment = format!("saved from random scripts of {exercise}; run by every check of it");
        write_whole(&path, fresh.text(&comment).as_bytes()).map_err(|source| SavedMistake::Io {
            file: shown(&path),
            source,
        })?;
        Ok(path)
    }
}

fn read(path: &Path) -> Result<SavedCase, SavedMistake> {
    let file = shown(path);
    let whole = |message: String| SavedMistake::Whole {
        file: file.clone(),
        message,
    };
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    if let Some(mistake) = name_mistake(&name) {
        return Err(whole(format!("the name {mistake}")));
    }
    let bytes = match read_plain(path, "a saved case") {
        Ok(bytes) => bytes,
        Err(ReadError::Rejected(violation)) => return Err(whole(violation.message)),
        Err(ReadError::NotFound(_)) => return Err(whole("it is gone".to_owned())),
        Err(ReadError::Io { source, .. }) => return Err(SavedMistake::Io { file, source }),
    };
    if bytes.len() as u64 > MAX_SIZE {
        return Err(whole(format!("it is larger than {} KiB", MAX_SIZE / 1024)));
    }
    let text = String::from_utf8(bytes).map_err(|_| whole("it is not UTF-8".to_owned()))?;
    SavedCase::parse(&name, &text).map_err(|(line, message)| SavedMistake::Line {
        file,
        line,
        message,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer() -> (tempfile::TempDir, PathBuf) {
        let place = tempfile::tempdir().unwrap();
        let answer = place.path().join("adder.rs");
        std::fs::create_dir(saved_cases(&answer)).unwrap();
        (place, answer)
    }

    fn put(answer: &Path, name: &str, text: &str) -> PathBuf {
        let path = saved_cases(answer).join(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    #[test]
    fn cases_are_found_by_name_and_other_files_left_alone() {
        let (_place, answer) = answer();
        put(&answer, "b.txt", "< 2\n> 3\n");
        put(&answer, "a.txt", "< 1\n> 2\n");
        put(&answer, "a.txt~", "neither fish nor fowl\n");
        let saved = SavedCases::beside(&answer).unwrap();
        let names: Vec<&str> = saved.cases.iter().map(|case| case.name.as_str()).collect();
        assert_eq!(names, ["a", "b"]);
        assert!(
            SavedCases::beside(Path::new("/nowhere/a.rs"))
                .unwrap()
                .is_empty()
        );
    }

    #[test]
    fn what_is_no_case_is_told_with_its_place() {
        let (_place, answer) = answer();
        let told = || SavedCases::beside(&answer).unwrap_err().to_string();
        let path = put(&answer, "a.txt", "< 1\nx\n");
        assert!(told().ends_with("a.txt:2: a line begins with `<`, `>` or `#`"));
        std::fs::remove_file(&path).unwrap();
        let path = put(&answer, "A b.txt", "< 1\n");
        assert!(
            told().contains("the name is not of lower case letters"),
            "{}",
            told()
        );
        std::fs::remove_file(path).unwrap();
        #[cfg(unix)]
        {
            let link = saved_cases(&answer).join("link.txt");
            std::os::unix::fs::symlink("/etc/hostname", &link).unwrap();
            assert!(
                told().contains("a saved case is a symbolic link"),
                "{}",
                told()
            );
        }
    }

    #[test]
    fn a_folder_full_of_cases_is_too_much() {
        let (_place, answer) = answer();
        for number in 0..=MOST {
            put(&answer, &format!("c{number}.txt"), "< 1\n");
        }
        let told = SavedCases::beside(&answer).unwrap_err().to_string();
        assert!(told.contains("more than 100"), "{told}");
    }
}
