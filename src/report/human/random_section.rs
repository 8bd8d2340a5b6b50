//! What is run beside an exercise's own cases: saved cases and random scripts.

use super::super::beyond;
use super::super::escape;
use super::super::mark::mark;
use super::super::page::Page;
use super::super::style::Role;
use super::{case_section, next_step};
use crate::exercise::case_yaml;
use crate::grade::{Grade, RandomFailure, RandomGrade};
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
    for case in beyond::failing_saved(grade).take(most) {
        case_section::write(page, case);
    }
    if let Some((random, failure)) = beyond::failing_script(grade) {
        case_section::write(page, &failure.case);
        page.gap();
        for sentence in beyond::origin(random, failure) {
            page.prose(2, &sentence);
        }
        // What is no text cannot be saved.
        if failure.saved_to.is_none() && std::str::from_utf8(&failure.expected).is_ok() {
            page.painted(2, Role::Strong, "to save it as a case of your own:");
            page.line(4, &command(grade, random, page.style.grader));
        }
        if page.style.verbose() {
            write_yaml(page, failure);
        }
    }
}

/// Writes what saved cases and random scripts come to, below the sum of the exercise's own cases.
pub(super) fn write_sums(page: &mut Page<'_>, grade: &Grade) {
    for sum in beyond::sums(grade) {
        if page.style.quiet() && sum.verdict == Verdict::Accepted {
            continue;
        }
        let sign = mark(sum.verdict, page.style);
        page.prose(0, &format!("{sign} {}", sum.text));
        // A file that nobody is to look for.
        if let Some(place) = &sum.place {
            page.labelled(2, place.label, &place.path);
        }
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
    format!(
        "{grader} check {}{} --random {} --seed {} --save-case",
        escape::line(&grade.exercise.slug),
        next_step::named(grade),
        random.scripts,
        random.seed
    )
}

#[cfg(test)]
mod tests {
    use super::super::super::fixtures::{self, plain};
    use super::super::super::scripted::failing_script;
    use super::super::super::style::{Style, Verbosity};
    use super::*;
    use crate::grade::Found;

    fn failing() -> Grade {
        Grade {
            random: Some(failing_script()),
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
        grade.found = Found::Named;
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
            text.ends_with(
                "✗ 1 of 2 saved cases accepted; failing: b (wrong answer)\n  saved in: solutions/collections/lru-cache.cases\n"
            ),
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
