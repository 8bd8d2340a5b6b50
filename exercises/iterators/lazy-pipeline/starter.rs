//! Pull pipeline with your own adapters: each stage asks the one before it, and only when it is asked itself.

/// The numbers `start`, `start + step`, `start + 2 * step` and so on, as far as they fit into an `i64`.
pub struct Count {
    // your fields
}

impl Count {
    /// Counts from `start` by `step`.
    pub fn new(start: i64, step: i64) -> Count {
        todo!()
    }
}

impl Iterator for Count {
    type Item = i64;

    /// The next number; `None` once it would not fit, and ever after.
    fn next(&mut self) -> Option<i64> {
        todo!()
    }
}

/// The items of a source, repeated for ever.
pub struct Cycle<I: Iterator> {
    // your fields instead of these
    source: I,
    seen: Vec<I::Item>,
}

impl<I: Iterator> Cycle<I> {
    /// Repeats what `source` yields; pulls nothing yet.
    pub fn new(source: I) -> Cycle<I> {
        todo!()
    }
}

impl<I: Iterator> Iterator for Cycle<I>
where
    I::Item: Clone,
{
    type Item = I::Item;

    /// The next item of the source or, after its end, a copy of the item whose turn it is.
    fn next(&mut self) -> Option<I::Item> {
        todo!()
    }
}

/// The items of `it` that `keep` approves of.
pub struct Filter<I, P> {
    // your fields instead of these
    it: I,
    keep: P,
}

impl<I: Iterator, P: FnMut(&I::Item) -> bool> Iterator for Filter<I, P> {
    type Item = I::Item;

    /// Pulls up to the next item that is kept.
    fn next(&mut self) -> Option<I::Item> {
        todo!()
    }

    /// Nothing is certain to be kept, and perhaps everything is.
    fn size_hint(&self) -> (usize, Option<usize>) {
        todo!()
    }
}

/// What `f` makes of the items of `it`.
pub struct Map<I, F> {
    // your fields instead of these
    it: I,
    f: F,
}

impl<B, I: Iterator, F: FnMut(I::Item) -> B> Iterator for Map<I, F> {
    type Item = B;

    /// Pulls one item and converts it.
    fn next(&mut self) -> Option<B> {
        todo!()
    }

    /// As many as there are items.
    fn size_hint(&self) -> (usize, Option<usize>) {
        todo!()
    }
}

/// The first items of `it`.
pub struct Take<I> {
    // your fields instead of these
    it: I,
    left: usize,
}

impl<I: Iterator> Iterator for Take<I> {
    type Item = I::Item;

    /// Pulls one item, unless enough of them were taken.
    fn next(&mut self) -> Option<I::Item> {
        todo!()
    }

    /// Never more than is left to take.
    fn size_hint(&self) -> (usize, Option<usize>) {
        todo!()
    }
}

/// An iterator to which stages are added one after the other.
pub struct Pipeline<I> {
    // your fields instead of this one
    it: I,
}

impl<I: Iterator> Pipeline<I> {
    /// A pipeline without any stages behind `it`.
    pub fn from(it: I) -> Pipeline<I> {
        todo!()
    }

    /// Adds a stage that lets through what `keep` approves of.
    pub fn filter<P: FnMut(&I::Item) -> bool>(self, keep: P) -> Pipeline<Filter<I, P>> {
        todo!()
    }

    /// Adds a stage that converts each item with `f`.
    pub fn map<B, F: FnMut(I::Item) -> B>(self, f: F) -> Pipeline<Map<I, F>> {
        todo!()
    }

    /// Adds a stage that ends after `n` items.
    pub fn take(self, n: usize) -> Pipeline<Take<I>> {
        todo!()
    }

    /// Runs the pipeline to its end.
    pub fn collect(self) -> Vec<I::Item> {
        todo!()
    }

    /// The last stage.
    pub fn into_inner(self) -> I {
        todo!()
    }
}
