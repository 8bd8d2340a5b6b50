//! The checks on what starter, solution and rejects did when they ran.

use std::time::Duration;

use super::ledger::Ledger;
use super::subject::{RejectFile, Subject};
use crate::exercise::{Exercise, Misconceptions, Problem, Reject, Source};
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
        true => look.cases.iter().all(|case| case.verdict == reject.verdict),
        false => look.verdict == reject.verdict,
    };
    !as_declared || !outdated(exercise, &reject.file, look).is_empty()
}

/// Whether a reject is declared to come as far as to run.
fn builds(reject: &Reject) -> bool {
    !matches!(reject.verdict, Verdict::Rejected | Verdict::CompileError)
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
    if !builds(reject) {
        if first.verdict != reject.verdict {
            let places = &subject.places;
            let problem = places.problem(
                places.field("rejects", index, "verdict"),
                format!(
                    "`{}` gets the verdict `{}`, not `{}`",
                    reject.file, first.verdict, reject.verdict
                ),
            );
            ledger.tell(check, problem);
        }
        return;
    }
    if let Some(problem) = first.build_problem(&file.source, "the reject") {
        ledger.tell(check, problem);
        return;
    }
    for (place, case) in first.cases.iter().enumerate() {
        let looks = file.grades.iter().filter_map(|look| look.cases.get(place));
        let verdicts: Vec<Verdict> = looks.map(|look| look.verdict).collect();
        if let Some(problem) = missed(subject, index, reject, &case.name, &verdicts) {
            ledger.tell(check, problem);
        }
    }
    if let Some(problem) = recorded_otherwise(subject, index, file, reject) {
        ledger.tell(check, problem);
    }
}

/// What is wrong with the verdicts that the looks at one case gave; nothing when all of them are the declared one.
fn missed(
    subject: &Subject,
    index: usize,
    reject: &Reject,
    case: &str,
    verdicts: &[Verdict],
) -> Option<Problem> {
    let mut others = verdicts
        .iter()
        .filter(|verdict| **verdict != reject.verdict);
    let verdict = others.next()?;
    let (misses, looks) = (1 + others.count(), verdicts.len());
    let how_often = match misses == looks {
        true => String::new(),
        false => format!(" in {misses} of {looks} runs"),
    };
    let places = &subject.places;
    let mut problem = places.problem(
        places.field("rejects", index, "caught_by"),
        format!(
            "`{}` gets the verdict `{verdict}` in the case `{case}`{how_often}, not `{}`",
            reject.file, reject.verdict
        ),
    );
    problem.help(match verdict {
        _ if misses < looks => {
            "its answer depends on chance: have the case notice the mistake in every run"
        }
        Verdict::Accepted => "have the case notice this mistake, or name another case",
        _ => "declare what happens, or mend the reject so that only its misconception is wrong",
    });
    Some(problem)
}

/// The cases that every look answered otherwise than is recorded. A rare answer escapes whoever records it, and says
/// nothing against the record.
fn recorded_otherwise(
    subject: &Subject,
    index: usize,
    file: &RejectFile,
    reject: &Reject,
) -> Option<Problem> {
    let looks = file.grades.iter();
    let mut outdated = looks.map(|look| outdated(&subject.exercise, &reject.file, look));
    let mut in_every_look = outdated.next()?;
    for look in outdated {
        in_every_look.retain(|case| look.contains(case));
    }
    if in_every_look.is_empty() {
        return None;
    }
    let places = &subject.places;
    let mut problem = places.problem(
        places.field("rejects", index, "file"),
        format!(
            "`{}` does not answer as {} says: {}",
            reject.file,
            Misconceptions::FILE,
            in_every_look.join(", ")
        ),
    );
    problem.help(format!(
        "record it anew: grader bless {}",
        subject.exercise.id.slug
    ));
    Some(problem)
}
