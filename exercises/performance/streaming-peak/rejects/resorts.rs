//! Rejected: keeps the best values in a sorted vector, which is put in order again for every item.

use std::cmp::Reverse;

/// What an item is asked for.
pub trait Value {
    /// The number that the item stands for.
    fn value(&self) -> i64;
}

/// What `stats` finds out.
#[derive(Debug, Clone, PartialEq)]
pub struct Stats {
    pub count: usize,
    pub sum: i128,
    pub min: i64,
    pub max: i64,
}

/// What a use of a source of items needs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Need {
    pub passes: usize,
    pub random_access: bool,
    pub length: bool,
    pub endless: bool,
    pub early_stop: bool,
}

/// How a source of items must be kept.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Store {
    Stream,
    Buffer,
    Impossible,
}

/// The values of the items; each item is dropped before the next one is fetched.
fn values<I: Iterator>(it: I) -> impl Iterator<Item = i64>
where
    I::Item: Value,
{
    it.map(|item| item.value())
}

/// Number, sum, smallest and largest value; 1 item alive.
pub fn stats<I: Iterator>(it: I) -> Option<Stats>
where
    I::Item: Value,
{
    values(it).fold(None, |stats, value| {
        Some(match stats {
            None => Stats {
                count: 1,
                sum: value.into(),
                min: value,
                max: value,
            },
            Some(Stats {
                count,
                sum,
                min,
                max,
            }) => Stats {
                count: count + 1,
                sum: sum + i128::from(value),
                min: min.min(value),
                max: max.max(value),
            },
        })
    })
}

/// The `k` largest values, the largest first; at most k + 1 items alive.
pub fn top_k<I: Iterator>(it: I, k: usize) -> Vec<i64>
where
    I::Item: Value,
{
    if k == 0 {
        return Vec::new();
    }
    let mut kept: Vec<i64> = Vec::new();
    for value in values(it) {
        kept.push(value);
        kept.sort_unstable_by_key(|&value| Reverse(value));
        kept.truncate(k);
    }
    kept
}

/// The first value above the limit; 1 item alive.
pub fn first_over<I: Iterator>(it: I, limit: i64) -> Option<i64>
where
    I::Item: Value,
{
    values(it).find(|&value| value > limit)
}

/// The sum of twice the value over all positive values, unless it leaves `i64` on the way; 1 item alive.
pub fn doubled_positives<I: Iterator>(it: I) -> Option<i64>
where
    I::Item: Value,
{
    let mut positive = values(it).filter(|&value| value > 0);
    positive.try_fold(0_i64, |sum, value| sum.checked_add(value.checked_mul(2)?))
}

/// The smaller one of the values in the middle; 1 item alive.
pub fn median<I: Iterator>(it: I) -> Option<i64>
where
    I::Item: Value,
{
    let mut sorted: Vec<i64> = values(it).collect();
    sorted.sort_unstable();
    let last = sorted.len().checked_sub(1)?;
    Some(sorted[last / 2])
}

/// How the source must be kept for this need.
pub fn plan(need: &Need) -> Store {
    let several_passes = need.passes > 1;
    if need.endless && (need.length || several_passes && !need.early_stop) {
        Store::Impossible
    } else if need.random_access || need.length || several_passes {
        Store::Buffer
    } else {
        Store::Stream
    }
}
