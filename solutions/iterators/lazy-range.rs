//! range without a list: three numbers that know their length, their items and their members.

/// The whole numbers from a start, by a step, before a stop.
#[derive(Debug, Clone)]
pub struct PyRange {
    // With i128 nothing can overflow, not even the step of a reversed range.
    first: i128,
    step: i128,
    len: u64,
}

impl PyRange {
    /// `range(start, stop, step)`; a step of 0 is an error.
    pub fn new(start: i64, stop: i64, step: i64) -> Result<PyRange, String> {
        if step == 0 {
            return Err("range() arg 3 must not be zero".to_string());
        }
        let (first, step) = (i128::from(start), i128::from(step));
        let span = i128::from(stop) - first;
        let len = if span.signum() == step.signum() {
            // The last item is in front of the stop, and so at most `span` less one away.
            (span - span.signum()) / step + 1
        } else {
            0
        };
        Ok(PyRange {
            first,
            step,
            len: len as u64,
        })
    }

    /// The number of items.
    pub fn len(&self) -> u64 {
        self.len
    }

    /// Whether there are no items.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The item at position `i`; a negative position counts from the end.
    pub fn get(&self, i: i64) -> Option<i64> {
        let from_end = if i < 0 { self.len } else { 0 };
        let at = i128::from(i) + i128::from(from_end);
        let at = u64::try_from(at).ok().filter(|&at| at < self.len)?;
        Some(self.item(at))
    }

    /// Whether `v` is one of the items.
    pub fn contains(&self, v: i64) -> bool {
        let distance = i128::from(v) - self.first;
        let within = 0..i128::from(self.len);
        distance % self.step == 0 && within.contains(&(distance / self.step))
    }

    /// The range of the same items in the opposite order.
    pub fn reversed(&self) -> PyRange {
        PyRange {
            first: self.first + (i128::from(self.len) - 1) * self.step,
            step: -self.step,
            len: self.len,
        }
    }

    /// The item at a position that is known to be in the range.
    fn item(&self, at: u64) -> i64 {
        (self.first + i128::from(at) * self.step) as i64
    }
}

impl PartialEq for PyRange {
    /// Whether both ranges have the same items in the same order.
    fn eq(&self, other: &PyRange) -> bool {
        // Without items the first one does not count, and without a second item the step does not.
        self.len == other.len
            && (self.len == 0 || self.first == other.first)
            && (self.len <= 1 || self.step == other.step)
    }
}

/// Goes through a range once.
pub struct PyRangeIter {
    range: PyRange,
    next: u64,
}

impl IntoIterator for &PyRange {
    type Item = i64;
    type IntoIter = PyRangeIter;

    /// An iterator that stands in front of the first item.
    fn into_iter(self) -> PyRangeIter {
        PyRangeIter {
            range: self.clone(),
            next: 0,
        }
    }
}

impl Iterator for PyRangeIter {
    type Item = i64;

    /// The next item; `None` after the last one, and ever after.
    fn next(&mut self) -> Option<i64> {
        if self.next == self.range.len {
            return None;
        }
        let item = self.range.item(self.next);
        self.next += 1;
        Some(item)
    }
}
