//! What is wrong, in plain text for reports that other systems show: the words of the human report, without colours
//! and with the same bounds.

use super::super::columns::cut;
use super::super::page::Page;
use super::super::style::{GRADER, Style, Verbosity};
use super::super::{escape, quantity};
use super::{attempt_section, case_section, compile_section, diff_section, ending};
use crate::build::{Diagnostic, Severity, Violation};
use crate::grade::{BuildGrade, CaseGrade, Grade};
use crate::verdict::Verdict;

/// Web pages have more room than a terminal.
const STYLE: Style = Style {
    colour: false,
    width: 100,
    verbosity: Verbosity::Normal,
    grader: GRADER,
};
/// Columns of each line in a sentence about two lines that differ.
const LINE_COLUMNS: usize = 60;
/// Columns of a sentence.
const SENTENCE_COLUMNS: usize = 240;

/// What is wrong with a visible case, with what the program printed.
pub(in crate::report) fn of_case(case: &CaseGrade) -> String {
    drawn(|page| {
        let panic = case_section::write_reasons(page, case);
        if let Some(run) = &case.run {
            case_section::write_prints(page, case, run, panic);
        }
    })
}

/// What is wrong with a visible case, for reports that have a place of their own for what the program printed.
pub(in crate::report) fn of_case_without_prints(case: &CaseGrade) -> String {
    drawn(|page| {
        case_section::write_reasons(page, case);
    })
}

/// What the compiler said.
pub(in crate::report) fn of_build(build: &BuildGrade) -> String {
    drawn(|page| compile_section::write_build(page, build, false))
}

/// All messages of the compiler, also of a build that went well.
pub(in crate::report) fn of_all_diagnostics(build: &BuildGrade) -> String {
    let verbose = Style {
        verbosity: Verbosity::Verbose,
        ..STYLE
    };
    drawn_as(&verbose, |page| {
        compile_section::write_build(page, build, false)
    })
}

/// How a run ended, in sentences.
pub(in crate::report) fn sentences(case: &CaseGrade) -> Vec<String> {
    ending::sentences(case)
}

/// The panic that ended a case, with its place.
pub(in crate::report) fn of_panic(case: &CaseGrade) -> Option<String> {
    let panic = case_section::panic_to_show(case)?;
    Some(drawn(|page| case_section::write_panic(page, panic)))
}

/// Why a submission was rejected.
pub(in crate::report) fn of_rejections(submission: &str, rejections: &[Violation]) -> String {
    drawn(|page| compile_section::write_rejections(page, submission, rejections))
}

/// That the machine failed, and how, as far as it may be told.
pub(in crate::report) fn of_trouble(grade: &Grade) -> String {
    drawn(|page| attempt_section::write_machine_trouble(page, grade))
}

/// What is wrong with a visible case in one sentence; nothing for a case that is accepted or was not run.
pub(in crate::report) fn in_a_sentence(case: &CaseGrade) -> String {
    let sentence = match (&case.mismatch, &case.run) {
        (Some(mismatch), _) if case.verdict == Verdict::WrongAnswer => {
            let first = &mismatch.first_difference;
            match (mismatch.only, diff_section::sentence(first, LINE_COLUMNS)) {
                (Some(only), _) => diff_section::only_words(only, mismatch).to_owned(),
                (None, Some(sentence)) => format!("output line {}: {sentence}", first.line),
                (None, None) => String::new(),
            }
        }
        (_, Some(run)) if case.verdict == Verdict::RuntimeError && run.panic.is_some() => {
            let message = run.panic.as_ref().map(|panic| panic.message.as_str());
            format!("panicked: {}", first_line(message.unwrap_or_default()))
        }
        _ => ending::sentences(case)
            .into_iter()
            .next()
            .unwrap_or_default(),
    };
    cut(&sentence, SENTENCE_COLUMNS)
}

