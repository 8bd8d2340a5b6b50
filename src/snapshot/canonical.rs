//! One text for all outputs that count as the same, so that they can be told apart by a hash.

use super::compare::{Comparator, Comparison};
use super::line::{content, lines};
use super::word::{number, words};

impl Comparison {
    /// The text that stands for an output: two outputs that count as the same have the same one.
    ///
    /// With one exception: numbers that are close enough for [`Comparator::Float`] have different texts unless they
    /// are equal, because "close" is no equivalence.
    pub fn canonical(&self, output: &[u8]) -> Vec<u8> {
        let output = self.normalise(output);
        match self.comparator {
            Comparator::Exact => output.into_owned(),
            Comparator::Lines => joined(lines(&output).map(content)),
            Comparator::UnorderedLines => {
                let mut lines: Vec<&[u8]> = lines(&output).map(content).collect();
                lines.sort_unstable();
                joined(lines)
            }
            Comparator::Tokens => joined(words(&output)),
            Comparator::Float { .. } => {
                let words: Vec<Vec<u8>> = words(&output).map(plain_number).collect();
                joined(words.iter().map(Vec::as_slice))
            }
        }
    }
}

/// A number as Rust writes it, with one zero and one NaN; any other word as it is.
fn plain_number(word: &[u8]) -> Vec<u8> {
    match number(word) {
        Some(number) if number.is_nan() => b"NaN".to_vec(),
        // Adding zero takes the sign from a negative one.
        Some(number) => format!("{}", number + 0.0).into_bytes(),
        None => word.to_vec(),
    }
}

fn joined<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Vec<u8> {
    let mut text = Vec::new();
    for part in parts {
        text.extend_from_slice(part);
        text.push(b'\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outputs_have_the_same_text_exactly_when_they_count_as_the_same() {
        let outputs = [
            "",
            "\n",
            "a b\nc\n",
            "a b\r\nc",
            "a b \nc\n\n",
            "a  b\nc\n",
            "c\na b\n",
            "a b c\n",
            "a\nb\nc\n",
            "ab\nc\n",
            "c\nc\na b\n",
            "A b\nc\n",
        ];
        for comparison in [
            Comparison::exact(),
            Comparison::lines(),
            Comparison::tokens(),
            Comparison::unordered_lines(),
            Comparison::float(0.0, 0.0),
        ] {
            for one in outputs.map(str::as_bytes) {
                for other in outputs.map(str::as_bytes) {
                    let same = comparison.mismatch(one, other).is_none();
                    let alike = comparison.canonical(one) == comparison.canonical(other);
                    assert_eq!(same, alike, "{comparison:?} {one:?} {other:?}");
                }
            }
        }
    }

    #[test]
    fn how_a_number_is_written_does_not_matter_to_float() {
        let comparison = Comparison::float(0.5, 0.0);
        let text =
            |output: &str| String::from_utf8(comparison.canonical(output.as_bytes())).unwrap();
        assert_eq!(
            text("x 1.50 1e2 -0.0 nan inf"),
            "x\n1.5\n100\n0\nNaN\ninf\n"
        );
        assert_eq!(text("1 2"), text("1.0\n2.00\n"));
        assert_ne!(text("1"), text("1.1"));
    }
}
