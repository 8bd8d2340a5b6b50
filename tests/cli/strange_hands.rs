//! What somebody else has put into the folder that the grader stands in: exercises, links, pipes, names, a cache.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use wait_timeout::ChildExt;

use crate::made_up::{ADDER_SOLUTION, session, with_adder};
use crate::session::Session;

/// Far longer than any command takes here, so that one that is not done then waits for something that never comes.
const FOR_EVER: Duration = Duration::from_secs(60);

/// A name that a terminal and the runner of a workflow would obey.
const HOSTILE: &str = "x\x1b]0;title\x07\n::error title=forged::by a name\ny";

/// The path of the one exercise that is listed first.
fn first_exercise(session: Session, more: &[&str]) -> (String, String) {
    let args = ["list", "--json"].iter().chain(more);
    let outcome = session.args(args).run();
    assert_eq!(outcome.status, 0, "{outcome}");
    let list: serde_json::Value = serde_json::from_str(&outcome.stdout).unwrap();
    let text = list.to_string();
    let name = ["basics/adder", "performance/lru-cache"]
        .into_iter()
        .find(|name| text.contains(name));
    (name.unwrap_or_default().to_owned(), outcome.stderr)
}

#[test]
fn the_built_in_exercises_can_be_named() {
    let name = |session, more: &[&str]| first_exercise(session, more).0;
    assert_eq!(name(session(), &[]), "basics/adder");
    let built_in = ["--catalogue", "built-in"];
    assert_eq!(name(session(), &built_in), "performance/lru-cache");
    // A folder of that name is another thing.
    let moved = || {
        let session = session();
        let [from, to] = ["exercises", "built-in"].map(|folder| session.here().join(folder));
        fs::rename(from, to).unwrap();
        session
    };
    assert_eq!(name(moved(), &built_in), "performance/lru-cache");
    assert_eq!(
        name(moved(), &["--catalogue", "./built-in"]),
        "basics/adder"
    );
}

#[test]
fn a_workspace_can_be_made_of_the_built_in_exercises_by_name() {
    let session = session().args(["init", "--catalogue", "built-in"]);
    assert_eq!(session.run().status, 0);
    assert_eq!(first_exercise(session, &[]).0, "performance/lru-cache");
}

#[test]
fn in_ci_a_workspace_does_not_say_which_exercises_are_meant() {
    let brought = || {
        let session = session().file(".grader/catalogue", "brought\n");
        let [from, to] = ["exercises", "brought"].map(|folder| session.here().join(folder));
        fs::rename(from, to).unwrap();
        session
    };
    assert_eq!(
        first_exercise(brought(), &[]),
        ("basics/adder".to_owned(), String::new())
    );
    let (name, told) = first_exercise(brought().env("CI", "true"), &[]);
    assert_eq!(name, "performance/lru-cache");
    assert!(told.contains("not looked for; name them"), "{told}");
    let (name, told) = first_exercise(brought().env("CI", "true"), &["--catalogue", "brought"]);
    assert_eq!((name.as_str(), told.as_str()), ("basics/adder", ""));
}

#[test]
fn in_ci_exercises_that_were_only_found_are_told() {
    let told = |session: Session, more: &[&str]| {
        let args = ["adder", "--report", "json"].iter().chain(more);
        session.check(args).run().stderr
    };
    let in_ci = || with_adder(ADDER_SOLUTION).env("CI", "true");
    let note = told(in_ci(), &[]);
    assert!(
        note.contains("say which are meant: --catalogue built-in"),
        "{note}"
    );
    assert_eq!(told(in_ci(), &["--catalogue", "exercises"]), "");
    assert_eq!(told(with_adder(ADDER_SOLUTION), &[]), "");
}

#[test]
fn no_link_below_the_folder_that_was_named_is_followed() {
    let there = || {
        let session = with_adder(ADDER_SOLUTION);
        let here = session.here();
        fs::rename(here.join("solutions"), here.join("real")).unwrap();
        fs::create_dir_all(here.join("linked")).unwrap();
        symlink("../real/basics", here.join("linked/basics")).unwrap();
        symlink("real", here.join("solutions")).unwrap();
        session
    };
    let points = |session: Session, args: &[&str]| {
        let args = ["adder", "--catalogue", "exercises", "--report", "json"]
            .iter()
            .chain(args);
        let report = session.check(args).run().report();
        report["totals"]["points"].as_u64().unwrap()
    };
    let ci = || there().env("CI", "true");
    assert_eq!(points(there(), &["--solutions", "linked"]), 0);
    assert_eq!(points(ci(), &["--solutions", "linked"]), 0);
    // What was named may be a link, unless the folder one stands in is of somebody else as well.
    assert_eq!(points(there(), &["--solutions", "solutions"]), 6);
    assert_eq!(points(there(), &[]), 6);
    assert_eq!(points(ci(), &["--solutions", "solutions"]), 0);
    assert_eq!(points(ci(), &[]), 0);
    assert_eq!(points(ci(), &["--solutions", "real"]), 6);
    let file = ["--solution", "linked/basics/adder.rs"];
    assert_eq!(points(there(), &file), 6);
    assert_eq!(points(ci(), &file), 0);
    // Nobody else is in a workspace, and there is none in its own folder either.
    let workspace = there().file(".grader/progress.json", "{}");
    let outcome = workspace.check(["adder", "--report", "json"]).run();
    assert!(
        outcome
            .stdout
            .contains("is reached through a symbolic link"),
        "{outcome}"
    );
}

