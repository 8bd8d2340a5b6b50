//! The checks on what starter, solution and rejects did when they ran.

use std::collections::BTreeSet;
use std::time::Duration;

use super::ledger::Ledger;
use super::subject::{RejectFile, Subject};
use crate::exercise::{Exercise, Misconceptions, Reject, Source};
use crate::grade::{CaseGrade, Grade, RunGrade};
use crate::grading::outdated;
use crate::proof::Check;
use crate::verdict::Verdict;

/// Makes all of them.
pub(super) fn check(subject: &Subject, ledger: &mut Ledger) {
    starter(subject, ledger);
    match &subject.solution {
        Ok(source) => solution(subject, source, ledger),
        Err(problem) => ledger.tell(Check::SolutionAccepted, (**problem).clone()),
    }
    if ledger.fell_short(Check::SolutionAccepted) {
        for check in [Check::SolutionRepeats, Check::SolutionHeadroom] {
            ledger.leave_out(check, "the solution is not accepted");
        }
    }
    for (index, (file, reject)) in subject
        .rejects
        .iter()
        .zip(&subject.exercise.rejects)
        .enumerate()
    {
        rejected(subject, index, file, reject, ledger);
    }
}

fn starter(subject: &Subject, ledger: &mut Ledger) {
    let Some(grade) = &subject.starter_grade else {
        return;
    };
    if let Some(problem) = grade.build_problem(&subject.starter, "the starter") {
        ledger.tell(Check::StarterCompiles, problem);
        ledger.leave_out(Check::StarterRefused, "the starter does not compile");
        return;
    }
    for (index, case) in grade.cases.iter().enumerate() {
        if case.verdict == Verdict::Accepted {
            let places = &subject.places;
            let mut problem = places.problem(
                places.field("cases", index, "name"),
                format!("the starter is accepted in the case `{}`", case.name),
            );
            problem.help("have the case use what the learner is to write");
            ledger.tell(Check::StarterRefused, problem);
        }
    }
}

fn solution(subject: &Subject, source: &Source, ledger: &mut Ledger) {
    let Some(grade) = subject.solution_grades.first() else {
        return;
    };
    if let Some(problem) = grade.build_problem(source, "the solution") {
        ledger.tell(Check::SolutionAccepted, problem);
        return;
    }
    for grade in &subject.solution_grades {
        for (index, case) in grade.cases.iter().enumerate() {
            if case.verdict == Verdict::Accepted || ledger.fell_short(Check::SolutionAccepted) {
                continue;
            }
            let places = &subject.places;
            let mut problem = places.problem(
                places.field("cases", index, "name"),
                format!(
                    "the solution is not accepted in the case `{}`: {}",
                    case.name,
                    case.verdict.words()
                ),
            );
            problem.help(format!(
                "`grader check {} --solution {} --case {}` tells more",
                subject.exercise.id.slug, source.shown, case.name
            ));
            ledger.tell(Check::SolutionAccepted, problem);
        }
    }
    if !ledger.fell_short(Check::SolutionAccepted) {
        repeats(subject, ledger);
        headroom(subject, ledger);
    }
}

/// The graded bytes of every run must be those of the first.
fn repeats(subject: &Subject, ledger: &mut Ledger) {
    let graded = |grade: &Grade, index: usize| {
        let case = grade.cases.get(index)?;
        case.run.as_ref().map(|run| run.graded.clone())
    };
    let Some((first, others)) = subject.solution_grades.split_first() else {
        return;
    };
    for (index, case) in subject.exercise.cases.iter().enumerate() {
        let expected = graded(first, index);
        if others.iter().any(|other| graded(other, index) != expected) {
            let places = &subject.places;
            let mut problem = places.problem(
                places.field("cases", index, "name"),
                format!(
                    "two runs of the solution differ in the case `{}`",
                    case.name
                ),
            );
            problem
                .help("a snapshot must not depend on threads, hash order, addresses or the clock");
            ledger.tell(Check::SolutionRepeats, problem);
        }
    }
}

/// What one run used of a limit, and what it may use.
struct Use {
    what: &'static str,
    used: String,
    limit: String,
    too_much: bool,
}

fn headroom(subject: &Subject, ledger: &mut Ledger) {
    for (index, case) in subject.exercise.cases.iter().enumerate() {
        let runs: Vec<&RunGrade> = subject
            .solution_grades
            .iter()
            .filter_map(|grade| grade.cases.get(index))
            .filter_map(|case: &CaseGrade| case.run.as_ref())
            .collect();
        for spent in uses(subject, &runs)
            .into_iter()
            .filter(|spent| spent.too_much)
        {
            let places = &subject.places;
            let Use {
                what, used, limit, ..
            } = spent;
            let mut problem = places.problem(
                places.field("cases", index, "name"),
                format!(
                    "the solution takes {used} of {what} in the case `{}`, more than half of {limit}",
                    case.name
                ),
            );
            problem.help(format!(
                "make the case smaller, or raise `{what}` under `limits`"
            ));
            ledger.tell(Check::SolutionHeadroom, problem);
        }
    }
}

