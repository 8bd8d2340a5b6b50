//! What is not there any more, cannot be read, or is called so that it means something else: none of it takes a grade away
//! or is in anybody's way.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

use crate::answers::{RIGHT, WRONG};
use crate::classroom::{CACHE, forget, grade, gradebook, outputs, read, run, verdict};
use crate::session::Session;

fn two() -> Session {
    grade(crate::made_up::session(), "out", &[])
        .file("subs/ada/basics/adder.rs", RIGHT)
        .file("subs/bob/basics/adder.rs", WRONG)
        .file("roster.csv", "student\nada\nbob\n")
}

#[test]
fn an_empty_folder_takes_no_gradebook_away() {
    let session = two();
    run(&session, 0);
    let before = outputs(&session, "out");
    forget(&session, "subs");
    fs::create_dir(session.here().join("subs")).unwrap();
    let mut session = session;
    for more in [
        &[][..],
        &["--roster", "roster.csv"],
        &["--exercise", "adder"],
    ] {
        session = grade(session, "out", more);
        let outcome = run(&session, 2);
        assert!(
            outcome.stderr.contains("there is no submission"),
            "{outcome}"
        );
        assert_eq!(outputs(&session, "out"), before);
    }

    // Of a roster and an exercise everybody may be missing, and that is told beside what was there before.
    let more = ["--roster", "roster.csv", "--exercise", "adder"];
    let session = grade(session, "out", &more);
    let outcome = run(&session, 0);
    assert!(
        outcome
            .stderr
            .contains("no part in the gradebook: 2\n  ada, basics/adder\n  bob, basics/adder\n"),
        "{outcome}"
    );
    let table = read(&session, "out/gradebook.csv");
    assert!(
        table.ends_with(
            "\n\"ada\",\"\",\"\",\"\",\"\",1,\"\"\r\n\"bob\",\"\",\"\",\"\",\"\",1,\"\"\r\n"
        ),
        "{table}"
    );
}

#[test]
fn results_do_not_lie_among_submissions() {
    let session = two().args(["grade", "subs", "--out", "./subs", "--sandbox", "off"]);
    let before = session.files();
    let outcome = run(&session, 2);
    assert!(
        outcome
            .stderr
            .contains("name another folder with `--out DIR`"),
        "{outcome}"
    );
    assert_eq!(session.files(), before);
}

/// Grades without the right to read what has no mode for it, which only root has. `None` where root cannot give it up.
fn as_anybody(session: &Session, out: &str, more: &[&str]) -> Option<(i32, String)> {
    let mut command = match rustix::process::getuid().is_root() {
        true => {
            let able = Command::new("setpriv").arg("--version").output();
            if !able.is_ok_and(|output| output.status.success()) {
                eprintln!("skipped: this host has no `setpriv`");
                return None;
            }
            let mut command = Command::new("setpriv");
            let capabilities = "-dac_override,-dac_read_search";
            command.arg(format!("--bounding-set={capabilities}"));
            command.arg(format!("--inh-caps={capabilities}"));
            command.arg(env!("CARGO_BIN_EXE_grader"));
            command
        }
        false => Command::new(env!("CARGO_BIN_EXE_grader")),
    };
    command.args(["grade", "subs", "--out", out, "--sandbox", "off"]);
    command
        .args(more)
        .current_dir(session.here())
        .env("GRADER_CACHE", CACHE);
    let output = command.output().unwrap();
    let told = [output.stdout, output.stderr].concat();
    Some((
        output.status.code().unwrap(),
        String::from_utf8_lossy(&told).into_owned(),
    ))
}

