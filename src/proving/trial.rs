//! The mutants of one solution on trial: which are noticed by a case, and which are not.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use super::ledger::Ledger;
use super::mutation::{Mutant, Rule, mutants};
use super::subject::Subject;
use crate::exercise::{EquivalentMutant, Exercise, Problem, Source};
use crate::grade::RunGrade;
use crate::grading::Attempt;
use crate::proof::{Change, Check, MutantTally, Shortcoming};
use crate::sandbox::Limits;
use crate::submission::Submission;
use crate::verdict::Verdict;

/// The least part of the mutants that must be noticed, in thousandths.
const LEAST_RATE: usize = 950;
/// How much more time than the solution a mutant gets before it counts as stuck.
const PATIENCE: u32 = 4;
/// The least time that a mutant gets: below it, a busy machine decides.
const LEAST_CPU: Duration = Duration::from_millis(100);
/// The longest replacement that is shown beside its place.
const LONGEST_SHOWN: usize = 40;

/// The trial of one solution's mutants.
pub(super) struct Trial<'s> {
    subject: &'s Subject,
    solution: &'s Source,
    limits: Arc<BTreeMap<String, Limits>>,
    mutants: Vec<Mutant>,
    fates: Vec<Fate>,
}

/// What became of a mutant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// It does not compile.
    Unviable,
    /// A case noticed it.
    Killed,
    /// It ran out of time in some case, which is to be noticed, too.
    OutOfTime,
    /// No case did.
    Survived,
}

/// A mutant to be graded; its text is made when its turn comes.
pub(super) struct Order {
    exercise: Arc<Exercise>,
    shown: String,
    text: Arc<str>,
    mutant: Mutant,
    limits: Arc<BTreeMap<String, Limits>>,
}

impl Order {
    /// The mutant as something to be graded.
    pub fn attempt(self) -> Attempt {
        let submission = Submission {
            shown: self.shown,
            text: self.mutant.apply(&self.text),
        };
        Attempt::new(self.exercise, submission).tightened(&self.limits)
    }
}

impl<'s> Trial<'s> {
    /// Makes the mutants of a solution; or says why there can be none.
    pub fn of(subject: &'s Subject) -> Result<Trial<'s>, &'static str> {
        let accepted = subject
            .solution_grades
            .iter()
            .all(|grade| grade.verdict == Verdict::Accepted);
        let solution = match &subject.solution {
            Ok(solution) if accepted => solution,
            Ok(_) => return Err("the solution is not accepted"),
            Err(_) => return Err("there is no solution"),
        };
        let mutants = mutants(&solution.text)
            .map_err(|_| "the grader cannot read the syntax of the solution")?;
        Ok(Trial {
            subject,
            solution,
            limits: Arc::new(limits(subject)),
            fates: vec![Fate::Unviable; mutants.len()],
            mutants,
        })
    }

    /// What grading each mutant takes, in order.
    pub fn orders(&self) -> impl Iterator<Item = Order> {
        self.mutants.iter().map(|mutant| Order {
            exercise: Arc::clone(&self.subject.exercise),
            shown: self.solution.shown.clone(),
            text: Arc::clone(&self.solution.text),
            mutant: mutant.clone(),
            limits: Arc::clone(&self.limits),
        })
    }

    /// Takes the verdict on a mutant.
    pub fn record(&mut self, mutant: usize, verdict: Verdict) {
        if let Some(fate) = self.fates.get_mut(mutant) {
            *fate = match verdict {
                Verdict::CompileError | Verdict::Rejected => Fate::Unviable,
                Verdict::Accepted => Fate::Survived,
                Verdict::TimeLimit => Fate::OutOfTime,
                _ => Fate::Killed,
            };
        }
    }