/// What the runs of one case used. Time counts as in the quickest run, because a busy machine slows the others.
fn uses(subject: &Subject, runs: &[&RunGrade]) -> Vec<Use> {
    let limits = &subject.exercise.limits;
    let time = |what, used: Option<Duration>, limit: Duration| {
        used.map(|used| Use {
            what,
            used: milliseconds(used),
            limit: milliseconds(limit),
            too_much: used * 2 > limit,
        })
    };
    let size = |what, used: Option<u64>, limit: u64| {
        used.map(|used| Use {
            what,
            used: bytes(used),
            limit: bytes(limit),
            too_much: used.saturating_mul(2) > limit,
        })
    };
    let written = |run: &&RunGrade| {
        let streams = [&run.graded, &run.stdout, &run.stderr];
        streams.map(|stream| stream.total()).into_iter().max()
    };
    [
        time(
            "cpu",
            runs.iter().filter_map(|run| run.cpu).min(),
            limits.cpu,
        ),
        time("wall", runs.iter().map(|run| run.wall).min(), limits.wall),
        size(
            "memory",
            runs.iter().filter_map(|run| run.peak_memory).max(),
            limits.memory,
        ),
        size(
            "output",
            runs.iter().filter_map(written).max(),
            limits.output,
        ),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn milliseconds(time: Duration) -> String {
    format!("{} ms", time.as_millis())
}

fn bytes(size: u64) -> String {
    match size {
        0..0x4000 => format!("{size} bytes"),
        _ => format!("{} KiB", size.div_ceil(1024)),
    }
}

/// Whether a look at a reject shows anything else than its exercise says.
pub(super) fn is_doubtful(exercise: &Exercise, reject: &Reject, look: &Grade) -> bool {
    let as_declared = match builds(reject) {
        true => missed(reject, look).next().is_none(),
        false => look.verdict == reject.verdict,
    };
    !as_declared || !outdated(exercise, &reject.file, look).is_empty()
}

/// Whether a reject is declared to come as far as to run.
fn builds(reject: &Reject) -> bool {
    !matches!(reject.verdict, Verdict::Rejected | Verdict::CompileError)
}

/// The cases of a look that did not give the verdict that is declared.
fn missed<'g>(reject: &Reject, look: &'g Grade) -> impl Iterator<Item = &'g CaseGrade> {
    let declared = reject.verdict;
    look.cases
        .iter()
        .filter(move |case| case.verdict != declared)
}

fn rejected(
    subject: &Subject,
    index: usize,
    file: &RejectFile,
    reject: &Reject,
    ledger: &mut Ledger,
) {
    let Some(first) = file.grades.first() else {
        return;
    };
    let check = Check::RejectsCaught;
    let places = &subject.places;
    if builds(reject) {
        if let Some(problem) = first.build_problem(&file.source, "the reject") {
            ledger.tell(check, problem);
            return;
        }
    } else if first.verdict != reject.verdict {
        let problem = places.problem(
            places.field("rejects", index, "verdict"),
            format!(
                "`{}` gets the verdict `{}`, not `{}`",
                reject.file, first.verdict, reject.verdict
            ),
        );
        ledger.tell(check, problem);
        return;
    } else {
        return;
    }
    let mut told = BTreeSet::new();
    for case in file.grades.iter().flat_map(|look| missed(reject, look)) {
        if !told.insert(&case.name) {
            continue;
        }
        let looks = file.grades.len();
        let misses = file.grades.iter().filter(|look| {
            let mut missed = missed(reject, look);
            missed.any(|other| other.name == case.name)
        });
        let misses = misses.count();
        let how_often = match misses == looks {
            true => String::new(),
            false => format!(" in {misses} of {looks} runs"),
        };
        let mut problem = places.problem(
            places.field("rejects", index, "caught_by"),
            format!(
                "`{}` gets the verdict `{}` in the case `{}`{how_often}, not `{}`",
                reject.file, case.verdict, case.name, reject.verdict
            ),
        );
        problem.help(match case.verdict {
            _ if misses < looks => {
                "its answer depends on chance: have the case notice the mistake in every run"
            }
            Verdict::Accepted => "have the case notice this mistake, or name another case",
            _ => "declare what happens, or mend the reject so that only its misconception is wrong",
        });
        ledger.tell(check, problem);
    }
    // A rare answer escapes whoever records it, and says nothing against the record.
    let outdated = file
        .grades
        .iter()
        .map(|look| outdated(&subject.exercise, &reject.file, look))
        .reduce(|mut in_every_look, look| {
            in_every_look.retain(|case| look.contains(case));
            in_every_look
        })
        .unwrap_or_default();
    if !outdated.is_empty() {
        let mut problem = places.problem(
            places.field("rejects", index, "file"),
            format!(
                "`{}` does not answer as {} says: {}",
                reject.file,
                Misconceptions::FILE,
                outdated.join(", ")
            ),
        );
        problem.help(format!(
            "record it anew: grader bless {}",
            subject.exercise.id.slug
        ));
        ledger.tell(check, problem);
    }
}