/// The first thing that the compiler has against a submission, in one sentence.
pub(in crate::report) fn of_build_in_a_sentence(build: &BuildGrade) -> String {
    let is_error = |diagnostic: &&Diagnostic| diagnostic.severity == Severity::Error;
    let mut errors = build.diagnostics.iter().filter(is_error);
    let sentence = match (errors.next(), &build.limit) {
        (Some(error), _) => of_diagnostic(error),
        (None, Some(limit)) => format!("the compiler was stopped: {}", escape::line(limit)),
        (None, None) => String::new(),
    };
    match errors.count() {
        0 => sentence,
        further => format!(
            "{sentence} (and {})",
            quantity::count(further, "more error", "more errors")
        ),
    }
}

/// A message of the compiler in one sentence.
pub(in crate::report) fn of_diagnostic(diagnostic: &Diagnostic) -> String {
    let message = first_line(&diagnostic.message);
    let sentence = match &diagnostic.code {
        Some(code) => format!("{message} ({})", escape::line(code)),
        None => message,
    };
    cut(&sentence, SENTENCE_COLUMNS)
}

fn first_line(text: &str) -> String {
    escape::line(text.lines().next().unwrap_or_default())
}

/// What was written on an empty page, without blank lines around it.
fn drawn(write: impl FnOnce(&mut Page<'_>)) -> String {
    drawn_as(&STYLE, write)
}

fn drawn_as(style: &Style, write: impl FnOnce(&mut Page<'_>)) -> String {
    let mut page = Page::new(style);
    write(&mut page);
    unindented(page.finish().trim_matches('\n'))
}

/// The text without the blanks that all of its lines begin with.
fn unindented(text: &str) -> String {
    let filled = || text.lines().filter(|line| !line.is_empty());
    let indent = filled()
        .map(|line| line.len() - line.trim_start_matches(' ').len())
        .min()
        .unwrap_or(0);
    let lines = text.lines().map(|line| line.get(indent..).unwrap_or(""));
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::super::super::fixtures;
    use super::*;

    #[test]
    fn a_case_is_explained_without_a_heading() {
        let case = fixtures::wrong_answer_case("x");
        let text = of_case(&case);
        assert!(
            text.starts_with(
                "checks: reading an entry makes it the most recent one\n\ninput\n  1 | new 2\n"
            ),
            "{text}"
        );
        assert!(
            text.ends_with("your prints (stdout)\n  | capacity 2"),
            "{text}"
        );
        assert!(!of_case_without_prints(&case).contains("capacity"));
    }

    #[test]
    fn each_kind_of_failure_has_its_sentence() {
        let last = |grade: &Grade| in_a_sentence(grade.cases.last().unwrap());
        let mut case = fixtures::wrong_answer_case("x");
        assert_eq!(
            in_a_sentence(&case),
            "output line 2: expected `get b -> none`, got `get b -> 2`"
        );
        case.mismatch = Some(fixtures::white_space_mismatch());
        assert_eq!(in_a_sentence(&case), "only white space differs");
        assert_eq!(
            last(&fixtures::panicked()),
            "panicked: index out of bounds: the len is 3 but the index is 3"
        );
        assert_eq!(
            last(&fixtures::cpu_limit()),
            "used 2.01 s of processor time, 2 s allowed"
        );
        assert_eq!(last(&fixtures::skipped()), "");
        let build = fixtures::compile_error().build.unwrap();
        assert_eq!(
            of_build_in_a_sentence(&build),
            "borrow of moved value: `key` (E0382)"
        );
    }

    #[test]
    fn further_errors_are_counted() {
        let mut build = fixtures::compile_error().build.unwrap();
        build.diagnostics.extend(build.diagnostics.clone());
        assert!(of_build_in_a_sentence(&build).ends_with(" (and 1 more error)"));
        let stopped = BuildGrade {
            diagnostics: Vec::new(),
            limit: Some("30 s".to_owned()),
            ..build
        };
        assert_eq!(
            of_build_in_a_sentence(&stopped),
            "the compiler was stopped: 30 s"
        );
    }
}
