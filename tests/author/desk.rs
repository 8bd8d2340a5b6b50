//! A folder to work in, and the program run there.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// An author's folder, with `exercises` in it.
pub struct Desk {
    place: TempDir,
}

/// What a command came to.
#[derive(Debug)]
pub struct Outcome {
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
}

/// An exercise of mode `program` with a recorded case, and a case written by hand.
pub const SUMS: &str = "format: 1\ntitle: Sums\nlevel: junior\nquestion: Q?\ntask: Sum up.\nmode: program\ncases:\n  \
    - name: recorded\n    checks: it\n    input: |\n      1\n      2\n  - name: by-hand\n    checks: it\n    input: |\n      \
    4\n    expect: |\n      sum 4\n";

/// A program that prints this line before the sum of its input.
pub fn sums(heading: &str) -> String {
    format!(
        "fn main() {{\n    let sum: i64 = std::io::stdin().lines().map(|l| l.unwrap().parse::<i64>().unwrap()).sum();\n    \
         {heading}\n    println!(\"sum {{sum}}\");\n}}\n"
    )
}

impl Outcome {
    /// What was said, with sentences that were wrapped made whole again.
    pub fn flat(&self) -> String {
        self.stdout.replace("\n    ", " ")
    }
}

impl Desk {
    /// An empty catalogue.
    pub fn new() -> Desk {
        let place = tempfile::tempdir().unwrap();
        fs::create_dir(place.path().join("exercises")).unwrap();
        Desk { place }
    }

    /// A catalogue with one exercise, `demo/sums`, whose solution is this.
    pub fn with_sums(yaml: &str, solution: &str) -> Desk {
        let desk = Desk::new();
        desk.write("exercises/demo/sums/exercise.yaml", yaml);
        desk.write("exercises/demo/sums/starter.rs", "fn main() {}\n");
        desk.write("solutions/demo/sums.rs", solution);
        desk
    }

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

    /// Every file, sorted.
    pub fn files(&self) -> Vec<String> {
        let mut files = Vec::new();
        collect(self.place.path(), "", &mut files);
        files.sort();
        files
    }

    /// Runs the program.
    pub fn run(&self, arguments: &[&str]) -> Outcome {
        self.run_with(arguments, &[])
    }

    /// Runs the program with variables of the environment beside the usual ones.
    pub fn run_with(&self, arguments: &[&str], env: &[(&str, &str)]) -> Outcome {
        let mut command = self.command(arguments);
        let output = command.envs(env.iter().copied()).output().unwrap();
        Outcome {
            status: output.status.code().unwrap(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The program with these arguments, not yet run.
    pub fn command(&self, arguments: &[&str]) -> Command {
        // Programs that several tests build alike are built once.
        let cache = Path::new(env!("CARGO_TARGET_TMPDIR")).join("author-cache");
        let mut command = Command::new(env!("CARGO_BIN_EXE_grader"));
        command
            .args(arguments)
            .env_remove("CI")
            .env("GRADER_CACHE", cache)
            .current_dir(self.place.path())
            .stdin(std::process::Stdio::null());
        command
    }

    /// `bless` without isolation: the programs are our own.
    pub fn bless(&self, arguments: &[&str]) -> Outcome {
        self.run(&[&["bless", "--sandbox", "off"], arguments].concat())
    }
}

fn collect(folder: &Path, shown: &str, files: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let shown = format!("{shown}{}", entry.file_name().to_string_lossy());
        match entry.file_type().unwrap().is_dir() {
            true => collect(&entry.path(), &format!("{shown}/"), files),
            false => files.push(shown),
        }
    }
}
