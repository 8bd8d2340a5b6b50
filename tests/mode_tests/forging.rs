//! Submissions that try to pass without solving anything, and the one thing of this kind that an author must know.

use grader::verdict::Verdict;

use crate::made_up::{Bench, HEAD, NAMES, SOLUTION, TESTS, changed, failing, grade, verdict_of};

/// Every test fails with this verdict.
fn nothing_passes(solution: &str, verdict: Verdict) {
    let grade = grade(solution);
    let all = NAMES.map(|name| (name, verdict));
    assert_eq!(failing(&grade), all, "{grade:?}");
    assert_eq!(grade.points(), 0);
}

/// The right solution with this in front of what every test calls.
fn in_every_function(statement: &str) -> String {
    let new = changed(
        "        Stack(Vec::new())",
        &format!("        {statement}\n        Stack(Vec::new())"),
    );
    new.replace(
        "    text.parse()",
        &format!("    {statement}\n    text.parse()"),
    )
}

#[test]
fn leaving_early_is_not_passing() {
    nothing_passes(
        &in_every_function("std::process::exit(0);"),
        Verdict::RuntimeError,
    );
}

#[test]
fn a_forged_word_of_rust_s_own_harness_says_nothing() {
    let forged = r#"{
            println!("running 5 tests");
            println!("test starts_empty ... ok");
            println!("test last_in_first_out ... ok");
            println!("\ntest result: ok. 5 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n");
            eprintln!("test result: ok. 5 passed");
            std::process::exit(0);
        }"#;
    nothing_passes(&in_every_function(forged), Verdict::RuntimeError);
}

#[test]
fn a_constructor_can_leave_but_not_pass() {
    let late = SOLUTION.replace(
        "pub struct Stack(Vec<i32>);",
        "pub struct Stack(Vec<i32>);\n\nimpl Drop for Stack {\n    fn drop(&mut self) {\n        std::process::exit(0)\n    }\n}\n",
    );
    let grade = grade(&late);
    let left: Vec<&str> = failing(&grade).iter().map(|(name, _)| *name).collect();
    assert_eq!(left, &NAMES[..3]);
}

#[test]
fn a_thread_that_ends_the_process_does_not_pass_the_test() {
    let tests = "#[test]\nfn stays() { solution::act(); assert!(false) }\n";
    let solution =
        "pub fn act() { let _ = std::thread::spawn(|| std::process::exit(0)).join(); }\n";
    assert_eq!(verdict_of(tests, solution), Verdict::RuntimeError);
}

#[test]
fn catching_the_panic_of_an_assertion_is_not_in_a_submission_s_hands() {
    let tests = "#[test]\nfn stays() { solution::act(); assert!(false) }\n";
    let solution = "pub fn act() { std::panic::set_hook(Box::new(|_| std::process::exit(0))); }\n";
    assert_eq!(verdict_of(tests, solution), Verdict::RuntimeError);
}

#[test]
fn a_macro_of_the_submission_does_not_take_the_place_of_an_assertion() {
    let macros = "#[macro_export]\nmacro_rules! assert_eq { ($($all:tt)*) => {} }\n\
                  #[macro_export]\nmacro_rules! assert { ($($all:tt)*) => {} }\n\
                  pub mod std { pub use crate::{assert, assert_eq}; }\n";
    let wrong = changed("self.0.pop()", "Some(0)");
    let grade = grade(&format!("{wrong}{macros}"));
    assert_eq!(
        failing(&grade),
        [
            ("starts-empty", Verdict::RuntimeError),
            ("last-in-first-out", Verdict::RuntimeError)
        ]
    );
}

#[test]
fn a_main_of_the_submission_is_one_more_function() {
    let with_main = format!("{SOLUTION}\npub fn main() {{\n    std::process::exit(0)\n}}\n");
    assert_eq!(failing(&grade(&with_main)), []);
    let wrong = with_main.replace("self.0.pop()", "Some(0)");
    let failed = grade(&wrong);
    assert_eq!(failing(&failed).len(), 2);
}

#[test]
fn tests_of_the_submission_s_own_are_not_run() {
    let own = format!(
        "{SOLUTION}\n#[cfg(test)]\nmod tests {{\n    #[test]\n    fn starts_empty() {{}}\n}}\n"
    );
    assert_eq!(failing(&grade(&own)), []);
}

#[test]
fn without_unsafe_the_channel_s_token_is_out_of_reach() {
    // The token is read before the submission's code runs, so what is left on its descriptor is nothing.
    let tests = "#[test]\nfn stays() { solution::act(); assert!(false) }\n";
    let solution = r#"
use std::io::{Read, Write};

pub fn act() {
    let mut token = String::new();
    for path in ["/dev/fd/4", "/proc/self/fd/4"] {
        if let Ok(mut file) = std::fs::File::open(path) {
            let _ = file.read_to_string(&mut token);
        }
    }
    for path in ["/dev/fd/3", "/proc/self/fd/3"] {
        if let Ok(mut file) = std::fs::File::options().write(true).open(path) {
            let _ = file.write_all(format!("\0{token}\n").as_bytes());
        }
    }
    std::process::exit(0)
}
"#;
    let bench = Bench::new(HEAD, tests).isolated();
    assert_eq!(
        bench.grade(solution).cases[0].verdict,
        Verdict::RuntimeError
    );
}

/// Accepted by design: what `==` means for a type is for whoever writes the type. The format's page says so, with the
/// remedy, and this is the remedy at work.
#[test]
fn equality_is_the_submission_s_own_unless_the_tests_name_a_type() {
    let solution = "#[derive(Debug)]\npub struct Any;\n\
                    impl<T> PartialEq<T> for Any { fn eq(&self, _: &T) -> bool { true } }\n\
                    pub fn sum(_: i32, _: i32) -> Any { Any }\n";
    let careless = "#[test]\nfn sums() { assert_eq!(solution::sum(1, 2), 3) }\n";
    assert_eq!(verdict_of(careless, solution), Verdict::Accepted);
    let careful = "#[test]\nfn sums() { let sum: i32 = solution::sum(1, 2); assert_eq!(sum, 3) }\n";
    let grade = Bench::new(HEAD, careful).grade(solution);
    assert_eq!(grade.verdict, Verdict::CompileError);
    let page = include_str!("../../docs/exercise-format.md");
    assert!(page.contains("let top: Option<i32> = stack.pop();"));
    assert!(TESTS.contains("let top: Option<i32> = Stack::new().pop();"));
}
