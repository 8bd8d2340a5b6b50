//! Looking through the folder of submissions: every file that the layout names, and what else lies there.
//!
//! Links are never followed, no folder deeper than the layout is opened, and nothing is kept of what fits no layout but
//! its number and the first few paths: a student's repository may hold anything.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::layout::Layout;
use crate::escape;

/// How many of a kind are listed; the others are counted.
const LISTED: usize = 100;

/// How many of them may be of one folder, which is one student's as a rule: nobody's files hide all others.
const LISTED_OF_ONE: usize = 10;

/// A file, or what stands in its place, that fits some layout.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct FoundFile {
    /// Its path below the folder, with plain slashes.
    pub path: String,
    /// Which of the layouts it fits.
    pub layouts: Vec<usize>,
}

/// Things of a kind: how many there are, and the first of them in the order of their names.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Listed {
    /// How many there are.
    pub count: usize,
    /// The first hundred, of which at most ten are of one folder.
    pub first: BTreeSet<String>,
}

impl Listed {
    /// Counts one more.
    pub fn add(&mut self, what: String) {
        self.count += 1;
        self.list(what);
    }

    /// Both together.
    pub fn join(&mut self, other: Listed) {
        self.count += other.count;
        for what in other.first {
            self.list(what);
        }
    }

    /// What is listed depends on the things alone, in whichever order they come.
    fn list(&mut self, what: String) {
        let folder = what
            .split_inclusive('/')
            .next()
            .filter(|name| name.ends_with('/'));
        let folder = folder.map(str::to_owned);
        self.first.insert(what);
        if let Some(folder) = folder {
            let of_folder = |listed: &&String| listed.starts_with(&folder);
            let of_one = self.first.range(folder.clone()..).take_while(of_folder);
            if let Some(last) = of_one.skip(LISTED_OF_ONE).last().cloned() {
                self.first.remove(&last);
            }
        }
        if self.first.len() > LISTED {
            self.first.pop_last();
        }
    }
}

/// A folder that could not be looked through.
#[derive(Debug, thiserror::Error)]
#[error("cannot look through `{}`", escape::path(path))]
pub struct Unsearchable {
    path: PathBuf,
    source: io::Error,
}

/// What lies in the folder of submissions.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Files that fit a layout, sorted.
    pub files: Vec<FoundFile>,
    /// All the rest.
    pub rest: Listed,
    /// Folders that could not be looked through, sorted: their paths below the folder of submissions, each with why.
    pub unsearched: Vec<(String, io::Error)>,
}

impl Found {
    /// The first folder that could not be looked through, as an error.
    pub fn first_unsearched(&mut self, root: &Path) -> Option<Unsearchable> {
        let (path, source) = match self.unsearched.is_empty() {
            true => return None,
            false => self.unsearched.swap_remove(0),
        };
        let path = root.join(path);
        Some(Unsearchable { path, source })
    }
}

/// Looks through the folder of submissions.
///
/// `skip` is a folder to leave out: the one that results are written to may lie in here. A folder within that cannot be
/// read is told beside the rest, because any student could hand one in.
///
/// # Errors
/// The folder itself cannot be read.
pub(super) fn search(
    root: &Path,
    layouts: &[Layout],
    skip: Option<&Path>,
) -> Result<Found, Unsearchable> {
    let mut search = Search {
        layouts,
        depth: layouts.iter().map(Layout::depth).max().unwrap_or_default(),
        skip: skip.and_then(|folder| folder.canonicalize().ok()),
        found: Found::default(),
    };
    let searched = search.folder(root, &mut Vec::new());
    searched.map_err(|source| Unsearchable {
        path: root.to_path_buf(),
        source,
    })?;
    search.found.files.sort();
    search
        .found
        .unsearched
        .sort_by(|(one, _), (other, _)| one.cmp(other));
    Ok(search.found)
}

struct Search<'a> {
    layouts: &'a [Layout],
    depth: usize,
    skip: Option<PathBuf>,
    found: Found,
}

