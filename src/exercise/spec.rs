//! The exercise file, field for field: what may stand in `exercise.yaml`.
//!
//! These types are the format's definition. The JSON Schema that editors use is derived from them, and the
//! loader's lists of known keys stand beside them; a test holds the two together. They are not what the
//! program works with: the loader checks the file value by value, so that it can tell every mistake with its
//! place, and makes an [`Exercise`](super::Exercise).

use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

use super::mapping::Keys;
use super::model::Level;
use super::quantity::{SIZE_PATTERN, TIME_PATTERN};
use crate::build::Construct;
use crate::verdict::Verdict;

/// The version of the format that this program reads.
pub const FORMAT: u32 = 1;

/// The most points that one case may give.
pub const MAX_POINTS: u32 = 1000;

/// An exercise file of `grader`: `exercises/<topic>/<slug>/exercise.yaml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend(
    "if" = { "properties": { "mode": { "const": "tests" } } },
    "then" = { "properties": { "compare": false } },
    "else" = { "properties": { "crate_name": false }, "required": ["cases"] }
))]
pub struct Spec {
    /// The version of the format: 1.
    #[schemars(range(min = 1, max = 1))]
    pub format: u32,
    /// The exercise's title, in one line.
    #[schemars(length(min = 1))]
    pub title: String,
    /// For whom the exercise is.
    pub level: Level,
    /// Ids of the interview questions behind it, as in `questions.yaml`.
    #[serde(default)]
    pub derived_from: Vec<String>,
    /// The question as an interviewer would ask it.
    #[schemars(length(min = 1))]
    pub question: String,
    /// The whole contract in Markdown: nothing that a case checks may be unstated.
    #[schemars(length(min = 1))]
    pub task: String,
    /// How submissions are run.
    pub mode: ModeSpec,
    /// What the tests call the submission's crate, in mode `tests`; `solution` when left out.
    #[schemars(regex(pattern = "^[a-z][a-z0-9_]*$"), length(max = 60))]
    pub crate_name: Option<String>,
    /// What one case may use. Every key may be left out.
    #[serde(default)]
    pub limits: LimitsSpec,
    /// Whether submissions are compiled with optimisation.
    #[serde(default)]
    pub optimize: bool,
    /// How the graded output is compared with the snapshot.
    #[serde(default)]
    pub compare: CompareSpec,
    /// Constructs that are refused before anything is compiled.
    #[serde(default)]
    pub forbid: Vec<Construct>,
    /// The cases, from simple to subtle. In mode `tests` they may be left out: each test is a case then.
    #[schemars(length(min = 1))]
    pub cases: Option<Vec<CaseSpec>>,
    /// Hints, from gentle to nearly the answer.
    #[serde(default)]
    pub hints: Vec<String>,
    /// Known wrong solutions that the exercise must refuse.
    #[serde(default)]
    pub rejects: Vec<RejectSpec>,
    /// What to take away.
    #[schemars(length(min = 1))]
    pub lesson: Option<String>,
    /// Small changes of the solution that change nothing that can be seen.
    #[serde(default)]
    pub equivalent_mutants: Vec<EquivalentMutantSpec>,
}

/// How submissions are run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ModeSpec {
    /// The learner writes types and functions; `harness.rs` calls them and reports.
    Harness,
    /// The learner writes `main`; what it prints to stdout is graded.
    Program,
    /// The learner writes a crate; each `#[test]` function of `tests.rs` is a case.
    Tests,
}

/// Limits of one case: a whole number, a blank and a unit.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LimitsSpec {
    /// Processor time of all processes together.
    #[schemars(regex(pattern = TIME_PATTERN))]
    pub cpu: Option<String>,
    /// Time on the wall clock; three times `cpu` and a second more when left out.
    #[schemars(regex(pattern = TIME_PATTERN))]
    pub wall: Option<String>,
    /// Resident memory.
    #[schemars(regex(pattern = SIZE_PATTERN))]
    pub memory: Option<String>,
    /// What may be written to each of stdout, stderr and the report channel.
    #[schemars(regex(pattern = SIZE_PATTERN))]
    pub output: Option<String>,
    /// Stack of the main thread.
    #[schemars(regex(pattern = SIZE_PATTERN))]
    pub stack: Option<String>,
    /// Processes and threads alive at once.
    #[schemars(range(min = 1))]
    pub processes: Option<u32>,
    /// Open file descriptors of one process.
    #[schemars(range(min = 1))]
    pub open_files: Option<u32>,
    /// What may be written to files.
    #[schemars(regex(pattern = SIZE_PATTERN))]
    pub disk: Option<String>,
}

