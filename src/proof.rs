//! What proving an exercise came to: which checks held, what falls short and where, and what became of mutants.

use std::fmt;
use std::sync::Arc;

use crate::exercise::{ExerciseId, Problem};

/// Something that a good exercise holds to. Kebab-case in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Check {
    /// The exercise file can be read, with everything that it names.
    Loads,
    /// The starter compiles.
    StarterCompiles,
    /// The starter is accepted in no case.
    StarterRefused,
    /// The solution is accepted.
    SolutionAccepted,
    /// The solution is as rustfmt writes it.
    SolutionFormatted,
    /// Clippy has nothing to say about the solution.
    SolutionLints,
    /// Every run of the solution gives the same bytes.
    SolutionRepeats,
    /// The solution takes at most half of every limit.
    SolutionHeadroom,
    /// There are at least three rejects.
    RejectsEnough,
    /// Every reject gets its verdict in its cases.
    RejectsCaught,
    /// Every reject is caught by a case that learners see.
    RejectsVisible,
    /// The task names every public item of the starter.
    TaskNamesItems,
    /// Every case says what it checks, and no two the same.
    CasePurposes,
    /// A program that does nothing is accepted in no case.
    Snapshots,
    /// There are at least two hints.
    Hints,
    /// There is a lesson.
    Lesson,
    /// The questions that the exercise is derived from exist and lead back to it.
    Questions,
    /// Every file in the exercise's folder belongs to the exercise.
    Files,
    /// The generator makes scripts that the solution gets through, the same for the same seed.
    Generator,
    /// The cases notice small changes of the solution.
    Mutants,
}

impl Check {
    /// All checks, in the order in which they are told.
    pub const ALL: [Check; 20] = [
        Check::Loads,
        Check::StarterCompiles,
        Check::StarterRefused,
        Check::SolutionAccepted,
        Check::SolutionFormatted,
        Check::SolutionLints,
        Check::SolutionRepeats,
        Check::SolutionHeadroom,
        Check::RejectsEnough,
        Check::RejectsCaught,
        Check::RejectsVisible,
        Check::TaskNamesItems,
        Check::CasePurposes,
        Check::Snapshots,
        Check::Hints,
        Check::Lesson,
        Check::Questions,
        Check::Files,
        Check::Generator,
        Check::Mutants,
    ];

    /// The name in JSON and in the documentation.
    pub fn name(self) -> &'static str {
        match self {
            Check::Loads => "loads",
            Check::StarterCompiles => "starter-compiles",
            Check::StarterRefused => "starter-refused",
            Check::SolutionAccepted => "solution-accepted",
            Check::SolutionFormatted => "solution-formatted",
            Check::SolutionLints => "solution-lints",
            Check::SolutionRepeats => "solution-repeats",
            Check::SolutionHeadroom => "solution-headroom",
            Check::RejectsEnough => "rejects-enough",
            Check::RejectsCaught => "rejects-caught",
            Check::RejectsVisible => "rejects-visible",
            Check::TaskNamesItems => "task-names-items",
            Check::CasePurposes => "case-purposes",
            Check::Snapshots => "snapshots",
            Check::Hints => "hints",
            Check::Lesson => "lesson",
            Check::Questions => "questions",
            Check::Files => "files",
            Check::Generator => "generator",
            Check::Mutants => "mutants",
        }
    }
}

impl fmt::Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// What proving an exercise came to.
#[derive(Debug, Clone, PartialEq)]
pub struct Proof {
    /// The exercise.
    pub exercise: ExerciseId,
    /// How many cases it has; 0 when it does not load.
    pub cases: usize,
    /// How many rejects it has; 0 when it does not load.
    pub rejects: usize,
    /// The checks that were asked for, in the order of [`Check::ALL`].
    pub rows: Vec<Row>,
    /// What became of the solution's mutants, where they were made.
    pub mutants: Option<MutantTally>,
    /// What random scripts catch, where there is a generator that makes them.
    pub random: Option<RandomTally>,
}

impl Proof {
    /// Whether nothing falls short.
    pub fn holds(&self) -> bool {
        self.shortcomings().next().is_none()
    }

