//! Options of `check` that change how it works and not what it finds.

use std::fs;
use std::process::{Command, Stdio};

use insta::assert_snapshot;

use crate::made_up::{ADDER_SOLUTION, GREETER_SOLUTION, session, with_adder};
use crate::outcome::{Outcome, steady};
use crate::session::{Session, toolchain_folder};

const WRONG: &str = "pub fn add(left: i64, right: i64) -> i64 {\n    left - right\n}\n";

#[test]
fn a_second_run_finds_the_program_in_the_cache() {
    let session = with_adder(ADDER_SOLUTION).check(["adder", "--report", "json"]);
    let cached = |outcome: Outcome| outcome.report()["attempts"][0]["build"]["cached"].clone();
    assert_eq!(cached(session.run()), false);
    assert_eq!(cached(session.run()), true);
    let human = session.check(["adder"]);
    assert!(human.run().stdout.contains("built before (cached)"));
    let anew = human.check(["adder", "--no-cache", "--report", "json"]);
    assert_eq!(cached(anew.run()), false);
    let changed = anew.file("solutions/basics/adder.rs", format!("{ADDER_SOLUTION}\n"));
    assert_eq!(
        cached(changed.check(["adder", "--report", "json"]).run()),
        false
    );
}

#[test]
fn a_cache_that_cannot_be_written_does_no_harm() {
    let session = with_adder(ADDER_SOLUTION).file("in-the-way", "");
    let cache = session.here().join("in-the-way");
    let outcome = session
        .env("GRADER_CACHE", cache)
        .check(["adder", "--report", "json"])
        .run();
    assert_eq!(outcome.report()["attempts"][0]["verdict"], "accepted");
}

