//! A grade as other systems want it: a list of test results with one outcome each.
//!
//! Verdicts are mapped here once for all formats. A case that could not run because of what became of the whole
//! attempt gets the attempt's verdict, so that a program that does not compile fails everywhere; and an attempt of
//! which no case was run has an entry of its own that fails, because many readers take an empty list for a success.

use std::collections::BTreeMap;

use super::human::explanation;
use super::{beyond, escape, quantity, stream};
use crate::build::{Diagnostic, Severity};
use crate::grade::{CaseGrade, Grade, RunGrade};
use crate::sandbox::Capture;
use crate::verdict::Verdict;

/// What a test result comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Outcome {
    /// The case was accepted.
    Passed,
    /// The answer is wrong, or breaks a rule of the exercise.
    Failed,
    /// There was no answer: it does not compile, crashed, or was ended at a limit.
    Errored,
    /// Not run because of an earlier case.
    Skipped,
    /// The machine failed. Nobody is scored on it.
    NotGraded,
}

/// One test result.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry<'a> {
    /// The case's name, or `submission` for what concerns no single case; safe to show.
    pub name: String,
    /// Whether nothing of the case but name, verdict and points may be told. Then texts say no more of it, and `shown`
    /// is empty.
    pub hidden: bool,
    /// The verdict: the case's own, or that of the attempt when it kept the case from being run.
    pub verdict: Verdict,
    /// What the verdict comes to.
    pub outcome: Outcome,
    /// Points earned; `None` when nothing of the attempt may be scored.
    pub points: Option<u32>,
    /// Points that could be earned.
    pub max_points: u32,
    /// What is wrong in one sentence; the verdict in words where there is no more to tell. Safe to show.
    pub summary: String,
    /// What is wrong in full, without what the program printed. Empty where there is no more than the summary.
    pub reasons: String,
    /// The same with what the program printed.
    pub details: String,
    /// Where in the learner's file.
    pub place: Option<Place>,
    /// The case, for its times and prints; `None` for a hidden case and for one that was not run.
    pub shown: Option<&'a CaseGrade>,
}

/// A place in the learner's file. Lines and columns count from 1, in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// First line.
    pub line: usize,
    /// First column.
    pub column: usize,
    /// Last line.
    pub end_line: usize,
    /// Column after the last character.
    pub end_column: usize,
}

impl Place {
    /// A single character.
    pub(super) fn at((line, column): (usize, usize)) -> Place {
        Place {
            line,
            column,
            end_line: line,
            end_column: column + 1,
        }
    }

    /// Where a message of the compiler points to, if that is in the learner's own file.
    pub(super) fn of_diagnostic(diagnostic: &Diagnostic, submission: &str) -> Option<Place> {
        let span = diagnostic.span.as_ref()?;
        (span.file == submission).then_some(Place {
            line: span.line,
            column: span.column,
            end_line: span.end_line,
            end_column: span.end_column,
        })
    }
}

impl Entry<'_> {
    /// What the program printed to stdout, with the bytes that were not kept counted; safe to show.
    pub(super) fn stdout(&self) -> Option<String> {
        self.printed(|run| &run.stdout)
    }

    /// The same for stderr.
    pub(super) fn stderr(&self) -> Option<String> {
        self.printed(|run| &run.stderr)
    }

    /// The summary above a longer text, once where that begins with it.
    pub(super) fn summed_up(&self, text: &str) -> String {
        match text.starts_with(&self.summary) {
            true => text.to_owned(),
            false => format!("{}\n\n{text}", self.summary),
        }
    }

    fn printed(&self, capture: impl Fn(&RunGrade) -> &Capture) -> Option<String> {
        let run = self.shown?.run.as_ref()?;
        let text = escape::block(&stream::text(capture(run))).join("\n");
        (!text.trim().is_empty()).then_some(text)
    }
}

/// The entries of an attempt, in the exercise's order.
pub(super) fn entries(grade: &Grade) -> Vec<Entry<'_>> {
    let mut entries: Vec<Entry<'_>> = grade.cases.iter().map(|case| entry(grade, case)).collect();
    if entries
        .iter()
        .all(|entry| entry.outcome == Outcome::Skipped)
    {
        entries.push(of_the_whole(grade));
    }
    explain_the_whole(grade, &mut entries);
    entries
}

