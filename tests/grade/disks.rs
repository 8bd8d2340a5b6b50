//! Disks that are full, and folders that cannot be written.

use std::process::Command;

use crate::answers::{RIGHT, WRONG};
use crate::classroom::{CACHE, assert_graded_once, assert_same, grade, journal, read, run};
use crate::session::Session;

/// Runs a script as root of a namespace of its own, where it may mount. `None` where the host lets nobody do so.
fn in_namespace(session: &Session, script: &str) -> Option<String> {
    let unshare = |script: &str| {
        let mut command = Command::new("unshare");
        command.args(["--user", "--map-root-user", "--mount", "sh", "-euc", script]);
        command.current_dir(session.here());
        command.env("GRADER", env!("CARGO_BIN_EXE_grader"));
        command.env("GRADER_CACHE", CACHE);
        command.output()
    };
    let able = unshare("mount -t tmpfs none .").is_ok_and(|output| output.status.success());
    if !able {
        eprintln!("skipped: this host lets nobody mount in a namespace of their own");
        return None;
    }
    let output = unshare(script).unwrap();
    let (said, told) = (
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
    assert!(output.status.success(), "{said}\n{told}");
    Some(format!("{said}\n{told}"))
}

/// Thirty students who hand in different texts, so that a journal of theirs is not small.
fn thirty() -> Session {
    let mut session = grade(crate::made_up::session(), "undisturbed", &[]);
    for number in 0..30 {
        let text = format!(
            "{}// {number}\n",
            if number % 3 == 0 { RIGHT } else { WRONG }
        );
        session = session.file(&format!("subs/s{number:02}/basics/adder.rs"), text);
    }
    session
}

#[test]
fn a_full_disk_loses_nothing() {
    let session = thirty();
    // Nobody sees a bar here, so it is told in lines how far it has come.
    let outcome = run(&session, 0);
    assert!(
        outcome
            .stderr
            .contains("\n3 of 30 graded\n6 of 30 graded\n"),
        "{outcome}"
    );
    // The disk is too small for the journal at first, then for the reports, then for neither.
    let script = "
        mkdir disk; mount -t tmpfs -o size=24k none disk
        grade() { status=0; \"$GRADER\" grade subs --out disk/out --sandbox off || status=$?; echo \"status $status\"; }
        grade; wc -l < disk/out/journal.jsonl; ls disk/out
        mount -o remount,size=48k disk; grade; ls disk/out
        mount -o remount,size=10m disk; grade
        cp -r disk/out disk-after; umount disk";
    let Some(told) = in_namespace(&session, script) else {
        return;
    };
    assert_eq!(told.matches("status 5").count(), 2, "{told}");
    assert_eq!(told.matches("status 0").count(), 1, "{told}");
    let full = "error: cannot write `disk/out/journal.jsonl`: No space left on device (os error 28); make room and give the \
                same command again: no grade that was written is lost";
    assert!(told.contains(full), "{told}");
    assert!(
        told.contains("error: cannot write `disk/out/.new/"),
        "{told}"
    );
    assert!(
        !told.contains("damaged"),
        "what did not fit was not left behind: {told}"
    );
    assert_same(&session, "undisturbed", "disk-after");
    let journal = journal(&session, "disk-after");
    assert_graded_once(&journal);
    let lines = read(&session, "disk-after/journal.jsonl");
    assert_eq!(lines.lines().count(), journal.len());
}

#[test]
fn a_folder_that_cannot_be_written_is_told_before_anything_is_graded() {
    let session = grade(crate::made_up::session(), "file/out", &[])
        .file("subs/ada/basics/adder.rs", RIGHT)
        .file("file", "");
    let outcome = run(&session, 5);
    assert!(
        outcome
            .stderr
            .contains("error: cannot make the folder `file/out`: Not a directory"),
        "{outcome}"
    );
    assert_eq!(outcome.stdout, "");

    let script = "mkdir disk; mount -t tmpfs -o ro none disk
        \"$GRADER\" grade subs --out disk/out --sandbox off || echo \"status $?\"";
    if let Some(told) = in_namespace(&session, script) {
        assert!(told.contains("status 5"), "{told}");
        let words = "cannot make the folder `disk/out`: Read-only file system (os error 30); make it writable, or name another \
                     folder with `--out DIR`";
        assert!(told.contains(words), "{told}");
    }
}
