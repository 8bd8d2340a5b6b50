//! A made-up catalogue: one exercise that holds to everything, and others that between them fall short of every
//! check.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

/// Stands in the hidden cases, which no report may show.
pub const SECRET: &str = "31415926";

/// A file below the place of the catalogue, and its text.
type File = (&'static str, &'static str);

/// The place with all exercises.
pub fn place() -> TempDir {
    let place = tempfile::tempdir().unwrap();
    let all = [LISTS, SOUND, SHORT, REFUSED, BARE];
    for (path, text) in all.concat() {
        let path = place.path().join(path);
        fs::create_dir_all(path.parent().unwrap_or(Path::new("/"))).unwrap();
        fs::write(path, text).unwrap();
    }
    place
}

const LISTS: &[File] = &[(
    "exercises/questions.yaml",
    "format: 1
questions:
  - { id: 001-1, title: T, level: junior, kind: code, exercises: [sound, short] }
  - { id: 001-2, title: T, level: junior, kind: code, exercises: [sound, short, refused] }
",
)];

/// Calls the one function of the exercise with the numbers of each line.
const HARNESS: &str = "use crate::grader::report;
use crate::solution::larger;

pub fn run() {
    for line in std::io::read_to_string(std::io::stdin()).unwrap().lines() {
        let numbers: Vec<i64> = line.split(' ').map(|word| word.parse().unwrap()).collect();
        report!(\"{}\", larger(numbers[0], numbers[1]));
    }
}
";

/// Small numbers, so that neither is the larger one every time.
const GENERATOR: &str = "//! Scripts for sound: pairs of small numbers.

use crate::grader::Random;

/// A script of about `size` operations.
pub fn script(random: &mut Random, size: usize) -> String {
    let mut script = String::new();
    for _ in 0..size {
        script += &format!(\"{} {}\\n\", random.below(9), random.below(9));
    }
    script
}
";

const STARTER: &str = "pub fn larger(a: i64, b: i64) -> i64 {
    todo!()
}
";

const SOLUTION: &str = "/// The larger of two numbers.
pub fn larger(a: i64, b: i64) -> i64 {
    if a > b { a } else { b }
}
";

const FIRST: &str = "pub fn larger(a: i64, _: i64) -> i64 {\n    a\n}\n";
const SECOND: &str = "pub fn larger(_: i64, b: i64) -> i64 {\n    b\n}\n";
const SMALLER: &str = "pub fn larger(a: i64, b: i64) -> i64 {\n    a.min(b)\n}\n";

const SOUND: &[File] = &[
    (
        "exercises/t/sound/exercise.yaml",
        "format: 1
title: Sound
level: junior
derived_from: [001-1, 001-2]
question: Which is larger?
task: |
  Write `larger(a, b)`.
mode: harness
cases:
  - name: first
    checks: the first is larger
    input: |
      5 3
    expect: |
      5
  - name: second
    checks: the second is larger
    input_file: in/second.txt
    expect: |
      7
hints: [Compare., Use `if`.]
rejects:
  - file: first.rs
    misconception: the first counts
    verdict: wrong-answer
    caught_by: [second]
  - file: second.rs
    misconception: the second counts
    verdict: wrong-answer
    caught_by: [first]
  - file: smaller.rs
    misconception: less is more
    verdict: wrong-answer
    caught_by: [first, second]
lesson: An `if` has a value.
equivalent_mutants:
  - rule: comparison-boundary
    line: 'if a > b { a } else { b }'
    to: 'if a >= b { a } else { b }'
    reason: equal numbers are the same number
",
    ),
    ("exercises/t/sound/in/second.txt", "2 7\n"),
    ("exercises/t/sound/generate.rs", GENERATOR),
    ("exercises/t/sound/harness.rs", HARNESS),
    ("exercises/t/sound/starter.rs", STARTER),
    ("exercises/t/sound/rejects/first.rs", FIRST),
    ("exercises/t/sound/rejects/second.rs", SECOND),
    ("exercises/t/sound/rejects/smaller.rs", SMALLER),
    ("solutions/t/sound.rs", SOLUTION),
];

/// Accepted, and yet nothing to be proud of.
const SHORT: &[File] = &[
    (
        "exercises/t/short/exercise.yaml",
        "format: 1
title: Short
level: junior
derived_from: [001-2, 001-9]
question: Which is larger?
task: |
  Write larger and `Pair`.
mode: harness
limits: { output: 1 KiB }
cases:
  - name: first
    checks: the first is larger
    input: |
      5 3
    expect: |
      5
  - name: nothing
    checks: the first is larger
    allow_empty: true
    expect: ''
  - name: hidden
    checks: more numbers
    input: |
      31415926 2
    expect: |
      31415926
    hidden: true
hints: [Compare.]
rejects:
  - file: second.rs
    misconception: the second counts
    verdict: wrong-answer
    caught_by: [hidden]
  - file: first.rs
    misconception: the first counts
    verdict: wrong-answer
    caught_by: [first]
equivalent_mutants:
  - rule: comparison-boundary
    line: 'return if a > b {'
    to: 'return if a >= b {'
    reason: equal numbers are the same number
  - rule: comparison-negated
    line: 'return if a > b {'
    to: 'return if a <= b {'
    reason: a slip
  - rule: comparison-lost
    line: 'return if a > b {'
    to: ''
    reason: a slip
",
    ),
    (
        "exercises/t/short/harness.rs",
        "use std::hash::{BuildHasher, RandomState};

use crate::grader::report;
use crate::solution::larger;

pub fn run() {
    for line in std::io::read_to_string(std::io::stdin()).unwrap().lines() {
        let numbers: Vec<i64> = line.split(' ').map(|word| word.parse().unwrap()).collect();
        let tabs = (RandomState::new().hash_one(0) % 600) as usize;
        let blanks = \"\\t\".repeat(tabs) + &\" \".repeat(600 - tabs);
        report!(\"{}{blanks}\", larger(numbers[0], numbers[1]));
    }
}
",
    ),
    ("exercises/t/short/starter.rs", STARTER),
    ("exercises/t/short/notes.txt", "left behind\n"),
    (
        "exercises/t/short/generate.rs",
        "use std::hash::{BuildHasher, RandomState};

use crate::grader::Random;

pub fn script(random: &mut Random, size: usize) -> String {
    format!(\"{} {}\\n\", size, RandomState::new().hash_one(0) % 9)
}
",
    ),
    ("exercises/t/short/rejects/first.rs", FIRST),
    ("exercises/t/short/rejects/second.rs", SECOND),
    (
        "solutions/t/short.rs",
        "pub fn larger(a: i64, b: i64) -> i64 {
    return if a > b {
      a } else { b };
}
",
    ),
];

/// The starter does not compile, and the solution is wrong in a hidden case.
const REFUSED: &[File] = &[
    (
        "exercises/t/refused/exercise.yaml",
        "format: 1
title: Refused
level: junior
derived_from: [001-2]
question: Which is larger?
task: |
  Write `larger`.
mode: harness
forbid: [unsafe]
cases:
  - name: first
    checks: the first is larger
    input: |
      5 3
    expect: |
      5
  - name: hidden
    checks: equal numbers
    input: |
      1 1
      31415926 31415926
    expect: |
      1
      31415926
    hidden: true
hints: [Compare., Use `if`.]
rejects:
  - file: broken.rs
    misconception: a semicolon ends everything
    verdict: wrong-answer
    caught_by: [first]
  - file: plain.rs
    misconception: speed is all
    verdict: rejected
  - file: second.rs
    misconception: the second counts
    verdict: runtime-error
    caught_by: [first]
lesson: An `if` has a value.
",
    ),
    ("exercises/t/refused/harness.rs", HARNESS),
    (
        "exercises/t/refused/starter.rs",
        "pub fn larger(a: i64, b: i64) -> i64 {\n    todo!(;\n}\n",
    ),
    (
        "exercises/t/refused/rejects/broken.rs",
        "pub fn larger(a: i64, b: i64) -> i64 {\n    a.largest(b)\n}\n",
    ),
    ("exercises/t/refused/rejects/plain.rs", FIRST),
    ("exercises/t/refused/rejects/second.rs", SECOND),
    (
        "solutions/t/refused.rs",
        "/// The larger of two numbers.
pub fn larger(a: i64, b: i64) -> i64 {
    if a > b { a } else { b - 1 }
}
",
    ),
];

/// Nothing but an exercise file that does not load, and one without a solution.
const BARE: &[File] = &[
    ("exercises/t/broken/exercise.yaml", "format: 1\ntitle: [\n"),
    (
        "exercises/t/alone/exercise.yaml",
        "format: 1
title: Alone
level: junior
derived_from: []
question: What now?
task: |
  Print `7`.
mode: program
cases:
  - name: one
    checks: the number
    expect: |
      7
hints: [a, b]
lesson: L
",
    ),
    ("exercises/t/alone/starter.rs", "fn main() {}\n"),
];
