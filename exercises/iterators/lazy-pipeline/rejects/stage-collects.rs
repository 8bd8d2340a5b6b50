//! Rejected: a stage takes over all items before it hands out its first one

pub struct Count {
    next: Option<i64>,
    step: i64,
}

impl Count {
    pub fn new(start: i64, step: i64) -> Count {
        Count {
            next: Some(start),
            step,
        }
    }
}

impl Iterator for Count {
    type Item = i64;

    fn next(&mut self) -> Option<i64> {
        let number = self.next?;
        self.next = number.checked_add(self.step);
        Some(number)
    }
}

pub struct Cycle<I: Iterator> {
    source: Option<I>,
    seen: Vec<I::Item>,
    at: usize,
}

impl<I: Iterator> Cycle<I> {
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

pub struct Filter<I: Iterator, P> {
    it: I,
    keep: P,
    kept: Option<std::vec::IntoIter<I::Item>>,
}

impl<I: Iterator, P: FnMut(&I::Item) -> bool> Iterator for Filter<I, P> {
    type Item = I::Item;

    fn next(&mut self) -> Option<I::Item> {
        if self.kept.is_none() {
            let mut kept = Vec::new();
            while let Some(item) = self.it.next() {
                if (self.keep)(&item) {
                    kept.push(item);
                }
            }
            self.kept = Some(kept.into_iter());
        }
        self.kept.as_mut()?.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let (_, upper) = self.it.size_hint();
        (0, upper)
    }
}

pub struct Map<I, F> {
    it: I,
    f: F,
}

impl<B, I: Iterator, F: FnMut(I::Item) -> B> Iterator for Map<I, F> {
    type Item = B;

    fn next(&mut self) -> Option<B> {
        self.it.next().map(&mut self.f)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.it.size_hint()
    }
}

pub struct Take<I> {
    it: I,
    left: usize,
}

impl<I: Iterator> Iterator for Take<I> {
    type Item = I::Item;

    fn next(&mut self) -> Option<I::Item> {
        self.left = self.left.checked_sub(1)?;
        self.it.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let (lower, upper) = self.it.size_hint();
        let upper = upper.map_or(self.left, |upper| upper.min(self.left));
        (lower.min(self.left), Some(upper))
    }
}

pub struct Pipeline<I> {
    it: I,
}

impl<I: Iterator> Pipeline<I> {
    pub fn from(it: I) -> Pipeline<I> {
        Pipeline { it }
    }

    pub fn filter<P: FnMut(&I::Item) -> bool>(self, keep: P) -> Pipeline<Filter<I, P>> {
        Pipeline::from(Filter {
            it: self.it,
            keep,
            kept: None,
        })
    }

    pub fn map<B, F: FnMut(I::Item) -> B>(self, f: F) -> Pipeline<Map<I, F>> {
        Pipeline::from(Map { it: self.it, f })
    }

    pub fn take(self, n: usize) -> Pipeline<Take<I>> {
        Pipeline::from(Take {
            it: self.it,
            left: n,
        })
    }

    pub fn collect(self) -> Vec<I::Item> {
        self.it.collect()
    }

    pub fn into_inner(self) -> I {
        self.it
    }
}
