//! Instance, class and hooks: where an attribute is looked for, and who is told about it.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
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
pub struct Class(Rc<ClassData>);

struct ClassData {
    name: String,
    base: Option<Class>,
    attrs: RefCell<BTreeMap<String, Val>>,
}

impl Class {
    /// A class without attributes of its own.
    pub fn new(name: &str, base: Option<&Class>) -> Class {
        Class(Rc::new(ClassData {
            name: name.to_string(),
            base: base.cloned(),
            attrs: RefCell::default(),
        }))
    }

    /// Sets an attribute of this class itself.
    pub fn set(&self, name: &str, value: Val) {
        self.0.attrs.borrow_mut().insert(name.to_string(), value);
    }

    /// Removes an attribute of this class itself, and tells whether it had one.
    pub fn del(&self, name: &str) -> bool {
        self.0.attrs.borrow_mut().remove(name).is_some()
    }

    /// The class itself, its base, the base of that, and so on.
    fn chain(&self) -> impl Iterator<Item = &Class> {
        std::iter::successors(Some(self), |class| class.0.base.as_ref())
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
    class: Class,
    hooks: Hooks,
    log: Log,
    /// In the order in which the names were first set.
    attrs: Vec<(String, Val)>,
}

impl Obj {
    /// An object without attributes of its own.
    pub fn new(class: &Class, hooks: Hooks, log: Log) -> Obj {
        Obj {
            class: class.clone(),
            hooks,
            log,
            attrs: Vec::new(),
        }
    }

    /// Reads an attribute: of the object, of its class, of the bases, or from the fallback.
    pub fn get(&self, name: &str) -> Result<Val, String> {
        self.note(self.hooks.log_reads, "get", name);
        self.find(name)
            .or_else(|| self.hooks.fallback.as_ref()?(name))
            .ok_or_else(|| self.no_attribute(name))
    }

    /// Like `get`, but with a default in place of the error.
    pub fn get_or(&self, name: &str, default: Val) -> Val {
        self.get(name).unwrap_or(default)
    }

    /// Whether `get` succeeds.
    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_ok()
    }

    /// Sets an attribute of the object itself.
    pub fn set(&mut self, name: &str, value: Val) {
        self.note(self.hooks.log_writes, "set", name);
        match self.own(name) {
            Some(at) => self.attrs[at].1 = value,
            None => self.attrs.push((name.to_string(), value)),
        }
    }

    /// Removes an attribute of the object itself.
    pub fn del(&mut self, name: &str) -> Result<(), String> {
        self.note(self.hooks.log_deletes, "del", name);
        let at = self.own(name).ok_or_else(|| self.no_attribute(name))?;
        self.attrs.remove(at);
        Ok(())
    }

    /// Adds an item to the list that `get` finds.
    pub fn append(&mut self, name: &str, item: i64) -> Result<(), String> {
        // The clone that `get` gives is the same list, wherever it lives.
        let kind = match self.get(name)? {
            Val::List(items) => {
                items.borrow_mut().push(item);
                return Ok(());
            }
            Val::Int(_) => "int",
            Val::Str(_) => "str",
        };
        Err(format!("'{kind}' object has no attribute 'append'"))
    }

    /// The names of the object's own attributes, in the order in which they were first set.
    pub fn vars(&self) -> Vec<String> {
        self.attrs.iter().map(|(name, _)| name.clone()).collect()
    }

    /// The names of all attributes of the object, its class and the bases, sorted, each once.
    pub fn dir(&self) -> Vec<String> {
        let mut names: BTreeSet<String> = self.vars().into_iter().collect();
        for class in self.class.chain() {
            names.extend(class.0.attrs.borrow().keys().cloned());
        }
        names.into_iter().collect()
    }

    /// The position of an attribute of the object itself.
    fn own(&self, name: &str) -> Option<usize> {
        self.attrs.iter().position(|(known, _)| known == name)
    }

    /// The attribute without any hooks.
    fn find(&self, name: &str) -> Option<Val> {
        match self.own(name) {
            Some(at) => Some(self.attrs[at].1.clone()),
            None => self
                .class
                .chain()
                .find_map(|class| class.0.attrs.borrow().get(name).cloned()),
        }
    }

    fn note(&self, wanted: bool, what: &str, name: &str) {
        if wanted {
            self.log.borrow_mut().push(format!("{what} {name}"));
        }
    }

    fn no_attribute(&self, name: &str) -> String {
        format!("'{}' object has no attribute '{name}'", self.class.0.name)
    }
}
