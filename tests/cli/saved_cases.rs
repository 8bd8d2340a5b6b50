//! Saved cases: written beside an answer, run by every later check, and what keeps them from being written.

use insta::assert_snapshot;

use crate::made_up;
use crate::outcome::report;
use crate::random_scripts::{ASKED, GENERATOR, RIGHT, random, stops_at_nothing, with_answer};

#[test]
fn a_saved_case_is_run_ever_after() {
    let session = with_answer(&stops_at_nothing());
    let session = session.check(ASKED.into_iter().chain(["--save-case"]));
    let saved = session.run();
    assert_eq!(
        saved.files,
        [
            "here/answers/basics/counter.cases/",
            "here/answers/basics/counter.cases/random-7.txt"
        ]
    );
    assert!(
        saved
            .stdout
            .contains("  saved as: answers/basics/counter.cases/random-7.txt\n"),
        "{saved}"
    );
    let file = "answers/basics/counter.cases/random-7.txt";
    assert_snapshot!(std::fs::read_to_string(session.here().join(file)).unwrap(), @r"
    # saved from random scripts of basics/counter; run by every check of it
    # `<` is a line of the input, `>` one of the expected output
    < down
    < show
    > -1
    ");
    // The same once more is saved already.
    assert_eq!(session.run().files, Vec::<String>::new());

    let session = session.check(["counter", "--solutions", "answers"]);
    assert_snapshot!(session.run(), @r"
    status 1
    --- stdout
    basics/counter · answers/basics/counter.rs
      built before (cached)
      ✓ up  accepted           1 of 1 point [time]

    ✗ random-7: wrong answer

      input
        1 | down
        2 | show

      first difference at output line 1: expected `-1`, got `0`

      - expected  + yours
        1 - -1
          + 0

    ✓ accepted · 1 of 1 point · 1 of 1 case
    ✗ 0 of 1 saved case accepted; failing: random-7 (wrong answer)
      saved in: answers/basics/counter.cases
    next: look at your saved case `random-7`:
      answers/basics/counter.cases/random-7.txt
    rustc [version] · sandbox none
    ");
    let session = session.check(["counter", "--solutions", "answers", "--report", "json"]);
    let attempt = session.run().report()["attempts"][0].clone();
    assert_eq!(attempt["verdict"], "accepted");
    assert_eq!(attempt["saved"][0]["name"], "random-7");
    assert_eq!(attempt["saved"][0]["verdict"], "wrong-answer");

    let session = session.file("answers/basics/counter.rs", RIGHT).check([
        "counter",
        "--solutions",
        "answers",
    ]);
    let mended = session.run();
    assert_eq!(mended.status, 0, "{mended}");
    assert!(
        mended.stdout.contains("✓ 1 of 1 saved case accepted\n"),
        "{mended}"
    );
}

#[test]
fn whatever_the_report_the_exit_status_is_explained() {
    let reports = |reports: &[&str]| {
        let check = ["counter", "--solutions", "answers", "-q"];
        let reports = reports.iter().flat_map(|report| ["--report", report]);
        with_answer(RIGHT)
            .file("answers/basics/counter.cases/own.txt", "< show\n> 7\n")
            .check(check.into_iter().chain(reports))
            .run()
    };
    for format in ["html", "markdown", "human"] {
        let outcome = reports(&[format, "junit=unit.xml"]);
        assert_eq!((outcome.status, outcome.stderr.as_str()), (1, ""));
        assert!(
            outcome.stdout.contains("failing: own (wrong answer)"),
            "{outcome}"
        );
    }
    let outcome = reports(&["junit=unit.xml"]);
    assert_eq!(outcome.status, 1);
    assert_eq!(
        outcome.stderr,
        "note: `basics/counter` fails a saved case or random script, so the exit status is 1; the report `human` tells more\n"
    );
}

#[test]
fn another_failure_of_the_same_seed_is_saved_beside_the_first() {
    let session = with_answer(&stops_at_nothing()).check(ASKED.into_iter().chain(["--save-case"]));
    session.run();
    let up_twice = RIGHT.replace(
        "*number += 1",
        "*number += if *number == 1 { 2 } else { 1 }",
    );
    let session = session.file("answers/basics/counter.rs", up_twice);
    let outcome = session.run();
    assert_eq!(
        outcome.files,
        ["here/answers/basics/counter.cases/random-7-2.txt"],
        "{outcome}"
    );
}

#[test]
fn a_saved_case_that_cannot_be_read_is_told_with_its_place() {
    let session = with_answer(RIGHT)
        .file("answers/basics/counter.cases/own.txt", "< up\nshow\n")
        .check(["counter", "--solutions", "answers"]);
    assert_snapshot!(session.run(), @r"
    status 2
    --- stderr
    error: answers/basics/counter.cases/own.txt:2: a line begins with `<`, `>` or `#`
    ");
}

#[test]
fn what_fails_is_told_even_where_it_cannot_be_saved() {
    let mut session = with_answer(&stops_at_nothing());
    for file in ["exercise.yaml", "harness.rs", "starter.rs", "generate.rs"] {
        let path = session.here().join("exercises/basics/counter").join(file);
        let text = std::fs::read_to_string(path).unwrap();
        session = session.file(&format!("exercises/basics/other/{file}"), text);
    }
    session = session
        .file("solutions/basics/other.rs", RIGHT)
        .file("answers/basics/other.rs", stops_at_nothing());
    for number in 0..100 {
        let path = format!("answers/basics/counter.cases/c{number}.txt");
        session = session.file(&path, format!("< up\n< # {number}\n"));
    }
    let all = [
        "--all",
        "--solutions",
        "answers",
        "--random",
        "50",
        "--seed",
        "7",
    ];
    let session = session.check(all.into_iter().chain(["--save-case", "--report", "json"]));
    let outcome = session.run();
    assert_snapshot!(outcome.stderr, @"error: cannot save a case in `answers/basics/counter.cases`: there are 100 already; delete those that tell nothing new");
    assert_eq!(outcome.status, 2);
    let attempts = report(&outcome.stdout)["attempts"].clone();
    let saved_to = |attempt: usize| attempts[attempt]["random"]["failure"]["saved_to"].clone();
    assert_eq!(attempts[0]["random"]["failure"]["input"], "down\nshow\n");
    assert_eq!(saved_to(0), serde_json::Value::Null);
    assert_eq!(saved_to(1), "answers/basics/other.cases/random-7.txt");
    // What was written is no more than what is read.
    let session = session.check(["counter", "--solutions", "answers"]);
    assert_eq!(session.run().status, 1);
}

#[test]
fn a_right_answer_that_is_no_text_is_not_saved_and_nobody_s_mistake() {
    let yaml = "format: 1\ntitle: Bytes\nlevel: junior\nquestion: Q\ntask: T\nmode: program\ncases:\n  - name: a\n    \
                checks: c\n    input: |\n      a\n    expect: |\n      a\n";
    let program = |byte: &str| {
        format!(
            "use std::io::Write;\n\nfn main() {{\n    for line in std::io::stdin().lines().map_while(Result::ok) {{\n        \
             let line = if line == \"byte\" {{ {byte} }} else {{ line.as_bytes() }};\n        \
             std::io::stdout().write_all(line).unwrap();\n        println!();\n    }}\n}}\n"
        )
    };
    let generator = GENERATOR.replace("\"up\", \"down\", \"show\"", "\"a\", \"byte\"");
    let session = made_up::session()
        .file("exercises/basics/bytes/exercise.yaml", yaml)
        .file("exercises/basics/bytes/starter.rs", "fn main() {}\n")
        .file("exercises/basics/bytes/generate.rs", generator)
        .file("solutions/basics/bytes.rs", program("&[255]"))
        .file("answers/basics/bytes.rs", program("&[254]"));
    let args = [
        "bytes",
        "--solutions",
        "answers",
        "--random",
        "9",
        "--seed",
        "3",
    ];
    let outcome = session.check(args.into_iter().chain(["--save-case"])).run();
    assert_snapshot!(outcome.stderr, @"note: the failing script of `basics/bytes` is not saved: what is expected is no text, and a saved case is");
    assert_eq!(outcome.status, 1);
    assert!(
        outcome.stdout.contains("✗ random-3") && !outcome.stdout.contains("--save-case"),
        "{outcome}"
    );
    assert_eq!(outcome.files, Vec::<String>::new());
}

#[test]
fn a_check_of_some_cases_runs_no_saved_ones_and_writes_over_none() {
    let mine = "< up\n< show\n> 1\n";
    let session =
        with_answer(&stops_at_nothing()).file("answers/basics/counter.cases/random-7.txt", mine);
    let more = ["--case", "up", "--save-case", "--report", "json"];
    let session = session.check(ASKED.into_iter().chain(more));
    let outcome = session.run();
    assert_eq!(
        outcome.files,
        ["here/answers/basics/counter.cases/random-7-2.txt"],
        "{outcome}"
    );
    assert_eq!(random(&outcome)["failure"]["shortened_from"], 3);
    assert!(
        report(&outcome.stdout)["attempts"][0]
            .get("saved")
            .is_none()
    );
}
