//! `start`, `next`, `status`, and which exercise is meant when none is named.

use crate::course;
use crate::learner::Learner;

#[test]
fn outside_of_a_workspace_one_is_told_how_to_begin() {
    let learner = Learner::new();
    for arguments in [
        &["next"][..],
        &["start", "lru-cache"],
        &["status"],
        &["reset", "lru-cache"],
    ] {
        assert_eq!(
            learner.is_refused(arguments),
            "error: this is no workspace; go to yours, or make one: grader init rust-exercises\n"
        );
    }
    for arguments in [&["show"][..], &["hint"], &["solution"]] {
        assert_eq!(
            learner.is_refused(arguments),
            "error: name an exercise; `grader list` shows what there is\n"
        );
    }
    assert!(learner.files().is_empty());
}

#[test]
fn mistakes_on_the_command_line_are_still_told() {
    let learner = Learner::new();
    for wrong in [
        &["--quite"][..],
        &["nxt"],
        &["next", "now"],
        &["solution", "x", "--yes"],
    ] {
        let outcome = learner.tries(wrong);
        assert_eq!(
            (outcome.status, outcome.stdout.as_str()),
            (2, ""),
            "{outcome}"
        );
        assert!(outcome.stderr.contains("Usage: grader"), "{outcome}");
    }
    assert!(
        learner
            .says(&["--help"])
            .contains("grader [OPTIONS] [COMMAND]")
    );
}

