//! The temporary crate: a fresh folder with a real crate in it, which goes when it is dropped.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::tests_crate::TestsCrate;

const MANIFEST: &str = include_str!("templates/Cargo.toml.txt");
const GRADER: &str = include_str!("templates/grader.rs");
const MAIN: &str = include_str!("templates/main.rs");
const RUNNER: &str = include_str!("templates/runner.rs");
const GENERATOR_MAIN: &str = include_str!("templates/generator.rs");
const GENERATOR_GRADER: &str = concat!(
    include_str!("templates/grader.rs"),
    "\n/// What a generator draws its numbers from.\npub use crate::random::Random;\n"
);
const RANDOM: &str = include_str!("templates/random.rs");

/// The folder for the compiled submission in mode `tests`.
pub(super) const LIBRARIES: &str = "libraries";

/// What the submission is compiled with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CrateKind<'a> {
    /// The submission is a module that this harness calls.
    Harness(&'a str),
    /// The submission is the whole program.
    Program,
    /// The submission is a crate of its own that these tests call.
    Tests(&'a TestsCrate),
    /// The submission is an exercise's generator: a module that makes scripts from random numbers.
    Generator,
}

impl CrateKind<'_> {
    /// Where the submission stands in the crate.
    pub(super) fn submission_path(self) -> &'static str {
        match self {
            CrateKind::Harness(_) | CrateKind::Tests(_) => "src/solution.rs",
            CrateKind::Program => "src/main.rs",
            CrateKind::Generator => "src/generate.rs",
        }
    }

    /// All files of the crate with their text.
    pub(super) fn files<'t>(self, submission: &'t str) -> Vec<(&'static str, &'t str)>
    where
        Self: 't,
    {
        let mut files = vec![(self.submission_path(), submission)];
        match self {
            CrateKind::Program => files.push(("Cargo.toml", MANIFEST)),
            CrateKind::Harness(harness) => files.extend([
                ("Cargo.toml", MANIFEST),
                ("src/main.rs", MAIN),
                ("src/grader.rs", GRADER),
                ("src/harness.rs", harness),
            ]),
            CrateKind::Generator => files.extend([
                ("Cargo.toml", MANIFEST),
                ("src/main.rs", GENERATOR_MAIN),
                ("src/grader.rs", GENERATOR_GRADER),
                ("src/random.rs", RANDOM),
            ]),
            CrateKind::Tests(tests) => files.extend([
                ("Cargo.toml", tests.manifest()),
                ("src/main.rs", tests.main()),
                ("src/grader.rs", GRADER),
                ("src/runner.rs", RUNNER),
                // Word for word, for `cargo test` in a crate that is kept.
                ("tests/tests.rs", tests.source()),
            ]),
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
        write_into(folder.path(), files, links)?;
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

    /// Takes in the compiled submission for what is linked with it.
    pub(super) fn add_library(&self, crate_name: &str, bytes: &[u8]) -> io::Result<()> {
        let folder = self.folder.path().join(LIBRARIES);
        std::fs::create_dir_all(&folder)?;
        std::fs::write(folder.join(format!("lib{crate_name}.rlib")), bytes)?;
        let_read(&folder)
    }

    /// Has the folder left behind.
    pub(super) fn keep(&mut self) {
        self.folder.disable_cleanup(true);
    }
}

/// Writes the files of a crate, and links to those that building it takes, into a folder that is empty.
pub(super) fn write_into(
    folder: &Path,
    files: &[(&str, &str)],
    links: &[(&str, &Path)],
) -> io::Result<()> {
    std::fs::create_dir(folder.join("src"))?;
    std::fs::create_dir(folder.join("tmp"))?;
    for (path, text) in files {
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap_or(folder))?;
        // Never through something that is there already: the folder is fresh.
        let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
        file.write_all(text.as_bytes())?;
    }
    #[cfg(unix)]
    for (link, says) in links {
        let link = folder.join(link);
        std::fs::create_dir_all(link.parent().unwrap_or(folder))?;
        std::os::unix::fs::symlink(says, link)?;
    }
    #[cfg(not(unix))]
    let _ = links;
    for entry in std::fs::read_dir(folder)? {
        let_read(&entry?.path())?;
    }
    Ok(())
}