#[test]
fn a_kept_crate_is_told_and_builds_with_cargo() {
    let session = with_adder(ADDER_SOLUTION).check(["adder", "--keep"]);
    let mut outcome = session.run();
    // The linker that comes with the compiler is linked to on some platforms only.
    outcome.files.retain(|file| !file.contains("/bin/"));
    assert_snapshot!(outcome, @r"
    status 0
    --- stdout
    basics/adder · solutions/basics/adder.rs
      built in [time]
      ✓ small         accepted           1 of 1 point [time]
      ✓ negative      accepted           2 of 2 points [time]
      ✓ out-of-sight  accepted           3 of 3 points    hidden

    ✓ accepted · 6 of 6 points · 3 of 3 cases
    crate kept: [root]/tmp/grader-[random]
    next: choose another one: grader list
    rustc [version] · sandbox none
    --- files
    tmp/grader-[random]/
    tmp/grader-[random]/Cargo.toml
    tmp/grader-[random]/output
    tmp/grader-[random]/program
    tmp/grader-[random]/src/
    tmp/grader-[random]/src/grader.rs
    tmp/grader-[random]/src/harness.rs
    tmp/grader-[random]/src/main.rs
    tmp/grader-[random]/src/solution.rs
    tmp/grader-[random]/tmp/
    ");
    let kept: Vec<_> = fs::read_dir(session.tmp()).unwrap().collect();
    assert_eq!(kept.len(), 1);
    let folder = kept[0].as_ref().unwrap().path();
    assert!(
        outcome.stdout.contains(folder.to_str().unwrap()),
        "{outcome}"
    );
    let mut cargo = Command::new(toolchain_folder().join("cargo"))
        .args(["run", "--offline", "--quiet"])
        .current_dir(&folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    std::io::Write::write_all(&mut cargo.stdin.take().unwrap(), b"40 2\n").unwrap();
    let output = cargo.wait_with_output().unwrap();
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        "40 + 2 = 42\n",
        "{output:?}"
    );
}

#[test]
fn a_crate_that_came_from_the_cache_is_kept_whole() {
    let session = with_adder(ADDER_SOLUTION).check(["adder", "-q"]);
    session.run();
    let session = session.check(["adder", "--keep"]);
    let outcome = session.run();
    assert!(
        outcome.stdout.contains("built before (cached)"),
        "{outcome}"
    );
    let mut names: Vec<&str> = outcome
        .files
        .iter()
        .filter_map(|file| file.splitn(3, '/').nth(2))
        .collect();
    names.retain(|name| !name.is_empty() && !name.ends_with('/'));
    assert_eq!(
        names,
        [
            "Cargo.toml",
            "program",
            "src/grader.rs",
            "src/harness.rs",
            "src/main.rs",
            "src/solution.rs"
        ]
    );
}

#[test]
fn a_crate_that_does_not_compile_is_kept_too() {
    let outcome = with_adder("pub fn add(").check(["adder", "--keep"]).run();
    assert_eq!(outcome.status, 1, "{outcome}");
    assert!(
        outcome
            .files
            .iter()
            .any(|file| file.ends_with("src/solution.rs")),
        "{outcome}"
    );
    assert!(outcome.stdout.contains("/tmp/grader-"), "{outcome}");
}

#[test]
fn status_0_for_those_who_want_it() {
    for arguments in [["adder", "--exit-zero"], ["adder", "-q"]] {
        let outcome = with_adder(WRONG).check(arguments).run();
        assert_eq!(
            outcome.status,
            i32::from(arguments[1] != "--exit-zero"),
            "{outcome}"
        );
        assert!(outcome.stdout.contains("wrong answer"), "{outcome}");
    }
    let outcome = session().check(["adder", "--exit-zero"]).run();
    assert_eq!(outcome.status, 2, "{outcome}");
}

#[test]
fn the_number_of_jobs_changes_nothing() {
    let solutions = session()
        .file("solutions/basics/adder.rs", WRONG)
        .file("solutions/basics/greeter.rs", GREETER_SOLUTION)
        .file(
            "solutions/wild/free.rs",
            "pub fn act() { std::process::exit(7) }\n",
        );
    let one = solutions.check(["--all", "--no-cache", "--jobs", "1"]);
    let one_by_one = one.run();
    let four = one.check(["--all", "--no-cache", "--jobs", "4"]);
    assert_eq!(one_by_one.to_string(), four.run().to_string());
    let one = four.check(["--all", "--jobs", "1", "--no-cache", "--report", "json"]);
    let report = steady(one.run().report());
    let four = one.check(["--all", "--jobs", "4", "--no-cache", "--report", "json"]);
    assert_eq!(report, steady(four.run().report()));
}

#[test]
fn what_comes_after_the_first_failure_is_skipped_however_many_jobs_there_are() {
    let session = with_adder(WRONG).check(["adder", "--fail-fast", "--jobs", "1"]);
    let one_by_one = session.run();
    assert_snapshot!(one_by_one, @r"
    status 1
    --- stdout
    basics/adder · solutions/basics/adder.rs
      built in [time]
      ✗ small         wrong answer       0 of 1 point [time]
      - negative      skipped
      - out-of-sight  skipped                             hidden

    ✗ small: wrong answer
      checks: the sum of two small numbers

      input
        1 | 1 2
        2 | 20 30

      first difference at output line 1: expected `1 + 2 = 3`, got `1 + 2 = -1`

      - expected  + yours
        1 - 1 + 2 = 3
                    ^
        2 - 20 + 30 = 50
                      ^^
          + 1 + 2 = -1
                    ^^
          + 20 + 30 = -10
                      ^^^

    ✗ wrong answer · 0 of 6 points · 0 of 3 cases · 2 cases not run
    next: grader hint basics/adder
    rustc [version] · sandbox none
    ");
    let side_by_side = session
        .check(["adder", "--fail-fast", "--jobs", "4", "--no-cache"])
        .run();
    assert_eq!(side_by_side.to_string(), one_by_one.to_string());
}

#[test]
fn isolation_that_was_refused_is_not_asked_for_in_ci_either() {
    let outcome = with_adder(ADDER_SOLUTION)
        .env("CI", "true")
        .check(["adder", "--report", "json", "--catalogue", "exercises"])
        .run();
    assert_eq!(outcome.status, 0, "{outcome}");
    assert_eq!(outcome.report()["sandbox"]["class"], "none");
}

#[test]
fn what_is_kept_to_save_time_is_shown_and_cleared() {
    // In a workspace, because builds go on from the last one only there.
    let session = with_adder(ADDER_SOLUTION).file(".grader/progress.json", "{}");
    let session = session.check(["adder"]);
    session.run();
    let entries = |session: &Session| -> Vec<u64> {
        let shown: serde_json::Value = serde_json::from_str(&session.run().stdout).unwrap();
        let caches = shown["caches"].as_array().unwrap();
        caches
            .iter()
            .map(|cache| cache["entries"].as_u64().unwrap())
            .collect()
    };
    let show = session.args(["cache", "--json"]);
    // A program, and beside it what clippy noted about its source.
    assert_eq!(entries(&show), [2, 1]);
    let clear = show.args(["cache", "--clear", "--json"]);
    // What a build has stays until that has ended.
    let folder = clear.here().with_file_name("cache").join("incremental");
    let entry = fs::read_dir(folder).unwrap().next().unwrap().unwrap();
    let lock = fs::File::create(entry.path().join("lock")).unwrap();
    lock.lock().unwrap();
    let told = clear.run().stderr;
    assert!(
        told.contains("kept in `incremental`, because a build is using it: 1 entry;"),
        "{told}"
    );
    assert_eq!(entries(&clear), [0, 1]);
    drop(lock);
    assert_eq!(entries(&clear), [0, 0]);
    let in_ci = clear.env("CI", "1").check(["adder"]);
    in_ci.run();
    let show = in_ci.args(["cache", "--json"]);
    assert_eq!(entries(&show), [1, 0], "strangers' builds remember nothing");
    let text = show.args(["cache"]).run().stdout;
    assert!(text.contains("programs        1  "), "{text}");
}

#[cfg(target_os = "linux")]
#[test]
fn what_the_canary_showed_is_believed_for_ones_own_code_alone() {
    let class = |mode: &str, memory: Option<&str>| {
        let session = with_adder(ADDER_SOLUTION);
        let file = session.here().with_file_name("cache").join("sandbox.json");
        if let Some(text) = memory {
            fs::write(&file, text).unwrap();
        }
        let args = ["check", "adder", "--report", "json", "--sandbox", mode];
        let session = session.args(args);
        let class = session.run().report()["sandbox"]["class"].clone();
        (class, fs::read_to_string(file).ok())
    };
    let (required, memory) = class("required", None);
    assert_eq!(memory, None);
    let (best, memory) = class("best-effort", None);
    assert_eq!(best, required);
    // Claims that the host isolates nothing.
    let claim = memory
        .unwrap()
        .replace("\"class\":\"Full\"", "\"class\":\"None\"")
        .replace("\"class\":\"Landlock\"", "\"class\":\"None\"");
    assert_eq!(class("best-effort", Some(&claim)).0, "none");
    assert_eq!(class("required", Some(&claim)).0, required);
}
