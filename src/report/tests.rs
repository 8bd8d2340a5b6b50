//! Whole reports: what they look like for every verdict, that JSON keeps its schema, that hidden cases leak nothing
//! and hostile output obeys.

mod consumers;

use super::fixtures::{self, batch, plain};
use super::*;
use crate::grade::{Afterword, CaseGrade};
use crate::sandbox::Capture;
use crate::verdict::Verdict;

fn human(grades: Vec<Grade>, style: &Style) -> String {
    // Escape characters are written so that a reviewer can see them.
    String::from_utf8(render(Format::Human, &batch(grades), style))
        .unwrap()
        .replace('\x1b', "␛")
}

fn all_grades() -> Vec<Grade> {
    fixtures::every_verdict()
        .into_iter()
        .map(|(_, grade)| grade)
        .collect()
}

#[test]
fn every_verdict_looks_like_this() {
    let covered: std::collections::BTreeSet<Verdict> =
        all_grades().iter().map(|grade| grade.verdict).collect();
    assert_eq!(covered.len(), Verdict::ALL.len());
    for (name, grade) in fixtures::every_verdict() {
        let looks = [
            ("80 columns", plain()),
            (
                "40 columns",
                Style {
                    width: 40,
                    ..plain()
                },
            ),
            (
                "in colour",
                Style {
                    colour: true,
                    ..plain()
                },
            ),
            (
                "quiet",
                Style {
                    verbosity: Verbosity::Quiet,
                    ..plain()
                },
            ),
            (
                "verbose",
                Style {
                    verbosity: Verbosity::Verbose,
                    ..plain()
                },
            ),
        ];
        let pages = looks.map(|(look, style)| {
            format!("======== {look}\n{}", human(vec![grade.clone()], &style))
        });
        insta::assert_snapshot!(format!("human_{name}"), pages.concat());
    }
}

#[test]
fn colours_change_no_words() {
    for (name, grade) in fixtures::every_verdict() {
        let coloured = human(
            vec![grade.clone()],
            &Style {
                colour: true,
                ..plain()
            },
        );
        let mut bare = String::new();
        let mut rest = coloured.as_str();
        while let Some((before, after)) = rest.split_once("␛[") {
            bare.push_str(before);
            rest = after.split_once('m').unwrap().1;
        }
        bare.push_str(rest);
        let without_carets = |text: &str| {
            let is_caret_line =
                |line: &&str| !line.trim().is_empty() && line.chars().all(|c| c == ' ' || c == '^');
            text.lines()
                .filter(|line| !is_caret_line(line))
                .map(str::trim_end)
                .collect::<Vec<_>>()
                .join("\n")
        };
        assert_eq!(
            without_carets(&bare),
            without_carets(&human(vec![grade], &plain())),
            "{name}"
        );
    }
}

#[test]
fn many_attempts_end_in_a_table() {
    insta::assert_snapshot!("many_80", human(all_grades(), &plain()));
    insta::assert_snapshot!(
        "many_40",
        human(
            vec![fixtures::accepted(), fixtures::wrong_answer()],
            &Style {
                width: 40,
                ..plain()
            }
        )
    );
    let quiet = Style {
        verbosity: Verbosity::Quiet,
        ..plain()
    };
    insta::assert_snapshot!("many_quiet", human(all_grades(), &quiet));
    insta::assert_snapshot!("none", human(Vec::new(), &plain()));
}

#[test]
fn lines_of_the_report_fit_the_width() {
    // Prints, messages of the compiler and places in files stand as they are.
    let quoted = ["|", "solutions/", "error[", "warning: "];
    let is_quoted = |line: &str| quoted.iter().any(|sign| line.contains(sign));
    for width in [40, 60, 80, 120] {
        let style = Style { width, ..plain() };
        for grades in [all_grades(), vec![fixtures::wrong_answer()]] {
            for line in human(grades, &style)
                .lines()
                .filter(|line| !is_quoted(line))
            {
                assert!(columns::width(line) <= width, "{width}: {line}");
            }
        }
    }
}

#[test]
fn of_many_failing_cases_three_are_shown_in_full() {
    let failing = |number| {
        let cases = (1..=number)
            .map(|case| fixtures::wrong_answer_case(&format!("case-{case}")))
            .collect();
        vec![fixtures::grade_of(cases)]
    };
    let shown = |text: &str| text.matches("first difference").count();
    assert_eq!(shown(&human(failing(4), &plain())), 4);
    let five = human(failing(5), &plain());
    assert_eq!(shown(&five), 3);
    assert!(
        five.contains(
            "\n2 more cases not accepted: case-4 (wrong answer), case-5 (wrong answer)\n"
        ),
        "{five}"
    );
    assert_eq!(
        shown(&human(
            failing(5),
            &Style {
                verbosity: Verbosity::Verbose,
                ..plain()
            }
        )),
        5
    );
}

