//! A small catalogue with one exercise of each kind, and one that lets a program do what it likes.

use serde_json::Value;

use crate::session::Session;

const TOPICS: &str = "\
format: 1
topics:
  - { name: basics, title: Basics, about: first steps }
  - { name: wild, title: The wild, about: programs that misbehave }
";

/// Mode harness, with a hidden case.
const ADDER: &str = "\
format: 1
title: Adder
level: junior
question: How do you add two numbers?
task: |
  Write `add`, which gives the sum of two numbers.
mode: harness
limits: { cpu: 500 ms, memory: 64 MiB }
forbid: [unsafe]
cases:
  - name: small
    checks: the sum of two small numbers
    input: |
      1 2
      20 30
    expect: |
      1 + 2 = 3
      20 + 30 = 50
  - name: negative
    checks: the sum of a number and a negative one
    input: |
      5 -7
    expect: |
      5 + -7 = -2
    points: 2
  - name: out-of-sight
    checks: the sum of two odd fellows
    input: |
      471100823 174637367
    expect: |
      471100823 + 174637367 = 645738190
    points: 3
    hidden: true
hints:
  - Which operator puts two numbers together?
  - It looks like a cross.
lesson: Operators are traits.
";

const ADDER_HARNESS: &str = "\
use crate::grader::report;

pub fn run() {
    for line in std::io::stdin().lines() {
        let line = line.unwrap();
        let (left, right) = line.split_once(' ').unwrap();
        let (left, right): (i64, i64) = (left.parse().unwrap(), right.parse().unwrap());
        report!(\"{left} + {right} = {}\", crate::solution::add(left, right));
    }
}
";

const ADDER_STARTER: &str = "\
/// The sum of two numbers.
pub fn add(left: i64, right: i64) -> i64 {
    let _ = (left, right);
    todo!(\"add them\")
}
";

/// An accepted answer to `adder`.
pub const ADDER_SOLUTION: &str = "\
pub fn add(left: i64, right: i64) -> i64 {
    left + right
}
";

/// Mode program: arguments, an exit status, an input from a file and a recorded snapshot.
const GREETER: &str = "\
format: 1
title: Greeter
level: mid
question: How does a program read its input?
task: |
  Greet each name given as an argument, or else each line of standard input. Without any name say `nobody here` and end
  with status 3.
mode: program
cases:
  - name: from-input
    checks: the name on standard input is greeted
    input: |
      Ada
    expect: |
      hello Ada
  - name: from-arguments
    checks: names given as arguments come first
    input: |
      Ada
    args: [Bob, Eve and Mallory]
    expect: |
      hello Bob
      hello Eve and Mallory
  - name: nobody
    checks: without any name the program ends with status 3
    expect: |
      nobody here
    exit_status: 3
  - name: long-list
    checks: many names
    input_file: inputs/names.txt
";

/// An accepted answer to `greeter`.
pub const GREETER_SOLUTION: &str = "\
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut names: Vec<String> = std::env::args().skip(1).collect();
    if names.is_empty() {
        names.extend(std::io::stdin().lines().map_while(Result::ok));
    }
    for name in &names {
        println!(\"hello {name}\");
    }
    if names.is_empty() {
        println!(\"nobody here\");
        return ExitCode::from(3);
    }
    ExitCode::SUCCESS
}
";

/// Calls the submission between two lines, under tight limits. Only the clock is patient: what computes shall meet its
/// own limit first on the busiest machine.
const FREE: &str = "\
format: 1
title: Free
level: senior
question: What could a program do?
task: |
  Write `act`, which may do anything.
mode: harness
limits: { cpu: 200 ms, wall: 20 s, memory: 32 MiB, output: 16 KiB }
cases:
  - name: runs
    checks: both lines are reported
    input_file: inputs/much.txt
    expect: |
      begin
      end
";

const FREE_HARNESS: &str = "\
use crate::grader::report;

pub fn run() {
    report!(\"begin\");
    crate::solution::act();
    report!(\"end\");
}
";

/// A session that finds the catalogue in `./exercises`.
pub fn session() -> Session {
    let names: String = (1..=200).map(|number| format!("n{number}\n")).collect();
    let greetings: String = (1..=200)
        .map(|number| format!("hello n{number}\n"))
        .collect();
    Session::new()
        .file("exercises/topics.yaml", TOPICS)
        .file("exercises/basics/adder/exercise.yaml", ADDER)
        .file("exercises/basics/adder/harness.rs", ADDER_HARNESS)
        .file("exercises/basics/adder/starter.rs", ADDER_STARTER)
        .file("exercises/basics/greeter/exercise.yaml", GREETER)
        .file("exercises/basics/greeter/starter.rs", "fn main() {}\n")
        .file("exercises/basics/greeter/inputs/names.txt", names)
        .file("exercises/basics/greeter/expected/long-list.out", greetings)
        .file("exercises/wild/free/exercise.yaml", FREE)
        .file("exercises/wild/free/harness.rs", FREE_HARNESS)
        .file("exercises/wild/free/starter.rs", "pub fn act() {}\n")
        .file("exercises/wild/free/inputs/much.txt", "x".repeat(1 << 20))
}

/// The same, with this answer to `adder`.
pub fn with_adder(solution: &str) -> Session {
    session().file("solutions/basics/adder.rs", solution)
}

/// What the only case of `free` comes to when `act` has this body, from a JSON report.
pub fn act(body: &str) -> Value {
    act_within("20 s", body)
}

/// The same with another limit on the wall clock.
pub fn act_within(wall: &str, body: &str) -> Value {
    let outcome = session()
        .file(
            "exercises/wild/free/exercise.yaml",
            FREE.replace("wall: 20 s", &format!("wall: {wall}")),
        )
        .file(
            "solutions/wild/free.rs",
            format!("pub fn act() {{\n{body}\n}}\n"),
        )
        .check(["free", "--report", "json"])
        .run();
    let case = outcome.report()["attempts"][0]["cases"][0].clone();
    assert!(case.is_object(), "{outcome}");
    case
}
