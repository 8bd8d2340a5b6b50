//! A whole class of sixty: who gets what, and what comes out.

use std::fs;

use crate::answers::{ACTS, ADDERS, FORK_BOMB, act};
use crate::classroom::{
    CACHE, HOSTILE_NAMES, assert_graded_once, assert_same, forget, grade, gradebook, journal, keys,
    read, run, sixty, verdict,
};

#[test]
fn everybody_gets_what_they_deserve_and_nobody_is_in_the_way() {
    // As isolated as the host lets it be: cheats are among them.
    let session = sixty()
        .file("subs/s02/wild/free.rs", act(FORK_BOMB))
        .env("GRADER_CACHE", CACHE);
    let args = ["grade", "subs", "--out", "out", "--sandbox", "best-effort"];
    let session = session.args(args);
    let outcome = run(&session, 0);
    let book = gradebook(&session, "out");
    let isolated = book["means"]["sandbox"] != "none";

    for number in 5..56 {
        let student = format!("s{number:02}");
        let (_, expected, points) = ADDERS[number % ADDERS.len()];
        assert_eq!(
            verdict(&book, &student, "basics/adder"),
            expected,
            "{student}"
        );
        let students = book["students"].as_array().unwrap();
        let known = students
            .iter()
            .find(|known| known["student"] == *student)
            .unwrap();
        assert_eq!(known["grades"][0]["points"], points, "{student}");
        let expected = match number % 3 {
            0 => ACTS[number / 3 % ACTS.len()].1,
            _ => "missing",
        };
        assert_eq!(verdict(&book, &student, "wild/free"), expected, "{student}");
    }
    for student in ["s01", "s02", "s03", "s04"] {
        assert_eq!(
            verdict(&book, student, "basics/adder"),
            "rejected",
            "{student}"
        );
    }
    // What a cheat sees depends on the isolation, and never is it accepted by cheating.
    if isolated {
        assert_eq!(
            verdict(&book, "s01", "wild/free"),
            "accepted",
            "reading was refused"
        );
    }
    let bomb = verdict(&book, "s02", "wild/free");
    assert!(
        ["runtime-error", "time-limit", "sandbox-violation"].contains(&bomb.as_str()),
        "{bomb}"
    );
    for student in HOSTILE_NAMES {
        assert_ne!(
            verdict(&book, student, "basics/adder"),
            "missing",
            "{student}"
        );
    }

    // The same text is graded once however many hand it in.
    let journal = journal(&session, "out");
    assert_graded_once(&journal);
    let graded = journal
        .iter()
        .filter(|line| line["record"].get("grade").is_some())
        .count();
    assert_eq!(graded, ADDERS.len() + 4 + ACTS.len() + 2);
    assert_eq!(book["totals"]["graded"], 60 + 20 + 2);
    assert_eq!(book["totals"]["missing"], 60 * 2 - 82);
    assert_eq!(
        book["unplaced"]["unmatched"]["first"],
        serde_json::json!(["README.md"])
    );
    let unknown = book["unplaced"]["unknown"]["first"][0].as_str().unwrap();
    assert!(
        unknown.starts_with("s05/basics/nonsense.rs (there is no exercise `basics/nonsense`"),
        "{unknown}"
    );

    assert!(
        outcome.stdout.contains("60 students · 2 exercises"),
        "{outcome}"
    );
    names_do_no_harm(&session);
    nothing_is_hidden_that_leaks(&session);
}

fn names_do_no_harm(session: &crate::session::Session) {
    let table = read(session, "out/gradebook.csv");
    // Some spreadsheets part cells at semicolons.
    for delimiter in *b",;" {
        let mut reader = csv::ReaderBuilder::new();
        let reader = reader.delimiter(delimiter).flexible(true);
        for record in reader.from_reader(table.as_bytes()).records() {
            for cell in &record.unwrap() {
                let formula = cell.trim_start().starts_with(['=', '+', '-', '@', '＝']);
                assert!(!formula, "{cell}");
            }
        }
    }
    assert!(table.contains("\n\"'=cmd|"), "{table}");
    let page = read(session, "out/class.html");
    assert!(!page.contains("<script"), "{page}");
    assert!(page.contains("&lt;script&gt;alert(1)"), "{page}");
    // Every link of the page leads to a file, whatever its student is called.
    let links: Vec<&str> = page.split("href=\"students/").skip(1).collect();
    assert_eq!(links.len(), 60);
    for link in links {
        let name = link.split('"').next().unwrap();
        assert!(
            session.here().join("out/students").join(name).is_file(),
            "{name}"
        );
    }
}

