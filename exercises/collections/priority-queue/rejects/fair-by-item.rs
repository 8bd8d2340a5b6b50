//! Rejected: the heap compares whole entries, so the items must be comparable too

use std::cmp::Reverse;
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
    entries: BinaryHeap<Reverse<(i64, T)>>,
}

impl<T: Ord> FairQueue<T> {
    pub fn new() -> Self {
        FairQueue {
            entries: BinaryHeap::new(),
        }
    }

    pub fn put(&mut self, priority: i64, item: T) {
        self.entries.push(Reverse((priority, item)));
    }

    pub fn get(&mut self) -> Option<(i64, T)> {
        self.entries.pop().map(|Reverse(entry)| entry)
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl<T: Ord> Default for FairQueue<T> {
    fn default() -> Self {
        Self::new()
    }
}
