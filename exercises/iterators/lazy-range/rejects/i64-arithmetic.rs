//! Rejected: the distance of two i64 is an i64

#[derive(Debug, Clone)]
pub struct PyRange {
    first: i64,
    step: i64,
    len: i64,
}

impl PyRange {
    pub fn new(start: i64, stop: i64, step: i64) -> Result<PyRange, String> {
        if step == 0 {
            return Err("range() arg 3 must not be zero".to_string());
        }
        let span = stop - start;
        let len = if span.signum() == step.signum() {
            (span - span.signum()) / step + 1
        } else {
            0
        };
        Ok(PyRange {
            first: start,
            step,
            len,
        })
    }

    pub fn len(&self) -> u64 {
        self.len as u64
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    pub fn get(&self, i: i64) -> Option<i64> {
        let at = if i < 0 { i + self.len } else { i };
        (0..self.len)
            .contains(&at)
            .then(|| self.first + at * self.step)
    }

    pub fn contains(&self, v: i64) -> bool {
        let distance = v - self.first;
        distance % self.step == 0 && (0..self.len).contains(&(distance / self.step))
    }

    pub fn reversed(&self) -> PyRange {
        PyRange {
            first: self.first + (self.len - 1) * self.step,
            step: -self.step,
            len: self.len,
        }
    }
}

impl PartialEq for PyRange {
    fn eq(&self, other: &PyRange) -> bool {
        self.len == other.len
            && (self.len == 0 || self.first == other.first)
            && (self.len <= 1 || self.step == other.step)
    }
}

pub struct PyRangeIter {
    range: PyRange,
    next: i64,
}

impl IntoIterator for &PyRange {
    type Item = i64;
    type IntoIter = PyRangeIter;

    fn into_iter(self) -> PyRangeIter {
        PyRangeIter {
            range: self.clone(),
            next: 0,
        }
    }
}

impl Iterator for PyRangeIter {
    type Item = i64;

    fn next(&mut self) -> Option<i64> {
        let item = self.range.get(self.next)?;
        self.next += 1;
        Some(item)
    }
}
