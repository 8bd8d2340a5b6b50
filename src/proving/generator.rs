//! The check on an exercise's generator: does it make scripts that tell right from wrong?

use std::sync::Arc;

use super::Trouble;
use super::ledger::Ledger;
use super::subject::Subject;
use crate::exercise::{LoadError, Problem, Source};
use crate::proof::{Check, RandomTally};
use crate::random::{self, Plan, RandomRuns, Runner};
use crate::verdict::Verdict;

/// How many scripts are played, and how many of them twice with the solution.
const SCRIPTS: usize = 60;
const REPEATED: usize = 20;
/// The seed of these scripts.
const SEED: u64 = 1;

/// Makes it, where there is a generator and a solution to compare with.
pub(super) fn check(
    subject: &Subject,
    shown: &str,
    runner: &Runner,
    ledger: &mut Ledger,
) -> Result<(), Trouble> {
    let Some(text) = subject.exercise.generator.as_deref() else {
        return Ok(());
    };
    let solution = match &subject.solution {
        Ok(solution) if !ledger.fell_short(Check::SolutionAccepted) => solution.clone(),
        _ => {
            ledger.leave_out(Check::Generator, "the solution is not accepted");
            return Ok(());
        }
    };
    let generator = Source {
        shown: shown.to_owned(),
        text: text.into(),
    };
    let runs = RandomRuns::between(
        runner,
        Arc::clone(&subject.exercise),
        generator.clone(),
        solution,
    );
    match play(subject, &runs, &generator, ledger) {
        Err(random::Trouble::Exercise(LoadError::Problems(problems))) => {
            for problem in problems.0 {
                ledger.tell(Check::Generator, problem);
            }
            Ok(())
        }
        other => Ok(other?),
    }
}

fn play(
    subject: &Subject,
    runs: &RandomRuns<'_>,
    generator: &Source,
    ledger: &mut Ledger,
) -> Result<(), random::Trouble> {
    let scripts = runs.scripts(SEED, 0..SCRIPTS)?;
    for warning in runs.generator_warnings()? {
        ledger.tell(Check::Generator, warning);
    }
    if runs.scripts(SEED, 0..SCRIPTS)? != scripts {
        let mut problem = generator.problem("the same seed gives other scripts each time");
        problem.help("draw every number from `random`, and let nothing depend on hash order");
        return Err(problem.into());
    }
    let answered = runs.answer(scripts, SEED, 0)?;
    runs.answers_repeat(answered.get(..REPEATED).unwrap_or(&answered), SEED, 0)?;

    let mut tally = RandomTally {
        scripts: SCRIPTS,
        ..RandomTally::default()
    };
    for (index, (file, reject)) in subject
        .rejects
        .iter()
        .zip(&subject.exercise.rejects)
        .enumerate()
    {
        // Small scripts are not made to use up time or memory.
        let loud = matches!(reject.verdict, Verdict::WrongAnswer | Verdict::RuntimeError);
        let Some(submission) = file.attempt.submission().filter(|_| loud) else {
            continue;
        };
        if runs.first_failure(&submission, &answered)?.is_none() {
            tally.missed.push(reject.file.clone());
            continue;
        }
        tally.caught.push(reject.file.clone());
        let by_case = file.grades.first().is_none_or(|grade| {
            let mut cases = grade.cases.iter();
            cases.any(|case| case.verdict != Verdict::Accepted)
        });
        if !by_case {
            let plan = Plan {
                scripts: SCRIPTS,
                seed: SEED,
            };
            let found = runs.search(&submission, plan, |_| {})?;
            let script = found.failure.map(|failure| failure.case.input);
            ledger.tell(
                Check::Generator,
                missing_case(subject, index, &script.unwrap_or_default()),
            );
        }
    }
    if tally.caught.is_empty() && !tally.missed.is_empty() {
        let mut problem = generator.problem("random scripts catch none of the rejects");
        problem.help("fewer keys and smaller numbers make things meet more often");
        ledger.tell(Check::Generator, problem);
    }
    ledger.count_random(tally);
    Ok(())
}

/// A reject that no case of its own catches, with a script that does.
fn missing_case(subject: &Subject, index: usize, script: &[u8]) -> Problem {
    let places = &subject.places;
    let file = subject
        .exercise
        .rejects
        .get(index)
        .map(|reject| reject.file.as_str());
    let mut problem = places.problem(
        places.field("rejects", index, "file"),
        format!("only random scripts catch `{}`", file.unwrap_or_default()),
    );
    let script = String::from_utf8_lossy(script);
    problem.help(format!(
        "a case is missing, such as {}",
        random::in_a_line(&script)
    ));
    problem
}

impl From<random::Trouble> for Trouble {
    fn from(trouble: random::Trouble) -> Trouble {
        match trouble {
            random::Trouble::Exercise(error) => Trouble::Load(error),
            random::Trouble::Grading(trouble) => Trouble::Grading(trouble),
        }
    }
}
