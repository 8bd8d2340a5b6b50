//! Notes from clippy after an accepted answer: shown to one person, and of no weight.
//!
//! The toolchain is the real one in a folder of its own, where another program can stand in clippy's place. Isolation
//! is off, so that this program can leave a file behind when it is asked.

use std::fs::{self, File, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Stdio;

use insta::assert_snapshot;
use serde_json::Value;

use crate::made_up::{ADDER_SOLUTION, GREETER_SOLUTION, session, with_adder};
use crate::outcome;
use crate::session::{Session, toolchain_folder};

/// Accepted, with one finding of clippy and one of rustc itself.
const WORDY: &str = "\
pub fn add(left: i64, right: i64) -> i64 {
    let unused = 1;
    return left + right;
}
";

/// A session with a toolchain in `./toolchain` that has this script as its clippy, or none.
fn with_clippy(session: Session, script: Option<&str>) -> Session {
    let toolchain = session.here().join("toolchain");
    let bin = toolchain.join("bin");
    fs::create_dir_all(&bin).unwrap();
    symlink(toolchain_folder().join("rustc"), bin.join("rustc")).unwrap();
    symlink(
        toolchain_folder().parent().unwrap().join("lib"),
        toolchain.join("lib"),
    )
    .unwrap();
    if let Some(script) = script {
        write_script(&bin.join("clippy-driver"), script);
    }
    // In the place of rustup's shim, which is asked where the toolchain is.
    let shim = session.here().join("shim");
    fs::create_dir_all(&shim).unwrap();
    write_script(
        &shim.join("rustc"),
        &format!("echo '{}'", toolchain.display()),
    );
    let path = std::env::var_os("PATH").unwrap();
    let folders = std::env::split_paths(&path);
    let path = std::env::join_paths([shim].into_iter().chain(folders)).unwrap();
    session.env("PATH", path)
}

