//! The table of broken exercises.

use grader::exercise::{Problems, render};

use crate::{changed, load};

/// What is changed, and to what.
pub const BROKEN: &[(&str, &str, &str)] = &[
    // Keys.
    (
        "an unknown key near a known one",
        "lesson: What",
        "lessons: What",
    ),
    ("a misspelt required key", "title: LRU", "titel: LRU"),
    (
        "an unknown key near nothing",
        "level: mid\n",
        "level: mid\ncolour: red\n",
    ),
    (
        "unknown keys deeper down",
        "    points: 2\n",
        "    point: 2\n    timeout: 3\n",
    ),
    (
        "duplicate keys, several",
        "level: mid\n",
        "level: mid\ntitle: Again\nlevel: senior\n",
    ),
    ("a merge key", "    points: 2\n", "    <<: { points: 2 }\n"),
    (
        "a missing key of the exercise",
        "question: How would you build a cache?\n",
        "",
    ),
    ("a missing key of a case", "    checks: many entries\n", ""),
    ("a missing key of a reject", "    verdict: rejected\n", ""),
    ("a list as a key", "level: mid\n", "level: mid\n[a, b]: c\n"),
    // Types.
    ("a number as text", "title: LRU cache", "title: 007"),
    ("a truth value as text", "title: LRU cache", "title: no"),
    ("a list as text", "title: LRU cache", "title: [LRU, cache]"),
    ("nothing as text", "title: LRU cache", "title:"),
    ("text as a number", "points: 2", "points: two"),
    ("a number in quotes", "points: 2", "points: '2'"),
    ("an octal number", "points: 2", "points: 0o2"),
    ("yes as a truth value", "hidden: true", "hidden: yes"),
    ("text as a list", "forbid: [unsafe]", "forbid: unsafe"),
    (
        "a mapping as a list",
        "hints:\n  - Which",
        "hints:\n  a: Which",
    ),
    (
        "text as a mapping",
        "limits: { cpu: 1 s, memory: 64 MiB }",
        "limits: 1 s",
    ),
    ("text as a case", "hints:\n", "  - just a text\nhints:\n"),
    (
        "several lines where one is wanted",
        "title: LRU cache",
        "title: |\n  LRU\n  cache",
    ),
    // Words.
    ("another format", "format: 1", "format: 2"),
    ("a format that is no number", "format: 1", "format: one"),
    ("a misspelt level", "level: mid", "level: middle"),
    ("an unknown level", "level: mid", "level: wizard"),
    ("a misspelt mode", "mode: harness", "mode: harnes"),
    ("mode tests", "mode: harness", "mode: tests"),
    (
        "an unknown construct",
        "forbid: [unsafe]",
        "forbid: [unsafe, static_mut, goto, unsafe]",
    ),
    (
        "a misspelt verdict",
        "verdict: wrong-answer",
        "verdict: wrong_answer",
    ),
    (
        "a verdict that is none",
        "verdict: wrong-answer",
        "verdict: accepted",
    ),
    (
        "a verdict on the machine",
        "verdict: wrong-answer",
        "verdict: internal-error",
    ),
    ("a misspelt comparison", "compare: lines", "compare: token"),
    ("float without bounds", "compare: lines", "compare: float"),
    (
        "float with a negative bound",
        "compare: lines",
        "compare: { float: { abs: -0.5, rel: .inf } }",
    ),
    // Limits.
    ("a limit without a unit", "cpu: 1 s", "cpu: 1"),
    ("a limit without a blank", "cpu: 1 s", "cpu: 1s"),
    ("a limit with a fraction", "cpu: 1 s", "cpu: 1.5 s"),
    ("a limit in another unit", "memory: 64 MiB", "memory: 64 MB"),
    (
        "limits above the ceiling",
        "cpu: 1 s, memory: 64 MiB",
        "cpu: 11 s, memory: 2 GiB, processes: 1000",
    ),
    ("a limit of nothing", "cpu: 1 s", "cpu: 0 s"),
    ("an unknown limit", "cpu: 1 s", "time: 1 s"),
    // Cases.
    (
        "no cases",
        "cases:\n  - name: get-refreshes",
        "cases: []\nlater:\n  - name: get-refreshes",
    ),
    (
        "a case name in capitals",
        "name: recorded",
        "name: Recorded_Case",
    ),
    ("two cases of one name", "name: recorded", "name: large"),
    ("an empty text", "checks: many entries", "checks: ''"),
    ("points above the range", "points: 2", "points: 1001"),
    ("a negative number of points", "points: 2", "points: -1"),
    (
        "input twice",
        "    input_file: inputs/large.txt",
        "    input: ''\n    input_file: inputs/large.txt",
    ),
    (
        "expect twice",
        "    expect_file: inputs/large.out",
        "    expect_file: inputs/large.out\n    expect: |\n      a",
    ),
    (
        "input without its newline",
        "    input: |\n      put a 1\n      get a\n",
        "    input: put a 1\n",
    ),
    (
        "expect without its newline",
        "    expect: |\n",
        "    expect: |-\n",
    ),
    (
        "expect with joined lines",
        "    expect: |\n",
        "    expect: >\n",
    ),
    (
        "an empty snapshot",
        "    expect: |\n      get a -> 1\n",
        "    expect: ''\n",
    ),
    (
        "a blank snapshot in a file",
        "inputs/large.out",
        "inputs/blank.out",
    ),
    ("no snapshot", "    expect: |\n      get a -> 1\n", ""),
    (
        "an exit status in mode harness",
        "    points: 2",
        "    exit_status: 3",
    ),
    (
        "args that are no texts",
        "    points: 2",
        "    args: [a, 1, \"\\0\"]",
    ),
    // Files.
    ("an absolute path", "inputs/large.txt", "/etc/passwd"),
    (
        "a path that leads out",
        "inputs/large.txt",
        "../../../secret",
    ),
    (
        "a path with backslashes",
        "inputs/large.txt",
        "inputs\\large.txt",
    ),
    ("a missing file", "inputs/large.txt", "inputs/small.txt"),
    ("a folder", "inputs/large.txt", "inputs"),
    ("a symbolic link", "inputs/large.txt", "inputs/link.txt"),
    (
        "a file behind a symbolic link",
        "inputs/large.txt",
        "outside/passwd",
    ),
    ("a file too large", "inputs/large.txt", "inputs/huge.txt"),
    // Rejects.
    (
        "a reject that is missing",
        "file: fifo-eviction.rs",
        "file: lifo-eviction.rs",
    ),
    (
        "a reject in a folder",
        "file: fifo-eviction.rs",
        "file: rejects/fifo-eviction.rs",
    ),
    (
        "a reject that is no Rust file",
        "file: fifo-eviction.rs",
        "file: fifo-eviction",
    ),
    (
        "a reject that is a folder",
        "file: fifo-eviction.rs",
        "file: folder.rs",
    ),
    (
        "a reject too large",
        "file: fifo-eviction.rs",
        "file: huge.rs",
    ),
    (
        "two rejects of one name",
        "file: uses-unsafe.rs",
        "file: fifo-eviction.rs",
    ),
    (
        "caught by no such case",
        "[get-refreshes, large]",
        "[get-refreshed, nothing-like-it, large, large]",
    ),
    (
        "caught by no case",
        "    caught_by: [get-refreshes, large]\n",
        "",
    ),
    (
        "caught by a case that never runs",
        "    verdict: rejected\n",
        "    verdict: rejected\n    caught_by: [large]\n",
    ),
    // Equivalent mutants.
    (
        "equivalent mutants that are none",
        "lesson: What to take away.\n",
        "lesson: What to take away.\nequivalent_mutants:\n  - { rule: Range End, line: '', to: '', reason: r }\n  \
         - { rule: range-end, line: a, reason: r }\n  - just a text\n",
    ),
    (
        "an equivalent mutant twice",
        "lesson: What to take away.\n",
        "lesson: What to take away.\nequivalent_mutants:\n  - { rule: range-end, line: a, to: '', reason: r }\n  \
         - { rule: range-end, line: a, to: ' ', reason: s }\n",
    ),
    // YAML that is not plain.
    (
        "an anchor and its alias",
        "title: LRU cache\n",
        "title: &t LRU cache\nlesson: *t\n",
    ),
    (
        "an alias bomb",
        "hints:\n",
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nhints:\n",
    ),
    ("a tag", "points: 2", "points: !!int 2"),
    (
        "a second document",
        "lesson: What to take away.\n",
        "lesson: What to take away.\n---\nformat: 1\n",
    ),
    ("a tab", "    points: 2", "\tpoints: 2"),
    (
        "a colon in plain text",
        "checks: many entries",
        "checks: many: entries",
    ),
    (
        "an unfinished list",
        "[\"001-061\", \"004-73b\"]",
        "[\"001-061\", \"004-73b\"",
    ),
    (
        "a control character",
        "checks: many entries",
        "checks: many \u{1b}[31mentries",
    ),
    (
        "an escaped control character",
        "checks: many entries",
        "checks: \"many \\e[31mentries\"",
    ),
    (
        "text that turns its direction",
        "level: mid",
        "lev\u{202e}el: mid",
    ),
    (
        "no newline at the end",
        "lesson: What to take away.\n",
        "lesson: What to take away.",
    ),
];