    /// Counts the mutants and tells what falls short.
    pub fn conclude(self, ledger: &mut Ledger) {
        let count = |fate: Fate| self.fates.iter().filter(|it| **it == fate).count();
        let mut tally = MutantTally {
            unviable: count(Fate::Unviable),
            killed: count(Fate::Killed) + count(Fate::OutOfTime),
            ..MutantTally::default()
        };
        let recorded = &self.subject.exercise.equivalent_mutants;
        let mut used = vec![false; recorded.len()];
        let survivors = self.mutants.iter().zip(&self.fates);
        for (mutant, _) in survivors.filter(|(_, fate)| **fate == Fate::Survived) {
            let entry = recorded
                .iter()
                .position(|entry| self.is_recorded(mutant, entry));
            match entry.and_then(|entry| used.get_mut(entry)) {
                Some(used) => {
                    *used = true;
                    tally.equivalent += 1;
                }
                None => {
                    tally.survived += 1;
                    ledger.tell(Check::Mutants, self.survivor(mutant));
                }
            }
        }
        for (index, entry) in recorded.iter().enumerate() {
            // On a machine that is busy enough, even the solution could run out of time: that says nothing.
            let undecided =
                self.mutants.iter().zip(&self.fates).any(|(mutant, fate)| {
                    *fate == Fate::OutOfTime && self.is_recorded(mutant, entry)
                });
            if !undecided && !used.get(index).is_some_and(|used| *used) {
                ledger.tell(Check::Mutants, self.outdated(index, entry));
            }
        }
        if let Some(rate) = tally.rate().filter(|rate| *rate < LEAST_RATE) {
            ledger.tell(Check::Mutants, self.too_few(rate));
        }
        ledger.count_mutants(tally);
    }

    fn is_recorded(&self, mutant: &Mutant, entry: &EquivalentMutant) -> bool {
        let (line, to) = mutant.line(&self.solution.text);
        mutant.rule.name() == entry.rule && line == entry.line && to == entry.to
    }

    fn survivor(&self, mutant: &Mutant) -> Shortcoming {
        let rule = mutant.rule.name();
        let mut problem = self.solution.problem_at(
            mutant.span.clone(),
            format!("no case notices this change of the solution ({rule})"),
        );
        let replacement = &mutant.replacement;
        problem.expected(match replacement.as_str() {
            "" => "left out".to_owned(),
            short if short.len() <= LONGEST_SHOWN => format!("`{short}` here"),
            _ => "changed".to_owned(),
        });
        problem.help(
            "add a case that tells the two apart, or record the change under `equivalent_mutants` with the reason",
        );
        let change = Change {
            rule,
            before: Arc::clone(&self.solution.text),
            after: mutant.apply(&self.solution.text),
        };
        Shortcoming {
            problem,
            change: Some(change),
        }
    }

    fn outdated(&self, index: usize, entry: &EquivalentMutant) -> Problem {
        let places = &self.subject.places;
        let known = Rule::ALL.iter().any(|rule| rule.name() == entry.rule);
        if !known {
            let names: Vec<&str> = Rule::ALL.iter().map(|rule| rule.name()).collect();
            let span = places.field("equivalent_mutants", index, "rule");
            let mut problem = places.problem(span, format!("no rule is called `{}`", entry.rule));
            problem.help(format!("the rules are {}", names.join(", ")));
            return problem;
        }
        let mut problem = places.problem(
            places.field("equivalent_mutants", index, "line"),
            "no mutant that survives is this one",
        );
        problem.help("a case notices it, or the solution has changed: take the entry out");
        problem
    }

    fn too_few(&self, rate: usize) -> Problem {
        let places = &self.subject.places;
        let mut problem = places.problem(
            places.key("cases"),
            format!(
                "the cases notice {}.{} % of the solution's mutants, less than {} %",
                rate / 10,
                rate % 10,
                LEAST_RATE / 10
            ),
        );
        problem.help("the survivors show what no case checks");
        problem
    }
}

/// What each case of a mutant may use: several times what the solution took, and never more than the exercise
/// allows. A mutant that takes longer is stuck.
fn limits(subject: &Subject) -> BTreeMap<String, Limits> {
    let exercise = &subject.exercise;
    let most = &exercise.limits;
    let named = exercise.cases.iter().enumerate().map(|(index, case)| {
        let runs: Vec<&RunGrade> = subject
            .solution_grades
            .iter()
            .filter_map(|grade| grade.cases.get(index)?.run.as_ref())
            .collect();
        let cpu = runs
            .iter()
            .filter_map(|run| run.cpu)
            .max()
            .unwrap_or(most.cpu);
        let wall = runs.iter().map(|run| run.wall).max().unwrap_or(most.wall);
        let cpu = (cpu * PATIENCE).max(LEAST_CPU).min(most.cpu);
        let limits = Limits {
            cpu,
            wall: Limits::wall_for(cpu).max(wall * PATIENCE).min(most.wall),
            ..most.clone()
        };
        (case.name.clone(), limits)
    });
    named.collect()
}