#[test]
fn in_ci_a_report_replaces_a_link_and_does_not_follow_one() {
    let written = |ci: &str| {
        let session = with_adder(ADDER_SOLUTION)
            .file("precious", "precious")
            .env("CI", ci)
            .check([
                "adder",
                "--catalogue",
                "exercises",
                "--report",
                "json=report.json",
            ]);
        symlink("precious", session.here().join("report.json")).unwrap();
        assert_eq!(session.run().status, 0);
        let kept = fs::read(session.here().join("precious")).unwrap() == b"precious";
        (kept, session.here().join("report.json").is_symlink())
    };
    assert_eq!(written(""), (false, true));
    assert_eq!(written("true"), (true, false));

    let session = with_adder(ADDER_SOLUTION).env("CI", "true");
    let session = session.check(["adder", "--report", "json=linked/report.json"]);
    fs::create_dir(session.here().join("elsewhere")).unwrap();
    symlink("elsewhere", session.here().join("linked")).unwrap();
    let outcome = session.run();
    assert_eq!(outcome.status, 5, "{outcome}");
    assert!(
        outcome.stderr.contains("`linked` is a symbolic link"),
        "{outcome}"
    );
    let session = session.env("CI", "");
    assert_eq!(session.run().status, 0);
    assert!(session.here().join("elsewhere/report.json").is_file());
}

#[test]
fn a_stream_is_written_to_whatever_it_leads_to() {
    let session = with_adder(ADDER_SOLUTION).env("CI", "true");
    let log = session.here().join("log");
    let mut grader = Command::new(env!("CARGO_BIN_EXE_grader"));
    grader
        .args([
            "check",
            "adder",
            "--catalogue",
            "exercises",
            "--sandbox",
            "off",
            "-q",
        ])
        .args(["--report", "json=/dev/stderr"])
        .env("CI", "true")
        .env("GRADER_CACHE", session.here().join("../cache"))
        .current_dir(session.here())
        .stdout(Stdio::null());
    fs::write(&log, "what stood there before\n").unwrap();
    let file = fs::File::options().append(true).open(&log).unwrap();
    assert!(grader.stderr(file).status().unwrap().success());
    let text = fs::read_to_string(&log).unwrap();
    assert!(text.starts_with("what stood there before\n{"), "{text}");
    assert!(text.contains("\"accepted\": 1"), "{text}");
}

/// Every message that a name of somebody else can get into.
#[test]
fn no_name_leaves_its_line() {
    let linked = |session: Session, path: &str| {
        symlink("/nowhere", session.here().join(path)).unwrap();
        session
    };
    let kept = format!("solutions/basics/adder.cases/{HOSTILE}.txt");
    let answer = format!("{HOSTILE}.rs");
    let folder = format!("{HOSTILE}.cases/a.txt");
    let sessions = [
        with_adder(ADDER_SOLUTION)
            .file(&kept, "< 1\n")
            .check(["adder"]),
        session()
            .file(&answer, ADDER_SOLUTION)
            .file(&folder, "neither\n")
            .check(["adder", "--solution", &answer]),
        session().check(["adder", "--solution", &answer]),
        session().check(["adder", "--solutions", HOSTILE]),
        session().check(["--all", "--solutions", HOSTILE]),
        session().check(["adder", "--report", &format!("json=/dev/null/{HOSTILE}")]),
        session().args(["list", "--catalogue", HOSTILE]),
        session().args(["grade", HOSTILE, "--out", "out"]),
        session().args(["merge", HOSTILE, "--out", "out"]),
        session().file(&format!("subs/{HOSTILE}"), "").args([
            "grade",
            "subs",
            "--out",
            "out",
            "--sandbox",
            "off",
        ]),
        session()
            .file(&format!("subs/{HOSTILE}/nowhere/none.rs"), "")
            .args(["grade", "subs", "--out", "out", "--sandbox", "off"]),
        session().file(".grader/catalogue", HOSTILE).args(["list"]),
        session()
            .file(&format!("{HOSTILE}/Cargo.toml"), "[package]\n")
            .args(["init", HOSTILE]),
        linked(
            session().file(&format!("{HOSTILE}/x"), ""),
            &format!("{HOSTILE}/solutions"),
        )
        .args(["init", HOSTILE]),
    ];
    for (number, session) in sessions.iter().enumerate() {
        let outcome = session.run();
        let text = &outcome.stderr;
        assert!(outcome.status > 1, "{number}: {outcome}");
        // The name is there, on one line.
        let shown = "x\\x1b]0;title\\x07\\n::error title=forged::by a name\\ny";
        assert!(text.contains(shown), "{number}: {outcome}");
        assert!(
            text.chars().all(|c| c == '\n' || !c.is_control()),
            "{number}: {text:?}"
        );
        let obeyed = |line: &str| line.trim_start().starts_with("::");
        assert!(!text.lines().any(obeyed), "{number}: {text}");
    }
}

