//! The work that cannot be spared: rustc with the grader's own flags, and the program on each case.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use grader::exercise::{Catalogue, Exercise};

/// The exercise of this name, and its reference solution.
pub fn exercise(name: &str) -> (Exercise, String) {
    let catalogue = Catalogue::open(Path::new("exercises")).unwrap();
    let exercise = catalogue.load(&catalogue.resolve(name).unwrap()).unwrap();
    let solution = std::fs::read_to_string(format!("solutions/{name}.rs")).unwrap();
    (exercise, solution)
}

/// The solution with a statement more in its first function, which is another one for each number.
pub fn edited(solution: &str, number: usize) -> String {
    let body = solution
        .match_indices("fn ")
        .find_map(|(start, _)| {
            let (head, _) = solution[start..].split_once("{\n")?;
            (!head.contains([';', '}'])).then_some(start + head.len() + 2)
        })
        .unwrap();
    let (before, after) = solution.split_at(body);
    format!("{before}        std::hint::black_box({number}_usize);\n{after}")
}

/// A crate as the grader writes it, built and run without it.
pub struct Bare {
    folder: tempfile::TempDir,
    rustc: PathBuf,
    flags: Vec<String>,
}

impl Bare {
    /// Has the grader write its crate once, so that the files are the same.
    pub fn new(name: &str, solution: &str) -> Bare {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("solution.rs");
        std::fs::write(&file, solution).unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_grader"))
            .args([
                "check",
                name,
                "--keep",
                "--no-cache",
                "--sandbox=off",
                "--report=json",
                "--solution",
            ])
            .arg(&file)
            .output()
            .unwrap();
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let kept = PathBuf::from(report["attempts"][0]["build"]["kept"].as_str().unwrap());
        copy_folder(&kept.join("src"), &folder.path().join("src"));
        std::fs::remove_dir_all(kept).unwrap();
        let toolchain = grader::build::Toolchain::find(None).unwrap();
        let flags = grader::build::flags(&toolchain, "solution.rs");
        std::fs::create_dir(folder.path().join("bin")).unwrap();
        if let Some(lld) = &toolchain.lld {
            std::os::unix::fs::symlink(lld, folder.path().join("bin/ld.lld")).unwrap();
        }
        Bare {
            folder,
            rustc: toolchain.rustc,
            flags,
        }
    }

    /// Compiles this text of the solution.
    pub fn build(&self, solution: &str) {
        std::fs::write(self.folder.path().join("src/solution.rs"), solution).unwrap();
        let output = Command::new(&self.rustc)
            .args(&self.flags)
            .args(["-o", "output", "src/main.rs"])
            .current_dir(self.folder.path())
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }

    /// Runs the program on every case, one after the other.
    pub fn run(&self, exercise: &Exercise) {
        for case in &exercise.cases {
            let mut child = Command::new(self.folder.path().join("output"))
                .arg(&case.name)
                .stdin(Stdio::piped())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
            child.stdin.take().unwrap().write_all(&case.input).unwrap();
            assert!(child.wait().unwrap().success());
        }
    }
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}
