//! Why there is no program to run: messages of the compiler, limits of the compiler, forbidden constructs.

use super::super::page::Page;
use super::super::quantity::count;
use super::super::style::Role;
use super::super::{columns, escape};
use super::excerpt;
use crate::build::{Diagnostic, HARNESS_FILE, Severity, TESTS_FILE, Violation};
use crate::grade::BuildGrade;

/// Messages shown of one build, and messages shown when everything is asked for.
const MESSAGES: usize = 5;
const VERBOSE_MESSAGES: usize = 50;
/// Lines shown of one message.
const LINES: usize = 60;
/// Columns shown of one line.
const LINE_COLUMNS: usize = 300;
/// Reasons to reject that are shown of one submission.
const REJECTIONS: usize = 10;

/// Writes what the compiler said: of a failed build its errors first, of a good one how many warnings there are. An answer
/// that is not `accepted` may still have names that nothing uses yet.
pub(super) fn write_build(page: &mut Page<'_>, build: &BuildGrade, accepted: bool) {
    let (errors, warnings): (Vec<_>, Vec<_>) = build
        .diagnostics
        .iter()
        .partition(|diagnostic| diagnostic.severity == Severity::Error);
    if build.ok && !page.style.verbose() {
        let worth_a_look = |it: &&&Diagnostic| accepted || !is_of_a_draft(it);
        let worth_a_look = warnings.iter().filter(worth_a_look).count();
        if worth_a_look > 0 {
            let words = count(worth_a_look, "warning", "warnings");
            page.gap();
            page.painted_prose(
                0,
                Role::Muted,
                &format!("the compiler gave {words}: read more with -v"),
            );
        }
        return;
    }
    let bound = if page.style.verbose() {
        VERBOSE_MESSAGES
    } else {
        MESSAGES
    };
    errors
        .iter()
        .chain(&warnings)
        .take(bound)
        .for_each(|diagnostic| write_diagnostic(page, diagnostic));
    let files = [HARNESS_FILE, TESTS_FILE].into_iter().filter(|file| {
        let mut spans = errors
            .iter()
            .take(bound)
            .filter_map(|error| error.span.as_ref());
        spans.any(|span| span.file == *file)
    });
    for file in files {
        page.gap();
        let words = format!("(`{file}` is the grader's own file, which calls yours)");
        page.painted_prose(0, Role::Muted, &words);
    }
    let left_out = [
        (
            errors.len().saturating_sub(bound),
            "more error",
            "more errors",
        ),
        (
            warnings.len() - warnings.len().min(bound.saturating_sub(errors.len())),
            "more warning",
            "more warnings",
        ),
    ];
    let left_out: Vec<String> = left_out
        .into_iter()
        .filter(|(number, ..)| *number > 0)
        .map(|(number, one, many)| count(number, one, many))
        .collect();
    if !left_out.is_empty() {
        page.gap();
        page.painted_prose(
            0,
            Role::Muted,
            &format!("… {} left out", left_out.join(" and ")),
        );
    }
    if let Some(limit) = &build.limit {
        page.gap();
        page.labelled(0, "the compiler was stopped", &escape::line(limit));
    }
}

/// Whether a warning is of something that nothing uses.
fn is_of_a_draft(warning: &Diagnostic) -> bool {
    let lint = warning.code.as_deref();
    lint.is_some_and(|lint| ["unused_variables", "dead_code"].contains(&lint))
}

fn write_diagnostic(page: &mut Page<'_>, diagnostic: &Diagnostic) {
    page.gap();
    let role = match diagnostic.severity {
        Severity::Error => Role::Bad,
        Severity::Warning => Role::Warning,
    };
    let lines = escape::block(diagnostic.rendered.trim_end());
    for (number, line) in lines.iter().take(LINES).enumerate() {
        let line = columns::cut(&escape::command(line), LINE_COLUMNS);
        if number == 0 {
            page.painted(0, role, &line)
        } else {
            page.line(0, &line)
        }
    }
    if lines.len() > LINES {
        let words = count(lines.len() - LINES, "more line", "more lines");
        page.painted(0, Role::Muted, &format!("… {words} of this message"));
    }
}

