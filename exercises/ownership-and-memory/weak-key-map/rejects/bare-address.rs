//! Rejected: the address alone tells an object, for ever.

use std::collections::HashMap;
use std::marker::PhantomData;
use std::rc::Rc;

/// Values attached to objects, which are told apart by identity.
pub struct WeakKeyMap<K, V> {
    values: HashMap<usize, V>,
    order: Vec<usize>,
    _keys: PhantomData<K>,
}

/// The address of the object tells which one it is.
fn address<K>(key: &Rc<K>) -> usize {
    Rc::as_ptr(key).addr()
}

impl<K, V> WeakKeyMap<K, V> {
    pub fn new() -> WeakKeyMap<K, V> {
        WeakKeyMap {
            values: HashMap::new(),
            order: Vec::new(),
            _keys: PhantomData,
        }
    }

    pub fn insert(&mut self, key: &Rc<K>, value: V) -> Option<V> {
        let before = self.values.insert(address(key), value);
        if before.is_none() {
            self.order.push(address(key));
        }
        before
    }

    pub fn get(&self, key: &Rc<K>) -> Option<&V> {
        self.values.get(&address(key))
    }

    pub fn get_mut(&mut self, key: &Rc<K>) -> Option<&mut V> {
        self.values.get_mut(&address(key))
    }

    pub fn remove(&mut self, key: &Rc<K>) -> Option<V> {
        self.order.retain(|at| *at != address(key));
        self.values.remove(&address(key))
    }

    pub fn len(&self) -> usize {
        self.values.len()
    }

    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// An address cannot be made into a handle again.
    pub fn keys(&self) -> Vec<Rc<K>> {
        Vec::new()
    }

    pub fn purge(&mut self) -> usize {
        0
    }
}
