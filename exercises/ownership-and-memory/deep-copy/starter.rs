//! Shallow copy, deep copy and sizes: what is shared, and what is counted.

use std::cell::RefCell;
use std::rc::Rc;

/// A handle to a list; clones of it refer to the same list.
pub type List = Rc<RefCell<Vec<Item>>>;

/// What stands in a list.
#[derive(Clone)]
pub enum Item {
    Int(i64),
    List(List),
}

/// A new list with the same items.
pub fn shallow(l: &List) -> List {
    todo!()
}

/// A copy that shares no list with the original and is built in the same way.
pub fn deep(l: &List) -> List {
    todo!()
}

/// 56, and 8 for each item.
pub fn own_size(l: &List) -> usize {
    todo!()
}

/// The own sizes of all lists that can be reached, each once, and 28 for each number in them.
pub fn total_size(l: &List) -> usize {
    todo!()
}

/// The list as Python prints it, with `[...]` for a list within itself.
pub fn render(l: &List) -> String {
    todo!()
}
