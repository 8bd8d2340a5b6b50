//! What is wrong with one case that was not accepted.

use super::super::columns;
use super::super::escape;
use super::super::mark::{mark, role};
use super::super::page::Page;
use super::super::quantity::{duration, size};
use super::super::style::Role;
use super::{diff_section, ending, excerpt, prints, reached_section};
use crate::build::HARNESS_FILE;
use crate::grade::{CaseGrade, Panic, RunGrade};
use crate::verdict::Verdict;

/// Columns of one line of a panic's message.
const MESSAGE_COLUMNS: usize = 240;

/// Writes the section of a visible case.
pub(super) fn write(page: &mut Page<'_>, case: &CaseGrade) {
    let style = page.style;
    let name = style.paint(Role::Strong, &escape::line(&case.name));
    let words = style.paint(role(case.verdict), case.verdict.words());
    page.gap();
    page.line(0, &format!("{} {name}: {words}", mark(case.verdict, style)));
    let shown_panic = write_reasons(page, case);
    let Some(run) = &case.run else { return };
    write_prints(page, case, run, shown_panic);
    if style.verbose() {
        page.gap();
        page.painted_prose(2, Role::Muted, &usage(run));
    }
}

/// Writes what the case is about and what is wrong, without what the program printed. Answers with the panic that it
/// has shown.
pub(super) fn write_reasons<'a>(page: &mut Page<'_>, case: &'a CaseGrade) -> Option<&'a Panic> {
    if !case.checks.is_empty() {
        page.labelled(2, "checks", &escape::line(&case.checks));
    }
    if !case.args.is_empty() {
        page.labelled(2, "arguments", &arguments(&case.args));
    }
    prints::write_input(page, &case.input);
    let sentences = ending::sentences(case);
    if !sentences.is_empty() {
        page.gap();
        sentences
            .iter()
            .for_each(|sentence| page.prose(2, sentence));
    }
    let shown_panic = panic_to_show(case);
    if let Some(panic) = shown_panic {
        write_panic(page, panic);
    }
    if let Some(run) = &case.run
        && let Some(reached) = &run.reached
    {
        reached_section::write(page, run, reached);
    }
    if let Some(mismatch) = &case.mismatch {
        diff_section::write(page, mismatch);
    }
    shown_panic
}

/// The panic that explains a verdict: beside another verdict than a runtime error it is one more print.
pub(super) fn panic_to_show(case: &CaseGrade) -> Option<&Panic> {
    let run = case.run.as_ref()?;
    let explains = case.verdict == Verdict::RuntimeError;
    run.panic.as_ref().filter(|_| explains)
}

/// Each in backquotes, so that blanks within one and between two look different.
fn arguments(args: &[String]) -> String {
    let quoted: Vec<String> = args
        .iter()
        .map(|arg| format!("`{}`", escape::line(arg)))
        .collect();
    quoted.join(" ")
}

/// Writes the message of a panic and where it happened.
pub(super) fn write_panic(page: &mut Page<'_>, panic: &Panic) {
    page.gap();
    let lines = escape::block(&panic.message);
    let (first, rest) = lines
        .split_first()
        .map_or(("", &[][..]), |(first, rest)| (first.as_str(), rest));
    page.labelled(2, "panicked", &columns::cut(first, MESSAGE_COLUMNS));
    if !rest.is_empty() {
        prints::write_message(page, rest);
    }
    page.line(
        4,
        &format!(
            "at {}:{}:{}{}",
            escape::line(&panic.file),
            panic.line,
            panic.column,
            match panic.file.as_str() {
                HARNESS_FILE => ", the grader's own file, which calls yours",
                _ => "",
            }
        ),
    );
    if let Some(source) = &panic.source {
        excerpt::write(page, 4, panic.line as usize, panic.column as usize, source);
    }
    if is_refusal(&panic.message) {
        page.prose(
            2,
            "here an answer gets no network, no files and no other programs",
        );
    }
}

