//! Data attached to objects: a map whose keys are objects that it does not keep alive.

use std::marker::PhantomData;
use std::rc::Rc;

/// Values attached to objects, which are told apart by identity.
pub struct WeakKeyMap<K, V> {
    // your fields instead of this one
    _p: PhantomData<(K, V)>,
}

impl<K, V> WeakKeyMap<K, V> {
    /// A map without values.
    pub fn new() -> WeakKeyMap<K, V> {
        todo!()
    }

    /// Attaches a value to an object and returns the one that was attached before.
    pub fn insert(&mut self, key: &Rc<K>, value: V) -> Option<V> {
        todo!()
    }

    /// The value of an object.
    pub fn get(&self, key: &Rc<K>) -> Option<&V> {
        todo!()
    }

    /// The value of an object, to be changed.
    pub fn get_mut(&mut self, key: &Rc<K>) -> Option<&mut V> {
        todo!()
    }

    /// Takes the value of an object away from it.
    pub fn remove(&mut self, key: &Rc<K>) -> Option<V> {
        todo!()
    }

    /// How many living objects have a value.
    pub fn len(&self) -> usize {
        todo!()
    }

    /// Whether no living object has a value.
    pub fn is_empty(&self) -> bool {
        todo!()
    }

    /// The living objects that have a value, in the order of their first insertion.
    pub fn keys(&self) -> Vec<Rc<K>> {
        todo!()
    }

    /// Drops the values of dead objects and returns how many there were.
    pub fn purge(&mut self) -> usize {
        todo!()
    }
}
