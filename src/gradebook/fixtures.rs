//! A small class for the tests of what is drawn: everybody's names are as hostile as names can be.

use super::book::Book;
use super::class::{Class, ClassCase, ClassExercise, Double, Handed, Means, Student};
use super::entry::{CaseEntry, Difference, Entry, Key, Remark, VisibleEntry};
use super::journal::Journal;
use super::line::{Record, Trouble};
use super::search::Listed;
use crate::digest::Digest;
use crate::verdict::Verdict;

/// A name that wants to be a formula, markup and a path at once.
pub(super) const HOSTILE: &str = "=<img src=x onerror=alert(1)>/../\u{202E}";

/// A class of five students and two exercises, found at this moment.
pub(super) fn class() -> Class {
    let student = |student: &str, enrolled| Student {
        student: student.to_owned(),
        name: (student == "ada").then(|| "Lovelace, \"Ada\"".to_owned()),
        section: None,
        enrolled,
    };
    let mut students = vec![
        student("ada", true),
        student("bob", true),
        student("eve", true),
        student(HOSTILE, false),
        student("zoe", true),
    ];
    students.sort();
    let place = |name: &str| {
        students
            .iter()
            .position(|student| student.student == name)
            .unwrap()
    };
    let handed = |student: &str, exercise, text: &str| Handed {
        student: place(student),
        exercise,
        path: format!("{student}/{exercise}.rs"),
        submission: Some(Digest::of_bytes(text.as_bytes())),
        unreadable: None,
    };
    let mut submissions = vec![
        handed("ada", 0, "right"),
        handed("ada", 1, "wrong"),
        handed("bob", 0, "wrong"),
        handed(HOSTILE, 0, "hostile"),
        handed("eve", 0, "troubled"),
    ];
    submissions.sort();
    let exercise = |name: &str| ClassExercise {
        exercise: format!("basics/{name}"),
        title: format!("The <{name}>"),
        fingerprint: Digest::of(&[name]),
        max_points: 3,
        cases: vec![
            ClassCase {
                name: "shown".into(),
                checks: Some("a `sum` <is> right".into()),
            },
            ClassCase {
                name: "unseen".into(),
                checks: None,
            },
        ],
    };
    let doubles = vec![Double {
        student: place("bob"),
        exercise: 1,
        paths: vec!["bob/1.rs".into(), "bob/one.rs".into()],
    }];
    let mut unmatched = Listed::default();
    unmatched.add("notes <b>.txt".into());
    Class {
        at: "2026-01-01T00:00:00Z".into(),
        means: Means {
            grader: "0.1.0".into(),
            toolchain: "1.95.0 x".into(),
            sandbox: "full".into(),
        },
        layout: "{student}/{exercise}.rs".into(),
        partition: None,
        roster: true,
        exercises: vec![exercise("adder"), exercise("other")],
        students,
        submissions,
        doubles,
        unmatched,
        unknown: Listed::default(),
        unsearched: Listed::default(),
        passed_over: 0,
    }
}

/// What a submission with this text gets for an exercise of the class.
pub(super) fn entry(class: &Class, exercise: usize, text: &str) -> Entry {
    let right = text == "right";
    let verdict = if right {
        Verdict::Accepted
    } else {
        Verdict::WrongAnswer
    };
    let markup = "<script>alert('x')</script>\x1b[2J";
    let mut entry = Entry {
        at: format!("2026-01-01T00:00:01Z {text}"),
        key: Key {
            submission: Digest::of_bytes(text.as_bytes()),
            exercise: class.exercises[exercise].fingerprint,
            toolchain: class.means.toolchain.clone(),
            grader: class.means.grader.clone(),
            sandbox: class.means.sandbox.clone(),
        },
        exercise: class.exercise(exercise).to_owned(),
        verdict,
        points: if right { 3 } else { 1 },
        max_points: 3,
        misconception: (!right).then(|| "takes `<` for `>`".to_owned()),
        rejections: Vec::new(),
        diagnostics: Vec::new(),
        cases: vec![
            CaseEntry {
                name: "shown".into(),
                verdict,
                points: if right { 2 } else { 0 },
                max_points: 2,
                visible: Some(VisibleEntry {
                    checks: "a `sum` <is> right".into(),
                    ending: None,
                    difference: (!right).then(|| Difference {
                        line: 1,
                        expected: Some("3".into()),
                        got: Some(markup.into()),
                    }),
                }),
            },
            CaseEntry {
                name: "unseen".into(),
                verdict: Verdict::Accepted,
                points: 1,
                max_points: 1,
                visible: None,
            },
        ],
    };
    if text == "hostile" {
        entry.diagnostics.push(Remark {
            message: markup.into(),
            code: None,
            file: None,
            line: Some(1),
            column: Some(1),
            shown: Some(markup.into()),
        });
    }
    entry
}

/// A journal with the class and its grades: one accepted, three not, one that the machine could not grade.
pub(super) fn journal(folder: &std::path::Path) -> Journal {
    let class = class();
    let mut journal = Journal::open(folder, Journal::FILE).unwrap();
    for (exercise, text) in [(0, "right"), (1, "wrong"), (0, "wrong"), (0, "hostile")] {
        let entry = entry(&class, exercise, text);
        journal.append(&Record::Grade(Box::new(entry))).unwrap();
    }
    let trouble = Trouble {
        at: class.at.clone(),
        exercise: "basics/adder".into(),
        submission: Digest::of_bytes(b"troubled"),
        message: "no space <left>".into(),
    };
    journal.append(&Record::Trouble(trouble)).unwrap();
    journal.append(&Record::Class(Box::new(class))).unwrap();
    journal
}

/// The book of that journal, and the folder it lies in.
pub(super) fn book() -> (Book, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let journal = journal(folder.path());
    let class = journal.class().unwrap().unwrap();
    (Book::new(class, &journal).unwrap(), folder)
}
