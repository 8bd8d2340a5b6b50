//! Whether two outputs count as the same.

use std::borrow::Cow;
use std::time::Duration;

use super::draft::PATIENCE;
use super::line::{content, lines};
use super::mismatch::Mismatch;
use super::normalise::Normalisation;
use super::tally::same_lines;
use super::word::{same_number, words};

/// How graded output is compared with a snapshot.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// Applied in this order to both sides.
    pub normalisations: Vec<Normalisation>,
    /// Judges what is left.
    pub comparator: Comparator,
}

/// Judges two normalised outputs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Comparator {
    /// The same bytes.
    Exact,
    /// The same lines in the same order.
    Lines,
    /// The same words, whatever white space stands between them.
    Tokens,
    /// The same words, where numbers may differ by `abs` or by `rel` times the expected number. NaN is the same as
    /// NaN alone, each infinity the same as itself alone; how a number is written does not matter.
    Float {
        /// Largest absolute difference.
        abs: f64,
        /// Largest difference in relation to the expected number.
        rel: f64,
    },
    /// The same lines in any order, each as often.
    UnorderedLines,
}

impl Comparison {
    /// The default: line by line, forgiving CRLF, trailing blanks of a line and blank lines at the end.
    pub fn lines() -> Comparison {
        Comparison::forgiving(Comparator::Lines)
    }

    /// Byte by byte, forgiving nothing.
    pub fn exact() -> Comparison {
        Comparison {
            normalisations: Vec::new(),
            comparator: Comparator::Exact,
        }
    }

    /// Word by word.
    pub fn tokens() -> Comparison {
        Comparison::forgiving(Comparator::Tokens)
    }

    /// Line by line in any order, forgiving what [`Comparison::lines`] forgives.
    pub fn unordered_lines() -> Comparison {
        Comparison::forgiving(Comparator::UnorderedLines)
    }

    /// Word by word, where a number may differ from the expected one by `abs`, or by `rel` times the expected one.
    pub fn float(abs: f64, rel: f64) -> Comparison {
        Comparison::forgiving(Comparator::Float { abs, rel })
    }

    fn forgiving(comparator: Comparator) -> Comparison {
        Comparison {
            normalisations: Normalisation::FORGIVING.to_vec(),
            comparator,
        }
    }

    /// Compares; `None` means that the outputs count as the same.
    pub fn mismatch(&self, expected: &[u8], got: &[u8]) -> Option<Mismatch> {
        self.mismatch_within(expected, got, PATIENCE)
    }

    /// The same with so much time for the diff: tests take no chance on a busy machine.
    pub(super) fn mismatch_within(
        &self,
        expected: &[u8],
        got: &[u8],
        patience: Duration,
    ) -> Option<Mismatch> {
        // Nearly every case of a correct answer ends here.
        if expected == got {
            return None;
        }
        let (expected, got) = (self.normalise(expected), self.normalise(got));
        if self.comparator.same(&expected, &got) {
            return None;
        }
        Some(Mismatch::between(
            self.comparator,
            &expected,
            &got,
            patience,
        ))
    }

    /// Whether nothing at all counts as the same as this output.
    pub fn is_empty(&self, output: &[u8]) -> bool {
        match self.comparator {
            Comparator::Exact => output.is_empty(),
            _ => output.iter().all(u8::is_ascii_whitespace),
        }
    }

    pub(super) fn normalise<'a>(&self, text: &'a [u8]) -> Cow<'a, [u8]> {
        self.normalisations
            .iter()
            .fold(Cow::Borrowed(text), |text, step| step.apply(text))
    }
}

