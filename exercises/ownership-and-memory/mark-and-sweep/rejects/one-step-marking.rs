//! Rejected: a root keeps what it refers to, and nothing further.

use std::collections::VecDeque;

#[derive(Default)]
struct Object {
    /// What the object refers to, once for each reference.
    references: Vec<usize>,
    /// How many times it was added as a root and not removed since.
    root_count: usize,
}

/// Objects, numbered in the order in which they were made.
#[derive(Default)]
pub struct Heap {
    /// The object of each number, `None` where it was freed.
    objects: Vec<Option<Object>>,
}

impl Heap {
    /// A heap without objects.
    pub fn new() -> Heap {
        Heap::default()
    }

    /// Makes an object without references and returns its number, which no other object ever gets.
    pub fn alloc(&mut self) -> usize {
        self.objects.push(Some(Object::default()));
        self.objects.len() - 1
    }

    /// Adds a reference.
    pub fn link(&mut self, from: usize, to: usize) {
        self.object_mut(from).references.push(to);
    }

    /// Removes one reference and tells whether there was one.
    pub fn unlink(&mut self, from: usize, to: usize) -> bool {
        let references = &mut self.object_mut(from).references;
        match references.iter().position(|&id| id == to) {
            Some(at) => {
                references.remove(at);
                true
            }
            None => false,
        }
    }

    /// Makes the object a root once more.
    pub fn add_root(&mut self, id: usize) {
        self.object_mut(id).root_count += 1;
    }

    /// Makes the object a root once less.
    pub fn remove_root(&mut self, id: usize) {
        let count = &mut self.object_mut(id).root_count;
        *count = count.saturating_sub(1);
    }

    /// Frees all that cannot be reached from a root and returns its numbers in ascending order.
    pub fn collect(&mut self) -> Vec<usize> {
        let mut marked = vec![false; self.objects.len()];

        for root in self.roots() {
            marked[root] = true;
            for &id in &self.object(root).references {
                marked[id] = true;
            }
        }
        (0..marked.len())
            .filter(|&id| !marked[id] && self.objects[id].take().is_some())
            .collect()
    }

    /// How many objects there are.
    pub fn live(&self) -> usize {
        self.objects.iter().flatten().count()
    }

    /// What the object refers to, ascending, without repeats.
    pub fn referents(&self, id: usize) -> Vec<usize> {
        let mut found = self.object(id).references.clone();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// What refers to the object, ascending, without repeats.
    pub fn referrers(&self, id: usize) -> Vec<usize> {
        self.numbers(|object| object.references.contains(&id))
            .collect()
    }

    /// The shortest path from a root to the object, the first one in the order of vectors if there are several.
    pub fn why_alive(&self, id: usize) -> Option<Vec<usize>> {
        // Breadth first: what is found first is nearest. Roots and neighbours come in ascending order, so of several
        // shortest paths the smallest is found first. A root is found from itself.
        let mut found_from: Vec<Option<usize>> = vec![None; self.objects.len()];
        let mut waiting: VecDeque<usize> = self.roots().collect();
        for &root in &waiting {
            found_from[root] = Some(root);
        }
        while let Some(from) = waiting.pop_front() {
            for to in self.referents(from) {
                if found_from[to].is_none() {
                    found_from[to] = Some(from);
                    waiting.push_back(to);
                }
            }
        }
        let mut path = vec![id];
        let mut at = id;
        while found_from[at]? != at {
            at = found_from[at]?;
            path.push(at);
        }
        path.reverse();
        Some(path)
    }

    /// The roots, in ascending order.
    fn roots(&self) -> impl Iterator<Item = usize> {
        self.numbers(|object| object.root_count > 0)
    }

    /// The numbers of the objects that are there and of which `condition` holds, in ascending order.
    fn numbers(&self, condition: impl Fn(&Object) -> bool) -> impl Iterator<Item = usize> {
        let objects = self.objects.iter().enumerate();
        objects.filter_map(move |(id, object)| condition(object.as_ref()?).then_some(id))
    }

    fn object(&self, id: usize) -> &Object {
        self.objects[id].as_ref().expect("the object is there")
    }

    fn object_mut(&mut self, id: usize) -> &mut Object {
        self.objects[id].as_mut().expect("the object is there")
    }
}
