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
    // In i128 nothing can overflow: neither a bound plus the length nor a position plus the step.
    let step = i128::from(s.step.unwrap_or(1));
    if step == 0 {
        return Err("slice step cannot be zero".to_string());
    }
    let len = len as i128;
    // A walk starts and stops on an item or just beyond the end towards which it goes.
    let forwards = step.is_positive();
    let (low, high) = if forwards { (0, len) } else { (-1, len - 1) };
    let resolve = |bound: i64| {
        let from_end = if bound < 0 { len } else { 0 };
        (i128::from(bound) + from_end).clamp(low, high)
    };
    let (first, beyond) = if forwards { (low, high) } else { (high, low) };
    let mut at = s.start.map_or(first, resolve);
    let stop = s.stop.map_or(beyond, resolve);

    let mut positions = Vec::new();
    while (stop - at).signum() == step.signum() {
        positions.push(at as usize);
        at += step;
    }
    Ok(positions)
}

/// Copies of the selected items.
pub fn slice<T: Clone>(items: &[T], s: Slice) -> Result<Vec<T>, String> {
    let positions = indices(s, items.len())?;
    Ok(positions.into_iter().map(|at| items[at].clone()).collect())
}

/// The selected characters of a text.
pub fn slice_str(text: &str, s: Slice) -> Result<String, String> {
    // A str has no access by character, so the characters are laid out first.
    let characters: Vec<char> = text.chars().collect();
    Ok(slice(&characters, s)?.into_iter().collect())
}

/// Removes the selected items; the others stay in their order.
pub fn del_slice<T>(items: &mut Vec<T>, s: Slice) -> Result<(), String> {
    let mut selected = vec![false; items.len()];
    for at in indices(s, items.len())? {
        selected[at] = true;
    }
    let mut selected = selected.into_iter();
    items.retain(|_| selected.next() == Some(false));
    Ok(())
}
