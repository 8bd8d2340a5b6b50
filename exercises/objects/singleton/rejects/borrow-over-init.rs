//! Rejected: the map may stay borrowed while the init runs.

use std::any::{Any, TypeId};
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;
use std::sync::{Arc, Mutex, OnceLock};

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
        let mut instances = self.instances.borrow_mut();
        let instance = instances
            .entry(TypeId::of::<T>())
            .or_insert_with(|| Rc::new(init()));
        Rc::clone(instance)
            .downcast()
            .expect("the instance under this key is a T")
    }

    /// The number of types of which this registry holds an instance.
    pub fn count(&self) -> usize {
        self.instances.borrow().len()
    }
}

/// One `OnceLock<Arc<T>>` for each type `T` that has been asked for.
static SLOTS: Mutex<BTreeMap<TypeId, Arc<dyn Any + Send + Sync>>> = Mutex::new(BTreeMap::new());

/// A handle to the one instance of `T` in this process, which `T::default()` makes when it is first asked for.
pub fn global<T: Any + Send + Sync + Default>() -> Arc<T> {
    // The map is locked only until the slot is found; making the instance locks the slot alone.
    let slot = {
        let mut slots = SLOTS
            .lock()
            .expect("nothing panics while it holds this lock");
        let slot = slots
            .entry(TypeId::of::<T>())
            .or_insert_with(|| Arc::new(OnceLock::<Arc<T>>::new()));
        Arc::clone(slot)
    };
    let slot: Arc<OnceLock<Arc<T>>> = slot
        .downcast()
        .expect("the slot under this key is one for a T");
    Arc::clone(slot.get_or_init(|| Arc::new(T::default())))
}
