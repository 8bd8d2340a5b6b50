//! Which exercises and cases are graded.

use insta::assert_snapshot;

use crate::made_up::{ADDER_SOLUTION, GREETER_SOLUTION, session, with_adder};
use crate::session::Session;

#[test]
fn several_exercises() {
    let session = with_adder(&ADDER_SOLUTION.replace('+', "-"))
        .file("solutions/basics/greeter.rs", GREETER_SOLUTION);
    assert_snapshot!(session.check(["greeter", "basics/adder"]).run(), @r"
    status 1
    --- stdout
    ✓ basics/greeter: accepted · 4 of 4 points · 4 of 4 cases
      solutions/basics/greeter.rs
    ✗ basics/adder: wrong answer · 0 of 6 points · 0 of 3 cases
      solutions/basics/adder.rs
      ✗ small         wrong answer       0 of 1 point [time]
      ✗ negative      wrong answer       0 of 2 points [time]
      ✗ out-of-sight  wrong answer       0 of 3 points    hidden

    ── basics/adder · solutions/basics/adder.rs

    ✗ small: wrong answer
      checks: the sum of two small numbers

      input
        1 | 1 2
        2 | 20 30

      first difference at output line 1: expected `1 + 2 = 3`, got `1 + 2 = -1`

      - expected  + yours
        1 - 1 + 2 = 3
                    ^
        2 - 20 + 30 = 50
                      ^^
          + 1 + 2 = -1
                    ^^
          + 20 + 30 = -10
                      ^^^

    ✗ negative: wrong answer
      checks: the sum of a number and a negative one

      input
        1 | 5 -7

      first difference at output line 1: expected `5 + -7 = -2`, got `5 + -7 = 12`

      - expected  + yours
        1 - 5 + -7 = -2
                     ^^
          + 5 + -7 = 12
                     ^^

    hidden case not accepted: out-of-sight (wrong answer)

    ✗ wrong answer · 0 of 6 points · 0 of 3 cases
    next: grader hint basics/adder

      exercise        verdict            points
    ✓ basics/greeter  accepted           4 of 4
    ✗ basics/adder    wrong answer       0 of 6

    1 of 2 attempts accepted · 4 of 10 points · [time]
    rustc [version] · sandbox none
    ");
}

#[test]
fn all_that_there_is_a_solution_for() {
    let session = with_adder(ADDER_SOLUTION).file("solutions/wild/free.rs", "pub fn act() {}\n");
    assert_snapshot!(session.check(["--all"]).run(), @r"
    status 0
    --- stdout
    ✓ basics/adder: accepted · 6 of 6 points · 3 of 3 cases
      solutions/basics/adder.rs
    ✓ wild/free: accepted · 1 of 1 point · 1 of 1 case
      solutions/wild/free.rs

      exercise      verdict            points
    ✓ basics/adder  accepted           6 of 6
    ✓ wild/free     accepted           1 of 1

    2 of 2 attempts accepted · 7 of 7 points · [time]
    rustc [version] · sandbox none
    ");
}

#[test]
fn all_of_nothing() {
    assert_snapshot!(session().check(["--all"]).run(), @r"
    status 2
    --- stderr
    error: no exercise has a solution in `solutions`; write one to `TOPIC/SLUG.rs` there, or say where they are with `--solutions DIR`
    ");
}

#[test]
fn single_cases() {
    let session =
        with_adder(ADDER_SOLUTION).check(["adder", "--case", "negative", "--case", "small"]);
    assert_snapshot!(session.run(), @r"
    status 0
    --- stdout
    basics/adder · solutions/basics/adder.rs
      built in [time]
      ✓ small     accepted           1 of 1 point [time]
      ✓ negative  accepted           2 of 2 points [time]

    ✓ accepted · 3 of 3 points · 2 of 2 cases
    next: now all of the cases: grader check basics/adder
    rustc [version] · sandbox none
    ");
}

#[test]
fn a_case_that_does_not_exist() {
    let session = with_adder(ADDER_SOLUTION);
    assert_snapshot!(session.check(["adder", "--case", "negativ"]).run(), @r"
    status 2
    --- stderr
    error: `basics/adder` has no case `negativ`; did you mean `negative`?
    ");
    assert_snapshot!(with_adder(ADDER_SOLUTION).check(["adder", "--case", "unlike"]).run(), @r"
    status 2
    --- stderr
    error: `basics/adder` has no case `unlike`; its cases are small, negative, out-of-sight
    ");
}

#[test]
fn an_exercise_that_does_not_exist() {
    assert_snapshot!(session().check(["ader"]).run(), @r"
    status 2
    --- stderr
    error: no exercise `ader`; did you mean `adder`?
    ");
    assert_snapshot!(session().check(["basics/quantum"]).run(), @r"
    status 2
    --- stderr
    error: no exercise `basics/quantum`; `grader list` shows all
    ");
}

#[test]
fn nothing_named() {
    assert_snapshot!(session().check([""; 0]).run(), @r"
    status 2
    --- stderr
    error: name an exercise, or say `--all`; `grader list` shows what there is
    ");
}

#[test]
fn one_file_is_not_for_two_exercises() {
    let session = session().file("mine.rs", ADDER_SOLUTION);
    assert_snapshot!(session.check(["adder", "greeter", "--solution", "mine.rs"]).run(), @r"
    status 2
    --- stderr
    error: `--solution` is one file, for one exercise
    ");
}

#[test]
fn without_arguments_one_is_told_how_to_begin() {
    assert_snapshot!(Session::new().run(), @r"
    status 0
    --- stdout
    grader checks your answers to Rust exercises, and says what is wrong
    begin: grader init rust-exercises
    look around: grader list
    every command: grader --help
    ");
}

#[test]
fn what_was_mistyped_is_told() {
    let outcome = Session::new().args(["checkk"]).run();
    assert_eq!(
        (outcome.status, outcome.stdout.as_str()),
        (2, ""),
        "{outcome}"
    );
    assert!(outcome.stderr.contains("'check'"), "{outcome}");
    let outcome = Session::new().check(["adder", "--jobs", "0"]).run();
    assert_eq!(
        (outcome.status, outcome.stdout.as_str()),
        (2, ""),
        "{outcome}"
    );
}

#[test]
fn help_and_version_need_nothing() {
    for argument in ["--help", "--version"] {
        let outcome = Session::new().env("PATH", "").args([argument]).run();
        assert_eq!(
            (outcome.status, outcome.stderr.as_str()),
            (0, ""),
            "{outcome}"
        );
        assert!(outcome.stdout.contains("grader"), "{outcome}");
        assert!(outcome.files.is_empty(), "{outcome}");
    }
}