/// Lets anybody read what stands at a path and below, whatever the umask: the compiler and the programs of a grader that
/// runs as root are somebody else. Who gets here at all is for the folder above to say.
#[cfg(unix)]
pub(super) fn let_read(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let kind = std::fs::symlink_metadata(path)?.file_type();
    if kind.is_symlink() {
        return Ok(());
    }
    let mode = match kind.is_dir() {
        true => 0o755,
        false => 0o644,
    };
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode))?;
    if kind.is_dir() {
        for entry in std::fs::read_dir(path)? {
            let_read(&entry?.path())?;
        }
    }
    Ok(())
}

#[cfg(not(unix))]
pub(super) fn let_read(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
#[path = "templates/random.rs"]
mod random;

#[cfg(test)]
mod tests {
    use super::random::Random;
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
        assert_eq!(paths, ["src/main.rs", "Cargo.toml"]);
    }

    #[test]
    fn a_tests_crate_holds_the_submission_beside_the_tests() {
        let source = "#[test]\nfn works() { solution::work() }\n";
        let tests = TestsCrate::new("solution", source.to_owned()).unwrap();
        let files = CrateKind::Tests(&tests).files("pub fn work() {}");
        let temp_crate = TempCrate::write(&files, &[]).unwrap();
        temp_crate.add_library("solution", b"rlib").unwrap();
        let read = |path: &str| std::fs::read_to_string(temp_crate.path().join(path)).unwrap();
        assert_eq!(read("src/solution.rs"), "pub fn work() {}");
        assert_eq!(read("tests/tests.rs"), source);
        assert!(read("src/main.rs").starts_with("       \nfn works() { solution::work() }\n"));
        assert_eq!(read("libraries/libsolution.rlib"), "rlib");
    }

    #[test]
    fn a_generator_crate_has_the_numbers_that_the_generator_draws_from() {
        let files = CrateKind::Generator.files("// mine");
        let text = |path: &str| files.iter().find(|(it, _)| *it == path).unwrap().1;
        assert_eq!(text("src/generate.rs"), "// mine");
        assert!(text("src/grader.rs").contains("pub use crate::random::Random;"));
        assert!(text("src/random.rs").contains("pub struct Random"));
    }

    #[test]
    fn random_numbers_are_those_of_splitmix64() {
        // The first outputs for the seed 1234567, as the reference implementation gives them.
        let mut random = Random::new(1_234_567);
        let expected = [
            6_457_827_717_110_365_317_u64,
            3_203_168_211_198_807_973,
            9_817_491_932_198_370_423,
        ];
        for number in expected {
            assert_eq!(
                random.below(usize::MAX),
                (number % usize::MAX as u64) as usize
            );
        }
    }

    #[test]
    fn random_numbers_stay_within_their_bounds_and_reach_them() {
        let mut random = Random::new(7);
        let mut seen = [false; 4];
        for _ in 0..200 {
            seen[random.below(4)] = true;
            assert!((-2..=2).contains(&random.between(-2, 2)));
            assert!(random.chance(100) && !random.chance(0));
            assert!([1, 2, 3].contains(random.pick(&[1, 2, 3])));
        }
        assert_eq!(seen, [true; 4]);
        assert_eq!(random.between(i64::MIN, i64::MIN), i64::MIN);
        random.between(i64::MIN, i64::MAX);
    }

    #[test]
    fn every_script_has_numbers_of_its_own() {
        let draw = |seed, script| Random::of_script(seed, script).below(usize::MAX);
        assert_eq!(draw(1, 0), draw(1, 0));
        assert_ne!(draw(1, 0), draw(1, 1));
        assert_ne!(draw(1, 0), draw(2, 0));
    }
}