/// Writes why a submission was refused before it was compiled.
pub(super) fn write_rejections(page: &mut Page<'_>, submission: &str, rejections: &[Violation]) {
    for rejection in rejections.iter().take(REJECTIONS) {
        page.gap();
        page.labelled(0, "rejected", &escape::line(&rejection.message));
        let Some((line, column)) = rejection.place else {
            continue;
        };
        page.line(
            2,
            &format!("at {}:{line}:{column}", escape::line(submission)),
        );
        if let Some(source) = &rejection.source {
            excerpt::write(page, 2, line, column, source);
        }
    }
    if rejections.len() > REJECTIONS {
        let words = count(rejections.len() - REJECTIONS, "more reason", "more reasons");
        page.gap();
        page.painted(0, Role::Muted, &format!("… {words} left out"));
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::fixtures::{self, plain};
    use super::super::super::style::{Style, Verbosity};
    use super::*;
    use crate::build::Concern;

    fn drawn(build: &BuildGrade, style: &Style) -> String {
        let mut page = Page::new(style);
        write_build(&mut page, build, false);
        page.finish()
    }

    fn build(errors: usize, warnings: usize) -> BuildGrade {
        let error = fixtures::diagnostic(Severity::Error, "error: no");
        let warning = fixtures::diagnostic(Severity::Warning, "warning: hm");
        let mut diagnostics = vec![warning; warnings];
        diagnostics.extend(vec![error; errors]);
        diagnostics.iter_mut().for_each(|it| it.code = None);
        BuildGrade {
            ok: errors == 0,
            diagnostics,
            ..fixtures::build()
        }
    }

    #[test]
    fn errors_come_before_warnings_and_what_is_cut_is_counted() {
        let text = drawn(&build(2, 4), &plain());
        let first_letters: String = text
            .lines()
            .filter_map(|line| line.chars().next())
            .collect();
        assert_eq!(first_letters, "eewww…");
        assert!(text.ends_with("\n… 1 more warning left out\n"), "{text}");
        assert!(
            drawn(&build(7, 1), &plain())
                .ends_with("\n… 2 more errors and 1 more warning left out\n")
        );
        assert!(!drawn(&build(5, 0), &plain()).contains('…'));
    }

    #[test]
    fn warnings_of_a_good_build_are_counted_unless_all_is_asked_for() {
        assert_eq!(
            drawn(&build(0, 1), &plain()),
            "\nthe compiler gave 1 warning: read more with -v\n"
        );
        assert_eq!(drawn(&build(0, 0), &plain()), "");
        let mut draft = build(0, 2);
        draft.diagnostics[0].code = Some("unused_variables".to_owned());
        assert!(drawn(&draft, &plain()).contains("gave 1 warning:"));
        draft.diagnostics[1].code = Some("dead_code".to_owned());
        assert_eq!(drawn(&draft, &plain()), "");
        let style = plain();
        let mut page = Page::new(&style);
        write_build(&mut page, &draft, true);
        assert!(page.finish().contains("gave 2 warnings:"));
        let verbose = Style {
            verbosity: Verbosity::Verbose,
            ..plain()
        };
        assert_eq!(
            drawn(&build(0, 2), &verbose),
            "\nwarning: hm\n\nwarning: hm\n"
        );
    }

    #[test]
    fn a_file_that_a_learner_has_never_seen_is_explained() {
        let mut build = build(2, 0);
        assert!(!drawn(&build, &plain()).contains("own file"));
        for error in &mut build.diagnostics {
            if let Some(span) = &mut error.span {
                span.file = HARNESS_FILE.to_owned();
            }
        }
        let text = drawn(&build, &plain());
        let words = "\n(`harness.rs` is the grader's own file, which calls yours)\n";
        assert!(text.ends_with(words), "{text}");
        assert_eq!(text.matches("own file").count(), 1);
    }

    #[test]
    fn a_message_without_end_is_cut() {
        let mut build = build(1, 0);
        build.diagnostics[0].rendered = "error: many\n".to_owned() + &"  note\n".repeat(99);
        assert!(drawn(&build, &plain()).ends_with("  note\n… 40 more lines of this message\n"));
    }

    #[test]
    fn messages_are_shown_and_not_obeyed() {
        let mut build = build(1, 0);
        build.diagnostics[0].rendered = "error: `\x1b[2J\u{202E}`\n".to_owned();
        assert_eq!(drawn(&build, &plain()), "\nerror: `\\x1b[2J<U+202E>`\n");
    }

    #[test]
    fn a_compiler_that_was_stopped_is_told() {
        let limit = Some("30 s of processor time".to_owned());
        let build = BuildGrade {
            ok: false,
            limit,
            ..fixtures::build()
        };
        assert_eq!(
            drawn(&build, &plain()),
            "\nthe compiler was stopped: 30 s of processor time\n"
        );
    }

    #[test]
    fn many_reasons_to_reject_are_counted() {
        let style = plain();
        let mut page = Page::new(&style);
        let violation = Violation {
            concern: Concern::File,
            message: "not UTF-8".to_owned(),
            place: None,
            source: None,
        };
        write_rejections(&mut page, "x.rs", &vec![violation; 12]);
        let text = page.finish();
        assert_eq!(text.matches("rejected: not UTF-8").count(), 10);
        assert!(text.ends_with("… 2 more reasons left out\n"), "{text}");
    }
}
