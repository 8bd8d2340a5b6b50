//! What submissions come to: right ones, and those that fail a test of each kind.

use grader::grade::{CaseGrade, Grade};
use grader::sandbox::Ending;
use grader::verdict::Verdict;

use crate::made_up::{Bench, HEAD, NAMES, SOLUTION, TESTS, changed, failing, grade, verdict_of};

fn failure<'a>(grade: &'a Grade, name: &str) -> Option<&'a str> {
    let case = grade.cases.iter().find(|case| case.name == name).unwrap();
    let test = case.run.as_ref().unwrap().test.as_ref().unwrap();
    test.failure.as_deref()
}

#[test]
fn a_right_solution_is_accepted_in_every_test() {
    let grade = grade(SOLUTION);
    assert_eq!(failing(&grade), []);
    assert_eq!(grade.verdict, Verdict::Accepted);
    let names: Vec<&str> = grade.cases.iter().map(|case| case.name.as_str()).collect();
    assert_eq!(names, NAMES);
    assert_eq!((grade.points(), grade.max_points()), (5, 5));
    assert_eq!(grade.cases[0].checks, "A new stack holds nothing");
    assert_eq!(grade.cases[4].checks, "parsing: words: are refused");
    assert_eq!(grade.build.unwrap().diagnostics, []);
}

#[test]
fn a_right_solution_is_accepted_in_isolation_too() {
    let grade = Bench::new(HEAD, TESTS).isolated().grade(SOLUTION);
    assert_eq!(failing(&grade), []);
}

#[test]
fn a_failed_assertion_is_a_runtime_error_with_its_line() {
    let grade = grade(&changed(
        "self.0.pop()",
        "(!self.0.is_empty()).then(|| self.0.remove(0))",
    ));
    assert_eq!(
        failing(&grade),
        [("last-in-first-out", Verdict::RuntimeError)]
    );
    let CaseGrade { run: Some(run), .. } = &grade.cases[1] else {
        panic!("it did not run")
    };
    assert_eq!(run.ending, Ending::Exited(101));
    let panic = run.panic.as_ref().unwrap();
    assert_eq!(
        (panic.file.as_str(), panic.line, panic.column),
        ("tests.rs", 23, 5)
    );
    let source = panic.source.as_deref().unwrap();
    assert!(
        source.starts_with("    assert_eq!(got, [Some(2)"),
        "{source}"
    );
    assert!(panic.message.contains("the last one pushed comes first"));
}

#[test]
fn a_panic_that_is_asked_for_must_come_and_say_what_is_asked() {
    let silent = grade(&changed(
        "*self.0.last().expect(\"peeked at an empty stack\")",
        "0",
    ));
    let name = "peeking-at-nothing";
    assert_eq!(failing(&silent), [(name, Verdict::RuntimeError)]);
    assert_eq!(
        failure(&silent, name),
        Some("the test should panic, and it returned")
    );
    let other = grade(&changed("peeked at an empty stack", "nothing here"));
    assert_eq!(failing(&other), [(name, Verdict::RuntimeError)]);
    assert_eq!(
        failure(&other, name),
        Some("the test should panic with a message that contains \"empty stack\"")
    );
    let panic = other.cases[2].run.as_ref().unwrap().panic.as_ref().unwrap();
    assert_eq!(panic.message, "nothing here");
    let formatted = changed(
        "*self.0.last().expect(\"peeked at an empty stack\")",
        "if self.0.is_empty() { panic!(\"{} stack\", \"empty\") } else { 0 }",
    );
    assert_eq!(failing(&grade(&formatted)), []);
}

#[test]
fn any_panic_will_do_where_none_is_described() {
    let tests = "#[test]\n#[should_panic]\nfn panics() { solution::act() }\n";
    let verdict = |body: &str| verdict_of(tests, &format!("pub fn act() {{ {body} }}\n"));
    assert_eq!(verdict("panic!()"), Verdict::Accepted);
    assert_eq!(verdict("std::panic::panic_any(7)"), Verdict::Accepted);
    assert_eq!(verdict("std::process::exit(101)"), Verdict::RuntimeError);
    let bomb = "struct Bomb; impl Drop for Bomb { fn drop(&mut self) { std::process::exit(1) } } \
                std::panic::panic_any(Bomb)";
    assert_eq!(verdict(bomb), Verdict::Accepted);
}

#[test]
fn a_returned_error_is_told() {
    let grade = grade(&changed(
        "text.parse().map_err(|_| ParseError)",
        "let _ = text; Err(ParseError)",
    ));
    let name = "parsing-reads-a-number";
    assert_eq!(failing(&grade), [(name, Verdict::RuntimeError)]);
    assert_eq!(failure(&grade, name), Some("the test returned an error"));
    let stderr = &grade.cases[3].run.as_ref().unwrap().stderr;
    assert_eq!(stderr.head(), b"Error: ParseError\n");
}

