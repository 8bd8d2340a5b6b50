//! A grader that is killed, interrupted or robbed of its journal's last bytes goes on where it was.

use std::fs;
use std::process::{Child, Stdio};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};
use wait_timeout::ChildExt;

use crate::answers::{RIGHT, WRONG};
use crate::classroom::{assert_graded_once, assert_same, forget, grade, journal, keys, run, sixty};
use crate::session::Session;

/// How often a grader is killed.
const KILLS: usize = 20;

#[test]
fn killed_twenty_times_it_ends_as_if_nothing_had_been() {
    let session = grade(sixty(), "undisturbed", &[]);
    run(&session, 0);
    let session = grade(session, "out", &[]);
    let mut kept = Vec::new();
    let mut killed = 0;
    for round in 0.. {
        let mut child = session.start(Stdio::null());
        // From a few milliseconds, before anything is graded, to most of the run. A run that is through begins anew, so
        // that every kill meets a grader at work.
        let moment = Duration::from_millis(5 + (round as u64 * 97) % 400);
        match child.wait_timeout(moment).unwrap() {
            None => {
                child.kill().unwrap();
                child.wait().unwrap();
                killed += 1;
            }
            Some(status) => {
                assert!(status.success());
                assert_same(&session, "undisturbed", "out");
                forget(&session, "out");
                kept.clear();
            }
        }
        if session.here().join("out/journal.jsonl").exists() {
            let journal = journal(&session, "out");
            assert_graded_once(&journal);
            // What was safe once is never lost.
            let keys = keys(&journal);
            assert!(keys.starts_with(&kept), "{kept:?}\n{keys:?}");
            kept = keys;
        }
        if killed == KILLS {
            break;
        }
    }
    run(&session, 0);
    assert_same(&session, "undisturbed", "out");
    assert_graded_once(&journal(&session, "out"));
}

#[test]
fn an_interrupt_ends_it_and_the_same_command_goes_on() {
    let mut session = grade(
        crate::made_up::session(),
        "undisturbed",
        &["--no-cache", "--jobs", "1"],
    );
    for number in 0..6 {
        let text = format!(
            "{}// {number}\n",
            if number % 2 == 0 { RIGHT } else { WRONG }
        );
        session = session.file(&format!("subs/s{number}/basics/adder.rs"), text);
    }
    run(&session, 0);
    let session = grade(session, "out", &["--no-cache", "--jobs", "1"]);
    let mut child = session.start(Stdio::null());
    let graded = || match session.here().join("out/journal.jsonl").exists() {
        true => keys(&journal(&session, "out")).len(),
        false => 0,
    };
    wait_until(&mut child, || graded() > 0);
    let pid = Pid::from_child(&child);
    kill_process(pid, Signal::INT).unwrap();
    let outcome = session.finish(child, &session.files());
    assert_eq!(outcome.status, 130, "{outcome}");
    assert!(
        outcome
            .stderr
            .contains("the same command goes on from there"),
        "{outcome}"
    );
    assert!(!session.here().join("out/gradebook.csv").exists());
    assert!((1..6).contains(&graded()));
    run(&session, 0);
    assert_same(&session, "undisturbed", "out");
    assert_graded_once(&journal(&session, "out"));
}

/// Looks again and again until something has happened; the child must not end before.
fn wait_until(child: &mut Child, mut happened: impl FnMut() -> bool) {
    while !happened() {
        let ended = child.wait_timeout(Duration::from_millis(5)).unwrap();
        assert!(ended.is_none(), "it has ended before it was interrupted");
    }
}

#[test]
fn a_torn_last_line_and_a_flipped_byte_cost_one_grade_each() {
    let session = two_students("out");
    run(&session, 0);
    let path = session.here().join("out/journal.jsonl");
    let whole = fs::read(&path).unwrap();
    let graded = keys(&journal(&session, "out")).len();
    assert_eq!(graded, 2);

    // The machine lost its power while the last line was written.
    fs::write(&path, &whole[..whole.len() - 100]).unwrap();
    let outcome = run(&session, 0);
    assert!(
        outcome
            .stderr
            .contains("1 line of `out/journal.jsonl` skipped, torn or damaged: line 3"),
        "{outcome}"
    );
    assert!(
        outcome
            .stderr
            .contains("1 submission to grade, 1 grade known already"),
        "{outcome}"
    );
    assert_same_as_fresh(&session);

    // A byte was flipped in the middle of the second line.
    let mut flipped = whole.clone();
    let second = flipped.iter().position(|byte| *byte == b'\n').unwrap() + 200;
    flipped[second] ^= 0x20;
    fs::write(&path, &flipped).unwrap();
    let outcome = run(&session, 0);
    assert!(outcome.stderr.contains("damaged: line 2;"), "{outcome}");
    assert_same_as_fresh(&session);

    // It is told until somebody does what is told with it.
    let advice = "; to write the journal without what is damaged: grader merge out --out out\n";
    assert!(run(&session, 0).stderr.contains(advice));
    let session = session.args(["merge", "out", "--out", "out"]);
    let outcome = run(&session, 0);
    assert!(
        outcome.stderr.contains("damaged: line 2;") && !outcome.stderr.contains(advice),
        "{outcome}"
    );
    let session = grade(session, "out", &[]);
    let outcome = run(&session, 0);
    assert!(!outcome.stderr.contains("damaged"), "{outcome}");
    assert_same_as_fresh(&session);
}

#[test]
fn two_graders_do_not_write_one_journal() {
    let session = two_students("out");
    run(&session, 0);
    let lock = fs::File::options()
        .write(true)
        .open(session.here().join("out/.lock"))
        .unwrap();
    lock.lock().unwrap();
    let before = session.files();
    let outcome = run(&session, 5);
    assert!(
        outcome
            .stderr
            .contains("error: another grader is writing to `out`; wait until"),
        "{outcome}"
    );
    assert_eq!(session.files(), before);
    lock.unlock().unwrap();
    run(&session, 0);
}

fn two_students(out: &str) -> Session {
    grade(crate::made_up::session(), out, &[])
        .file("subs/ada/basics/adder.rs", RIGHT)
        .file("subs/bob/basics/adder.rs", WRONG)
}

fn assert_same_as_fresh(session: &Session) {
    let fresh = two_students("out");
    run(&fresh, 0);
    let outputs = crate::classroom::outputs;
    assert_eq!(outputs(session, "out"), outputs(&fresh, "out"));
}
