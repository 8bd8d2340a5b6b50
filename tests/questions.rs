//! Which questions are exercised, and how `grader list --questions` shows it. That `questions.yaml` and the exercises say the
//! same of each other is for `grader verify` to prove.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::process::Command;

use grader::exercise::{Catalogue, Exercise, State, coverage};

fn exercises(catalogue: &Catalogue) -> Vec<Exercise> {
    let ids = catalogue.ids().unwrap();
    ids.iter().map(|id| catalogue.load(id).unwrap()).collect()
}

/// A catalogue of one exercise that derives from these questions, and of three questions.
fn made_up(derived_from: &str) -> tempfile::TempDir {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("exercises/basics/stack");
    fs::create_dir_all(&folder).unwrap();
    let exercise = format!(
        "format: 1\ntitle: T\nlevel: mid\nderived_from: [{derived_from}]\nquestion: Q?\ntask: Do it.\nmode: program\n\
         cases:\n  - name: one\n    checks: it\n    expect: |\n      1\n"
    );
    fs::write(folder.join("exercise.yaml"), exercise).unwrap();
    fs::write(folder.join("starter.rs"), "fn main() {}\n").unwrap();
    let question = |id: &str, rest: &str| {
        format!("  - {{ id: {id}, title: T, level: mid, kind: code, {rest} }}\n")
    };
    let questions = [
        question("000-1", "exercises: [stack, queue]"),
        question("000-2", "exercises: [queue]"),
        question("001-1", "reason: trivia"),
    ];
    let questions = format!("format: 1\nquestions:\n{}", questions.concat());
    fs::write(place.path().join("exercises/questions.yaml"), questions).unwrap();
    place
}

#[test]
fn a_question_is_exercised_when_both_sides_say_so() {
    let state = |derived_from: &str| {
        let place = made_up(derived_from);
        let catalogue = Catalogue::find(None, place.path()).unwrap();
        let covered = coverage(catalogue.questions().unwrap(), &exercises(&catalogue));
        let states: Vec<State> = covered.iter().map(|covered| covered.state()).collect();
        (states, covered[0].planned.clone())
    };
    use State::{Exercised, Planned, WithoutExercise};
    assert_eq!(
        state("000-1"),
        (
            vec![Exercised, Planned, WithoutExercise],
            vec!["queue".to_owned()]
        )
    );
    // A question that does not name the exercise is not exercised by it, and one that alone does is not either.
    let both = vec!["stack".to_owned(), "queue".to_owned()];
    assert_eq!(
        state("000-2"),
        (vec![Planned, Planned, WithoutExercise], both)
    );
}

#[test]
fn the_command_lists_every_question_as_a_table_and_as_json() {
    let place = made_up("000-1");
    let list = |more: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_grader"))
            .args(["list", "--questions"])
            .args(more)
            .current_dir(place.path())
            .output()
            .unwrap();
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    let table = list(&[]);
    assert!(
        table.contains("exercised by stack; planned: queue\n"),
        "{table}"
    );
    assert!(
        table.ends_with("\n3 questions: 1 exercised, 1 planned, 1 without an exercise\n"),
        "{table}"
    );
    let json: serde_json::Value = serde_json::from_str(&list(&["--json"])).unwrap();
    assert_eq!(json["questions"][0]["exercises"][0], "basics/stack");
    assert_eq!(json["questions"][2]["reason"], "trivia");
    let both = Command::new(env!("CARGO_BIN_EXE_grader"))
        .args(["list", "--questions", "basics"])
        .output()
        .unwrap();
    assert_eq!(both.status.code(), Some(2));
}
