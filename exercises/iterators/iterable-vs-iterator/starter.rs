//! Iterable against iterator: what can be looped over again and again, and what runs only once.

/// An iterable: the integers from `start` (included) to `end` (excluded).
pub struct Span {
    // your fields
}

/// An iterator over the integers of a `Span`.
pub struct SpanIter {
    // your fields
}

impl Span {
    /// The integers from `start` up to, but not including, `end`; none if `start >= end`.
    pub fn new(start: i64, end: i64) -> Span {
        todo!()
    }

    /// A new iterator, independent of all others, that begins at the start of the span.
    pub fn iter(&self) -> SpanIter {
        todo!()
    }
}

impl IntoIterator for &Span {
    type Item = i64;
    type IntoIter = SpanIter;

    /// The same as `iter`; this is what `for x in &span` calls.
    fn into_iter(self) -> SpanIter {
        todo!()
    }
}

impl Iterator for SpanIter {
    type Item = i64;

    /// The next integer; `None` at the end and ever after.
    fn next(&mut self) -> Option<i64> {
        todo!()
    }
}

/// An iterator: counts down to 1, once.
pub struct Countdown {
    // your fields
}

impl Countdown {
    /// An iterator that is going to yield `from`, `from - 1`, and so on down to 1.
    pub fn new(from: u32) -> Countdown {
        todo!()
    }
}

impl Iterator for Countdown {
    type Item = u32;

    /// The next number; `None` at the end and ever after.
    fn next(&mut self) -> Option<u32> {
        todo!()
    }
}

/// All pairs that two nested loops over `span` see, the outer value first.
pub fn pairs(span: &Span) -> Vec<(i64, i64)> {
    todo!()
}

/// What two nested loops over the one `countdown` see: each item of the outer loop together
/// with all items of the inner loop.
pub fn rows(countdown: &mut Countdown) -> Vec<(u32, Vec<u32>)> {
    todo!()
}
