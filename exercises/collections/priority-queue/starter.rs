//! Two priority queues and their ties: who comes first when two priorities are equal.

use std::marker::PhantomData;

/// Hands out the lowest priority first and, among equal priorities, the smallest text.
pub struct TupleQueue {
    // your fields
}

impl TupleQueue {
    /// An empty queue.
    pub fn new() -> Self {
        todo!()
    }

    /// Puts a text into the queue.
    pub fn put(&mut self, priority: i64, text: String) {
        todo!()
    }

    /// Takes the next text out, with its priority.
    pub fn get(&mut self) -> Option<(i64, String)> {
        todo!()
    }

    /// The number of texts in the queue.
    pub fn len(&self) -> usize {
        todo!()
    }

    /// Whether the queue is empty.
    pub fn is_empty(&self) -> bool {
        todo!()
    }
}

/// Hands out the lowest priority first and, among equal priorities, what was put in first.
pub struct FairQueue<T> {
    // your fields instead of this one
    _p: PhantomData<T>,
}

impl<T> FairQueue<T> {
    /// An empty queue.
    pub fn new() -> Self {
        todo!()
    }

    /// Puts an item into the queue.
    pub fn put(&mut self, priority: i64, item: T) {
        todo!()
    }

    /// Takes the next item out, with its priority.
    pub fn get(&mut self) -> Option<(i64, T)> {
        todo!()
    }

    /// The number of items in the queue.
    pub fn len(&self) -> usize {
        todo!()
    }

    /// Whether the queue is empty.
    pub fn is_empty(&self) -> bool {
        todo!()
    }
}

impl<T> Default for FairQueue<T> {
    fn default() -> Self {
        Self::new()
    }
}
