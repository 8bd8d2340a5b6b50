//! Broken exercises, one after the other, and what their authors are told.
//!
//! Each entry of the table is a change to one correct exercise. What the loader says to all of them stands in
//! one snapshot, so that a change of words can be read as a whole.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod broken;
mod page;

use std::fs;
use std::path::Path;

use grader::exercise::{Catalogue, Exercise, ExerciseId, Expected, LoadError, Problems};
use tempfile::TempDir;

use crate::broken::BROKEN;

/// A correct exercise; every change below is made to this text.
const GOOD: &str = r#"format: 1
title: LRU cache
level: mid
derived_from: ["001-061", "004-73b"]
question: How would you build a cache?
task: |
  Write `LruCache`.

  It forgets what was used longest ago.
mode: harness
limits: { cpu: 1 s, memory: 64 MiB }
compare: lines
forbid: [unsafe]
cases:
  - name: get-refreshes
    checks: reading an entry makes it the most recent one
    input: |
      put a 1
      get a
    expect: |
      get a -> 1
    points: 2
  - name: large
    checks: many entries
    input_file: inputs/large.txt
    expect_file: inputs/large.out
    hidden: true
  - name: recorded
    checks: a snapshot in a file of its own
hints:
  - Which operation must move an entry to the front?
rejects:
  - file: fifo-eviction.rs
    misconception: evicts the entry that was inserted first
    verdict: wrong-answer
    caught_by: [get-refreshes, large]
  - file: uses-unsafe.rs
    misconception: does without the borrow checker
    verdict: rejected
lesson: What to take away.
"#;

/// A catalogue with the files of the correct exercise around this YAML.
fn catalogue(yaml: &[u8]) -> (TempDir, Catalogue) {
    let place = tempfile::tempdir().unwrap();
    let exercise = place.path().join("exercises/collections/lru-cache");
    for (file, text) in [
        ("starter.rs", "pub fn f() { todo!() }\n"),
        ("harness.rs", "pub fn run() {}\n"),
        ("inputs/large.txt", "put a 1\n"),
        ("inputs/large.out", "put a 1 -> None\n"),
        ("inputs/blank.out", "\n\n"),
        ("inputs/huge.txt", &"x".repeat((1 << 20) + 1)),
        ("expected/recorded.out", "a\n"),
        ("rejects/fifo-eviction.rs", "\n"),
        ("rejects/uses-unsafe.rs", "\n"),
        ("rejects/huge.rs", &"x".repeat((1 << 20) + 1)),
        ("rejects/folder.rs/x", ""),
    ] {
        let path = exercise.join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("large.txt", exercise.join("inputs/link.txt")).unwrap();
        std::os::unix::fs::symlink("/etc", exercise.join("outside")).unwrap();
    }
    fs::write(exercise.join("exercise.yaml"), yaml).unwrap();
    let catalogue = Catalogue::find(None, place.path()).unwrap();
    (place, catalogue)
}

fn id() -> ExerciseId {
    ExerciseId::new("collections", "lru-cache")
}

fn load(yaml: &[u8]) -> Result<Exercise, Problems> {
    let (_place, catalogue) = catalogue(yaml);
    catalogue.load(&id()).map_err(|error| match error {
        LoadError::Problems(problems) => problems,
        LoadError::Io { .. } => panic!("machine trouble: {error}"),
    })
}

/// The correct exercise with one passage exchanged, which must stand there exactly once.
fn changed(from: &str, to: &str) -> String {
    assert_eq!(GOOD.matches(from).count(), 1, "{from:?}");
    GOOD.replacen(from, to, 1)
}

#[test]
fn the_correct_exercise_loads() {
    let exercise = load(GOOD.as_bytes()).unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(exercise.max_points(), 4);
    assert_eq!(exercise.cases[1].input, b"put a 1\n");
    assert_eq!(
        exercise.cases[1].expected,
        Expected::Output(b"put a 1 -> None\n".to_vec())
    );
    assert_eq!(
        exercise.cases[2].expected,
        Expected::Output(b"a\n".to_vec())
    );
    assert_eq!(
        exercise.task,
        "Write `LruCache`.\n\nIt forgets what was used longest ago."
    );
    assert_eq!(exercise.rejects[1].caught_by, Vec::<String>::new());
}

#[test]
fn all_mistakes_of_a_file_are_told_at_once_in_their_order() {
    let mut yaml = GOOD.to_owned();
    for what in [
        "a misspelt required key",
        "a limit without a unit",
        "two cases of one name",
        "a verdict that is none",
    ] {
        let (_, from, to) = BROKEN.iter().find(|(name, ..)| *name == what).unwrap();
        yaml = yaml.replacen(from, to, 1);
    }
    let Problems(problems) = load(yaml.as_bytes()).unwrap_err();
    let lines: Vec<usize> = problems.iter().map(|problem| problem.line).collect();
    assert_eq!(lines, [2, 11, 28, 35]);
}

#[test]
fn points_of_nothing_at_all_are_told() {
    let yaml = GOOD
        .replace("points: 2", "points: 0")
        .replace("    hidden: true\n", "    hidden: true\n    points: 0\n")
        .replace("file of its own\n", "file of its own\n    points: 0\n");
    let Problems(problems) = load(yaml.as_bytes()).unwrap_err();
    assert_eq!(problems[0].message, "no case gives a point");
}

