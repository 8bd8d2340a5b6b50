//! Descriptors and properties: class attributes that decide what reading, setting and deleting means.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
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
    name: Rc<str>,
    base: Option<Box<Class>>,
    attrs: Rc<RefCell<HashMap<String, Attr>>>,
}

impl Class {
    /// A class without attributes of its own.
    pub fn new(name: &str, base: Option<&Class>) -> Class {
        Class {
            name: name.into(),
            base: base.cloned().map(Box::new),
            attrs: Rc::default(),
        }
    }

    /// Gives the class an attribute, in place of the one it had under this name.
    pub fn define(&self, name: &str, attr: Attr) {
        self.attrs.borrow_mut().insert(name.to_string(), attr);
    }

    /// The attribute found first along the class and its bases.
    ///
    /// It is a clone, so that nothing is borrowed while a hook runs.
    fn find(&self, name: &str) -> Option<Attr> {
        let own = self.attrs.borrow().get(name).cloned();
        own.or_else(|| self.base.as_ref()?.find(name))
    }
}

/// An object of a class; clones are the same object.
#[derive(Clone)]
pub struct Obj {
    class: Class,
    dict: Rc<RefCell<HashMap<String, i64>>>,
}

impl Obj {
    /// An object whose own dict is empty.
    pub fn new(class: &Class) -> Obj {
        Obj {
            class: class.clone(),
            dict: Rc::default(),
        }
    }

    /// The name of the object's class.
    pub fn class_name(&self) -> String {
        self.class.name.to_string()
    }

    /// Reads an attribute, as `obj.name` does.
    pub fn get(&self, name: &str) -> Result<i64, String> {
        // Only a data descriptor goes before the object's own dict.
        match (self.class.find(name), self.dict_get(name)) {
            (Some(Attr::Data { get, .. }), _) => get(self),
            (_, Some(value)) | (Some(Attr::Plain(value)), None) => Ok(value),
            (Some(Attr::NonData(get)), None) => get(self),
            (None, None) => Err(self.no_attribute(name)),
        }
    }

    /// Sets an attribute, as `obj.name = value` does.
    pub fn set(&self, name: &str, value: i64) -> Result<(), String> {
        match self.class.find(name) {
            Some(Attr::Data { set: Some(set), .. }) => set(self, value),
            Some(Attr::Data { set: None, .. }) => Err(format!("can't set attribute '{name}'")),
            _ => {
                self.dict_set(name, value);
                Ok(())
            }
        }
    }

    /// Deletes an attribute, as `del obj.name` does.
    pub fn delete(&self, name: &str) -> Result<(), String> {
        match self.class.find(name) {
            Some(Attr::Data {
                delete: Some(delete),
                ..
            }) => delete(self),
            Some(Attr::Data { delete: None, .. }) => {
                Err(format!("can't delete attribute '{name}'"))
            }
            _ => match self.dict_remove(name) {
                Some(_) => Ok(()),
                None => Err(self.no_attribute(name)),
            },
        }
    }

    /// The entry in the object's own dict, whatever the class says.
    pub fn dict_get(&self, name: &str) -> Option<i64> {
        self.dict.borrow().get(name).copied()
    }

    /// Makes an entry in the object's own dict, whatever the class says.
    pub fn dict_set(&self, name: &str, value: i64) {
        self.dict.borrow_mut().insert(name.to_string(), value);
    }

    /// Removes an entry from the object's own dict, whatever the class says, and returns its value.
    pub fn dict_remove(&self, name: &str) -> Option<i64> {
        self.dict.borrow_mut().remove(name)
    }

    fn no_attribute(&self, name: &str) -> String {
        format!("'{}' object has no attribute '{name}'", self.class.name)
    }
}

/// A data descriptor that computes its value and can neither be set nor deleted.
pub fn property(get: Getter) -> Attr {
    Attr::Data {
        get,
        set: None,
        delete: None,
    }
}

/// A new data descriptor like `attr`, but with this setter.
pub fn with_setter(attr: &Attr, set: Setter) -> Attr {
    match attr.clone() {
        Attr::Data { get, delete, .. } => Attr::Data {
            get,
            set: Some(set),
            delete,
        },
        other => other,
    }
}

/// A data descriptor that keeps a value from `lo` to `hi` for each object, in the object's dict under `name`.
pub fn validated(name: &str, lo: i64, hi: i64) -> Attr {
    let (read, written) = (name.to_string(), name.to_string());
    let read_only = property(Rc::new(move |obj| {
        let value = obj.dict_get(&read);
        value.ok_or_else(|| obj.no_attribute(&read))
    }));
    let set = move |obj: &Obj, value| {
        if !(lo..=hi).contains(&value) {
            return Err(format!("{written} must be between {lo} and {hi}"));
        }
        obj.dict_set(&written, value);
        Ok(())
    };
    with_setter(&read_only, Rc::new(set))
}

/// A data descriptor that keeps one value for all objects together.
pub fn shared(initial: i64) -> Attr {
    let kept = Rc::new(Cell::new(initial));
    let read = Rc::clone(&kept);
    let read_only = property(Rc::new(move |_| Ok(read.get())));
    with_setter(
        &read_only,
        Rc::new(move |_, value| {
            kept.set(value);
            Ok(())
        }),
    )
}
