//! The progress file: several graders at once, files that cannot be used, and folders that cannot be written.

use std::fs;
use std::process::{Child, Stdio};

use crate::course;
use crate::learner::Learner;
use crate::terminal::at_terminal;

#[test]
fn two_graders_at_once_lose_nothing_of_each_other() {
    let learner = course::learner();
    learner.says(&["init"]);
    for exercise in ["second/two", "second/three"] {
        learner.write(&format!("solutions/{exercise}.rs"), course::ANSWER);
        // So that the ones that follow find it built.
        assert_eq!(learner.checks(&[exercise]).status, 0);
    }
    let start = |arguments: &[&str]| -> Child {
        let mut command = learner.command(arguments);
        command.stdout(Stdio::null()).spawn().unwrap()
    };
    let mut graders = Vec::new();
    for _ in 0..10 {
        graders.push(start(&["check", "--sandbox", "off", "two"]));
        graders.push(start(&["check", "--sandbox", "off", "three"]));
        graders.push(start(&["hint", "one", "--all"]));
    }
    for mut grader in graders {
        assert!(grader.wait().unwrap().success());
    }
    let exercises = &learner.progress()["exercises"];
    assert_eq!(exercises["second/two"]["attempts"], 11);
    assert_eq!(exercises["second/three"]["attempts"], 11);
    assert_eq!(exercises["first/one"]["hints"], 2);
}

#[test]
fn a_file_that_cannot_be_used_is_set_aside_and_told() {
    let learner = course::learner();
    learner.says(&["init"]);
    learner.write("solutions/second/two.rs", course::ANSWER);
    learner.write(
        ".grader/progress.json",
        "{\"schema\": \"grader/progress/v1\", \"exerc",
    );
    let outcome = learner.checks(&["two"]);
    assert_eq!(outcome.status, 0, "{outcome}");
    insta::assert_snapshot!(outcome.stderr, @r"
    note: `.grader/progress.json` is damaged (no valid JSON at line 1); it is kept as `.grader/progress.set-aside-1.json`, and the marks begin anew; for those of your answers: grader check --all
    ");
    assert!(
        learner
            .says(&["status"])
            .contains("1 of 3 exercises accepted")
    );
    learner.write(
        ".grader/progress.json",
        "{\"schema\": \"grader/progress/v2\", \"marks\": []}",
    );
    let outcome = learner.tries(&["status"]);
    assert_eq!(outcome.status, 0, "{outcome}");
    insta::assert_snapshot!(outcome.stderr, @r"
    note: `.grader/progress.json` is of the format `grader/progress/v2`, which this version of grader does not know; it is kept as `.grader/progress.set-aside-2.json`, and the marks begin anew; for those of your answers: grader check --all
    ");
    assert!(
        outcome.stdout.contains("0 of 3 exercises accepted"),
        "{outcome}"
    );
    let kept = learner.read(".grader/progress.set-aside-2.json");
    assert_eq!(kept, "{\"schema\": \"grader/progress/v2\", \"marks\": []}");
    assert!(
        learner
            .read(".grader/progress.set-aside-1.json")
            .ends_with("\"exerc")
    );
}

#[test]
fn what_is_lost_is_told_however_little_is_to_be_said() {
    let learner = course::learner();
    learner.says(&["init"]);
    learner.write("solutions/second/two.rs", course::ANSWER);
    for arguments in [
        &["check", "-q", "--sandbox", "off", "two"][..],
        &["hint", "-q", "two"],
        &["init", "-q"],
    ] {
        learner.write(".grader/progress.json", "{");
        let outcome = learner.tries(arguments);
        assert_eq!(outcome.status, 0, "{outcome}");
        assert!(outcome.stderr.contains("is damaged"), "{outcome}");
    }
}

#[test]
fn what_another_version_has_written_beside_it_stays() {
    let learner = course::learner();
    learner.says(&["init"]);
    let text = learner.read(".grader/progress.json");
    let text = text.replacen('{', "{\n  \"mood\": \"good\",", 1);
    learner.write(".grader/progress.json", text);
    learner.says(&["start", "two"]);
    assert_eq!(learner.progress()["mood"], "good");
    assert_eq!(learner.progress()["current"], "second/two");
}

#[test]
fn a_check_does_not_fail_because_it_cannot_be_remembered() {
    let learner = course::learner();
    learner.says(&["init"]);
    learner.write("solutions/second/two.rs", course::ANSWER);
    // What stands in the place of the lock cannot be opened, even by an administrator.
    fs::remove_file(learner.path(".grader/lock")).unwrap();
    fs::create_dir(learner.path(".grader/lock")).unwrap();
    let outcome = learner.checks(&["two"]);
    assert_eq!(outcome.status, 0, "{outcome}");
    assert!(
        outcome
            .stderr
            .starts_with("note: this check is not remembered: cannot write"),
        "{outcome}"
    );
    // It was accepted all the same.
    let ending =
        "\n1 of 3 exercises accepted\ncompare: grader solution two --diff\nnext: grader next\n";
    assert!(outcome.stdout.contains("\nlesson: "), "{outcome}");
    assert!(outcome.stdout.contains(ending), "{outcome}");
    let check = [
        "check",
        "--sandbox",
        "off",
        "--no-lint",
        "--color",
        "never",
        "two",
    ];
    let (_, screen) = at_terminal(&learner, &check, &[]);
    let last = screen
        .lines()
        .skip_while(|line| !line.starts_with("rustc "));
    let last: Vec<&str> = last.skip(1).collect();
    assert!(
        last[0].starts_with("note: this check is not remembered"),
        "{screen}"
    );
    let quiet = learner.checks(&["two", "-q"]);
    assert!(quiet.stderr.contains("is not remembered"), "{quiet}");
    let outcome = learner.tries(&["hint", "two"]);
    assert_eq!(outcome.status, 0, "{outcome}");
    assert!(
        outcome.stderr.contains("note: this hint is not remembered"),
        "{outcome}"
    );
    // Going to an exercise is nothing but remembering it, and the question is shown all the same.
    let outcome = learner.tries(&["start", "two"]);
    assert_eq!(outcome.status, 5, "{outcome}");
    assert!(
        outcome
            .stderr
            .starts_with("error: this is not remembered: cannot write `.grader/lock`"),
        "{outcome}"
    );
    assert!(
        outcome
            .stderr
            .ends_with("\n  so name the exercise: grader check two\n"),
        "{outcome}"
    );
    assert!(
        outcome.stdout.ends_with("then: grader check two\n"),
        "{outcome}"
    );
    let outcome = learner.tries(&["show", "two"]);
    assert_eq!(outcome.status, 0, "{outcome}");
    assert!(
        outcome
            .stderr
            .starts_with("note: nothing is remembered here"),
        "{outcome}"
    );
}

#[test]
fn outside_of_a_workspace_nothing_is_written() {
    let learner = Learner::new();
    learner.solves("types/duck-typing");
    let files = learner.files();
    assert_eq!(learner.checks(&["duck-typing"]).status, 0);
    learner.says(&["hint", "duck-typing"]);
    learner.says(&["show", "duck-typing"]);
    learner.says(&[]);
    assert_eq!(learner.files(), files);
}
