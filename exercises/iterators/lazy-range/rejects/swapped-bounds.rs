//! Rejected: a reversed range goes from the stop to the start

#[derive(Debug, Clone)]
pub struct PyRange {
    start: i128,
    stop: i128,
    step: i128,
}

impl PyRange {
    pub fn new(start: i64, stop: i64, step: i64) -> Result<PyRange, String> {
        if step == 0 {
            return Err("range() arg 3 must not be zero".to_string());
        }
        Ok(PyRange {
            start: start.into(),
            stop: stop.into(),
            step: step.into(),
        })
    }

    pub fn len(&self) -> u64 {
        let span = self.stop - self.start;
        if span.signum() != self.step.signum() {
            return 0;
        }
        ((span - span.signum()) / self.step + 1) as u64
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn get(&self, i: i64) -> Option<i64> {
        let len = i128::from(self.len());
        let at = if i < 0 { i128::from(i) + len } else { i.into() };
        (0..len)
            .contains(&at)
            .then(|| (self.start + at * self.step) as i64)
    }

    pub fn contains(&self, v: i64) -> bool {
        let distance = i128::from(v) - self.start;
        distance % self.step == 0 && (0..i128::from(self.len())).contains(&(distance / self.step))
    }

    pub fn reversed(&self) -> PyRange {
        PyRange {
            start: self.stop,
            stop: self.start,
            step: -self.step,
        }
    }
}

impl PartialEq for PyRange {
    fn eq(&self, other: &PyRange) -> bool {
        let len = self.len();
        len == other.len()
            && (len == 0 || self.start == other.start)
            && (len <= 1 || self.step == other.step)
    }
}

pub struct PyRangeIter {
    range: PyRange,
    next: u64,
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
        if self.next == self.range.len() {
            return None;
        }
        let item = self.range.start + i128::from(self.next) * self.range.step;
        self.next += 1;
        Some(item as i64)
    }
}
