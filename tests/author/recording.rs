//! `grader bless`: what it shows, asks and writes.

use crate::desk::{Desk, SUMS, sums};

const SNAPSHOT: &str = "exercises/demo/sums/expected/recorded.out";

#[test]
fn a_snapshot_is_shown_then_written_then_current() {
    let desk = Desk::with_sums(SUMS, &sums(""));
    let before = desk.files();

    let checked = desk.bless(&["sums", "--check"]);
    assert_eq!(checked.status, 3, "{checked:?}");
    let shown = desk.bless(&["sums"]);
    assert_eq!(shown.status, 2, "nobody to ask: {shown:?}");
    assert!(
        shown.stderr.contains("nothing was written"),
        "{}",
        shown.stderr
    );
    assert_eq!(shown.stdout, checked.stdout);
    assert_eq!(
        shown.stdout,
        "demo/sums\n  expected/recorded.out: new, case `recorded`\n\n  - recorded  + new\n    + sum 3\n\n"
    );
    assert_eq!(desk.files(), before);

    let written = desk.bless(&["sums", "--yes"]);
    assert_eq!(written.status, 0, "{written:?}");
    assert!(
        written.stdout.ends_with(&format!("wrote {SNAPSHOT}\n")),
        "{}",
        written.stdout
    );
    assert_eq!(desk.read(SNAPSHOT), "sum 3\n");
    assert_eq!(desk.files().len(), before.len() + 1);
    assert_eq!(desk.read("exercises/demo/sums/exercise.yaml"), SUMS);

    let again = desk.bless(&["--all", "--check"]);
    assert_eq!(
        (again.status, again.stdout.as_str()),
        (0, "1 exercise recorded already\n")
    );
    let graded = desk.run(&["check", "sums", "--sandbox", "off"]);
    assert_eq!(graded.status, 0, "{graded:?}");
}

#[test]
fn what_was_agreed_to_is_written_although_nobody_reads_the_lines() {
    let desk = Desk::with_sums(SUMS, &sums(""));
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let mut command = desk.command(&["bless", "--sandbox", "off", "sums", "--yes"]);
    assert_eq!(command.stdout(writer).status().unwrap().code(), Some(0));
    assert_eq!(desk.read(SNAPSHOT), "sum 3\n");
}

#[test]
fn a_change_is_drawn_against_what_was_recorded() {
    let yaml = SUMS.replace("    expect: |\n      sum 4\n", "");
    let desk = Desk::with_sums(&yaml, &sums(r#"println!("of {sum} and 1: {}", sum + 1);"#));
    desk.write(SNAPSHOT, "of 3 and 1: 5\nsum 3\n");
    // Counts as the same, so it is nobody's business.
    desk.write(
        "exercises/demo/sums/expected/by-hand.out",
        "of 4 and 1: 5\r\nsum 4 \n\n",
    );
    let written = desk.bless(&["sums", "-y"]);
    assert_eq!(written.status, 0, "{written:?}");
    let diff = "  - recorded  + new\n    1 - of 3 and 1: 5\n                    ^\n      + of 3 and 1: 4\n                    ^\n    2   sum 3\n";
    assert!(written.stdout.contains(diff), "{}", written.stdout);
    assert_eq!(desk.read(SNAPSHOT), "of 3 and 1: 4\nsum 3\n");
    assert_eq!(
        desk.read("exercises/demo/sums/expected/by-hand.out"),
        "of 4 and 1: 5\r\nsum 4 \n\n"
    );
}

#[test]
fn ci_may_look_and_never_writes() {
    let desk = Desk::with_sums(SUMS, &sums(""));
    let ci = [("CI", "true")];
    let refused = desk.run_with(&["bless", "sums", "--yes", "--sandbox", "off"], &ci);
    assert_eq!(refused.status, 2, "{refused:?}");
    assert!(
        refused
            .stderr
            .contains("nothing is recorded where `CI` is set"),
        "{}",
        refused.stderr
    );
    assert!(!desk.path(SNAPSHOT).exists());
    let looked = desk.run_with(&["bless", "sums", "--check", "--sandbox", "off"], &ci);
    assert_eq!(looked.status, 3, "{looked:?}");
    assert!(looked.stdout.contains("+ sum 3"), "{}", looked.stdout);
    assert!(!desk.path(SNAPSHOT).exists());
}

#[test]
fn an_empty_snapshot_is_recorded_only_where_it_is_meant() {
    let silent = "fn main() {}\n";
    let yaml = SUMS.replace(
        "expect: |\n      sum 4\n",
        "expect: ''\n    allow_empty: true\n",
    );
    let desk = Desk::with_sums(&yaml, silent);
    let refused = desk.bless(&["sums", "--yes"]);
    assert_eq!(refused.status, 3, "{refused:?}");
    assert!(
        refused
            .stdout
            .contains("case `recorded`: there is no output to record"),
        "{}",
        refused.stdout
    );
    let meant = yaml.replace("      2\n", "      2\n    allow_empty: true\n");
    let desk = Desk::with_sums(&meant, silent);
    let written = desk.bless(&["sums", "--yes"]);
    assert!(
        written.stdout.contains("recorded.out: new, and empty"),
        "{}",
        written.stdout
    );
    assert_eq!(desk.read(SNAPSHOT), "");
    assert_eq!(desk.bless(&["sums", "--check"]).status, 0);
}

#[test]
fn an_exercise_has_to_be_named() {
    let desk = Desk::with_sums(SUMS, &sums(""));
    let told = |arguments: &[&str]| {
        let outcome = desk.bless(arguments);
        assert_eq!(outcome.status, 2, "{outcome:?}");
        outcome.stderr
    };
    assert!(told(&[]).contains("name an exercise, or say `--all`"));
    assert!(told(&["summs"]).contains("did you mean `sums`?"));
    assert!(told(&["sums", "--yes", "--check"]).contains("cannot be used with"));
}
