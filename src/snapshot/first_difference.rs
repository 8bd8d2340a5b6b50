//! The first line that differs.

use super::compare::Comparator;
use super::line::{content, lines};
use super::piece::{Pieces, segments};
use super::tally::Arrangement;
use super::text::Escaping;
use super::word::words;

/// The first line that differs.
///
/// A line longer than a kilobyte is shortened in its middle, with a mark that says how many bytes are left out; the
/// place where the two lines part is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstDifference {
    /// Its number in the expected output as it was compared, from 1. Where the output should have ended, the number
    /// after the last.
    pub line: usize,
    /// The expected line; `None` when the output should have ended before.
    pub expected: Option<String>,
    /// The line that was printed; `None` when the output ended before. Where order does not count, the first line
    /// that is not wanted, and `None` when a line is missing and none is unwanted.
    pub got: Option<String>,
}

impl FirstDifference {
    /// The first difference of two normalised texts in which order counts.
    ///
    /// Where white space does not count, this is the line of the first word that differs. A word that is missing or
    /// unwanted at the end of a text belongs to the line of the word before it, if both stand on one line.
    pub(super) fn between(
        comparator: Comparator,
        escaping: Escaping,
        expected: &[u8],
        got: &[u8],
    ) -> FirstDifference {
        if comparator.ignores_white_space() {
            by_word(comparator, escaping, expected, got)
        } else {
            by_line(comparator, escaping, expected, got)
        }
    }

    /// The first line that is missing, or else the first that is not wanted.
    pub(super) fn of_arrangement(
        escaping: Escaping,
        expected: &[u8],
        arrangement: &Arrangement<'_>,
    ) -> FirstDifference {
        let (line, missing) = match arrangement.missing {
            Some((line, missing)) => (line, Some(missing)),
            None => (lines(expected).count() + 1, None),
        };
        FirstDifference::new(escaping, line, missing, arrangement.surplus)
    }

    fn new(
        escaping: Escaping,
        line: usize,
        expected: Option<&[u8]>,
        got: Option<&[u8]>,
    ) -> FirstDifference {
        let (expected, got) = (expected.map(content), got.map(content));
        let pieces =
            Pieces::around_difference(expected.unwrap_or_default(), got.unwrap_or_default());
        let text = |pieces| {
            segments(pieces, escaping)
                .into_iter()
                .map(|segment| segment.text)
                .collect()
        };
        FirstDifference {
            line,
            expected: expected.map(|_| text(&pieces.expected)),
            got: got.map(|_| text(&pieces.got)),
        }
    }
}

fn by_line(
    comparator: Comparator,
    escaping: Escaping,
    expected: &[u8],
    got: &[u8],
) -> FirstDifference {
    let (mut expected, mut got) = (lines(expected), lines(got));
    let mut line = 1;
    loop {
        match (expected.next(), got.next()) {
            (Some(expected), Some(got)) if comparator.same_line(expected, got) => line += 1,
            (expected, got) => return FirstDifference::new(escaping, line, expected, got),
        }
    }
}

/// A word and the line it stands on.
#[derive(Clone, Copy)]
struct Place<'a> {
    number: usize,
    line: &'a [u8],
    word: &'a [u8],
}

fn places(text: &[u8]) -> impl Iterator<Item = Place<'_>> {
    (1..)
        .zip(lines(text))
        .flat_map(|(number, line)| words(line).map(move |word| Place { number, line, word }))
}

