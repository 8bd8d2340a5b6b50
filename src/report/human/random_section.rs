//! What is run beside an exercise's own cases: saved cases and random scripts.

use super::super::escape;
use super::super::mark::mark;
use super::super::page::Page;
use super::super::quantity::{count, share};
use super::super::style::Role;
use super::case_section;
use crate::exercise::case_yaml;
use crate::grade::{CaseGrade, Grade, RandomFailure, RandomGrade};
use crate::verdict::Verdict;

/// Saved cases shown in full; the others are named.
const SHOWN: usize = 3;

/// Writes the sections of saved cases that are not accepted, and of the random script that is not.
pub(super) fn write_failures(page: &mut Page<'_>, grade: &Grade) {
    let most = if page.style.verbose() {
        usize::MAX
    } else {
        SHOWN
    };
    for case in grade
        .saved
        .iter()
        .filter(|case| is_failing(case))
        .take(most)
    {
        case_section::write(page, case);
    }
    let failure = grade
        .random
        .as_ref()
        .and_then(|random| random.failure.as_deref());
    if let (Some(random), Some(failure)) = (&grade.random, failure) {
        case_section::write(page, &failure.case);
        write_origin(page, random, failure);
        match &failure.saved_to {
            Some(_) => write_saved(page, grade),
            // What is no text cannot be saved.
            None if std::str::from_utf8(&failure.expected).is_err() => {}
            None => {
                page.painted(2, Role::Strong, "to save it as a case of your own:");
                page.line(4, &command(grade, random, page.style.grader));
            }
        }
        if page.style.verbose() {
            write_yaml(page, failure);
        }
    }
}

/// Writes what saved cases and random scripts come to, below the sum of the exercise's own cases.
pub(super) fn write_sums(page: &mut Page<'_>, grade: &Grade) {
    if !grade.saved.is_empty() {
        let failing: Vec<String> = grade
            .saved
            .iter()
            .filter(|case| is_failing(case))
            .map(|case| format!("{} ({})", escape::line(&case.name), case.verdict.words()))
            .collect();
        let all = grade.saved.len();
        let accepted = share(all - failing.len(), all, "saved case", "saved cases");
        let more = match failing.is_empty() {
            true => String::new(),
            false => format!("; failing: {}", failing.join(", ")),
        };
        let verdict = match failing.is_empty() {
            true => Verdict::Accepted,
            false => Verdict::WrongAnswer,
        };
        write_sum(page, verdict, &format!("{accepted} accepted{more}"));
    }
    if let Some(random) = &grade.random {
        let seed = random.seed;
        match &random.failure {
            None => {
                let scripts = count(random.scripts, "random script", "random scripts");
                let text = format!("{scripts}: the same as the reference solution · seed {seed}");
                write_sum(page, Verdict::Accepted, &text);
            }
            Some(failure) => {
                let text = format!(
                    "random script {} of {}: {} · seed {seed}",
                    random.played,
                    random.scripts,
                    failure.case.verdict.words()
                );
                write_sum(page, failure.case.verdict, &text);
                if page.style.quiet() {
                    write_saved(page, grade);
                }
            }
        }
    }
}

/// Writes the file that a random script was saved in, which nobody is to look for.
pub(super) fn write_saved(page: &mut Page<'_>, grade: &Grade) {
    let failure = grade
        .random
        .iter()
        .find_map(|random| random.failure.as_ref());
    if let Some(file) = failure.and_then(|failure| failure.saved_to.as_deref()) {
        page.labelled(2, "saved as", &escape::line(file));
    }
}

fn write_sum(page: &mut Page<'_>, verdict: Verdict, text: &str) {
    if page.style.quiet() && verdict == Verdict::Accepted {
        return;
    }
    let sign = mark(verdict, page.style);
    page.prose(0, &format!("{sign} {text}"));
}

fn write_origin(page: &mut Page<'_>, random: &RandomGrade, failure: &RandomFailure) {
    let left = failure.case.input.split(|byte| *byte == b'\n').count() - 1;
    let mut text = format!(
        "found by random script {} of {}",
        random.played, random.scripts
    );
    if left < failure.lines {
        text.push_str(&format!(
            ", shortened from {} to {left}",
            count(failure.lines, "line", "lines")
        ));
    }
    page.gap();
    page.prose(2, &text);
    if !failure.minimal {
        page.prose(
            2,
            "the search for a shorter one took too long and was ended",
        );
    }
    if !failure.repeats {
        page.prose(
            2,
            "played once more it was accepted: your answer does not do the same every time",
        );
    }
}

fn write_yaml(page: &mut Page<'_>, failure: &RandomFailure) {
    let case = &failure.case;
    let yaml = case_yaml(
        &case.name,
        &case.input,
        &failure.expected,
        case.wanted_exit_status,
    );
    let Some(yaml) = yaml else { return };
    page.gap();
    page.painted(
        2,
        Role::Strong,
        "as a case of the exercise, for its author:",
    );
    // Without any indent of the page's own, so that it can be pasted as it is.
    escape::block(&yaml)
        .iter()
        .for_each(|line| page.line(0, line));
}

