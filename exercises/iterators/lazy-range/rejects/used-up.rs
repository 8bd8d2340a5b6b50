//! Rejected: a range is used up by a loop, as a generator is

#[derive(Debug, Clone)]
pub struct PyRange {
    next: std::rc::Rc<std::cell::Cell<u64>>,
    first: i128,
    step: i128,
    len: u64,
}

impl PyRange {
    pub fn new(start: i64, stop: i64, step: i64) -> Result<PyRange, String> {
        if step == 0 {
            return Err("range() arg 3 must not be zero".to_string());
        }
        let (first, step) = (i128::from(start), i128::from(step));
        let span = i128::from(stop) - first;
        let len = if span.signum() == step.signum() {
            (span - span.signum()) / step + 1
        } else {
            0
        };
        Ok(PyRange {
            first,
            step,
            next: Default::default(),
            len: len as u64,
        })
    }

    pub fn len(&self) -> u64 {
        self.len
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    pub fn get(&self, i: i64) -> Option<i64> {
        let from_end = if i < 0 { self.len } else { 0 };
        let at = i128::from(i) + i128::from(from_end);
        let at = u64::try_from(at).ok().filter(|&at| at < self.len)?;
        Some(self.item(at))
    }

    pub fn contains(&self, v: i64) -> bool {
        let distance = i128::from(v) - self.first;
        let within = 0..i128::from(self.len);
        distance % self.step == 0 && within.contains(&(distance / self.step))
    }

    pub fn reversed(&self) -> PyRange {
        PyRange {
            first: self.first + (i128::from(self.len) - 1) * self.step,
            step: -self.step,
            next: Default::default(),
            len: self.len,
        }
    }

    fn item(&self, at: u64) -> i64 {
        (self.first + i128::from(at) * self.step) as i64
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
}

impl IntoIterator for &PyRange {
    type Item = i64;
    type IntoIter = PyRangeIter;

    fn into_iter(self) -> PyRangeIter {
        PyRangeIter {
            range: self.clone(),
        }
    }
}

impl Iterator for PyRangeIter {
    type Item = i64;

    fn next(&mut self) -> Option<i64> {
        let next = self.range.next.get();
        if next == self.range.len {
            return None;
        }
        self.range.next.set(next + 1);
        Some(self.range.item(next))
    }
}
