//! How two outputs differ.

use std::time::{Duration, Instant};

use super::compare::Comparator;
use super::diff::Diff;
use super::draft::Draft;
use super::first_difference::FirstDifference;
use super::only::OnlyDifference;
use super::tally::Arrangement;
use super::text::Escaping;

/// How two outputs differ.
///
/// Bounded however large the outputs are: see [`Diff`] and [`FirstDifference`]. Texts are written as
/// [`text_of`](super::text_of) writes them, with backslashes doubled as soon as either output is not UTF-8.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatch {
    /// Where they first differ.
    pub first_difference: FirstDifference,
    /// Both outputs line by line, as they were compared: that is, normalised. For
    /// [`Comparator::UnorderedLines`], what was printed stands in the order in which it was expected.
    pub diff: Diff,
    /// Set when nothing of substance differs.
    pub only: Option<OnlyDifference>,
}

impl Mismatch {
    /// Describes how two normalised texts differ that do differ under this comparator. The diff is given so much time.
    pub(super) fn between(
        comparator: Comparator,
        expected: &[u8],
        got: &[u8],
        patience: Duration,
    ) -> Mismatch {
        let deadline = Instant::now() + patience;
        let escaping = Escaping::for_outputs(&[expected, got]);
        let only = OnlyDifference::between(comparator, expected, got);
        let (first_difference, diff) = if comparator == Comparator::UnorderedLines {
            let arrangement = Arrangement::of(expected, got);
            (
                FirstDifference::of_arrangement(escaping, expected, &arrangement),
                Draft::new(comparator, escaping, deadline).diff(expected, &arrangement.text),
            )
        } else {
            (
                FirstDifference::between(comparator, escaping, expected, got),
                Draft::new(comparator, escaping, deadline).diff(expected, got),
            )
        };
        Mismatch {
            first_difference,
            diff,
            only,
        }
    }
}
