//! Growing list, exact tuple: how many slots CPython allocates for each, and when it allocates anew.

/// An error as Python raises it, with its text.
#[derive(Debug, Clone, PartialEq)]
pub enum PyError {
    IndexError(String),
    ValueError(String),
}

/// A list of numbers that knows how many slots CPython would have allocated for it.
pub struct PyList {
    // your fields
}

impl PyList {
    /// An empty list without any slots.
    pub fn new() -> Self {
        todo!()
    }

    /// Puts a number behind the last one.
    pub fn append(&mut self, v: i64) {
        todo!()
    }

    /// Takes the last number out.
    pub fn pop(&mut self) -> Result<i64, PyError> {
        todo!()
    }

    /// Replaces the number at `index`; negative positions count from the end.
    pub fn set_item(&mut self, index: isize, v: i64) -> Result<(), PyError> {
        todo!()
    }

    /// The numbers in order.
    pub fn to_vec(&self) -> Vec<i64> {
        todo!()
    }

    /// How many slots are allocated, used or not.
    pub fn allocated(&self) -> usize {
        todo!()
    }

    /// How often the list has been reallocated since it was made.
    pub fn reallocations(&self) -> usize {
        todo!()
    }
}

/// A sequence of numbers that never changes and has exactly as many slots as it needs.
pub struct PyTuple {
    // your fields
}

impl PyTuple {
    /// Freezes what `source` yields; each size that the buffer is given goes to the end of `growth`.
    pub fn collect(source: Box<dyn Iterator<Item = i64>>, growth: &mut Vec<usize>) -> PyTuple {
        todo!()
    }

    /// The number at `index`; negative positions count from the end.
    pub fn get(&self, index: isize) -> Result<i64, PyError> {
        todo!()
    }

    /// The position of the first number that equals `v`.
    pub fn index(&self, v: i64) -> Result<usize, PyError> {
        todo!()
    }

    /// How many numbers equal `v`.
    pub fn count(&self, v: i64) -> usize {
        todo!()
    }

    /// The number of items.
    pub fn len(&self) -> usize {
        todo!()
    }

    /// Whether there are no items.
    pub fn is_empty(&self) -> bool {
        todo!()
    }

    /// How many slots are allocated.
    pub fn allocated(&self) -> usize {
        todo!()
    }
}
