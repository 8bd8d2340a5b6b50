//! Growing list, exact tuple: how many slots CPython allocates for each, and when it allocates anew.

/// An error as Python raises it, with its text.
#[derive(Debug, Clone, PartialEq)]
pub enum PyError {
    IndexError(String),
    ValueError(String),
}

/// A list of numbers that knows how many slots CPython would have allocated for it.
#[derive(Default)]
pub struct PyList {
    items: Vec<i64>,
    allocated: usize,
    reallocations: usize,
}

impl PyList {
    /// An empty list without any slots.
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts a number behind the last one.
    pub fn append(&mut self, v: i64) {
        self.items.push(v);
        self.resize();
    }

    /// Takes the last number out.
    pub fn pop(&mut self) -> Result<i64, PyError> {
        let Some(last) = self.items.pop() else {
            return Err(PyError::IndexError("pop from empty list".to_string()));
        };
        self.resize();
        Ok(last)
    }

    /// Replaces the number at `index`; negative positions count from the end.
    pub fn set_item(&mut self, index: isize, v: i64) -> Result<(), PyError> {
        let Some(at) = position(index, self.items.len()) else {
            let text = "list assignment index out of range";
            return Err(PyError::IndexError(text.to_string()));
        };
        self.items[at] = v;
        Ok(())
    }

    /// The numbers in order.
    pub fn to_vec(&self) -> Vec<i64> {
        self.items.clone()
    }

    /// How many slots are allocated, used or not.
    pub fn allocated(&self) -> usize {
        self.allocated
    }

    /// How often the list has been reallocated since it was made.
    pub fn reallocations(&self) -> usize {
        self.reallocations
    }

    /// Fits the slots to the present number of items, if these are too many or too few for them.
    fn resize(&mut self) {
        let len = self.items.len();
        if len > self.allocated || len < self.allocated / 2 {
            self.allocated = slots_for(len);
            self.reallocations += 1;
        }
    }
}

/// A sequence of numbers that never changes and has exactly as many slots as it needs.
pub struct PyTuple {
    items: Box<[i64]>,
}

impl PyTuple {
    /// Freezes what `source` yields; each size that the buffer is given goes to the end of `growth`.
    pub fn collect(source: Box<dyn Iterator<Item = i64>>, growth: &mut Vec<usize>) -> PyTuple {
        // Only the lower bound is a promise; the upper one may be absurdly large.
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

    /// The number at `index`; negative positions count from the end.
    pub fn get(&self, index: isize) -> Result<i64, PyError> {
        match position(index, self.items.len()) {
            Some(at) => Ok(self.items[at]),
            None => Err(PyError::IndexError("tuple index out of range".to_string())),
        }
    }

    /// The position of the first number that equals `v`.
    pub fn index(&self, v: i64) -> Result<usize, PyError> {
        let found = self.items.iter().position(|&item| item == v);
        found.ok_or_else(|| PyError::ValueError("tuple.index(x): x not in tuple".to_string()))
    }

    /// How many numbers equal `v`.
    pub fn count(&self, v: i64) -> usize {
        self.items.iter().filter(|&&item| item == v).count()
    }

    /// The number of items.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there are no items.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// How many slots are allocated.
    pub fn allocated(&self) -> usize {
        self.items.len()
    }
}

/// How many slots a list gets when it is reallocated for `len` items.
fn slots_for(len: usize) -> usize {
    match len {
        0 => 0,
        _ => (len + len / 8 + 6) & !3,
    }
}

/// The position from the front that `index` means in a sequence of `len` items.
fn position(index: isize, len: usize) -> Option<usize> {
    let at = match index {
        ..0 => len.checked_add_signed(index)?,
        _ => index.unsigned_abs(),
    };
    (at < len).then_some(at)
}
