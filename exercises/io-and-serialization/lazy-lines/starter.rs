//! Reading lines lazily: one line after the other, and not a byte more than was asked for.

use std::io::{self, BufRead};

/// The lines of a reader, without their endings.
pub struct Lines<R> {
    // your fields instead of this one
    reader: R,
}

/// The lines of `reader`; nothing is read yet.
pub fn lines<R: BufRead>(reader: R) -> Lines<R> {
    todo!()
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = io::Result<String>;

    /// Reads the next line.
    fn next(&mut self) -> Option<io::Result<String>> {
        todo!()
    }
}

/// The trimmed lines, each behind its number: `Line 1: TEXT`.
pub fn numbered<R: BufRead + 'static>(reader: R) -> Box<dyn Iterator<Item = io::Result<String>>> {
    todo!()
}

/// The trimmed lines in upper case, without those that are blank.
pub fn upper_nonblank<R: BufRead + 'static>(
    reader: R,
) -> Box<dyn Iterator<Item = io::Result<String>>> {
    todo!()
}

/// The lines before the one that equals `sentinel`, and whether there is such a line.
pub fn read_until_sentinel<R: BufRead>(
    reader: &mut R,
    sentinel: &str,
) -> io::Result<(Vec<String>, bool)> {
    todo!()
}
