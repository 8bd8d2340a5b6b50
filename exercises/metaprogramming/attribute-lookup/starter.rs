//! Instance, class and hooks: where an attribute is looked for, and who is told about it.

use std::cell::RefCell;
use std::rc::Rc;

/// What hooks have noted, the oldest line first.
pub type Log = Rc<RefCell<Vec<String>>>;

/// A value of an attribute; clones of a list are the same list. Leave this type as it is.
#[derive(Debug, Clone, PartialEq)]
pub enum Val {
    /// An integer, an `int` in error texts.
    Int(i64),
    /// A text, a `str` in error texts.
    Str(String),
    /// A list that several owners may share.
    List(Rc<RefCell<Vec<i64>>>),
}

/// A class with its attributes and perhaps a base; clones are the same class.
#[derive(Clone)]
pub struct Class {
    // your fields
}

impl Class {
    /// A class without attributes of its own.
    pub fn new(name: &str, base: Option<&Class>) -> Class {
        todo!()
    }

    /// Sets an attribute of this class itself.
    pub fn set(&self, name: &str, value: Val) {
        todo!()
    }

    /// Removes an attribute of this class itself, and tells whether it had one.
    pub fn del(&self, name: &str) -> bool {
        todo!()
    }
}

/// Answers for a name that was found nowhere, or does not. Leave this type as it is.
pub type Fallback = Rc<dyn Fn(&str) -> Option<Val>>;

/// What happens around the attributes of an object. Leave this type as it is.
#[derive(Clone, Default)]
pub struct Hooks {
    /// Whether every `get` is logged.
    pub log_reads: bool,
    /// Whether every `set` is logged.
    pub log_writes: bool,
    /// Whether every `del` is logged.
    pub log_deletes: bool,
    /// Who is asked for a name that was found nowhere.
    pub fallback: Option<Fallback>,
}

/// An object of a class.
pub struct Obj {
    // your fields
}

impl Obj {
    /// An object without attributes of its own.
    pub fn new(class: &Class, hooks: Hooks, log: Log) -> Obj {
        todo!()
    }

    /// Reads an attribute: of the object, of its class, of the bases, or from the fallback.
    pub fn get(&self, name: &str) -> Result<Val, String> {
        todo!()
    }

    /// Like `get`, but with a default in place of the error.
    pub fn get_or(&self, name: &str, default: Val) -> Val {
        todo!()
    }

    /// Whether `get` succeeds.
    pub fn has(&self, name: &str) -> bool {
        todo!()
    }

    /// Sets an attribute of the object itself.
    pub fn set(&mut self, name: &str, value: Val) {
        todo!()
    }

    /// Removes an attribute of the object itself.
    pub fn del(&mut self, name: &str) -> Result<(), String> {
        todo!()
    }

    /// Adds an item to the list that `get` finds.
    pub fn append(&mut self, name: &str, item: i64) -> Result<(), String> {
        todo!()
    }

    /// The names of the object's own attributes, in the order in which they were first set.
    pub fn vars(&self) -> Vec<String> {
        todo!()
    }

    /// The names of all attributes of the object, its class and the bases, sorted, each once.
    pub fn dir(&self) -> Vec<String> {
        todo!()
    }
}
