//! The workspace in an editor: what Cargo, and with it rust-analyzer, makes of the files.

use std::collections::BTreeSet;
use std::process::Command;

use serde_json::Value;

use crate::course;
use crate::learner::Learner;

fn cargo(learner: &Learner, arguments: &[&str]) -> (bool, Vec<Value>) {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .arg("--offline")
        .env_remove("CARGO_TARGET_DIR")
        .env_remove("RUSTFLAGS")
        .current_dir(learner.path(""))
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let messages = text.lines().map(|line| serde_json::from_str(line).unwrap());
    (output.status.success(), messages.collect())
}

/// What the compiler has to say: the targets, with the lint or else how grave it is.
fn complaints(messages: &[Value]) -> BTreeSet<(String, String)> {
    let of = |message: &Value| {
        let told = &message["message"];
        let code = told["code"]["code"].as_str();
        let what = match told["level"].as_str()? {
            "warning" => code.unwrap_or("warning"),
            level => level,
        };
        let target = message["target"]["name"].as_str()?;
        Some((target.to_owned(), what.to_owned()))
    };
    messages
        .iter()
        .filter(|message| message["reason"] == "compiler-message")
        .filter_map(of)
        .collect()
}

#[test]
fn each_answer_is_a_target_and_a_broken_one_is_no_trouble_to_the_others() {
    let learner = Learner::with_workspace();
    let check = &[
        "check",
        "--examples",
        "--keep-going",
        "--message-format=json",
    ];
    let (success, messages) = cargo(&learner, check);
    let told = complaints(&messages);
    let quiet = ["error", "dead_code", "unused_variables"];
    let noise = told
        .iter()
        .filter(|(_, what)| quiet.contains(&what.as_str()));
    assert_eq!((success, noise.count()), (true, 0), "{told:?}");

    let (_, metadata) = cargo(
        &learner,
        &["metadata", "--no-deps", "--format-version", "1"],
    );
    let targets = metadata[0]["packages"][0]["targets"].as_array().unwrap();
    let roots: Vec<&str> = targets
        .iter()
        .map(|target| target["src_path"].as_str().unwrap())
        .collect();
    let answers = learner
        .files()
        .into_iter()
        .filter(|file| file.ends_with(".rs"));
    let answers: Vec<String> = answers.collect();
    assert_eq!(roots.len(), answers.len());
    for answer in &answers {
        assert!(roots.iter().any(|root| root.ends_with(answer)), "{answer}");
    }

    for (exercise, text) in [
        ("performance/lru-cache", "fn broken( {"),
        ("types/duck-typing", "fn wrong() -> u8 { \"x\" }"),
    ] {
        let path = format!("solutions/{exercise}.rs");
        learner.write(&path, format!("{}\n{text}\n", learner.read(&path)));
    }
    let (success, messages) = cargo(&learner, check);
    assert!(!success);
    let broken: BTreeSet<String> = complaints(&messages)
        .into_iter()
        .filter(|(_, what)| what == "error")
        .map(|(name, _)| name)
        .collect();
    assert_eq!(
        broken,
        ["duck-typing", "lru-cache"].map(str::to_owned).into()
    );
    let built = messages
        .iter()
        .filter(|message| message["reason"] == "compiler-artifact");
    assert_eq!(built.count(), answers.len() - 2);
}

#[test]
fn programs_have_a_main_and_own_tests_can_be_run() {
    let learner = course::learner();
    learner.says(&["init"]);
    let test = "#[test]\nfn mine() {\n    assert_eq!(1 + 1, 2);\n}\n";
    learner.write(
        "solutions/second/two.rs",
        format!("{}{test}", course::ANSWER),
    );
    let output = Command::new(env!("CARGO"))
        .args(["test", "--offline", "--example", "two"])
        .env_remove("CARGO_TARGET_DIR")
        .env_remove("RUSTFLAGS")
        .current_dir(learner.path(""))
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        output.status.success() && text.contains("test mine ... ok"),
        "{text}"
    );
    // The grader does not mind them.
    assert_eq!(learner.checks(&["two"]).status, 0);
}
