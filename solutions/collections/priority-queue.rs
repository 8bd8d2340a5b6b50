//! Two priority queues and their ties: who comes first when two priorities are equal.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

/// Hands out the lowest priority first and, among equal priorities, the smallest text.
#[derive(Default)]
pub struct TupleQueue {
    // A BinaryHeap hands out its largest entry, and Reverse turns the order round.
    entries: BinaryHeap<Reverse<(i64, String)>>,
}

impl TupleQueue {
    /// An empty queue.
    pub fn new() -> Self {
        Self::default()
    }

    /// Puts a text into the queue.
    pub fn put(&mut self, priority: i64, text: String) {
        self.entries.push(Reverse((priority, text)));
    }

    /// Takes the next text out, with its priority.
    pub fn get(&mut self) -> Option<(i64, String)> {
        self.entries.pop().map(|Reverse(entry)| entry)
    }

    /// The number of texts in the queue.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether the queue is empty.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

/// Hands out the lowest priority first and, among equal priorities, what was put in first.
pub struct FairQueue<T> {
    entries: BinaryHeap<Entry<T>>,
    /// How many items were put in so far, and so the number of the next one.
    arrivals: u64,
}

impl<T> FairQueue<T> {
    /// An empty queue.
    pub fn new() -> Self {
        FairQueue {
            entries: BinaryHeap::new(),
            arrivals: 0,
        }
    }

    /// Puts an item into the queue.
    pub fn put(&mut self, priority: i64, item: T) {
        self.entries.push(Entry {
            rank: Reverse((priority, self.arrivals)),
            item,
        });
        self.arrivals += 1;
    }

    /// Takes the next item out, with its priority.
    pub fn get(&mut self) -> Option<(i64, T)> {
        let Entry { rank, item } = self.entries.pop()?;
        let Reverse((priority, _)) = rank;
        Some((priority, item))
    }

    /// The number of items in the queue.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether the queue is empty.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

impl<T> Default for FairQueue<T> {
    fn default() -> Self {
        Self::new()
    }
}

/// An item of a `FairQueue`, compared by its rank alone: by priority, then by arrival.
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
