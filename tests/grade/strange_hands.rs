//! What students, or others on the machine, put where a class is graded.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};

use crate::answers::RIGHT;
use crate::classroom::{grade, gradebook, read, run, verdict};
use crate::made_up;
use crate::session::Session;

/// An exercise called as ours that takes anything that compiles.
const BROUGHT: &str = "\
format: 1
title: Brought
level: junior
question: What is nothing?
task: Print nothing.
mode: program
cases:
  - name: nothing
    checks: nothing is printed
    allow_empty: true
    expect: ''
";

/// A class of two; eve's answer is right for exercises that she brings in this folder.
fn class(brought: &str) -> Session {
    made_up::session()
        .file("subs/ada/basics/adder.rs", RIGHT)
        .file("subs/eve/basics/adder.rs", "fn main() {}\n")
        .file(&format!("{brought}/basics/adder/exercise.yaml"), BROUGHT)
        .file(
            &format!("{brought}/basics/adder/starter.rs"),
            "fn main() {}\n",
        )
}

#[test]
fn no_workspace_says_which_exercises_a_class_had() {
    let session = grade(class("brought"), "out", &[]).file(".grader/catalogue", "brought\n");
    run(&session, 0);
    assert_eq!(
        verdict(&gradebook(&session, "out"), "eve", "basics/adder"),
        "compile-error"
    );
    run(
        &session.args(["regrade", "subs", "--out", "out", "--sandbox", "off"]),
        0,
    );
    // Named, they count.
    let session = class("brought");
    let session = grade(session, "out", &["--catalogue", "brought"]);
    run(&session, 0);
    assert_eq!(
        verdict(&gradebook(&session, "out"), "eve", "basics/adder"),
        "accepted"
    );
}

#[test]
fn exercises_among_the_submissions_are_not_taken_for_those_of_the_course() {
    let session = made_up::session()
        .file("eve/basics/adder.rs", "fn main() {}\n")
        .args(["grade", ".", "--out", "../out", "--sandbox", "off"]);
    let outcome = run(&session, 2);
    assert!(
        outcome
            .stderr
            .contains("`exercises` lies among the submissions"),
        "{outcome}"
    );
    let args = [
        "grade",
        ".",
        "--out",
        "../out",
        "--sandbox",
        "off",
        "--catalogue",
        "exercises",
    ];
    run(&session.args(args), 0);
}

#[test]
fn in_ci_a_class_is_told_where_its_exercises_were_found() {
    let session = grade(class("brought"), "out", &[]);
    assert!(!run(&session, 0).stderr.contains("--catalogue"));
    let session = session.env("CI", "true");
    let outcome = run(&session, 0);
    assert!(outcome.stderr.contains("--catalogue built-in"), "{outcome}");
    let outcome = run(
        &session.args(["regrade", "subs", "--out", "out", "--sandbox", "off"]),
        0,
    );
    assert!(outcome.stderr.contains("--catalogue built-in"), "{outcome}");
}

#[test]
fn in_ci_neither_submissions_nor_results_are_reached_through_a_link() {
    let session = class("brought");
    symlink("subs", session.here().join("linked")).unwrap();
    let args = ["grade", "linked", "--out", "out", "--sandbox", "off"];
    let session = session.args(args);
    run(&session, 0);
    let session = session.env("CI", "true");
    run(&session, 2);
    symlink("out", session.here().join("results")).unwrap();
    let session = grade(session, "results", &[]);
    run(&session, 2);
    let session = session.args(["merge", "out", "--out", "results"]);
    run(&session, 2);
    run(&session.env("CI", ""), 0);
}

#[test]
fn nothing_is_written_through_links_in_a_folder_of_results() {
    let session = grade(class("brought"), "out", &[]);
    fs::create_dir(session.here().join("elsewhere")).unwrap();
    let session = session.file("theirs", "theirs\n");
    for (name, target) in [
        ("journal.jsonl", "../theirs"),
        ("journal.jsonl", "../made"),
        (".lock", "../made"),
        ("students", "../elsewhere"),
    ] {
        crate::classroom::forget(&session, "out");
        fs::create_dir(session.here().join("out")).unwrap();
        symlink(target, session.here().join("out").join(name)).unwrap();
        let outcome = run(&session, 5);
        let told = format!("`out/{name}`: it is a symbolic link; remove it");
        assert!(outcome.stderr.contains(&told), "{outcome}");
        assert_eq!(read(&session, "theirs"), "theirs\n");
        let elsewhere = fs::read_dir(session.here().join("elsewhere")).unwrap();
        assert_eq!(elsewhere.count(), 0);
        assert!(!session.here().join("made").exists());
    }
}

#[test]
fn a_pipe_in_a_folder_of_results_makes_nobody_wait() {
    let session = grade(class("brought"), "out", &[]);
    run(&session, 0);
    let pipe = |name: &str| {
        let path = session.here().join("out").join(name);
        fs::remove_file(&path).unwrap();
        let made = std::process::Command::new("mkfifo").arg(&path).status();
        assert!(made.unwrap().success());
        path
    };
    let book = pipe("gradebook.json");
    run(&session, 0);
    assert!(fs::metadata(book).unwrap().is_file());
    pipe(".lock");
    let told = run(&session, 5).stderr;
    assert!(
        told.contains("`out/.lock`: it is no regular file; remove it"),
        "{told}"
    );
    pipe("journal.jsonl");
    let session = session.args(["merge", "out", "--out", "all"]);
    let told = run(&session, 5).stderr;
    assert!(
        told.contains("`out/journal.jsonl`: it is no regular file; remove it"),
        "{told}"
    );
}

#[test]
fn grades_that_others_could_have_written_are_told() {
    let session = grade(class("brought"), "out", &[]);
    let told = || {
        run(&session, 0)
            .stderr
            .contains("are believed as they stand")
    };
    assert!(!told());
    assert!(!told());
    for path in ["out/journal.jsonl", "out"] {
        let path = session.here().join(path);
        let before = fs::metadata(&path).unwrap().permissions();
        fs::set_permissions(&path, PermissionsExt::from_mode(0o777)).unwrap();
        assert!(told());
        fs::set_permissions(&path, before).unwrap();
        assert!(!told());
    }
}

#[test]
fn nobody_else_looks_into_a_folder_of_results_that_grader_made() {
    let session = grade(class("brought"), "out", &[]);
    let mode = |folder: &str| {
        let metadata = fs::metadata(session.here().join(folder)).unwrap();
        metadata.permissions().mode() & 0o777
    };
    run(&session, 0);
    assert_eq!(mode("out"), 0o700);
    // One that is there stays as whoever made it wants it.
    fs::set_permissions(session.here().join("out"), PermissionsExt::from_mode(0o755)).unwrap();
    run(&session, 0);
    assert_eq!(mode("out"), 0o755);
}
