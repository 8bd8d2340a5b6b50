//! Two lines beside each other: which pieces of them differ, and what of a long line is shown.

use std::time::Instant;

use similar::DiffTag;

use super::alignment::align;
use super::compare::Comparator;
use super::diff::Segment;
use super::text::{Escaping, char_boundary};

/// The longest line, in bytes, that is shown whole.
const LONG_LINE: usize = 1024;

/// What is kept, in bytes, at either end of each piece of a longer line.
const KEPT: usize = 120;

/// A piece of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) changed: bool,
}

impl<'a> Piece<'a> {
    /// A line of which nothing is marked.
    pub(super) fn whole(line: &'a [u8]) -> Vec<Piece<'a>> {
        vec![Piece {
            bytes: line,
            changed: false,
        }]
    }
}

/// The pieces of two lines.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Pieces<'a> {
    pub(super) expected: Vec<Piece<'a>>,
    pub(super) got: Vec<Piece<'a>>,
}

impl<'a> Pieces<'a> {
    /// Marks the words that differ; `None` when the lines have too little in common to be a pair.
    ///
    /// `work` bounds how many words of one line are held against words of the other, over all pairs of a diff. Unlike
    /// the deadline, which is there for a machine in trouble, it cuts at the same place every time.
    pub(super) fn of_pair(
        comparator: Comparator,
        expected: &'a [u8],
        got: &'a [u8],
        work: &mut usize,
        deadline: Instant,
    ) -> Option<Pieces<'a>> {
        if expected.len().max(got.len()) > LONG_LINE {
            let pieces = Pieces::around_difference(expected, got);
            return (pieces.expected.len() > 1 || pieces.got.len() > 1).then_some(pieces);
        }
        let (expected_words, got_words) = (split(comparator, expected), split(comparator, got));
        *work = work.checked_sub(expected_words.len() * got_words.len())?;

        let same = |expected: usize, got: usize| match (
            expected_words.get(expected),
            got_words.get(got),
        ) {
            (Some(expected), Some(got)) => {
                comparator.same_word(expected, got)
                    || (comparator.ignores_white_space() && is_blank(expected) && is_blank(got))
            }
            _ => false,
        };
        let mut expected_marks = Marks::new(&expected_words);
        let mut got_marks = Marks::new(&got_words);
        for op in align(expected_words.len(), got_words.len(), same, deadline) {
            if op.tag() == DiffTag::Equal {
                expected_marks.keep(op.old_range().start, op.old_range().len());
                got_marks.keep(op.new_range().start, op.new_range().len());
            }
        }
        let kept = expected_marks.count(false) + got_marks.count(false);
        let changed = expected_marks.count(true) + got_marks.count(true);
        (kept >= changed).then(|| Pieces {
            expected: expected_marks.pieces(expected),
            got: got_marks.pieces(got),
        })
    }

    /// Marks what stands between the common beginning and the common end: quick for lines of any length.
    pub(super) fn around_difference(expected: &'a [u8], got: &'a [u8]) -> Pieces<'a> {
        let pairs = expected.iter().zip(got);
        let common = pairs.take_while(|(expected, got)| expected == got).count();
        let start = char_boundary(expected, common).min(char_boundary(got, common));
        let (expected_start, expected_rest) = expected.split_at(start);
        let (got_start, got_rest) = got.split_at(start);

        let pairs = expected_rest.iter().rev().zip(got_rest.iter().rev());
        let common = pairs.take_while(|(expected, got)| expected == got).count();
        let mut end = expected_rest.len() - common;
        while end < expected_rest.len() && char_boundary(expected_rest, end) != end {
            end += 1;
        }
        let common = expected_rest.len() - end;
        let (expected_middle, expected_end) = expected_rest.split_at(end);
        let (got_middle, got_end) = got_rest.split_at(got_rest.len() - common);
        Pieces {
            expected: around(expected_start, expected_middle, expected_end),
            got: around(got_start, got_middle, got_end),
        }
    }
}