#[test]
fn graded_output_is_not_shown_beside_its_diff() {
    let mut case = fixtures::wrong_answer_case("prints");
    case.run.as_mut().unwrap().stdout_graded = true;
    assert!(!human(vec![fixtures::grade_of(vec![case.clone()])], &plain()).contains("(stdout)"));
    case.verdict = Verdict::RuntimeError;
    case.mismatch = None;
    assert!(
        human(vec![fixtures::grade_of(vec![case])], &plain())
            .contains("your output (stdout)\n    | capacity 2\n")
    );
}

#[test]
fn a_weaker_sandbox_is_named_with_what_it_lacks() {
    let mut batch = batch(vec![fixtures::accepted()]);
    batch.sandbox = SandboxState {
        class: "landlock".to_owned(),
        missing: vec!["user namespaces".to_owned(), "cgroup".to_owned()],
    };
    let text = String::from_utf8(render(Format::Human, &batch, &plain())).unwrap();
    assert!(
        text.ends_with("rustc 1.95.0 · sandbox landlock (without user namespaces, cgroup)\n"),
        "{text}"
    );
}

/// The report with all that its surroundings could give it.
fn rendered(format: Format, batch: &Batch, style: &Style) -> Vec<u8> {
    let surroundings = Surroundings {
        token: Some("b7f0c1".to_owned()),
        ..Surroundings::default()
    };
    render_within(&surroundings, format, batch, style)
}

/// A text that no report may contain as it is.
const HOSTILE: &str =
    "\x1b[2J\x1b]8;;https://example.org\x07link\x07\rover\u{202E}txet\u{2066}\u{9b}31m\x08\x7f";

/// The case with the same text in every field that can hold one.
fn filled_with(text: &str, case: &CaseGrade) -> CaseGrade {
    let mut case = case.clone();
    case.checks = text.to_owned();
    case.input = text.as_bytes().to_vec();
    case.args = vec![text.to_owned()];
    case.trouble = Some(text.to_owned());
    let mut mismatch = fixtures::mismatch();
    mismatch.first_difference.expected = Some(text.to_owned());
    mismatch.first_difference.got = Some(text.to_owned());
    mismatch.diff.entries.iter_mut().for_each(|entry| {
        if let crate::snapshot::DiffEntry::Line(line) = entry {
            line.segments
                .iter_mut()
                .for_each(|segment| segment.text = text.to_owned());
        }
    });
    case.mismatch = Some(mismatch);
    if let Some(run) = &mut case.run {
        run.graded = Capture::from_parts(text, text, 1000);
        run.stdout = Capture::from_parts(text, text, 1000);
        run.stderr = Capture::from_parts(text, text, 1000);
        let panic = fixtures::panic();
        let (message, file, source) = (text.to_owned(), text.to_owned(), Some(text.to_owned()));
        run.panic = Some(crate::grade::Panic {
            message,
            file,
            source,
            ..panic
        });
        run.test = Some(crate::grade::TestRun {
            failure: Some(text.to_owned()),
        });
    }
    case
}

#[test]
fn notes_stand_between_the_lesson_and_the_next_step() {
    let mut grade = fixtures::accepted();
    grade.notes = Some(vec![noted::note()]);
    grade.afterword = Some(Afterword::Whole {
        lesson: Some("Operators are traits.".to_owned()),
        accepted: 1,
        exercises: 24,
    });
    let batch = batch(vec![grade]);
    let text = |bytes| String::from_utf8(bytes).unwrap();
    insta::assert_snapshot!("notes_outcome", text(outcome(&batch, &plain())));
    insta::assert_snapshot!("notes_closing", text(closing(&batch, &plain())));
    insta::assert_snapshot!("notes_json", text(render(Format::Json, &batch, &plain())));
}

#[test]
fn hidden_cases_leak_nothing() {
    const MARKER: &str = "leaked-marker";
    let reports = |hidden: bool, verbosity, grade: &Grade| {
        let cases = grade
            .cases
            .iter()
            .map(|case| CaseGrade {
                hidden,
                ..filled_with(MARKER, case)
            })
            .collect();
        let mut filled = fixtures::grade_of(cases);
        filled.verdict = grade.verdict;
        let style = Style {
            verbosity,
            ..plain()
        };
        // As the only attempt and among several.
        [vec![filled.clone()], vec![filled.clone(), filled]]
            .map(|grades| {
                Format::ALL.map(|format| rendered(format, &batch(grades.clone()), &style))
            })
            .concat()
    };
    for (name, grade) in fixtures::every_verdict() {
        for verbosity in [Verbosity::Quiet, Verbosity::Normal, Verbosity::Verbose] {
            for report in reports(true, verbosity, &grade) {
                let text = String::from_utf8(report).unwrap();
                assert!(!text.contains(MARKER), "{name}: {text}");
            }
        }
    }
    // The marker does come out of visible cases, so that its absence means something.
    let grade = fixtures::panicked();
    let told = reports(false, Verbosity::Normal, &grade)
        .into_iter()
        .filter(|report| String::from_utf8_lossy(report).contains(MARKER))
        .count();
    // All but SARIF, which has no cases, alone and among several.
    assert_eq!(told, 2 * (Format::ALL.len() - 1));
}

