//! Splitting work over threads: fixed ranges, and items that are handed out one after the other.

/// Divides the positions from 0 to `len` into at most `parts` ranges, each with its start and its end.
pub fn chunk_bounds(len: usize, parts: usize) -> Vec<(usize, usize)> {
    todo!()
}

/// Sets every entry to the square of its position, one thread for each range of `chunk_bounds`; returns their number.
pub fn fill_squares(buf: &mut [i64], parts: usize) -> usize {
    todo!()
}

/// The sum of i * i for all i from 0 to `n`, without `n` itself, with one thread for each range.
pub fn sum_squares(n: u64, parts: usize) -> u128 {
    todo!()
}

/// What `f` makes of each item, in the order of the items; free threads take the next item.
pub fn par_map<T: Send, R: Send>(
    items: Vec<T>,
    workers: usize,
    f: impl Fn(T) -> R + Sync,
) -> Vec<R> {
    todo!()
}

/// Like `par_map`, but a free thread takes `chunk` items at a time; also the number of such chunks.
pub fn par_map_chunked<T: Send, R: Send>(
    items: Vec<T>,
    workers: usize,
    chunk: usize,
    f: impl Fn(T) -> R + Sync,
) -> (Vec<R>, usize) {
    todo!()
}