/// What saves the case when it is typed.
fn command(grade: &Grade, random: &RandomGrade, grader: &str) -> String {
    let exercise = escape::line(&grade.exercise.to_string());
    let default = format!("solutions/{exercise}.rs");
    let place = match &grade.submission {
        path if *path == default => String::new(),
        path => format!(" --solution {}", escape::shell(path)),
    };
    format!(
        "{grader} check {}{place} --random {} --seed {} --save-case",
        escape::line(&grade.exercise.slug),
        random.scripts,
        random.seed
    )
}

fn is_failing(case: &CaseGrade) -> bool {
    case.verdict != Verdict::Accepted
}

#[cfg(test)]
mod tests {
    use super::super::super::fixtures::{self, plain};
    use super::super::super::style::{Style, Verbosity};
    use super::*;

    fn failing() -> Grade {
        let mut case = fixtures::wrong_answer_case("random-7");
        case.max_points = 0;
        let failure = RandomFailure {
            case,
            expected: b"get a -> 1\nget b -> none\n".to_vec(),
            lines: 23,
            minimal: true,
            repeats: true,
            saved_to: None,
        };
        Grade {
            random: Some(RandomGrade {
                scripts: 200,
                played: 17,
                seed: 7,
                failure: Some(Box::new(failure)),
            }),
            ..fixtures::accepted()
        }
    }

    fn written(grade: &Grade, style: &Style) -> String {
        let mut page = Page::new(style);
        write_failures(&mut page, grade);
        write_sums(&mut page, grade);
        page.finish()
    }

    #[test]
    fn the_way_to_save_a_case_names_the_file_where_it_is_not_the_usual_one() {
        let mut grade = failing();
        let usual = "    grader check lru-cache --random 200 --seed 7 --save-case\n";
        assert!(written(&grade, &plain()).contains(usual));
        grade.submission = "my answers/it's.rs".to_owned();
        let own = r"    grader check lru-cache --solution 'my answers/it'\''s.rs' --random 200 --seed 7 --save-case";
        assert!(
            written(&grade, &plain()).contains(own),
            "{}",
            written(&grade, &plain())
        );
        if let Some(failure) = grade.random.as_mut().and_then(|it| it.failure.as_mut()) {
            failure.saved_to = Some("a.cases/random-7.txt".to_owned());
        }
        let text = written(&grade, &plain());
        assert!(
            text.contains("  saved as: a.cases/random-7.txt\n") && !text.contains("--save-case")
        );
    }

    #[test]
    fn a_search_that_was_ended_and_an_answer_that_changes_are_told() {
        let mut grade = failing();
        let text = written(&grade, &plain());
        assert!(
            text.contains("found by random script 17 of 200, shortened from 23 lines to 6\n"),
            "{text}"
        );
        assert!(!text.contains("too long") && !text.contains("every time"));
        if let Some(failure) = grade.random.as_mut().and_then(|it| it.failure.as_mut()) {
            (failure.minimal, failure.repeats, failure.lines) = (false, false, 6);
        }
        let text = written(&grade, &plain());
        assert!(
            text.contains("took too long") && text.contains("every time"),
            "{text}"
        );
        assert!(!text.contains("shortened"));
    }

    #[test]
    fn saved_cases_are_counted_and_those_that_fail_named() {
        let grade = Grade {
            saved: vec![
                fixtures::accepted_case("a"),
                fixtures::wrong_answer_case("b"),
            ],
            ..fixtures::accepted()
        };
        let text = written(&grade, &plain());
        assert!(
            text.ends_with("✗ 1 of 2 saved cases accepted; failing: b (wrong answer)\n"),
            "{text}"
        );
        assert!(text.starts_with("\n✗ b: wrong answer\n"), "{text}");
    }

    #[test]
    fn what_went_well_is_not_told_to_who_wants_to_hear_little() {
        let quiet = Style {
            verbosity: Verbosity::Quiet,
            ..plain()
        };
        let mut grade = Grade {
            saved: vec![fixtures::accepted_case("a")],
            ..failing()
        };
        if let Some(random) = &mut grade.random {
            random.failure = None;
        }
        assert_eq!(written(&grade, &quiet), "");
        assert_eq!(written(&grade, &plain()).lines().count(), 2);
    }

    #[test]
    fn where_a_case_is_saved_is_told_to_everybody() {
        let quiet = Style {
            verbosity: Verbosity::Quiet,
            ..plain()
        };
        let mut grade = failing();
        if let Some(failure) = grade.random.as_mut().and_then(|it| it.failure.as_mut()) {
            failure.saved_to = Some("a.cases/random-7.txt".to_owned());
        }
        for style in [plain(), quiet] {
            let mut page = Page::new(&style);
            super::super::attempt_section::write(&mut page, &grade);
            let text = page.finish();
            assert_eq!(
                text.matches("saved as: a.cases/random-7.txt").count(),
                1,
                "{text}"
            );
        }
    }
}
