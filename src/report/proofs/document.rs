//! Proofs as JSON, `grader/proof/v1`: one row a check, one entry a set of mutants and a generator.

use serde::Serialize;

use super::table::unified;
use super::{ProofBatch, percentage};
use crate::proof::{Outcome, Row, Shortcoming};

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    grader: &'a str,
    toolchain: &'a str,
    sandbox: Sandbox<'a>,
    wall_ms: u128,
    rows: Vec<RowDocument<'a>>,
    mutants: Vec<MutantsDocument>,
    generators: Vec<GeneratorDocument<'a>>,
    totals: Totals,
}

#[derive(Serialize)]
struct Sandbox<'a> {
    class: &'a str,
    missing: &'a [String],
}

#[derive(Serialize)]
struct RowDocument<'a> {
    exercise: String,
    check: &'static str,
    /// `held`, `short` or `not-checked`.
    outcome: &'static str,
    /// Why a check could not be made.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    shortcomings: Vec<ShortcomingDocument<'a>>,
}

#[derive(Serialize)]
struct ShortcomingDocument<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<&'a str>,
    /// The rule of a mutant that survived.
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<&'static str>,
    /// The mutant as a unified diff against the solution.
    #[serde(skip_serializing_if = "Option::is_none")]
    diff: Option<String>,
}

#[derive(Serialize)]
struct MutantsDocument {
    exercise: String,
    offered: usize,
    unviable: usize,
    killed: usize,
    equivalent: usize,
    survived: usize,
    rate: String,
}

/// What random scripts make of the rejects that give a wrong answer or fail.
#[derive(Serialize)]
struct GeneratorDocument<'a> {
    exercise: String,
    scripts: usize,
    /// Rejects that some script catches.
    caught: &'a [String],
    /// Rejects that none does.
    missed: &'a [String],
}

#[derive(Serialize)]
struct Totals {
    exercises: usize,
    hold: usize,
}

/// The document, with a newline at its end.
///
/// # Errors
/// None that these types can give.
pub fn json(batch: &ProofBatch) -> serde_json::Result<String> {
    let rows = batch.proofs.iter().flat_map(|proof| {
        let exercise = proof.exercise.to_string();
        proof.rows.iter().map(move |it| row(exercise.clone(), it))
    });
    let mutants = batch.proofs.iter().filter_map(|proof| {
        proof.mutants.map(|tally| MutantsDocument {
            exercise: proof.exercise.to_string(),
            offered: tally.offered(),
            unviable: tally.unviable,
            killed: tally.killed,
            equivalent: tally.equivalent,
            survived: tally.survived,
            rate: percentage(&tally),
        })
    });
    let generators = batch.proofs.iter().filter_map(|proof| {
        proof.random.as_ref().map(|tally| GeneratorDocument {
            exercise: proof.exercise.to_string(),
            scripts: tally.scripts,
            caught: &tally.caught,
            missed: &tally.missed,
        })
    });
    let document = Document {
        schema: "grader/proof/v1",
        grader: &batch.grader,
        toolchain: &batch.toolchain,
        sandbox: Sandbox {
            class: &batch.sandbox.class,
            missing: &batch.sandbox.missing,
        },
        wall_ms: batch.wall.as_millis(),
        rows: rows.collect(),
        mutants: mutants.collect(),
        generators: generators.collect(),
        totals: Totals {
            exercises: batch.proofs.len(),
            hold: batch.proofs.iter().filter(|proof| proof.holds()).count(),
        },
    };
    Ok(serde_json::to_string_pretty(&document)? + "\n")
}

fn row(exercise: String, row: &Row) -> RowDocument<'_> {
    let (outcome, reason, shortcomings) = match &row.outcome {
        Outcome::Held => ("held", None, Vec::new()),
        Outcome::Short(short) => ("short", None, short.iter().map(shortcoming).collect()),
        Outcome::NotChecked(reason) => ("not-checked", Some(reason.as_str()), Vec::new()),
    };
    RowDocument {
        exercise,
        check: row.check.name(),
        outcome,
        reason,
        shortcomings,
    }
}

fn shortcoming(shortcoming: &Shortcoming) -> ShortcomingDocument<'_> {
    let problem = &shortcoming.problem;
    ShortcomingDocument {
        file: &problem.file,
        line: problem.line,
        column: problem.column,
        message: &problem.message,
        help: problem.help.as_deref(),
        rule: shortcoming.change.as_ref().map(|change| change.rule),
        diff: shortcoming.change.as_ref().map(unified),
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::batch;
    use super::*;

    #[test]
    fn the_document_has_a_row_for_every_check() {
        insta::assert_snapshot!(json(&batch()).unwrap());
    }
}
