//! A stack of numbers.

/// Numbers of which the last one put on comes off first.
#[derive(Debug, Default)]
pub struct Stack {
    items: Vec<i64>,
}

impl Stack {
    /// An empty stack.
    pub fn new() -> Stack {
        Stack::default()
    }

    /// Puts a number on top.
    pub fn push(&mut self, number: i64) {
        self.items.push(number);
    }

    /// Takes the number on top.
    pub fn pop(&mut self) -> Option<i64> {
        self.items.pop()
    }

    /// The number on top.
    pub fn top(&self) -> Option<i64> {
        self.items.last().copied()
    }

    /// How many numbers there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}