/// Of the hidden case `out-of-sight` nothing is told but name, verdict and points.
fn nothing_is_hidden_that_leaks(session: &crate::session::Session) {
    let out = session.here().join("out");
    let students = fs::read_dir(out.join("students")).unwrap();
    let mut files: Vec<_> = students.map(|entry| entry.unwrap().path()).collect();
    files.extend(
        [
            "journal.jsonl",
            "gradebook.json",
            "gradebook.csv",
            "class.html",
        ]
        .map(|name| out.join(name)),
    );
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        for secret in ["471100823", "645738190", "odd fellows"] {
            assert!(!text.contains(secret), "{secret} in {}", file.display());
        }
    }
}

#[test]
fn a_second_run_grades_nothing_and_writes_the_same() {
    let session = grade(sixty(), "out", &["--exercise", "adder"]);
    run(&session, 0);
    let before = fs::read(session.here().join("out/journal.jsonl")).unwrap();
    let again = run(&session, 0);
    assert!(
        again.stderr.starts_with("0 submissions to grade"),
        "{again}"
    );
    assert_eq!(
        fs::read(session.here().join("out/journal.jsonl")).unwrap(),
        before
    );

    // Graded by another number of workers and in another order, the files are the same.
    let session = grade(session, "other", &["--exercise", "adder", "--jobs", "5"]);
    run(&session, 0);
    assert_same(&session, "out", "other");
}

#[test]
fn a_new_submission_is_graded_and_those_of_who_left_are_gone() {
    let session = grade(crate::made_up::session(), "out", &[])
        .file("subs/ada/basics/adder.rs", crate::answers::WRONG)
        .file("subs/bob/basics/adder.rs", crate::answers::WRONG);
    run(&session, 0);
    assert_eq!(
        verdict(&gradebook(&session, "out"), "ada", "basics/adder"),
        "wrong-answer"
    );
    fs::write(session.here().join("out/students/my-notes.txt"), "keep me").unwrap();
    forget(&session, "subs/bob");
    let session = session.file("subs/ada/basics/adder.rs", crate::answers::RIGHT);
    run(&session, 0);
    assert_eq!(
        verdict(&gradebook(&session, "out"), "ada", "basics/adder"),
        "accepted"
    );
    let students = session.here().join("out/students");
    assert!(students.join("ada.html").exists() && students.join("my-notes.txt").exists());
    assert!(!students.join("bob.html").exists());
}

#[test]
fn machine_trouble_is_no_grade_and_takes_none_away() {
    let session = grade(crate::made_up::session(), "out", &["--no-cache"])
        .file("subs/ada/basics/adder.rs", crate::answers::RIGHT);
    run(&session, 0);
    let working = session.tmp();
    let session = session
        .file("subs/bob/basics/adder.rs", crate::answers::WRONG)
        .env("TMPDIR", "/nonexistent");
    let outcome = run(&session, 5);
    assert!(
        outcome
            .stdout
            .contains("cannot be graded: 1\n  bob, basics/adder: machine trouble:"),
        "{outcome}"
    );
    let book = gradebook(&session, "out");
    assert_eq!(verdict(&book, "ada", "basics/adder"), "accepted");
    assert_eq!(verdict(&book, "bob", "basics/adder"), "trouble");
    let table = read(&session, "out/gradebook.csv");
    assert!(
        table.contains("\n\"bob\",\"\",\"\",\"\",\"\",0,\"basics/adder: machine trouble:"),
        "{table}"
    );

    let session = session.env("TMPDIR", working);
    run(&session, 0);
    assert_eq!(
        verdict(&gradebook(&session, "out"), "bob", "basics/adder"),
        "wrong-answer"
    );
}

#[test]
fn a_machine_that_fails_everybody_is_given_up() {
    let mut session =
        grade(crate::made_up::session(), "out", &["--no-cache"]).env("TMPDIR", "/nonexistent");
    for number in 0..40 {
        let text = format!("{}// {number}\n", crate::answers::RIGHT);
        session = session.file(&format!("subs/s{number}/basics/adder.rs"), text);
    }
    let outcome = run(&session, 5);
    assert!(outcome.stderr.contains("grading was given up"), "{outcome}");
    // Nobody was tried twice: each of them is trouble once, and none has a grade.
    let journal = journal(&session, "out");
    let troubles = journal
        .iter()
        .filter(|line| line["record"].get("trouble").is_some());
    assert!((20..=40).contains(&troubles.count()), "{outcome}");
    assert!(keys(&journal).is_empty(), "{outcome}");
}
