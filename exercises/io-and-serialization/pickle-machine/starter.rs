//! A small pickle machine: values become programs for a stack machine, and running a program gives the value back.

use std::cell::RefCell;
use std::rc::Rc;

/// A value. Lists and dicts are shared: a clone is the same container, as a second name is in Python.
#[derive(Clone)]
pub enum Val {
    Int(i64),
    Str(String),
    List(Rc<RefCell<Vec<Val>>>),
    /// Entries in the order of their insertion; no key stands there twice.
    Dict(Rc<RefCell<Vec<(String, Val)>>>),
}

/// One operation of the stack machine.
#[derive(Debug, Clone, PartialEq)]
pub enum Op {
    /// Pushes an integer.
    Int(i64),
    /// Pushes a text.
    Str(String),
    /// Pushes a new list.
    EmptyList,
    /// Pops a value and appends it to the list below, which stays on the stack.
    Append,
    /// Pushes a new dict.
    EmptyDict,
    /// Pops a value, then a text, and sets this entry of the dict below, which stays on the stack.
    SetItem,
    /// Remembers the value on top under a number; it stays on the stack.
    Memo(u32),
    /// Pushes the value remembered under a number.
    Get(u32),
    /// Pushes the function of this name, if it is allowed.
    Global(String),
    /// Pops as many arguments, then the function below them, and pushes what it returns.
    Call(usize),
    /// Ends the program. The only thing on the stack is its result.
    Stop,
}

/// What calls functions for a program: it gets a name and the arguments, and gives what the function returns.
pub type Caller<'a> = dyn FnMut(&str, &[Val]) -> Result<Val, String> + 'a;

/// A program that rebuilds `v`, with all that its containers have in common, but none of its containers.
pub fn dumps(v: &Val) -> Vec<Op> {
    todo!()
}

/// Runs a program, which may use the functions named in `allowed` and no others. `call` does the calls.
pub fn loads(ops: &[Op], allowed: &[&str], call: &mut Caller<'_>) -> Result<Val, String> {
    todo!()
}
