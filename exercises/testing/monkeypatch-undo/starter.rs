//! Patches, redirects and contexts that undo themselves when they are dropped.

/// A table of named numbers.
pub struct Globals {
    // your fields
}

impl Globals {
    /// A table with these entries, whose names differ.
    pub fn new(entries: Vec<(String, i64)>) -> Globals {
        todo!()
    }

    /// The number under this name.
    pub fn get(&self, name: &str) -> Option<i64> {
        todo!()
    }

    /// The names of all entries, sorted.
    pub fn names(&self) -> Vec<String> {
        todo!()
    }

    /// Starts a set of changes that are undone when the patch is dropped.
    pub fn patch(&self) -> Patch<'_> {
        todo!()
    }
}

/// A set of changes to a table, for a time.
pub struct Patch<'a> {
    globals: &'a Globals,
    // your fields
}

impl Patch<'_> {
    /// Changes an entry or, unless it `must_exist`, adds one.
    pub fn set(&mut self, name: &str, value: i64, must_exist: bool) -> Result<(), String> {
        todo!()
    }

    /// Removes an entry.
    pub fn delete(&mut self, name: &str) -> Result<(), String> {
        todo!()
    }
}

impl Drop for Patch<'_> {
    /// Undoes all changes of this patch.
    fn drop(&mut self) {
        todo!()
    }
}

/// Where lines are printed to. Clones are the same output.
#[derive(Clone)]
pub struct Out {
    // your fields
}

impl Out {
    /// An output without any lines.
    pub fn new() -> Out {
        todo!()
    }

    /// Prints a line to the newest redirect that is alive, or to the base if there is none.
    pub fn println(&self, text: &str) {
        todo!()
    }

    /// Sends what is printed from now on to a new redirect.
    pub fn redirect(&self) -> Redirect {
        todo!()
    }

    /// The lines that no redirect received.
    pub fn base_lines(&self) -> Vec<String> {
        todo!()
    }
}

/// Receives lines in place of the output, as long as it is alive.
pub struct Redirect {
    // your fields
}

impl Redirect {
    /// The lines that this redirect received so far.
    pub fn lines(&self) -> Vec<String> {
        todo!()
    }
}

impl Drop for Redirect {
    /// Ends this redirect and no other.
    fn drop(&mut self) {
        todo!()
    }
}

/// Keeps a request the current one of this thread, as long as it is alive.
pub struct RequestScope {
    // your fields
}

/// Makes `id` the current request of this thread until the scope is dropped.
pub fn request(id: &str) -> RequestScope {
    todo!()
}

/// The current request of this thread.
pub fn current_request() -> Option<String> {
    todo!()
}

impl Drop for RequestScope {
    /// Makes the request current again that was so before.
    fn drop(&mut self) {
        todo!()
    }
}
