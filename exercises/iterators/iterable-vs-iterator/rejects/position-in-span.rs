//! Rejected: the position belongs to the Span, and a new iterator only sets it back to the start

use std::cell::Cell;
use std::rc::Rc;

pub struct Span {
    start: i64,
    end: i64,
    position: Rc<Cell<i64>>,
}

pub struct SpanIter {
    position: Rc<Cell<i64>>,
    end: i64,
}

impl Span {
    pub fn new(start: i64, end: i64) -> Span {
        let position = Rc::new(Cell::new(start));
        Span {
            start,
            end,
            position,
        }
    }

    pub fn iter(&self) -> SpanIter {
        self.position.set(self.start);
        SpanIter {
            position: Rc::clone(&self.position),
            end: self.end,
        }
    }
}

impl IntoIterator for &Span {
    type Item = i64;
    type IntoIter = SpanIter;

    fn into_iter(self) -> SpanIter {
        self.iter()
    }
}

impl Iterator for SpanIter {
    type Item = i64;

    fn next(&mut self) -> Option<i64> {
        let current = self.position.get();
        if current >= self.end {
            return None;
        }
        self.position.set(current + 1);
        Some(current)
    }
}

pub struct Countdown {
    left: u32,
}

impl Countdown {
    pub fn new(from: u32) -> Countdown {
        Countdown { left: from }
    }
}

impl Iterator for Countdown {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let current = self.left;
        self.left = current.checked_sub(1)?;
        Some(current)
    }
}

pub fn pairs(span: &Span) -> Vec<(i64, i64)> {
    let mut pairs = Vec::new();
    for outer in span {
        for inner in span {
            pairs.push((outer, inner));
        }
    }
    pairs
}

pub fn rows(countdown: &mut Countdown) -> Vec<(u32, Vec<u32>)> {
    let mut rows = Vec::new();
    while let Some(outer) = countdown.next() {
        rows.push((outer, countdown.by_ref().collect()));
    }
    rows
}
