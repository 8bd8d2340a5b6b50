//! The difference that a reader would overlook.

use super::compare::Comparator;
use super::line::{content, lines};
use super::tally::same_lines;
use super::word::words;

/// A difference that a reader would overlook.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnlyDifference {
    /// Only white space differs.
    WhiteSpace,
    /// Only the final newline differs: one output ends with a newline more than the other.
    FinalNewline,
    /// Only the order of the lines differs.
    Order,
    /// Only upper and lower case differ.
    LetterCase,
}

impl OnlyDifference {
    /// What alone makes these texts differ, if it is one thing alone. The texts do differ under this comparator.
    pub(super) fn between(
        comparator: Comparator,
        expected: &[u8],
        got: &[u8],
    ) -> Option<OnlyDifference> {
        if expected.strip_suffix(b"\n") == Some(got) || got.strip_suffix(b"\n") == Some(expected) {
            Some(OnlyDifference::FinalNewline)
        } else if same_but_for_white_space(comparator, expected, got) {
            Some(OnlyDifference::WhiteSpace)
        } else if comparator.same(&lower_case(expected), &lower_case(got)) {
            Some(OnlyDifference::LetterCase)
        } else if same_but_for_order(comparator, expected, got) {
            Some(OnlyDifference::Order)
        } else {
            None
        }
    }
}

fn same_but_for_white_space(comparator: Comparator, expected: &[u8], got: &[u8]) -> bool {
    if comparator == Comparator::UnorderedLines {
        return same_lines(&lines_of_words(expected, b""), &lines_of_words(got, b""));
    }
    let bytes = |text| words(text).flatten();
    bytes(expected).eq(bytes(got))
}

fn same_but_for_order(comparator: Comparator, expected: &[u8], got: &[u8]) -> bool {
    match comparator {
        Comparator::UnorderedLines => false,
        Comparator::Lines => same_lines(expected, got),
        Comparator::Exact => {
            expected.ends_with(b"\n") == got.ends_with(b"\n") && same_lines(expected, got)
        }
        Comparator::Tokens | Comparator::Float { .. } => {
            same_lines(&lines_of_words(expected, b" "), &lines_of_words(got, b" "))
        }
    }
}

/// The lines that have words, with `between` in place of the white space between them.
fn lines_of_words(text: &[u8], between: &[u8]) -> Vec<u8> {
    let mut kept = Vec::with_capacity(text.len());
    for line in lines(text).map(content) {
        let start = kept.len();
        for word in words(line) {
            if kept.len() > start {
                kept.extend_from_slice(between);
            }
            kept.extend_from_slice(word);
        }
        if kept.len() > start {
            kept.push(b'\n');
        }
    }
    kept
}

fn lower_case(text: &[u8]) -> Vec<u8> {
    match std::str::from_utf8(text) {
        Ok(text) => text.to_lowercase().into_bytes(),
        Err(_) => text.to_ascii_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Comparison;
    use super::OnlyDifference::{FinalNewline, LetterCase, Order, WhiteSpace};
    use super::*;

    fn check(comparison: &Comparison, table: &[(&str, &str, Option<OnlyDifference>)]) {
        for (expected, got, only) in table {
            let mismatch = comparison
                .mismatch(expected.as_bytes(), got.as_bytes())
                .unwrap();
            assert_eq!(mismatch.only, *only, "{expected:?} {got:?}");
        }
    }

    #[test]
    fn exact() {
        check(
            &Comparison::exact(),
            &[
                ("a\n", "a", Some(FinalNewline)),
                ("a", "a\n", Some(FinalNewline)),
                ("a\n", "a\n\n", Some(FinalNewline)),
                ("a\n", "a\r\n", Some(WhiteSpace)),
                ("a\n", "a \n", Some(WhiteSpace)),
                ("a\nb\n", "b\na\n", Some(Order)),
                ("a\nb", "b\na\n", None),
                ("a\n", "A\n", Some(LetterCase)),
                ("Straße Ä\n", "straße ä\n", Some(LetterCase)),
                ("a\n", "A", None),
                ("a\n", "b\n", None),
            ],
        );
    }

    #[test]
    fn lines() {
        check(
            &Comparison::lines(),
            &[
                ("a\nb\n", "a b\n", Some(WhiteSpace)),
                ("1, 2\n", "1,2\n", Some(WhiteSpace)),
                ("a\n\nb\n", "a\nb\n", Some(WhiteSpace)),
                ("Some(1)\n", "some(1)\n", Some(LetterCase)),
                ("a\nb\n", "b\na\n", Some(Order)),
                ("a b\n", "b a\n", None),
                ("a\n", "", None),
            ],
        );
    }

    #[test]
    fn tokens_and_float() {
        for comparison in [Comparison::tokens(), Comparison::float(0.5, 0.0)] {
            check(
                &comparison,
                &[
                    ("a b\n", "ab\n", Some(WhiteSpace)),
                    ("a b\n", "A\nb\n", Some(LetterCase)),
                    ("a  b\nc\n", "c\na b\n", Some(Order)),
                    ("a b\n", "b a\n", None),
                    ("a 1\n", "a 9\n", None),
                ],
            );
        }
        check(
            &Comparison::float(0.5, 0.0),
            &[("a 1.0\n", "A 1.1\n", Some(LetterCase))],
        );
    }

    #[test]
    fn unordered_lines() {
        check(
            &Comparison::unordered_lines(),
            &[
                ("a b\nc\n", "c\nab\n", Some(WhiteSpace)),
                ("a\nb\n", "b\n\na\n", Some(WhiteSpace)),
                ("a\nb\n", "B\nA\n", Some(LetterCase)),
                ("a\nb\n", "b\n", None),
                ("ab\n", "a\nb\n", None),
            ],
        );
    }

    #[test]
    fn bytes_that_are_not_utf8_have_a_letter_case_too() {
        let only = OnlyDifference::between(Comparator::Exact, b"A\xff\n", b"a\xff\n");
        assert_eq!(only, Some(LetterCase));
        assert_eq!(
            OnlyDifference::between(Comparator::Exact, b"\xff\n", b"\xfe\n"),
            None
        );
    }
}
