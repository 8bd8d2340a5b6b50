//! What is wrong with one attempt: its build, its cases, its verdict, and the next step.

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
        compile_section::write_build(page, build);
    }
    let failing = |hidden| {
        let cases = grade.cases.iter();
        cases
            .filter(move |case| case.hidden == hidden && is_failing(case))
            .collect::<Vec<_>>()
    };
    write_visible(page, &failing(false));
    let hidden = failing(true);
    if !hidden.is_empty() {
        page.gap();
        page.labelled(0, "hidden cases not accepted", &names(&hidden));
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

fn write_visible(page: &mut Page<'_>, failing: &[&CaseGrade]) {
    let all = page.style.verbose() || failing.len() <= 1 + FURTHER;
    let most = if all { failing.len() } else { SHOWN };
    let (mut shown, mut named): (Vec<&CaseGrade>, Vec<&CaseGrade>) = (Vec::new(), Vec::new());
    for &case in failing {
        // The same panic over and over, as with a starter, teaches nothing the second time.
        let told = shown.iter().any(|other| same_panic(other, case));
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

fn same_panic(one: &CaseGrade, other: &CaseGrade) -> bool {
    let panic = |case: &CaseGrade| case.run.as_ref().and_then(|run| run.panic.clone());
    panic(one).is_some_and(|panic_of_one| Some(panic_of_one) == panic(other))
}

/// How sure it is that an answer shows a known misunderstanding: one that merely takes too much may do so for a reason of
/// its own.
fn known_by(grade: &Grade) -> &'static str {
    let limit = |verdict| matches!(verdict, Verdict::TimeLimit | Verdict::MemoryLimit);
    let mut failing = grade.cases.iter().filter(|case| is_failing(case));
    match failing.all(|case| limit(case.verdict)) {
        true => "one known way to get this",
        false => "this is the known misunderstanding",
    }
}

/// Verdict, points and cases; the misunderstanding; the lesson.
fn write_outcome(page: &mut Page<'_>, grade: &Grade) {
    page.gap();
    page.line(0, &tally(grade, page.style));
    random_section::write_sums(page, grade);
    if let Some(misconception) = &grade.misconception {
        page.labelled(0, known_by(grade), &escape::line(misconception));
    }
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
        page.labelled(0, "compare", &format!("grader solution {slug} --diff"));
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
