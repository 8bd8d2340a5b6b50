//! Rejected: the first object without the method ends the chorus, as an exception would that nobody handles.

use std::collections::HashMap;
use std::rc::Rc;

/// A method without arguments that answers with a text.
pub type Method = Rc<dyn Fn() -> String>;

/// A dynamic object: a class name, and methods that may come at any time.
#[derive(Clone)]
pub struct PyObj {
    class: String,
    methods: HashMap<String, Method>,
}

impl PyObj {
    /// An object of the class called `class`, without any methods.
    pub fn new(class: &str) -> PyObj {
        PyObj {
            class: class.to_string(),
            methods: HashMap::new(),
        }
    }

    /// Gives this object the method `name`, in place of one of the same name if there is one.
    pub fn set_method(&mut self, name: &str, m: Method) {
        self.methods.insert(name.to_string(), m);
    }

    /// Runs the method `name` once and returns its answer, or the text of the `AttributeError` if there is none.
    pub fn call(&self, name: &str) -> Result<String, String> {
        match self.methods.get(name) {
            Some(method) => Ok(method()),
            None => Err(format!("'{}' object has no attribute '{name}'", self.class)),
        }
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
        self.call("quack").unwrap_or_else(|error| error)
    }
}

impl Quack for Vec<Box<dyn Quack>> {
    /// The answers of all members, with a comma and a blank in between.
    fn quack(&self) -> String {
        quack_all(self).join(", ")
    }
}

/// Asks each object to quack, and returns its answer or the error text, one line per object.
pub fn chorus(objects: &[PyObj]) -> Vec<String> {
    let mut lines = Vec::new();
    for object in objects {
        match object.call("quack") {
            Ok(answer) => lines.push(answer),
            Err(error) => {
                lines.push(error);
                break;
            }
        }
    }
    lines
}

/// Asks each item to quack, and returns the answers.
pub fn quack_all(items: &[Box<dyn Quack>]) -> Vec<String> {
    items.iter().map(|item| item.quack()).collect()
}
