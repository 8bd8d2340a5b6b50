//! Proofs in, bytes out: a table for people, a document for programs.

mod document;
mod table;

use std::time::Duration;

use super::SandboxState;
use crate::proof::{MutantTally, Proof};

pub use document::json;
pub use table::page;

/// The proofs of one invocation, with what a reader needs to know about how they came about.
#[derive(Debug, Clone, PartialEq)]
pub struct ProofBatch {
    /// Version of the grader.
    pub grader: String,
    /// Release of the toolchain, such as `1.95.0`.
    pub toolchain: String,
    /// How programs were kept apart from the machine.
    pub sandbox: SandboxState,
    /// How long everything took on the wall clock.
    pub wall: Duration,
    /// How long the mutants took, where they were made.
    pub mutants_wall: Option<Duration>,
    /// One proof an exercise, in the order in which they were asked for.
    pub proofs: Vec<Proof>,
}

impl ProofBatch {
    /// The mutants of all exercises together.
    fn mutants(&self) -> MutantTally {
        let tallies = self.proofs.iter().filter_map(|proof| proof.mutants);
        tallies.fold(MutantTally::default(), MutantTally::and)
    }
}

/// The killed among the viable in per cent, as a person would write it; `-` when there were none.
fn percentage(tally: &MutantTally) -> String {
    tally.rate().map_or_else(
        || "-".to_owned(),
        |rate| format!("{}.{} %", rate / 10, rate % 10),
    )
}

#[cfg(test)]
mod fixtures {
    use std::sync::Arc;

    use super::*;
    use crate::exercise::{ExerciseId, Problem};
    use crate::proof::{Change, Check, Outcome, RandomTally, Row, Shortcoming};

    /// One exercise that holds, one that falls short of three things, one that does not load.
    pub(super) fn batch() -> ProofBatch {
        let row = |check, outcome| Row { check, outcome };
        let yaml: Arc<str> = "format: 1\nhints: [a]\n".into();
        let hints = Problem::at(
            "exercises/t/short/exercise.yaml",
            &yaml,
            10..15,
            "one hint is too few",
        );
        let solution: Arc<str> = "fn f(n: u8) -> bool {\n    n < 3\n}\n".into();
        let mut survivor = Problem::at(
            "solutions/t/short.rs",
            &solution,
            28..29,
            "no case notices this change of the solution (comparison-boundary)",
        );
        survivor.expected("`<=` here").help("add a case");
        let change = Change {
            rule: "comparison-boundary",
            before: Arc::clone(&solution),
            after: solution.replace('<', "<="),
        };
        let survivor = Shortcoming {
            problem: survivor,
            change: Some(change),
        };
        let proof = |slug: &str, rows, mutants| Proof {
            exercise: ExerciseId::new("t", slug),
            cases: 12,
            rejects: 3,
            rows,
            mutants,
            random: None,
        };
        let tally = MutantTally {
            unviable: 4,
            killed: 20,
            equivalent: 1,
            survived: 0,
        };
        let random = RandomTally {
            scripts: 60,
            caught: vec!["first.rs".to_owned(), "smaller.rs".to_owned()],
            missed: vec!["slow-start.rs".to_owned()],
        };
        let holds = vec![
            row(Check::Loads, Outcome::Held),
            row(
                Check::SolutionLints,
                Outcome::NotChecked("this toolchain has no clippy".to_owned()),
            ),
            row(Check::Mutants, Outcome::Held),
        ];
        let short = vec![
            row(Check::Hints, Outcome::Short(vec![hints.into()])),
            row(Check::Lesson, Outcome::Held),
            row(Check::Mutants, Outcome::Short(vec![survivor])),
        ];
        let broken = Problem::of_file("exercises/t/broken/exercise.yaml", "the file is empty");
        let broken = vec![row(Check::Loads, Outcome::Short(vec![broken.into()]))];
        ProofBatch {
            grader: "0.1.0".to_owned(),
            toolchain: "1.95.0".to_owned(),
            sandbox: SandboxState {
                class: "full".to_owned(),
                missing: Vec::new(),
            },
            wall: Duration::from_millis(4_500),
            mutants_wall: Some(Duration::from_secs(4)),
            proofs: vec![
                Proof {
                    random: Some(random),
                    ..proof("holds", holds, Some(tally))
                },
                proof(
                    "short",
                    short,
                    Some(MutantTally {
                        survived: 1,
                        equivalent: 0,
                        ..tally
                    }),
                ),
                Proof {
                    cases: 0,
                    rejects: 0,
                    ..proof("broken", broken, None)
                },
            ],
        }
    }
}
