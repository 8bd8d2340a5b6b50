//! Grading again after a change: shown first, taken over only when that is agreed to.

use crate::answers::{RIGHT, WRONG};
use crate::classroom::{grade, gradebook, journal, keys, outputs, read, run, verdict};
use crate::session::Session;

/// Three students, and an exercise that is changed after it was graded so that negative numbers no longer count.
fn changed() -> Session {
    let session = grade(crate::made_up::session(), "out", &[])
        .file("subs/ada/basics/adder.rs", RIGHT)
        .file("subs/bob/basics/adder.rs", WRONG)
        .file("subs/eve/basics/adder.rs", WRONG);
    changed_after(session)
}

/// The same of any students.
fn changed_after(session: Session) -> Session {
    run(&session, 0);
    let exercise = read(&session, "exercises/basics/adder/exercise.yaml");
    let forgiving = exercise
        .replace("5 -7\n", "5 7\n")
        .replace("5 + -7 = -2", "5 + 7 = 12");
    assert_ne!(exercise, forgiving);
    session.file("exercises/basics/adder/exercise.yaml", forgiving)
}

fn regrade(session: Session, more: &[&str]) -> Session {
    let args = ["regrade", "subs", "--out", "out", "--sandbox", "off"];
    session.args(args.iter().chain(more))
}

#[test]
fn nothing_is_altered_before_it_is_agreed_to() {
    let session = changed();
    // Grading alters no grade that stands, and says so.
    let outcome = run(&session, 0);
    assert!(
        outcome.stderr.starts_with("0 submissions to grade"),
        "{outcome}"
    );
    assert!(
        outcome
            .stdout
            .contains("3 grades are older than a change of the exercise"),
        "{outcome}"
    );
    assert_eq!(
        verdict(&gradebook(&session, "out"), "bob", "basics/adder"),
        "wrong-answer"
    );
    assert!(read(&session, "out/class.html").contains("class=\"cell wrong old\""));

    let before = (
        outputs(&session, "out"),
        read(&session, "out/journal.jsonl"),
    );
    let session = regrade(session, &[]);
    let outcome = run(&session, 0);
    let table = "\
basics/adder: the exercise has changed

  student  exercise      before            after
  bob      basics/adder  4/6 wrong answer  6/6 accepted
  eve      basics/adder  4/6 wrong answer  6/6 accepted

2 grades altered, 2 up and 0 down; 1 as before
nothing was altered; the new grades wait in `out/regrade.jsonl`, and `--yes` takes them over
";
    assert_eq!(outcome.stdout, table, "{outcome}");
    assert_eq!(
        (
            outputs(&session, "out"),
            read(&session, "out/journal.jsonl")
        ),
        before
    );

    // What was graded once is taken over and not graded again.
    let session = regrade(session, &["--yes"]);
    let outcome = run(&session, 0);
    assert!(
        outcome
            .stderr
            .starts_with("0 submissions to grade again, 2 waiting already"),
        "{outcome}"
    );
    let book = gradebook(&session, "out");
    assert_eq!(verdict(&book, "bob", "basics/adder"), "accepted");
    assert_eq!(book["students"][1]["grades"][0]["outdated"], false);
    // The old grades are history.
    assert_eq!(keys(&journal(&session, "out")).len(), 4);
    assert!(!session.here().join("out/regrade.jsonl").exists());

    let session = regrade(session, &["--yes"]);
    assert!(
        run(&session, 0)
            .stdout
            .starts_with("nothing to grade again")
    );
    let session = grade(session, "fresh", &[]);
    run(&session, 0);
    assert_eq!(outputs(&session, "out"), outputs(&session, "fresh"));
}

#[test]
fn no_name_and_no_verdict_is_cut() {
    let long = "somebody.whose-name-is-that-of-a-whole-family@example.org";
    let session = grade(crate::made_up::session(), "out", &[])
        .file("subs/bob/basics/adder.rs", WRONG)
        .file(&format!("subs/{long}/basics/adder.rs"), WRONG);
    let session = regrade(changed_after(session), &[]);
    let outcome = run(&session, 0);
    let table = format!(
        "\n  student  exercise      before            after\n  bob      basics/adder  4/6 wrong answer  6/6 accepted\n  \
         {long}\n           basics/adder  4/6 wrong answer  6/6 accepted\n\n"
    );
    assert!(outcome.stdout.contains(&table), "{outcome}");
}

#[test]
fn grades_are_taken_over_although_nobody_reads_the_lines() {
    let session = regrade(changed(), &["--yes"]);
    let before = session.files();
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let child = session.start(writer.into());
    let outcome = session.finish(child, &before);
    assert_eq!(outcome.status, 0, "{outcome}");
    let book = gradebook(&session, "out");
    assert_eq!(verdict(&book, "bob", "basics/adder"), "accepted");
    assert!(!session.here().join("out/regrade.jsonl").exists());
}

#[test]
fn trouble_and_new_files_leave_the_old_grade() {
    let session = changed().file("subs/bob/basics/adder.rs", RIGHT);
    let session = regrade(session, &["--yes"]);
    // Bob and Eve had handed in the same text; Bob's file is the one that is read, and it is another now.
    let outcome = run(&session, 5);
    assert!(
        outcome.stdout.contains(
            "old grade stands: 2\n  `bob/basics/adder.rs` was changed after it had been listed, and 1 more of the same text\n"
        ),
        "{outcome}"
    );
    assert_eq!(
        verdict(&gradebook(&session, "out"), "eve", "basics/adder"),
        "wrong-answer"
    );

    // Nothing waits where nothing could be graded, and a folder that is not there is not one that is empty.
    let session = changed();
    crate::classroom::forget(&session, "subs");
    std::fs::create_dir(session.here().join("subs")).unwrap();
    let session = regrade(session, &[]);
    let outcome = run(&session, 5);
    assert!(
        outcome.stdout.contains("old grade stands: 3\n"),
        "{outcome}"
    );
    assert!(
        outcome
            .stdout
            .ends_with("nothing was altered, and nothing could be graded again\n"),
        "{outcome}"
    );
    let session = session.args(["regrade", "sbus", "--out", "out", "--sandbox", "off"]);
    assert!(
        run(&session, 2)
            .stderr
            .contains("there is no folder `sbus`")
    );

    let session = regrade(session, &["--exercise", "nonsense"]);
    assert!(run(&session, 2).stderr.contains("nonsense"));
    let session = session.args(["regrade", "subs", "--out", "nowhere"]);
    assert!(
        run(&session, 2)
            .stderr
            .contains("`nowhere/journal.jsonl` holds no class")
    );
}
