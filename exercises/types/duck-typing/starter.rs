//! Duck typing at run time and with traits: who can quack is asked at each call, or once and for all by the compiler.

use std::rc::Rc;

/// A method without arguments that answers with a text.
pub type Method = Rc<dyn Fn() -> String>;

/// A dynamic object: a class name, and methods that may come at any time.
#[derive(Clone)]
pub struct PyObj {
    // your fields
}

impl PyObj {
    /// An object of the class called `class`, without any methods.
    pub fn new(class: &str) -> PyObj {
        todo!()
    }

    /// Gives this object the method `name`, in place of one of the same name if there is one.
    pub fn set_method(&mut self, name: &str, m: Method) {
        todo!()
    }

    /// Runs the method `name` once and returns its answer, or the text of the `AttributeError` if there is none.
    pub fn call(&self, name: &str) -> Result<String, String> {
        todo!()
    }
}

/// Whatever can quack.
pub trait Quack {
    /// The answer to a request to quack.
    fn quack(&self) -> String;
}

impl Quack for PyObj {
    /// What the method `quack` answers, or the error text if there is no such method.
    fn quack(&self) -> String {
        todo!()
    }
}

impl Quack for Vec<Box<dyn Quack>> {
    /// The answers of all members, with a comma and a blank in between.
    fn quack(&self) -> String {
        todo!()
    }
}

/// Asks each object to quack, and returns its answer or the error text, one line per object.
pub fn chorus(objects: &[PyObj]) -> Vec<String> {
    todo!()
}

/// Asks each item to quack, and returns the answers.
pub fn quack_all(items: &[Box<dyn Quack>]) -> Vec<String> {
    todo!()
}
