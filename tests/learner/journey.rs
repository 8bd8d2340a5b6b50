//! A learner's way from an empty folder to three accepted exercises of the built-in catalogue, which grows: numbers are
//! not held, and the first exercise is whichever it is.

use crate::learner::{Learner, without_numbers};

fn reference(exercise: &str) -> String {
    let repository = env!("CARGO_MANIFEST_DIR");
    std::fs::read_to_string(format!("{repository}/solutions/{exercise}.rs")).unwrap()
}

/// The exercise that a page of `next` or `start` is about.
fn exercise_of(page: &str) -> String {
    let facts = page.lines().nth(1).unwrap();
    facts.split(" · ").next().unwrap().to_owned()
}

#[test]
fn from_an_empty_folder_to_three_accepted_exercises() {
    let mut learner = Learner::new();
    insta::assert_snapshot!(learner.says(&[]), @r"
    grader checks your answers to Rust exercises, and says what is wrong
    begin: grader init rust-exercises
    look around: grader list
    every command: grader --help
    ");
    insta::assert_snapshot!(without_numbers(&learner.says(&["init", "rust"])), @r"
    made a workspace in `rust` for N exercises
    solutions/TOPIC/SLUG.rs your answers, each begun as a starter
    Cargo.toml for your editor: open this folder in it
    next: cd rust && grader next
    ");
    learner.goes_to("rust");
    insta::assert_snapshot!(without_numbers(&learner.says(&[])), @r"
    [bar] N of N exercises accepted, N not started
    next: grader next
    ");
    let page = learner.says(&["next"]);
    let first = exercise_of(&page);
    let (topic, slug) = first.split_once('/').unwrap();
    let ending = format!(
        "file: solutions/{first}.rs\ntask: grader show {slug}\nnext: write your answer into the file, then: grader check\n"
    );
    assert!(page.ends_with(&ending), "{page}");

    // A first try that does not compile, one that is the starter, and a hint.
    let file = format!("rust/solutions/{first}.rs");
    let starter = learner.read(&file);
    learner.write(&file, format!("{starter}\nfn broken( {{}}\n"));
    let outcome = learner.checks(&[]);
    assert_eq!((outcome.status, outcome.stderr.as_str()), (1, ""));
    let place = format!("solutions/{first}.rs:");
    assert!(outcome.stdout.contains(&place), "{outcome}");
    learner.write(&file, starter);
    let outcome = learner.checks(&[]);
    assert_eq!(outcome.status, 1, "{outcome}");
    assert!(outcome.stdout.contains("not yet implemented"), "{outcome}");
    let hint = learner.says(&["hint"]);
    assert!(hint.starts_with("hint 1 of "), "{hint}");
    let page = learner.says(&[]);
    let at = format!(
        "you are at: {first}, 2 checks, 1 hint shown\nfile: solutions/{first}.rs\nnext: grader check\n"
    );
    assert!(page.ends_with(&at), "{page}");
    // Whoever is not done stays.
    assert_eq!(exercise_of(&learner.says(&["next"])), first);

    // The answer, checked from the folder that it stands in.
    learner.write(&file, reference(&first));
    learner.goes_to(&format!("rust/solutions/{topic}"));
    let outcome = learner.checks(&[]);
    assert_eq!(
        (outcome.status, outcome.stderr.as_str()),
        (0, ""),
        "{outcome}"
    );
    let heading = format!("{first} · {slug}.rs\n");
    assert!(outcome.stdout.starts_with(&heading), "{outcome}");
    assert!(outcome.stdout.contains("\nlesson: "), "{outcome}");
    let ending = format!("compare: grader solution {slug} --diff\nnext: grader next\n");
    assert!(outcome.stdout.contains(&ending), "{outcome}");
    assert_ne!(exercise_of(&learner.says(&["next"])), first);

    // Two others, by their names.
    learner.goes_to("rust");
    let others = ["closures/closure-capture", "types/duck-typing"];
    for exercise in others {
        assert_eq!(exercise_of(&learner.says(&["start", exercise])), exercise);
        let file = format!("rust/solutions/{exercise}.rs");
        learner.write(&file, reference(exercise));
        let outcome = learner.checks(&[]);
        assert_eq!(outcome.status, 0, "{outcome}");
        assert!(outcome.stdout.contains("next: grader next\n"), "{outcome}");
        learner.says(&["next"]);
    }
    let status = learner.says(&["status", "-v"]);
    assert!(status.contains("\n3 of "), "{status}");
    let accepted = status.lines().filter(|line| line.contains("✓ accepted"));
    assert_eq!(accepted.count(), 3, "{status}");
    let solution = learner.says(&["solution", "duck-typing"]);
    assert_eq!(solution, reference("types/duck-typing"));
    let list = learner.says(&["list", "types"]);
    assert!(list.contains("  ✓ accepted     duck-typing "), "{list}");
    let list = learner.says(&["list", "types", "--json"]);
    let list: serde_json::Value = serde_json::from_str(&list).unwrap();
    assert_eq!(list[0]["state"], "accepted");
}
