//! Descriptors and properties: class attributes that decide what reading, setting and deleting means.

use std::rc::Rc;

/// What answers when an attribute of the object is read.
pub type Getter = Rc<dyn Fn(&Obj) -> Result<i64, String>>;
/// What happens when an attribute of the object is set.
pub type Setter = Rc<dyn Fn(&Obj, i64) -> Result<(), String>>;
/// What happens when an attribute of the object is deleted.
pub type Deleter = Rc<dyn Fn(&Obj) -> Result<(), String>>;

/// An attribute of a class. Leave this type as it is.
#[derive(Clone)]
pub enum Attr {
    /// A value like any other.
    Plain(i64),
    /// A descriptor that only knows how to be read.
    NonData(Getter),
    /// A descriptor that is in charge of setting and deleting as well, even if it allows neither.
    Data {
        /// Answers every reading.
        get: Getter,
        /// Sets, if it is allowed.
        set: Option<Setter>,
        /// Deletes, if it is allowed.
        delete: Option<Deleter>,
    },
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

    /// Gives the class an attribute, in place of the one it had under this name.
    pub fn define(&self, name: &str, attr: Attr) {
        todo!()
    }
}

/// An object of a class; clones are the same object.
#[derive(Clone)]
pub struct Obj {
    // your fields
}

impl Obj {
    /// An object whose own dict is empty.
    pub fn new(class: &Class) -> Obj {
        todo!()
    }

    /// The name of the object's class.
    pub fn class_name(&self) -> String {
        todo!()
    }

    /// Reads an attribute, as `obj.name` does.
    pub fn get(&self, name: &str) -> Result<i64, String> {
        todo!()
    }

    /// Sets an attribute, as `obj.name = value` does.
    pub fn set(&self, name: &str, value: i64) -> Result<(), String> {
        todo!()
    }

    /// Deletes an attribute, as `del obj.name` does.
    pub fn delete(&self, name: &str) -> Result<(), String> {
        todo!()
    }

    /// The entry in the object's own dict, whatever the class says.
    pub fn dict_get(&self, name: &str) -> Option<i64> {
        todo!()
    }

    /// Makes an entry in the object's own dict, whatever the class says.
    pub fn dict_set(&self, name: &str, value: i64) {
        todo!()
    }

    /// Removes an entry from the object's own dict, whatever the class says, and returns its value.
    pub fn dict_remove(&self, name: &str) -> Option<i64> {
        todo!()
    }
}

/// A data descriptor that computes its value and can neither be set nor deleted.
pub fn property(get: Getter) -> Attr {
    todo!()
}

/// A new data descriptor like `attr`, but with this setter.
pub fn with_setter(attr: &Attr, set: Setter) -> Attr {
    todo!()
}

/// A data descriptor that keeps a value from `lo` to `hi` for each object, in the object's dict under `name`.
pub fn validated(name: &str, lo: i64, hi: i64) -> Attr {
    todo!()
}

/// A data descriptor that keeps one value for all objects together.
pub fn shared(initial: i64) -> Attr {
    todo!()
}
