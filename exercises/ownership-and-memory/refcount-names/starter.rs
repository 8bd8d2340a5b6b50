//! Names, counts and destructors: when an object is freed, and what follows from that.

use std::cell::RefCell;
use std::rc::Rc;

/// The lines that objects write when they are freed.
pub type Log = Rc<RefCell<Vec<String>>>;

/// An object with a name, which may hold references to other objects.
pub struct Object {
    // your fields
}

impl Object {
    /// A new object that holds nothing.
    pub fn new(name: &str, log: Log) -> Rc<Object> {
        todo!()
    }
}

impl Drop for Object {
    /// Logs `free NAME`, then gives up the references the object holds, in their order.
    fn drop(&mut self) {
        todo!()
    }
}

/// Names that refer to objects.
pub struct Names {
    // your fields
}

impl Names {
    /// No names are bound.
    pub fn new() -> Names {
        todo!()
    }

    /// Binds a name, and gives up what it referred to before.
    pub fn bind(&mut self, name: &str, obj: Rc<Object>) {
        todo!()
    }

    /// Binds `dst` to the object of `src`.
    pub fn alias(&mut self, dst: &str, src: &str) -> Result<(), String> {
        todo!()
    }

    /// Removes a name.
    pub fn del(&mut self, name: &str) -> Result<(), String> {
        todo!()
    }

    /// Lets the object of `container` hold one more reference, to the object of `item`.
    pub fn push(&mut self, container: &str, item: &str) -> Result<(), String> {
        todo!()
    }

    /// Gives up all references that the object of `container` holds, in their order.
    pub fn clear(&mut self, container: &str) -> Result<(), String> {
        todo!()
    }

    /// How many references there are to the object of a name.
    pub fn count(&self, name: &str) -> Result<usize, String> {
        todo!()
    }
}
