//! Generator expressions are used up: computing when asked, once, and what that means for whoever needs two passes.

use std::cell::Cell;
use std::rc::Rc;

/// Counts how many squares were computed; whoever computes one adds 1.
pub type Counter = Rc<Cell<u32>>;

/// `[square(x) for x in xs]`: all squares at once.
pub fn eager_squares(xs: &[i64], calls: &Counter) -> Vec<i64> {
    xs.iter().map(|&x| square(x, calls)).collect()
}

/// `(square(x) for x in xs)`: each square when it is asked for.
pub struct LazySquares {
    xs: std::vec::IntoIter<i64>,
    calls: Counter,
}

/// Makes a generator of squares and computes none of them.
pub fn lazy_squares(xs: Vec<i64>, calls: Counter) -> LazySquares {
    LazySquares {
        xs: xs.into_iter(),
        calls,
    }
}

impl Iterator for LazySquares {
    type Item = i64;

    /// Computes the next square; after the last one there is nothing left, for ever.
    fn next(&mut self) -> Option<i64> {
        self.xs.next().map(|x| square(x, &self.calls))
    }
}

/// `target in it`: whether one of the items still to come equals `target`; pulls none behind that.
pub fn contains(it: &mut dyn Iterator<Item = i64>, target: i64) -> bool {
    for item in it {
        if item == target {
            return true;
        }
    }
    false
}

/// Calls `f` for each item in order and returns how many there were, but only if all of them are
/// `ok`; otherwise returns the index of the first that is not, and processes nothing.
pub fn validate_then_process(
    it: &mut dyn Iterator<Item = i64>,
    ok: &mut dyn FnMut(i64) -> bool,
    f: &mut dyn FnMut(i64),
) -> Result<usize, usize> {
    // What has been pulled is gone from the iterator, so it is kept here for the second pass.
    let mut checked = Vec::new();
    for item in it {
        if !ok(item) {
            return Err(checked.len());
        }
        checked.push(item);
    }
    for &item in &checked {
        f(item);
    }
    Ok(checked.len())
}

/// The first item for which `f` gives more than `limit`, together with what it gave.
pub fn first_over(
    it: &mut dyn Iterator<Item = i64>,
    limit: i64,
    f: &mut dyn FnMut(i64) -> i64,
) -> Option<(i64, i64)> {
    it.map(|item| (item, f(item)))
        .find(|&(_, value)| value > limit)
}

/// Squares a number and counts that it did.
fn square(x: i64, calls: &Counter) -> i64 {
    calls.set(calls.get() + 1);
    x * x
}
