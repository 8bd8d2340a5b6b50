//! Method resolution order: the classes in which Python looks for a method, one after the other.

/// Classes that were defined, and `object`.
pub struct Classes {
    // your fields
}

impl Classes {
    /// Only `object`, which has no bases and no methods.
    pub fn new() -> Classes {
        todo!()
    }

    /// Defines a class with its bases, in order, and the methods that it defines itself; no bases mean `object`. After an
    /// error nothing has changed.
    pub fn define(&mut self, name: &str, bases: &[&str], methods: &[&str]) -> Result<(), String> {
        todo!()
    }

    /// The method resolution order of a class, from the class itself to `object`, or `None` if there is no such class.
    pub fn mro(&self, name: &str) -> Option<Vec<String>> {
        todo!()
    }

    /// The first class in the order of `class` that defines `method` itself, or `None` if there is none.
    pub fn find(&self, class: &str, method: &str) -> Option<String> {
        todo!()
    }
}