fn by_word(
    comparator: Comparator,
    escaping: Escaping,
    expected: &[u8],
    got: &[u8],
) -> FirstDifference {
    let (mut expected_places, mut got_places) = (places(expected), places(got));
    let mut before: Option<(Place, Place)> = None;
    loop {
        let (line, expected, got) = match (expected_places.next(), got_places.next()) {
            (Some(expected), Some(got)) if comparator.same_word(expected.word, got.word) => {
                before = Some((expected, got));
                continue;
            }
            (Some(expected), Some(got)) => (expected.number, Some(expected), Some(got)),
            (Some(expected), None) => {
                let same_line = before.filter(|(last, _)| last.number == expected.number);
                (
                    expected.number,
                    Some(expected),
                    same_line.map(|(_, got)| got),
                )
            }
            (None, got) => {
                match before.filter(|(_, last)| got.is_some_and(|got| got.number == last.number)) {
                    Some((expected, _)) => (expected.number, Some(expected), got),
                    None => (lines(expected).count() + 1, None, got),
                }
            }
        };
        return FirstDifference::new(
            escaping,
            line,
            expected.map(|place| place.line),
            got.map(|place| place.line),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::Comparison;

    /// Expected, got, and the line number with both lines of the first difference.
    type Row<'a> = (&'a str, &'a str, usize, Option<&'a str>, Option<&'a str>);

    fn check(comparison: &Comparison, table: &[Row]) {
        for (expected, got, line, expected_line, got_line) in table {
            let mismatch = comparison
                .mismatch(expected.as_bytes(), got.as_bytes())
                .unwrap();
            let first = mismatch.first_difference;
            assert_eq!(
                (first.line, first.expected.as_deref(), first.got.as_deref()),
                (*line, *expected_line, *got_line),
                "{expected:?} {got:?}"
            );
        }
    }

    #[test]
    fn lines_part_at_a_line() {
        check(
            &Comparison::lines(),
            &[
                ("a\nb\nc\n", "a\nx\nc\n", 2, Some("b"), Some("x")),
                ("a\nb\n", "a\n", 2, Some("b"), None),
                ("a\n", "a\nb\n", 2, None, Some("b")),
                ("", "b", 1, None, Some("b")),
                ("a\r\nb \n", "a\nc\n", 2, Some("b"), Some("c")),
                ("\na\n", "a\n", 1, Some(""), Some("a")),
            ],
        );
    }

    #[test]
    fn exact_texts_part_at_invisible_bytes_too() {
        check(
            &Comparison::exact(),
            &[
                ("a\nb \n", "a\nb\n", 2, Some("b "), Some("b")),
                ("a\n", "a\r\n", 1, Some("a"), Some("a\r")),
                ("a\nb\n", "a\nb", 2, Some("b"), Some("b")),
                ("a\n", "a\n\n", 2, None, Some("")),
            ],
        );
    }

    #[test]
    fn words_part_on_the_line_of_the_first_other_word() {
        for comparison in [Comparison::tokens(), Comparison::float(0.1, 0.0)] {
            check(
                &comparison,
                &[
                    ("1 2\n3\n", "1\n2\n4 5\n", 2, Some("3"), Some("4 5")),
                    ("a b\nc\n", "a b\n", 2, Some("c"), None),
                    ("a b\n", "a\n", 1, Some("a b"), Some("a")),
                    ("a b\n", "a b c\n", 1, Some("a b"), Some("a b c")),
                    ("a\nb\n", "a\nb\nc\n", 3, None, Some("c")),
                    ("a\n", "", 1, Some("a"), None),
                    ("", "a\n", 1, None, Some("a")),
                ],
            );
        }
    }

    #[test]
    fn lines_in_any_order_are_missing_or_unwanted() {
        check(
            &Comparison::unordered_lines(),
            &[
                ("a\nb\nc\n", "c\na\n", 2, Some("b"), None),
                ("a\nb\nc\n", "c\nx\na\n", 2, Some("b"), Some("x")),
                ("a\nb\n", "b\nb\na\n", 3, None, Some("b")),
            ],
        );
    }

    #[test]
    fn long_lines_are_shortened_around_the_difference() {
        let (before, after) = ("a".repeat(500_000), "b".repeat(500_000));
        let expected = format!("{before}<right>{after}\n");
        let got = format!("{before}<wrong>{after}\n");
        let mismatch = Comparison::lines()
            .mismatch(expected.as_bytes(), got.as_bytes())
            .unwrap();
        let first = mismatch.first_difference;
        let (expected, got) = (first.expected.unwrap(), first.got.unwrap());
        assert!(expected.len() < 1000 && got.len() < 1000);
        assert!(expected.contains("aaa<right>bbb"), "{expected}");
        assert!(got.contains("aaa<wrong>bbb"), "{got}");
        assert_eq!(expected.matches("bytes left out").count(), 2, "{expected}");
    }
}
