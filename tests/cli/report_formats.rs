//! Reports for other programs, from outside: that each format comes out whole, what stands in its file before the end,
//! and what GitHub's runner finds where it looks.

use std::fs;

use insta::assert_snapshot;
use serde_json::Value;

use crate::made_up::{ADDER_SOLUTION, session, with_adder};
use crate::session::Session;

/// Wrong in the second case, with prints that a runner would obey.
const WRONG: &str = "\
pub fn add(left: i64, right: i64) -> i64 {
    println!(\"::error::forged by {left}\");
    left + right.abs()
}
";

const FORMATS: [&str; 14] = [
    "human",
    "html",
    "markdown",
    "json",
    "junit",
    "tap",
    "ctrf",
    "github",
    "gitlab",
    "sarif",
    "gradescope",
    "exercism",
    "prairielearn",
    "classroom50",
];

/// What the runner of Classroom 50 sets.
fn in_classroom(session: Session) -> Session {
    session
        .env("CLASSROOM", "rust-2026")
        .env("ASSIGNMENT", "adder")
        .env("OWNER", "ada")
        .env("SUBMISSION_TAG", "submit/2026-02-28T23-59-59Z-1a2b3c4")
        .env("COMMIT_URL", "https://example.org/commit/1a2b3c4")
        .env("RELEASE_URL", "https://example.org/release")
}

fn read(session: &Session, path: &str) -> String {
    fs::read_to_string(session.here().join(path)).unwrap()
}

#[test]
fn every_format_at_once_into_a_folder_that_is_made() {
    let reports: Vec<String> = FORMATS
        .iter()
        .map(|format| format!("--report={format}=out/{format}"))
        .collect();
    let session =
        in_classroom(with_adder(WRONG)).check([vec!["adder".to_owned()], reports].concat());
    let outcome = session.run();
    assert_eq!(
        (outcome.status, outcome.stdout.as_str()),
        (1, ""),
        "{outcome}"
    );
    let mut files: Vec<String> = FORMATS
        .iter()
        .map(|format| format!("here/out/{format}"))
        .collect();
    files.push("here/out/".to_owned());
    files.sort();
    let mut written = outcome.files.clone();
    written.sort();
    assert_eq!(written, files, "{outcome}");
    for format in [
        "json",
        "ctrf",
        "gitlab",
        "sarif",
        "gradescope",
        "exercism",
        "prairielearn",
        "classroom50",
    ] {
        assert!(serde_json::from_str::<Value>(&read(&session, &format!("out/{format}"))).is_ok());
    }
    let junit = read(&session, "out/junit");
    let junit = roxmltree::Document::parse(&junit).unwrap();
    assert_eq!(junit.root_element().attribute("failures"), Some("1"));
    let gradescope: Value = serde_json::from_str(&read(&session, "out/gradescope")).unwrap();
    assert_eq!(gradescope["score"], 4);
    let classroom: Value = serde_json::from_str(&read(&session, "out/classroom50")).unwrap();
    assert_eq!(classroom["datetime"], "2026-02-28T23:59:59Z");
}

#[test]
fn the_blocks_of_a_tap_report_are_yaml() {
    let outcome = with_adder(WRONG).check(["adder", "--report", "tap"]).run();
    let (_, block) = outcome.stdout.split_once("  ---\n").unwrap();
    let (block, _) = block.split_once("  ...\n").unwrap();
    let block: Value = serde_yaml::from_str(block).unwrap();
    assert_eq!(
        block["message"],
        "wrong answer: output line 1: expected `5 + -7 = -2`, got `5 + -7 = 12`"
    );
    assert_eq!(block["max_points"], 2);
    let details = block["details"].as_str().unwrap();
    assert!(
        details.starts_with("checks: the sum of a number and a negative one\n\ninput\n"),
        "{details}"
    );
}

