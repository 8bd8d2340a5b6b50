//! An exercise that was read and checked: what the rest of the program works with.

use std::fmt;
use std::str::FromStr;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::misconceptions::Misconceptions;
use crate::build::{Construct, TestsCrate};
use crate::sandbox::Limits;
use crate::snapshot::Comparison;
use crate::verdict::Verdict;

/// A task with its cases, limits, hints and proofs.
#[derive(Debug, Clone, PartialEq)]
pub struct Exercise {
    /// Its name.
    pub id: ExerciseId,
    /// Its title.
    pub title: String,
    /// For whom it is.
    pub level: Level,
    /// Ids of the interview questions behind it.
    pub derived_from: Vec<String>,
    /// The question as an interviewer would ask it.
    pub question: String,
    /// The whole contract, in Markdown.
    pub task: String,
    /// How submissions are run.
    pub mode: Mode,
    /// The text of `generate.rs`, which makes random scripts; `None` where there is none.
    pub generator: Option<String>,
    /// The learner's file at the beginning.
    pub starter: String,
    /// What one case may use.
    pub limits: Limits,
    /// Whether submissions are optimised.
    pub optimize: bool,
    /// How graded output is compared with the snapshot.
    pub comparison: Comparison,
    /// Constructs refused before anything is compiled.
    pub forbid: Vec<Construct>,
    /// Its cases, in order.
    pub cases: Vec<Case>,
    /// Hints, from gentle to nearly the answer.
    pub hints: Vec<String>,
    /// Known wrong solutions.
    pub rejects: Vec<Reject>,
    /// What to take away.
    pub lesson: Option<String>,
    /// Small changes of the solution that change nothing that can be seen.
    pub equivalent_mutants: Vec<EquivalentMutant>,
    /// How the rejects answer each case; `None` when that is not recorded, or not legibly.
    pub misconceptions: Option<Misconceptions>,
}

impl Exercise {
    /// Points of all cases together.
    pub fn max_points(&self) -> u32 {
        self.cases.iter().map(|case| case.points).sum()
    }
}

/// `topic/slug`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ExerciseId {
    /// The topic's folder.
    pub topic: String,
    /// The exercise's folder.
    pub slug: String,
}

impl ExerciseId {
    /// The name of these two parts.
    pub fn new(topic: impl Into<String>, slug: impl Into<String>) -> ExerciseId {
        ExerciseId {
            topic: topic.into(),
            slug: slug.into(),
        }
    }
}

impl fmt::Display for ExerciseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.topic, self.slug)
    }
}

impl FromStr for ExerciseId {
    type Err = String;

    fn from_str(text: &str) -> Result<ExerciseId, String> {
        match text.split_once('/') {
            Some((topic, slug)) if !topic.is_empty() && !slug.is_empty() && !slug.contains('/') => {
                Ok(ExerciseId::new(topic, slug))
            }
            _ => Err(format!("`{text}` is not of the form `topic/slug`")),
        }
    }
}

/// For whom an exercise is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// The first years.
    Junior,
    /// Some years of practice.
    Mid,
    /// Many years of practice.
    Senior,
}

impl Level {
    /// All levels, the lowest first.
    pub const ALL: [Level; 3] = [Level::Junior, Level::Mid, Level::Senior];

    /// The name in YAML and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Level::Junior => "junior",
            Level::Mid => "mid",
            Level::Senior => "senior",
        }
    }
}

/// How submissions are run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mode {
    /// The learner writes types and functions; this source calls them.
    Harness {
        /// The text of `harness.rs`.
        source: String,
    },
    /// The learner writes `main`.
    Program,
    /// The learner writes a crate that these tests call.
    Tests(TestsCrate),
}

impl Mode {
    /// The name in YAML and JSON.
    pub fn name(&self) -> &'static str {
        match self {
            Mode::Harness { .. } => "harness",
            Mode::Program => "program",
            Mode::Tests(_) => "tests",
        }
    }
}

/// One run with its expected output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Its name.
    pub name: String,
    /// What it is about, in a line.
    pub checks: String,
    /// What the program finds on stdin.
    pub input: Vec<u8>,
    /// Arguments for the program.
    pub args: Vec<String>,
    /// What must come of it.
    pub expected: Expected,
    /// Points for passing.
    pub points: u32,
    /// Whether it is graded but not shown in full.
    pub hidden: bool,
    /// The exit status to end with; 0 in all modes but `program`.
    pub exit_status: i32,
}

/// What must come of a case's run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expected {
    /// Graded output that matches this snapshot.
    Output(Vec<u8>),
    /// The end of the test with this path in `tests.rs`. There is no output to compare.
    TestEnds(String),
    /// A normal end, whatever is printed: so runs what shall tell what is expected. No exercise file can say this.
    Anything,
}

/// A known wrong solution that the exercise must refuse.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reject {
    /// Its file under `rejects/`.
    pub file: String,
    /// The misunderstanding behind it.
    pub misconception: String,
    /// The verdict it must get.
    pub verdict: Verdict,
    /// The cases that must give this verdict; empty for one that is refused before any case runs.
    pub caught_by: Vec<String>,
}

/// A mutant of the solution that no case can notice, because it behaves as the solution does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EquivalentMutant {
    /// The name of the rule that makes it.
    pub rule: String,
    /// The first line of the solution that it changes, without white space at its ends.
    pub line: String,
    /// What stands there in the mutant, without white space at its ends; empty where nothing is left.
    pub to: String,
    /// Why nobody can tell the two apart.
    pub reason: String,
}