#[test]
fn ignored_and_nested_tests_run_all_the_same() {
    let grade = grade(&changed(
        "text.parse().map_err(|_| ParseError)",
        "Ok(text.len() as i32 + 6)",
    ));
    assert_eq!(
        failing(&grade),
        [("parsing-words-are-refused", Verdict::RuntimeError)]
    );
}

#[test]
fn limits_hold_for_each_test() {
    let endless = changed("self.0.pop()", "loop { std::hint::black_box(()) }");
    let grade = grade(&endless);
    assert_eq!(
        failing(&grade),
        [
            ("starts-empty", Verdict::TimeLimit),
            ("last-in-first-out", Verdict::TimeLimit)
        ]
    );
}

#[test]
fn a_missing_function_is_a_compile_error_in_the_tests() {
    let grade = grade(&changed("pub fn peek", "pub fn look"));
    assert_eq!(grade.verdict, Verdict::CompileError);
    let diagnostics = grade.build.unwrap().diagnostics;
    assert_eq!(diagnostics.len(), 1, "{diagnostics:?}");
    let span = diagnostics[0].span.as_ref().unwrap();
    assert_eq!(
        (span.file.as_str(), span.line, span.column),
        ("tests.rs", 29, 18)
    );
    assert!(
        diagnostics[0]
            .rendered
            .contains("29 |     Stack::new().peek();")
    );
}

#[test]
fn an_error_of_the_submission_is_told_before_the_tests_are_compiled() {
    let grade = grade(&changed("Stack(Vec::new())", "Stack(vec)"));
    assert_eq!(grade.verdict, Verdict::CompileError);
    let diagnostics = grade.build.unwrap().diagnostics;
    let files: Vec<&str> = diagnostics
        .iter()
        .map(|diagnostic| diagnostic.span.as_ref().unwrap().file.as_str())
        .collect();
    assert_eq!(files, ["solutions/basics/stack.rs"]);
}

#[test]
fn a_warning_about_the_submission_is_told_once() {
    let macros = "#[macro_export]\nmacro_rules! number { () => {{ let unused = 1; 7 }} }\n\
                  pub fn seven() -> i32 { let spare = 1; number!() }\n";
    let tests =
        "use solution::{number, seven};\n#[test]\nfn sevens() { assert_eq!(number!(), seven()) }\n";
    let grade = Bench::new(HEAD, tests).grade(macros);
    assert_eq!(grade.verdict, Verdict::Accepted);
    let mut messages: Vec<String> = grade
        .build
        .unwrap()
        .diagnostics
        .into_iter()
        .map(|diagnostic| diagnostic.message)
        .collect();
    messages.sort();
    assert_eq!(
        messages,
        ["unused variable: `spare`", "unused variable: `unused`"]
    );
}

#[test]
fn a_program_comes_from_the_cache_only_when_nothing_has_changed() {
    let folder = tempfile::tempdir().unwrap();
    let cached = |yaml: &str, tests: &str, solution: &str| {
        let grade = Bench::new(yaml, tests)
            .cached(folder.path())
            .grade(solution);
        assert_eq!(grade.verdict, Verdict::Accepted);
        grade.build.unwrap().cached
    };
    let tests = "#[test]\nfn act() { assert_eq!(solution::act(), 1) }\n";
    let solution = "pub fn act() -> i32 { 1 }\n";
    assert!(!cached(HEAD, tests, solution));
    assert!(cached(HEAD, tests, solution));
    assert!(!cached(HEAD, &format!("{tests}// more\n"), solution));
    assert!(!cached(HEAD, tests, &format!("{solution}// more\n")));
    assert!(!cached(&format!("{HEAD}optimize: true\n"), tests, solution));
    let named = tests.replace("solution::", "other::");
    assert!(!cached(
        &format!("{HEAD}crate_name: other\n"),
        &named,
        solution
    ));
}

#[test]
fn a_kept_crate_is_one_that_cargo_understands() {
    let mut bench = Bench::new(HEAD, TESTS);
    bench.engine.keep = true;
    let grade = bench.grade(SOLUTION);
    let folder = grade.build.unwrap().kept.unwrap();
    let cargo = |args: &[&str]| {
        let output = std::process::Command::new(env!("CARGO"))
            .args(args)
            .args(["--offline", "--quiet"])
            .current_dir(&folder)
            .env_remove("RUSTFLAGS")
            .env("CARGO_TARGET_DIR", format!("{folder}/target"))
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.code(), said)
    };
    let (status, said) = cargo(&["run"]);
    assert_eq!(status, Some(2), "{said}");
    assert!(said.contains("  parsing::words::are_refused\n"), "{said}");
    let tests = std::fs::read_to_string(format!("{folder}/tests/tests.rs")).unwrap();
    assert_eq!(tests, TESTS);
    std::fs::remove_dir_all(folder).unwrap();
}
