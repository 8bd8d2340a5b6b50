//! `start`, `next`, `status`, and which exercise is meant when none is named.

use crate::course;
use crate::learner::Learner;
use crate::terminal::at_terminal;

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
            .contains("0 of 3 exercises accepted, 3 not started")
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
fn a_path_names_an_exercise_only_where_it_leads_to_it() {
    let mut learner = course::learner();
    learner.says(&["init"]);
    let wrong = "fn main() {}\n";
    learner.write("solutions/second/two.rs", wrong);
    learner.write("else where/second/two.rs", course::ANSWER);
    let absolute = learner.path("solutions/second/two.rs");
    for own in [
        "solutions/second/two.rs",
        "./solutions/../solutions/second/two.rs",
        "exercises/second/two",
        absolute.to_str().unwrap(),
        "second/two",
    ] {
        assert_eq!(learner.checks(&[own]).status, 1, "{own}");
    }
    insta::assert_snapshot!(learner.checks(&["else where/second/two.rs"]), @r"
    status 2
    --- stderr
    error: `else where/second/two.rs` is not the file of `second/two` here, which is `solutions/second/two.rs`
      to grade it: grader check second/two --solution 'else where/second/two.rs'
    ");
    for other in ["else where/second/two.rs", "/no/such/second/two.rs"] {
        for command in ["reset", "start", "hint", "show"] {
            let why = learner.is_refused(&[command, other]);
            assert!(why.contains("is not the file of"), "{why}");
            assert!(!why.contains("to grade"), "{why}");
        }
    }
    assert_eq!(learner.read("solutions/second/two.rs"), wrong);
    learner.write("mine.rs", course::ANSWER);
    insta::assert_snapshot!(learner.is_refused(&["check", "./mine.rs"]), @r"
    error: no exercise `./mine.rs`; did you mean `one`?
      to grade a file: grader check EXERCISE --solution ./mine.rs
    ");
    // With another folder of solutions, its files are meant.
    let arguments = ["else where/second/two.rs", "--solutions", "else where"];
    assert_eq!(learner.checks(&arguments).status, 0);
    learner.goes_to("solutions/second");
    assert_eq!(learner.checks(&["two.rs"]).status, 1);
}

#[test]
fn a_topic_and_an_exercise_are_told_apart() {
    let learner = course::learner();
    learner.says(&["init"]);
    insta::assert_snapshot!(learner.is_refused(&["start", "second"]), @r"
    error: `second` is a topic and no exercise; its exercises: grader list second
    ");
    insta::assert_snapshot!(learner.is_refused(&["status", "two"]), @r"
    error: `two` is an exercise and no topic; its topic is `second`
    ");
}

#[test]
fn an_exercise_is_graded_once_however_often_it_is_named() {
    let learner = course::learner();
    learner.says(&["init"]);
    learner.write("solutions/second/two.rs", course::ANSWER);
    let outcome = learner.checks(&["two", "second/two", "solutions/second/two.rs"]);
    assert_eq!(outcome.status, 0, "{outcome}");
    assert!(outcome.stdout.contains("\nlesson: "), "{outcome}");
    assert_eq!(learner.progress()["exercises"]["second/two"]["attempts"], 1);
}

#[test]
fn the_list_is_narrowed_by_state_and_level() {
    let learner = course::learner();
    let outside = learner.is_refused(&["list", "--state", "started"]);
    assert!(outside.contains("this is no workspace"), "{outside}");
    let yaml = learner.read("exercises/first/one/exercise.yaml");
    let senior = yaml.replace("level: junior", "level: senior");
    learner.write("exercises/first/one/exercise.yaml", senior);
    learner.says(&["init"]);
    learner.says(&["start", "two"]);
    insta::assert_snapshot!(learner.says(&["list", "--state", "started", "--level", "junior"]), @r"
    The second  second: it comes first
      ~ started      two  junior   1 case   two

    0 of 1 exercise accepted, 1 started
    ");
    let slugs = |arguments: &[&str]| {
        let list = learner.says(&[&["list", "--json"], arguments].concat());
        let list: serde_json::Value = serde_json::from_str(&list).unwrap();
        let slugs = list.as_array().unwrap().iter();
        let slugs: Vec<String> = slugs.map(|one| one["slug"].to_string()).collect();
        slugs.join(" ")
    };
    assert_eq!(slugs(&["--level", "senior"]), r#""one""#);
    assert_eq!(slugs(&["--state", "not-started"]), r#""three" "one""#);
    assert_eq!(
        slugs(&["--state", "not-started", "--state", "started", "second"]),
        r#""three" "two""#
    );
    assert_eq!(slugs(&["--state", "accepted"]), "");
    insta::assert_snapshot!(learner.says(&["list", "--state", "accepted"]), @r"
    no exercise fits; without conditions: grader list
    ");
}

#[test]
fn a_link_that_leads_nowhere_is_not_passed_over() {
    let learner = course::learner();
    learner.says(&["init"]);
    learner.write("solutions/first/one.rs", course::ANSWER);
    let link = learner.path("solutions/second/two.rs");
    std::fs::remove_file(&link).unwrap();
    std::os::unix::fs::symlink("nowhere", link).unwrap();
    for arguments in [&["two"][..], &["--all"]] {
        let outcome = learner.checks(arguments);
        assert_eq!(outcome.status, 1, "{outcome}");
        assert!(outcome.stdout.contains("symbolic link"), "{outcome}");
    }
}

#[test]
fn a_long_error_is_broken_between_words_on_a_terminal() {
    let learner = course::learner();
    let name = "word ".repeat(30);
    let (status, screen) = at_terminal(&learner, &["start", &name], &[]);
    assert_eq!(status, 2, "{screen}");
    assert!(screen.lines().count() > 1, "{screen}");
    assert!(screen.lines().all(|line| line.len() <= 80), "{screen}");
    assert!(
        screen.lines().all(|line| !line.ends_with("wor")),
        "{screen}"
    );
    // Elsewhere a message is a line, for whoever looks for it.
    assert_eq!(learner.is_refused(&["start", &name]).lines().count(), 1);
}

#[test]
fn nothing_started_is_nothing_to_check() {
    let learner = course::learner();
    learner.says(&["init"]);
    assert_eq!(
        learner.checks(&["--all"]).stderr,
        "error: nothing is started yet: every starter is as it was given; to begin: grader next\n"
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
    ~ The second  █████░░░░░  1 of 2  1 not started
    ~ The first   ░░░░░░░░░░  0 of 1  1 started

    1 of 3 exercises accepted, 1 started, 1 not started
    you are at: first/one (started)
    ");
    insta::assert_snapshot!(learner.says(&["status", "-v"]), @r"
    The second
      · not started  three
      ✓ accepted     two    1 of 1 point, 1 check, edited since

    The first
      ~ started      one    0 of 1 point, 1 check, 1 hint, you are here

    1 of 3 exercises accepted, 1 started, 1 not started
    you are at: first/one (started)
    ");
    insta::assert_snapshot!(learner.says(&["status", "first"]), @r"
    The first
      ~ started      one  0 of 1 point, 1 check, 1 hint, you are here

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