#[test]
fn the_next_one_comes_in_learning_order_and_can_be_skipped() {
    let learner = course::learner();
    learner.says(&["init"]);
    assert!(learner.is_refused(&["check"]).contains("grader next"));
    let at = |arguments: &[&str]| {
        let page = learner.says(arguments);
        page.lines().nth(1).unwrap().to_owned()
    };
    assert_eq!(
        at(&["next"]),
        "second/three · junior · 1 point · exercise 1 of 3"
    );
    assert_eq!(
        at(&["next"]),
        "second/three · junior · 1 point · exercise 1 of 3"
    );
    assert_eq!(
        at(&["next", "--skip"]),
        "second/two · junior · 1 point · exercise 2 of 3"
    );
    assert_eq!(
        at(&["next", "--topic", "first"]),
        "first/one · junior · 1 point · exercise 3 of 3"
    );
    // From the last one on it goes back to what was left for later.
    assert_eq!(
        at(&["next", "--skip"]),
        "second/three · junior · 1 point · exercise 1 of 3"
    );
    assert!(
        learner
            .is_refused(&["next", "--topic", "frist"])
            .contains("did you mean `first`?")
    );
    for slug in ["three", "two"] {
        learner.write(&format!("solutions/second/{slug}.rs"), course::ANSWER);
        assert_eq!(learner.checks(&[slug]).status, 0);
    }
    insta::assert_snapshot!(learner.says(&["next", "--topic", "second"]), @r"
    ✓ all 2 exercises of the topic `second` are accepted
    next: grader next
    ");
    learner.says(&["next"]);
    insta::assert_snapshot!(learner.says(&["next", "--skip"]), @r"
    every other one of the 3 exercises is accepted
    next: grader check
    ");
    learner.write("solutions/first/one.rs", course::ANSWER);
    assert!(
        learner
            .checks(&[])
            .stdout
            .contains("next: that was the last one: grader status\n")
    );
    insta::assert_snapshot!(learner.says(&["next"]), @r"
    ✓ all 3 exercises are accepted
    next: grader status
    ");
    insta::assert_snapshot!(learner.says(&[]), @r"
    ██████████ 3 of 3 exercises accepted
    next: all of them are accepted; `grader init` adds what is new after an update
    ");
}

#[test]
fn a_check_without_a_name_means_where_one_is_from_any_folder() {
    let mut learner = course::learner();
    learner.says(&["init"]);
    learner.says(&["start", "two"]);
    learner.write("solutions/second/two.rs", course::ANSWER);
    for folder in ["", "solutions", "solutions/first", "solutions/second"] {
        learner.goes_to(folder);
        let outcome = learner.checks(&[]);
        assert_eq!(
            (outcome.status, outcome.stderr.as_str()),
            (0, ""),
            "{folder}: {outcome}"
        );
    }
    // And a named one is the workspace's, not one below the current folder.
    assert_eq!(learner.checks(&["two"]).status, 0);
    assert!(learner.checks(&[]).stdout.contains("second/two · two.rs\n"));
    assert_eq!(learner.progress()["exercises"]["second/two"]["attempts"], 6);
}

#[test]
fn only_ones_own_answer_is_remembered() {
    let learner = course::learner();
    learner.says(&["init"]);
    learner.write("elsewhere/second/two.rs", course::ANSWER);
    for arguments in [
        &["two", "--solution", "elsewhere/second/two.rs"][..],
        &["two", "--solutions", "elsewhere"],
    ] {
        let outcome = learner.checks(arguments);
        assert_eq!(outcome.status, 0, "{outcome}");
        assert!(
            outcome
                .stdout
                .contains("next: choose another one: grader list\n"),
            "{outcome}"
        );
    }
    assert!(
        learner
            .says(&["status"])
            .contains("0 of 3 exercises accepted, 3 not begun")
    );
    // Some of the cases are not all of them, and the starter is no answer.
    learner.write("solutions/second/two.rs", course::ANSWER);
    assert_eq!(learner.checks(&["two", "--case", "prints"]).status, 0);
    assert!(
        learner
            .says(&["status"])
            .contains("1 of 3 exercises accepted")
    );
    let outcome = learner.checks(&["--all"]);
    assert_eq!(outcome.status, 0, "{outcome}");
    assert_eq!(
        outcome.stderr,
        "note: starters that are as they were given are left out: 2\n"
    );
}

#[test]
fn nothing_begun_is_nothing_to_check() {
    let learner = course::learner();
    learner.says(&["init"]);
    assert_eq!(
        learner.checks(&["--all"]).stderr,
        "error: nothing is begun yet: every starter is as it was given; begin: grader next\n"
    );
    std::fs::remove_file(learner.path("solutions/second/two.rs")).unwrap();
    insta::assert_snapshot!(learner.checks(&["two"]), @r"
    status 2
    --- stderr
    error: no solution for `second/two`: there is no file `solutions/second/two.rs`
      to begin: grader start two
    ");
}

#[test]
fn the_status_is_told_by_topic_by_exercise_and_in_json() {
    let learner = course::learner();
    learner.says(&["init"]);
    learner.write("solutions/second/two.rs", course::ANSWER);
    learner.checks(&["two"]);
    learner.write(
        "solutions/second/two.rs",
        format!("// better\n{}", course::ANSWER),
    );
    learner.says(&["start", "one"]);
    learner.says(&["hint"]);
    assert_eq!(learner.checks(&[]).status, 1);
    insta::assert_snapshot!(learner.says(&["status"]), @r"
    ~ The second  █████░░░░░  1 of 2  1 not begun
    ~ The first   ░░░░░░░░░░  0 of 1  1 started

    1 of 3 exercises accepted, 1 started, 1 not begun
    you are at: first/one (started)
    ");
    insta::assert_snapshot!(learner.says(&["status", "-v"]), @r"
    The second
      · not begun  three
      ✓ accepted   two    1 of 1 point, 1 check, edited since

    The first
      ~ started    one    0 of 1 point, 1 check, 1 hint, you are here

    1 of 3 exercises accepted, 1 started, 1 not begun
    you are at: first/one (started)
    ");
    insta::assert_snapshot!(learner.says(&["status", "first"]), @r"
    The first
      ~ started    one  0 of 1 point, 1 check, 1 hint, you are here

    0 of 1 exercise accepted, 1 started
    you are at: first/one (started)
    ");
    let json = learner.says(&["status", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["schema"], "grader/status/v1");
    assert_eq!(json["current"], "first/one");
    let two = &json["exercises"][1];
    assert_eq!(
        (&two["state"], &two["edited_since"]),
        (&"accepted".into(), &true.into())
    );
    // Nothing is told by colour alone.
    let coloured = learner.says(&["status", "--color", "always"]);
    assert!(coloured.contains("\u{1b}["));
    let mut plain = String::new();
    for part in coloured.split('\u{1b}') {
        plain.push_str(
            part.split_once('m')
                .filter(|_| part.starts_with('['))
                .map_or(part, |(_, text)| text),
        );
    }
    assert_eq!(plain, learner.says(&["status"]));
}
