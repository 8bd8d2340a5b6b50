//! How submissions lie, who is expected, and what does not fit.

use crate::answers::{RIGHT, WRONG};
use crate::classroom::{gradebook, read, run, verdict};
use crate::made_up;
use crate::outcome::Outcome;
use crate::session::Session;

fn graded(session: Session, more: &[&str], status: i32) -> (Session, Outcome) {
    let args = ["grade", "subs", "--out", "out", "--sandbox", "off"];
    let session = session.args(args.iter().chain(more));
    let outcome = run(&session, status);
    (session, outcome)
}

#[test]
fn the_usual_layouts_are_recognised() {
    for (files, more, layout) in [
        (
            ["ada/basics/adder.rs", "bob/basics/adder.rs"],
            &[][..],
            "{student}/{topic}/{exercise}.rs",
        ),
        (
            [
                "ada/solutions/basics/adder.rs",
                "bob/solutions/basics/adder.rs",
            ],
            &[],
            "{student}/solutions/{topic}/{exercise}.rs",
        ),
        (
            ["ada_adder.rs", "bob_adder.rs"],
            &[],
            "{student}_{exercise}.rs",
        ),
        (
            ["ada.rs", "bob.rs"],
            &["--exercise", "adder"],
            "{student}.rs",
        ),
        (
            ["early/ada.rs", "late/bob-adder.rs"],
            &[
                "--exercise",
                "adder",
                "--layout",
                "late/{student}-{exercise}.rs",
                "--layout",
                "early/{student}.rs",
            ],
            "late/{student}-{exercise}.rs and early/{student}.rs",
        ),
        (
            ["week-1/adder/ada-final.rs", "week-1/adder/bob-final.rs"],
            &["--layout", "week-1/{exercise}/{student}-final.rs"],
            "week-1/{exercise}/{student}-final.rs",
        ),
    ] {
        let session = made_up::session()
            .file(&format!("subs/{}", files[0]), RIGHT)
            .file(&format!("subs/{}", files[1]), WRONG);
        let (session, outcome) = graded(session, more, 0);
        let book = gradebook(&session, "out");
        assert_eq!(book["layout"], layout, "{outcome}");
        assert_eq!(verdict(&book, "ada", "basics/adder"), "accepted");
        assert_eq!(verdict(&book, "bob", "basics/adder"), "wrong-answer");
    }
}

#[test]
fn two_files_for_one_exercise_are_told_and_neither_wins() {
    let session = made_up::session()
        .file("subs/ada/basics/adder.rs", RIGHT)
        .file("subs/ada/solutions/basics/adder.rs", WRONG)
        .file("subs/bob/solutions/basics/adder.rs", RIGHT)
        .file("subs/eve/basics/adder.rs", RIGHT);
    // What was handed in has no grade, so it is not all well.
    let (session, outcome) = graded(session, &[], 5);
    let told = "ada, basics/adder: 2 files and none counts: ada/basics/adder.rs, ada/solutions/basics/adder.rs";
    assert!(outcome.stdout.contains(told), "{outcome}");
    let book = gradebook(&session, "out");
    assert_eq!(verdict(&book, "ada", "basics/adder"), "double");
    for student in ["bob", "eve"] {
        assert_eq!(verdict(&book, student, "basics/adder"), "accepted");
    }
    let table = read(&session, "out/gradebook.csv");
    assert!(
        table.contains("\n\"ada\",\"\",\"\",\"\",\"\",0,\"basics/adder: 2 files"),
        "{table}"
    );
    let page = read(&session, "out/students/ada.html");
    assert!(page.contains("nothing is graded yet"), "{page}");

    // The same file twice leaves no doubt about what is meant.
    let session = session.file("subs/ada/solutions/basics/adder.rs", RIGHT);
    let (session, _) = graded(session, &[], 0);
    let book = gradebook(&session, "out");
    assert_eq!(verdict(&book, "ada", "basics/adder"), "accepted");
}

#[test]
fn a_name_that_is_nearly_an_exercise_is_told() {
    let session = made_up::session().file("subs/ada/basic/adder.rs", RIGHT);
    let (_, outcome) = graded(session, &[], 2);
    assert!(
        outcome
            .stderr
            .contains("there is no exercise `basic/adder`; `basics/adder` is near"),
        "{outcome}"
    );
}

#[test]
fn a_roster_says_who_is_missing_and_who_is_a_stranger() {
    let session = made_up::session()
        .file(
            "roster.csv",
            "name;student;section\nAda Lovelace;ada;A\nBabbage;bob;B\n",
        )
        .file("subs/ada/basics/adder.rs", WRONG)
        .file("subs/mallory/basics/adder.rs", RIGHT)
        .file("subs/ada/basics/greeter.rs", made_up::GREETER_SOLUTION);
    let more = [
        "--roster",
        "roster.csv",
        "--exercise",
        "adder",
        "--exercise",
        "free",
    ];
    let (session, outcome) = graded(session, &more, 0);
    let table = r#""student","name","section","basics/adder","wild/free","total","missing","remarks"
"(maximum)","","",6,1,7,"",""
"ada","Ada Lovelace","A",4,"",4,1,""
"bob","Babbage","B","","","",2,""
"mallory","","",6,"",6,1,""
"#;
    let written = read(&session, "out/gradebook.csv");
    assert_eq!(written, table.replace('\n', "\r\n"));
    assert!(
        outcome.stdout.contains("not in the roster: 1\n  mallory\n"),
        "{outcome}"
    );
    assert!(
        outcome
            .stdout
            .contains("1 file of other exercises than were asked for"),
        "{outcome}"
    );

    let session = session.file("headless.csv", "ada\nbob\n");
    let (_, outcome) = graded(session, &["--roster", "headless.csv"], 2);
    assert!(
        outcome.stderr.contains("`ada` there is a student"),
        "{outcome}"
    );
}

#[test]
fn what_cannot_be_meant_is_wrong_usage_with_a_next_step() {
    for (args, words) in [
        (&["nowhere"][..], "there is no folder `nowhere`"),
        (&["subs"], "no file in `subs` fits any of the usual layouts"),
        (
            &["strange", "--layout", "{student}.rs"],
            "name one with `--exercise NAME`",
        ),
        (
            &["strange", "--layout", "{studnet}.rs"],
            "did you mean `{student}`?",
        ),
        (&["subs", "--exercise", "addr"], "adder"),
        (
            &["subs", "--partition", "5/4"],
            "write `1/4` for the first of four shares",
        ),
        (
            &["subs", "--roster", "none.csv"],
            "cannot read the roster `none.csv`",
        ),
    ] {
        let session = made_up::session()
            .file("subs/ada/README.md", "")
            .file("strange/a.rs", "")
            .args(
                ["grade", "--out", "out", "--sandbox", "off"]
                    .iter()
                    .chain(args),
            );
        let outcome = run(&session, 2);
        assert!(outcome.stderr.contains(words), "{args:?}: {outcome}");
        assert!(!session.here().join("out").exists(), "{args:?}");
    }
}
