//! What falls short of an exercise, gathered check by check.

use std::collections::BTreeMap;

use crate::exercise::{Exercise, ExerciseId, Problem};
use crate::proof::{Check, MutantTally, Outcome, Proof, RandomTally, Row, Shortcoming};

/// The findings about one exercise.
#[derive(Debug)]
pub(super) struct Ledger {
    with_mutants: bool,
    with_generator: bool,
    short: BTreeMap<Check, Vec<Shortcoming>>,
    left_out: BTreeMap<Check, String>,
    mutants: Option<MutantTally>,
    random: Option<RandomTally>,
}

impl Ledger {
    /// Nothing found yet. Checks of what is not there are not asked for.
    pub fn new(with_mutants: bool, with_generator: bool) -> Ledger {
        Ledger {
            with_mutants,
            with_generator,
            short: BTreeMap::new(),
            left_out: BTreeMap::new(),
            mutants: None,
            random: None,
        }
    }

    /// Records that something falls short.
    pub fn tell(&mut self, check: Check, shortcoming: impl Into<Shortcoming>) {
        self.short
            .entry(check)
            .or_default()
            .push(shortcoming.into());
    }

    /// Records why a check could not be made.
    pub fn leave_out(&mut self, check: Check, reason: impl Into<String>) {
        self.left_out.insert(check, reason.into());
    }

    /// Records what became of the mutants.
    pub fn count_mutants(&mut self, tally: MutantTally) {
        self.mutants = Some(tally);
    }

    /// Records what random scripts catch.
    pub fn count_random(&mut self, tally: RandomTally) {
        self.random = Some(tally);
    }

    /// Whether a check fell short.
    pub fn fell_short(&self, check: Check) -> bool {
        self.short.contains_key(&check)
    }

    /// The proof: what neither fell short nor was left out has held.
    pub fn finish(mut self, exercise: &Exercise) -> Proof {
        let asked = Check::ALL.into_iter().filter(|check| match check {
            Check::Mutants => self.with_mutants,
            Check::Generator => self.with_generator,
            _ => true,
        });
        let rows = asked
            .map(|check| {
                let outcome = match (self.short.remove(&check), self.left_out.remove(&check)) {
                    (Some(shortcomings), _) => Outcome::Short(shortcomings),
                    (None, Some(reason)) => Outcome::NotChecked(reason),
                    (None, None) => Outcome::Held,
                };
                Row { check, outcome }
            })
            .collect();
        Proof {
            exercise: exercise.id.clone(),
            cases: exercise.cases.len(),
            rejects: exercise.rejects.len(),
            rows,
            mutants: self.mutants,
            random: self.random,
        }
    }
}

/// The proof of an exercise that does not load: there is nothing else to check.
pub(super) fn broken(id: &ExerciseId, problems: Vec<Problem>) -> Proof {
    let shortcomings = problems.into_iter().map(Shortcoming::from).collect();
    Proof {
        exercise: id.clone(),
        cases: 0,
        rejects: 0,
        rows: vec![Row {
            check: Check::Loads,
            outcome: Outcome::Short(shortcomings),
        }],
        mutants: None,
        random: None,
    }
}
