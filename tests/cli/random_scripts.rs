//! Random scripts: made, found to fail, shortened and shown.

use insta::assert_snapshot;
use serde_json::Value;

use crate::made_up;
use crate::outcome::{Outcome, report, steady};
use crate::session::Session;

const COUNTER: &str = "\
format: 1
title: Counter
level: junior
question: How does a number change?
task: |
  Write `up` and `down`, which change a number by one.
mode: harness
limits: { cpu: 500 ms }
cases:
  - name: up
    checks: up goes up
    input: |
      up
      show
    expect: |
      1
";

const HARNESS: &str = "\
use crate::grader::report;

pub fn run() {
    let mut number = 0;
    for line in std::io::stdin().lines() {
        match line.unwrap().as_str() {
            \"up\" => crate::solution::up(&mut number),
            \"down\" => crate::solution::down(&mut number),
            \"show\" => report!(\"{number}\"),
            other => panic!(\"unknown operation: {other}\"),
        }
    }
}
";

/// Its generator.
pub const GENERATOR: &str = "\
use crate::grader::Random;

pub fn script(random: &mut Random, size: usize) -> String {
    (0..size).map(|_| format!(\"{}\\n\", random.pick(&[\"up\", \"down\", \"show\"]))).collect()
}
";

/// An accepted answer.
pub const RIGHT: &str = "\
pub fn up(number: &mut i32) {
    *number += 1;
}

pub fn down(number: &mut i32) {
    *number -= 1;
}
";

/// A session with the exercise, its reference solution, and this answer to it in a folder of its own.
pub fn with_answer(answer: &str) -> Session {
    made_up::session()
        .file("exercises/basics/counter/exercise.yaml", COUNTER)
        .file("exercises/basics/counter/harness.rs", HARNESS)
        .file("exercises/basics/counter/starter.rs", RIGHT)
        .file("exercises/basics/counter/generate.rs", GENERATOR)
        .file("solutions/basics/counter.rs", RIGHT)
        .file("answers/basics/counter.rs", answer)
}

/// An answer that never goes below nothing.
pub fn stops_at_nothing() -> String {
    RIGHT.replace("*number -= 1", "*number = (*number - 1).max(0)")
}

/// What asks for fifty random scripts of it.
pub const ASKED: [&str; 7] = [
    "counter",
    "--solutions",
    "answers",
    "--random",
    "50",
    "--seed",
    "7",
];

/// `check` with fifty random scripts.
pub fn check(session: Session, more: &[&str]) -> Outcome {
    session.check(ASKED.iter().chain(more)).run()
}

/// What random scripts came to, from a JSON report.
pub fn random(outcome: &Outcome) -> Value {
    report(&outcome.stdout)["attempts"][0]["random"].clone()
}

#[test]
fn a_failing_script_is_shortened_and_shown_as_a_case() {
    assert_snapshot!(check(with_answer(&stops_at_nothing()), &[]), @r"
    status 1
    --- stdout
    basics/counter · answers/basics/counter.rs
      built in [time]
      ✓ up  accepted           1 of 1 point [time]

    ✗ random-7: wrong answer

      input
        1 | down
        2 | show

      first difference at output line 1: expected `-1`, got `0`

      - expected  + yours
        1 - -1
          + 0

      found by random script 6 of 50, shortened from 3 lines to 2
      to save it as a case of your own:
        grader check counter --solution answers/basics/counter.rs --random 50 --seed 7 --save-case

    ✓ accepted · 1 of 1 point · 1 of 1 case
    ✗ random script 6 of 50: wrong answer · seed 7
    next: grader hint basics/counter
    rustc [version] · sandbox none
    ");
}

#[test]
fn a_failing_script_can_be_pasted_by_the_author() {
    let outcome = check(with_answer(&stops_at_nothing()), &["-v"]);
    let yaml = "  as a case of the exercise, for its author:\n  - name: random-7\n    checks: say in a line what goes \
                wrong here\n    input: |\n      down\n      show\n    expect: |\n      -1\n";
    assert!(outcome.stdout.contains(yaml), "{outcome}");
}

#[test]
fn an_answer_that_does_what_the_reference_does_is_told_so() {
    assert_snapshot!(check(with_answer(RIGHT), &[]), @r"
    status 0
    --- stdout
    basics/counter · answers/basics/counter.rs
      built in [time]
      ✓ up  accepted           1 of 1 point [time]

    ✓ accepted · 1 of 1 point · 1 of 1 case
    ✓ 50 random scripts: the same as the reference solution · seed 7
    next: choose another one: grader list
    rustc [version] · sandbox none
    ");
}

#[test]
fn random_scripts_are_a_part_of_the_report_that_changes_no_other() {
    let outcome = check(with_answer(&stops_at_nothing()), &["--report", "json"]);
    assert_eq!(outcome.status, 1);
    let document = outcome.report();
    let attempt = &document["attempts"][0];
    assert_eq!(attempt["verdict"], "accepted");
    assert_eq!(
        (&attempt["points"], &attempt["max_points"]),
        (&1.into(), &1.into())
    );
    assert_eq!(document["totals"]["accepted"], 1);
    let random = &attempt["random"];
    assert_eq!(
        (&random["scripts"], &random["seed"]),
        (&50.into(), &7.into())
    );
    let failure = &random["failure"];
    assert_eq!(failure["name"], "random-7");
    assert_eq!(failure["verdict"], "wrong-answer");
    assert_eq!(failure["input"], "down\nshow\n");
    assert_eq!(failure["expected"], "-1\n");
    assert_eq!(failure["first_difference"]["got"], "0");
    assert_eq!(
        (&failure["minimal"], &failure["repeats"]),
        (&true.into(), &true.into())
    );
    assert_eq!(
        (&failure["points"], &failure["max_points"]),
        (&0.into(), &0.into())
    );
}

#[test]
fn without_random_scripts_the_report_is_as_it_was() {
    let session = with_answer(RIGHT).check(["counter", "--report", "json"]);
    let attempt = session.run().report()["attempts"][0].clone();
    assert!(
        attempt.get("random").is_none() && attempt.get("saved").is_none(),
        "{attempt:#}"
    );
}

#[test]
fn a_seed_finds_the_same_again_whatever_the_jobs() {
    let found = |more: &[&str]| {
        let all: Vec<&str> = [&["--report", "json"], more].concat();
        steady(random(&check(with_answer(&stops_at_nothing()), &all)))
    };
    let one = found(&["--jobs", "1"]);
    assert_eq!(one, found(&["--jobs", "4"]));
    assert_eq!(one, found(&["--jobs", "2", "--no-cache"]));
}

#[test]
fn a_seed_is_chosen_and_told() {
    let args = [
        "counter",
        "--solutions",
        "answers",
        "--random",
        "5",
        "--report",
        "json",
    ];
    let seed = |session: Session| random(&session.check(args).run())["seed"].as_u64().unwrap();
    // That two of these are the same happens once in four thousand million times.
    assert_ne!(seed(with_answer(RIGHT)), seed(with_answer(RIGHT)));
    assert_eq!(seed(with_answer(RIGHT).env("CI", "true")), 1);
}

#[test]
fn a_panic_and_an_endless_loop_are_shortened_too() {
    let panics = RIGHT.replace(
        "*number += 1",
        "assert!(*number < 2, \"too high\"); *number += 1",
    );
    let failure = random(&check(with_answer(&panics), &["--report", "json"]))["failure"].clone();
    assert_eq!(failure["verdict"], "runtime-error");
    assert_eq!(failure["input"], "up\nup\nup\n");
    assert_eq!(failure["panic"]["message"], "too high");

    let loops = RIGHT.replace("*number -= 1", "while *number < 1 {} *number -= 1");
    let failure = random(&check(with_answer(&loops), &["--report", "json"]))["failure"].clone();
    assert_eq!(failure["verdict"], "time-limit");
    assert_eq!(failure["input"], "down\n");
}

#[test]
fn a_program_may_end_as_it_likes() {
    let yaml = "format: 1\ntitle: Echo\nlevel: junior\nquestion: Q\ntask: T\nmode: program\ncases:\n  - name: a\n    \
                checks: c\n    input: |\n      a\n    expect: |\n      a\n";
    let generator = GENERATOR.replace("\"up\", \"down\", \"show\"", "\"a\", \"stop\"");
    let program = "fn main() {\n    for line in std::io::stdin().lines().map_while(Result::ok) {\n        if line == \"stop\" \
                   {\n            std::process::exit(4);\n        }\n        println!(\"{line}\");\n    }\n}\n";
    let session = made_up::session()
        .file("exercises/basics/echo/exercise.yaml", yaml)
        .file("exercises/basics/echo/starter.rs", "fn main() {}\n")
        .file("exercises/basics/echo/generate.rs", generator)
        .file("solutions/basics/echo.rs", program)
        .file(
            "answers/basics/echo.rs",
            program.replace("exit(4)", "exit(5)"),
        );
    let args = [
        "echo",
        "--solutions",
        "answers",
        "--random",
        "9",
        "--seed",
        "3",
        "--save-case",
    ];
    let session = session.check(args.into_iter().chain(["--report", "json"]));
    let failure = random(&session.run())["failure"].clone();
    assert_eq!(failure["verdict"], "runtime-error");
    assert_eq!(failure["input"], "stop\n");
    assert_eq!(failure["exit"]["code"], 5);
    let saved = |name: &str| {
        let path = format!("answers/basics/echo.cases/{name}.txt");
        std::fs::read_to_string(session.here().join(path)).unwrap()
    };
    let text = saved("random-3");
    assert!(text.ends_with("< stop\nexit 4\n"), "{text}");
    // A case that asks for another exit status is another case.
    let other = text.replace("exit 4", "exit 0");
    let session = session.file("answers/basics/echo.cases/random-3.txt", other);
    assert_eq!(
        session.run().files,
        ["here/answers/basics/echo.cases/random-3-2.txt"]
    );
    let session = session
        .file("answers/basics/echo.cases/random-3.txt", text)
        .file("answers/basics/echo.rs", program)
        .check(args);
    assert_eq!(session.run().status, 0);
}

#[test]
fn a_program_cannot_tell_what_it_is_run_for() {
    let with_args = COUNTER.replace("    input: |", "    args: [--quick, twice]\n    input: |");
    // Everything that a program can see of its surroundings, with a wrong answer so that both runs are shown.
    let curious = "pub fn up(_: &mut i32) {\n    eprintln!(\"{:?}\", std::env::args().skip(1).collect::<Vec<_>>());\n    \
                   eprintln!(\"{:?}\", std::env::vars().collect::<Vec<_>>());\n    let here = \
                   std::fs::read_dir(\".\").unwrap();\n    eprintln!(\"{:?}\", here.map(|it| \
                   it.unwrap().file_name()).collect::<Vec<_>>());\n}\n\npub fn down(number: &mut i32) {\n    *number -= \
                   1;\n}\n";
    let session = with_answer(curious).file("exercises/basics/counter/exercise.yaml", with_args);
    let outcome = check(session, &["--report", "json"]);
    let attempt = outcome.report()["attempts"][0].clone();
    let (case, failure) = (&attempt["cases"][0], &attempt["random"]["failure"]);
    assert_eq!(failure["input"], "up\nshow\n");
    assert_eq!(case["stderr"]["text"], failure["stderr"]["text"]);
    assert!(
        case["stderr"]["text"]
            .as_str()
            .unwrap()
            .starts_with("[\"up\", \"--quick\", \"twice\"]\n")
    );
    assert_eq!(case["stdout"], failure["stdout"]);
}
