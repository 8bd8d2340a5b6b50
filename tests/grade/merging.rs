//! Shares of the work on several machines, and what becomes of them together.

use std::fs;

use crate::answers::{RIGHT, WRONG};
use crate::classroom::{
    assert_graded_once, assert_same, grade, gradebook, journal, keys, run, sixty, verdict,
};
use crate::session::Session;

fn merge(session: Session, journals: &[&str], out: &str) -> Session {
    let target = ["--out", out];
    session.args(["merge"].iter().chain(journals).chain(&target))
}

#[test]
fn four_shares_are_the_whole() {
    let mut session = grade(sixty(), "whole", &[]);
    run(&session, 0);
    let shares = ["share-1", "share-2", "share-3", "share-4"];
    let mut graded = 0;
    for (place, share) in shares.iter().enumerate() {
        session = grade(
            session,
            share,
            &["--partition", &format!("{}/4", place + 1)],
        );
        run(&session, 0);
        let book = gradebook(&session, share);
        graded += book["totals"]["graded"].as_u64().unwrap();
        assert!(book["totals"]["ungraded"].as_u64().unwrap() > 0);
    }
    // A submission that several people handed in has a grade in whichever share looked at it first.
    assert!(graded >= 81, "{graded}");
    let session = merge(session, &shares, "joined");
    let outcome = run(&session, 0);
    assert!(outcome.stderr.contains("from 4 journals"), "{outcome}");
    assert_same(&session, "whole", "joined");
    assert_graded_once(&journal(&session, "joined"));

    // Again, in another order, onto what is there: nothing is twice.
    let session = merge(
        session,
        &["share-3", "share-1/journal.jsonl", "share-4", "share-2"],
        "joined",
    );
    run(&session, 0);
    assert_same(&session, "whole", "joined");
    assert_graded_once(&journal(&session, "joined"));

    // And grading everything afterwards finds nothing to do.
    let session = grade(session, "joined", &[]);
    assert!(
        run(&session, 0)
            .stderr
            .starts_with("0 submissions to grade")
    );

    let session = merge(session, &["share-1", "share-2"], "partly");
    let outcome = run(&session, 5);
    assert!(outcome.stdout.contains("not graded yet"), "{outcome}");
}

#[test]
fn sections_become_one_class() {
    let session = crate::made_up::session()
        .file("a/ada/basics/adder.rs", RIGHT)
        .file("b/bob/basics/adder.rs", WRONG)
        .file("b/ada/basics/adder.rs", WRONG);
    let session = session.args(["grade", "a", "--out", "out-a", "--sandbox", "off"]);
    run(&session, 0);
    let session = session.args(["grade", "b", "--out", "out-b", "--sandbox", "off"]);
    run(&session, 0);
    let session = merge(session, &["out-b", "out-a"], "out");
    let outcome = run(&session, 0);
    assert!(
        outcome.stderr.contains(
            "the journals disagree: 1\n  `ada` handed in two different answers to `basics/adder`"
        ),
        "{outcome}"
    );
    let book = gradebook(&session, "out");
    assert_eq!(verdict(&book, "ada", "basics/adder"), "wrong-answer");
    assert_eq!(verdict(&book, "bob", "basics/adder"), "wrong-answer");
    assert_eq!(keys(&journal(&session, "out")).len(), 2);
}

#[test]
fn what_is_no_journal_is_told() {
    let session = crate::made_up::session().file("empty/journal.jsonl", "nonsense\n");
    let session = merge(session, &["nowhere"], "out");
    let outcome = run(&session, 2);
    assert!(
        outcome
            .stderr
            .contains("error: there is no journal at `nowhere`"),
        "{outcome}"
    );
    let session = merge(session, &["empty"], "out");
    let outcome = run(&session, 2);
    assert!(!outcome.stderr.contains("damaged"), "{outcome}");
    assert!(
        outcome
            .stderr
            .contains("error: `empty/journal.jsonl` holds no class"),
        "{outcome}"
    );
    assert!(!fs::exists(session.here().join("out")).unwrap());
}
