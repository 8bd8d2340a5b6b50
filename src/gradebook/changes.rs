//! What a regrade would alter: the grades that stand beside those that the same submissions get now.

use std::collections::{BTreeMap, BTreeSet};

use super::class::{Class, Handed};
use super::entry::Key;
use super::journal::{Journal, JournalError};
use crate::digest::Digest;
use crate::verdict::Verdict;

/// A grade in short.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Short {
    /// The verdict.
    pub verdict: Verdict,
    /// Points earned.
    pub points: u32,
    /// Points that could be earned.
    pub max_points: u32,
}

/// A student's grade that a regrade alters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The student.
    pub student: String,
    /// The exercise.
    pub exercise: String,
    /// The grade that stands.
    pub before: Short,
    /// The grade that the same submission gets now.
    pub after: Short,
}

/// For each exercise, by its name, what its grades depend on that is not so any more, in words.
pub type Reasons = BTreeMap<String, BTreeSet<String>>;

/// What a regrade comes to.
#[derive(Debug, Default)]
pub struct Comparison {
    /// What is altered, by student and exercise.
    pub changes: Vec<Change>,
    /// How many grades were made again and are as before.
    pub unaltered: usize,
}

/// The submissions whose standing grade depends on something that is not so any more, each once however many handed it
/// in, and for each exercise in words what that is.
///
/// # Errors
/// [`JournalError`].
pub fn outdated<'a>(
    class: &'a Class,
    journal: &Journal,
) -> Result<(Vec<&'a Handed>, Reasons), JournalError> {
    let mut seen = BTreeSet::new();
    let mut reasons = Reasons::new();
    let mut outdated = Vec::new();
    for handed in &class.submissions {
        let (Some(identity), Some(now)) = (class.identity(handed), class.key(handed)) else {
            continue;
        };
        let Some(standing) = journal.standing(identity) else {
            continue;
        };
        if standing.key == now.digest() || !seen.insert(identity) {
            continue;
        }
        let before = journal.grade(standing.place)?.key;
        let exercise = class.exercise(handed.exercise).to_owned();
        reasons
            .entry(exercise)
            .or_default()
            .extend(differences(&before, &now));
        outdated.push(handed);
    }
    Ok((outdated, reasons))
}

fn differences(before: &Key, now: &Key) -> Vec<String> {
    let mut differences = Vec::new();
    if before.exercise != now.exercise {
        differences.push("the exercise has changed".to_owned());
    }
    for (what, before, now) in [
        ("rustc", &before.toolchain, &now.toolchain),
        ("grader", &before.grader, &now.grader),
        ("sandbox", &before.sandbox, &now.sandbox),
    ] {
        if before != now {
            differences.push(format!("{what} {before} is now {now}"));
        }
    }
    differences
}

/// Sets the grades that stand beside those of a regrade, which are in a journal of their own.
///
/// # Errors
/// [`JournalError`].
pub fn compare(
    class: &Class,
    journal: &Journal,
    regrade: &Journal,
) -> Result<Comparison, JournalError> {
    let short = |journal: &Journal, identity: Digest| {
        let standing = journal.standing(identity);
        let entry = standing
            .map(|standing| journal.grade(standing.place))
            .transpose()?;
        Ok::<_, JournalError>(entry.map(|entry| Short {
            verdict: entry.verdict,
            points: entry.points,
            max_points: entry.max_points,
        }))
    };
    let mut comparison = Comparison::default();
    for handed in &class.submissions {
        let (Some(identity), Some(key)) = (class.identity(handed), class.key(handed)) else {
            continue;
        };
        let current = |standing: &super::journal::Standing| standing.key == key.digest();
        if !regrade.standing(identity).as_ref().is_some_and(current) {
            continue;
        }
        let (Some(before), Some(after)) = (short(journal, identity)?, short(regrade, identity)?)
        else {
            continue;
        };
        if before == after {
            comparison.unaltered += 1;
        } else {
            comparison.changes.push(Change {
                student: class.student(handed.student).to_owned(),
                exercise: class.exercise(handed.exercise).to_owned(),
                before,
                after,
            });
        }
    }
    Ok(comparison)
}
