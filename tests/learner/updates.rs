//! A course that changes while someone is learning from it.

use std::fs;

use crate::course;
use crate::learner::Learner;

fn accepted(learner: &Learner, slugs: &[&str]) {
    let status = learner.says(&["status", "-v"]);
    for slug in slugs {
        let line = status.lines().find(|line| line.contains(slug)).unwrap();
        assert!(line.contains("✓ accepted"), "{status}");
    }
}

fn begun() -> Learner {
    let learner = course::learner();
    learner.says(&["init"]);
    for exercise in ["first/one", "second/two"] {
        learner.write(&format!("solutions/{exercise}.rs"), course::ANSWER);
        let outcome = learner.checks(&[exercise]);
        assert_eq!(
            (outcome.status, outcome.stderr.as_str()),
            (0, ""),
            "{outcome}"
        );
    }
    learner
}

#[test]
fn what_is_new_is_added_and_what_changed_is_told_once() {
    let learner = begun();
    course::write(&learner, "first/four", "Print `right` once more.");
    course::write(&learner, "first/one", "Print the word `right`.");
    insta::assert_snapshot!(learner.says(&["init"]), @r"
    1 exercise is new: first/four
    changed since you last saw it (read it again with `grader show`): first/one
    next: grader next
    ");
    assert_eq!(
        learner.read("solutions/first/four.rs"),
        course::starter("first/four")
    );
    assert_eq!(learner.read("solutions/first/one.rs"), course::ANSWER);
    insta::assert_snapshot!(learner.says(&["init"]), @r"
    no exercise is new; there are 4
    next: grader next
    ");
    accepted(&learner, &["one", "two"]);
}

#[test]
fn a_change_is_told_where_the_exercise_is_met() {
    let learner = begun();
    let told = "changed since you last saw it";
    for (number, arguments) in [
        &["start", "three"][..],
        &["show", "three"],
        &["check", "--sandbox", "off", "three"],
    ]
    .into_iter()
    .enumerate()
    {
        course::write(
            &learner,
            "second/three",
            &format!("Print it, version {number}."),
        );
        let first = learner.tries(arguments);
        assert!(format!("{first}").contains(told), "{arguments:?}: {first}");
        let second = learner.tries(arguments);
        assert!(
            !format!("{second}").contains(told),
            "{arguments:?}: {second}"
        );
    }
}

#[test]
fn marks_follow_a_renamed_exercise_and_the_file_waits() {
    let learner = begun();
    fs::create_dir_all(learner.path("exercises/third")).unwrap();
    let [old, new] = ["exercises/first/one", "exercises/third/uno"].map(|path| learner.path(path));
    fs::rename(old, new).unwrap();
    insta::assert_snapshot!(learner.says(&["init"]), @r"
    no exercise is new; there are 3
    `first/one` is called `third/uno` now, and its marks stand under that name
    your file waits for you to move it, then for: grader init
      mv solutions/first/one.rs solutions/third/uno.rs
    next: grader next
    ");
    accepted(&learner, &["uno", "two"]);
    assert_eq!(learner.read("solutions/first/one.rs"), course::ANSWER);
    assert!(!learner.path("solutions/third/uno.rs").exists());
    // It waits as long as it takes, and nothing is put in its place.
    insta::assert_snapshot!(learner.says(&["init"]), @r"
    no exercise is new; there are 3
    your file waits for you to move it, then for: grader init
      mv solutions/first/one.rs solutions/third/uno.rs
    next: grader next
    ");
    insta::assert_snapshot!(learner.is_refused(&["check", "uno"]), @r"
    error: no solution for `third/uno`: there is no file `solutions/third/uno.rs`
      to move yours there: mv solutions/first/one.rs solutions/third/uno.rs
    ");
    let outcome = learner.checks(&["--all"]);
    assert!(
        outcome.stderr.contains("note: `third/uno` is left out"),
        "{outcome}"
    );
    let told = learner.is_refused(&["reset", "uno", "--yes"]);
    let moving = "\n  to move it: mv solutions/first/one.rs solutions/third/uno.rs";
    assert!(told.contains(moving), "{told}");
    let page = learner.says(&["start", "uno"]);
    assert!(
        page.contains("\n  mv solutions/first/one.rs solutions/third/uno.rs\n"),
        "{page}"
    );
    assert!(
        page.ends_with("\nnext: move your file, then: grader check\n"),
        "{page}"
    );
    assert!(!learner.path("solutions/third/uno.rs").exists());
    assert!(!learner.says(&["status", "-v"]).contains("edited since"));
    let [old, new] =
        ["solutions/first/one.rs", "solutions/third/uno.rs"].map(|path| learner.path(path));
    fs::rename(old, new).unwrap();
    insta::assert_snapshot!(learner.says(&["init"]), @r"
    no exercise is new; there are 3
    next: grader next
    ");
    assert!(
        learner
            .read("Cargo.toml")
            .contains("solutions/third/uno.rs")
    );
    assert_eq!(learner.checks(&["uno"]).status, 0);
}

#[test]
fn marks_follow_whatever_is_done_first() {
    for first in [
        &["next"][..],
        &["start", "uno"],
        &["hint", "uno"],
        &["show", "uno"],
        &["status"],
        &["list"],
        &[],
    ] {
        let learner = begun();
        let [old, new] = ["exercises/first/one", "exercises/first/uno"];
        fs::rename(learner.path(old), learner.path(new)).unwrap();
        let outcome = learner.tries(first);
        assert_eq!(outcome.status, 0, "{first:?}: {outcome}");
        assert_eq!(
            outcome.stderr,
            "note: `first/one` is called `first/uno` now, and its marks stand under that name\n  \
             to move your file: mv solutions/first/one.rs solutions/first/uno.rs\n",
            "{first:?}"
        );
        accepted(&learner, &["uno", "two"]);
        learner.says(&["init"]);
        accepted(&learner, &["uno", "two"]);
    }
    // Names of another catalogue say nothing of this one's.
    let learner = begun();
    fs::create_dir(learner.path("other")).unwrap();
    course::write(&learner, "third/one", "Print something else.");
    fs::rename(learner.path("exercises/third"), learner.path("other/third")).unwrap();
    learner.says(&["--catalogue", "other", "list"]);
    accepted(&learner, &["one", "two"]);
}

#[test]
fn an_exercise_that_is_gone_leaves_its_marks_and_nobody_stuck() {
    let learner = begun();
    learner.says(&["start", "one"]);
    fs::remove_dir_all(learner.path("exercises/first")).unwrap();
    insta::assert_snapshot!(learner.is_refused(&["check"]), @r"
    error: you were at `first/one`, which is not in the folder `exercises`; to see what became of it: grader init
    ");
    insta::assert_snapshot!(learner.says(&[]), @r"
    █████░░░░░ 1 of 2 exercises accepted, 1 not started
    next: grader next
    ");
    insta::assert_snapshot!(learner.says(&["init"]), @r"
    no exercise is new; there are 2
    not in the catalogue any more (your marks and files stay): first/one
    next: grader next
    ");
    assert!(learner.says(&["next"]).contains("second/three"));
    // When it comes back, so do the marks.
    course::write(&learner, "first/one", "Print `right`.");
    learner.says(&["init"]);
    accepted(&learner, &["one", "two"]);
    assert_eq!(learner.read("solutions/first/one.rs"), course::ANSWER);
}
