//! Reports: where they go, and that they keep to what is published.

use insta::assert_snapshot;

use crate::made_up::{ADDER_SOLUTION, with_adder};
use crate::outcome::{report, steady};

/// Wrong in the second case.
const WRONG: &str = "pub fn add(left: i64, right: i64) -> i64 {\n    eprintln!(\"{left}\");\n    left + right.abs()\n}\n";

#[test]
fn json() {
    let outcome = with_adder(WRONG).check(["adder", "--report", "json"]).run();
    assert_eq!(outcome.status, 1);
    assert_snapshot!(format!("{:#}", steady(outcome.report())), @r#"
    {
      "attempts": [
        {
          "build": {
            "cached": false,
            "cpu_ms": null,
            "diagnostics": [],
            "ok": true,
            "wall_ms": null
          },
          "cases": [
            {
              "cpu_ms": null,
              "exit": {
                "code": 0
              },
              "hidden": false,
              "max_points": 1,
              "memory_count": "sampling",
              "name": "small",
              "peak_memory_kib": null,
              "points": 1,
              "stderr": {
                "bytes": 5,
                "text": "1\n20\n",
                "truncated": false
              },
              "stdout": {
                "bytes": 0,
                "text": "",
                "truncated": false
              },
              "verdict": "accepted",
              "wall_ms": null
            },
            {
              "cpu_ms": null,
              "diff": [
                [
                  "-",
                  "5 + -7 = -2"
                ],
                [
                  "+",
                  "5 + -7 = 12"
                ]
              ],
              "exit": {
                "code": 0
              },
              "first_difference": {
                "expected": "5 + -7 = -2",
                "got": "5 + -7 = 12",
                "line": 1
              },
              "hidden": false,
              "max_points": 2,
              "memory_count": "sampling",
              "name": "negative",
              "peak_memory_kib": null,
              "points": 0,
              "stderr": {
                "bytes": 2,
                "text": "5\n",
                "truncated": false
              },
              "stdout": {
                "bytes": 0,
                "text": "",
                "truncated": false
              },
              "verdict": "wrong-answer",
              "wall_ms": null
            },
            {
              "hidden": true,
              "max_points": 3,
              "name": "out-of-sight",
              "points": 3,
              "verdict": "accepted"
            }
          ],
          "exercise": "basics/adder",
          "max_points": 6,
          "points": 4,
          "rejections": [],
          "submission": "solutions/basics/adder.rs",
          "verdict": "wrong-answer"
        }
      ],
      "grader": null,
      "sandbox": {
        "class": "none",
        "missing": []
      },
      "schema": "grader/report/v1",
      "started_at": null,
      "toolchain": null,
      "totals": {
        "accepted": 0,
        "attempts": 1,
        "max_points": 6,
        "points": 4
      },
      "wall_ms": null
    }
    "#);
}

#[test]
fn a_file_beside_what_a_person_reads() {
    let session =
        with_adder(WRONG).file("report.json", "what was there before, longer than nothing");
    let alone = session.check(["adder"]);
    let human = alone.run();
    let session = alone.check(["adder", "--report", "human", "--report", "json=report.json"]);
    let outcome = session.run();
    // The second run found the program of the first one in the cache.
    let built = |text: String| text.replace("built before (cached)", "built in [time]");
    assert_eq!(built(outcome.redacted_stdout()), human.redacted_stdout());
    assert_eq!((outcome.status, outcome.stderr.as_str()), (1, ""));
    assert_eq!(outcome.files, ["here/report.json"]);
    let written = std::fs::read_to_string(session.here().join("report.json")).unwrap();
    assert_eq!(report(&written)["totals"]["points"], 4);
}

#[test]
fn a_human_report_in_a_file_is_the_same_text() {
    let session =
        with_adder(WRONG).check(["adder", "--report", "human", "--report", "human=report.txt"]);
    let outcome = session.run();
    let written = std::fs::read_to_string(session.here().join("report.txt")).unwrap();
    assert_eq!(written, outcome.stdout);
}

#[test]
fn two_reports_to_standard_output_are_refused() {
    let session = with_adder(WRONG).check(["adder", "--report", "human", "--report", "json"]);
    assert_snapshot!(session.run(), @r"
    status 2
    --- stderr
    error: two reports cannot share standard output; give one of them a path: `--report json=FILE`
    ");
}

#[test]
fn a_report_in_no_known_format() {
    let outcome = with_adder(WRONG).check(["adder", "--report", "xml"]).run();
    assert_eq!(
        (outcome.status, outcome.stdout.as_str()),
        (2, ""),
        "{outcome}"
    );
    assert!(
        outcome.stderr.contains(
            "`xml` is not a report format; did you mean `html`? choose one of: human, html, "
        ),
        "{outcome}"
    );
}

#[test]
fn a_report_that_cannot_be_written_keeps_everything_from_being_graded() {
    let session = with_adder(ADDER_SOLUTION).file("file", "");
    let session = session.check(["adder", "--report", "human", "--report", "json=solutions"]);
    assert_snapshot!(session.run(), @r#"
    status 5
    --- stderr
    error: cannot write the report `solutions`: is a directory
    "#);
    let session = session.check(["adder", "--report", "human", "--report", "junit=file/x.xml"]);
    assert_snapshot!(session.run(), @r"
    status 5
    --- stderr
    error: cannot write the report `file/x.xml`: Not a directory (os error 20)
    ");
}

#[test]
fn two_reports_to_one_file_are_refused() {
    let session = with_adder(WRONG).check(["adder", "--report", "json=x", "--report", "junit=x"]);
    assert_snapshot!(session.run(), @r"
    status 2
    --- stderr
    error: two reports cannot share the file `x`; give one of them another path
    ");
}
