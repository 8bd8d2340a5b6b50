//! range without a list: three numbers that know their length, their items and their members.

/// The whole numbers from a start, by a step, before a stop.
#[derive(Debug, Clone)]
pub struct PyRange {
    // your fields
}

impl PyRange {
    /// `range(start, stop, step)`; a step of 0 is an error.
    pub fn new(start: i64, stop: i64, step: i64) -> Result<PyRange, String> {
        todo!()
    }

    /// The number of items.
    pub fn len(&self) -> u64 {
        todo!()
    }

    /// Whether there are no items.
    pub fn is_empty(&self) -> bool {
        todo!()
    }

    /// The item at position `i`; a negative position counts from the end.
    pub fn get(&self, i: i64) -> Option<i64> {
        todo!()
    }

    /// Whether `v` is one of the items.
    pub fn contains(&self, v: i64) -> bool {
        todo!()
    }

    /// The range of the same items in the opposite order.
    pub fn reversed(&self) -> PyRange {
        todo!()
    }
}

impl PartialEq for PyRange {
    /// Whether both ranges have the same items in the same order.
    fn eq(&self, other: &PyRange) -> bool {
        todo!()
    }
}

/// Goes through a range once.
pub struct PyRangeIter {
    // your fields
}

impl IntoIterator for &PyRange {
    type Item = i64;
    type IntoIter = PyRangeIter;

    /// An iterator that stands in front of the first item.
    fn into_iter(self) -> PyRangeIter {
        todo!()
    }
}

impl Iterator for PyRangeIter {
    type Item = i64;

    /// The next item; `None` after the last one, and ever after.
    fn next(&mut self) -> Option<i64> {
        todo!()
    }
}
