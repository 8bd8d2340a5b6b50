//! Proofs for people: what falls short, each at its place, then one line an exercise.

use similar::TextDiff;

use super::super::columns::{pad, width};
use super::super::escape;
use super::super::quantity::{count, duration, share};
use super::super::style::{Role, Style};
use super::{ProofBatch, percentage};
use crate::exercise::render;
use crate::proof::{Change, Check, Outcome, Proof, RandomTally, Shortcoming};

/// Lines of the solution that are shown around a change.
const CONTEXT: usize = 1;

/// Everything that a person wants to see.
pub fn page(batch: &ProofBatch, style: &Style) -> String {
    let mut text = String::new();
    for proof in &batch.proofs {
        for (check, shortcoming) in proof.shortcomings() {
            text.push_str(&drawn(proof, check, shortcoming, style));
        }
    }
    if !style.quiet() {
        text.push_str(&table(batch, style));
    }
    text.push_str(&ending(batch, style));
    text
}

fn drawn(proof: &Proof, check: Check, shortcoming: &Shortcoming, style: &Style) -> String {
    let heading = format!("{} · {check}", proof.exercise);
    let problem = render(
        std::slice::from_ref(&shortcoming.problem),
        style.colour,
        style.columns(),
    );
    let change = shortcoming
        .change
        .as_ref()
        .map(|change| diff(change, style))
        .unwrap_or_default();
    format!("{}\n{problem}{change}", style.paint(Role::Muted, &heading))
}

/// The change as a unified diff, without the names of files: the place stands above it.
fn diff(change: &Change, style: &Style) -> String {
    let mut text = String::new();
    for line in unified(change).lines() {
        let role = match line.chars().next() {
            Some('-') => Role::Expected,
            Some('+') => Role::Got,
            _ => Role::Muted,
        };
        text.push_str(&format!("    {}\n", style.paint(role, &escape::line(line))));
    }
    text.push('\n');
    text
}

/// The change as a unified diff.
pub(super) fn unified(change: &Change) -> String {
    TextDiff::from_lines(change.before.as_ref(), change.after.as_str())
        .unified_diff()
        .context_radius(CONTEXT)
        .to_string()
}

fn table(batch: &ProofBatch, style: &Style) -> String {
    let rows: Vec<[String; 5]> = batch.proofs.iter().map(cells).collect();
    let with_mutants = batch.proofs.iter().any(|proof| proof.mutants.is_some());
    let columns = if with_mutants { 5 } else { 4 };
    let heads = ["exercise", "cases", "rejects", "checks", "mutants killed"];
    let widths: Vec<usize> = (0..columns)
        .map(|column| {
            let cells = rows.iter().map(|row| width(&row[column]));
            cells.chain([width(heads[column])]).max().unwrap_or(0)
        })
        .collect();
    let line = |cells: &[String]| {
        let padded: Vec<String> = cells
            .iter()
            .zip(&widths)
            .map(|(cell, width)| pad(cell, *width))
            .collect();
        padded.join("  ").trim_end().to_owned()
    };
    let heads = line(&heads.map(str::to_owned));
    let mut text = format!("  {}\n", style.paint(Role::Muted, &heads));
    for (proof, row) in batch.proofs.iter().zip(&rows) {
        let mark = match proof.holds() {
            true => style.paint(Role::Good, "✓"),
            false => style.paint(Role::Bad, "✗"),
        };
        text.push_str(&format!("{mark} {}\n", line(row)));
    }
    text.push('\n');
    text
}

/// The cells of an exercise's line.
fn cells(proof: &Proof) -> [String; 5] {
    let outcomes = || proof.rows.iter().map(|row| &row.outcome);
    let held = outcomes().filter(|it| **it == Outcome::Held).count();
    let not_checked = outcomes()
        .filter(|it| matches!(it, Outcome::NotChecked(_)))
        .count();
    let mut checks = format!("{held} of {}", proof.rows.len());
    if not_checked > 0 {
        checks.push_str(&format!(", {not_checked} not made"));
    }
    let mutants = proof.mutants.map_or_else(String::new, |tally| {
        let viable = tally.killed + tally.survived;
        format!("{} of {viable}  {}", tally.killed, percentage(&tally))
    });
    [
        escape::line(&proof.exercise.to_string()),
        proof.cases.to_string(),
        proof.rejects.to_string(),
        checks,
        mutants,
    ]
}

