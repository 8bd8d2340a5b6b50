//! What the reference solution does on random scripts: that is what is expected of everybody.

use super::{RandomRuns, Trouble, case, with_cases};
use crate::exercise::{Case, Exercise, Expected, Mode};
use crate::grade::CaseGrade;
use crate::grading::Attempt;
use crate::sandbox::Ending;
use crate::verdict::Verdict;

/// The exit status of a program that panicked.
const PANICKED: i32 = 101;

/// A script with what the reference solution gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The script.
    pub script: String,
    /// The output.
    pub expected: Vec<u8>,
    /// The exit status; 0 in all modes but `program`.
    pub exit_status: i32,
}

/// A script that the reference solution does not get through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refusal {
    /// What happened instead.
    pub verdict: Verdict,
    /// The same in words, with the message of a panic.
    pub words: String,
}

impl Answered {
    /// The script as a case of the exercise.
    pub(super) fn case(&self, exercise: &Exercise) -> Case {
        let expected = Expected::Output(self.expected.clone());
        case(exercise, &self.script, expected, self.exit_status)
    }
}

impl RandomRuns<'_> {
    /// What the reference solution does on each of these scripts.
    pub(super) fn answers(
        &self,
        scripts: &[String],
    ) -> Result<Vec<Result<Answered, Refusal>>, Trouble> {
        let cases = scripts
            .iter()
            .map(|script| case(&self.exercise, script, Expected::Anything, 0))
            .collect();
        let exercise = with_cases(&self.exercise, cases);
        let attempt = Attempt::new(exercise, self.reference.submission());
        let grade = self.runner.grade(attempt, false)?;
        if let Some(problem) = grade.build_problem(&self.reference, "the reference solution") {
            return Err(problem.into());
        }
        let program = self.exercise.mode == Mode::Program;
        let answers = scripts.iter().zip(&grade.cases);
        Ok(answers
            .map(|(script, case)| answer(script, case, program))
            .collect())
    }
}

fn answer(script: &str, case: &CaseGrade, program: bool) -> Result<Answered, Refusal> {
    let refusal = |words: String| Refusal {
        verdict: case.verdict,
        words,
    };
    let Some(run) = &case.run else {
        return Err(refusal(case.verdict.words().to_owned()));
    };
    let exit_status = match (case.verdict, run.ending) {
        (Verdict::Accepted, _) => 0,
        // A program may end as it likes: that is part of its answer.
        (Verdict::RuntimeError, Ending::Exited(status)) if program && status != PANICKED => status,
        (verdict, _) => {
            let panic = run
                .panic
                .as_ref()
                .and_then(|panic| panic.message.lines().next());
            let panic = panic
                .map(|message| format!(", {message}"))
                .unwrap_or_default();
            return Err(refusal(format!("{}{panic}", verdict.words())));
        }
    };
    match run.graded.complete() {
        Some(expected) => Ok(Answered {
            script: script.to_owned(),
            expected: expected.to_vec(),
            exit_status,
        }),
        None => Err(refusal("more output than is kept".to_owned())),
    }
}