impl Search<'_> {
    /// Looks through one folder; what cannot be read below it is noted and no error.
    fn folder(&mut self, folder: &Path, names: &mut Vec<String>) -> io::Result<()> {
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            let kind = entry.file_type()?;
            let shown = entry.file_name().to_string_lossy().into_owned();
            let Ok(name) = entry.file_name().into_string() else {
                let path = joined(names, &shown);
                let path = format!("{path} (its name is not UTF-8)");
                self.found.rest.add(path);
                continue;
            };
            names.push(name);
            self.entry(&entry.path(), kind, names);
            names.pop();
        }
        Ok(())
    }

    fn entry(&mut self, path: &Path, kind: std::fs::FileType, names: &mut Vec<String>) {
        let shown = names.join("/");
        let parts: Vec<&str> = names.iter().map(String::as_str).collect();
        let fits = |(number, layout): (usize, &Layout)| {
            (!layout.readings(&parts).is_empty()).then_some(number)
        };
        let layouts: Vec<usize> = self.layouts.iter().enumerate().filter_map(fits).collect();
        let fits_none = layouts.is_empty();
        if !fits_none {
            self.found.files.push(FoundFile {
                path: shown.clone(),
                layouts,
            });
        }
        if kind.is_dir() {
            if self.is_skipped(path) {
                return;
            }
            if is_not_handed_in(path, names) {
                // Within a repository such a folder is what is to be expected, so there it is not told.
                if names.len() == 1 {
                    self.found.rest.add(format!("{shown}/ (not looked into)"));
                }
                return;
            }
            if names.len() < self.depth {
                if let Err(source) = self.folder(path, names) {
                    self.found.unsearched.push((shown, source));
                }
                return;
            }
            if fits_none {
                self.found.rest.add(format!("{shown}/"));
            }
        } else if fits_none {
            self.found.rest.add(match kind.is_symlink() {
                true => format!("{shown} (a link, not followed)"),
                false => shown,
            });
        }
    }

    fn is_skipped(&self, path: &Path) -> bool {
        self.skip.is_some() && path.canonicalize().ok() == self.skip
    }
}

/// Folders that tools make: hidden ones such as `.git`, and those that cargo builds in.
fn is_not_handed_in(path: &Path, names: &[String]) -> bool {
    let Some(name) = names.last() else {
        return false;
    };
    name.starts_with('.') || name == "target" && path.join("CACHEDIR.TAG").exists()
}

fn joined(names: &[String], last: &str) -> String {
    let mut path = names.join("/");
    if !path.is_empty() {
        path.push('/');
    }
    path + last
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn what_fits_is_found_and_the_rest_is_counted() {
        let place = tempfile::tempdir().unwrap();
        let root = place.path();
        for path in [
            "ada/basics/adder.rs",
            "ada/basics/notes.txt",
            "ada/.git/basics/adder.rs",
            "ada/target/basics.rs",
            "bob/basics/adder.rs/inside.rs",
            "out/basics/adder.rs",
            "stray.rs",
            ".git/basics/adder.rs",
            "ada/too/deep/below/here.rs",
        ] {
            let path = root.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "").unwrap();
        }
        std::fs::write(root.join("ada/target/CACHEDIR.TAG"), "").unwrap();
        std::os::unix::fs::symlink("../ada", root.join("eve")).unwrap();
        std::os::unix::fs::symlink("adder.rs", root.join("ada/basics/link.rs")).unwrap();
        let layouts: Vec<Layout> = vec!["{student}/{topic}/{exercise}.rs".parse().unwrap()];
        let Found { files, rest, .. } = search(root, &layouts, Some(&root.join("out"))).unwrap();
        let found: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(
            found,
            [
                "ada/basics/adder.rs",
                "ada/basics/link.rs",
                "bob/basics/adder.rs"
            ]
        );
        let first: Vec<&str> = rest.first.iter().map(String::as_str).collect();
        assert_eq!(
            first,
            [
                ".git/ (not looked into)",
                "ada/basics/notes.txt",
                "ada/too/deep/",
                "eve (a link, not followed)",
                "stray.rs"
            ]
        );
        assert_eq!(rest.count, 5);
    }

    #[test]
    fn nobody_s_files_hide_those_of_others() {
        let eve = (0..300).map(|number| format!("!eve/{number:03}"));
        let all: Vec<String> = eve
            .chain(["ada/a".to_owned(), "zoe/z".to_owned()])
            .collect();
        let mut listed = Listed::default();
        all.iter().rev().cloned().for_each(|path| listed.add(path));
        assert_eq!((listed.count, listed.first.len()), (302, 12));
        assert!(listed.first.contains("!eve/009") && listed.first.contains("zoe/z"));
        // In two halves it comes to the same.
        let mut halves = [Listed::default(), Listed::default()];
        for (number, path) in all.iter().enumerate() {
            halves[number % 2].add(path.clone());
        }
        let [mut one, other] = halves;
        one.join(other);
        assert_eq!(one, listed);
    }

    #[test]
    fn a_long_list_keeps_its_beginning_and_its_number() {
        let mut listed = Listed::default();
        for number in (0..300).rev() {
            listed.add(format!("{number:03}"));
        }
        assert_eq!((listed.count, listed.first.len()), (300, LISTED));
        assert_eq!(listed.first.last().unwrap(), "099");
    }
}