fn ending(batch: &ProofBatch, style: &Style) -> String {
    let mut text = String::new();
    let mut reasons: Vec<(Check, &str, usize)> = Vec::new();
    for row in batch.proofs.iter().flat_map(|proof| &proof.rows) {
        if let Outcome::NotChecked(reason) = &row.outcome {
            match reasons
                .iter_mut()
                .find(|(check, known, _)| (*check, *known) == (row.check, reason))
            {
                Some((.., times)) => *times += 1,
                None => reasons.push((row.check, reason, 1)),
            }
        }
    }
    for (check, reason, times) in reasons {
        let exercises = count(times, "exercise", "exercises");
        let note = format!(
            "not checked: {check} of {exercises}: {}",
            escape::line(reason)
        );
        text.push_str(&style.paint(Role::Warning, &note));
        text.push('\n');
    }
    for proof in batch.proofs.iter().filter(|_| style.verbose()) {
        if let Some(random) = &proof.random {
            text.push_str(&format!("{}: {}\n", proof.exercise, random_words(random)));
        }
    }
    if let Some(wall) = batch.mutants_wall {
        let tally = batch.mutants();
        let seconds = wall.as_secs_f64();
        let each_second = match seconds > 0.0 {
            true => tally.offered() as f64 / seconds,
            false => 0.0,
        };
        text.push_str(&format!(
            "{}: {} killed ({}), {} equivalent, {} survived, {} did not compile · {} · {each_second:.1} a second\n",
            count(tally.offered(), "mutant", "mutants"),
            tally.killed,
            percentage(&tally),
            tally.equivalent,
            tally.survived,
            tally.unviable,
            duration(wall),
        ));
    }
    let holding = batch.proofs.iter().filter(|proof| proof.holds()).count();
    let all = batch.proofs.len();
    let sum = format!("{holding} of {} hold", count(all, "exercise", "exercises"));
    let role = if holding == all {
        Role::Good
    } else {
        Role::Bad
    };
    text.push_str(&format!(
        "{} · {}\n{}\n",
        style.paint(role, &sum),
        duration(batch.wall),
        style.paint(
            Role::Muted,
            &format!(
                "rustc {} · sandbox {}",
                batch.toolchain, batch.sandbox.class
            )
        ),
    ));
    text
}

/// What random scripts catch, and what they do not.
fn random_words(tally: &RandomTally) -> String {
    let scripts = count(tally.scripts, "random script", "random scripts");
    let rejects = tally.caught.len() + tally.missed.len();
    let caught = share(tally.caught.len(), rejects, "reject", "rejects");
    let missed: Vec<String> = tally.missed.iter().map(|file| escape::line(file)).collect();
    match missed.is_empty() {
        true => format!("{scripts} catch {caught}"),
        false => format!("{scripts} catch {caught}, not {}", missed.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::fixtures::plain;
    use super::super::super::style::Verbosity;
    use super::super::fixtures::batch;
    use super::*;

    #[test]
    fn what_falls_short_is_drawn_above_the_table() {
        insta::assert_snapshot!(page(&batch(), &plain()));
    }

    #[test]
    fn what_random_scripts_catch_is_told_on_demand() {
        let verbose = Style {
            verbosity: Verbosity::Verbose,
            ..plain()
        };
        let line = "t/holds: 60 random scripts catch 2 of 3 rejects, not slow-start.rs\n";
        assert!(page(&batch(), &verbose).contains(line));
        assert!(!page(&batch(), &plain()).contains(line));
    }

    #[test]
    fn quiet_leaves_the_table_out() {
        let quiet = Style {
            verbosity: Verbosity::Quiet,
            ..plain()
        };
        let text = page(&batch(), &quiet);
        assert!(
            !text.contains("cases") && text.contains("one hint is too few"),
            "{text}"
        );
    }

    #[test]
    fn without_mutants_there_is_no_column_for_them() {
        let mut batch = batch();
        batch.mutants_wall = None;
        for proof in &mut batch.proofs {
            proof.mutants = None;
        }
        let text = page(&batch, &plain());
        assert!(
            !text.contains("mutants killed") && !text.contains("a second"),
            "{text}"
        );
    }
}