/// What fails beside the cases: saved cases first, then the random script. Their points are no part of the attempt's.
pub(super) fn entries_beyond(grade: &Grade) -> Vec<Entry<'_>> {
    let script = beyond::failing_script(grade).map(|(_, failure)| &failure.case);
    let failing = beyond::failing_saved(grade).chain(script);
    failing.map(|case| entry(grade, case)).collect()
}

fn entry<'a>(grade: &Grade, case: &'a CaseGrade) -> Entry<'a> {
    // Only what became of the attempt as a whole keeps cases from being run, or else an earlier case.
    let ended = matches!(
        grade.verdict,
        Verdict::CompileError | Verdict::Rejected | Verdict::InternalError
    );
    let verdict = match case.verdict {
        Verdict::Skipped if ended => grade.verdict,
        verdict => verdict,
    };
    let outcome = outcome(verdict);
    let tells = !case.hidden && case.run.is_some();
    let explains = tells && !matches!(outcome, Outcome::Passed | Outcome::NotGraded);
    let sentence = match (verdict, explains) {
        (Verdict::Skipped, _) => "not run, because an earlier case was not accepted".to_owned(),
        (_, true) => explanation::in_a_sentence(case),
        _ => String::new(),
    };
    let hidden = if case.hidden { " (hidden case)" } else { "" };
    let words = verdict.words();
    Entry {
        name: escape::line(&case.name),
        hidden: case.hidden,
        verdict,
        outcome,
        points: (grade.verdict != Verdict::InternalError).then(|| case.points()),
        max_points: case.max_points,
        summary: match (sentence.is_empty(), verdict) {
            (true, _) => format!("{words}{hidden}"),
            (false, Verdict::Skipped) => sentence,
            (false, _) => format!("{words}: {sentence}"),
        },
        reasons: if explains {
            explanation::of_case_without_prints(case)
        } else {
            String::new()
        },
        details: if explains {
            explanation::of_case(case)
        } else {
            String::new()
        },
        place: if tells {
            panic_place(grade, case)
        } else {
            None
        },
        shown: tells.then_some(case),
    }
}

/// The entry of an attempt without any case that was run.
fn of_the_whole(grade: &Grade) -> Entry<'static> {
    let (outcome, summary) = match grade.verdict {
        Verdict::Skipped | Verdict::Accepted => (Outcome::Errored, "no case was run".to_owned()),
        verdict => (outcome(verdict), verdict.words().to_owned()),
    };
    Entry {
        name: "submission".to_owned(),
        hidden: false,
        verdict: grade.verdict,
        outcome,
        points: (grade.verdict != Verdict::InternalError).then_some(0),
        max_points: 0,
        summary,
        reasons: String::new(),
        details: String::new(),
        place: None,
        shown: None,
    }
}

/// Gives the first entry that fails what there is to say about the attempt as a whole, and the others that failed with
/// it a hint where it stands.
fn explain_the_whole(grade: &Grade, entries: &mut [Entry<'_>]) {
    let is_bad = |entry: &Entry<'_>| !matches!(entry.outcome, Outcome::Passed | Outcome::Skipped);
    let (sentence, text, place) = match grade.verdict {
        Verdict::CompileError => of_build(grade),
        Verdict::Rejected => of_rejection(grade),
        Verdict::InternalError => of_trouble(grade),
        _ => (String::new(), String::new(), None),
    };
    let concerned = |entry: &Entry<'_>| entry.verdict == grade.verdict && !text.is_empty();
    let first = entries.iter().find(|entry| concerned(entry));
    let first_name = first.map(|entry| entry.name.clone()).unwrap_or_default();
    for (number, entry) in entries
        .iter_mut()
        .filter(|entry| concerned(entry))
        .enumerate()
    {
        if !sentence.is_empty() {
            entry.summary = format!("{}: {sentence}", entry.verdict.words());
        }
        entry.place = place;
        entry.reasons = match number {
            0 => text.clone(),
            _ => format!("explained at `{first_name}`"),
        };
        entry.details.clone_from(&entry.reasons);
    }
    let misconception = grade.misconception.as_deref();
    if let (Some(misconception), Some(entry)) = (
        misconception,
        entries.iter_mut().find(|entry| is_bad(entry)),
    ) {
        let words = misconception_words(misconception);
        for text in [&mut entry.reasons, &mut entry.details] {
            let gap = if text.is_empty() { "" } else { "\n\n" };
            text.insert_str(0, &format!("{words}{gap}"));
        }
    }
}

/// Whether the messages of the compiler say themselves why there is no program.
pub(super) fn compiler_told(grade: &Grade) -> bool {
    let diagnostics = grade.build.iter().flat_map(|build| &build.diagnostics);
    let mut severities = diagnostics.map(|diagnostic| diagnostic.severity);
    severities.any(|severity| severity == Severity::Error)
}

/// The misunderstanding that an answer shows, in a sentence.
pub(super) fn misconception_words(misconception: &str) -> String {
    format!(
        "the misunderstanding behind this answer: {}",
        escape::line(misconception)
    )
}

type Explained = (String, String, Option<Place>);

fn of_build(grade: &Grade) -> Explained {
    let Some(build) = &grade.build else {
        return (String::new(), String::new(), None);
    };
    let place = build
        .diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.severity == Severity::Error)
        .find_map(|diagnostic| Place::of_diagnostic(diagnostic, &grade.submission));
    (
        explanation::of_build_in_a_sentence(build),
        explanation::of_build(build),
        place,
    )
}

