//! What a learner waits for, with this grader and with the tools that learners have elsewhere: one small solution,
//! edited in a function's body each time, and graded.
//!
//! Each tool gets the same solution and five tests or cases that ask the same. rustlings takes part when it is
//! installed.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use crate::rounds::{in_turns, ms, tell};

const EXERCISE: &str = include_str!("stack/exercise.yaml");
const HARNESS: &str = include_str!("stack/harness.rs");
const SOLUTION: &str = include_str!("stack/solution.rs");
const TESTS: &str = include_str!("stack/tests.txt");

/// `grader check` against each of the others, in turns.
pub fn beside_each_other() {
    let grader = with_grader();
    let cargo = cargo_package();
    compare(
        "check, edited: stack, 5 cases, beside cargo test",
        1000,
        &grader,
        |round| {
            fs::write(cargo.path().join("src/lib.rs"), edited(round)).unwrap();
            done(
                Command::new("cargo").args(["test", "--quiet", "--offline"]),
                cargo.path(),
            );
        },
    );
    let there = Command::new("rustlings")
        .arg("--version")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    if there.is_err() {
        println!("rustlings is not installed: cargo install rustlings");
        return;
    }
    let rustlings = rustlings_course();
    compare(
        "check, edited: stack, 5 cases, beside rustlings run",
        2000,
        &grader,
        |round| {
            let text = format!("{}{}", edited(round), rustlings_tests());
            fs::write(rustlings.path().join("exercises/stack.rs"), text).unwrap();
            done(
                Command::new("rustlings").args(["run", "stack"]),
                rustlings.path(),
            );
        },
    );
}

/// Edits are numbered from `first` on: no text is built twice, because what is measured is the build.
fn compare(what: &str, first: usize, grader: &TempDir, beside: impl FnMut(usize)) {
    let ours = |round: usize| {
        let here = grader.path();
        fs::write(
            here.join("solutions/basics/stack.rs"),
            edited(first + round),
        )
        .unwrap();
        let mut check = Command::new(env!("CARGO_BIN_EXE_grader"));
        check
            .args(["check", "stack", "--no-lint"])
            .env("GRADER_CACHE", here.join("cache"))
            .env_remove("CI");
        done(&mut check, here);
    };
    let (ours, beside, ratio) = in_turns(15, ours, beside);
    tell(what, &ms(ours), &ms(beside), &format!("{ratio:.2} ×"), "");
}

/// The solution with a statement in a body that is another one in each round.
fn edited(round: usize) -> String {
    let edit = format!("        std::hint::black_box({round}_usize);\n        self.items.pop()");
    SOLUTION.replacen("        self.items.pop()", &edit, 1)
}

fn with_grader() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(&folder, "exercises/basics/stack/exercise.yaml", EXERCISE);
    write(&folder, "exercises/basics/stack/harness.rs", HARNESS);
    write(&folder, "exercises/basics/stack/starter.rs", SOLUTION);
    write(&folder, "solutions/basics/stack.rs", SOLUTION);
    // A workspace, because builds go on from the last one only there.
    fs::create_dir(folder.path().join(".grader")).unwrap();
    folder
}

fn cargo_package() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let manifest =
        "[package]\nname = \"stack\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n";
    write(&folder, "Cargo.toml", manifest);
    write(&folder, "src/lib.rs", SOLUTION);
    write(
        &folder,
        "tests/stack.rs",
        &format!("use stack::Stack;\n\n{TESTS}"),
    );
    folder
}

fn rustlings_course() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let bins = "bin = [\n  { name = \"stack\", path = \"exercises/stack.rs\" },\n  \
                { name = \"stack_sol\", path = \"solutions/stack.rs\" },\n]\n";
    let package =
        "\n[package]\nname = \"exercises\"\nedition = \"2024\"\npublish = false\n\n[workspace]\n";
    let answer = format!("{SOLUTION}{}", rustlings_tests());
    write(&folder, "Cargo.toml", &format!("{bins}{package}"));
    write(
        &folder,
        "info.toml",
        "format_version = 1\n\n[[exercises]]\nname = \"stack\"\nhint = \"None.\"\n",
    );
    write(&folder, "exercises/stack.rs", &answer);
    write(&folder, "solutions/stack.rs", &answer);
    folder
}

/// The tests as rustlings has them: in the file itself, which is a program.
fn rustlings_tests() -> String {
    format!(
        "\nfn main() {{\n    let _ = Stack::new();\n}}\n\n#[cfg(test)]\nmod tests {{\n    use super::*;\n\n{TESTS}}}\n"
    )
}

fn write(folder: &TempDir, path: &str, text: &str) {
    let path = folder.path().join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn done(command: &mut Command, folder: &Path) {
    let output = command.current_dir(folder).output().unwrap();
    let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(
        output.status.success(),
        "{command:?}\n{}\n{}",
        said(&output.stdout),
        said(&output.stderr)
    );
}
