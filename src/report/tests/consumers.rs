//! Reports for other people's programs: each is held to what its reader documents, for every verdict by itself, for all
//! of them together, for hostile submissions and for none at all.

use serde_json::Value;

use super::super::classroom50::Assignment;
use super::super::provisional::provisional;
use super::super::{Format, Surroundings, hostile, render_within};
use super::fixtures::{self, batch, plain};
use super::{Batch, all_grades};
use crate::grade::Grade;
use crate::verdict::Verdict;

/// The formats in JSON that have a reader of their own, with what that reader wants.
const SCHEMAS: [(Format, &str); 7] = [
    (
        Format::Gradescope,
        include_str!("../../../tests/schemas/gradescope.json"),
    ),
    (
        Format::Exercism,
        include_str!("../../../tests/schemas/exercism.json"),
    ),
    (
        Format::Prairielearn,
        include_str!("../../../tests/schemas/prairielearn.json"),
    ),
    (
        Format::Classroom50,
        include_str!("../../../tests/schemas/classroom50.json"),
    ),
    (
        Format::Ctrf,
        include_str!("../../../tests/schemas/ctrf.json"),
    ),
    (
        Format::Gitlab,
        include_str!("../../../tests/schemas/gitlab.json"),
    ),
    (
        Format::Sarif,
        include_str!("../../../tests/schemas/sarif.json"),
    ),
];

fn surroundings() -> Surroundings {
    let variables = |name: &str| {
        let value = match name {
            "CLASSROOM" => "rust-2026",
            "ASSIGNMENT" => "lru-cache",
            "OWNER" => "ada",
            "SUBMISSION_TAG" => "submit/2026-02-28T23-59-59Z-1a2b3c4",
            "COMMIT_URL" | "REVIEW_URL" => "https://example.org/commit/1a2b3c4",
            "RELEASE_URL" => "https://example.org/release",
            _ => return None,
        };
        Some(value.to_owned())
    };
    Surroundings {
        assignment: Some(Assignment::from_variables(variables).unwrap()),
        ..Surroundings::default()
    }
}

fn report(format: Format, grades: Vec<Grade>) -> Value {
    let bytes = render_within(&surroundings(), format, &batch(grades), &plain());
    serde_json::from_slice(&bytes).unwrap()
}