#[test]
fn what_is_allowed_stays_allowed() {
    for (from, to) in [
        (
            "    expect: |\n      get a -> 1\n",
            "    expect: ''\n    allow_empty: true\n",
        ),
        (
            "    expect: |\n      get a -> 1\n",
            "    expect: \"get a -> \\e[1m1\\n\"\n",
        ),
        (
            "    input: |\n      put a 1\n      get a\n",
            "    input: ''\n",
        ),
        ("    input: |\n      put a 1\n      get a\n", ""),
        ("compare: lines", "compare: { float: { rel: 1e-9 } }"),
        ("points: 2", "points: 1000"),
        ("points: 2", "args: ['-1', b c, \"\"]"),
        ("limits: { cpu: 1 s, memory: 64 MiB }\n", ""),
        ("forbid: [unsafe]", "forbid: []"),
        ("lesson: What to take away.\n", ""),
    ] {
        if let Err(problems) = load(changed(from, to).as_bytes()) {
            panic!("{to:?} is refused:\n{problems}");
        }
    }
    let windows = GOOD.replace('\n', "\r\n");
    let exercise = load(windows.as_bytes()).unwrap_or_else(|problems| panic!("{problems}"));
    assert_eq!(exercise.cases[0].input, b"put a 1\nget a\n");
}

#[test]
fn an_exit_status_belongs_to_mode_program() {
    let program = GOOD
        .replace("mode: harness", "mode: program")
        .replace("points: 2", "exit_status: 255");
    assert_eq!(load(program.as_bytes()).unwrap().cases[0].exit_status, 255);
    for wrong in ["256", "-1", "one"] {
        let Problems(problems) = load(program.replace("255", wrong).as_bytes()).unwrap_err();
        assert!(
            problems[0].message.starts_with("`exit_status` "),
            "{problems:?}"
        );
    }
}

/// Changes a file beside the YAML and answers what is told then.
fn told_after(change: impl Fn(&Path)) -> Vec<String> {
    let (place, catalogue) = catalogue(GOOD.as_bytes());
    change(&place.path().join("exercises/collections/lru-cache"));
    match catalogue.load(&id()) {
        Err(LoadError::Problems(Problems(problems))) => {
            problems.into_iter().map(|p| p.message).collect()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_files_that_every_exercise_has_are_checked() {
    let remove =
        |file: &'static str| move |folder: &Path| fs::remove_file(folder.join(file)).unwrap();
    assert_eq!(
        told_after(remove("starter.rs")),
        ["`starter.rs` does not exist"]
    );
    assert_eq!(
        told_after(remove("harness.rs")),
        ["`harness.rs` does not exist"]
    );
    assert_eq!(
        told_after(remove("exercise.yaml")),
        ["the file does not exist"]
    );
    assert_eq!(
        told_after(remove("expected/recorded.out")),
        ["this case has no expected output"]
    );
    let not_utf8 = |folder: &Path| fs::write(folder.join("harness.rs"), b"\xff").unwrap();
    assert_eq!(told_after(not_utf8), ["`harness.rs` is not UTF-8"]);
    let program = GOOD.replace("mode: harness", "mode: program");
    let (place, catalogue) = catalogue(program.as_bytes());
    fs::remove_file(
        place
            .path()
            .join("exercises/collections/lru-cache/harness.rs"),
    )
    .unwrap();
    assert!(catalogue.load(&id()).is_ok());
}

#[test]
fn trouble_with_the_machine_is_not_the_author_s_mistake() {
    let gone = tempfile::tempdir().unwrap().path().join("gone");
    let error = Catalogue::open(&gone).unwrap_err();
    assert!(
        matches!(&error, LoadError::Io { file, .. } if *file == gone.display().to_string()),
        "{error}"
    );
}

#[test]
fn an_exercise_can_be_loaded_before_its_snapshots_are_recorded() {
    let (place, catalogue) = catalogue(GOOD.as_bytes());
    let folder = place.path().join("exercises/collections/lru-cache");
    fs::remove_file(folder.join("expected/recorded.out")).unwrap();
    fs::write(folder.join("inputs/large.out"), "").unwrap();
    assert!(catalogue.load(&id()).is_err());
    let unblessed = catalogue.load_unblessed(&id()).unwrap();
    let files: Vec<Option<&str>> = unblessed.snapshots.iter().map(Option::as_deref).collect();
    assert_eq!(
        files,
        [
            None,
            Some("inputs/large.out"),
            Some("expected/recorded.out")
        ]
    );
    assert_eq!(
        unblessed.exercise.cases[2].expected,
        Expected::Output(Vec::new())
    );
    assert_eq!(catalogue.folder(&id()), Some(folder));
}

#[test]
fn the_files_of_an_exercise_are_bounded_together() {
    let large = |number: usize| {
        format!(
            "  - name: large-{number}\n    checks: much\n    input_file: inputs/full.txt\n    expect_file: inputs/large.out\n"
        )
    };
    let cases: String = (0..40).map(large).collect();
    let yaml = changed("hints:\n", &format!("{cases}hints:\n"));
    let (place, catalogue) = catalogue(yaml.as_bytes());
    let full = place
        .path()
        .join("exercises/collections/lru-cache/inputs/full.txt");
    fs::write(full, "x".repeat(1 << 20)).unwrap();
    let Err(LoadError::Problems(Problems(problems))) = catalogue.load(&id()) else {
        panic!("it is loaded")
    };
    let told: Vec<&str> = problems
        .iter()
        .map(|problem| problem.message.as_str())
        .collect();
    assert_eq!(
        told,
        ["the files of this exercise are larger than 16 MiB together"]
    );
}
