//! Rejected: a countdown from n ends with 0

pub struct Span {
    start: i64,
    end: i64,
}

pub struct SpanIter {
    next: i64,
    end: i64,
}

impl Span {
    pub fn new(start: i64, end: i64) -> Span {
        Span { start, end }
    }

    pub fn iter(&self) -> SpanIter {
        SpanIter {
            next: self.start,
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
        if self.next >= self.end {
            return None;
        }
        let current = self.next;
        self.next += 1;
        Some(current)
    }
}

pub struct Countdown {
    left: Option<u32>,
}

impl Countdown {
    pub fn new(from: u32) -> Countdown {
        Countdown { left: Some(from) }
    }
}

impl Iterator for Countdown {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let current = self.left?;
        self.left = current.checked_sub(1);
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
