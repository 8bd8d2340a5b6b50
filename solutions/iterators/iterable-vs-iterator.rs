//! Iterable against iterator: what can be looped over again and again, and what runs only once.

/// An iterable: the integers from `start` (included) to `end` (excluded).
pub struct Span {
    start: i64,
    end: i64,
}

/// An iterator over the integers of a `Span`.
pub struct SpanIter {
    next: i64,
    end: i64,
}

impl Span {
    /// The integers from `start` up to, but not including, `end`; none if `start >= end`.
    pub fn new(start: i64, end: i64) -> Span {
        Span { start, end }
    }

    /// A new iterator, independent of all others, that begins at the start of the span.
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

    /// The same as `iter`; this is what `for x in &span` calls.
    fn into_iter(self) -> SpanIter {
        self.iter()
    }
}

impl Iterator for SpanIter {
    type Item = i64;

    /// The next integer; `None` at the end and ever after.
    fn next(&mut self) -> Option<i64> {
        if self.next >= self.end {
            return None;
        }
        let current = self.next;
        // Cannot overflow: `current` is less than `end`.
        self.next += 1;
        Some(current)
    }
}

/// An iterator: counts down to 1, once.
pub struct Countdown {
    left: u32,
}

impl Countdown {
    /// An iterator that is going to yield `from`, `from - 1`, and so on down to 1.
    pub fn new(from: u32) -> Countdown {
        Countdown { left: from }
    }
}

impl Iterator for Countdown {
    type Item = u32;

    /// The next number; `None` at the end and ever after.
    fn next(&mut self) -> Option<u32> {
        let current = self.left;
        self.left = current.checked_sub(1)?;
        Some(current)
    }
}

/// All pairs that two nested loops over `span` see, the outer value first.
pub fn pairs(span: &Span) -> Vec<(i64, i64)> {
    let mut pairs = Vec::new();
    for outer in span {
        for inner in span {
            pairs.push((outer, inner));
        }
    }
    pairs
}

/// What two nested loops over the one `countdown` see: each item of the outer loop together
/// with all items of the inner loop.
pub fn rows(countdown: &mut Countdown) -> Vec<(u32, Vec<u32>)> {
    let mut rows = Vec::new();
    // A `for` loop would borrow the countdown to its end; `next` borrows it for one step only.
    while let Some(outer) = countdown.next() {
        rows.push((outer, countdown.by_ref().collect()));
    }
    rows
}