#[test]
fn annotations_and_a_summary_for_a_step_of_github() {
    let session = with_adder(WRONG).file("summary.md", "what another program said\n\n");
    let (workspace, summary) = (session.here().join(".."), session.here().join("summary.md"));
    let session = session
        .env("GITHUB_WORKSPACE", workspace)
        .env("GITHUB_STEP_SUMMARY", summary)
        .check(["adder", "--report", "github"]);
    let outcome = session.run();
    assert_eq!(outcome.status, 1, "{outcome}");
    let first = outcome.stdout.lines().next().unwrap();
    let token = first.strip_prefix("::stop-commands::").unwrap();
    let (quoted, commands) = outcome
        .stdout
        .split_once(&format!("\n::{token}::\n"))
        .unwrap();
    assert!(quoted.contains("::error::forged by 5"), "{outcome}");
    assert!(
        commands.starts_with("::error file=here/solutions/basics/adder.rs,title=basics/adder%3A negative::wrong answer"),
        "{outcome}"
    );
    assert!(!commands.contains("forged"), "{outcome}");
    let page = read(&session, "summary.md");
    assert!(
        page.starts_with("what another program said\n\n# grader: 0 of 1 attempt accepted\n"),
        "{page}"
    );
    // Another run has another token.
    assert!(!session.run().stdout.contains(token));
}

#[test]
fn a_file_is_there_from_the_start_where_its_reader_wants_one() {
    for format in ["gradescope", "exercism", "prairielearn", "classroom50"] {
        let report = format!("{format}=out/results.json");
        // There is no solution, so nothing is graded.
        let session = in_classroom(session()).check(["adder", "--report", &report]);
        let outcome = session.run();
        assert_eq!(outcome.status, 2, "{outcome}");
        let written: Value = serde_json::from_str(&read(&session, "out/results.json")).unwrap();
        match format {
            "classroom50" => assert_eq!(written["max-score"], 0),
            _ => assert!(
                written.to_string().contains("grading did not finish"),
                "{written:#}"
            ),
        }
    }
    let outcome = session()
        .check(["adder", "--report", "junit=out/junit.xml"])
        .run();
    assert_eq!(outcome.files, ["here/out/"], "{outcome}");
}

#[test]
fn a_classroom_that_says_nothing_is_told_before_anything_is_graded() {
    let session = with_adder(ADDER_SOLUTION).env("CLASSROOM", "rust-2026");
    let session = session.check(["adder", "--report", "classroom50=result.json"]);
    assert_snapshot!(session.run(), @r"
    status 2
    --- stderr
    error: the report `classroom50` needs what the runner of Classroom 50 sets; the environment lacks `COMMIT_URL`, `SUBMISSION_TAG`, `ASSIGNMENT`, `OWNER`, `RELEASE_URL`
    ");
}

#[test]
fn a_report_to_a_pipe_is_written_into_it() {
    let session = with_adder(ADDER_SOLUTION);
    let outcome = session
        .check(["adder", "--report", "json=/dev/stderr"])
        .run();
    assert_eq!(
        (outcome.status, outcome.stdout.as_str()),
        (0, ""),
        "{outcome}"
    );
    assert!(
        serde_json::from_str::<Value>(&outcome.stderr).is_ok(),
        "{outcome}"
    );
}

#[test]
fn a_summary_that_cannot_be_written_keeps_everything_from_being_graded() {
    let session = with_adder(ADDER_SOLUTION);
    let summary = session.here().join("solutions");
    let session = session.env("GITHUB_STEP_SUMMARY", summary);
    let outcome = session.check(["adder", "--report", "github"]).run();
    assert_eq!(
        (outcome.status, outcome.stdout.as_str()),
        (5, ""),
        "{outcome}"
    );
}

#[test]
fn every_format_stands_in_the_help_and_in_the_documentation() {
    let help = session().args(["check", "--help"]).run().stdout;
    let page = include_str!("../../docs/reports.md");
    for format in FORMATS {
        assert!(help.contains(&format!("\n  {format} ")), "{help}");
        assert!(page.contains(&format!("\n| `{format}` |")), "{format}");
    }
}
