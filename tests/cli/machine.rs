//! A machine that lacks something: nobody is graded down for it.

use insta::assert_snapshot;
use serde_json::Value;

use crate::made_up::{ADDER_SOLUTION, with_adder};
use crate::session::{Session, toolchain_folder};

/// A session whose PATH has only links to these programs.
fn with_programs(programs: &[&str]) -> Session {
    let session = with_adder(ADDER_SOLUTION).file("bin/nothing", "");
    let bin = session.here().join("bin");
    for program in programs {
        std::os::unix::fs::symlink(toolchain_folder().join(program), bin.join(program)).unwrap();
    }
    session.env("PATH", bin)
}

#[test]
fn no_compiler() {
    assert_snapshot!(with_programs(&[]).check(["adder"]).run(), @r"
    status 5
    --- stderr
    error: no Rust compiler: `rustc` is neither on PATH nor in ~/.cargo/bin; install Rust with rustup (https://rustup.rs) and try again
    ");
}

#[test]
fn no_linker() {
    assert_snapshot!(with_programs(&["rustc"]).check(["adder"]).run(), @r"
    status 5
    --- stderr
    error: no linker: `cc` is not on PATH; install a C compiler (Debian: `apt-get install gcc`, macOS: `xcode-select --install`) and try again
    ");
}

#[test]
fn no_folder_for_temporary_files() {
    let session = with_adder(ADDER_SOLUTION);
    let gone = session.tmp().join("gone");
    let outcome = session
        .env("TMPDIR", gone)
        .check(["adder", "--report", "json"])
        .run();
    assert_eq!(outcome.status, 5, "{outcome}");
    let attempt = &outcome.report()["attempts"][0];
    assert_eq!(
        (&attempt["verdict"], &attempt["build"]),
        (&"internal-error".into(), &Value::Null)
    );
    let trouble = attempt["trouble"].as_str().unwrap();
    assert!(
        trouble.starts_with("cannot write the temporary crate in `"),
        "{trouble}"
    );
}

#[test]
fn no_compiler_is_needed_to_browse() {
    let outcome = with_programs(&[]).args(["list"]).run();
    assert_eq!(
        (outcome.status, outcome.stderr.as_str()),
        (0, ""),
        "{outcome}"
    );
}
