//! One submission, and everything that its learner is told.

use insta::assert_snapshot;

use crate::made_up::{ADDER_SOLUTION, GREETER_SOLUTION, session, with_adder};

#[test]
fn accepted() {
    assert_snapshot!(with_adder(ADDER_SOLUTION).check(["adder"]).run(), @r"
    status 0
    --- stdout
    basics/adder · solutions/basics/adder.rs
      built in [time]
      ✓ small         accepted           1 of 1 point [time]
      ✓ negative      accepted           2 of 2 points [time]
      ✓ out-of-sight  accepted           3 of 3 points    hidden

    ✓ accepted · 6 of 6 points · 3 of 3 cases
    next: choose another one: grader list
    rustc [version] · sandbox none
    ");
}

#[test]
fn a_program_is_accepted_with_its_arguments_input_and_exit_status() {
    let session = session().file("solutions/basics/greeter.rs", GREETER_SOLUTION);
    assert_snapshot!(session.check(["greeter"]).run(), @r"
    status 0
    --- stdout
    basics/greeter · solutions/basics/greeter.rs
      built in [time]
      ✓ from-input      accepted           1 of 1 point [time]
      ✓ from-arguments  accepted           1 of 1 point [time]
      ✓ nobody          accepted           1 of 1 point [time]
      ✓ long-list       accepted           1 of 1 point [time]

    ✓ accepted · 4 of 4 points · 4 of 4 cases
    next: choose another one: grader list
    rustc [version] · sandbox none
    ");
}

#[test]
fn the_wrong_exit_status() {
    let solution = GREETER_SOLUTION.replace("from(3)", "from(4)");
    let session = session().file("solutions/basics/greeter.rs", solution);
    assert_snapshot!(session.check(["greeter"]).run(), @r"
    status 1
    --- stdout
    basics/greeter · solutions/basics/greeter.rs
      built in [time]
      ✓ from-input      accepted           1 of 1 point [time]
      ✓ from-arguments  accepted           1 of 1 point [time]
      ✗ nobody          runtime error      0 of 1 point [time]
      ✓ long-list       accepted           1 of 1 point [time]

    ✗ nobody: runtime error
      checks: without any name the program ends with status 3

      ended with exit status 4, this case asks for 3

      its output is what is expected

      your output (stdout)
        | nobody here

    ✗ runtime error · 3 of 4 points · 3 of 4 cases
    next: grader hint basics/greeter
    rustc [version] · sandbox none
    ");
}

#[test]
fn wrong_answer() {
    let solution = "pub fn add(left: i64, right: i64) -> i64 {\n    println!(\"{left}\");\n    left + right.abs()\n}\n";
    assert_snapshot!(with_adder(solution).check(["adder"]).run(), @r"
    status 1
    --- stdout
    basics/adder · solutions/basics/adder.rs
      built in [time]
      ✓ small         accepted           1 of 1 point [time]
      ✗ negative      wrong answer       0 of 2 points [time]
      ✓ out-of-sight  accepted           3 of 3 points    hidden

    ✗ negative: wrong answer
      checks: the sum of a number and a negative one

      input
        1 | 5 -7

      first difference at output line 1: expected `5 + -7 = -2`, got `5 + -7 = 12`

      - expected  + yours
        1 - 5 + -7 = -2
                     ^^
          + 5 + -7 = 12
                     ^^

      your prints (stdout)
        | 5

    ✗ wrong answer · 4 of 6 points · 2 of 3 cases
    next: grader hint basics/adder
    rustc [version] · sandbox none
    ");
}

#[test]
fn panic() {
    let solution = "pub fn add(left: i64, right: i64) -> i64 {\n    assert!(right > 0, \"no {right}\");\n    left + right\n}\n";
    assert_snapshot!(with_adder(solution).check(["adder"]).run(), @r#"
    status 1
    --- stdout
    basics/adder · solutions/basics/adder.rs
      built in [time]
      ✓ small         accepted           1 of 1 point [time]
      ✗ negative      runtime error      0 of 2 points [time]
      ✓ out-of-sight  accepted           3 of 3 points    hidden

    ✗ negative: runtime error
      checks: the sum of a number and a negative one

      input
        1 | 5 -7

      panicked: no -7
        at solutions/basics/adder.rs:2:5
          |
        2 |     assert!(right > 0, "no {right}");
          |     ^

    ✗ runtime error · 4 of 6 points · 2 of 3 cases
    next: look at solutions/basics/adder.rs:2, where it panicked
    rustc [version] · sandbox none
    "#);
}

#[test]
fn it_does_not_compile() {
    let solution = "pub fn add(left: i64, right: i64) -> i64 {\n    left + rihgt\n}\n";
    assert_snapshot!(with_adder(solution).check(["adder"]).run(), @r"
    status 1
    --- stdout
    basics/adder · solutions/basics/adder.rs
      does not compile ([time])

    error[E0425]: cannot find value `rihgt` in this scope
     --> solutions/basics/adder.rs:2:12
      |
    2 |     left + rihgt
      |            ^^^^^
      |
    help: a local variable with a similar name exists
      |
    2 -     left + rihgt
    2 +     left + right
      |

    ✗ does not compile · 0 of 6 points · 0 of 3 cases
    next: mend the first error above; more about it: rustc --explain E0425
    rustc [version] · sandbox none
    ");
}

#[test]
fn it_does_not_fit_the_harness() {
    assert_snapshot!(with_adder("pub fn sum() {}\n").check(["adder"]).run(), @r#"
    status 1
    --- stdout
    basics/adder · solutions/basics/adder.rs
      does not compile ([time])

    error[E0425]: cannot find function `add` in module `crate::solution`
     --> harness.rs:8:59
      |
    8 |         report!("{left} + {right} = {}", crate::solution::add(left, right));
      |                                                           ^^^ not found in `crate::solution`

    (`harness.rs` is the grader's own file, which calls yours)

    ✗ does not compile · 0 of 6 points · 0 of 3 cases
    next: your file lacks `add`; compare it with the starter:
      grader show basics/adder --starter
    rustc [version] · sandbox none
    "#);
}

#[test]
fn a_warning_does_not_keep_it_from_being_accepted() {
    let solution = ADDER_SOLUTION.replace("    left", "    let unused = 1;\n    left");
    assert_snapshot!(with_adder(&solution).check(["adder"]).run(), @r"
    status 0
    --- stdout
    basics/adder · solutions/basics/adder.rs
      built in [time]
      ✓ small         accepted           1 of 1 point [time]
      ✓ negative      accepted           2 of 2 points [time]
      ✓ out-of-sight  accepted           3 of 3 points    hidden

    the compiler gave 1 warning: read more with -v

    ✓ accepted · 6 of 6 points · 3 of 3 cases
    next: choose another one: grader list
    rustc [version] · sandbox none
    ");
}

#[test]
fn a_forbidden_construct() {
    let solution =
        "pub fn add(left: i64, right: i64) -> i64 {\n    unsafe { left.unchecked_add(right) }\n}\n";
    assert_snapshot!(with_adder(solution).check(["adder"]).run(), @r"
    status 1
    --- stdout
    basics/adder · solutions/basics/adder.rs

    rejected: `unsafe` is not allowed in this exercise
      at solutions/basics/adder.rs:2:5
        |
      2 |     unsafe { left.unchecked_add(right) }
        |     ^

    ✗ rejected · 0 of 6 points · 0 of 3 cases
    next: solve it without what is named above: grader show basics/adder
    rustc [version] · sandbox none
    ");
}

#[test]
fn little_is_said_when_asked_to() {
    let wrong = "pub fn add(left: i64, right: i64) -> i64 {\n    left - right\n}\n";
    assert_snapshot!(with_adder(wrong).check(["adder", "-q"]).run(), @r"
    status 1
    --- stdout
      ✗ small         wrong answer       0 of 1 point [time]
      ✗ negative      wrong answer       0 of 2 points [time]
      ✗ out-of-sight  wrong answer       0 of 3 points    hidden
    ✗ wrong answer · 0 of 6 points · 0 of 3 cases
    ");
    assert_snapshot!(with_adder(ADDER_SOLUTION).check(["adder", "-q"]).run(), @r"
    status 0
    --- stdout
    ✓ accepted · 6 of 6 points · 3 of 3 cases
    ");
}

#[test]
fn the_starter_is_not_accepted() {
    let session = session().args(["show", "adder", "--starter"]);
    let starter = session.run();
    assert_eq!((starter.status, starter.stderr.as_str()), (0, ""));
    let session = session.file("solutions/basics/adder.rs", &starter.stdout);
    assert_snapshot!(session.check(["adder"]).run(), @r#"
    status 1
    --- stdout
    basics/adder · solutions/basics/adder.rs
      built in [time]
      ✗ small         runtime error      0 of 1 point [time]
      ✗ negative      runtime error      0 of 2 points [time]
      ✗ out-of-sight  runtime error      0 of 3 points    hidden

    ✗ small: runtime error
      checks: the sum of two small numbers

      input
        1 | 1 2
        2 | 20 30

      panicked: not yet implemented: add them
        at solutions/basics/adder.rs:4:5
          |
        4 |     todo!("add them")
          |     ^

    1 more case not accepted: negative (runtime error)
      (in full with -v)

    hidden case not accepted: out-of-sight (runtime error)

    ✗ runtime error · 0 of 6 points · 0 of 3 cases
    next: look at solutions/basics/adder.rs:4, where it panicked
    rustc [version] · sandbox none
    "#);
}

#[test]
fn a_hidden_case_stays_hidden() {
    // The sum, the input and the prints of the hidden case would all show these digits.
    let solution = "\
pub fn add(left: i64, right: i64) -> i64 {
    println!(\"{left} {right}\");
    eprintln!(\"{left} {right}\");
    if left > 1000 {
        panic!(\"{left} {right}\");
    }
    left + right
}
";
    let session = with_adder(solution).check([
        "adder",
        "-v",
        "--report",
        "json=report.json",
        "--report",
        "human",
    ]);
    let outcome = session.run();
    assert_eq!(outcome.status, 1, "{outcome}");
    let json = std::fs::read_to_string(session.here().join("report.json")).unwrap();
    for report in [&outcome.stdout, &json] {
        assert!(report.contains("out-of-sight"), "{report}");
        for secret in ["471100823", "174637367", "645738190", "odd fellows"] {
            assert!(!report.contains(secret), "{secret}: {report}");
        }
    }
    let solution = solution.replace("panic!(\"{left} {right}\")", "return left * 2");
    let outcome = session.file("solutions/basics/adder.rs", solution).run();
    assert!(outcome.stdout.contains("out-of-sight"), "{outcome}");
    assert!(
        !outcome.stdout.contains("942201646") && !outcome.stdout.contains("645738190"),
        "{outcome}"
    );
}