fn complaints(schema: &str, report: &Value) -> Vec<String> {
    let schema: Value = serde_json::from_str(schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let complaints = validator.iter_errors(report);
    complaints
        .map(|complaint| format!("{}: {complaint}", complaint.instance_path()))
        .collect()
}

#[test]
fn every_report_is_what_its_reader_wants() {
    let mut all: Vec<Vec<Grade>> = all_grades().into_iter().map(|grade| vec![grade]).collect();
    all.push(all_grades());
    all.push(vec![hostile::grade()]);
    all.push(Vec::new());
    for (format, schema) in SCHEMAS {
        for grades in &all {
            let report = report(format, grades.clone());
            assert_eq!(
                complaints(schema, &report),
                Vec::<String>::new(),
                "{format}: {report:#}"
            );
        }
    }
}

#[test]
fn the_schemas_refuse_what_their_readers_would() {
    let spoilt: [(Format, &str, Value); 7] = [
        (Format::Gradescope, "/tests/0/status", "ok".into()),
        (Format::Exercism, "/tests/0/status", "passed".into()),
        (Format::Prairielearn, "/score", 2.into()),
        (Format::Classroom50, "/score", 0.5.into()),
        (Format::Ctrf, "/results/tests/0/duration", 0.5.into()),
        (Format::Gitlab, "/0/location/path", "./a.rs".into()),
        (Format::Sarif, "/runs/0/results/0/message/text", "".into()),
    ];
    for (format, place, value) in spoilt {
        let (_, schema) = SCHEMAS.into_iter().find(|(of, _)| *of == format).unwrap();
        let mut report = report(format, vec![fixtures::wrong_answer()]);
        *report.pointer_mut(place).unwrap() = value;
        assert_eq!(complaints(schema, &report).len(), 1, "{format}");
    }
}

#[test]
fn every_report_looks_like_this() {
    for (format, _) in SCHEMAS {
        let told: Vec<String> = fixtures::every_verdict()
            .into_iter()
            .map(|(name, grade)| format!("======== {name}\n{:#}\n", report(format, vec![grade])))
            .collect();
        insta::assert_snapshot!(format.name(), told.concat());
        let hostile = report(format, vec![hostile::grade()]);
        insta::assert_snapshot!(format!("{format}_hostile"), format!("{hostile:#}"));
    }
}

#[test]
fn the_file_that_is_there_from_the_start_is_what_its_reader_wants_and_no_score() {
    let mut count = 0;
    for (format, schema) in SCHEMAS {
        let Some(bytes) = provisional(format, &surroundings()) else {
            continue;
        };
        let report: Value = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(
            complaints(schema, &report),
            Vec::<String>::new(),
            "{format}: {report:#}"
        );
        assert!(scores_nothing(format, &report), "{format}: {report:#}");
        count += 1;
    }
    assert_eq!(count, 4);
}

#[test]
fn trouble_with_the_machine_is_never_scored() {
    let mut late = fixtures::accepted();
    late.cases[0].verdict = Verdict::InternalError;
    late.verdict = Verdict::InternalError;
    for grades in [
        vec![fixtures::internal_error()],
        vec![fixtures::accepted(), fixtures::internal_error()],
        vec![late],
    ] {
        for format in [
            Format::Gradescope,
            Format::Exercism,
            Format::Prairielearn,
            Format::Classroom50,
        ] {
            let report = report(format, grades.clone());
            assert!(scores_nothing(format, &report), "{format}: {report:#}");
        }
        let other = report(Format::Ctrf, grades.clone());
        assert_eq!(other["results"]["summary"]["other"], 1);
        assert!(other["results"]["summary"]["extra"].is_null());
        let failed = report(Format::Sarif, grades);
        assert_eq!(
            failed["runs"][0]["invocations"][0]["executionSuccessful"],
            false
        );
    }
}

/// Whether a reader of this format takes no score from the report.
fn scores_nothing(format: Format, report: &Value) -> bool {
    match format {
        Format::Gradescope => report.get("score").is_none() && report.get("tests").is_none(),
        Format::Exercism => report["status"] == "error",
        Format::Prairielearn => report["gradable"] == false && report.get("score").is_none(),
        Format::Classroom50 => report["max-score"] == 0 && report["tests"] == serde_json::json!([]),
        _ => false,
    }
}

#[test]
fn scores_are_those_of_the_grades() {
    let grades = vec![fixtures::accepted(), fixtures::wrong_answer()];
    let of = |format| report(format, grades.clone());
    let sum = |tests: &Value, field: &str| -> u64 {
        let tests = tests.as_array().unwrap().iter();
        tests.map(|test| test[field].as_u64().unwrap()).sum()
    };
    let gradescope = of(Format::Gradescope);
    assert_eq!(gradescope["score"], 3);
    assert_eq!(
        (
            sum(&gradescope["tests"], "score"),
            sum(&gradescope["tests"], "max_score")
        ),
        (3, 7)
    );
    let classroom = of(Format::Classroom50);
    assert_eq!(
        (&classroom["score"], &classroom["max-score"]),
        (&3.into(), &7.into())
    );
    assert_eq!(
        (
            sum(&classroom["tests"], "score"),
            sum(&classroom["tests"], "max-score")
        ),
        (3, 7)
    );
    let prairie = of(Format::Prairielearn);
    assert_eq!(prairie["score"], 3.0 / 7.0);
    assert_eq!(
        (
            sum(&prairie["tests"], "points"),
            sum(&prairie["tests"], "max_points")
        ),
        (3, 7)
    );
}

#[test]
fn findings_keep_their_fingerprints_when_lines_move_and_no_two_share_one() {
    let fingerprints = |grade: &Grade| -> Vec<String> {
        let report = report(Format::Gitlab, vec![grade.clone()]);
        let findings = report.as_array().unwrap().iter();
        findings
            .map(|finding| finding["fingerprint"].to_string())
            .collect()
    };
    let mut grade = fixtures::compile_error();
    let diagnostics = grade.build.as_ref().unwrap().diagnostics.clone();
    grade
        .build
        .as_mut()
        .unwrap()
        .diagnostics
        .extend(diagnostics);
    let before = fingerprints(&grade);
    let distinct: std::collections::BTreeSet<&String> = before.iter().collect();
    assert_eq!((before.len(), distinct.len()), (4, 4));
    for diagnostic in &mut grade.build.as_mut().unwrap().diagnostics {
        diagnostic.span.as_mut().unwrap().line += 7;
    }
    assert_eq!(fingerprints(&grade), before);
}

#[test]
fn a_long_report_keeps_within_what_its_reader_takes() {
    let long =
        |batch: &Batch, format| render_within(&surroundings(), format, batch, &plain()).len();
    let mut grade = hostile::grade();
    grade.cases = vec![grade.cases[0].clone(); 200];
    if let Some(run) = grade.cases[0].run.as_mut() {
        run.stdout = crate::sandbox::Capture::whole("\u{1F980}\n".repeat(200_000));
    }
    assert!(long(&batch(vec![grade]), Format::Prairielearn) <= 1 << 20);
    let mut stuck = fixtures::compile_error();
    for diagnostic in &mut stuck.build.as_mut().unwrap().diagnostics {
        diagnostic.rendered = "é".repeat(300).repeat(60);
    }
    let message = report(Format::Exercism, vec![stuck; 200])["message"].clone();
    let message = message.as_str().unwrap();
    assert!(
        message.len() <= 65_535 && message.ends_with("characters left out …]"),
        "{message}"
    );
}
