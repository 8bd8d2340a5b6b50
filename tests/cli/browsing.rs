//! `list`, `show` and `hint`.

use insta::assert_snapshot;

use crate::made_up::session;
use crate::session::Session;

#[test]
fn everything_is_listed_by_topic() {
    assert_snapshot!(session().args(["list"]).run(), @r"
    status 0
    --- stdout
    Basics  basics: first steps
      adder    junior   3 cases  Adder
      greeter  mid      4 cases  Greeter

    The wild  wild: programs that misbehave
      free     senior   1 case   Free

    3 exercises
    ");
}

#[test]
fn one_topic_is_listed() {
    assert_snapshot!(session().args(["list", "wild"]).run(), @r"
    status 0
    --- stdout
    The wild  wild: programs that misbehave
      free  senior   1 case   Free

    1 exercise
    ");
}

#[test]
fn a_topic_that_does_not_exist() {
    assert_snapshot!(session().args(["list", "basic"]).run(), @r"
    status 2
    --- stderr
    error: no topic `basic`; did you mean `basics`?
    ");
}

#[test]
fn a_list_in_json() {
    let outcome = session().args(["list", "wild", "--json"]).run();
    assert_snapshot!(outcome, @r#"
    status 0
    --- stdout
    [
      {
        "exercise": "wild/free",
        "topic": "wild",
        "slug": "free",
        "title": "Free",
        "level": "senior",
        "mode": "harness",
        "cases": 1,
        "max_points": 1,
        "derived_from": []
      }
    ]
    "#);
}

#[test]
fn the_built_in_list_has_every_topic() {
    let outcome = Session::new().args(["list", "--json"]).run();
    assert_eq!(
        (outcome.status, outcome.stderr.as_str()),
        (0, ""),
        "{outcome}"
    );
    let list: serde_json::Value = serde_json::from_str(&outcome.stdout).unwrap();
    assert!(list.to_string().contains("lru-cache"), "{outcome}");
    assert!(outcome.files.is_empty(), "{outcome}");
}

#[test]
fn an_exercise_is_shown() {
    assert_snapshot!(session().args(["show", "adder"]).run(), @r#"
    status 0
    --- stdout
    Adder
    basics/adder · junior · 3 cases · 6 points

    How do you add two numbers?

    Task

    Write `add`, which gives the sum of two numbers.

    Cases

      small: the sum of two small numbers
      negative: the sum of a number and a negative one
      out-of-sight (hidden): the sum of two odd fellows

    Limits for each case: [time] of processor time ([time] on the clock), 64 MiB
      of memory, 64 KiB of output. Programs are built without optimisation, and
      overflow of integers is checked.
    Not allowed: unsafe.

    Begin with this, in solutions/basics/adder.rs

        /// The sum of two numbers.
        pub fn add(left: i64, right: i64) -> i64 {
            let _ = (left, right);
            todo!("add them")
        }

    to begin: mkdir -p solutions/basics && grader show adder --starter > solutions/basics/adder.rs
    next: grader check adder
    "#);
}

#[test]
fn an_exercise_is_shown_in_json() {
    assert_snapshot!(session().args(["show", "adder", "--json"]).run(), @r#"
    status 0
    --- stdout
    {
      "exercise": "basics/adder",
      "title": "Adder",
      "level": "junior",
      "mode": "harness",
      "derived_from": [],
      "question": "How do you add two numbers?",
      "task": "Write `add`, which gives the sum of two numbers.",
      "starter": "/// The sum of two numbers.\npub fn add(left: i64, right: i64) -> i64 {\n    let _ = (left, right);\n    todo!(\"add them\")\n}\n",
      "limits": {
        "cpu_ms": 500,
        "wall_ms": 2500,
        "memory_bytes": 67108864,
        "output_bytes": 65536
      },
      "forbid": [
        "unsafe"
      ],
      "cases": [
        {
          "name": "small",
          "checks": "the sum of two small numbers",
          "hidden": false,
          "points": 1
        },
        {
          "name": "negative",
          "checks": "the sum of a number and a negative one",
          "hidden": false,
          "points": 2
        },
        {
          "name": "out-of-sight",
          "checks": "the sum of two odd fellows",
          "hidden": true,
          "points": 3
        }
      ],
      "hints": 2,
      "max_points": 6
    }
    "#);
}

#[test]
fn a_starter_is_shown_as_it_is() {
    let starter = "pub fn act() {\r\n    // \u{e9}\r\n}";
    let session = session().file("exercises/wild/free/starter.rs", starter);
    let outcome = session.args(["show", "free", "--starter"]).run();
    assert_eq!(
        (
            outcome.status,
            outcome.stdout.as_str(),
            outcome.stderr.as_str()
        ),
        (0, starter, "")
    );
}

#[test]
fn hints_come_one_by_one() {
    assert_snapshot!(session().args(["hint", "adder"]).run(), @r"
    status 0
    --- stdout
    hint 1 of 2: Which operator puts two numbers together?

    next: grader hint adder 2
    ");
    assert_snapshot!(session().args(["hint", "adder", "2"]).run(), @r"
    status 0
    --- stdout
    hint 2 of 2: It looks like a cross.
    ");
    assert_snapshot!(session().args(["hint", "adder", "--all"]).run(), @r"
    status 0
    --- stdout
    hint 1 of 2: Which operator puts two numbers together?

    hint 2 of 2: It looks like a cross.
    ");
}

#[test]
fn a_hint_that_does_not_exist() {
    assert_snapshot!(session().args(["hint", "adder", "3"]).run(), @r"
    status 2
    --- stderr
    error: `basics/adder` has 2 hints, 1 to 2
    ");
    assert_snapshot!(session().args(["hint", "adder", "0"]).run(), @r"
    status 2
    --- stderr
    error: `basics/adder` has 2 hints, 1 to 2
    ");
    assert_snapshot!(session().args(["hint", "free"]).run(), @r"
    status 0
    --- stdout
    `wild/free` has no hints; read the task again: grader show free
    ");
}

#[test]
fn a_misspelt_exercise() {
    for command in ["show", "hint"] {
        let outcome = session().args([command, "gretter"]).run();
        assert_eq!(
            (outcome.status, outcome.stdout.as_str()),
            (2, ""),
            "{outcome}"
        );
        assert_eq!(
            outcome.stderr,
            "error: no exercise `gretter`; did you mean `greeter`?\n"
        );
    }
}