/// Runs to the end, which must come.
fn ends(session: &Session) -> i32 {
    let mut child = session.start(Stdio::null());
    drop(child.stdin.take());
    let status = child.wait_timeout(FOR_EVER).unwrap();
    if status.is_none() {
        child.kill().unwrap();
        child.wait().unwrap();
    }
    status.expect("it waits for ever").code().unwrap()
}

fn pipe(session: &Session, path: &str) -> PathBuf {
    let path = session.here().join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    let made = Command::new("mkfifo").arg(&path).status().unwrap();
    assert!(made.success());
    path
}

#[test]
fn a_workspace_of_somebody_else_makes_nobody_wait() {
    let next = || session().args(["next"]);
    let begun = || session().file(".grader/progress.json", "{}").args(["next"]);
    assert_eq!(ends(&begun()), 0);
    for (path, session, status) in [
        (".grader/catalogue", next().args(["list"]), 2),
        (".grader/lock", begun(), 5),
        ("Cargo.toml", session().args(["init"]), 5),
        ("solutions/basics/adder.rs", begun().check(["--all"]), 1),
        ("solutions/basics/adder.rs", begun().args(["status"]), 0),
        (
            "solutions/basics/adder.rs",
            begun().args(["reset", "adder", "--yes"]),
            5,
        ),
    ] {
        pipe(&session, path);
        assert_eq!(ends(&session), status, "{path}");
    }
    let endless = session().file(".grader/x", "").args(["list"]);
    symlink("/dev/zero", endless.here().join(".grader/catalogue")).unwrap();
    assert_eq!(ends(&endless), 2);
}

#[test]
fn nothing_is_made_through_the_links_of_a_workspace() {
    for (link, status) in [
        (".grader/lock", 5),
        ("solutions", 2),
        ("solutions/basics", 2),
    ] {
        let session = session()
            .file(".grader/progress.json", "{}")
            .file("outside/there", "")
            .args(["next"]);
        let path = session.here().join(link);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let to = match link {
            ".grader/lock" => "outside/made",
            _ => "outside",
        };
        symlink(session.here().join(to), path).unwrap();
        let outcome = session.run();
        assert_eq!(outcome.status, status, "{link}: {outcome}");
        let outside = fs::read_dir(session.here().join("outside")).unwrap();
        assert_eq!(outside.count(), 1, "{link}: {outcome}");
    }
}

#[test]
fn a_cache_that_others_could_have_written_to_is_gone_without() {
    let session = with_adder(ADDER_SOLUTION);
    let cache = session.here().join("mine/cache");
    let session = session.env("GRADER_CACHE", &cache).check(["adder"]);
    let cached = || {
        let outcome = session.run();
        assert_eq!(outcome.status, 0, "{outcome}");
        (outcome.stdout.contains("(cached)"), outcome.stderr)
    };
    cached();
    let mode = fs::metadata(&cache).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
    assert_eq!(cached(), (true, String::new()));
    // What it says of the compiler is believed as long as it is ours.
    let toolchain = cache.join("toolchain.json");
    let known = fs::read_to_string(&toolchain).unwrap();
    let release = grader::build::Toolchain::find(None).unwrap().release;
    let forged = known.replace(&format!("{release:?}"), "\"9.9.9-forged\"");
    assert_ne!(forged, known);
    fs::write(&toolchain, forged).unwrap();
    let says_forged = || session.run().stdout.contains("9.9.9-forged");
    assert!(says_forged());
    fs::set_permissions(&cache, PermissionsExt::from_mode(0o777)).unwrap();
    assert!(!says_forged());
    let (found, told) = cached();
    assert!(!found);
    assert_eq!(
        told.matches("can be written to by other users").count(),
        1,
        "{told}"
    );
    // Nothing is kept there either.
    fs::remove_dir_all(cache.join("programs")).unwrap();
    cached();
    assert!(!cache.join("programs").exists());
}

#[test]
fn only_answers_of_one_s_own_workspace_are_built_on_the_last_build() {
    let remembered = |session: Session, args: &[&str]| {
        let session = session.check(args);
        assert_eq!(session.run().status, 0);
        session.here().join("../cache/incremental").exists()
    };
    let own = || with_adder(ADDER_SOLUTION).file(".grader/progress.json", "{}");
    assert!(remembered(own(), &["adder"]));
    assert!(!remembered(with_adder(ADDER_SOLUTION), &["adder"]));
    let stranger = || own().file("eve/basics/adder.rs", ADDER_SOLUTION);
    assert!(!remembered(
        stranger(),
        &["adder", "--solution", "eve/basics/adder.rs"]
    ));
    assert!(!remembered(stranger(), &["adder", "--solutions", "eve"]));
}