#[test]
fn hostile_text_is_never_obeyed() {
    let is_safe = |text: &str| {
        text.chars()
            .all(|c| c == '\n' || !(c.is_control() || escape::is_invisible(c)))
    };
    for (name, grade) in fixtures::every_verdict() {
        let mut hostile = grade.clone();
        hostile.cases = grade
            .cases
            .iter()
            .map(|case| filled_with(HOSTILE, case))
            .collect();
        hostile
            .cases
            .iter_mut()
            .for_each(|case| case.name = HOSTILE.to_owned());
        hostile.submission = HOSTILE.to_owned();
        hostile.misconception = Some(HOSTILE.to_owned());
        hostile.trouble = Some(HOSTILE.to_owned());
        for rejection in &mut hostile.rejections {
            rejection.message = HOSTILE.to_owned();
            rejection.source = Some(HOSTILE.to_owned());
        }
        hostile.notes = Some(vec![noted::hostile_note(HOSTILE)]);
        if let Some(build) = &mut hostile.build {
            build.limit = Some(HOSTILE.to_owned());
            build.diagnostics.iter_mut().for_each(|diagnostic| {
                diagnostic.rendered = HOSTILE.to_owned();
                diagnostic.message = HOSTILE.to_owned();
                diagnostic.code = Some(HOSTILE.to_owned());
            });
        }
        for format in Format::ALL {
            for grades in [
                vec![hostile.clone()],
                vec![hostile.clone(), hostile.clone()],
            ] {
                let style = Style {
                    verbosity: Verbosity::Verbose,
                    ..plain()
                };
                let text = String::from_utf8(rendered(format, &batch(grades), &style)).unwrap();
                assert!(is_safe(&text), "{name} as {format}: {text:?}");
            }
        }
    }
    assert!(!is_safe(HOSTILE));
}

#[test]
fn json_looks_like_this() {
    let report =
        |grades| String::from_utf8(render(Format::Json, &batch(grades), &plain())).unwrap();
    for (name, grade) in fixtures::every_verdict() {
        insta::assert_snapshot!(format!("json_{name}"), report(vec![grade]));
    }
}

#[test]
fn json_reports_keep_their_schema() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let mut batches: Vec<Batch> = fixtures::every_verdict()
        .into_iter()
        .map(|(_, grade)| batch(vec![grade]))
        .collect();
    batches.push(batch(all_grades()));
    batches.push(batch(Vec::new()));
    let mut unknown = fixtures::wrong_answer();
    for case in &mut unknown.cases {
        case.run
            .iter_mut()
            .for_each(|run| (run.cpu, run.peak_memory) = (None, None));
    }
    batches.push(batch(vec![unknown]));
    let mut noted = fixtures::accepted();
    noted.notes = Some(vec![noted::note(), noted::hostile_note(HOSTILE)]);
    batches.push(batch(vec![noted]));
    for batch in &batches {
        let report: serde_json::Value =
            serde_json::from_slice(&render(Format::Json, batch, &plain())).unwrap();
        let errors: Vec<String> = validator
            .iter_errors(&report)
            .map(|error| error.to_string())
            .collect();
        assert_eq!(errors, Vec::<String>::new(), "{report:#}");
    }
}

#[test]
fn the_schema_refuses_what_is_no_report() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let good: serde_json::Value = serde_json::from_slice(&render(
        Format::Json,
        &batch(vec![fixtures::wrong_answer()]),
        &plain(),
    ))
    .unwrap();
    let hidden = "/attempts/0/cases/2";
    assert_eq!(good.pointer(hidden).unwrap()["hidden"], true);
    let spoilt = |place: &str, value: serde_json::Value| {
        let mut report = good.clone();
        let (parent, key) = place.rsplit_once('/').unwrap();
        report.pointer_mut(parent).unwrap()[key] = value;
        report
    };
    assert!(validator.is_valid(&good));
    assert!(!validator.is_valid(&spoilt("/schema", "grader/report/v2".into())));
    assert!(!validator.is_valid(&spoilt("/attempts/0/verdict", "fine".into())));
    assert!(!validator.is_valid(&spoilt("/sandbox/class", "strong".into())));
    assert!(!validator.is_valid(&spoilt(&format!("{hidden}/stdout"), "leak".into())));
    assert!(!validator.is_valid(&spoilt(
        "/attempts/0/cases/1/diff",
        serde_json::json!([["?", "x"]])
    )));
}

#[test]
fn the_published_schema_is_that_of_the_code() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/schema/report.v1.json");
    let code = format!("{:#}\n", schema());
    // Rewritten on request, as snapshots are: INSTA_UPDATE=always cargo test
    if std::env::var_os("INSTA_UPDATE").is_some_and(|mode| mode == "always") {
        std::fs::write(path, &code).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap(), code);
}
