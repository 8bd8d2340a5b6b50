//! Sets instead of searching: membership, repeats and counts in linear time, and what may leave a loop.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// The items of `data` that occur in `valid`.
pub fn keep_valid<T: Eq + Hash + Clone>(data: &[T], valid: &[T]) -> Vec<T> {
    let valid: HashSet<&T> = valid.iter().collect();
    let kept = data.iter().filter(|item| valid.contains(item));
    kept.cloned().collect()
}

/// The items of `a` that do not occur in `b`.
pub fn only_in_first<T: Eq + Hash + Clone>(a: &[T], b: &[T]) -> Vec<T> {
    let b: HashSet<&T> = b.iter().collect();
    let kept = a.iter().filter(|item| !b.contains(item));
    kept.cloned().collect()
}

/// The values that occur in one of the two and not in the other, each once.
pub fn in_exactly_one<T: Eq + Hash + Clone>(a: &[T], b: &[T]) -> Vec<T> {
    let mut values = each_once(&only_in_first(a, b));
    values.extend(each_once(&only_in_first(b, a)));
    values
}

fn each_once<T: Eq + Hash + Clone>(items: &[T]) -> Vec<T> {
    let mut listed = HashSet::new();
    let first_ones = items.iter().filter(|item| listed.insert(*item));
    first_ones.cloned().collect()
}

/// The values that occur more than once, each once, in the order of first appearance.
pub fn duplicates<T: Eq + Hash + Clone>(xs: &[T]) -> Vec<T> {
    let repeated = counts(xs).into_iter().filter(|&(_, count)| count > 1);
    repeated.map(|(value, _)| value).collect()
}

/// The values that occur more than once, each once, in the order of their second occurrences.
pub fn first_repeats<T: Eq + Hash + Clone>(xs: &[T]) -> Vec<T> {
    let mut seen = HashMap::new();
    let second_ones = xs.iter().filter(|&item| {
        let count = seen.entry(item).or_insert(0);
        *count += 1;
        *count == 2
    });
    second_ones.cloned().collect()
}

/// Every value and how often it occurs, in the order of first appearance.
pub fn counts<T: Eq + Hash + Clone>(xs: &[T]) -> Vec<(T, usize)> {
    let mut counted: Vec<(T, usize)> = Vec::new();
    let mut places: HashMap<&T, usize> = HashMap::new();
    for item in xs {
        let place = *places.entry(item).or_insert_with(|| {
            counted.push((item.clone(), 0));
            counted.len() - 1
        });
        counted[place].1 += 1;
    }
    counted
}

/// Finds a function by its name.
pub type Lookup<'a> = dyn FnMut(&str) -> Option<fn(i64) -> i64> + 'a;

/// Applies the function of this name to all values, after looking it up once.
pub fn apply_named(lookup: &mut Lookup<'_>, name: &str, values: &[i64]) -> Option<Vec<i64>> {
    let function = lookup(name)?;
    Some(values.iter().map(|&value| function(value)).collect())
}

/// Applies to each value the function that the name means at that moment, and calls `after_each` with the value's position.
pub fn apply_current(
    lookup: &mut Lookup<'_>,
    name: &str,
    values: &[i64],
    after_each: &mut dyn FnMut(usize),
) -> Option<Vec<i64>> {
    let mut results = Vec::new();
    for (at, &value) in values.iter().enumerate() {
        // What the name means is read again each time: `after_each` may have changed it.
        let function = lookup(name)?;
        results.push(function(value));
        after_each(at);
    }
    Some(results)
}