/// How graded output is compared with a snapshot.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CompareSpec {
    /// Line by line; line endings, blanks at the end of a line and blank lines at the end do not count.
    #[default]
    Lines,
    /// Byte by byte.
    Exact,
    /// Word by word; white space between words does not count.
    Tokens,
    /// As `lines`, in any order.
    UnorderedLines,
    /// Word by word, where numbers may differ a little.
    Float(FloatSpec),
}

/// How much numbers may differ; at least one of the two must be given.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FloatSpec {
    /// Largest absolute difference.
    #[schemars(range(min = 0))]
    pub abs: Option<f64>,
    /// Largest difference in relation to the expected number.
    #[schemars(range(min = 0))]
    pub rel: Option<f64>,
}

/// One run with its expected output.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CaseSpec {
    /// The case's name: lower case letters, digits and single hyphens.
    #[schemars(regex(pattern = "^[a-z0-9]+(-[a-z0-9]+)*$"), length(max = 60))]
    pub name: String,
    /// What the case is about, in one line.
    #[schemars(length(min = 1))]
    pub checks: String,
    /// The test that is run, in mode `tests`: its path in `tests.rs`, such as `inner::works`. It may be left out where
    /// the name is that path with hyphens.
    #[schemars(length(min = 1))]
    pub test: Option<String>,
    /// What the program finds on stdin; empty when left out. Ends with a newline.
    pub input: Option<String>,
    /// A file with the input, instead of `input`.
    pub input_file: Option<String>,
    /// Arguments for the program.
    #[serde(default)]
    pub args: Vec<String>,
    /// The expected output. Ends with a newline.
    pub expect: Option<String>,
    /// A file with the expected output, instead of `expect`; `expected/<name>.out` when both are left out.
    pub expect_file: Option<String>,
    /// Whether the expected output may be empty.
    #[serde(default)]
    pub allow_empty: bool,
    /// Points for passing.
    #[serde(default = "default_points")]
    #[schemars(range(min = 0, max = MAX_POINTS))]
    pub points: u32,
    /// Whether the case is graded but not shown in full.
    #[serde(default)]
    pub hidden: bool,
    /// The exit status to end with, in mode `program`.
    #[serde(default)]
    #[schemars(range(min = 0, max = 255))]
    pub exit_status: i32,
}

fn default_points() -> u32 {
    1
}

/// A known wrong solution that the exercise must refuse.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RejectSpec {
    /// The file under `rejects/`.
    #[schemars(regex(pattern = r"^[a-z0-9]+(-[a-z0-9]+)*\.rs$"))]
    pub file: String,
    /// The misunderstanding behind it, in one line; shown to learners who make the same mistake.
    #[schemars(length(min = 1))]
    pub misconception: String,
    /// The verdict that it must get.
    #[schemars(schema_with = "reject_verdicts_schema")]
    pub verdict: Verdict,
    /// The cases that must give this verdict. Left out for `rejected` and `compile-error`, where no case runs.
    #[serde(default)]
    pub caught_by: Vec<String>,
}

/// A mutant of the solution that no case can notice, because it behaves as the solution does.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EquivalentMutantSpec {
    /// The rule that makes it, as `grader verify --mutants` names it.
    #[schemars(regex(pattern = "^[a-z0-9]+(-[a-z0-9]+)*$"))]
    pub rule: String,
    /// The first line of the solution that it changes, without white space at its ends.
    #[schemars(length(min = 1))]
    pub line: String,
    /// What stands there in the mutant, without white space at its ends; empty where nothing is left.
    pub to: String,
    /// Why nobody can tell the two apart, in one line.
    #[schemars(length(min = 1))]
    pub reason: String,
}

/// The verdicts that a wrong solution may be expected to get.
pub(super) fn reject_verdicts() -> impl Iterator<Item = Verdict> {
    let impossible = [Verdict::InternalError, Verdict::Accepted, Verdict::Skipped];
    Verdict::ALL
        .into_iter()
        .filter(move |verdict| !impossible.contains(verdict))
}

fn reject_verdicts_schema(_: &mut SchemaGenerator) -> Schema {
    let names: Vec<&str> = reject_verdicts().map(Verdict::name).collect();
    json_schema!({ "type": "string", "enum": names })
}

/// The JSON Schema of `exercise.yaml`, for editors.
pub fn json_schema() -> serde_json::Value {
    schemars::schema_for!(Spec).to_value()
}

/// Keys of the whole file.
pub(super) const EXERCISE: Keys = Keys {
    what: "an exercise",
    required: &[
        "format", "title", "level", "question", "task", "mode", "cases",
    ],
    optional: &[
        "derived_from",
        "limits",
        "optimize",
        "compare",
        "forbid",
        "hints",
        "rejects",
        "lesson",
        "equivalent_mutants",
    ],
};

