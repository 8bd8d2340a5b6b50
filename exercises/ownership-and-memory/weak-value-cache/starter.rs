//! A weak cache and weak observers: looking after objects without keeping them alive.

use std::marker::PhantomData;
use std::rc::Rc;

/// Remembers objects by name, but never keeps one alive.
pub struct WeakCache<V> {
    // your fields instead of this one
    _p: PhantomData<V>,
}

impl<V> WeakCache<V> {
    /// An empty cache.
    pub fn new() -> WeakCache<V> {
        todo!()
    }

    /// Returns the living object of this name and false, or else one fresh from `make`, which is remembered from now
    /// on, and true. If `make` panics, the cache stays as it was.
    pub fn get_or_create(&mut self, key: &str, make: impl FnOnce() -> V) -> (Rc<V>, bool) {
        todo!()
    }

    /// Returns the living object of this name, if there is one.
    pub fn get(&self, key: &str) -> Option<Rc<V>> {
        todo!()
    }

    /// Counts the remembered names whose object is alive.
    pub fn live(&self) -> usize {
        todo!()
    }

    /// Counts all remembered names, those of dead objects too.
    pub fn entries(&self) -> usize {
        todo!()
    }

    /// Forgets the names of dead objects and returns how many there were.
    pub fn purge(&mut self) -> usize {
        todo!()
    }
}

/// Somebody who wants to hear of messages.
pub trait Observer {
    /// Hears a message.
    fn update(&self, msg: &str);
}

/// Passes messages on to observers, but never keeps one alive.
pub struct Subject {
    // your fields
}

impl Subject {
    /// A subject without observers.
    pub fn new() -> Subject {
        todo!()
    }

    /// Lets the observer hear of all later messages; once more for each time it is attached.
    pub fn attach(&mut self, o: &Rc<dyn Observer>) {
        todo!()
    }

    /// Tells the living observers in the order in which they were attached, forgets the dead ones, and returns how often
    /// it called somebody.
    pub fn notify(&mut self, msg: &str) -> usize {
        todo!()
    }
}
