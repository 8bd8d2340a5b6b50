//! Rejected: the number of entries in the queue tells in which order they arrived

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

#[derive(Default)]
pub struct TupleQueue {
    entries: BinaryHeap<Reverse<(i64, String)>>,
}

impl TupleQueue {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn put(&mut self, priority: i64, text: String) {
        self.entries.push(Reverse((priority, text)));
    }

    pub fn get(&mut self) -> Option<(i64, String)> {
        self.entries.pop().map(|Reverse(entry)| entry)
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

pub struct FairQueue<T> {
    entries: BinaryHeap<Entry<T>>,
}

impl<T> FairQueue<T> {
    pub fn new() -> Self {
        FairQueue {
            entries: BinaryHeap::new(),
        }
    }

    pub fn put(&mut self, priority: i64, item: T) {
        self.entries.push(Entry {
            rank: Reverse((priority, self.entries.len() as u64)),
            item,
        });
    }

    pub fn get(&mut self) -> Option<(i64, T)> {
        let Entry { rank, item } = self.entries.pop()?;
        let Reverse((priority, _)) = rank;
        Some((priority, item))
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl<T> Default for FairQueue<T> {
    fn default() -> Self {
        Self::new()
    }
}

struct Entry<T> {
    rank: Reverse<(i64, u64)>,
    item: T,
}

impl<T> Ord for Entry<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.rank.cmp(&other.rank)
    }
}

impl<T> PartialOrd for Entry<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> PartialEq for Entry<T> {
    fn eq(&self, other: &Self) -> bool {
        self.rank == other.rank
    }
}

impl<T> Eq for Entry<T> {}