fn of_rejection(grade: &Grade) -> Explained {
    let Some(first) = grade.rejections.first() else {
        return (String::new(), String::new(), None);
    };
    let further = match grade.rejections.len() - 1 {
        0 => String::new(),
        further => format!(
            " (and {})",
            quantity::count(further, "more reason", "more reasons")
        ),
    };
    (
        format!("{}{further}", escape::line(&first.message)),
        explanation::of_rejections(&grade.submission, &grade.rejections),
        grade
            .rejections
            .iter()
            .find_map(|reason| reason.place)
            .map(Place::at),
    )
}

fn of_trouble(grade: &Grade) -> Explained {
    let sentence = "trouble with the machine, nothing was scored".to_owned();
    (sentence, explanation::of_trouble(grade), None)
}

fn panic_place(grade: &Grade, case: &CaseGrade) -> Option<Place> {
    let panic = case.run.as_ref()?.panic.as_ref()?;
    let here = case.verdict == Verdict::RuntimeError && panic.file == grade.submission;
    here.then(|| Place::at((panic.line as usize, panic.column as usize)))
}

fn outcome(verdict: Verdict) -> Outcome {
    match verdict {
        Verdict::Accepted => Outcome::Passed,
        Verdict::WrongAnswer | Verdict::Rejected => Outcome::Failed,
        Verdict::Skipped => Outcome::Skipped,
        Verdict::InternalError => Outcome::NotGraded,
        Verdict::CompileError
        | Verdict::OutputLimit
        | Verdict::TimeLimit
        | Verdict::MemoryLimit
        | Verdict::SandboxViolation
        | Verdict::RuntimeError => Outcome::Errored,
    }
}

/// A name for each attempt that no other one has, so that readers that go by names lose none: the exercise, with the
/// submission where several answer the same, and with a number where that is not enough.
pub(super) fn suites(grades: &[Grade]) -> Vec<String> {
    let exercises: Vec<String> = grades
        .iter()
        .map(|grade| grade.exercise.to_string())
        .collect();
    let by_submission = told_apart(exercises, |place| {
        let submission = grades.get(place).map(|grade| grade.submission.as_str());
        format!(" ({})", escape::line(submission.unwrap_or_default()))
    });
    told_apart(by_submission, |place| format!(" #{}", place + 1))
}

