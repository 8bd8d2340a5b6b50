//! Comparing what a program printed with what was expected.
//!
//! A [`Comparison`] is an ordered list of named [`Normalisation`]s and one [`Comparator`]. What differs comes
//! back as data, a [`Mismatch`]; reports draw it. Outputs are bytes until then: a learner's program may print
//! anything, so whatever is made for people is bounded in size, and what is left out is counted.

mod alignment;
mod canonical;
mod compare;
mod diff;
mod draft;
mod first_difference;
mod line;
mod mismatch;
mod normalise;
mod only;
mod piece;
mod tally;
mod text;
mod window;
mod word;

#[cfg(test)]
mod tests;

pub use compare::{Comparator, Comparison};
pub use diff::{Diff, DiffEntry, DiffLine, Segment, Tag};
pub use first_difference::FirstDifference;
pub use mismatch::Mismatch;
pub use normalise::Normalisation;
pub use only::OnlyDifference;
pub use text::text_of;
