//! What is wrong with one attempt: its build, its cases, its verdict, and the next step.

use std::mem::discriminant;

use super::super::escape;
use super::super::live::attempt_heading;
use super::super::markdown;
use super::super::quantity::{count, share};
use super::super::style::Role;
use super::super::tally::tally;
use super::super::trouble::told_trouble;

use super::super::page::Page;
use super::{case_section, compile_section, next_step, note_section, random_section};
use crate::grade::{Afterword, CaseGrade, Grade};
use crate::verdict::Verdict;

/// Failing cases beyond the first that are still shown in full; of more, `SHOWN` are.
const FURTHER: usize = 3;
/// Failing cases shown in full where there are many.
const SHOWN: usize = 3;

/// Writes the only attempt of a report, up to the lesson.
pub(super) fn write(page: &mut Page<'_>, grade: &Grade) {
    if page.style.quiet() {
        page.line(0, &tally(grade, page.style));
        random_section::write_sums(page, grade);
        return;
    }
    write_trouble(page, grade);
    write_outcome(page, grade);
}

/// Writes one of several attempts: nothing for one that was accepted and has nothing to say.
pub(super) fn write_among_many(page: &mut Page<'_>, grade: &Grade) {
    let kept = grade
        .build
        .as_ref()
        .is_some_and(|build| build.kept.is_some());
    if grade.verdict == Verdict::Accepted && !kept && !grade.fails_beyond_cases() {
        return;
    }
    page.gap();
    let columns = page.style.columns() - 3;
    let heading = attempt_heading(&grade.exercise, &grade.submission, columns, page.style);
    page.line(0, &format!("── {heading}"));
    write_trouble(page, grade);
    write_outcome(page, grade);
    write_closing(page, grade);
}

/// Everything that went wrong.
fn write_trouble(page: &mut Page<'_>, grade: &Grade) {
    compile_section::write_rejections(page, &grade.submission, &grade.rejections);
    if let Some(build) = &grade.build {
        compile_section::write_build(page, build, grade.verdict == Verdict::Accepted);
    }
    let failing = |hidden| {
        let cases = grade.cases.iter();
        cases
            .filter(move |case| case.hidden == hidden && is_failing(case))
            .collect::<Vec<_>>()
    };
    if let Some(misconception) = &grade.misconception {
        page.gap();
        page.labelled(0, known_by(grade), &escape::line(misconception));
    }
    write_visible(page, &failing(false), grade.misconception.is_some());
    let hidden = failing(true);
    if !hidden.is_empty() {
        page.gap();
        let label = match hidden.len() {
            1 => "hidden case not accepted",
            _ => "hidden cases not accepted",
        };
        page.labelled(0, label, &names(&hidden));
    }
    random_section::write_failures(page, grade);
    if grade.verdict == Verdict::InternalError {
        write_machine_trouble(page, grade);
    }
}

/// Writes that the machine failed, and how, as far as it may be told.
pub(super) fn write_machine_trouble(page: &mut Page<'_>, grade: &Grade) {
    page.gap();
    page.prose(
        0,
        "something went wrong with the machine: this is not your fault, and nothing was scored",
    );
    if let Some(trouble) = told_trouble(grade) {
        page.labelled(2, "trouble", &escape::line(trouble));
    }
}

/// Writes the failing cases that may be seen. Where one thought is behind all of them, one shows it.
fn write_visible(page: &mut Page<'_>, failing: &[&CaseGrade], one_thought: bool) {
    let all = page.style.verbose() || failing.len() <= 1 + FURTHER;
    let most = match (all, one_thought) {
        (_, true) if !page.style.verbose() => 1,
        (true, _) => failing.len(),
        (false, _) => SHOWN,
    };
    let (mut shown, mut named): (Vec<&CaseGrade>, Vec<&CaseGrade>) = (Vec::new(), Vec::new());
    for &case in failing {
        // The same end over and over, as the panic of a starter, teaches nothing the second time.
        let told = shown.iter().any(|other| same_end(other, case));
        match shown.len() < most && (page.style.verbose() || !told) {
            true => shown.push(case),
            false => named.push(case),
        }
    }
    shown
        .iter()
        .for_each(|case| case_section::write(page, case));
    if !named.is_empty() {
        let words = count(named.len(), "more case", "more cases");
        page.gap();
        page.labelled(0, &format!("{words} not accepted"), &names(&named));
        page.painted_prose(2, Role::Muted, "(in full with -v)");
    }
}

/// Whether two cases came to the same end before they had given all that was asked: by the same panic, the same limit,
/// the same signal.
fn same_end(one: &CaseGrade, other: &CaseGrade) -> bool {
    let end = |case: &CaseGrade| {
        let run = case.run.as_ref().filter(|_| case.mismatch.is_none())?;
        let failure = run.test.as_ref().and_then(|test| test.failure.clone());
        // Amounts differ a little each time.
        let limit = run.limit.map(|limit| discriminant(&limit));
        Some((case.verdict, run.panic.clone(), limit, run.ending, failure))
    };
    end(one).is_some_and(|end_of_one| Some(end_of_one) == end(other))
}

