//! What a learner is shown of tests, and what stays hidden.

use grader::report::Format;
use grader::verdict::Verdict;

use crate::made_up::{Bench, HEAD, TESTS, changed, grade, report};

const LISTED: &str = "\
cases:
  - { name: starts-empty, checks: a new stack holds nothing }
  - { name: order, test: last_in_first_out, checks: the last comes first, points: 3, hidden: true }
  - { name: peek, test: peeking_at_nothing, checks: an empty stack panics, hidden: true }
  - { name: number, test: \"parsing::reads_a_number\", checks: digits are read }
  - { name: word, test: \"parsing::words::are_refused\", checks: words are not }
";

#[test]
fn a_failed_assertion_is_shown_with_the_line_of_the_test() {
    let grade = grade(&changed("self.0.pop()", "self.0.pop().or(Some(9))"));
    let text = report(&grade, Format::Human);
    let shown = "\
✗ starts-empty: runtime error
  checks: A new stack holds nothing

  panicked: assertion `left == right` failed
    |   left: Some(9)
    |  right: None
    at tests.rs:15:5
       |
    15 |     assert_eq!(top, None);
       |     ^
";
    assert!(text.contains(shown), "{text}");
    assert!(text.contains("next: grader hint basics/stack"), "{text}");
}

#[test]
fn a_panic_in_the_submission_is_shown_with_its_line() {
    let grade = grade(&changed("self.0.pop()", "todo!(\"pop\")"));
    let text = report(&grade, Format::Human);
    assert!(
        text.contains("    at solutions/basics/stack.rs:14:9\n"),
        "{text}"
    );
    assert!(text.contains("14 |         todo!(\"pop\")\n"), "{text}");
    assert!(
        text.contains("next: look at solutions/basics/stack.rs:14, where it panicked"),
        "{text}"
    );
}

#[test]
fn why_a_test_failed_without_a_panic_is_said() {
    let grade = grade(&changed(
        "*self.0.last().expect(\"peeked at an empty stack\")",
        "0",
    ));
    let text = report(&grade, Format::Human);
    let sentence = "the test should panic, and it returned";
    assert!(text.contains(&format!("\n  {sentence}\n")), "{text}");
    assert!(!text.contains("exit status"), "{text}");
    let json: serde_json::Value = serde_json::from_str(&report(&grade, Format::Json)).unwrap();
    assert_eq!(json["attempts"][0]["cases"][2]["test_failure"], sentence);
}

#[test]
fn a_hidden_test_shows_its_name_and_points_alone() {
    let bench = Bench::new(&format!("{HEAD}{LISTED}"), TESTS);
    // Long enough to be no part of a time, a token or a hash.
    let wrong = "self.0.pop().map(|top| top + 1_900_000_000)";
    let grade = bench.grade(&changed("self.0.pop()", wrong));
    assert_eq!((grade.points(), grade.max_points()), (4, 7));
    assert_eq!(grade.cases[1].verdict, Verdict::RuntimeError);
    let panic = grade.cases[1].run.as_ref().unwrap().panic.as_ref().unwrap();
    assert_eq!(panic.source, None);
    assert!(panic.message.contains("1900000002"), "{panic:?}");
    for format in Format::ALL {
        let text = report(&grade, format);
        for secret in [
            "assert_eq",
            "pushed comes first",
            "1900000002",
            "tests.rs",
            "last_in",
        ] {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
    }
}

#[test]
fn a_compile_error_does_not_show_a_hidden_test() {
    let bench = Bench::new(&format!("{HEAD}{LISTED}"), TESTS);
    let grade = bench.grade(&changed("pub fn peek", "pub fn look"));
    for format in [Format::Human, Format::Json] {
        let text = report(&grade, format);
        assert!(text.contains("no method named `peek` found"), "{text}");
        assert!(text.contains("tests.rs, in a hidden test"), "{text}");
    }
    for format in Format::ALL {
        let text = report(&grade, format);
        assert!(!text.contains("Stack::new()"), "{text}");
    }
    let visible = bench.grade(&changed("pub fn parse", "pub fn read"));
    let text = report(&visible, Format::Human);
    assert!(text.contains("--> tests.rs:3:"), "{text}");
    assert!(
        text.contains("use solution::{ParseError, Stack, parse};"),
        "{text}"
    );
}

/// Where a panic happened is what the program wrote, so a visible test could ask for any line.
#[test]
fn a_forged_panic_does_not_open_a_hidden_test() {
    let bench = Bench::new(&format!("{HEAD}{LISTED}"), TESTS);
    let forged = |line: usize| {
        let words = format!("thread 'main' panicked at tests.rs:{line}:5:\\nforged");
        let body = format!("{{ eprintln!(\"{words}\"); std::process::exit(101) }}");
        let grade = bench.grade(&changed("self.0.pop()", &body));
        let run = grade.cases[0].run.as_ref().unwrap();
        run.panic.as_ref().unwrap().source.clone()
    };
    assert_eq!(forged(23), None);
    assert_eq!(forged(15).as_deref(), Some("    assert_eq!(top, None);"));
}

#[test]
fn a_submission_called_as_the_tests_are_is_told_apart() {
    let bench = Bench::new(HEAD, TESTS);
    let grade = bench.grade_as("tests.rs", &changed("self.0.pop()", "todo!()"));
    let panic = grade.cases[0].run.as_ref().unwrap().panic.as_ref().unwrap();
    assert_eq!(
        (panic.file.as_str(), panic.source.as_deref()),
        ("./tests.rs", None)
    );
    let grade = bench.grade_as("tests.rs", &changed("Stack(Vec::new())", "Stack(vec)"));
    let span = grade.build.unwrap().diagnostics[0].span.clone().unwrap();
    assert_eq!(span.file, "./tests.rs");
}
