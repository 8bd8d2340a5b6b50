//! What is recorded of the rejects: how each answers each case.

use std::time::Duration;

use super::RUNS;
use super::draft::RejectRuns;
use crate::digest::ShortDigest;
use crate::exercise::{Case, Exercise, Expected, Misconceptions, Mode, Signature};
use crate::grade::Grade;
use crate::grading::answers;
use crate::record::{Change, ChangeKind, Record};
use crate::verdict::Verdict;

/// How often each case of a reject is looked at. Output that depends on chance is taken for steady when all looks agree:
/// what comes in six of ten runs is seen three times running in every fifth recording, ten times in one of 150.
pub(super) const LOOKS: usize = 10;

/// The longest run of a case that is looked at more often than [`RUNS`] times.
const QUICK: Duration = Duration::from_millis(200);

/// The cases of a reject that are worth another run, by their names; none to run them all. Not worth it is a program that
/// does not come to run, and a case that runs into a limit: it costs that limit and leaves a verdict alone. `None` when
/// nothing is worth it.
///
/// After the first looks only quick cases are, and those of a program that was recorded before: that record counts as
/// looks, too.
pub(super) fn worth_another_run(runs: &[Grade], is_known: bool) -> Option<Vec<String>> {
    let Some(first) = runs.first() else {
        return Some(Vec::new());
    };
    let more = runs.len() >= RUNS;
    if more && is_known {
        return None;
    }
    let ended = first.cases.iter().filter(|case| {
        matches!(
            case.verdict,
            Verdict::Accepted | Verdict::WrongAnswer | Verdict::RuntimeError
        )
    });
    let worth = ended.filter(|case| !more || is_quick(&case.name, runs));
    let names: Vec<String> = worth.map(|case| case.name.clone()).collect();
    (!names.is_empty()).then_some(names)
}

/// Whether a case is quick when nothing else is in its way.
fn is_quick(case: &str, runs: &[Grade]) -> bool {
    let cases = runs.iter().flat_map(|run| &run.cases);
    let mut runs = cases
        .filter(|grade| grade.name == case)
        .filter_map(|grade| grade.run.as_ref());
    runs.any(|run| run.wall <= QUICK)
}

/// Whether the very same program is recorded already. `before` is what the file holds now.
pub(super) fn is_known(exercise: &Exercise, file: &str, text: &str, before: Option<&[u8]>) -> bool {
    let Some(known) = before.and_then(Misconceptions::parse) else {
        return false;
    };
    let of = everything(exercise, text);
    let mut known = known.rejects.iter();
    known.any(|known| known.file == file && known.of == of)
}

/// Adds to the record how the rejects answer. `before` is what the file holds now.
pub(super) fn conclude(
    exercise: &Exercise,
    rejects: &[RejectRuns],
    before: Option<&[u8]>,
    record: &mut Record,
) {
    let known = before.and_then(Misconceptions::parse).unwrap_or_default();
    let cases: Vec<String> = exercise
        .cases
        .iter()
        .map(|case| case.name.clone())
        .collect();
    let mut signatures = Vec::new();
    for reject in rejects {
        let runs: Vec<&Grade> = reject.runs.iter().collect();
        match answers(exercise, &runs) {
            Some(answers) => {
                let signature = Signature {
                    file: reject.file.clone(),
                    of: everything(exercise, reject.text()),
                    answers,
                };
                signatures.push(as_unsteady_as_known(signature, &known));
            }
            None => record.remarks.push(format!(
                "nothing is recorded of `{}`: it does not come to run",
                reject.file
            )),
        }
    }
    let recorded = Misconceptions {
        cases,
        rejects: signatures,
    };
    remark(&recorded, record);
    let text = recorded.render();
    let is_needed = !recorded.rejects.is_empty() || before.is_some();
    if is_needed && before != Some(text.as_bytes()) {
        let is_new = |signature: &&Signature| {
            known.cases != recorded.cases || !known.rejects.contains(signature)
        };
        let changed = recorded.rejects.iter().filter(is_new);
        record.changes.push(Change {
            file: Misconceptions::FILE.to_owned(),
            bytes: text.into_bytes(),
            kind: ChangeKind::Misconceptions {
                rejects: recorded.rejects.len(),
                changed: changed.map(|signature| signature.file.clone()).collect(),
            },
        });
    }
}

/// Everything that a reject's answers depend on, but for the machine.
fn everything(exercise: &Exercise, reject: &str) -> ShortDigest {
    let harness = match &exercise.mode {
        Mode::Harness { source } => source,
        Mode::Tests(tests) => tests.source(),
        Mode::Program => "",
    };
    let cases: Vec<_> = exercise
        .cases
        .iter()
        .map(|case| {
            (
                &case.name,
                &case.input,
                &case.args,
                expected(case),
                case.exit_status,
            )
        })
        .collect();
    let comparator = format!("{:?}", exercise.comparison.comparator);
    let parts = (
        reject,
        harness,
        exercise.optimize,
        comparator,
        &exercise.limits,
        cases,
    );
    // Texts and numbers alone, which always can be written.
    ShortDigest::of_bytes(&serde_json::to_vec(&parts).unwrap_or_default())
}

/// What decides whether a case is accepted, in bytes.
fn expected(case: &Case) -> &[u8] {
    match &case.expected {
        Expected::Output(bytes) => bytes,
        Expected::TestEnds(path) => path.as_bytes(),
        Expected::Anything => b"",
    }
}

/// A program that was seen to print different things may print the same for some runs, so what is recorded of the very
/// same program counts as one more look at it: the record settles instead of changing with every recording.
fn as_unsteady_as_known(mut signature: Signature, known: &Misconceptions) -> Signature {
    let mut all = known.rejects.iter();
    if let Some(known) = all.find(|known| known.file == signature.file && known.of == signature.of)
    {
        for (answer, known) in signature.answers.iter_mut().zip(&known.answers) {
            *answer = known.common(*answer);
        }
    }
    signature
}

fn remark(recorded: &Misconceptions, record: &mut Record) {
    for reject in recorded
        .rejects
        .iter()
        .filter(|reject| reject.is_accepted())
    {
        record.remarks.push(format!(
            "`{}` is accepted by every case; `grader verify` says more",
            reject.file
        ));
    }
    for (first, second) in recorded.twins() {
        record.remarks.push(format!(
            "`{first}` and `{second}` answer every case alike, so whoever answers so is told the first misconception"
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_record_of_the_same_program_is_one_more_look_at_it() {
        let signature = |of: &[u8], answers: &[&str]| Signature {
            file: "a.rs".to_owned(),
            of: ShortDigest::of_bytes(of),
            answers: answers.iter().map(|text| text.parse().unwrap()).collect(),
        };
        let known = Misconceptions {
            cases: Vec::new(),
            rejects: vec![signature(
                b"this",
                &[
                    "wrong-answer",
                    "wrong-answer 0000000000000001",
                    "time-limit",
                    "accepted",
                ],
            )],
        };
        let seen = |of| {
            signature(
                of,
                &[
                    "wrong-answer 0000000000000005",
                    "wrong-answer 0000000000000002",
                    "accepted",
                    "accepted",
                ],
            )
        };
        assert_eq!(
            as_unsteady_as_known(seen(b"this"), &known),
            signature(
                b"this",
                &["wrong-answer", "wrong-answer", "skipped", "accepted"]
            )
        );
        assert_eq!(as_unsteady_as_known(seen(b"other"), &known), seen(b"other"));
    }
}