impl Comparator {
    /// The name in YAML and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Comparator::Exact => "exact",
            Comparator::Lines => "lines",
            Comparator::Tokens => "tokens",
            Comparator::Float { .. } => "float",
            Comparator::UnorderedLines => "unordered-lines",
        }
    }

    /// Whether two whole texts count as the same.
    pub(super) fn same(self, expected: &[u8], got: &[u8]) -> bool {
        match self {
            Comparator::Exact => expected == got,
            Comparator::Lines => lines(expected).map(content).eq(lines(got).map(content)),
            Comparator::Tokens | Comparator::Float { .. } => self.same_words(expected, got),
            Comparator::UnorderedLines => same_lines(expected, got),
        }
    }

    /// Whether two lines, each with its newline if it has one, count as the same.
    pub(super) fn same_line(self, expected: &[u8], got: &[u8]) -> bool {
        match self {
            Comparator::Exact => expected == got,
            Comparator::Lines | Comparator::UnorderedLines => content(expected) == content(got),
            Comparator::Tokens | Comparator::Float { .. } => self.same_words(expected, got),
        }
    }

    /// Whether two words count as the same.
    pub(super) fn same_word(self, expected: &[u8], got: &[u8]) -> bool {
        match self {
            _ if expected == got => true,
            Comparator::Float { abs, rel } => same_number(expected, got, abs, rel).unwrap_or(false),
            Comparator::Exact
            | Comparator::Lines
            | Comparator::Tokens
            | Comparator::UnorderedLines => false,
        }
    }

    /// Whether white space between words and the breaks between lines count for nothing.
    pub(super) fn ignores_white_space(self) -> bool {
        match self {
            Comparator::Tokens | Comparator::Float { .. } => true,
            Comparator::Exact | Comparator::Lines | Comparator::UnorderedLines => false,
        }
    }

    fn same_words(self, expected: &[u8], got: &[u8]) -> bool {
        // The words of the common beginning are the same, so looking for words starts at the one where the texts
        // part: a diff asks this of many pairs of similar lines.
        let pairs = expected.iter().zip(got);
        let common = pairs.take_while(|(expected, got)| expected == got).count();
        let (beginning, _) = expected.split_at(common);
        let start = beginning
            .iter()
            .rposition(u8::is_ascii_whitespace)
            .unwrap_or(0);
        let (_, expected) = expected.split_at(start);
        let (_, got) = got.split_at(start);

        let (mut expected, mut got) = (words(expected), words(got));
        loop {
            match (expected.next(), got.next()) {
                (Some(expected), Some(got)) if self.same_word(expected, got) => {}
                (None, None) => return true,
                _ => return false,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(comparison: &Comparison, table: &[(&str, &str, bool)]) {
        for (expected, got, same) in table {
            let mismatch = comparison.mismatch(expected.as_bytes(), got.as_bytes());
            assert_eq!(mismatch.is_none(), *same, "{expected:?} {got:?}");
        }
    }

    #[test]
    fn exact_forgives_nothing() {
        check(
            &Comparison::exact(),
            &[
                ("", "", true),
                ("a \r\n", "a \r\n", true),
                ("a\n", "a", false),
                ("a\n", "a\n\n", false),
                ("a\n", "a\r\n", false),
                ("a\n", "a \n", false),
                ("", "\n", false),
            ],
        );
    }

    #[test]
    fn lines_forgive_what_cannot_be_seen() {
        check(
            &Comparison::lines(),
            &[
                ("a\nb\n", "a\nb\n", true),
                ("a\nb\n", "a\r\nb\r\n", true),
                ("a\nb\n", "a \nb\t", true),
                ("a\nb\n", "a\nb\n\n \n", true),
                ("", "\n\n", true),
                ("a\n", " a\n", false),
                ("a b\n", "a  b\n", false),
                ("a\nb\n", "\na\nb\n", false),
                ("a\nb\n", "a\n\nb\n", false),
                ("a\nb\n", "b\na\n", false),
                ("a\n", "A\n", false),
                ("a\n", "", false),
                ("", "a", false),
            ],
        );
    }

    #[test]
    fn tokens_forgive_white_space_alone() {
        check(
            &Comparison::tokens(),
            &[
                ("a b\nc\n", "a b\nc\n", true),
                ("a b\nc\n", "  a\n\tb c", true),
                ("", " \n", true),
                ("a b", "ab", false),
                ("a b", "b a", false),
                ("a b", "a", false),
                ("a", "a b", false),
                ("1.0", "1", false),
            ],
        );
    }

    #[test]
    fn unordered_lines_forgive_the_order_alone() {
        check(
            &Comparison::unordered_lines(),
            &[
                ("a\nb\nc\n", "c\na\nb\n", true),
                ("a\nb\n", "b \r\na", true),
                ("a\na\nb\n", "a\nb\nb\n", false),
                ("a\nb\n", "a\nb\nb\n", false),
                ("a\nb\n", "a\n", false),
                ("a b\n", "b a\n", false),
            ],
        );
    }

    #[test]
    fn float_forgives_small_differences_of_numbers() {
        check(
            &Comparison::float(0.01, 0.001),
            &[
                ("x 1\n", "x 1.0", true),
                ("1.5e3", "1500", true),
                ("0", "-0", true),
                ("0", "0.01", true),
                ("0", "0.011", false),
                ("1000", "1001", true),
                ("1000", "1001.1", false),
                ("NaN", "nan", true),
                ("NaN", "0", false),
                ("0", "NaN", false),
                ("inf", "inf", true),
                ("inf", "-inf", false),
                ("inf", "1e308", false),
                ("inf", "1e999", false),
                ("1e308", "inf", false),
                ("x 1", "y 1", false),
                ("1", "one", false),
                ("1 2", "1", false),
                ("1", "1 2", false),
            ],
        );
        check(
            &Comparison::float(0.0, 0.0),
            &[("0.1", "0.10", true), ("0.1", "0.1000001", false)],
        );
    }

    #[test]
    fn names_are_the_published_ones() {
        let comparisons = [
            Comparison::exact(),
            Comparison::lines(),
            Comparison::tokens(),
            Comparison::float(0.0, 0.0),
            Comparison::unordered_lines(),
        ];
        let names = comparisons.map(|comparison| comparison.comparator.name());
        assert_eq!(
            names,
            ["exact", "lines", "tokens", "float", "unordered-lines"]
        );
    }

    #[test]
    fn normalising_copies_nothing_that_needs_no_change() {
        let comparison = Comparison::lines();
        assert!(matches!(comparison.normalise(b"a\nb\n"), Cow::Borrowed(_)));
        assert!(matches!(
            comparison.normalise(b"a\nb\n\n"),
            Cow::Borrowed(_)
        ));
        assert_eq!(comparison.normalise(b"a \r\nb\r\n\r\n").as_ref(), b"a\nb\n");
    }
}
