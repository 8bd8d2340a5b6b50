//! Words and numbers: what stands between white space.
//!
//! White space is ASCII white space. A no-break space is no white space here: it looks like a blank and is none,
//! and a program that prints one by accident should hear of it.

/// The words of a text.
pub(super) fn words(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    text.split(u8::is_ascii_whitespace)
        .filter(|word| !word.is_empty())
}

/// Whether two words count as the same number: finite numbers differ by at most `abs`, or by at most `rel` times
/// the expected one; NaN is the same as NaN alone, and each infinity the same as itself alone. `None` when either
/// word is no number.
///
/// Numbers are compared as `f64`, so how they are written does not matter: `1`, `1.0` and `1e0` are the same, and
/// so are `0` and `-0`.
pub(super) fn same_number(expected: &[u8], got: &[u8], abs: f64, rel: f64) -> Option<bool> {
    let (expected, got) = (number(expected)?, number(got)?);
    if !(expected.is_finite() && got.is_finite()) {
        return Some(expected == got || (expected.is_nan() && got.is_nan()));
    }
    // Equal numbers need no tolerance; asked first, so that even a senseless tolerance accepts them.
    let difference = (expected - got).abs();
    Some(expected == got || difference <= abs || difference <= rel * expected.abs())
}

/// The number that a word stands for, in the notation of Rust's `f64::from_str`.
pub(super) fn number(word: &[u8]) -> Option<f64> {
    let number: f64 = std::str::from_utf8(word).ok()?.parse().ok()?;
    // Digits that are too large for an `f64` would pass for infinity.
    let written_out = word.iter().any(u8::is_ascii_digit);
    (number.is_finite() || !written_out).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_between_any_white_space() {
        let found: Vec<&[u8]> = words(b" a\t\tb\r\nc\x0c\nd ").collect();
        assert_eq!(found, [b"a", b"b", b"c", b"d"]);
        assert_eq!(words(b" \n\t").count(), 0);
        assert_eq!(words("a\u{a0}b".as_bytes()).count(), 1);
    }

    #[test]
    fn numbers_are_told_from_words() {
        for word in [
            "1",
            "-1",
            "+1",
            "1.",
            ".5",
            "1e9",
            "-0",
            "NaN",
            "inf",
            "-Infinity",
        ] {
            assert!(number(word.as_bytes()).is_some(), "{word}");
        }
        for word in [
            "", "one", "0x10", "1_000", "1,5", "1e999", "-1e999", "nano", "infinite", "--1",
        ] {
            assert_eq!(number(word.as_bytes()), None, "{word}");
        }
        assert_eq!(number(b"\xff"), None);
    }

    #[test]
    fn a_tolerance_is_absolute_or_relative_to_the_expected_number() {
        let same = |expected: &str, got: &str, abs, rel| {
            same_number(expected.as_bytes(), got.as_bytes(), abs, rel)
        };
        assert_eq!(same("100", "101", 1.0, 0.0), Some(true));
        assert_eq!(same("100", "101.5", 1.0, 0.0), Some(false));
        assert_eq!(same("100", "101", 0.0, 0.01), Some(true));
        assert_eq!(same("-100", "-101", 0.0, 0.01), Some(true));
        assert_eq!(same("0", "1e-300", 0.0, 0.5), Some(false));
        // Relative to the expected number: the other way round, the same two differ.
        assert_eq!(same("10", "5", 0.0, 0.5), Some(true));
        assert_eq!(same("5", "10", 0.0, 0.5), Some(false));
        assert_eq!(same("1.0", "1", f64::NAN, f64::NAN), Some(true));
        assert_eq!(same("1", "one", 1.0, 1.0), None);
    }

    #[test]
    fn a_huge_tolerance_makes_no_number_of_nan_and_infinity() {
        let same = |expected: &str, got: &str| {
            same_number(
                expected.as_bytes(),
                got.as_bytes(),
                f64::INFINITY,
                f64::INFINITY,
            )
        };
        for finite in ["0", "1", "-1e308"] {
            for word in ["NaN", "inf", "-inf"] {
                assert_eq!(same(finite, word), Some(false), "{finite} {word}");
                assert_eq!(same(word, finite), Some(false), "{word} {finite}");
            }
        }
        assert_eq!(same("inf", "-inf"), Some(false));
        assert_eq!(same("inf", "NaN"), Some(false));
        assert_eq!(same("NaN", "-inf"), Some(false));
        assert_eq!(same("NaN", "nan"), Some(true));
        assert_eq!(same("inf", "+Infinity"), Some(true));
        assert_eq!(same("-inf", "-inf"), Some(true));
    }
}