/// Keys of the whole file in mode `tests`.
pub(super) const EXERCISE_OF_TESTS: Keys = Keys {
    what: "an exercise of mode `tests`",
    required: &["format", "title", "level", "question", "task", "mode"],
    optional: &[
        "cases",
        "crate_name",
        "derived_from",
        "limits",
        "optimize",
        "forbid",
        "hints",
        "rejects",
        "equivalent_mutants",
        "lesson",
    ],
};

/// Keys of `limits`.
pub(super) const LIMITS: Keys = Keys {
    what: "`limits`",
    required: &[],
    optional: &[
        "cpu",
        "wall",
        "memory",
        "output",
        "stack",
        "processes",
        "open_files",
        "disk",
    ],
};

/// Keys of `compare` where it is a mapping.
pub(super) const COMPARE: Keys = Keys {
    what: "`compare`",
    required: &["float"],
    optional: &[],
};

/// Keys of `float`.
pub(super) const FLOAT: Keys = Keys {
    what: "`float`",
    required: &[],
    optional: &["abs", "rel"],
};

/// Keys of a case.
pub(super) const CASE: Keys = Keys {
    what: "a case",
    required: &["name", "checks"],
    optional: &[
        "input",
        "input_file",
        "args",
        "expect",
        "expect_file",
        "allow_empty",
        "points",
        "hidden",
        "exit_status",
    ],
};

/// Keys of a case in mode `tests`.
pub(super) const CASE_OF_TESTS: Keys = Keys {
    what: "a case of mode `tests`",
    required: &["name", "checks"],
    optional: &["test", "points", "hidden"],
};

/// Keys of a reject.
pub(super) const REJECT: Keys = Keys {
    what: "a reject",
    required: &["file", "misconception", "verdict"],
    optional: &["caught_by"],
};

/// Keys of an equivalent mutant.
pub(super) const EQUIVALENT_MUTANT: Keys = Keys {
    what: "an equivalent mutant",
    required: &["rule", "line", "to", "reason"],
    optional: &[],
};

/// Every key of the format with the mapping it belongs to, for the documentation.
pub fn keys() -> BTreeMap<&'static str, Vec<&'static str>> {
    let of_all_modes = [
        EXERCISE,
        LIMITS,
        COMPARE,
        FLOAT,
        CASE,
        REJECT,
        EQUIVALENT_MUTANT,
    ];
    let of_tests = [EXERCISE_OF_TESTS, CASE_OF_TESTS];
    of_all_modes
        .iter()
        .chain(&of_tests)
        .map(|keys| (keys.what, keys.all().collect()))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The property names and the required ones of an object schema.
    fn of_schema(schema: &serde_json::Value) -> (BTreeSet<String>, BTreeSet<String>) {
        let names = schema["properties"]
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect();
        let required = schema["required"].as_array().into_iter().flatten();
        (
            names,
            required
                .map(|name| name.as_str().unwrap().to_owned())
                .collect(),
        )
    }

    fn of_keys(keys: &Keys) -> (BTreeSet<String>, BTreeSet<String>) {
        let owned = |name: &str| name.to_owned();
        (
            keys.all().map(owned).collect(),
            keys.required.iter().copied().map(owned).collect(),
        )
    }

    /// The keys that stand in one of two mappings, and those that both must have.
    fn of_either(one: &Keys, other: &Keys) -> (BTreeSet<String>, BTreeSet<String>) {
        let ((names, required), (more, also)) = (of_keys(one), of_keys(other));
        (&names | &more, &required & &also)
    }

    #[test]
    fn the_loader_knows_exactly_the_keys_of_the_schema() {
        let schema = json_schema();
        let exercise = of_either(&EXERCISE, &EXERCISE_OF_TESTS);
        assert_eq!(of_schema(&schema), exercise);
        let case = of_either(&CASE, &CASE_OF_TESTS);
        assert_eq!(of_schema(&schema["$defs"]["CaseSpec"]), case);
        for (name, keys) in [
            ("LimitsSpec", LIMITS),
            ("RejectSpec", REJECT),
            ("FloatSpec", FLOAT),
            ("EquivalentMutantSpec", EQUIVALENT_MUTANT),
        ] {
            assert_eq!(of_schema(&schema["$defs"][name]), of_keys(&keys), "{name}");
        }
        let float = &schema["$defs"]["CompareSpec"]["oneOf"]
            .as_array()
            .unwrap()
            .last()
            .unwrap()
            .clone();
        assert_eq!(of_schema(float), of_keys(&COMPARE));
    }

    #[test]
    fn no_reject_may_be_expected_to_be_accepted() {
        let names: Vec<&str> = reject_verdicts().map(Verdict::name).collect();
        assert_eq!(names.len(), 8);
        assert!(
            !names.contains(&"accepted")
                && !names.contains(&"skipped")
                && !names.contains(&"internal-error")
        );
    }
}
