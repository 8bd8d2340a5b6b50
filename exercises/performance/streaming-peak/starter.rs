//! How many items are alive at once: results from a stream of items, most of which must not exist at the same time.

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

/// Number, sum, smallest and largest value; 1 item alive.
pub fn stats<I: Iterator>(it: I) -> Option<Stats>
where
    I::Item: Value,
{
    todo!()
}

/// The `k` largest values, the largest first; at most k + 1 items alive.
pub fn top_k<I: Iterator>(it: I, k: usize) -> Vec<i64>
where
    I::Item: Value,
{
    todo!()
}

/// The first value above the limit; 1 item alive.
pub fn first_over<I: Iterator>(it: I, limit: i64) -> Option<i64>
where
    I::Item: Value,
{
    todo!()
}

/// The sum of twice the value over all positive values, unless it leaves `i64` on the way; 1 item alive.
pub fn doubled_positives<I: Iterator>(it: I) -> Option<i64>
where
    I::Item: Value,
{
    todo!()
}

/// The smaller one of the values in the middle; 1 item alive.
pub fn median<I: Iterator>(it: I) -> Option<i64>
where
    I::Item: Value,
{
    todo!()
}

/// How the source must be kept for this need.
pub fn plan(need: &Need) -> Store {
    todo!()
}