/// Whether a panic tells that the system refused something, or that it is not there.
fn is_refusal(message: &str) -> bool {
    let kinds = [
        "PermissionDenied",
        "NotFound",
        "ConnectionRefused",
        "NetworkUnreachable",
    ];
    let is_kind = |kind| message.contains(&format!("kind: {kind},"));
    message.contains("Os { code: ") && kinds.iter().any(is_kind)
}

/// Writes what the program printed, without a panic that is shown already.
pub(super) fn write_prints(
    page: &mut Page<'_>,
    case: &CaseGrade,
    run: &RunGrade,
    shown_panic: Option<&Panic>,
) {
    // Graded output that stands in the diff already need not be read twice.
    let in_diff = run.stdout_graded && case.mismatch.is_some();
    if !in_diff {
        let heading = if run.stdout_graded {
            "your output (stdout)"
        } else {
            "your prints (stdout)"
        };
        prints::write_stream(page, heading, &run.stdout, None);
    }
    prints::write_stream(page, "your prints (stderr)", &run.stderr, shown_panic);
}

fn usage(run: &RunGrade) -> String {
    let mut parts = vec![format!("took {}", duration(run.wall))];
    parts.extend(
        run.cpu
            .map(|cpu| format!("{} of processor time", duration(cpu))),
    );
    parts.extend(
        run.peak_memory
            .map(|bytes| format!("{} of memory", size(bytes))),
    );
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::super::super::fixtures::{self, plain};
    use super::*;

    fn drawn(case: &CaseGrade) -> String {
        let style = plain();
        let mut page = Page::new(&style);
        write(&mut page, case);
        page.finish()
    }

    #[test]
    fn a_message_of_several_lines_keeps_them() {
        let mut case = fixtures::panicked_case("evicts");
        let run = case.run.as_mut().unwrap();
        let message = "assertion `left == right` failed\n  left: 1\n right: 2".to_owned();
        run.panic = Some(Panic {
            message,
            source: None,
            ..fixtures::panic()
        });
        let text = drawn(&case);
        let expected = "\n  panicked: assertion `left == right` failed\n    |   left: 1\n    |  right: 2\n    at \
                        solutions/collections/lru-cache.rs:14:22\n";
        assert!(text.contains(expected), "{text}");
    }

    #[test]
    fn a_panic_of_the_grader_s_own_file_and_one_of_a_refusal_are_explained() {
        let told = |file: &str, message: &str| {
            let mut case = fixtures::panicked_case("evicts");
            case.run.as_mut().unwrap().panic = Some(Panic {
                file: file.to_owned(),
                message: message.to_owned(),
                source: None,
                ..fixtures::panic()
            });
            drawn(&case)
        };
        let os = |kind| format!("`Err` value: Os {{ code: 1, kind: {kind}, message: \"x\" }}");
        let text = told("harness.rs", &os("Other"));
        assert!(text.contains("at harness.rs:14:22, the grader's own file, which calls yours\n"));
        assert!(!text.contains("no network"), "{text}");
        for kind in ["PermissionDenied", "NotFound"] {
            let text = told("a.rs", &os(kind));
            assert!(
                text.contains("\n  here an answer gets no network,"),
                "{text}"
            );
            assert!(text.contains("at a.rs:14:22\n"), "{text}");
        }
        assert!(!told("a.rs", "kind: NotFound, of mine").contains("no network"));
    }

    #[test]
    fn a_panic_beside_another_verdict_stays_among_the_prints() {
        let case = CaseGrade {
            verdict: Verdict::TimeLimit,
            ..fixtures::panicked_case("slow")
        };
        let text = drawn(&case);
        assert!(!text.contains("panicked:"), "{text}");
        assert!(
            text.contains("    | thread 'main' (7) panicked at "),
            "{text}"
        );
    }

    #[test]
    fn a_case_without_a_run_has_a_heading_alone() {
        let case = CaseGrade {
            input: Vec::new(),
            checks: String::new(),
            ..fixtures::skipped_case("last")
        };
        assert_eq!(drawn(&case), "\n- last: skipped\n");
    }
}
