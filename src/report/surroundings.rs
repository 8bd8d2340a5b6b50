//! What some reports need and no grade knows: a token that nobody can guess, the repository that paths are relative
//! to, the assignment that a result is for.
//!
//! The command looks these up, so that a report stays a pure function.

use std::path::{Component, Path, PathBuf};

use super::classroom50::Assignment;

/// What some reports need and no grade knows. Without any of it a report says less: it shows no prints that a reader
/// might obey, and leaves paths as they are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// Random letters and digits, for `github`: commands in what a submission printed are ignored up to this word.
    pub token: Option<String>,
    /// The repository, for `github`, `gitlab` and `sarif`, which want paths relative to its root.
    pub repository: Option<Repository>,
    /// What the result is for, for `classroom50`.
    pub assignment: Option<Assignment>,
}

/// The repository that a CI job has checked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repository {
    /// Its root, absolute.
    pub root: PathBuf,
    /// The folder that relative paths start from, absolute.
    pub here: PathBuf,
}

impl Surroundings {
    /// A submission's path as seen from the root of the repository; as it is, where it stands outside or no repository
    /// is known.
    pub(super) fn path(&self, submission: &str) -> String {
        let inside = self
            .repository
            .as_ref()
            .and_then(|repository| repository.path(submission));
        inside.unwrap_or_else(|| submission.to_owned())
    }
}

impl Repository {
    fn path(&self, submission: &str) -> Option<String> {
        let absolute = plain(&self.here.join(submission));
        let inside = absolute.strip_prefix(plain(&self.root)).ok()?;
        Some(inside.to_str()?.replace('\\', "/"))
    }
}

/// The path without `.` and `..`, judged by its names alone: the files need not exist where a report is read.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            component => plain.push(component),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_told_from_the_root_of_the_repository() {
        let surroundings = Surroundings {
            repository: Some(Repository {
                root: "/work/repo".into(),
                here: "/work/repo/week-1".into(),
            }),
            ..Surroundings::default()
        };
        for (submission, expected) in [
            ("solutions/a.rs", "week-1/solutions/a.rs"),
            ("../solutions/./a.rs", "solutions/a.rs"),
            ("/work/repo/a.rs", "a.rs"),
            ("/elsewhere/a.rs", "/elsewhere/a.rs"),
            ("../../a.rs", "../../a.rs"),
        ] {
            assert_eq!(surroundings.path(submission), expected);
        }
        assert_eq!(Surroundings::default().path("a.rs"), "a.rs");
    }
}
