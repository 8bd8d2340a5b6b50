//! What stands where a solution should be, and is none that can be graded.

use insta::assert_snapshot;

use crate::made_up::{ADDER_SOLUTION, session, with_adder};

#[test]
fn not_utf8() {
    let session = session().file(
        "solutions/basics/adder.rs",
        b"// caf\xe9\npub fn add() {}\n",
    );
    assert_snapshot!(session.check(["adder"]).run(), @r"
    status 1
    --- stdout
    basics/adder · solutions/basics/adder.rs

    rejected: the submission is not UTF-8: byte 0xe9; save it as UTF-8
      at solutions/basics/adder.rs:1:7
        |
      1 | // caf\xe9
        |       ^

    ✗ rejected · 0 of 6 points · 0 of 3 cases
    next: mend that, then: grader check basics/adder
    rustc [version] · sandbox none
    ");
}

#[test]
fn too_large() {
    let solution = format!("{ADDER_SOLUTION}// {}\n", "x".repeat(256 * 1024));
    assert_snapshot!(with_adder(&solution).check(["adder"]).run(), @r"
    status 1
    --- stdout
    basics/adder · solutions/basics/adder.rs

    rejected: the submission is larger than 256 KiB

    ✗ rejected · 0 of 6 points · 0 of 3 cases
    next: mend that, then: grader check basics/adder
    rustc [version] · sandbox none
    ");
}

#[test]
fn nothing_but_white_space() {
    let session = session().file("my answers/adder.rs", "\n  \n");
    let check = session.check(["adder", "--solution", "my answers/adder.rs"]);
    assert_snapshot!(check.run(), @r"
    status 1
    --- stdout
    basics/adder · my answers/adder.rs

    rejected: the submission is empty

    ✗ rejected · 0 of 6 points · 0 of 3 cases
    next: begin with the starter:
      grader show basics/adder --starter > 'my answers/adder.rs'
    rustc [version] · sandbox none
    ");
}

#[test]
fn a_link() {
    let session = session()
        .file("elsewhere.rs", ADDER_SOLUTION)
        .file("solutions/basics/other.rs", "");
    let link = session.here().join("solutions/basics/adder.rs");
    std::os::unix::fs::symlink("../../elsewhere.rs", link).unwrap();
    assert_snapshot!(session.check(["adder"]).run(), @r"
    status 1
    --- stdout
    basics/adder · solutions/basics/adder.rs

    rejected: the submission is a symbolic link; hand in the file itself

    ✗ rejected · 0 of 6 points · 0 of 3 cases
    next: mend that, then: grader check basics/adder
    rustc [version] · sandbox none
    ");
}

#[test]
fn a_folder() {
    let session = session().file("solutions/basics/adder.rs/inside.rs", "");
    let outcome = session.check(["adder", "--report", "json"]).run();
    assert_eq!(outcome.status, 1, "{outcome}");
    let attempt = &outcome.report()["attempts"][0];
    assert_eq!(attempt["verdict"], "rejected");
    assert_eq!(
        attempt["rejections"][0]["message"],
        "the submission is a folder, not a file"
    );
}

#[test]
fn nothing() {
    assert_snapshot!(session().check(["adder"]).run(), @r"
    status 2
    --- stderr
    error: no solution for `basics/adder`: there is no file `solutions/basics/adder.rs`
      to begin: mkdir -p solutions/basics && grader show adder --starter > solutions/basics/adder.rs
      or name another file: grader check adder --solution FILE
    ");
}

#[test]
fn nothing_where_it_was_said_to_be() {
    assert_snapshot!(session().check(["adder", "--solution", "mine.rs"]).run(), @r"
    status 2
    --- stderr
    error: there is no file `mine.rs`
    ");
}

#[test]
fn a_file_or_a_folder_of_one_s_own() {
    let session = session().file("mine.rs", ADDER_SOLUTION).file(
        "week-2/basics/adder.rs",
        "pub fn add(_: i64, _: i64) -> i64 {\n    0\n}\n",
    );
    let submission = |outcome: crate::outcome::Outcome| {
        let attempt = outcome.report()["attempts"][0].clone();
        (
            attempt["submission"].clone(),
            attempt["verdict"].clone(),
            outcome.status,
        )
    };
    let session = session.check(["adder", "--solution", "./mine.rs", "--report", "json"]);
    assert_eq!(
        submission(session.run()),
        ("mine.rs".into(), "accepted".into(), 0)
    );
    let session = session.check(["adder", "--solutions", "week-2", "--report", "json"]);
    assert_eq!(
        submission(session.run()),
        ("week-2/basics/adder.rs".into(), "wrong-answer".into(), 1)
    );
}

#[test]
fn what_else_lies_beside_a_solution_has_no_part_in_it() {
    let session = with_adder("mod beside;\npub fn add(left: i64, right: i64) -> i64 {\n    beside::add(left, right)\n}\n")
        .file("solutions/basics/beside.rs", ADDER_SOLUTION)
        .file("solutions/basics/Cargo.toml", "not a manifest")
        .file("rust-toolchain.toml", "[toolchain]\nchannel = \"1.0.0\"\n")
        .file(".cargo/config.toml", "[build]\nrustflags = [\"--cfg\", \"broken\"]\n");
    let outcome = session.check(["adder", "--report", "json"]).run();
    let attempt = &outcome.report()["attempts"][0];
    assert_eq!(attempt["verdict"], "rejected", "{outcome}");
    assert_eq!(
        attempt["rejections"][0]["message"],
        "a module without a body is another file; a submission is one file"
    );
}
