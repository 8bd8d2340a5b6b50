//! Rejected: the redirect that ends is always the newest one

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A table of named numbers.
pub struct Globals {
    // A patch has only a shared reference, and several patches may be open at once.
    entries: RefCell<BTreeMap<String, i64>>,
}

impl Globals {
    /// A table with these entries, whose names differ.
    pub fn new(entries: Vec<(String, i64)>) -> Globals {
        Globals {
            entries: RefCell::new(entries.into_iter().collect()),
        }
    }

    /// The number under this name.
    pub fn get(&self, name: &str) -> Option<i64> {
        self.entries.borrow().get(name).copied()
    }

    /// The names of all entries, sorted.
    pub fn names(&self) -> Vec<String> {
        self.entries.borrow().keys().cloned().collect()
    }

    /// Starts a set of changes that are undone when the patch is dropped.
    pub fn patch(&self) -> Patch<'_> {
        Patch {
            globals: self,
            before: Vec::new(),
        }
    }
}

/// A set of changes to a table, for a time.
pub struct Patch<'a> {
    globals: &'a Globals,
    /// What stood under each name before it was changed, in the order of the changes.
    before: Vec<(String, Option<i64>)>,
}

impl Patch<'_> {
    /// Changes an entry or, unless it `must_exist`, adds one.
    pub fn set(&mut self, name: &str, value: i64, must_exist: bool) -> Result<(), String> {
        let mut entries = self.globals.entries.borrow_mut();
        if must_exist && !entries.contains_key(name) {
            return Err(format!("no attribute '{name}'"));
        }
        let before = entries.insert(name.to_string(), value);
        self.before.push((name.to_string(), before));
        Ok(())
    }

    /// Removes an entry.
    pub fn delete(&mut self, name: &str) -> Result<(), String> {
        match self.globals.entries.borrow_mut().remove(name) {
            Some(before) => {
                self.before.push((name.to_string(), Some(before)));
                Ok(())
            }
            None => Err(format!("no attribute '{name}'")),
        }
    }
}

impl Drop for Patch<'_> {
    /// Undoes all changes of this patch.
    fn drop(&mut self) {
        let mut entries = self.globals.entries.borrow_mut();
        // Backwards, so that of several changes of one name the first one has the last word.
        for (name, before) in self.before.drain(..).rev() {
            match before {
                Some(value) => entries.insert(name, value),
                None => entries.remove(&name),
            };
        }
    }
}

/// Where lines are printed to. Clones are the same output.
#[derive(Clone, Default)]
pub struct Out {
    base: Lines,
    redirects: Rc<RefCell<Vec<Lines>>>,
}

type Lines = Rc<RefCell<Vec<String>>>;

impl Out {
    /// An output without any lines.
    pub fn new() -> Out {
        Out::default()
    }

    /// Prints a line to the newest redirect that is alive, or to the base if there is none.
    pub fn println(&self, text: &str) {
        let redirects = self.redirects.borrow();
        let lines = redirects.last().unwrap_or(&self.base);
        lines.borrow_mut().push(text.to_string());
    }

    /// Sends what is printed from now on to a new redirect.
    pub fn redirect(&self) -> Redirect {
        let lines = Lines::default();
        self.redirects.borrow_mut().push(Rc::clone(&lines));
        Redirect {
            out: self.clone(),
            lines,
        }
    }

    /// The lines that no redirect received.
    pub fn base_lines(&self) -> Vec<String> {
        self.base.borrow().clone()
    }
}

/// Receives lines in place of the output, as long as it is alive.
pub struct Redirect {
    out: Out,
    lines: Lines,
}

impl Redirect {
    /// The lines that this redirect received so far.
    pub fn lines(&self) -> Vec<String> {
        self.lines.borrow().clone()
    }
}

impl Drop for Redirect {
    /// Ends this redirect and no other.
    fn drop(&mut self) {
        self.out.redirects.borrow_mut().pop();
    }
}

thread_local! {
    static CURRENT: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Keeps a request the current one of this thread, as long as it is alive.
pub struct RequestScope {
    previous: Option<String>,
}

/// Makes `id` the current request of this thread until the scope is dropped.
pub fn request(id: &str) -> RequestScope {
    RequestScope {
        previous: CURRENT.replace(Some(id.to_string())),
    }
}

/// The current request of this thread.
pub fn current_request() -> Option<String> {
    CURRENT.with_borrow(Clone::clone)
}

impl Drop for RequestScope {
    /// Makes the request current again that was so before.
    fn drop(&mut self) {
        CURRENT.set(self.previous.take());
    }
}
