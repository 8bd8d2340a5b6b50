//! `grader verify` from end to end: an exercise that holds to everything, and exercises that fall short.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod catalogue;

use std::path::Path;
use std::process::{Command, Output};

use grader::proof::Check;
use serde_json::Value;

use crate::catalogue::{SECRET, place};

fn verify(place: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_grader"))
        .arg("verify")
        .args(arguments)
        .args(["--sandbox", "best-effort"])
        .current_dir(place)
        .env("GRADER_CACHE", place.join("cache"))
        .output()
        .unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// Without what differs from run to run: times, the compiler and the class.
fn steady(page: &str) -> String {
    let line = |line: &str| match line {
        line if line.contains(" · sandbox ") => "rustc".to_owned(),
        line if line.ends_with(" a second") || line.contains(" hold · ") => {
            line.split(" · ").next().unwrap_or_default().to_owned()
        }
        line => line.to_owned(),
    };
    page.lines().map(line).collect::<Vec<String>>().join("\n")
}

#[test]
fn an_exercise_that_holds_to_everything_is_told_so() {
    let place = place();
    let output = verify(place.path(), &["sound", "--mutants", "--json"]);
    assert_eq!(text(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stdout));
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(document["schema"], "grader/proof/v1");
    let rows: Vec<(&str, &str)> = document["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            (
                row["check"].as_str().unwrap(),
                row["outcome"].as_str().unwrap(),
            )
        })
        .collect();
    let expected: Vec<(&str, &str)> = Check::ALL
        .iter()
        .map(|check| (check.name(), "held"))
        .collect();
    assert_eq!(rows, expected);
    let mutants = &document["mutants"][0];
    // `>=` and `<=` for `>`, the condition fixed twice, the body answering 0 and 1.
    assert_eq!(
        (
            &mutants["offered"],
            &mutants["killed"],
            &mutants["equivalent"],
            &mutants["survived"]
        ),
        (&6.into(), &5.into(), &1.into(), &0.into())
    );
}

#[test]
fn every_check_can_fall_short_and_says_where() {
    let place = place();
    let output = verify(place.path(), &["--mutants"]);
    assert_eq!(text(&output.stderr), "");
    assert_eq!(output.status.code(), Some(3));
    let page = steady(&text(&output.stdout));
    for check in Check::ALL {
        let heading = format!(" · {check}");
        assert!(
            page.lines().any(|line| line.ends_with(&heading)),
            "{check} holds everywhere"
        );
    }
    assert!(!page.contains(SECRET), "a hidden case leaks:\n{page}");
    insta::assert_snapshot!(page);
}

#[test]
fn solutions_may_stand_elsewhere_and_hidden_cases_stay_hidden() {
    let place = place();
    std::fs::rename(place.path().join("solutions"), place.path().join("answers")).unwrap();
    let arguments = [
        "t/refused",
        "--json",
        "--solutions",
        "answers",
        "--jobs",
        "1",
    ];
    let output = verify(place.path(), &arguments);
    assert_eq!(output.status.code(), Some(3));
    let document = text(&output.stdout);
    assert!(
        !document.contains(SECRET),
        "a hidden case leaks:\n{document}"
    );
    assert!(
        document.contains("the solution is not accepted in the case `hidden`"),
        "{document}"
    );
    assert!(
        !document.contains("\"mutants\": [\n"),
        "mutants without being asked for"
    );
}

#[test]
fn what_is_not_there_is_wrong_usage() {
    let place = place();
    let output = verify(place.path(), &["sund"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        text(&output.stderr).contains("did you mean"),
        "{}",
        text(&output.stderr)
    );
    std::fs::remove_dir_all(place.path().join("exercises/t")).unwrap();
    let output = verify(place.path(), &["--all"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("there is no exercise in the folder `exercises`"));
}
