//! A new exercise: a tiny one that works from the start, for its author to replace piece by piece.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::exercise::ExerciseId;
use crate::whole_file::write_whole;

/// The schema as it stands in the grader's own repository, beside its catalogue.
const SCHEMA: &str = "docs/schema/exercise.v1.json";

/// How submissions of the new exercise are run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A harness calls the learner's code.
    Harness,
    /// The learner writes a whole program.
    Program,
}

/// Why an exercise was not made.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// Something stands where it would be.
    #[error("`{}` exists already, and nothing is overwritten", .0.display())]
    Exists(PathBuf),
    /// The machine could not write.
    #[error("cannot write `{}`", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// Why it could not be written.
        source: io::Error,
    },
}

impl Kind {
    /// The files in the exercise's folder, each with the text it begins with.
    fn files(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Kind::Harness => &[
                (
                    "exercise.yaml",
                    include_str!("templates/harness/exercise.yaml.txt"),
                ),
                (
                    "starter.rs",
                    include_str!("templates/harness/starter.rs.txt"),
                ),
                (
                    "harness.rs",
                    include_str!("templates/harness/harness.rs.txt"),
                ),
                (
                    "rejects/counts-calls.rs",
                    include_str!("templates/harness/reject.rs.txt"),
                ),
            ],
            Kind::Program => &[
                (
                    "exercise.yaml",
                    include_str!("templates/program/exercise.yaml.txt"),
                ),
                (
                    "starter.rs",
                    include_str!("templates/program/starter.rs.txt"),
                ),
                (
                    "rejects/counts-lines.rs",
                    include_str!("templates/program/reject.rs.txt"),
                ),
            ],
        }
    }

    fn solution(self) -> &'static str {
        match self {
            Kind::Harness => include_str!("templates/harness/solution.rs.txt"),
            Kind::Program => include_str!("templates/program/solution.rs.txt"),
        }
    }
}

/// Makes the exercise in the catalogue's folder and its solution in the folder of solutions; answers the files.
///
/// # Errors
/// Whatever stands there already stays as it is, and then nothing is made.
pub fn write(
    catalogue: &Path,
    solutions: &Path,
    id: &ExerciseId,
    kind: Kind,
) -> Result<Vec<PathBuf>, Trouble> {
    let folder = catalogue.join(&id.topic).join(&id.slug);
    let solution = solutions.join(&id.topic).join(format!("{}.rs", id.slug));
    for path in [&folder, &solution] {
        if fs::symlink_metadata(path).is_ok() {
            return Err(Trouble::Exists(path.clone()));
        }
    }
    let schema = schema_line(catalogue);
    let files = kind.files().iter();
    let files = files.map(|(file, text)| (folder.join(file), *text));
    let mut written = Vec::new();
    for (path, text) in files.chain([(solution, kind.solution())]) {
        let text = text
            .replace("{schema}", &schema)
            .replace("{title}", &title(&id.slug));
        write_whole(&path, text.as_bytes()).map_err(|source| Trouble::Io {
            path: path.clone(),
            source,
        })?;
        written.push(path);
    }
    Ok(written)
}

/// The line with which an editor finds the schema; nothing where no schema stands beside the catalogue.
fn schema_line(catalogue: &Path) -> String {
    match catalogue.join("..").join(SCHEMA).is_file() {
        true => format!("# yaml-language-server: $schema=../../../{SCHEMA}\n"),
        false => String::new(),
    }
}

/// `lru-cache` → `Lru cache`.
fn title(slug: &str) -> String {
    let words = slug.replace('-', " ");
    let mut letters = words.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_there_is_touched() {
        let place = tempfile::tempdir().unwrap();
        let (catalogue, solutions) = (
            place.path().join("exercises"),
            place.path().join("solutions"),
        );
        let id = ExerciseId::new("objects", "mro");
        fs::create_dir_all(solutions.join("objects")).unwrap();
        fs::write(solutions.join("objects/mro.rs"), "mine").unwrap();
        let error = write(&catalogue, &solutions, &id, Kind::Harness).unwrap_err();
        assert!(
            error.to_string().contains("objects/mro.rs` exists already"),
            "{error}"
        );
        assert!(!catalogue.exists());
        fs::remove_file(solutions.join("objects/mro.rs")).unwrap();
        fs::create_dir_all(catalogue.join("objects/mro")).unwrap();
        assert!(write(&catalogue, &solutions, &id, Kind::Harness).is_err());
        assert!(!solutions.join("objects/mro.rs").exists());
    }

    #[test]
    fn the_schema_is_named_where_it_stands() {
        let place = tempfile::tempdir().unwrap();
        let catalogue = place.path().join("exercises");
        fs::create_dir(&catalogue).unwrap();
        assert_eq!(schema_line(&catalogue), "");
        write_whole(&place.path().join(SCHEMA), b"{}").unwrap();
        assert_eq!(
            schema_line(&catalogue),
            "# yaml-language-server: $schema=../../../docs/schema/exercise.v1.json\n"
        );
    }

    #[test]
    fn a_title_is_made_of_the_slug() {
        assert_eq!(title("lru-cache"), "Lru cache");
        assert_eq!(title("éa"), "Éa");
        assert_eq!(title(""), "");
    }
}