#[cfg(unix)]
#[test]
fn every_mistake_is_told_with_its_place() {
    let mut told = String::new();
    for (what, from, to) in BROKEN {
        let Err(Problems(problems)) = load(changed(from, to).as_bytes()) else {
            panic!("{what} is not noticed")
        };
        told.push_str(&format!("════ {what}\n\n{}", render(&problems, false, 100)));
    }
    insta::assert_snapshot!("broken_exercises", told);
}

/// Files that are broken as a whole.
#[cfg(unix)]
#[test]
fn files_that_are_no_exercises_get_one_clear_problem() {
    let deep = format!("format: 1\ntitle: {}\n", "[".repeat(5_000));
    let long = format!("format: 1\ntitle: {}\n", "x".repeat(1 << 20));
    let many = format!("format: 1\nhints: [{}]\n", "a,".repeat(60_000));
    let table: [(&str, &[u8]); 10] = [
        ("an empty file", b""),
        ("a file of blanks", b" \n\n"),
        ("nothing but a comment", b"# later\n"),
        ("a text", b"just a text\n"),
        ("a list", b"- format: 1\n- title: a\n"),
        ("not UTF-8", b"format: 1\ntitle: caf\xe9\n"),
        ("not YAML", b"\x7fELF\x02\x01\x01\x00\x00"),
        ("deep nesting", deep.as_bytes()),
        ("too large", long.as_bytes()),
        ("too many values", many.as_bytes()),
    ];
    let mut told = String::new();
    for (what, yaml) in table {
        let Err(Problems(problems)) = load(yaml) else {
            panic!("{what} is not noticed")
        };
        assert_eq!(problems.len(), 1, "{what}");
        told.push_str(&format!("════ {what}\n\n{}", render(&problems, false, 100)));
    }
    insta::assert_snapshot!("no_exercises", told);
}

/// The correct exercise with the change of this name.
pub fn broken(what: &str) -> String {
    let (_, from, to) = BROKEN.iter().find(|(name, ..)| *name == what).unwrap();
    changed(from, to)
}
