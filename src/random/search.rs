//! The search for a script on which a submission does something else than the reference solution, and for the
//! shortest such script.

use std::time::{Duration, Instant};

use super::generator::place;
use super::shrink::{Shrunk, Tried, shrink};
use super::{Answered, RandomRuns, Trouble, batches};
use crate::exercise::Problem;
use crate::grade::{CaseGrade, RandomFailure, RandomGrade};
use crate::submission::Submission;
use crate::verdict::Verdict;

/// How long shorter scripts are looked for. A program that runs out of time does so every time.
const PATIENCE: Duration = Duration::from_secs(20);
/// How many shorter scripts are tried at most.
const MOST_TRIES: usize = 4_000;
/// Lines of a script that stand in a message.
const SHOWN_LINES: usize = 8;

/// What is to be played.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// How many scripts.
    pub scripts: usize,
    /// The number that all of them follow from.
    pub seed: u64,
}

/// News of a search under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// So many more scripts were played.
    Played(usize),
    /// One failed, and shorter ones are tried.
    Shortening,
}

impl RandomRuns<'_> {
    /// Plays scripts, small ones first, until the submission fails one; then makes that one as short as it gets.
    ///
    /// # Errors
    /// A mistake of the exercise's author, or trouble with the machine.
    pub fn search(
        &self,
        submission: &Submission,
        plan: Plan,
        mut news: impl FnMut(Step),
    ) -> Result<RandomGrade, Trouble> {
        for numbers in batches(plan.scripts) {
            let scripts = self.scripts(plan.seed, numbers.clone())?;
            let (answered, refused) = self.answered(scripts, plan.seed, numbers.start)?;
            if let Some((index, case)) = self.first_failure(submission, &answered)?
                && let Some(script) = answered.get(index)
            {
                let number = numbers.start + index;
                news(Step::Shortening);
                let failure = self.failure(submission, script, case, plan.seed, number)?;
                return Ok(RandomGrade {
                    scripts: plan.scripts,
                    played: number + 1,
                    seed: plan.seed,
                    failure: Some(Box::new(failure)),
                });
            }
            if let Some(problem) = refused {
                return Err((*problem).into());
            }
            news(Step::Played(numbers.len()));
        }
        Ok(RandomGrade {
            scripts: plan.scripts,
            played: plan.scripts,
            seed: plan.seed,
            failure: None,
        })
    }

    /// What the reference solution gives on all of these scripts, of which the first has this number.
    ///
    /// # Errors
    /// A script that it does not get through; trouble with the machine.
    pub fn answer(
        &self,
        scripts: Vec<String>,
        seed: u64,
        first: usize,
    ) -> Result<Vec<Answered>, Trouble> {
        match self.answered(scripts, seed, first)? {
            (answered, None) => Ok(answered),
            (_, Some(problem)) => Err((*problem).into()),
        }
    }

    /// Holds two looks at the reference solution against each other.
    ///
    /// # Errors
    /// It does not do the same on a script each time; trouble with the machine.
    pub fn answers_repeat(
        &self,
        scripts: &[Answered],
        seed: u64,
        first: usize,
    ) -> Result<(), Trouble> {
        let again: Vec<String> = scripts.iter().map(|script| script.script.clone()).collect();
        for (place_in_batch, (one, other)) in scripts.iter().zip(self.answers(&again)?).enumerate()
        {
            let same = other.is_ok_and(|other| {
                let comparison = &self.exercise.comparison;
                let mismatch = comparison.mismatch(&one.expected, &other.expected);
                mismatch.is_none() && other.exit_status == one.exit_status
            });
            if same {
                continue;
            }
            let message = "two runs of the reference solution differ on a script of the generator";
            let mut problem = self.generator.problem(message);
            problem.help(format!(
                "the answer must not depend on threads, hash order, addresses or the clock; {}: {}",
                place(seed, first + place_in_batch),
                in_a_line(&one.script)
            ));
            return Err(problem.into());
        }
        Ok(())
    }

    /// The scripts up to the first that the reference solution does not get through, and what is wrong with that.
    fn answered(
        &self,
        scripts: Vec<String>,
        seed: u64,
        first: usize,
    ) -> Result<(Vec<Answered>, Option<Box<Problem>>), Trouble> {
        let mut answered = Vec::with_capacity(scripts.len());
        for (index, answer) in self.answers(&scripts)?.into_iter().enumerate() {
            match answer {
                Ok(answer) => answered.push(answer),
                Err(refusal) => {
                    let script = scripts.get(index).map(String::as_str).unwrap_or_default();
                    let short = self.shortest_refused(script, refusal.verdict)?;
                    let mut problem = self.generator.problem(format!(
                        "the reference solution does not get through a script of the generator: {}",
                        refusal.words
                    ));
                    problem.help(format!(
                        "it fails with {}, which is what is left of {}",
                        in_a_line(&short),
                        place(seed, first + index)
                    ));
                    return Ok((answered, Some(Box::new(problem))));
                }
            }
        }
        Ok((answered, None))
    }

    fn failure(
        &self,
        submission: &Submission,
        script: &Answered,
        case: CaseGrade,
        seed: u64,
        number: usize,
    ) -> Result<RandomFailure, Trouble> {
        // A reference that answers in two ways blames everybody; it is the one to be told about.
        self.answers_repeat(std::slice::from_ref(script), seed, number)?;
        let verdict = case.verdict;
        let mut shortest = (script.clone(), case);
        let lines: Vec<&str> = script.script.lines().collect();
        let all = lines.len();
        let mut budget = Budget::new();
        let shrunk = shrink(lines, self.width(), |scripts| {
            if !budget.allows(scripts.len()) {
                return Ok(Tried::Stop);
            }
            let answers = self.answers(&texts(scripts))?;
            let (places, answered): (Vec<usize>, Vec<Answered>) = answers
                .into_iter()
                .enumerate()
                .filter_map(|(place, answer)| Some((place, answer.ok()?)))
                .unzip();
            if answered.is_empty() {
                return Ok(Tried::NoneFails);
            }
            let grade = self.play(submission, &answered, false)?;
            let outcomes = places.into_iter().zip(answered).zip(grade.cases);
            let mut failing = outcomes.filter(|(_, case)| case.verdict == verdict);
            Ok::<Tried, Trouble>(match failing.next() {
                Some(((place, answered), case)) => {
                    shortest = (answered, case);
                    Tried::Fails(place)
                }
                None => Tried::NoneFails,
            })
        })?;
        let (script, mut case) = shortest;
        let again = self.first_failure(submission, std::slice::from_ref(&script))?;
        case.name = format!("random-{seed}");
        Ok(RandomFailure {
            case,
            expected: script.expected,
            lines: all,
            minimal: shrunk.minimal,
            repeats: again.is_some(),
            saved_to: None,
        })
    }

    /// The shortest script that the reference solution does not get through in the same way.
    fn shortest_refused(&self, script: &str, verdict: Verdict) -> Result<String, Trouble> {
        let mut budget = Budget::new();
        let Shrunk { lines, .. } = shrink(script.lines().collect(), self.width(), |scripts| {
            if !budget.allows(scripts.len()) {
                return Ok(Tried::Stop);
            }
            let answers = self.answers(&texts(scripts))?;
            let first = answers
                .iter()
                .position(|answer| answer.as_ref().is_err_and(|it| it.verdict == verdict));
            Ok::<Tried, Trouble>(first.map_or(Tried::NoneFails, Tried::Fails))
        })?;
        Ok(lines.join("\n"))
    }

    /// How many shorter scripts are tried at once.
    fn width(&self) -> usize {
        self.runner.jobs.get() * 2
    }
}

