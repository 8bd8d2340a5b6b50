//! Recognises a misunderstanding: an answer that fails in the very way in which a reject is known to fail.
//!
//! An exercise records how each of its rejects answers each case. An answer that gets the same verdict in every case,
//! and prints the same where it went wrong, comes from the same thought, so its author can be told which. Hidden cases
//! take part: what is told is the reject's misconception, and nothing of the case.

use std::collections::BTreeMap;

use crate::digest::ShortDigest;
use crate::exercise::{Answer, Case, Exercise, Reject};
use crate::grade::{CaseGrade, Grade};
use crate::snapshot::Comparison;
use crate::verdict::Verdict;

/// How a program answers every case of its exercise, from one run of it or several, of which some may be of some cases
/// alone. What differs from run to run is kept out; `None` when no case ran, as for a program that does not compile.
pub fn answers(exercise: &Exercise, runs: &[&Grade]) -> Option<Vec<Answer>> {
    let of_case = |case: &Case| {
        let answers = runs.iter().filter_map(|run| {
            let grade = run.cases.iter().find(|grade| grade.name == case.name)?;
            answer(grade, &exercise.comparison)
        });
        answers.reduce(Answer::common)
    };
    exercise.cases.iter().map(of_case).collect()
}

/// The reject that fails as this answer does; of several, the one that is declared first.
pub(super) fn find<'e>(exercise: &'e Exercise, cases: &[CaseGrade]) -> Option<&'e Reject> {
    let recorded = exercise.misconceptions.as_ref()?;
    let answers: BTreeMap<&str, Answer> = cases
        .iter()
        .filter_map(|case| Some((case.name.as_str(), answer(case, &exercise.comparison)?)))
        .collect();
    exercise.rejects.iter().find(|reject| {
        let mut signatures = recorded.rejects.iter();
        signatures
            .find(|signature| signature.file == reject.file)
            .is_some_and(|signature| {
                let known: BTreeMap<&str, Answer> = recorded.answers(signature).collect();
                is_match(exercise, &known, &answers)
            })
    })
}

/// Whether an answer is that of a reject. Cases that were not run are unknown: then two cases must have failed, or
/// every one that the reject fails.
///
/// And there must be something to go by: the same output in a case that fails. A limit that was hit, or a failure
/// without any output, is something beside a case that is accepted: a program that does nothing at all is nobody's
/// thought. Output that differs from run to run is nothing.
fn is_match(
    exercise: &Exercise,
    reject: &BTreeMap<&str, Answer>,
    answers: &BTreeMap<&str, Answer>,
) -> bool {
    let silence = hash(&exercise.comparison, b"");
    let (mut failed, mut unknown, mut unseen_failures) = (0, 0, 0);
    let (mut accepted, mut same_output, mut same_silence) = (false, false, false);
    for case in &exercise.cases {
        let (known, got) = (
            reject.get(case.name.as_str()),
            answers.get(case.name.as_str()),
        );
        match (known, got) {
            (Some(known), Some(got)) if known.covers(*got) => {
                if got.verdict == Verdict::Accepted {
                    accepted = true;
                    continue;
                }
                failed += 1;
                match (known.verdict, known.output) {
                    (_, Some(output)) if output != silence => same_output = true,
                    (_, Some(_)) => same_silence = true,
                    (Verdict::WrongAnswer | Verdict::RuntimeError | Verdict::Skipped, None) => {}
                    (_, None) => same_silence = true,
                }
            }
            (_, Some(_)) => return false,
            (known, None) => {
                unknown += 1;
                let fails = known.is_none_or(|known| known.verdict != Verdict::Accepted);
                unseen_failures += usize::from(fails);
            }
        }
    }
    let enough = unknown == 0 || failed >= 2 || unseen_failures == 0;
    enough && (same_output || accepted && same_silence)
}