fn around<'a>(start: &'a [u8], middle: &'a [u8], end: &'a [u8]) -> Vec<Piece<'a>> {
    [(start, false), (middle, true), (end, false)]
        .into_iter()
        .filter(|(bytes, _)| !bytes.is_empty())
        .map(|(bytes, changed)| Piece { bytes, changed })
        .collect()
}

/// The text of the pieces of one line. Of a long line, both ends of each piece stay, so that the places where it
/// changes can be seen.
pub(super) fn segments(pieces: &[Piece<'_>], escaping: Escaping) -> Vec<Segment> {
    let length: usize = pieces.iter().map(|piece| piece.bytes.len()).sum();
    let mut segments = Vec::with_capacity(pieces.len());
    for piece in pieces.iter().filter(|piece| !piece.bytes.is_empty()) {
        let Piece { bytes, changed } = *piece;
        if length <= LONG_LINE || bytes.len() <= 3 * KEPT {
            segments.push(Segment {
                text: escaping.text_of(bytes),
                changed,
            });
            continue;
        }
        let (rest, tail) = bytes.split_at(char_boundary(bytes, bytes.len() - KEPT));
        let (head, middle) = rest.split_at(char_boundary(rest, KEPT));
        let mark = format!("[… {} bytes left out …]", middle.len());
        segments.push(Segment {
            text: escaping.text_of(head),
            changed,
        });
        segments.push(Segment {
            text: mark,
            changed: false,
        });
        segments.push(Segment {
            text: escaping.text_of(tail),
            changed,
        });
    }
    segments
}

/// Cuts a line into words, white space, and marks such as commas one by one, so that in `[1, 2]` the `2` alone is
/// found to differ from a `3`. Where words are what is compared, they stay whole.
fn split(comparator: Comparator, line: &[u8]) -> Vec<&[u8]> {
    let words_stay_whole = comparator.ignores_white_space();
    line.chunk_by(|left, right| {
        let blank = left.is_ascii_whitespace();
        blank == right.is_ascii_whitespace()
            && (blank || words_stay_whole || (is_letter(*left) && is_letter(*right)))
    })
    .collect()
}

fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || !byte.is_ascii()
}

fn is_blank(word: &[u8]) -> bool {
    word.iter().all(u8::is_ascii_whitespace)
}

/// The words of a line, each with whether it changed.
struct Marks<'w, 'a> {
    words: &'w [&'a [u8]],
    changed: Vec<bool>,
}

