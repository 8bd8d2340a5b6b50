//! Rejected: every item gets a thread of its own

use std::thread;

/// Divides the positions from 0 to `len` into at most `parts` ranges, each with its start and its end.
pub fn chunk_bounds(len: usize, parts: usize) -> Vec<(usize, usize)> {
    let parts = parts.min(len);
    let mut start = 0;
    (0..parts)
        .map(|part| {
            // The first ranges take one more each, until nothing is left over.
            let size = len / parts + usize::from(part < len % parts);
            let bounds = (start, start + size);
            start = bounds.1;
            bounds
        })
        .collect()
}

/// Sets every entry to the square of its position, one thread for each range of `chunk_bounds`; returns their number.
pub fn fill_squares(buf: &mut [i64], parts: usize) -> usize {
    let bounds = chunk_bounds(buf.len(), parts);
    thread::scope(|scope| {
        let mut rest = buf;
        for &(start, end) in &bounds {
            let (part, behind) = rest.split_at_mut(end - start);
            rest = behind;
            scope.spawn(move || {
                for (position, entry) in (start as i64..).zip(part) {
                    *entry = position * position;
                }
            });
        }
    });
    bounds.len()
}

/// The sum of i * i for all i from 0 to `n`, without `n` itself, with one thread for each range.
pub fn sum_squares(n: u64, parts: usize) -> u128 {
    let square = |i: usize| i as u128 * i as u128;
    thread::scope(|scope| {
        let sums: Vec<_> = chunk_bounds(n as usize, parts)
            .into_iter()
            .map(|(start, end)| scope.spawn(move || (start..end).map(square).sum::<u128>()))
            .collect();
        sums.into_iter()
            .map(|sum| sum.join().expect("squares do not overflow"))
            .sum()
    })
}

/// What `f` makes of each item, in the order of the items; free threads take the next item.
pub fn par_map<T: Send, R: Send>(
    items: Vec<T>,
    workers: usize,
    f: impl Fn(T) -> R + Sync,
) -> Vec<R> {
    par_map_chunked(items, workers, 1, f).0
}

/// Like `par_map`, but a free thread takes `chunk` items at a time; also the number of such chunks.
pub fn par_map_chunked<T: Send, R: Send>(
    items: Vec<T>,
    _workers: usize,
    chunk: usize,
    f: impl Fn(T) -> R + Sync,
) -> (Vec<R>, usize) {
    let chunk = chunk.max(1);
    let chunks = items.len().div_ceil(chunk);
    let mut items = items.into_iter();
    let f = &f;
    thread::scope(|scope| {
        let threads: Vec<_> = (0..chunks)
            .map(|_| {
                let taken: Vec<T> = items.by_ref().take(chunk).collect();
                scope.spawn(move || taken.into_iter().map(f).collect::<Vec<R>>())
            })
            .collect();
        let made = threads
            .into_iter()
            .flat_map(|thread| thread.join().expect("`f` does not panic"));
        (made.collect(), chunks)
    })
}
