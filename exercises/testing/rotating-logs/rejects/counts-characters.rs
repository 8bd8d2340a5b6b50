//! Rejected: the length of a text is the number of its characters

use std::collections::BTreeMap;

/// Files by their names, each with its whole contents.
pub type Files = BTreeMap<String, String>;

/// Writes lines to a file and rotates it when it would grow too large.
pub struct Rotating {
    base: String,
    max_bytes: usize,
    backup_count: usize,
}

impl Rotating {
    /// A log in the file `base` with at most `backup_count` old files; no file is touched yet.
    pub fn new(base: &str, max_bytes: usize, backup_count: usize) -> Rotating {
        Rotating {
            base: base.to_string(),
            max_bytes,
            backup_count,
        }
    }

    /// Adds `line` and a newline to the log, in a new file if they would bring this one to `max_bytes`.
    pub fn emit(&mut self, files: &mut Files, line: &str) {
        let held = files
            .get(&self.base)
            .map_or(0, |contents| contents.chars().count());
        // Without backups there is nothing to rename, so rotating changes nothing.
        if self.max_bytes > 0 && held > 0 && held + line.chars().count() + 1 >= self.max_bytes {
            self.rotate(files);
        }
        let contents = files.entry(self.base.clone()).or_default();
        contents.push_str(line);
        contents.push('\n');
    }

    /// All lines that are still there, the oldest first.
    pub fn read_back(&self, files: &Files) -> Vec<String> {
        (0..=self.backup_count)
            .rev()
            .filter_map(|number| files.get(&self.name(number)))
            .flat_map(|contents| contents.lines())
            .map(str::to_string)
            .collect()
    }

    /// Goes on with other limits, and throws away the backups whose numbers are too high now.
    pub fn reopen(&mut self, files: &mut Files, max_bytes: usize, backup_count: usize) {
        self.max_bytes = max_bytes;
        self.backup_count = backup_count;
        files.retain(|name, _| {
            self.number(name)
                .is_none_or(|number| number <= backup_count)
        });
    }

    /// Every file moves up by one number, the highest first, so that none is overwritten before it has moved.
    fn rotate(&self, files: &mut Files) {
        for number in (0..self.backup_count).rev() {
            if let Some(contents) = files.remove(&self.name(number)) {
                files.insert(self.name(number + 1), contents);
            }
        }
    }

    /// The name of a backup; number 0 is the file that is written to.
    fn name(&self, number: usize) -> String {
        match number {
            0 => self.base.clone(),
            _ => format!("{}.{number}", self.base),
        }
    }

    /// The number of a backup, if this is the name of one.
    fn number(&self, name: &str) -> Option<usize> {
        let number = name
            .strip_prefix(&self.base)?
            .strip_prefix('.')?
            .parse()
            .ok()?;
        // `parse` takes `+1` and `01` as well, and there is no backup 0.
        (name == self.name(number)).then_some(number)
    }
}
