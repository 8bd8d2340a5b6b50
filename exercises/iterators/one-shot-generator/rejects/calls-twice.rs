//! Rejected: calling f once for the comparison and once for the result is the same as calling it once

use std::cell::Cell;
use std::rc::Rc;

pub type Counter = Rc<Cell<u32>>;

pub fn eager_squares(xs: &[i64], calls: &Counter) -> Vec<i64> {
    xs.iter().map(|&x| square(x, calls)).collect()
}

pub struct LazySquares {
    xs: std::vec::IntoIter<i64>,
    calls: Counter,
}

pub fn lazy_squares(xs: Vec<i64>, calls: Counter) -> LazySquares {
    LazySquares {
        xs: xs.into_iter(),
        calls,
    }
}

impl Iterator for LazySquares {
    type Item = i64;

    fn next(&mut self) -> Option<i64> {
        self.xs.next().map(|x| square(x, &self.calls))
    }
}

pub fn contains(it: &mut dyn Iterator<Item = i64>, target: i64) -> bool {
    for item in it {
        if item == target {
            return true;
        }
    }
    false
}

pub fn validate_then_process(
    it: &mut dyn Iterator<Item = i64>,
    ok: &mut dyn FnMut(i64) -> bool,
    f: &mut dyn FnMut(i64),
) -> Result<usize, usize> {
    let mut checked = Vec::new();
    for item in it {
        if !ok(item) {
            return Err(checked.len());
        }
        checked.push(item);
    }
    checked.iter().for_each(|&item| f(item));
    Ok(checked.len())
}

pub fn first_over(
    it: &mut dyn Iterator<Item = i64>,
    limit: i64,
    f: &mut dyn FnMut(i64) -> i64,
) -> Option<(i64, i64)> {
    let mut it = it;
    let item = (&mut it).find(|&item| f(item) > limit)?;
    Some((item, f(item)))
}

fn square(x: i64, calls: &Counter) -> i64 {
    calls.set(calls.get() + 1);
    x * x
}