fn set_mode(session: &Session, path: &str, mode: u32) {
    let path = session.here().join(path);
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn what_cannot_be_read_any_more_keeps_its_grade() {
    let session = two();
    run(&session, 0);
    // A file, and the folder around it.
    for path in ["subs/ada/basics/adder.rs", "subs/ada"] {
        set_mode(&session, path, 0o000);
        let outcome = as_anybody(&session, "out", &[]);
        set_mode(&session, path, 0o755);
        let Some((status, told)) = outcome else {
            return;
        };
        assert_eq!(status, 5, "{told}");
        let words = "graded as they were read last: 1\n  ada, basics/adder: the grade of what was read last: cannot read";
        assert!(told.contains(words), "{told}");
        let book = gradebook(&session, "out");
        assert_eq!(verdict(&book, "ada", "basics/adder"), "accepted");
        assert_eq!(book["students"][0]["points"], 6);
        let table = read(&session, "out/gradebook.csv");
        assert!(
            table.contains(
                "\n\"ada\",\"\",\"\",6,6,0,\"basics/adder: the grade of what was read last:"
            ),
            "{table}"
        );
        let page = read(&session, "out/students/ada.html");
        assert!(page.contains("what could be read last"), "{page}");
    }
    run(&session, 0);
    assert!(!read(&session, "out/gradebook.csv").contains("read last"));
}

#[test]
fn a_folder_that_cannot_be_looked_through_is_in_nobodys_way() {
    let session = two();
    set_mode(&session, "subs/ada", 0o000);
    let outcome = as_anybody(&session, "out", &[]);
    set_mode(&session, "subs/ada", 0o755);
    let Some((status, told)) = outcome else {
        return;
    };
    assert_eq!(status, 5, "{told}");
    assert!(
        told.contains("folders that cannot be looked through: 1\n  ada/ (Permission denied"),
        "{told}"
    );
    assert_eq!(
        verdict(&gradebook(&session, "out"), "bob", "basics/adder"),
        "wrong-answer"
    );

    // Where nothing can be seen at all it is not said that nothing is there.
    set_mode(&session, "subs/ada", 0o000);
    set_mode(&session, "subs/bob", 0o000);
    let outcome = as_anybody(&session, "other", &[]);
    set_mode(&session, "subs/ada", 0o755);
    set_mode(&session, "subs/bob", 0o755);
    let (status, told) = outcome.unwrap();
    assert_eq!(status, 5, "{told}");
    assert!(
        told.contains("error: cannot look through `subs/ada`: Permission denied"),
        "{told}"
    );
}

#[test]
fn a_student_whose_folder_cannot_be_looked_through_is_not_missing() {
    let session = two().file("subs/bob/wild/free.rs", WRONG);
    for more in [&[][..], &["--roster", "roster.csv"]] {
        forget(&session, "out");
        set_mode(&session, "subs/ada", 0o000);
        let outcome = as_anybody(&session, "out", more);
        set_mode(&session, "subs/ada", 0o755);
        let Some((status, told)) = outcome else {
            return;
        };
        assert_eq!(status, 5, "{told}");
        assert!(
            told.contains("cannot be graded  2\n") && !told.contains("missing"),
            "{told}"
        );
        let table = read(&session, "out/gradebook.csv");
        let row = "\n\"ada\",\"\",\"\",\"\",\"\",\"\",0,\"basics/adder, wild/free: not graded: `ada/` cannot be looked through: \
                   Permission denied (os error 13)\"\r\n";
        assert!(table.contains(row), "{table}");
        let page = read(&session, "out/students/ada.html");
        assert!(
            page.matches("cannot be read now").count() == 2 && !page.contains("handed in"),
            "{page}"
        );
        let book = gradebook(&session, "out");
        assert_eq!(verdict(&book, "ada", "wild/free"), "unseen");
    }

    // What then turns out not to be there is not told as if it had gone.
    let outcome = run(&session, 0);
    assert!(!outcome.stderr.contains("not there any more"), "{outcome}");
    let book = gradebook(&session, "out");
    assert_eq!(verdict(&book, "ada", "basics/adder"), "accepted");
    assert_eq!(verdict(&book, "ada", "wild/free"), "missing");
}

#[test]
fn no_name_is_a_command_to_the_runner_of_a_workflow() {
    let session = two()
        .file("subs/::error title=a::b/basics/adder.rs", RIGHT)
        .file("subs/::warning::stray.txt", "")
        .file("subs/\x1b[2Jx/basics/addr.rs", "");
    let session = grade(session, "out", &["--roster", "roster.csv"]);
    let outcome = run(&session, 0);
    let told = format!("{}{}", outcome.stdout, outcome.stderr);
    for name in ["::error title=a::b", "::warning::stray.txt"] {
        assert!(told.contains(name), "{told}");
    }
    assert!(
        told.lines()
            .all(|line| !line.trim_start().starts_with("::")),
        "{told}"
    );
    assert!(!told.contains('\x1b'), "{told}");

    forget(&session, "subs/ada");
    forget(&session, "subs/bob");
    forget(&session, "subs/::error title=a::b");
    // An error quotes what is there as well.
    let outcome = run(&session, 2);
    assert!(
        outcome
            .stderr
            .contains("the first is \\x1b[2Jx/basics/addr.rs"),
        "{outcome}"
    );
}

#[test]
fn a_name_is_the_same_however_a_system_spells_it() {
    let session = grade(
        crate::made_up::session(),
        "out",
        &["--roster", "roster.csv"],
    )
    // A Mac's archive has an accent of its own, and capitals may differ.
    .file("subs/Jose\u{301}/basics/adder.rs", RIGHT)
    .file("subs/Grace/basics/adder.rs", RIGHT)
    .file("roster.csv", "student\nJos\u{e9}\ngrace\n");
    let outcome = run(&session, 0);
    let told = "not in the roster: 1\n  Grace (`grace` of the roster is near, and has handed nothing in)\n";
    assert!(outcome.stdout.contains(told), "{outcome}");
    let table = read(&session, "out/gradebook.csv");
    assert!(
        table.contains("\n\"Jos\u{e9}\",\"\",\"\",6,6,0,\"\"\r\n"),
        "{table}"
    );
}

#[test]
fn quiet_tells_only_what_is_left_over() {
    let session = two().args(["-q", "grade", "subs", "--out", "out", "--sandbox", "off"]);
    let outcome = run(&session, 0);
    assert_eq!((outcome.stdout.as_str(), outcome.stderr.as_str()), ("", ""));
    let session = session.file("subs/stray.txt", "");
    assert_eq!(
        run(&session, 0).stdout,
        "files that fit no layout: 1\n  stray.txt\n"
    );
}
