//! What reaches the screen: colours when asked for, and nothing that a submission sends there by itself.

use std::process::Stdio;

use crate::made_up::{ADDER_SOLUTION, act, session, with_adder};

/// Turns off, hides, links, moves and turns around: what no text of a submission may do on a terminal.
const HOSTILE: [char; 8] = [
    '\u{1b}', '\r', '\u{7}', '\u{8}', '\u{9b}', '\u{202e}', '\u{2066}', '\u{200f}',
];

#[test]
fn colours_when_asked_for() {
    let session = with_adder(ADDER_SOLUTION).check(["adder"]);
    let plain = session.run();
    assert!(!plain.stdout.contains('\u{1b}'), "{plain}");
    // The first run has filled the cache, so that this one says the same as the next ones.
    let plain = session.run().redacted_stdout();
    let session = session.check(["--color", "never", "adder"]);
    assert_eq!(session.run().redacted_stdout(), plain);
    let session = session.check(["--color", "always", "adder"]);
    let coloured = session.run();
    assert!(coloured.stdout.contains("\u{1b}["), "{coloured}");
    assert_eq!((coloured.status, coloured.stderr.as_str()), (0, ""));
    // What was asked for on the command line is stronger than the environment.
    let session = session.env("NO_COLOR", "1");
    assert!(session.run().stdout.contains("\u{1b}["));
    let session = session.check(["adder"]);
    assert_eq!(session.run().redacted_stdout(), plain);
}

#[test]
fn a_reader_that_has_seen_enough_is_no_trouble() {
    let wrong = ADDER_SOLUTION.replace('+', "-");
    let check = ["check", "--sandbox", "off", "adder"];
    let json = [&check[..], &["--report", "json"]].concat();
    for (solution, arguments, status) in [
        (ADDER_SOLUTION, &["list"][..], 0),
        (ADDER_SOLUTION, &["show", "adder"], 0),
        (ADDER_SOLUTION, &["hint", "adder", "--all"], 0),
        (ADDER_SOLUTION, &check, 0),
        (ADDER_SOLUTION, &json, 0),
        // The exit status is that of the work, whoever reads it.
        (&wrong, &check, 1),
        (&wrong, &json, 1),
    ] {
        let session = with_adder(solution).args(arguments);
        let before = session.files();
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let child = session.start(Stdio::from(writer));
        let outcome = session.finish(child, &before);
        assert_eq!(
            (outcome.status, outcome.stderr.as_str()),
            (status, ""),
            "{arguments:?}: {outcome}"
        );
        assert!(outcome.files.is_empty(), "{arguments:?}: {outcome}");
    }
}

#[test]
fn a_report_that_goes_nowhere_is_trouble() {
    let session = with_adder(ADDER_SOLUTION).check([
        "adder",
        "--report",
        "human",
        "--report",
        "json=/dev/full",
    ]);
    let outcome = session.run();
    assert_eq!(outcome.status, 5, "{outcome}");
    assert!(outcome.stderr.contains("`/dev/full`"), "{outcome}");
}

#[test]
fn a_report_in_a_file_needs_no_reader_of_the_lines() {
    let session = with_adder(ADDER_SOLUTION).check([
        "adder",
        "--report",
        "human",
        "--report",
        "json=report.json",
    ]);
    let before = session.files();
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let child = session.start(Stdio::from(writer));
    let outcome = session.finish(child, &before);
    assert_eq!(
        (outcome.status, outcome.stderr.as_str()),
        (0, ""),
        "{outcome}"
    );
    assert_eq!(outcome.files, ["here/report.json"]);
}

#[test]
fn nothing_hostile_reaches_the_terminal() {
    let text: String = HOSTILE
        .iter()
        .map(|letter| format!("\\u{{{:x}}}", u32::from(*letter)))
        .collect();
    let link = "\\u{1b}]8;;http://example.com\\u{7}here\\u{1b}]8;;\\u{7}";
    let prints = format!("print!(\"{text}{link}\"); eprint!(\"{text}{link}\");");
    let reports = format!("crate::grader::report!(\"{text}{link}\");");
    let panics = format!("panic!(\"{text}{link}\");");
    // Not only what it prints, but its source too may be shown.
    let escape = '\u{1b}';
    let does_not_compile = format!("let _: u8 = \"{escape}[2J{escape}]8;;x{escape}\\\\\";");
    for body in [prints, reports, panics, does_not_compile] {
        let session = session().file(
            "solutions/wild/free.rs",
            format!("pub fn act() {{ {body} }}\n"),
        );
        let session = session.check([
            "free",
            "-v",
            "--report",
            "human",
            "--report",
            "json=report.json",
        ]);
        let outcome = session.run();
        let written = std::fs::read_to_string(session.here().join("report.json")).unwrap();
        for letter in HOSTILE {
            assert!(!outcome.stdout.contains(letter), "{letter:?}: {outcome}");
            assert!(!written.contains(letter), "{letter:?}: {written:?}");
        }
    }
}

#[test]
fn prints_that_are_not_utf8_are_shown_escaped() {
    let case = act("use std::io::Write; std::io::stdout().write_all(b\"caf\\xe9\\n\").unwrap();");
    assert_eq!(case["verdict"], "accepted");
    assert_eq!(case["stdout"]["text"], "caf\\xe9\n");
}
