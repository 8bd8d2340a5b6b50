//! The part of two texts that is worth aligning: what they have in common at both ends need not be, and what lies far
//! behind the first difference would not be shown.

use super::compare::Comparator;
use super::line::lines;

/// The lines that two texts have in common at one end.
#[derive(Default)]
pub(super) struct Common {
    pub(super) lines: usize,
    /// Their bytes in the expected text.
    pub(super) expected_bytes: usize,
    /// Their bytes in the other text, which differ in number where white space does not count.
    pub(super) got_bytes: usize,
}

impl Common {
    /// Counts lines from the first of each until two differ.
    pub(super) fn of<'a>(
        comparator: Comparator,
        expected: impl Iterator<Item = &'a [u8]>,
        got: impl Iterator<Item = &'a [u8]>,
    ) -> Common {
        expected
            .zip(got)
            .take_while(|(expected, got)| comparator.same_line(expected, got))
            .fold(Common::default(), |common, (expected, got)| Common {
                lines: common.lines + 1,
                expected_bytes: common.expected_bytes + expected.len(),
                got_bytes: common.got_bytes + got.len(),
            })
    }
}

/// The first lines of a text, and how many follow.
pub(super) struct Window<'a> {
    pub(super) lines: Vec<&'a [u8]>,
    pub(super) further: usize,
}

impl<'a> Window<'a> {
    /// Lines of a text that are kept.
    const LINES: usize = 300;
    /// Bytes of a text that are kept; the first line always is.
    pub(super) const BYTES: usize = 64 << 10;

    /// The first lines of this text.
    pub(super) fn of(text: &'a [u8]) -> Window<'a> {
        let mut window = Window {
            lines: Vec::new(),
            further: 0,
        };
        let mut bytes = 0;
        for line in lines(text) {
            bytes += line.len();
            let has_room = window.lines.len() < Window::LINES && bytes <= Window::BYTES;
            if window.lines.is_empty() || (has_room && window.further == 0) {
                window.lines.push(line);
            } else {
                window.further += 1;
            }
        }
        window
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_lines_are_counted_from_either_end() {
        let (expected, got) = (b"a b\nx\nc\nd\n", b"a  b\ny\nc\nd\n");
        let start = Common::of(Comparator::Tokens, lines(expected), lines(got));
        assert_eq!(
            (start.lines, start.expected_bytes, start.got_bytes),
            (1, 4, 5)
        );
        let end = Common::of(Comparator::Tokens, lines(expected).rev(), lines(got).rev());
        assert_eq!((end.lines, end.expected_bytes, end.got_bytes), (2, 4, 4));
    }

    #[test]
    fn a_window_is_bounded_in_lines_and_bytes() {
        let sizes = |text: &[u8]| {
            let window = Window::of(text);
            (window.lines.len(), window.further)
        };
        assert_eq!(sizes(b""), (0, 0));
        assert_eq!(sizes(b"a\nb"), (2, 0));
        assert_eq!(sizes(&b"a\n".repeat(1000)), (300, 700));
        let long = [vec![b'a'; 1 << 20], b"\nb\n".to_vec()].concat();
        assert_eq!(sizes(&long), (1, 1));
        let short_first = [b"b\n".to_vec(), vec![b'a'; 1 << 20], b"\nb\n".to_vec()].concat();
        assert_eq!(sizes(&short_first), (1, 2));
    }
}
