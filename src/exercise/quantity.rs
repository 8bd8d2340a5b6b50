//! Amounts with their unit, as limits state them: `500 ms`, `64 KiB`.

use std::time::Duration;

use crate::sandbox::{GIB, KIB, MIB};

/// Units of time, in milliseconds.
const TIME: [(&str, u64); 2] = [("ms", 1), ("s", 1_000)];
/// Units of size, in bytes.
const SIZE: [(&str, u64); 3] = [("KiB", KIB), ("MiB", MIB), ("GiB", GIB)];

/// The form of a time, as a regular expression for editors.
pub(super) const TIME_PATTERN: &str = "^[1-9][0-9]* (ms|s)$";
/// The form of a size, as a regular expression for editors.
pub(super) const SIZE_PATTERN: &str = "^[1-9][0-9]* (KiB|MiB|GiB)$";

/// Why an amount cannot be read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unreadable {
    /// What should stand there.
    pub(super) expected: &'static str,
    /// What may have been meant.
    pub(super) help: Option<String>,
}

/// Reads a time such as `2 s`.
pub(super) fn time(text: &str) -> Result<Duration, Unreadable> {
    let expected = "a whole number with `ms` or `s`, such as `500 ms` or `2 s`";
    amount(text, &TIME, expected).map(Duration::from_millis)
}

/// Reads a size such as `64 MiB`, in bytes.
pub(super) fn size(text: &str) -> Result<u64, Unreadable> {
    amount(
        text,
        &SIZE,
        "a whole number with `KiB`, `MiB` or `GiB`, such as `64 KiB` or `1 GiB`",
    )
}

/// Writes a time in the largest unit that keeps it whole.
pub(super) fn show_time(time: Duration) -> String {
    show(
        u64::try_from(time.as_millis()).unwrap_or(u64::MAX),
        &TIME,
        "ms",
    )
}

/// Writes a size in the largest unit that keeps it whole.
pub(super) fn show_size(bytes: u64) -> String {
    show(bytes, &SIZE, "bytes")
}

fn amount(text: &str, units: &[(&str, u64)], expected: &'static str) -> Result<u64, Unreadable> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, unit) = text.split_at(digits);
    let factor = |name: &str| {
        units
            .iter()
            .find(|(unit, _)| *unit == name)
            .map(|(_, factor)| *factor)
    };
    // As the form for editors has it: a number that is written in two ways is mistaken for two.
    let bare = match number.trim_start_matches('0') {
        "" => number.get(..digits.min(1)).unwrap_or_default(),
        bare => bare,
    };
    let exact = unit.strip_prefix(' ').and_then(factor);
    let exact = exact.filter(|_| number == bare);
    if let (Some(factor), Ok(number)) = (exact, number.parse::<u64>()) {
        // What does not fit into 64 bits is above every ceiling anyway.
        return Ok(number.saturating_mul(factor));
    }
    // Right but for a leading zero, the blank, or upper and lower case: say how it is written.
    let meant = units
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(unit.trim()));
    let help = match meant {
        Some((name, _)) if digits > 0 => Some(format!("write `{bare} {name}`")),
        _ if digits > 0 && unit.is_empty() => {
            Some("a number alone does not say which unit is meant".to_owned())
        }
        _ => None,
    };
    Err(Unreadable { expected, help })
}

fn show(amount: u64, units: &[(&str, u64)], smallest: &str) -> String {
    match units
        .iter()
        .rev()
        .find(|(_, factor)| amount >= *factor && amount.is_multiple_of(*factor))
    {
        Some((name, factor)) => format!("{} {name}", amount / factor),
        None => format!("{amount} {smallest}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_and_written_in_the_same_form() {
        for text in ["1 ms", "500 ms", "2 s", "10 s", "31 s"] {
            assert_eq!(show_time(time(text).unwrap()), text);
        }
        for text in ["64 KiB", "3 MiB", "1 GiB"] {
            assert_eq!(show_size(size(text).unwrap()), text);
        }
        assert_eq!(show_time(Duration::from_millis(1500)), "1500 ms");
        assert_eq!(show_size(100), "100 bytes");
    }

    #[test]
    fn other_spellings_are_refused_with_the_right_one() {
        let table = [
            ("2s", Some("write `2 s`")),
            ("2  s", Some("write `2 s`")),
            ("007 s", Some("write `7 s`")),
            ("00 s", Some("write `0 s`")),
            ("2 S", Some("write `2 s`")),
            ("2", Some("a number alone does not say which unit is meant")),
            ("2 min", None),
            ("1.5 s", None),
            ("-1 s", None),
            ("s", None),
            ("", None),
        ];
        for (text, help) in table {
            assert_eq!(time(text).unwrap_err().help.as_deref(), help, "{text}");
        }
        assert_eq!(
            size("64 mib").unwrap_err().help.as_deref(),
            Some("write `64 MiB`")
        );
        assert_eq!(size("64 MB").unwrap_err().help, None);
    }

    #[test]
    fn an_absurd_amount_is_huge_and_does_not_wrap() {
        assert_eq!(size("18446744073709551615 GiB"), Ok(u64::MAX));
        assert!(size("99999999999999999999999 GiB").is_err());
    }
}
