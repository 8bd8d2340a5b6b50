//! Solutions that nothing may be recorded from.

use crate::desk::{Desk, Outcome, SUMS, sums};

/// Tries to record, and sees to it that nothing is written.
fn refused(yaml: &str, solution: &str) -> Outcome {
    let desk = Desk::with_sums(yaml, solution);
    let before = desk.files();
    let outcome = desk.bless(&["sums", "--yes"]);
    assert_eq!(outcome.status, 3, "{outcome:?}");
    assert_eq!(desk.files(), before);
    outcome
}

#[test]
fn a_solution_that_is_not_right_is_not_recorded() {
    for (solution, told) in [
        (
            sums(r#"println!("more");"#),
            "case `by-hand`: the solution does not print what its author expects: line 1 is `sum 4`, then `more`",
        ),
        (
            sums("if sum == 3 { panic!() }"),
            "case `recorded`: the solution is not accepted: runtime error",
        ),
        (
            sums("std::process::exit(7);"),
            "case `by-hand`: the solution is not accepted: runtime error",
        ),
        (
            sums("loop {}"),
            "case `recorded`: the solution is not accepted: out of time",
        ),
        (
            sums(r#"if sum == 3 { loop { println!("{sum}"); } }"#),
            "case `recorded`: the solution is not accepted: too much output",
        ),
        (
            "fn main() { nothing }".to_owned(),
            "the solution does not compile",
        ),
        (sums("unsafe {}"), "the solution is rejected: "),
    ] {
        let yaml = SUMS.replace(
            "cases:",
            "limits: { cpu: 100 ms, output: 4 KiB }\nforbid: [unsafe]\ncases:",
        );
        let outcome = refused(&yaml, &solution);
        let told = format!("  not recorded: {told}");
        assert!(
            outcome.flat().contains(&told),
            "{solution}: {}",
            outcome.stdout
        );
    }
}

#[test]
fn output_that_differs_from_run_to_run_is_not_recorded() {
    let now = "println!(\"{}\", std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_nanos());";
    let yaml = SUMS.split("  - name: by-hand").next().unwrap();
    let outcome = refused(yaml, &sums(now));
    assert!(
        outcome
            .flat()
            .contains("case `recorded`: the output differs from run to run: line 1 is `"),
        "{}",
        outcome.stdout
    );
}

#[test]
fn one_solution_that_is_missing_is_in_nobody_s_way() {
    let desk = Desk::with_sums(SUMS, &sums(""));
    desk.write("exercises/demo/other/exercise.yaml", SUMS);
    desk.write("exercises/demo/other/starter.rs", "fn main() {}\n");
    let outcome = desk.bless(&["--all", "--yes"]);
    assert_eq!(outcome.status, 3, "{outcome:?}");
    assert!(
        outcome
            .flat()
            .contains("not recorded: the solution: there is no file `solutions/demo/other.rs`"),
        "{}",
        outcome.stdout
    );
    assert!(
        desk.path("exercises/demo/sums/expected/recorded.out")
            .is_file()
    );
    assert!(!desk.path("exercises/demo/other/expected").exists());
}

#[test]
fn cases_that_share_a_file_must_agree() {
    let shared = "    expect_file: shared.out\n";
    let yaml = SUMS
        .replace("      2\n", &format!("      2\n{shared}"))
        .replace("    expect: |\n      sum 4\n", shared);
    let outcome = refused(&yaml, &sums(""));
    assert!(
        outcome
            .flat()
            .contains("cases `recorded` and `by-hand` share `shared.out`, but print different"),
        "{}",
        outcome.stdout
    );
}

#[test]
fn a_broken_exercise_is_told_as_one() {
    let desk = Desk::with_sums("title: [\n", &sums(""));
    let outcome = desk.bless(&["sums", "--yes"]);
    assert_eq!(outcome.status, 3, "{outcome:?}");
    assert!(
        outcome
            .stderr
            .contains("exercises/demo/sums/exercise.yaml:"),
        "{}",
        outcome.stderr
    );
}