/// What a case came to; `None` when it did not run.
fn answer(case: &CaseGrade, comparison: &Comparison) -> Option<Answer> {
    let run = case.run.as_ref()?;
    let output = match case.verdict {
        // A program that is ended from outside is ended at a moment that differs from run to run.
        Verdict::WrongAnswer | Verdict::RuntimeError => run.graded.complete(),
        _ => None,
    };
    Some(Answer {
        verdict: case.verdict,
        output: output.map(|output| hash(comparison, output)),
    })
}

fn hash(comparison: &Comparison, output: &[u8]) -> ShortDigest {
    ShortDigest::of_bytes(&comparison.canonical(output))
}

/// The cases of a reject's run that are recorded otherwise than they were answered; nothing where nothing is recorded,
/// and of the other cases nothing is said.
pub fn outdated(exercise: &Exercise, file: &str, run: &Grade) -> Vec<String> {
    let Some(recorded) = &exercise.misconceptions else {
        return Vec::new();
    };
    let Some(known) = recorded.rejects.iter().find(|known| known.file == file) else {
        return Vec::new();
    };
    recorded
        .answers(known)
        .filter(|(name, known)| {
            let grade = run.cases.iter().find(|grade| grade.name == *name);
            let seen = grade.and_then(|grade| answer(grade, &exercise.comparison));
            seen.is_some_and(|seen| !known.covers(seen))
        })
        .map(|(name, _)| name.to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::exercise::{ExerciseId, Expected, Level, Misconceptions, Mode, Signature};
    use crate::grade::{BuildGrade, RunGrade};
    use crate::sandbox::{Capture, Ending, Limits, MemoryCount};

    const CASES: [&str; 3] = ["one", "two", "three"];

    /// An exercise with three cases whose rejects answer as stated.
    fn exercise(rejects: &[(&str, [(Verdict, &str); 3])]) -> Exercise {
        let case = |name: &str| Case {
            name: name.to_owned(),
            checks: String::new(),
            input: Vec::new(),
            args: Vec::new(),
            expected: Expected::Output(b"right\n".to_vec()),
            points: 1,
            hidden: name == "three",
            exit_status: 0,
        };
        let reject = |file: &str| Reject {
            file: file.to_owned(),
            misconception: format!("thinks as in {file}"),
            verdict: Verdict::WrongAnswer,
            caught_by: vec!["two".to_owned()],
        };
        let mut exercise = Exercise {
            id: ExerciseId::new("topic", "slug"),
            title: String::new(),
            level: Level::Junior,
            derived_from: Vec::new(),
            question: String::new(),
            task: String::new(),
            mode: Mode::Program,
            generator: None,
            starter: String::new(),
            limits: Limits::for_case(),
            optimize: false,
            comparison: Comparison::lines(),
            forbid: Vec::new(),
            cases: CASES.map(case).to_vec(),
            hints: Vec::new(),
            rejects: rejects.iter().map(|(file, _)| reject(file)).collect(),
            lesson: None,
            equivalent_mutants: Vec::new(),
            misconceptions: None,
        };
        let signatures = rejects
            .iter()
            .map(|(file, answers)| signature(&exercise, file, &[&grade(answers)]));
        exercise.misconceptions = Some(Misconceptions {
            cases: CASES.map(str::to_owned).to_vec(),
            rejects: signatures.collect(),
        });
        exercise
    }

    fn signature(exercise: &Exercise, file: &str, runs: &[&Grade]) -> Signature {
        Signature {
            file: file.to_owned(),
            of: ShortDigest::of_bytes(b""),
            answers: answers(exercise, runs).unwrap(),
        }
    }

    /// A grade whose first cases came to this; further ones were not run.
    fn grade(answers: &[(Verdict, &str)]) -> Grade {
        let cases = CASES.iter().enumerate().map(|(place, name)| {
            let answer = answers.get(place);
            let run = answer
                .filter(|(verdict, _)| *verdict != Verdict::Skipped)
                .map(|(_, output)| RunGrade {
                    reached: None,
                    ending: Ending::Exited(0),
                    wall: Duration::ZERO,
                    cpu: None,
                    peak_memory: None,
                    memory_count: MemoryCount::Sampling,
                    limit: None,
                    panic: None,
                    harness_ended: true,
                    test: None,
                    graded: Capture::whole(*output),
                    stdout: Capture::default(),
                    stdout_graded: true,
                    stderr: Capture::default(),
                });
            CaseGrade {
                name: (*name).to_owned(),
                checks: String::new(),
                hidden: false,
                verdict: answer.map_or(Verdict::Skipped, |(verdict, _)| *verdict),
                max_points: 1,
                input: Vec::new(),
                args: Vec::new(),
                wanted_exit_status: 0,
                run,
                mismatch: None,
                trouble: None,
            }
        });
        let build = BuildGrade {
            ok: true,
            cached: false,
            wall: Duration::ZERO,
            cpu: None,
            diagnostics: Vec::new(),
            limit: None,
            kept: None,
        };
        let id = ExerciseId::new("topic", "slug");
        Grade::of_cases(id, "s.rs".to_owned(), build, cases.collect())
    }

    fn found(exercise: &Exercise, answers: &[(Verdict, &str)]) -> Option<String> {
        find(exercise, &grade(answers).cases).map(|reject| reject.file.clone())
    }

    const RIGHT: (Verdict, &str) = (Verdict::Accepted, "right\n");
    const SKIPPED: (Verdict, &str) = (Verdict::Skipped, "");
    const SLOW: (Verdict, &str) = (Verdict::TimeLimit, "half");

    fn wrong(output: &str) -> (Verdict, &str) {
        (Verdict::WrongAnswer, output)
    }

    fn panicked(output: &str) -> (Verdict, &str) {
        (Verdict::RuntimeError, output)
    }

    #[test]
    fn the_same_failure_in_every_case_is_the_same_thought() {
        let exercise = exercise(&[
            ("a.rs", [RIGHT, wrong("x\n"), wrong("y\n")]),
            ("b.rs", [RIGHT, panicked("x\n"), RIGHT]),
            ("c.rs", [RIGHT, RIGHT, SLOW]),
            ("twin-of-a.rs", [RIGHT, wrong("x\n"), wrong("y\n")]),
        ]);
        let table = [
            ([RIGHT, wrong("x\n"), wrong("y\n")], Some("a.rs")),
            // What does not count for the verdict does not count here.
            ([RIGHT, wrong("x \r\n"), wrong("y\n\n")], Some("a.rs")),
            ([RIGHT, wrong("x\n"), wrong("z\n")], None),
            ([RIGHT, wrong("x\n"), RIGHT], None),
            ([wrong("x\n"), wrong("x\n"), wrong("y\n")], None),
            ([RIGHT, panicked("x\n"), RIGHT], Some("b.rs")),
            ([RIGHT, panicked(""), RIGHT], None),
            ([RIGHT, RIGHT, (Verdict::TimeLimit, "more")], Some("c.rs")),
            ([RIGHT, RIGHT, RIGHT], None),
        ];
        for (answers, expected) in table {
            assert_eq!(
                found(&exercise, &answers).as_deref(),
                expected,
                "{answers:?}"
            );
        }
    }

    #[test]
    fn cases_that_were_not_run_leave_a_doubt_that_two_failures_dispel() {
        let exercise = exercise(&[
            ("everywhere.rs", [wrong("x\n"), wrong("x\n"), wrong("x\n")]),
            ("once.rs", [RIGHT, wrong("y\n"), RIGHT]),
        ]);
        let table = [
            ([wrong("x\n"), SKIPPED, SKIPPED], None),
            ([wrong("x\n"), wrong("x\n"), SKIPPED], Some("everywhere.rs")),
            ([SKIPPED, wrong("y\n"), SKIPPED], Some("once.rs")),
            ([RIGHT, SKIPPED, SKIPPED], None),
            ([SKIPPED, SKIPPED, SKIPPED], None),
        ];
        for (answers, expected) in table {
            assert_eq!(
                found(&exercise, &answers).as_deref(),
                expected,
                "{answers:?}"
            );
        }
    }

    #[test]
    fn an_answer_that_does_nothing_is_nobody_s_thought() {
        let exercise = exercise(&[
            ("panics.rs", [panicked(""), panicked(""), panicked("")]),
            ("hangs.rs", [SLOW, SLOW, SLOW]),
            ("silent.rs", [wrong(""), wrong(""), wrong("\n")]),
            (
                "says-one-thing.rs",
                [panicked(""), panicked(""), panicked("a\n")],
            ),
        ]);
        assert_eq!(found(&exercise, &[panicked(""); 3]), None);
        assert_eq!(found(&exercise, &[SLOW; 3]), None);
        assert_eq!(found(&exercise, &[wrong(""); 3]), None);
        let said = [panicked(""), panicked(""), panicked("a\n")];
        assert_eq!(
            found(&exercise, &said).as_deref(),
            Some("says-one-thing.rs")
        );
    }

    #[test]
    fn what_differs_from_run_to_run_is_nothing_to_go_by() {
        let mut exercise = exercise(&[("a.rs", [RIGHT, wrong("x\n"), wrong("y\n")])]);
        let runs = [
            grade(&[RIGHT, wrong("x\n"), wrong("y\n")]),
            grade(&[RIGHT, wrong("x\n"), wrong("z\n")]),
            grade(&[wrong("r\n"), wrong("w\n"), wrong("z\n")]),
        ];
        let mut record = |runs: &[&Grade]| {
            let unsteady = signature(&exercise, "a.rs", runs);
            let told: Vec<String> = unsteady.answers.iter().map(Answer::to_string).collect();
            exercise.misconceptions.as_mut().unwrap().rejects = vec![unsteady];
            let answers = [RIGHT, wrong("x\n"), wrong("anything")];
            (
                told[2].clone(),
                found(&exercise, &answers),
                outdated(&exercise, "a.rs", runs[0]),
            )
        };
        let by_second_case = Some("a.rs".to_owned());
        assert_eq!(
            record(&[&runs[0], &runs[1]]),
            ("wrong-answer".to_owned(), by_second_case, Vec::new())
        );
        assert_eq!(
            record(&[&runs[0], &runs[1], &runs[2]]),
            ("wrong-answer".to_owned(), None, Vec::new())
        );
    }

    #[test]
    fn what_is_not_recorded_matches_nothing() {
        let answers = [RIGHT, wrong("x\n"), wrong("y\n")];
        let mut exercise = exercise(&[("a.rs", answers)]);
        let recorded = exercise.misconceptions.as_mut().unwrap();
        recorded.cases[0] = "renamed".to_owned();
        assert_eq!(found(&exercise, &answers), None);
        exercise.misconceptions = None;
        assert_eq!(found(&exercise, &answers), None);
        assert_eq!(super::answers(&exercise, &[&grade(&[SKIPPED; 3])]), None);
    }

    #[test]
    fn a_record_is_outdated_where_the_reject_answers_in_another_way() {
        let answers = [RIGHT, wrong("x\n"), wrong("y\n")];
        let mut exercise = exercise(&[("a.rs", answers)]);
        let other = grade(&[wrong("x\n"), wrong("x\n"), wrong("z\n")]);
        assert_eq!(outdated(&exercise, "a.rs", &grade(&answers)), [""; 0]);
        assert_eq!(outdated(&exercise, "a.rs", &other), ["one", "three"]);
        assert_eq!(outdated(&exercise, "b.rs", &other), [""; 0]);
        exercise.misconceptions = None;
        assert_eq!(outdated(&exercise, "a.rs", &other), [""; 0]);
    }
}