impl<'w, 'a> Marks<'w, 'a> {
    fn new(words: &'w [&'a [u8]]) -> Marks<'w, 'a> {
        Marks {
            words,
            changed: vec![true; words.len()],
        }
    }

    fn keep(&mut self, start: usize, count: usize) {
        self.changed
            .iter_mut()
            .skip(start)
            .take(count)
            .for_each(|changed| *changed = false);
    }

    /// How many words changed, or did not. White space does not make lines alike, nor different.
    fn count(&self, changed: bool) -> usize {
        let marked = self.words.iter().zip(&self.changed);
        marked
            .filter(|(word, mark)| **mark == changed && !is_blank(word))
            .count()
    }

    /// The line in as few pieces as tell what changed.
    fn pieces(&self, line: &'a [u8]) -> Vec<Piece<'a>> {
        let marked: Vec<(usize, bool)> = self
            .words
            .iter()
            .map(|word| word.len())
            .zip(self.changed.iter().copied())
            .collect();
        let mut rest = line;
        let mut pieces = Vec::new();
        for run in marked.chunk_by(|left, right| left.1 == right.1) {
            let length = run.iter().map(|(length, _)| length).sum();
            let (bytes, after) = rest.split_at(length);
            pieces.push(Piece {
                bytes,
                changed: run.iter().all(|(_, changed)| *changed),
            });
            rest = after;
        }
        pieces
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    /// Both lines with what changed in braces; `None` when they are no pair.
    fn marked(comparator: Comparator, expected: &str, got: &str) -> Option<(String, String)> {
        let deadline = Instant::now() + Duration::from_secs(60);
        let pieces = Pieces::of_pair(
            comparator,
            expected.as_bytes(),
            got.as_bytes(),
            &mut 100_000,
            deadline,
        )?;
        Some((draw(&pieces.expected), draw(&pieces.got)))
    }

    fn draw(pieces: &[Piece]) -> String {
        let mut drawn = String::new();
        for segment in segments(pieces, Escaping::Unneeded) {
            match segment.changed {
                true => drawn.push_str(&format!("{{{}}}", segment.text)),
                false => drawn.push_str(&segment.text),
            }
        }
        drawn
    }

    #[test]
    fn the_words_that_differ_are_marked() {
        let table = [
            (
                "get b -> none",
                "get b -> 2",
                "get b -> {none}",
                "get b -> {2}",
            ),
            ("[1, 2, 3]", "[1, 2, 4]", "[1, 2, {3}]", "[1, 2, {4}]"),
            ("a b c", "a c", "a {b }c", "a c"),
            ("a  b", "a b", "a{  }b", "a{ }b"),
            ("a", "a ", "a", "a{ }"),
            ("a\r", "a", "a{\r}", "a"),
            ("größe: 1", "größe: 2", "größe: {1}", "größe: {2}"),
            ("sum=1.5", "sum=1.25", "sum=1.{5}", "sum=1.{25}"),
        ];
        for (expected, got, expected_drawn, got_drawn) in table {
            let (drawn_expected, drawn_got) = marked(Comparator::Lines, expected, got).unwrap();
            assert_eq!(
                (drawn_expected.as_str(), drawn_got.as_str()),
                (expected_drawn, got_drawn)
            );
        }
    }

    #[test]
    fn lines_with_little_in_common_are_no_pair() {
        assert_eq!(marked(Comparator::Lines, "yes", "no"), None);
        assert_eq!(
            marked(Comparator::Lines, "the end of all", "a beginning of sorts"),
            None
        );
        assert_eq!(marked(Comparator::Lines, "", "a"), None);
    }

    #[test]
    fn what_a_comparator_forgives_is_not_marked() {
        let float = Comparator::Float { abs: 0.1, rel: 0.0 };
        let drawn = |expected: &str, got: &str| (expected.to_string(), got.to_string());
        assert_eq!(
            marked(float, "at 1.00  is 2.0", "at 1.01 is 3.0"),
            Some(drawn("at 1.00  is {2.0}", "at 1.01 is {3.0}"))
        );
        assert_eq!(
            marked(Comparator::Tokens, "a,b  c d e", "a,x c d e"),
            Some(drawn("{a,b}  c d e", "{a,x} c d e"))
        );
    }

    #[test]
    fn too_much_work_is_left_undone() {
        let deadline = Instant::now() + Duration::from_secs(60);
        let mut work = 20;
        let mut pieces = || Pieces::of_pair(Comparator::Lines, b"a b", b"a c", &mut work, deadline);
        assert!(pieces().is_some() && pieces().is_some());
        assert_eq!(pieces(), None);
    }

    #[test]
    fn long_lines_keep_the_surroundings_of_the_difference() {
        let expected = format!("{}é{}", "a".repeat(2000), "b".repeat(3000));
        let got = format!("{}è{}", "a".repeat(2000), "b".repeat(3000));
        let (drawn, _) = marked(Comparator::Lines, &expected, &got).unwrap();
        let (a, b) = ("a".repeat(120), "b".repeat(120));
        assert_eq!(
            drawn,
            format!("{a}[… 1760 bytes left out …]{a}{{é}}{b}[… 2760 bytes left out …]{b}")
        );
        assert_eq!(
            marked(Comparator::Lines, &"a".repeat(2000), &"b".repeat(2000)),
            None
        );
        let short = draw(&Piece::whole("€".repeat(2000).as_bytes()));
        assert_eq!(
            short,
            format!("{0}[… 5760 bytes left out …]{0}", "€".repeat(40))
        );
    }
}