    /// Everything that falls short, with the check that says so.
    pub fn shortcomings(&self) -> impl Iterator<Item = (Check, &Shortcoming)> {
        self.rows.iter().flat_map(|row| {
            let short = match &row.outcome {
                Outcome::Short(shortcomings) => shortcomings.as_slice(),
                Outcome::Held | Outcome::NotChecked(_) => &[],
            };
            short.iter().map(|shortcoming| (row.check, shortcoming))
        })
    }
}

/// One check of one exercise.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The check.
    pub check: Check,
    /// What it came to.
    pub outcome: Outcome,
}

/// What a check came to.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// It holds.
    Held,
    /// It does not: at least one shortcoming, each at its place.
    Short(Vec<Shortcoming>),
    /// It could not be made, for this reason. That is no shortcoming of the exercise, or follows from one that is
    /// told elsewhere.
    NotChecked(String),
}

/// One thing that falls short.
#[derive(Debug, Clone, PartialEq)]
pub struct Shortcoming {
    /// What it is, at its place.
    pub problem: Problem,
    /// The change of the solution that no case noticed, where that is the shortcoming.
    pub change: Option<Change>,
}

impl From<Problem> for Shortcoming {
    fn from(problem: Problem) -> Shortcoming {
        Shortcoming {
            problem,
            change: None,
        }
    }
}

/// A small change of the solution.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The name of the rule that made it.
    pub rule: &'static str,
    /// The solution.
    pub before: Arc<str>,
    /// The mutant.
    pub after: String,
}

/// What became of the mutants of a solution.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MutantTally {
    /// Those that do not compile: they count for nothing.
    pub unviable: usize,
    /// Those that some case noticed.
    pub killed: usize,
    /// Survivors that behave as the solution does, as the exercise says with its reason.
    pub equivalent: usize,
    /// Survivors that nobody has explained.
    pub survived: usize,
}

impl MutantTally {
    /// All mutants that were made.
    pub fn offered(&self) -> usize {
        self.unviable + self.killed + self.equivalent + self.survived
    }

    /// The part of the killed among those that could have been, in thousandths, rounded down; `None` when there
    /// were none.
    pub fn rate(&self) -> Option<usize> {
        (self.killed * 1000).checked_div(self.killed + self.survived)
    }

    /// The mutants of two solutions together.
    pub fn and(self, other: MutantTally) -> MutantTally {
        MutantTally {
            unviable: self.unviable + other.unviable,
            killed: self.killed + other.killed,
            equivalent: self.equivalent + other.equivalent,
            survived: self.survived + other.survived,
        }
    }
}

/// What random scripts make of the rejects that give a wrong answer or fail.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RandomTally {
    /// How many scripts were played.
    pub scripts: usize,
    /// Files of rejects that some script catches.
    pub caught: Vec<String>,
    /// Files of those that none does.
    pub missed: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rate_leaves_out_what_nobody_could_kill() {
        let tally = MutantTally {
            unviable: 50,
            killed: 95,
            equivalent: 7,
            survived: 5,
        };
        assert_eq!((tally.offered(), tally.rate()), (157, Some(950)));
        assert_eq!(MutantTally::default().rate(), None);
        assert_eq!(tally.and(tally).killed, 190);
    }

    #[test]
    fn a_proof_holds_unless_a_row_falls_short() {
        let row = |outcome| Row {
            check: Check::Hints,
            outcome,
        };
        let proof = |outcome| Proof {
            exercise: ExerciseId::new("t", "s"),
            cases: 1,
            rejects: 1,
            rows: vec![row(Outcome::Held), row(outcome)],
            mutants: None,
            random: None,
        };
        assert!(proof(Outcome::NotChecked("why".to_owned())).holds());
        let short = Outcome::Short(vec![Problem::of_file("f", "m").into()]);
        assert!(!proof(short).holds());
    }

    #[test]
    fn names_are_told_once_each() {
        let names: std::collections::BTreeSet<&str> = Check::ALL.iter().map(|c| c.name()).collect();
        assert_eq!(names.len(), Check::ALL.len());
    }
}
