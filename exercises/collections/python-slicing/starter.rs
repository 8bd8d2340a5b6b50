//! Slices with negative indices and steps: what `seq[start:stop:step]` selects in Python.

/// The three parts between the brackets; `None` is a part that is left out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Slice {
    pub start: Option<i64>,
    pub stop: Option<i64>,
    pub step: Option<i64>,
}

/// The positions that `s` selects in a sequence of `len` items, in the order of the walk.
pub fn indices(s: Slice, len: usize) -> Result<Vec<usize>, String> {
    todo!()
}

/// Copies of the selected items.
pub fn slice<T: Clone>(items: &[T], s: Slice) -> Result<Vec<T>, String> {
    todo!()
}

/// The selected characters of a text.
pub fn slice_str(text: &str, s: Slice) -> Result<String, String> {
    todo!()
}

/// Removes the selected items; the others stay in their order.
pub fn del_slice<T>(items: &mut Vec<T>, s: Slice) -> Result<(), String> {
    todo!()
}
