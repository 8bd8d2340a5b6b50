//! Where the catalogue is, and what becomes of an exercise that is broken.

use insta::assert_snapshot;

use crate::made_up::{ADDER_SOLUTION, session, with_adder};
use crate::session::Session;

const ONE: &str = "\
format: 1
title: One
level: junior
question: What is one?
task: Print 1.
mode: program
cases:
  - name: one
    checks: it is printed
    expect: |
      1
";

#[test]
fn the_built_in_catalogue_is_there_where_no_other_is() {
    let session = Session::new().args(["show", "lru-cache", "--starter"]);
    let starter = session.run();
    assert_eq!(
        (starter.status, starter.stderr.as_str()),
        (0, ""),
        "{starter}"
    );
    assert!(starter.stdout.contains("pub struct LruCache"), "{starter}");
    let outcome = session
        .file("mine.rs", &starter.stdout)
        .check(["lru-cache", "--solution", "mine.rs", "--report", "json"])
        .run();
    let attempt = &outcome.report()["attempts"][0];
    assert_eq!(
        (outcome.status, &attempt["points"]),
        (1, &0.into()),
        "{outcome}"
    );
    assert_eq!(attempt["exercise"], "performance/lru-cache");
}

#[test]
fn a_folder_of_exercises_comes_before_the_built_in_ones() {
    let outcome = session().check(["lru-cache"]).run();
    assert_snapshot!(outcome, @r"
    status 2
    --- stderr
    error: no exercise `lru-cache`; `grader list` shows all
    ");
}

#[test]
fn a_catalogue_that_is_named_comes_first() {
    let session = session()
        .file("other/numbers/one/exercise.yaml", ONE)
        .file("other/numbers/one/starter.rs", "fn main() {}\n")
        .file(
            "solutions/numbers/one.rs",
            "fn main() {\n    println!(\"1\");\n}\n",
        );
    assert_snapshot!(session.check(["one", "--catalogue", "other"]).run(), @r"
    status 0
    --- stdout
    numbers/one · solutions/numbers/one.rs
      built in [time]
      ✓ one  accepted           1 of 1 point [time]

    ✓ accepted · 1 of 1 point · 1 of 1 case
    next: choose another one: grader --catalogue other list
    rustc [version] · sandbox none
    ");
}

#[test]
fn a_command_that_is_suggested_names_the_catalogue_too() {
    let run = |[command, exercise]: [&str; 2]| {
        let session = session()
            .file("my course/numbers/one/exercise.yaml", ONE)
            .file("my course/numbers/one/starter.rs", "fn main() {}\n");
        let arguments = [command, exercise, "--catalogue", "my course"];
        session.args(arguments).run()
    };
    assert_snapshot!(run(["check", "one"]), @r"
    status 2
    --- stderr
    error: no solution for `numbers/one`: there is no file `solutions/numbers/one.rs`
      to begin: mkdir -p solutions/numbers && grader --catalogue 'my course' show one --starter > solutions/numbers/one.rs
      or name another file: grader --catalogue 'my course' check one --solution FILE
    ");
    assert_snapshot!(run(["hint", "one"]), @r"
    status 0
    --- stdout
    `numbers/one` has no hints; read the task again: grader --catalogue 'my course' show one
    ");
    let shown = run(["show", "one"]).stdout;
    let next = "next: grader --catalogue 'my course' check one\n";
    assert!(shown.ends_with(next), "{shown}");
}

#[test]
fn a_catalogue_that_is_not_there() {
    assert_snapshot!(session().check(["adder", "--catalogue", "gone"]).run(), @r"
    status 2
    --- stderr
    error: cannot read `gone`: No such file or directory (os error 2)
    ");
}

#[test]
fn a_broken_exercise_is_drawn_and_in_nobody_s_way() {
    let broken = ONE
        .replace("level: junior", "level: beginner")
        .replace("task:", "tsak:");
    let session = with_adder(ADDER_SOLUTION)
        .file("exercises/basics/one/exercise.yaml", broken)
        .file("exercises/basics/one/starter.rs", "fn main() {}\n")
        .file("solutions/basics/one.rs", "fn main() {}\n");
    let session = session.check(["one"]);
    assert_snapshot!(session.run(), @r"
    status 3
    --- stderr
    error: `beginner` is not known as `level`
     --> exercises/basics/one/exercise.yaml:3:8
      |
    3 | level: beginner
      |        ^^^^^^^^ expected one of `junior`, `mid`, `senior`

    error: an exercise has no key `tsak`
     --> exercises/basics/one/exercise.yaml:5:1
      |
    5 | tsak: Print 1.
      | ^^^^ did you mean `task`?
    ");
    let all = session.check(["--all"]);
    assert_eq!(all.run().status, 3);
    let session = all.check(["adder", "-q"]);
    assert_snapshot!(session.run(), @r"
    status 0
    --- stdout
    ✓ accepted · 6 of 6 points · 3 of 3 cases
    ");
}

#[test]
fn a_harness_that_breaks_is_not_mistaken_for_a_wrong_answer() {
    let session = with_adder(ADDER_SOLUTION).file(
        "exercises/basics/adder/harness.rs",
        "pub fn run() {\n    panic!(\"the harness is broken\");\n}\n",
    );
    let outcome = session.check(["adder", "--report", "json"]).run();
    let case = &outcome.report()["attempts"][0]["cases"][0];
    assert_eq!(case["verdict"], "runtime-error");
    assert_eq!(case["panic"]["file"], "harness.rs");
}
