//! Rejected: tidies up whenever a new object is made, though only `purge` may forget names.

use std::collections::HashMap;
use std::rc::{Rc, Weak};

/// Remembers objects by name, but never keeps one alive.
pub struct WeakCache<V> {
    objects: HashMap<String, Weak<V>>,
}

impl<V> WeakCache<V> {
    /// An empty cache.
    pub fn new() -> WeakCache<V> {
        WeakCache {
            objects: HashMap::new(),
        }
    }

    /// Returns the living object of this name and false, or else one fresh from `make`, which is remembered from now
    /// on, and true. If `make` panics, the cache stays as it was.
    pub fn get_or_create(&mut self, key: &str, make: impl FnOnce() -> V) -> (Rc<V>, bool) {
        if let Some(object) = self.get(key) {
            return (object, false);
        }
        // Until it is returned, this variable is all that keeps the new object alive.
        let object = Rc::new(make());
        self.purge();
        self.objects.insert(key.to_string(), Rc::downgrade(&object));
        (object, true)
    }

    /// Returns the living object of this name, if there is one.
    pub fn get(&self, key: &str) -> Option<Rc<V>> {
        self.objects.get(key)?.upgrade()
    }

    /// Counts the remembered names whose object is alive.
    pub fn live(&self) -> usize {
        self.objects.values().filter(|weak| is_alive(weak)).count()
    }

    /// Counts all remembered names, those of dead objects too.
    pub fn entries(&self) -> usize {
        self.objects.len()
    }

    /// Forgets the names of dead objects and returns how many there were.
    pub fn purge(&mut self) -> usize {
        let before = self.objects.len();
        self.objects.retain(|_, weak| is_alive(weak));
        before - self.objects.len()
    }
}

impl<V> Default for WeakCache<V> {
    fn default() -> Self {
        WeakCache::new()
    }
}

fn is_alive<V>(weak: &Weak<V>) -> bool {
    weak.strong_count() > 0
}

/// Somebody who wants to hear of messages.
pub trait Observer {
    /// Hears a message.
    fn update(&self, msg: &str);
}

/// Passes messages on to observers, but never keeps one alive.
#[derive(Default)]
pub struct Subject {
    observers: Vec<Weak<dyn Observer>>,
}

impl Subject {
    /// A subject without observers.
    pub fn new() -> Subject {
        Subject::default()
    }

    /// Lets the observer hear of all later messages; once more for each time it is attached.
    pub fn attach(&mut self, o: &Rc<dyn Observer>) {
        self.observers.push(Rc::downgrade(o));
    }

    /// Tells the living observers in the order in which they were attached, forgets the dead ones, and returns how often
    /// it called somebody.
    pub fn notify(&mut self, msg: &str) -> usize {
        let mut calls = 0;
        // Each one is asked for when its turn comes: an earlier one may just have dropped it.
        self.observers.retain(|weak| match weak.upgrade() {
            Some(observer) => {
                observer.update(msg);
                calls += 1;
                true
            }
            None => false,
        });
        calls
    }
}
