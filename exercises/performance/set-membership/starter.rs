//! Sets instead of searching: membership, repeats and counts in linear time, and what may leave a loop.

use std::hash::Hash;

/// The items of `data` that occur in `valid`.
pub fn keep_valid<T: Eq + Hash + Clone>(data: &[T], valid: &[T]) -> Vec<T> {
    todo!()
}

/// The items of `a` that do not occur in `b`.
pub fn only_in_first<T: Eq + Hash + Clone>(a: &[T], b: &[T]) -> Vec<T> {
    todo!()
}

/// The values that occur in one of the two and not in the other, each once.
pub fn in_exactly_one<T: Eq + Hash + Clone>(a: &[T], b: &[T]) -> Vec<T> {
    todo!()
}

/// The values that occur more than once, each once, in the order of first appearance.
pub fn duplicates<T: Eq + Hash + Clone>(xs: &[T]) -> Vec<T> {
    todo!()
}

/// The values that occur more than once, each once, in the order of their second occurrences.
pub fn first_repeats<T: Eq + Hash + Clone>(xs: &[T]) -> Vec<T> {
    todo!()
}

/// Every value and how often it occurs, in the order of first appearance.
pub fn counts<T: Eq + Hash + Clone>(xs: &[T]) -> Vec<(T, usize)> {
    todo!()
}

/// Finds a function by its name.
pub type Lookup<'a> = dyn FnMut(&str) -> Option<fn(i64) -> i64> + 'a;

/// Applies the function of this name to all values, after looking it up once.
pub fn apply_named(lookup: &mut Lookup<'_>, name: &str, values: &[i64]) -> Option<Vec<i64>> {
    todo!()
}

/// Applies to each value the function that the name means at that moment, and calls `after_each` with the value's position.
pub fn apply_current(
    lookup: &mut Lookup<'_>,
    name: &str,
    values: &[i64],
    after_each: &mut dyn FnMut(usize),
) -> Option<Vec<i64>> {
    todo!()
}
