//! Pull pipeline with your own adapters: each stage asks the one before it, and only when it is asked itself.

/// The numbers `start`, `start + step`, `start + 2 * step` and so on, as far as they fit into an `i64`.
pub struct Count {
    /// What `next` returns; `None` if it does not fit.
    next: Option<i64>,
    step: i64,
}

impl Count {
    /// Counts from `start` by `step`.
    pub fn new(start: i64, step: i64) -> Count {
        Count {
            next: Some(start),
            step,
        }
    }
}

impl Iterator for Count {
    type Item = i64;

    /// The next number; `None` once it would not fit, and ever after.
    fn next(&mut self) -> Option<i64> {
        let number = self.next?;
        self.next = number.checked_add(self.step);
        Some(number)
    }
}

/// The items of a source, repeated for ever.
pub struct Cycle<I: Iterator> {
    /// Where the items come from, until it has come to its end.
    source: Option<I>,
    seen: Vec<I::Item>,
    /// Which of the seen items comes next, once the source has ended.
    at: usize,
}

impl<I: Iterator> Cycle<I> {
    /// Repeats what `source` yields; pulls nothing yet.
    pub fn new(source: I) -> Cycle<I> {
        Cycle {
            source: Some(source),
            seen: Vec::new(),
            at: 0,
        }
    }
}

impl<I: Iterator> Iterator for Cycle<I>
where
    I::Item: Clone,
{
    type Item = I::Item;

    /// The next item of the source or, after its end, a copy of the item whose turn it is.
    fn next(&mut self) -> Option<I::Item> {
        if let Some(item) = self.source.as_mut().and_then(I::next) {
            self.seen.push(item.clone());
            return Some(item);
        }
        self.source = None;
        let item = self.seen.get(self.at)?.clone();
        self.at = (self.at + 1) % self.seen.len();
        Some(item)
    }
}

/// The items of `it` that `keep` approves of.
pub struct Filter<I, P> {
    it: I,
    keep: P,
}

impl<I: Iterator, P: FnMut(&I::Item) -> bool> Iterator for Filter<I, P> {
    type Item = I::Item;

    /// Pulls up to the next item that is kept.
    fn next(&mut self) -> Option<I::Item> {
        self.it.find(&mut self.keep)
    }

    /// Nothing is certain to be kept, and perhaps everything is.
    fn size_hint(&self) -> (usize, Option<usize>) {
        let (_, upper) = self.it.size_hint();
        (0, upper)
    }
}

/// What `f` makes of the items of `it`.
pub struct Map<I, F> {
    it: I,
    f: F,
}

impl<B, I: Iterator, F: FnMut(I::Item) -> B> Iterator for Map<I, F> {
    type Item = B;

    /// Pulls one item and converts it.
    fn next(&mut self) -> Option<B> {
        self.it.next().map(&mut self.f)
    }

    /// As many as there are items.
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.it.size_hint()
    }
}

/// The first items of `it`.
pub struct Take<I> {
    it: I,
    left: usize,
}

impl<I: Iterator> Iterator for Take<I> {
    type Item = I::Item;

    /// Pulls one item, unless enough of them were taken.
    fn next(&mut self) -> Option<I::Item> {
        // The source is not even asked for the item that would be one too many.
        self.left = self.left.checked_sub(1)?;
        self.it.next()
    }

    /// Never more than is left to take.
    fn size_hint(&self) -> (usize, Option<usize>) {
        let (lower, upper) = self.it.size_hint();
        let upper = upper.map_or(self.left, |upper| upper.min(self.left));
        (lower.min(self.left), Some(upper))
    }
}

/// An iterator to which stages are added one after the other.
pub struct Pipeline<I> {
    it: I,
}

impl<I: Iterator> Pipeline<I> {
    /// A pipeline without any stages behind `it`.
    pub fn from(it: I) -> Pipeline<I> {
        Pipeline { it }
    }

    /// Adds a stage that lets through what `keep` approves of.
    pub fn filter<P: FnMut(&I::Item) -> bool>(self, keep: P) -> Pipeline<Filter<I, P>> {
        Pipeline::from(Filter { it: self.it, keep })
    }

    /// Adds a stage that converts each item with `f`.
    pub fn map<B, F: FnMut(I::Item) -> B>(self, f: F) -> Pipeline<Map<I, F>> {
        Pipeline::from(Map { it: self.it, f })
    }

    /// Adds a stage that ends after `n` items.
    pub fn take(self, n: usize) -> Pipeline<Take<I>> {
        Pipeline::from(Take {
            it: self.it,
            left: n,
        })
    }

    /// Runs the pipeline to its end.
    pub fn collect(self) -> Vec<I::Item> {
        self.it.collect()
    }

    /// The last stage.
    pub fn into_inner(self) -> I {
        self.it
    }
}
