//! Monkey patching and bound methods: classes whose methods change while their objects live.

use std::rc::Rc;

/// A method: it gets the instance it was called on and the arguments, and returns an answer or an error text.
pub type Method = Rc<dyn Fn(&Instance, &[i64]) -> Result<String, String>>;

/// A handle to a class made at run time; clones are handles to the same class.
#[derive(Clone)]
pub struct Class {
    // your fields
}

impl Class {
    /// A new class with these methods of its own.
    pub fn new(name: &str, base: Option<&Class>, methods: Vec<(String, Method)>) -> Class {
        todo!()
    }

    /// Gives the class itself the method `name`, and returns its own method of this name that was there before.
    pub fn patch(&self, name: &str, m: Method) -> Option<Method> {
        todo!()
    }

    /// Takes the class's own method `name` away and returns it.
    pub fn unpatch(&self, name: &str) -> Option<Method> {
        todo!()
    }

    /// A new instance, on which the nearest `__init__` has run with these arguments, or the error text.
    pub fn instantiate(&self, args: &[i64]) -> Result<Instance, String> {
        todo!()
    }
}

/// A handle to an object; clones are handles to the same object.
#[derive(Clone)]
pub struct Instance {
    // your fields
}

impl Instance {
    /// The name of the class this is an instance of.
    pub fn class_name(&self) -> String {
        todo!()
    }

    /// The value of an attribute, if it has been set.
    pub fn get(&self, attr: &str) -> Option<i64> {
        todo!()
    }

    /// Sets an attribute.
    pub fn set(&self, attr: &str, value: i64) {
        todo!()
    }

    /// Gives this one object the method `name`.
    pub fn patch_self(&self, name: &str, m: Method) {
        todo!()
    }

    /// Looks the method `name` up and calls it with these arguments.
    pub fn call(&self, name: &str, args: &[i64]) -> Result<String, String> {
        todo!()
    }

    /// Looks the method `name` up and binds it to this object, without calling it.
    pub fn bind(&self, name: &str) -> Result<Bound, String> {
        todo!()
    }
}

/// A bound method: a function, and the object that it is going to be called on.
pub struct Bound {
    // your fields
}

impl Bound {
    /// Calls the function on the object with these arguments.
    pub fn call(&self, args: &[i64]) -> Result<String, String> {
        todo!()
    }
}
