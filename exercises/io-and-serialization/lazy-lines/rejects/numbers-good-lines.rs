//! Rejected: counts only the lines that could be read as text

use std::io::{self, BufRead};

/// The lines of a reader, without their endings.
pub struct Lines<R> {
    reader: R,
    failed: bool,
}

/// The lines of `reader`; nothing is read yet.
pub fn lines<R: BufRead>(reader: R) -> Lines<R> {
    Lines {
        reader,
        failed: false,
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = io::Result<String>;

    /// Reads the next line.
    fn next(&mut self) -> Option<io::Result<String>> {
        if self.failed {
            return None;
        }
        match next_line(&mut self.reader) {
            Ok(line) => line.map(into_text),
            Err(error) => {
                self.failed = true;
                Some(Err(error))
            }
        }
    }
}

/// The trimmed lines, each behind its number: `Line 1: TEXT`.
pub fn numbered<R: BufRead + 'static>(reader: R) -> Box<dyn Iterator<Item = io::Result<String>>> {
    let mut number = 0;
    Box::new(lines(reader).map(move |line| {
        let line = line?;
        number += 1;
        Ok(format!("Line {number}: {}", line.trim()))
    }))
}

/// The trimmed lines in upper case, without those that are blank.
pub fn upper_nonblank<R: BufRead + 'static>(
    reader: R,
) -> Box<dyn Iterator<Item = io::Result<String>>> {
    Box::new(lines(reader).filter_map(|line| match line {
        Ok(line) if line.trim().is_empty() => None,
        Ok(line) => Some(Ok(line.trim().to_uppercase())),
        Err(error) => Some(Err(error)),
    }))
}

/// The lines before the one that equals `sentinel`, and whether there is such a line.
pub fn read_until_sentinel<R: BufRead>(
    reader: &mut R,
    sentinel: &str,
) -> io::Result<(Vec<String>, bool)> {
    let mut before = Vec::new();
    while let Some(bytes) = next_line(reader)? {
        let line = into_text(bytes)?;
        if line == sentinel {
            return Ok((before, true));
        }
        before.push(line);
    }
    Ok((before, false))
}

/// The bytes of the next line without its ending, or `None` at the end of the input.
fn next_line<R: BufRead>(reader: &mut R) -> io::Result<Option<Vec<u8>>> {
    let mut line = Vec::new();
    if reader.read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    // A carriage return is part of the ending only where a newline follows.
    if line.ends_with(b"\n") {
        line.pop();
        if line.ends_with(b"\r") {
            line.pop();
        }
    }
    Ok(Some(line))
}

fn into_text(bytes: Vec<u8>) -> io::Result<String> {
    String::from_utf8(bytes).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
}
