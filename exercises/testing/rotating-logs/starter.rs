//! Rotating log files: a log that starts a new file when the old one is full, and keeps a few of the old ones.

use std::collections::BTreeMap;

/// Files by their names, each with its whole contents.
pub type Files = BTreeMap<String, String>;

/// Writes lines to a file and rotates it when it would grow too large.
pub struct Rotating {
    // your fields
}

impl Rotating {
    /// A log in the file `base` with at most `backup_count` old files; no file is touched yet.
    pub fn new(base: &str, max_bytes: usize, backup_count: usize) -> Rotating {
        todo!()
    }

    /// Adds `line` and a newline to the log, in a new file if they would bring this one to `max_bytes`.
    pub fn emit(&mut self, files: &mut Files, line: &str) {
        todo!()
    }

    /// All lines that are still there, the oldest first.
    pub fn read_back(&self, files: &Files) -> Vec<String> {
        todo!()
    }

    /// Goes on with other limits, and throws away the backups whose numbers are too high now.
    pub fn reopen(&mut self, files: &mut Files, max_bytes: usize, backup_count: usize) {
        todo!()
    }
}
