//! File-like objects: functions that work with anything that can be read or written, in whatever pieces it comes.

use std::io::{self, Read, Write};

/// Everything that is left in `r`, as text; an error of kind `InvalidData` if it is not UTF-8.
pub fn read_text<R: Read>(r: &mut R) -> io::Result<String> {
    todo!()
}

/// Copies all of `r` to `w`, ASCII letters in upper case, and returns the number of bytes.
pub fn copy_upper<R: Read, W: Write>(r: &mut R, w: &mut W) -> io::Result<u64> {
    todo!()
}

/// The number of words in `r`, separated by spaces, tabs, newlines and carriage returns.
pub fn count_words<R: Read>(r: &mut R) -> io::Result<usize> {
    todo!()
}

/// Writes the items with `sep` between them.
pub fn join_to<W: Write>(w: &mut W, items: &[String], sep: &str) -> io::Result<()> {
    todo!()
}

/// A reader that writes a copy of everything that is read through it.
pub struct Tee<R, W> {
    // your fields instead of these
    reader: R,
    writer: W,
}

impl<R: Read, W: Write> Tee<R, W> {
    /// Reads from `reader` and copies to `writer`; nothing is read yet.
    pub fn new(reader: R, writer: W) -> Tee<R, W> {
        todo!()
    }

    /// The reader, right behind the last byte that was read through the tee, and the writer.
    pub fn into_inner(self) -> (R, W) {
        todo!()
    }
}

impl<R: Read, W: Write> Read for Tee<R, W> {
    /// One read of the inner reader; what it delivers goes to the writer as well.
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        todo!()
    }
}
