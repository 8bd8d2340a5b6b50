//! Rejected: Interrupted is returned like any other error, though it only asks to try again

use std::io::{self, Read, Write};

/// Everything that is left in `r`, as text; an error of kind `InvalidData` if it is not UTF-8.
pub fn read_text<R: Read>(r: &mut R) -> io::Result<String> {
    io::read_to_string(r)
}

/// Copies all of `r` to `w`, ASCII letters in upper case, and returns the number of bytes.
pub fn copy_upper<R: Read, W: Write>(r: &mut R, w: &mut W) -> io::Result<u64> {
    let mut copied = 0;
    for_each_piece(r, |piece| {
        piece.make_ascii_uppercase();
        copied += piece.len() as u64;
        w.write_all(piece)
    })?;
    Ok(copied)
}

/// The number of words in `r`, separated by spaces, tabs, newlines and carriage returns.
pub fn count_words<R: Read>(r: &mut R) -> io::Result<usize> {
    let mut words = 0;
    // Lives longer than a piece: a word may go on in the next one.
    let mut inside = false;
    for_each_piece(r, |piece| {
        for byte in piece {
            let blank = matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
            if !blank && !inside {
                words += 1;
            }
            inside = !blank;
        }
        Ok(())
    })?;
    Ok(words)
}

/// Hands over all that `r` delivers, piece by piece.
fn for_each_piece<R: Read>(
    r: &mut R,
    mut visit: impl FnMut(&mut [u8]) -> io::Result<()>,
) -> io::Result<()> {
    let mut buffer = [0; 8192];
    loop {
        match r.read(&mut buffer) {
            Ok(0) => return Ok(()),
            Ok(count) => visit(&mut buffer[..count])?,
            Err(error) => return Err(error),
        }
    }
}

/// Writes the items with `sep` between them.
pub fn join_to<W: Write>(w: &mut W, items: &[String], sep: &str) -> io::Result<()> {
    let Some((first, others)) = items.split_first() else {
        return Ok(());
    };
    w.write_all(first.as_bytes())?;
    for item in others {
        w.write_all(sep.as_bytes())?;
        w.write_all(item.as_bytes())?;
    }
    Ok(())
}

/// A reader that writes a copy of everything that is read through it.
pub struct Tee<R, W> {
    reader: R,
    writer: W,
}

impl<R: Read, W: Write> Tee<R, W> {
    /// Reads from `reader` and copies to `writer`; nothing is read yet.
    pub fn new(reader: R, writer: W) -> Tee<R, W> {
        Tee { reader, writer }
    }

    /// The reader, right behind the last byte that was read through the tee, and the writer.
    pub fn into_inner(self) -> (R, W) {
        (self.reader, self.writer)
    }
}

impl<R: Read, W: Write> Read for Tee<R, W> {
    /// One read of the inner reader; what it delivers goes to the writer as well.
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let count = self.reader.read(buf)?;
        self.writer.write_all(&buf[..count])?;
        Ok(count)
    }
}
