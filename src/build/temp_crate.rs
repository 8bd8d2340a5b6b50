//! The temporary crate: a fresh folder with a real crate in it, which goes when it is dropped.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

const MANIFEST: &str = include_str!("templates/Cargo.toml.txt");
const GRADER: &str = include_str!("templates/grader.rs");
const MAIN: &str = include_str!("templates/main.rs");

/// What the submission is compiled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CrateKind<'a> {
    /// The submission is a module that this harness calls.
    Harness(&'a str),
    /// The submission is the whole program.
    Program,
}

impl CrateKind<'_> {
    /// Where the submission stands in the crate.
    pub(super) fn submission_path(self) -> &'static str {
        match self {
            CrateKind::Harness(_) => "src/solution.rs",
            CrateKind::Program => "src/main.rs",
        }
    }

    /// All files of the crate with their text.
    pub(super) fn files<'t>(self, submission: &'t str) -> Vec<(&'static str, &'t str)>
    where
        Self: 't,
    {
        let mut files = vec![
            ("Cargo.toml", MANIFEST),
            (self.submission_path(), submission),
        ];
        if let CrateKind::Harness(harness) = self {
            files.extend([
                ("src/main.rs", MAIN),
                ("src/grader.rs", GRADER),
                ("src/harness.rs", harness),
            ]);
        }
        files
    }
}

/// A crate on disk.
#[derive(Debug)]
pub struct TempCrate {
    folder: TempDir,
}

impl TempCrate {
    /// Writes the crate into a fresh folder that only this user can enter, with links to the files that building
    /// it takes.
    pub(super) fn write(files: &[(&str, &str)], links: &[(&str, &Path)]) -> io::Result<TempCrate> {
        let folder = tempfile::Builder::new().prefix("grader-").tempdir()?;
        std::fs::create_dir(folder.path().join("src"))?;
        std::fs::create_dir(folder.path().join("tmp"))?;
        for (path, text) in files {
            // Never through something that is there already: the folder is fresh.
            let mut file = OpenOptions::new()
                .write(true)
                .create_new(true)
                .open(folder.path().join(path))?;
            file.write_all(text.as_bytes())?;
        }
        #[cfg(unix)]
        for (link, says) in links {
            let link = folder.path().join(link);
            std::fs::create_dir_all(link.parent().unwrap_or(folder.path()))?;
            std::os::unix::fs::symlink(says, link)?;
        }
        #[cfg(not(unix))]
        let _ = links;
        Ok(TempCrate { folder })
    }

    /// An empty one, for a program that comes from the cache.
    pub(super) fn empty() -> io::Result<TempCrate> {
        Ok(TempCrate {
            folder: tempfile::Builder::new().prefix("grader-").tempdir()?,
        })
    }

    /// Its folder.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Where the built program stands.
    pub fn program(&self) -> PathBuf {
        self.folder
            .path()
            .join(format!("program{}", std::env::consts::EXE_SUFFIX))
    }

    /// Has the folder left behind.
    pub(super) fn keep(&mut self) {
        self.folder.disable_cleanup(true);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_harness_crate_has_all_its_files_and_goes_when_dropped() {
        let files = CrateKind::Harness("pub fn run() {}").files("// mine\r\n");
        let temp_crate =
            TempCrate::write(&files, &[("bin/ld.lld", Path::new("/nonexistent"))]).unwrap();
        let folder = temp_crate.path().to_path_buf();
        assert_eq!(
            std::fs::read(folder.join("src/solution.rs")).unwrap(),
            b"// mine\r\n"
        );
        for file in [
            "Cargo.toml",
            "src/main.rs",
            "src/grader.rs",
            "src/harness.rs",
        ] {
            assert!(folder.join(file).is_file(), "{file}");
        }
        assert!(folder.join("bin/ld.lld").is_symlink());
        drop(temp_crate);
        assert!(!folder.exists());
    }

    #[test]
    fn a_program_crate_has_the_submission_as_its_main_file() {
        let files = CrateKind::Program.files("fn main() {}");
        let paths: Vec<&str> = files.iter().map(|(path, _)| *path).collect();
        assert_eq!(paths, ["Cargo.toml", "src/main.rs"]);
    }
}
