//! What the solution must show before it is recorded, and the snapshots that come of it.

use std::collections::BTreeMap;

use crate::exercise::{Exercise, Expected, Unblessed};
use crate::grade::{CaseGrade, Grade};
use crate::record::{Change, ChangeKind};
use crate::snapshot::{Comparison, Mismatch};
use crate::verdict::Verdict;

/// What speaks against recording a run of the solution, also beside its first run.
pub(super) fn refusals(unblessed: &Unblessed, first: Option<&Grade>, run: &Grade) -> Vec<String> {
    if let Some(violation) = run.rejections.first() {
        return vec![format!("the solution is rejected: {}", violation.message)];
    }
    if run.verdict == Verdict::CompileError {
        return vec!["the solution does not compile".to_owned()];
    }
    let by_hand = |place: usize| matches!(unblessed.snapshots.get(place), Some(None));
    let mut refusals = Vec::new();
    for (place, case) in run.cases.iter().enumerate() {
        let before = first.and_then(|first| first.cases.get(place));
        let comparison = &unblessed.exercise.comparison;
        if let Some(why) = shortcoming(case, by_hand(place), before, comparison) {
            refusals.push(format!("case `{}`: {why}", case.name));
        }
    }
    refusals
}

/// What is wrong with one case of the solution, if anything.
fn shortcoming(
    case: &CaseGrade,
    by_hand: bool,
    before: Option<&CaseGrade>,
    comparison: &Comparison,
) -> Option<String> {
    match case.verdict {
        Verdict::Accepted => {}
        Verdict::WrongAnswer if !by_hand => {}
        Verdict::WrongAnswer => {
            let difference = case.mismatch.as_ref().map(line_by_line);
            return Some(format!(
                "the solution does not print what its author expects{}",
                difference.unwrap_or_default()
            ));
        }
        other => return Some(format!("the solution is not accepted: {}", other.words())),
    }
    let Some(output) = output(case) else {
        return Some("the output is cut".to_owned());
    };
    let before = output_of(before)?;
    comparison.mismatch(before, output).map(|mismatch| {
        format!(
            "the output differs from run to run{}",
            line_by_line(&mismatch)
        )
    })
}

fn line_by_line(mismatch: &Mismatch) -> String {
    let first = &mismatch.first_difference;
    let side = |line: &Option<String>| match line {
        Some(line) => format!("`{line}`"),
        None => "nothing".to_owned(),
    };
    let (one, other) = (side(&first.expected), side(&first.got));
    format!(": line {} is {one}, then {other}", first.line)
}

fn output_of(case: Option<&CaseGrade>) -> Option<&[u8]> {
    case.and_then(output)
}

/// The whole graded output of a case that ran.
fn output(case: &CaseGrade) -> Option<&[u8]> {
    case.run.as_ref()?.graded.complete()
}

/// The exercise with the snapshots of this run, and the files that this changes. A snapshot that counts as the same
/// is left as it is, if its file is there.
///
/// # Errors
/// What cannot be recorded, in words.
pub(super) fn snapshots(
    unblessed: &Unblessed,
    run: &Grade,
    is_there: impl Fn(&str) -> bool,
) -> Result<(Exercise, Vec<Change>), Vec<String>> {
    let mut exercise = unblessed.exercise.clone();
    let comparison = exercise.comparison.clone();
    let mut changes = Vec::new();
    let mut refusals = Vec::new();
    let mut written: BTreeMap<&str, (String, Vec<u8>)> = BTreeMap::new();
    let facts = unblessed.snapshots.iter().zip(&unblessed.may_be_empty);
    for ((case, graded), (file, may_be_empty)) in
        exercise.cases.iter_mut().zip(&run.cases).zip(facts)
    {
        let (Some(file), Some(output)) = (file, output(graded)) else {
            continue;
        };
        if !may_be_empty && comparison.is_empty(output) {
            refusals.push(format!(
                "case `{}`: there is no output to record; write `allow_empty: true` if that is meant",
                case.name
            ));
            continue;
        }
        if let Some((other, bytes)) = written.get(file.as_str()) {
            if comparison.mismatch(bytes, output).is_some() {
                refusals.push(format!(
                    "cases `{other}` and `{}` share `{file}`, but print different things",
                    case.name
                ));
            }
            case.expected = Expected::Output(bytes.clone());
            continue;
        }
        let Expected::Output(recorded) = &mut case.expected else {
            continue;
        };
        let mismatch = comparison.mismatch(recorded, output);
        let fresh = !is_there(file);
        if mismatch.is_some() || fresh {
            changes.push(Change {
                file: file.clone(),
                bytes: output.to_vec(),
                kind: ChangeKind::Snapshot {
                    case: case.name.clone(),
                    fresh,
                    mismatch,
                },
            });
            *recorded = output.to_vec();
        }
        written.insert(file, (case.name.clone(), recorded.clone()));
    }
    match refusals.is_empty() {
        true => Ok((exercise, changes)),
        false => Err(refusals),
    }
}
