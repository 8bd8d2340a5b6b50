//! What keeps random scripts from being played: wrong usage, and the mistakes of an exercise's author.

use insta::assert_snapshot;
use serde_json::Value;

use crate::made_up;
use crate::random_scripts::{GENERATOR, RIGHT, check, random, with_answer};

#[test]
fn an_exercise_without_a_generator_is_wrong_usage_that_names_those_with_one() {
    let session = with_answer(RIGHT).file("solutions/basics/adder.rs", made_up::ADDER_SOLUTION);
    assert_snapshot!(session.check(["adder", "--random", "5"]).run(), @r"
    status 2
    --- stderr
    error: `basics/adder` has no generator of random scripts; these have one: counter
    ");
    let session = with_answer(RIGHT).check(["counter", "--seed", "5"]);
    assert_eq!(session.run().status, 2);
}

#[test]
fn of_all_exercises_those_with_a_generator_are_played() {
    let session = with_answer(RIGHT)
        .file("answers/basics/adder.rs", made_up::ADDER_SOLUTION)
        .check([
            "--all",
            "--solutions",
            "answers",
            "--random",
            "5",
            "--report",
            "json",
        ]);
    let attempts = session.run().report()["attempts"].clone();
    let played = |slug: &str| {
        let mut attempts = attempts.as_array().unwrap().iter();
        let attempt = attempts.find(|it| it["exercise"] == format!("basics/{slug}"));
        attempt.unwrap()["random"]["played"].clone()
    };
    assert_eq!(
        (played("counter"), played("adder")),
        (5.into(), Value::Null)
    );
}

#[test]
fn an_answer_that_does_not_compile_is_played_with_nothing() {
    let outcome = check(with_answer("pub fn up() {}\n"), &["--report", "json"]);
    assert_eq!(outcome.status, 1);
    assert_eq!(random(&outcome), Value::Null);
}

/// What is told, after the grade, about an exercise with this generator and this reference solution.
fn author_is_told(generator: &str, reference: &str) -> String {
    let session = with_answer(RIGHT)
        .file("exercises/basics/counter/generate.rs", generator)
        .file("solutions/basics/counter.rs", reference);
    let outcome = check(session, &[]);
    assert_eq!(outcome.status, 3, "{outcome}");
    assert!(
        outcome.stdout.contains("✓ accepted · 1 of 1 point"),
        "{outcome}"
    );
    outcome.stderr
}

#[test]
fn the_authors_mistakes_are_told_as_such() {
    let body = |body: &str| {
        format!(
            "use crate::grader::Random;\n\npub fn script(random: &mut Random, size: usize) -> String {{\n    \
             {body}\n}}\n"
        )
    };
    let told = [
        author_is_told(&body("random.pick(size)"), RIGHT),
        author_is_told(
            &body("assert!(random.below(9) + size < 12, \"no more\"); \"up\\n\".repeat(size)"),
            RIGHT,
        ),
        author_is_told(
            &body("if random.chance(0) { panic!() } \" \\n\".repeat(size)"),
            RIGHT,
        ),
        author_is_told(
            &body("\"up\\nshow\\n\".repeat(size) + [\"\", \"frob\\n\"][random.below(2)]"),
            RIGHT,
        ),
        author_is_told(GENERATOR, "pub fn up(_: &mut i32) {}\n"),
    ];
    assert_snapshot!(told.join("\n"), @r#"
    error: the generator does not compile
     --> exercises/basics/counter/generate.rs:4:17
      |
    4 |     random.pick(size)
      |                 ^^^^ mismatched types

    error: the generator panics: no more
     --> exercises/basics/counter/generate.rs:4:5
      |
    4 |     assert!(random.below(9) + size < 12, "no more"); "up\n".repeat(size)
      |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = help: at script 8 of seed 7, of size 5

    error: the generator makes an empty script
    --> exercises/basics/counter/generate.rs
     = help: as script 0 of seed 7, of size 1

    error: the reference solution does not get through a script of the generator: runtime error, unknown operation: frob
    --> exercises/basics/counter/generate.rs
     = help: it fails with `frob`, which is what is left of script 0 of seed 7, of size 1

    error: the reference solution does not compile
    --> solutions/basics/counter.rs
     = help: cannot find function `down` in module `crate::solution`
    "#);
}

#[test]
fn a_reference_that_answers_in_two_ways_is_not_the_learners_fault() {
    let clock = RIGHT.replace(
        "*number -= 1",
        "*number -= (std::time::UNIX_EPOCH.elapsed().unwrap().as_nanos() % 1_000_003) as i32",
    );
    let told = author_is_told(GENERATOR, &clock);
    assert!(
        told.starts_with("error: two runs of the reference solution differ on a script"),
        "{told}"
    );
}

#[test]
fn a_generator_in_mode_tests_is_refused() {
    let yaml = "format: 1\ntitle: T\nlevel: junior\nquestion: Q\ntask: T\nmode: tests\n";
    let session = made_up::session()
        .file("exercises/basics/tested/exercise.yaml", yaml)
        .file("exercises/basics/tested/starter.rs", "pub fn f() {}\n")
        .file(
            "exercises/basics/tested/tests.rs",
            "#[test]\nfn f() { solution::f() }\n",
        )
        .file("exercises/basics/tested/generate.rs", GENERATOR)
        .file("solutions/basics/tested.rs", "pub fn f() {}\n");
    let outcome = session.check(["tested"]).run();
    assert_eq!(outcome.status, 3);
    assert!(
        outcome
            .stderr
            .contains("in mode `tests` there is no `generate.rs`"),
        "{outcome}"
    );
}