fn write_script(path: &Path, script: &str) {
    fs::write(path, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(path, Permissions::from_mode(0o755)).unwrap();
}

/// The real clippy, which leaves the file `asked` behind.
fn that_tells(session: Session) -> Session {
    let script = format!(
        "echo asked >> '{}'\nexec '{}' \"$@\"",
        session.here().join("asked").display(),
        toolchain_folder().join("clippy-driver").display()
    );
    with_clippy(session, Some(&script))
}

#[test]
fn an_accepted_answer_gets_them() {
    assert_snapshot!(with_adder(WORDY).check(["adder"]).run(), @r"
    status 0
    --- stdout
    basics/adder · solutions/basics/adder.rs
      built in [time]
      ✓ small         accepted           1 of 1 point [time]
      ✓ negative      accepted           2 of 2 points [time]
      ✓ out-of-sight  accepted           3 of 3 points    hidden

    the compiler gave 1 warning: read more with -v

    ✓ accepted · 6 of 6 points · 3 of 3 cases

    clippy has 1 note on your file: a suggestion, your grade stays as it is

      solutions/basics/adder.rs:3:5 · needless_return
        unneeded `return` statement
        help: remove `return`
          3 -     return left + right;
          3 +     left + right

    next: choose another one: grader list
    rustc [version] · sandbox none
    ");
}

#[test]
fn what_did_not_change_is_asked_about_once() {
    let session = that_tells(with_adder(WORDY)).check(["adder"]);
    let first = session.run();
    assert_eq!(
        (first.status, first.files.as_slice()),
        (0, &["here/asked".to_owned()][..]),
        "{first}"
    );
    let second = session.run();
    assert_eq!(second.files, [""; 0], "{second}");
    let notes = |text: &str| text.split_once("clippy has").unwrap().1.to_owned();
    assert_eq!(notes(&second.stdout), notes(&first.stdout));
    // Another text is another question, and so is the same without the cache.
    let session = session.file("solutions/basics/adder.rs", WORDY.replace("unused", "idle"));
    assert_eq!(session.run().files, ["here/asked"]);
    assert_eq!(session.run().files, [""; 0]);
    let session = session.check(["adder", "--no-cache"]);
    assert_eq!(session.run().files, ["here/asked"]);
}

#[test]
fn nobody_else_waits_for_them() {
    let wrong = WORDY.replace('+', "-");
    let table: [(&str, &[&str], i32); 7] = [
        (WORDY, &["adder", "--no-lint"], 0),
        (WORDY, &["adder", "-q"], 0),
        (WORDY, &["--all"], 0),
        (WORDY, &["adder", "greeter"], 0),
        (WORDY, &["adder", "--case", "small"], 0),
        (WORDY, &["adder", "--report", "json"], 0),
        (&wrong, &["adder"], 1),
    ];
    for (solution, arguments, status) in table {
        let session = with_adder(solution).file("solutions/basics/greeter.rs", GREETER_SOLUTION);
        let outcome = that_tells(session).check(arguments).run();
        assert_eq!(outcome.status, status, "{arguments:?}: {outcome}");
        assert_eq!(outcome.files, [""; 0], "{arguments:?}: {outcome}");
        assert!(!outcome.stdout.contains("needless_return"), "{outcome}");
    }
    let session = that_tells(with_adder(WORDY)).check(["adder"]);
    let outcome = session.env("CI", "true").run();
    assert_eq!((outcome.status, outcome.files.len()), (0, 0), "{outcome}");
}

#[test]
fn a_clippy_that_is_missing_or_broken_does_no_harm() {
    let mute = with_clippy(with_adder(WORDY), None);
    let expected = mute.check(["adder", "--no-cache"]).run();
    assert_eq!(expected.status, 0, "{expected}");
    assert!(!expected.stdout.contains("clippy"), "{expected}");
    for script in [
        "exit 1",
        "echo '{\"message\":' >&2; exit 0",
        "echo cannot open shared object file >&2; exit 127",
        "kill -9 $$",
        "yes nonsense >&2",
    ] {
        let session = with_clippy(with_adder(WORDY), Some(script));
        let outcome = session.check(["adder", "--no-cache"]).run();
        assert_eq!(outcome.to_string(), expected.to_string(), "{script}");
    }
}

#[test]
fn the_verdict_is_on_the_screen_before_clippy_begins() {
    let session = with_adder(WORDY);
    let [screen, seen] = ["screen", "seen"].map(|name| session.here().join(name));
    let script = format!("cp '{}' '{}'", screen.display(), seen.display());
    let session = with_clippy(session, Some(&script)).check(["adder"]);
    let before = session.files();
    let child = session.start(Stdio::from(File::create(&screen).unwrap()));
    let outcome = session.finish(child, &before);
    assert_eq!(outcome.status, 0, "{outcome}");
    let seen = fs::read_to_string(seen).unwrap();
    assert!(
        seen.ends_with("✓ accepted · 6 of 6 points · 3 of 3 cases\n"),
        "{seen}"
    );
}

#[test]
fn a_json_report_beside_it_has_them_too() {
    let session =
        with_adder(WORDY).check(["adder", "--report", "human", "--report", "json=report.json"]);
    let outcome = session.run();
    assert_eq!(outcome.status, 0, "{outcome}");
    let report = fs::read_to_string(session.here().join("report.json")).unwrap();
    let report = outcome::report(&report);
    let notes = &report["attempts"][0]["notes"];
    assert_eq!(notes.as_array().unwrap().len(), 1, "{notes:#}");
    assert_eq!(
        (&notes[0]["lint"], &notes[0]["line"], &notes[0]["column"]),
        (&"needless_return".into(), &3.into(), &5.into())
    );
    let replacement = &notes[0]["help"][0]["replacement"];
    assert_eq!(replacement["lines"][0], "    left + right");
    // Where nobody asked clippy, the field is not there.
    let outcome = session.check(["adder", "--report", "json"]).run();
    let attempt = &outcome.report()["attempts"][0];
    assert_eq!(
        (&attempt["notes"], &attempt["verdict"]),
        (&Value::Null, &"accepted".into())
    );
}

#[test]
fn programs_are_looked_at_as_programs() {
    let wordy =
        GREETER_SOLUTION.replace("    ExitCode::SUCCESS\n", "    return ExitCode::SUCCESS;\n");
    let session = session().file("solutions/basics/greeter.rs", wordy);
    let outcome = session.check(["greeter"]).run();
    assert_eq!(outcome.status, 0, "{outcome}");
    let place = "\n  solutions/basics/greeter.rs:15:5 · needless_return\n";
    assert!(outcome.stdout.contains(place), "{outcome}");
}

#[test]
fn a_file_decides_about_its_own_lints_and_a_configuration_around_it_does_not() {
    let strict = with_adder(&format!("#![deny(clippy::all)]\n{WORDY}"));
    fs::write(strict.tmp().join("clippy.toml"), "no such setting").unwrap();
    let outcome = strict.check(["adder"]).run();
    assert_eq!(outcome.status, 0, "{outcome}");
    assert!(
        outcome.stdout.contains("adder.rs:4:5 · needless_return\n"),
        "{outcome}"
    );
    let content =
        with_adder(&format!("#![allow(clippy::needless_return)]\n{WORDY}")).check(["adder"]);
    let outcome = content.run();
    assert!(!outcome.stdout.contains("clippy"), "{outcome}");
    let outcome = content.check(["adder", "-v"]).run();
    assert!(
        outcome.stdout.contains("\nclippy has nothing to add\n"),
        "{outcome}"
    );
}

#[test]
fn doctor_tells_whether_clippy_is_there() {
    let examined = |session: Session| {
        let outcome = session.args(["doctor", "--json"]).run();
        let report: Value = serde_json::from_str(&outcome.stdout).unwrap();
        let all = report["examinations"].as_array().unwrap().clone();
        let mut of_clippy = all.into_iter().filter(|one| one["name"] == "clippy");
        of_clippy.next().unwrap()
    };
    let there = examined(with_adder(ADDER_SOLUTION));
    assert_eq!(
        (&there["there"], &there["remedy"]),
        (&true.into(), &Value::Null)
    );
    let missing = examined(with_clippy(with_adder(ADDER_SOLUTION), None));
    assert_eq!(
        (&missing["there"], &missing["remedy"]),
        (&false.into(), &"rustup component add clippy".into())
    );
}