/// How sure it is that an answer shows a known misunderstanding: one that merely takes too much may do so for a reason of
/// its own.
fn known_by(grade: &Grade) -> &'static str {
    let limit = |verdict| matches!(verdict, Verdict::TimeLimit | Verdict::MemoryLimit);
    let mut failing = grade.cases.iter().filter(|case| is_failing(case));
    match failing.all(|case| limit(case.verdict)) {
        true => "a misunderstanding that leads to this",
        false => "the misunderstanding behind this answer",
    }
}

/// Verdict, points and cases; the lesson.
fn write_outcome(page: &mut Page<'_>, grade: &Grade) {
    page.gap();
    page.line(0, &tally(grade, page.style));
    random_section::write_sums(page, grade);
    if let Some(kept) = grade.build.as_ref().and_then(|build| build.kept.as_deref()) {
        page.labelled(0, "crate kept", &escape::line(kept));
    }
    if let Some(Afterword::Whole {
        lesson,
        accepted,
        exercises,
    }) = &grade.afterword
    {
        if let Some(lesson) = lesson {
            page.gap();
            markdown::write(page, &format!("lesson: {lesson}"));
            page.gap();
        }
        let reached = share(*accepted, *exercises, "exercise", "exercises");
        page.prose(0, &format!("{reached} accepted"));
    }
}

/// What clippy notes; the reference solution to compare with; the next step.
pub(super) fn write_closing(page: &mut Page<'_>, grade: &Grade) {
    if let Some(notes) = &grade.notes {
        note_section::write(page, &grade.submission, notes);
    }
    if let Some(Afterword::Whole { .. }) = &grade.afterword {
        let slug = escape::line(&grade.exercise.slug);
        let command = format!("{} solution {slug} --diff", page.style.grader);
        page.suggestion("compare", "", &command);
    }
    next_step::write(page, grade);
}

/// Whether there is something about a case to explain to the learner. Trouble with the machine is none of it.
fn is_failing(case: &CaseGrade) -> bool {
    !matches!(
        case.verdict,
        Verdict::Accepted | Verdict::Skipped | Verdict::InternalError
    )
}

/// `name (verdict), name (verdict)`.
fn names(cases: &[&CaseGrade]) -> String {
    let named = cases
        .iter()
        .map(|case| format!("{} ({})", escape::line(&case.name), case.verdict.words()));
    named.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::super::super::fixtures::{self, plain};
    use super::super::super::style::{Style, Verbosity};
    use super::*;
    use crate::grade::LimitHit;

    fn written(grade: &Grade, verbosity: Verbosity) -> String {
        let style = Style {
            verbosity,
            ..plain()
        };
        let mut page = Page::new(&style);
        write(&mut page, grade);
        page.finish()
    }

    #[test]
    fn the_same_end_is_told_once() {
        for grade in [
            fixtures::panicked(),
            fixtures::aborted(),
            fixtures::left_early(),
            fixtures::cpu_limit(),
            fixtures::memory_limit(),
        ] {
            let case = grade.cases.last().unwrap();
            let second = CaseGrade {
                name: "second".to_owned(),
                ..case.clone()
            };
            let mut twice = fixtures::grade_of(vec![case.clone(), second]);
            let limit = &mut twice.cases[1].run.as_mut().unwrap().limit;
            if let Some(LimitHit::Cpu { used, .. }) = limit {
                *used *= 2;
            }
            let text = written(&twice, Verbosity::Normal);
            let named = format!(
                "\n1 more case not accepted: second ({})\n",
                case.verdict.words()
            );
            assert!(text.contains(&named), "{text}");
            let all = written(&twice, Verbosity::Verbose);
            assert_eq!(all.matches("  checks: ").count(), 2, "{all}");
            // Another end is another story.
            twice.cases[1] = fixtures::wrong_answer_case("second");
            assert!(!written(&twice, Verbosity::Normal).contains("1 more case"));
        }
    }

    #[test]
    fn a_known_misunderstanding_comes_first_and_one_case_shows_it() {
        let cases = ["one", "two", "three"].map(fixtures::wrong_answer_case);
        let mut grade = fixtures::grade_of(cases.into());
        grade.misconception = Some("evicts the oldest".to_owned());
        let text = written(&grade, Verbosity::Normal);
        let words =
            "\nthe misunderstanding behind this answer: evicts the oldest\n\n✗ one: wrong answer\n";
        assert!(text.starts_with(words), "{text}");
        let named = "\n2 more cases not accepted: two (wrong answer), three (wrong answer)\n  (in full with -v)\n";
        assert!(text.contains(named), "{text}");
        assert_eq!(text.matches("misunderstanding").count(), 1, "{text}");
        let all = written(&grade, Verbosity::Verbose);
        assert_eq!(all.matches("first difference").count(), 3, "{all}");

        let mut slow = fixtures::cpu_limit();
        slow.misconception = Some("looks through all entries".to_owned());
        let words = "\na misunderstanding that leads to this: looks through all entries\n";
        assert!(written(&slow, Verbosity::Normal).contains(words));
    }
}