/// The names, each one that is not the only one of its kind with a suffix.
fn told_apart(names: Vec<String>, suffix: impl Fn(usize) -> String) -> Vec<String> {
    let mut times = BTreeMap::new();
    for name in &names {
        *times.entry(name.clone()).or_insert(0) += 1;
    }
    let with_suffix = |(place, name): (usize, String)| match times.get(&name) {
        Some(1) => name,
        _ => name + &suffix(place),
    };
    names.into_iter().enumerate().map(with_suffix).collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixtures;
    use super::*;

    fn outcomes(grade: &Grade) -> Vec<(String, Outcome)> {
        entries(grade)
            .into_iter()
            .map(|entry| (entry.name, entry.outcome))
            .collect()
    }

    #[test]
    fn every_verdict_has_its_outcome() {
        let last = |grade: &Grade| outcomes(grade).pop().unwrap().1;
        let expected = [
            Outcome::Passed,
            Outcome::Failed,
            Outcome::Errored,
            Outcome::Errored,
            Outcome::Errored,
            Outcome::Errored,
            Outcome::Errored,
            Outcome::Errored,
            Outcome::Errored,
            Outcome::Errored,
            Outcome::Errored,
            Outcome::Failed,
            Outcome::NotGraded,
            Outcome::Errored,
        ];
        for ((name, grade), expected) in fixtures::every_verdict().into_iter().zip(expected) {
            assert_eq!(last(&grade), expected, "{name}");
        }
    }

    #[test]
    fn a_program_that_does_not_compile_fails_everywhere_and_is_explained_once() {
        let grade = fixtures::compile_error();
        let entries = entries(&grade);
        assert_eq!(entries.len(), 2);
        for entry in &entries {
            assert_eq!(entry.verdict, Verdict::CompileError);
            assert_eq!(
                entry.summary,
                "does not compile: borrow of moved value: `key` (E0382)"
            );
            assert_eq!(entry.place.map(|place| place.line), Some(21));
        }
        assert!(entries[0].details.starts_with("error[E0382]"));
        assert_eq!(entries[1].details, "explained at `put-then-get`");
    }

    #[test]
    fn an_attempt_without_any_run_never_looks_like_a_success() {
        let grade = fixtures::skipped();
        let entries = entries(&grade);
        let last = entries.last().unwrap();
        assert_eq!(
            (last.name.as_str(), last.outcome, last.summary.as_str()),
            ("submission", Outcome::Errored, "no case was run")
        );
        assert_eq!(outcomes(&fixtures::rejected()).len(), 1);
    }

    #[test]
    fn a_hidden_case_has_no_more_than_its_verdict() {
        let grade = fixtures::grade_of(vec![fixtures::hidden(fixtures::panicked_case("x"))]);
        let entry = entries(&grade).pop().unwrap();
        assert_eq!(entry.summary, "runtime error (hidden case)");
        assert_eq!(
            (entry.details.as_str(), entry.place, entry.shown),
            ("", None, None)
        );
        assert_eq!((entry.stdout(), entry.stderr()), (None, None));
    }

    #[test]
    fn nothing_of_an_attempt_is_scored_when_the_machine_failed_once() {
        let mut broken = fixtures::accepted_case("broken");
        broken.verdict = Verdict::InternalError;
        let grade = fixtures::grade_of(vec![fixtures::accepted_case("fine"), broken]);
        let entries = entries(&grade);
        assert!(entries.iter().all(|entry| entry.points.is_none()));
        assert_eq!(
            outcomes(&grade),
            [
                ("fine".to_owned(), Outcome::Passed),
                ("broken".to_owned(), Outcome::NotGraded)
            ]
        );
    }

    #[test]
    fn the_misunderstanding_stands_at_the_first_case_that_fails() {
        let grade = fixtures::wrong_answer();
        let told: Vec<bool> = entries(&grade)
            .iter()
            .map(|entry| {
                entry
                    .details
                    .contains("the misunderstanding behind this answer: evicts")
            })
            .collect();
        assert_eq!(told, [false, true, false]);
    }

    #[test]
    fn a_panic_in_the_learners_own_file_has_its_place() {
        let grade = fixtures::panicked();
        let places: Vec<Option<Place>> = entries(&grade).iter().map(|entry| entry.place).collect();
        assert_eq!(places, [None, Some(Place::at((14, 22)))]);
    }

    #[test]
    fn attempts_are_told_apart_by_name() {
        let one = fixtures::accepted();
        let mut other = fixtures::accepted();
        other.submission = "b.rs".to_owned();
        let names = suites(&[one.clone(), other.clone(), other]);
        assert_eq!(
            names,
            [
                "collections/lru-cache (solutions/collections/lru-cache.rs)",
                "collections/lru-cache (b.rs) #2",
                "collections/lru-cache (b.rs) #3"
            ]
        );
        assert_eq!(suites(&[one]), ["collections/lru-cache"]);
    }
}
