//! A folder to learn in, and the program run there.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A learner with a folder of their own.
pub struct Learner {
    place: TempDir,
    /// Where they stand, below the folder.
    at: PathBuf,
}

/// What a command came to.
#[derive(Debug)]
pub struct Outcome {
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
}

/// Everything that was said, for snapshots and complaints.
impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "status {}", self.status)?;
        for (name, text) in [("stdout", &self.stdout), ("stderr", &self.stderr)] {
            if !text.is_empty() {
                write!(f, "--- {name}\n{text}")?;
            }
        }
        Ok(())
    }
}

impl Learner {
    /// A learner in an empty folder.
    pub fn new() -> Learner {
        Learner {
            place: tempfile::tempdir().unwrap(),
            at: PathBuf::new(),
        }
    }

    /// A learner in a workspace with the built-in exercises.
    pub fn with_workspace() -> Learner {
        let learner = Learner::new();
        learner.says(&["init"]);
        learner
    }

    /// Goes to a folder below the first one.
    pub fn goes_to(&mut self, folder: &str) {
        self.at = folder.into();
    }

    /// A path below the first folder.
    pub fn path(&self, path: &str) -> PathBuf {
        self.place.path().join(path)
    }

    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// Writes the reference solution as the answer.
    pub fn solves(&self, exercise: &str) {
        let path = format!("solutions/{exercise}.rs");
        let repository = Path::new(env!("CARGO_MANIFEST_DIR"));
        self.write(&path, fs::read(repository.join(&path)).unwrap());
    }

    /// Every file but what cargo makes, sorted.
    pub fn files(&self) -> Vec<String> {
        let mut files = Vec::new();
        collect(self.place.path(), "", &mut files);
        files.sort();
        files
    }

    /// What is remembered.
    pub fn progress(&self) -> serde_json::Value {
        serde_json::from_str(&self.read(".grader/progress.json")).unwrap()
    }

    /// The command with these arguments, not yet run.
    pub fn command(&self, arguments: &[&str]) -> Command {
        // Programs that several tests build alike are built once.
        let cache = Path::new(env!("CARGO_TARGET_TMPDIR")).join("learner-cache");
        let mut command = Command::new(env!("CARGO_BIN_EXE_grader"));
        command
            .args(arguments)
            .env_remove("CI")
            .env_remove("NO_COLOR")
            .env("TERM", "xterm")
            .env("GRADER_CACHE", cache)
            .current_dir(self.place.path().join(&self.at))
            .stdin(Stdio::null());
        command
    }

    /// Runs the program, whatever comes of it.
    pub fn tries(&self, arguments: &[&str]) -> Outcome {
        let output = self.command(arguments).output().unwrap();
        let text = |bytes| {
            let text = String::from_utf8(bytes).unwrap();
            text.replace(&self.place.path().display().to_string(), "[here]")
        };
        Outcome {
            status: output.status.code().unwrap(),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }

    /// Runs the program, which has to do what it was asked and have nothing to complain of.
    pub fn says(&self, arguments: &[&str]) -> String {
        let outcome = self.tries(arguments);
        assert_eq!(
            (outcome.status, outcome.stderr.as_str()),
            (0, ""),
            "{arguments:?}\n{outcome}"
        );
        outcome.stdout
    }

    /// Runs the program, which has to refuse; answers why.
    pub fn is_refused(&self, arguments: &[&str]) -> String {
        let outcome = self.tries(arguments);
        assert_eq!(
            (outcome.status, outcome.stdout.as_str()),
            (2, ""),
            "{arguments:?}\n{outcome}"
        );
        outcome.stderr
    }

    /// Grades, without isolation.
    pub fn checks(&self, arguments: &[&str]) -> Outcome {
        self.tries(&[&["check", "--sandbox", "off"], arguments].concat())
    }
}

/// A text whose numbers and bars may be others, and with them the blanks that align columns: the built-in catalogue grows.
pub fn without_numbers(text: &str) -> String {
    let mut steady = String::new();
    for line in text.lines() {
        let words = line.split_whitespace().map(|word| match word {
            _ if word.chars().all(|letter| letter.is_ascii_digit()) => "N",
            _ if word.contains(['█', '░']) => "[bar]",
            _ => word,
        });
        steady.push_str(&words.collect::<Vec<&str>>().join(" "));
        steady.push('\n');
    }
    steady
}

fn collect(folder: &Path, shown: &str, files: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let shown = format!("{shown}{}", entry.file_name().to_string_lossy());
        match entry.file_type().unwrap().is_dir() {
            true if shown == "target" => {}
            true => collect(&entry.path(), &format!("{shown}/"), files),
            false => files.push(shown),
        }
    }
}
