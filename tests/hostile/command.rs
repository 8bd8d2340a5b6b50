//! The whole `grader check`, as a person or a CI job starts it.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::ground::launcher;

/// A catalogue of one exercise, and a solution for it.
pub struct Place {
    folder: TempDir,
}

impl Place {
    /// Lays out an exercise of mode `program` whose one case has an argument and expects `fine`.
    pub fn new(solution: &str, argument: &str) -> Place {
        let folder = tempfile::tempdir().unwrap();
        let exercise = folder.path().join("exercises/hostile/attack");
        std::fs::create_dir_all(&exercise).unwrap();
        std::fs::create_dir_all(folder.path().join("tmp")).unwrap();
        let spec = format!(
            "format: 1\ntitle: T\nlevel: mid\nquestion: Q?\ntask: Do it.\nmode: program\ncases:\n  - name: one\n    \
             checks: it\n    args: [\"{argument}\"]\n    expect: |\n      fine\n"
        );
        std::fs::write(exercise.join("exercise.yaml"), spec).unwrap();
        std::fs::write(exercise.join("starter.rs"), "fn main() {}\n").unwrap();
        std::fs::write(folder.path().join("solution.rs"), solution).unwrap();
        Place { folder }
    }

    /// The folder for temporary files.
    pub fn temp(&self) -> PathBuf {
        self.folder.path().join("tmp")
    }

    /// The JSON report, if one was written.
    pub fn report(&self) -> Option<serde_json::Value> {
        let bytes = std::fs::read(self.folder.path().join("report.json")).ok()?;
        Some(serde_json::from_slice(&bytes).unwrap())
    }

    /// The command that checks the solution with this `--sandbox`.
    pub fn check(&self, sandbox: &str) -> Command {
        let at = |name: &str| self.folder.path().join(name);
        let mut command = Command::new(launcher());
        command
            .arg("--catalogue")
            .arg(at("exercises"))
            .args([
                "check",
                "attack",
                "--no-cache",
                "--sandbox",
                sandbox,
                "--solution",
            ])
            .arg(at("solution.rs"))
            .arg("--report")
            .arg(option(&at("report.json")))
            .env("TMPDIR", self.temp())
            .env_remove("CI")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }
}

fn option(report: &Path) -> String {
    format!("json={}", report.display())
}
