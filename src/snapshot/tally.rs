//! Lines without regard to their order: how often each is wanted, and how often it was printed.

use std::collections::HashMap;

use super::line::{content, lines};

/// Whether two texts have the same lines, each as often. Final newlines do not count.
pub(super) fn same_lines(expected: &[u8], got: &[u8]) -> bool {
    let mut tally = Tally::of(expected);
    lines(got).all(|line| tally.take(content(line))) && tally.open == 0
}

/// What is printed, arranged in the order of what is expected.
#[derive(Debug)]
pub(super) struct Arrangement<'a> {
    /// The lines that are wanted in the order in which they are expected, then the others as they were printed.
    pub(super) text: Vec<u8>,
    /// The first line that is missing, with its number in the expected text, from 1.
    pub(super) missing: Option<(usize, &'a [u8])>,
    /// The first line that is not wanted, or not so often.
    pub(super) surplus: Option<&'a [u8]>,
}

impl<'a> Arrangement<'a> {
    /// Arranges `got`. Of equal lines that are wanted more often than they were printed, the last are missing.
    pub(super) fn of(expected: &'a [u8], got: &'a [u8]) -> Arrangement<'a> {
        let mut tally = Tally::of(expected);
        let (mut surplus, mut surplus_text) = (None, Vec::new());
        for line in lines(got).map(content) {
            if !tally.take(line) {
                surplus.get_or_insert(line);
                push_line(&mut surplus_text, line);
            }
        }
        let (mut missing, mut text) = (None, Vec::with_capacity(got.len()));
        for (index, line) in lines(expected).map(content).enumerate() {
            match tally.counts.get_mut(line) {
                Some(count) if count.printed > 0 => {
                    count.printed -= 1;
                    push_line(&mut text, line);
                }
                _ => {
                    missing.get_or_insert((index + 1, line));
                }
            }
        }
        text.append(&mut surplus_text);
        Arrangement {
            text,
            missing,
            surplus,
        }
    }
}

fn push_line(text: &mut Vec<u8>, line: &[u8]) {
    text.extend_from_slice(line);
    text.push(b'\n');
}

/// Holds the expected lines alone, because an author bounds their number and a learner's program does not.
struct Tally<'a> {
    counts: HashMap<&'a [u8], Count>,
    /// Lines that are still to be printed.
    open: usize,
}

#[derive(Default)]
struct Count {
    wanted: usize,
    printed: usize,
}

impl<'a> Tally<'a> {
    fn of(expected: &'a [u8]) -> Tally<'a> {
        let mut tally = Tally {
            counts: HashMap::new(),
            open: 0,
        };
        for line in lines(expected).map(content) {
            tally.counts.entry(line).or_default().wanted += 1;
            tally.open += 1;
        }
        tally
    }

    /// Takes a printed line; answers whether it was still wanted.
    fn take(&mut self, line: &[u8]) -> bool {
        match self.counts.get_mut(line) {
            Some(count) if count.printed < count.wanted => {
                count.printed += 1;
                self.open -= 1;
                true
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_whatever_their_order() {
        let table: [(&str, &str, bool); 8] = [
            ("", "", true),
            ("a\nb\n", "b\na\n", true),
            ("a\nb\n", "b\na", true),
            ("a\na\nb\n", "a\nb\na\n", true),
            ("a\na\nb\n", "a\nb\nb\n", false),
            ("a\n", "a\na\n", false),
            ("a\na\n", "a\n", false),
            ("a\n", "", false),
        ];
        for (expected, got, same) in table {
            assert_eq!(
                same_lines(expected.as_bytes(), got.as_bytes()),
                same,
                "{expected:?} {got:?}"
            );
        }
    }

    #[test]
    fn an_arrangement_follows_the_expected_order() {
        let arrangement = Arrangement::of(b"a\nb\na\nc\n", b"x\nc\na\ny\n");
        assert_eq!(arrangement.text, b"a\nc\nx\ny\n");
        assert_eq!(arrangement.missing, Some((2, &b"b"[..])));
        assert_eq!(arrangement.surplus, Some(&b"x"[..]));
    }

    #[test]
    fn of_equal_lines_the_last_is_missing() {
        let arrangement = Arrangement::of(b"a\nb\na\n", b"b\na\n");
        assert_eq!(arrangement.text, b"a\nb\n");
        assert_eq!(arrangement.missing, Some((3, &b"a"[..])));
        assert_eq!(arrangement.surplus, None);
    }
}
