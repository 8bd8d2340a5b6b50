//! Rejected: the capacity of a Vec grows as a Python list does

#[derive(Debug, Clone, PartialEq)]
pub enum PyError {
    IndexError(String),
    ValueError(String),
}

#[derive(Default)]
pub struct PyList {
    items: Vec<i64>,
    allocated: usize,
    reallocations: usize,
}

impl PyList {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn append(&mut self, v: i64) {
        self.items.push(v);
        self.resize();
    }

    pub fn pop(&mut self) -> Result<i64, PyError> {
        let Some(last) = self.items.pop() else {
            return Err(PyError::IndexError("pop from empty list".to_string()));
        };
        self.resize();
        Ok(last)
    }

    pub fn set_item(&mut self, index: isize, v: i64) -> Result<(), PyError> {
        let Some(at) = position(index, self.items.len()) else {
            let text = "list assignment index out of range";
            return Err(PyError::IndexError(text.to_string()));
        };
        self.items[at] = v;
        Ok(())
    }

    pub fn to_vec(&self) -> Vec<i64> {
        self.items.clone()
    }

    pub fn allocated(&self) -> usize {
        self.allocated
    }

    pub fn reallocations(&self) -> usize {
        self.reallocations
    }

    fn resize(&mut self) {
        let len = self.items.len();
        if len < self.items.capacity() / 2 {
            self.items.shrink_to(len + len / 8);
        }
        if self.items.capacity() != self.allocated {
            self.allocated = self.items.capacity();
            self.reallocations += 1;
        }
    }
}

pub struct PyTuple {
    items: Box<[i64]>,
}

impl PyTuple {
    pub fn collect(source: Box<dyn Iterator<Item = i64>>, growth: &mut Vec<usize>) -> PyTuple {
        let (mut slots, _) = source.size_hint();
        if slots > 0 {
            growth.push(slots);
        }
        let mut items = Vec::with_capacity(slots);
        for item in source {
            if items.len() == slots {
                slots = slots_for(items.len() + 1);
                growth.push(slots);
            }
            items.push(item);
        }
        PyTuple {
            items: items.into_boxed_slice(),
        }
    }

    pub fn get(&self, index: isize) -> Result<i64, PyError> {
        match position(index, self.items.len()) {
            Some(at) => Ok(self.items[at]),
            None => Err(PyError::IndexError("tuple index out of range".to_string())),
        }
    }

    pub fn index(&self, v: i64) -> Result<usize, PyError> {
        let found = self.items.iter().position(|&item| item == v);
        found.ok_or_else(|| PyError::ValueError("tuple.index(x): x not in tuple".to_string()))
    }

    pub fn count(&self, v: i64) -> usize {
        self.items.iter().filter(|&&item| item == v).count()
    }

    pub fn len(&self) -> usize {
        self.items.len()
    }

    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    pub fn allocated(&self) -> usize {
        self.items.len()
    }
}

fn slots_for(len: usize) -> usize {
    match len {
        0 => 0,
        _ => (len + len / 8 + 6) & !3,
    }
}

fn position(index: isize, len: usize) -> Option<usize> {
    let at = match index {
        ..0 => len.checked_add_signed(index)?,
        _ => index.unsigned_abs(),
    };
    (at < len).then_some(at)
}
