//! `grader verify` from end to end: an exercise that holds to everything, and exercises that fall short.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod catalogue;
mod chance;

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

/// The rows of the check `generator` of the sound exercise with another generator.
fn with_generator(generator: &str, more: &[(&str, &str)]) -> Value {
    let place = place();
    for (path, text) in [("exercises/t/sound/generate.rs", generator)]
        .iter()
        .chain(more)
    {
        std::fs::write(place.path().join(path), text).unwrap();
    }
    let output = verify(place.path(), &["sound", "--json"]);
    serde_json::from_slice(&output.stdout).unwrap()
}

fn generator_row(document: &Value) -> &Value {
    let mut rows = document["rows"].as_array().unwrap().iter();
    rows.find(|row| row["check"] == "generator").unwrap()
}

#[test]
fn what_random_scripts_catch_is_told() {
    let place = place();
    let output = verify(place.path(), &["sound", "--json"]);
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    let caught = &document["generators"][0];
    assert_eq!(caught["exercise"], "t/sound");
    assert_eq!(caught["scripts"], 60);
    let files = ["first.rs", "second.rs", "smaller.rs"].map(Value::from);
    assert_eq!(caught["caught"], Value::from(files.to_vec()));
    assert_eq!(caught["missed"], Value::from(Vec::<Value>::new()));
}

#[test]
fn a_generator_that_catches_nothing_falls_short() {
    let equal = "pub fn script(random: &mut crate::grader::Random, size: usize) -> String {\n    \
                 format!(\"{0} {0}\\n\", random.below(size))\n}\n";
    let document = with_generator(equal, &[]);
    let row = generator_row(&document);
    assert_eq!(row["outcome"], "short");
    assert_eq!(
        row["shortcomings"][0]["message"],
        "random scripts catch none of the rejects"
    );
}

#[test]
fn a_reject_that_random_scripts_alone_catch_asks_for_a_case() {
    let lucky = "pub fn larger(a: i64, b: i64) -> i64 {\n    if a + b == 9 { b } else { a }\n}\n";
    let generator = "pub fn script(random: &mut crate::grader::Random, size: usize) -> String {\n    \
                     format!(\"{} {size}\\n\", random.below(4)).repeat(size)\n}\n";
    let document = with_generator(generator, &[("exercises/t/sound/rejects/first.rs", lucky)]);
    let row = generator_row(&document);
    assert_eq!(row["outcome"], "short");
    let told = &row["shortcomings"][0];
    assert_eq!(told["message"], "only random scripts catch `first.rs`");
    assert_eq!(told["help"], "a case is missing, such as `0 1`");
    assert_eq!(
        (&told["file"], &told["line"]),
        (&"exercises/t/sound/exercise.yaml".into(), &23.into())
    );
}

#[test]
fn without_a_generator_there_is_no_such_check() {
    let place = place();
    std::fs::remove_file(place.path().join("exercises/t/sound/generate.rs")).unwrap();
    let output = verify(place.path(), &["sound", "--json"]);
    assert_eq!(output.status.code(), Some(0));
    let document = text(&output.stdout);
    assert!(!document.contains("\"generator\""), "{document}");
}
