//! Rejected: inserting at the right place of a sorted Vec is cheap, because binary search finds the place

#[derive(Default)]
pub struct TupleQueue {
    entries: Vec<(i64, String)>,
}

impl TupleQueue {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn put(&mut self, priority: i64, text: String) {
        let entry = (priority, text);
        let at = self.entries.partition_point(|other| *other <= entry);
        self.entries.insert(at, entry);
    }

    pub fn get(&mut self) -> Option<(i64, String)> {
        (!self.entries.is_empty()).then(|| self.entries.remove(0))
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

pub struct FairQueue<T> {
    entries: Vec<(i64, T)>,
}

impl<T> FairQueue<T> {
    pub fn new() -> Self {
        FairQueue {
            entries: Vec::new(),
        }
    }

    pub fn put(&mut self, priority: i64, item: T) {
        let at = self
            .entries
            .partition_point(|(other, _)| *other <= priority);
        self.entries.insert(at, (priority, item));
    }

    pub fn get(&mut self) -> Option<(i64, T)> {
        (!self.entries.is_empty()).then(|| self.entries.remove(0))
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
