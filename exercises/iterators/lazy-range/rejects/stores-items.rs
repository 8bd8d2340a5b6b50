//! Rejected: a range is a list of its items

#[derive(Debug, Clone)]
pub struct PyRange {
    items: Vec<i64>,
}

impl PyRange {
    pub fn new(start: i64, stop: i64, step: i64) -> Result<PyRange, String> {
        if step == 0 {
            return Err("range() arg 3 must not be zero".to_string());
        }
        let mut items = Vec::new();
        let mut item = start;
        while if step > 0 { item < stop } else { item > stop } {
            items.push(item);
            match item.checked_add(step) {
                Some(next) => item = next,
                None => break,
            }
        }
        Ok(PyRange { items })
    }

    pub fn len(&self) -> u64 {
        self.items.len() as u64
    }

    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    pub fn get(&self, i: i64) -> Option<i64> {
        let at = if i < 0 {
            i + self.items.len() as i64
        } else {
            i
        };
        self.items.get(usize::try_from(at).ok()?).copied()
    }

    pub fn contains(&self, v: i64) -> bool {
        self.items.contains(&v)
    }

    pub fn reversed(&self) -> PyRange {
        PyRange {
            items: self.items.iter().rev().copied().collect(),
        }
    }
}

impl PartialEq for PyRange {
    fn eq(&self, other: &PyRange) -> bool {
        self.items == other.items
    }
}

pub struct PyRangeIter {
    items: std::vec::IntoIter<i64>,
}

impl IntoIterator for &PyRange {
    type Item = i64;
    type IntoIter = PyRangeIter;

    fn into_iter(self) -> PyRangeIter {
        PyRangeIter {
            items: self.items.clone().into_iter(),
        }
    }
}

impl Iterator for PyRangeIter {
    type Item = i64;

    fn next(&mut self) -> Option<i64> {
        self.items.next()
    }
}
