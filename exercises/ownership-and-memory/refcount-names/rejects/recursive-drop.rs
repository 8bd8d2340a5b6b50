//! Rejected: leaves the release of the items to the compiler, which makes one drop call the next.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// The lines that objects write when they are freed.
pub type Log = Rc<RefCell<Vec<String>>>;

/// An object with a name, which may hold references to other objects.
pub struct Object {
    name: String,
    log: Log,
    items: RefCell<Vec<Rc<Object>>>,
}

impl Object {
    /// A new object that holds nothing.
    pub fn new(name: &str, log: Log) -> Rc<Object> {
        Rc::new(Object {
            name: name.to_string(),
            log,
            items: RefCell::default(),
        })
    }
}

impl Drop for Object {
    /// Logs `free NAME`, then gives up the references the object holds, in their order.
    fn drop(&mut self) {
        self.log.borrow_mut().push(format!("free {}", self.name));
    }
}

/// Names that refer to objects.
#[derive(Default)]
pub struct Names {
    objects: HashMap<String, Rc<Object>>,
}

impl Names {
    /// No names are bound.
    pub fn new() -> Names {
        Names::default()
    }

    /// Binds a name, and gives up what it referred to before.
    pub fn bind(&mut self, name: &str, obj: Rc<Object>) {
        self.objects.insert(name.to_string(), obj);
    }

    /// Binds `dst` to the object of `src`.
    pub fn alias(&mut self, dst: &str, src: &str) -> Result<(), String> {
        let object = Rc::clone(self.object(src)?);
        self.bind(dst, object);
        Ok(())
    }

    /// Removes a name.
    pub fn del(&mut self, name: &str) -> Result<(), String> {
        match self.objects.remove(name) {
            Some(_) => Ok(()),
            None => Err(not_defined(name)),
        }
    }

    /// Lets the object of `container` hold one more reference, to the object of `item`.
    pub fn push(&mut self, container: &str, item: &str) -> Result<(), String> {
        let container = self.object(container)?;
        let item = Rc::clone(self.object(item)?);
        container.items.borrow_mut().push(item);
        Ok(())
    }

    /// Gives up all references that the object of `container` holds, in their order.
    pub fn clear(&mut self, container: &str) -> Result<(), String> {
        self.object(container)?.items.take();
        Ok(())
    }

    /// How many references there are to the object of a name.
    pub fn count(&self, name: &str) -> Result<usize, String> {
        Ok(Rc::strong_count(self.object(name)?))
    }

    fn object(&self, name: &str) -> Result<&Rc<Object>, String> {
        self.objects.get(name).ok_or_else(|| not_defined(name))
    }
}

fn not_defined(name: &str) -> String {
    format!("name '{name}' is not defined")
}
