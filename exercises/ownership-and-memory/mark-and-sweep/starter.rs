//! Mark and sweep: objects that refer to each other, and a collector that frees what nobody can reach.

/// Objects, numbered in the order in which they were made.
pub struct Heap {
    // your fields
}

impl Heap {
    /// A heap without objects.
    pub fn new() -> Heap {
        todo!()
    }

    /// Makes an object without references and returns its number, which no other object ever gets.
    pub fn alloc(&mut self) -> usize {
        todo!()
    }

    /// Adds a reference.
    pub fn link(&mut self, from: usize, to: usize) {
        todo!()
    }

    /// Removes one reference and tells whether there was one.
    pub fn unlink(&mut self, from: usize, to: usize) -> bool {
        todo!()
    }

    /// Makes the object a root once more.
    pub fn add_root(&mut self, id: usize) {
        todo!()
    }

    /// Makes the object a root once less.
    pub fn remove_root(&mut self, id: usize) {
        todo!()
    }

    /// Frees all that cannot be reached from a root and returns its numbers in ascending order.
    pub fn collect(&mut self) -> Vec<usize> {
        todo!()
    }

    /// How many objects there are.
    pub fn live(&self) -> usize {
        todo!()
    }

    /// What the object refers to, ascending, without repeats.
    pub fn referents(&self, id: usize) -> Vec<usize> {
        todo!()
    }

    /// What refers to the object, ascending, without repeats.
    pub fn referrers(&self, id: usize) -> Vec<usize> {
        todo!()
    }

    /// The shortest path from a root to the object, the first one in the order of vectors if there are several.
    pub fn why_alive(&self, id: usize) -> Option<Vec<usize>> {
        todo!()
    }
}
