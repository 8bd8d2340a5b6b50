//! Rejected: only the lists within are remembered, not the list that is being copied itself.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

/// A handle to a list; clones of it refer to the same list.
pub type List = Rc<RefCell<Vec<Item>>>;

/// What stands in a list.
#[derive(Clone)]
pub enum Item {
    Int(i64),
    List(List),
}

/// Where a list lies in memory, which tells lists apart as long as they live. It is never followed.
type Address = *const RefCell<Vec<Item>>;

/// A new list with the same items.
pub fn shallow(l: &List) -> List {
    Rc::new(RefCell::clone(l))
}

/// A copy that shares no list with the original and is built in the same way.
pub fn deep(l: &List) -> List {
    let copies = &mut HashMap::new();
    let items = l.borrow();
    let items = items.iter().map(|item| match item {
        Item::Int(n) => Item::Int(*n),
        Item::List(inner) => Item::List(copy_of(inner, copies)),
    });
    Rc::new(RefCell::new(items.collect()))
}

fn copy_of(l: &List, copies: &mut HashMap<Address, List>) -> List {
    if let Some(copy) = copies.get(&Rc::as_ptr(l)) {
        return Rc::clone(copy);
    }
    let copy = List::default();
    // Known before its items are copied, so that a list within itself finds it.
    copies.insert(Rc::as_ptr(l), Rc::clone(&copy));
    for item in l.borrow().iter() {
        let item = match item {
            Item::Int(n) => Item::Int(*n),
            Item::List(inner) => Item::List(copy_of(inner, copies)),
        };
        copy.borrow_mut().push(item);
    }
    copy
}

/// 56, and 8 for each item.
pub fn own_size(l: &List) -> usize {
    56 + 8 * l.borrow().len()
}

/// The own sizes of all lists that can be reached, each once, and 28 for each number in them.
pub fn total_size(l: &List) -> usize {
    size_of_unseen(l, &mut HashSet::new())
}

fn size_of_unseen(l: &List, seen: &mut HashSet<Address>) -> usize {
    if !seen.insert(Rc::as_ptr(l)) {
        return 0;
    }
    let items = l.borrow();
    let sizes = items.iter().map(|item| match item {
        Item::Int(_) => 28,
        Item::List(inner) => size_of_unseen(inner, seen),
    });
    own_size(l) + sizes.sum::<usize>()
}

/// The list as Python prints it, with `[...]` for a list within itself.
pub fn render(l: &List) -> String {
    render_within(l, &mut Vec::new())
}

/// `open` holds the lists that are being printed just now, the outermost first.
fn render_within(l: &List, open: &mut Vec<Address>) -> String {
    if open.contains(&Rc::as_ptr(l)) {
        return "[...]".to_string();
    }
    open.push(Rc::as_ptr(l));
    let items: Vec<String> = l
        .borrow()
        .iter()
        .map(|item| match item {
            Item::Int(n) => n.to_string(),
            Item::List(inner) => render_within(inner, open),
        })
        .collect();
    open.pop();
    format!("[{}]", items.join(", "))
}
