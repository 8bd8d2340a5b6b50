//! Rejected: Vec::remove takes the same time wherever it removes

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Slice {
    pub start: Option<i64>,
    pub stop: Option<i64>,
    pub step: Option<i64>,
}

pub fn indices(s: Slice, len: usize) -> Result<Vec<usize>, String> {
    let step = i128::from(s.step.unwrap_or(1));
    if step == 0 {
        return Err("slice step cannot be zero".to_string());
    }
    let len = len as i128;
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

pub fn slice<T: Clone>(items: &[T], s: Slice) -> Result<Vec<T>, String> {
    let positions = indices(s, items.len())?;
    Ok(positions.into_iter().map(|at| items[at].clone()).collect())
}

pub fn slice_str(text: &str, s: Slice) -> Result<String, String> {
    let characters: Vec<char> = text.chars().collect();
    Ok(slice(&characters, s)?.into_iter().collect())
}

pub fn del_slice<T>(items: &mut Vec<T>, s: Slice) -> Result<(), String> {
    let mut positions = indices(s, items.len())?;
    positions.sort();
    for at in positions.into_iter().rev() {
        items.remove(at);
    }
    Ok(())
}
