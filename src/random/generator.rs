//! Scripts from the exercise's generator: one run of its program makes many.

use std::ops::Range;

use super::{RandomRuns, Trouble, case, with_cases};
use crate::build::{Diagnostic, Severity};
use crate::exercise::{Exercise, Expected, Mode, Problem};
use crate::grade::{CaseGrade, Grade};
use crate::grading::Attempt;
use crate::sandbox::Limits;
use crate::verdict::Verdict;

/// The size of the largest scripts.
const LARGEST: usize = 40;

/// How many operations the script of this number is to have: few at first, so that what fails early is short.
fn size(number: usize) -> usize {
    1 + (number / 2).min(LARGEST - 1)
}

impl RandomRuns<'_> {
    /// The scripts of these numbers that follow from a seed.
    ///
    /// # Errors
    /// The generator does not compile, fails, or makes something that is no script; trouble with the machine.
    pub fn scripts(&self, seed: u64, numbers: Range<usize>) -> Result<Vec<String>, Trouble> {
        let grade = self.generate(seed, numbers.clone())?;
        if let Some(problem) = grade.build_problem(&self.generator, "the generator") {
            return Err(problem.into());
        }
        let Some(case) = grade.cases.first() else {
            return Ok(Vec::new());
        };
        let scripts = scripts_in(case);
        for (number, script) in numbers.clone().zip(&scripts) {
            if let Some(mistake) = mistake(script) {
                let mut problem = self.generator.problem(mistake);
                problem.help(format!("as {}", place(seed, number)));
                return Err(problem.into());
            }
        }
        if case.verdict != Verdict::Accepted || scripts.len() != numbers.len() {
            let number = numbers.start + scripts.len();
            return Err(self.broken(case, &place(seed, number)).into());
        }
        Ok(scripts)
    }

    /// What the compiler has to say about a generator that compiles.
    ///
    /// # Errors
    /// Trouble with the machine.
    pub fn generator_warnings(&self) -> Result<Vec<Problem>, Trouble> {
        let grade = self.generate(0, 0..1)?;
        let diagnostics = grade.build.map(|build| build.diagnostics);
        let warning = |diagnostic: &Diagnostic| {
            let said = "the compiler has something to say about the generator";
            self.generator.problem_of(diagnostic, said)
        };
        let diagnostics = diagnostics.unwrap_or_default();
        let warnings = diagnostics
            .iter()
            .filter(|it| it.severity == Severity::Warning);
        Ok(warnings.map(warning).collect())
    }

    fn generate(&self, seed: u64, numbers: Range<usize>) -> Result<Grade, Trouble> {
        let input: String = numbers
            .map(|number| format!("{seed} {number} {}\n", size(number)))
            .collect();
        // Its author's code keeps to limits, too, but to those of the grader.
        let exercise = Exercise {
            mode: Mode::Harness {
                source: String::new(),
            },
            limits: Limits {
                output: Limits::ceiling().output,
                ..Limits::for_case()
            },
            optimize: false,
            forbid: Vec::new(),
            ..Exercise::clone(&self.exercise)
        };
        let case = case(&exercise, &input, Expected::Anything, 0);
        let exercise = with_cases(&exercise, vec![case]);
        let attempt = Attempt::new(exercise, self.generator.submission()).generating();
        self.runner.grade(attempt, false)
    }

    fn broken(&self, case: &CaseGrade, place: &str) -> Problem {
        let panic = case.run.as_ref().and_then(|run| run.panic.as_ref());
        let words = case.verdict.words();
        let mut problem = match panic {
            Some(panic) if panic.file == self.generator.shown => {
                let message = panic.message.lines().next().unwrap_or_default();
                let message = format!("the generator panics: {message}");
                self.generator.problem_in_line(panic.line as usize, message)
            }
            Some(panic) => self.generator.problem(format!(
                "the generator panics: {}",
                panic.message.lines().next().unwrap_or_default()
            )),
            None => self
                .generator
                .problem(format!("the generator fails: {words}")),
        };
        problem.help(format!("at {place}"));
        problem
    }
}

/// The place of a script among all that there are.
pub(super) fn place(seed: u64, number: usize) -> String {
    format!("script {number} of seed {seed}, of size {}", size(number))
}

/// The scripts that were printed as a whole, each behind its length.
fn scripts_in(case: &CaseGrade) -> Vec<String> {
    let Some(run) = &case.run else {
        return Vec::new();
    };
    let mut rest = run.graded.head();
    let mut scripts = Vec::new();
    while let Some((script, after)) = first_script(rest) {
        scripts.push(script);
        rest = after;
    }
    scripts
}

fn first_script(bytes: &[u8]) -> Option<(String, &[u8])> {
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    let (length, rest) = bytes.split_at(end);
    let length: usize = std::str::from_utf8(length).ok()?.parse().ok()?;
    let script = rest.get(1..)?.get(..length)?;
    let script = std::str::from_utf8(script).ok()?.to_owned();
    Some((script, rest.get(length + 2..)?))
}

/// What keeps a text from being a script.
fn mistake(script: &str) -> Option<&'static str> {
    if script.trim().is_empty() {
        Some("the generator makes an empty script")
    } else if !script.ends_with('\n') {
        Some("the generator makes a script whose last line has no newline")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_grow_and_stop_growing() {
        assert_eq!(
            [0, 1, 2, 20, 59, 1_000].map(size),
            [1, 1, 2, 11, 30, LARGEST]
        );
    }

    #[test]
    fn a_script_is_told_from_the_next_by_its_length() {
        let printed = "4\na\n7\n\n2\nb\n\n5\nrest";
        let (first, rest) = first_script(printed.as_bytes()).unwrap();
        assert_eq!(first, "a\n7\n");
        let (second, rest) = first_script(rest).unwrap();
        assert_eq!((second.as_str(), rest), ("b\n", &b"5\nrest"[..]));
        assert_eq!(first_script(rest), None);
        assert_eq!(first_script(b"x\n"), None);
        assert_eq!(first_script(b""), None);
    }

    #[test]
    fn a_script_has_something_in_it_and_ends_its_last_line() {
        assert_eq!(mistake("a\n"), None);
        assert!(mistake(" \n\n").is_some_and(|said| said.contains("empty")));
        assert!(mistake("a\nb").is_some_and(|said| said.contains("no newline")));
    }
}
