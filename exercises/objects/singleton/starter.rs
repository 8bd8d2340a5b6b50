//! One instance per type: a registry whose keys are types, and the same for a whole process with threads.

use std::any::Any;
use std::rc::Rc;
use std::sync::Arc;

/// A registry that holds at most one instance of each type.
pub struct Singletons {
    // your fields
}

impl Singletons {
    /// An empty registry.
    pub fn new() -> Singletons {
        todo!()
    }

    /// A handle to the instance of `T`, which `init` makes if this registry does not hold one yet.
    pub fn get<T: Any>(&self, init: impl FnOnce() -> T) -> Rc<T> {
        todo!()
    }

    /// The number of types of which this registry holds an instance.
    pub fn count(&self) -> usize {
        todo!()
    }
}

/// A handle to the one instance of `T` in this process, which `T::default()` makes when it is first asked for.
pub fn global<T: Any + Send + Sync + Default>() -> Arc<T> {
    todo!()
}