/// How much may still be tried.
struct Budget {
    started: Instant,
    tries: usize,
}

impl Budget {
    fn new() -> Budget {
        Budget {
            started: Instant::now(),
            tries: 0,
        }
    }

    fn allows(&mut self, more: usize) -> bool {
        self.tries += more;
        self.tries <= MOST_TRIES && self.started.elapsed() < PATIENCE
    }
}

/// Scripts of these lines.
fn texts(scripts: &[Vec<&str>]) -> Vec<String> {
    let text = |lines: &Vec<&str>| lines.join("\n") + "\n";
    scripts.iter().map(text).collect()
}

/// The first lines of a script for a message, each in backquotes.
pub fn in_a_line(script: &str) -> String {
    let quoted = script
        .lines()
        .take(SHOWN_LINES)
        .map(|line| format!("`{line}`"));
    let mut text = quoted.collect::<Vec<String>>().join(", ");
    let more = script.lines().count().saturating_sub(SHOWN_LINES);
    if more > 0 {
        text.push_str(&format!(" and {more} more"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_in_a_message_is_its_first_lines() {
        assert_eq!(in_a_line("new 2\nget a\n"), "`new 2`, `get a`");
        assert!(in_a_line(&"x\n".repeat(10)).ends_with("`x` and 2 more"));
    }

    #[test]
    fn shorter_scripts_end_their_last_line_too() {
        assert_eq!(texts(&[vec!["a", "b"], vec!["c"]]), ["a\nb\n", "c\n"]);
    }

    #[test]
    fn a_budget_is_used_up() {
        let mut budget = Budget::new();
        assert!(budget.allows(MOST_TRIES));
        assert!(!budget.allows(1));
    }
}
