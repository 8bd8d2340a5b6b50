//! Whole numbers on the command line, with words for those who typed something else.

use std::str::FromStr;

/// A number that begins at 0.
///
/// # Errors
/// In words that follow the value.
pub(super) fn from_zero<N: FromStr>(typed: &str) -> Result<N, String> {
    typed.parse().map_err(|_| said(typed, 0))
}

/// A number that begins at 1, as a `NonZeroU32` does. What a type takes beside that is for the command to refuse.
///
/// # Errors
/// In words that follow the value.
pub(super) fn from_one<N: FromStr>(typed: &str) -> Result<N, String> {
    typed.parse().map_err(|_| said(typed, 1))
}

fn said(typed: &str, least: u8) -> String {
    // A zero is small enough.
    let digits = typed.trim_start_matches('0');
    match !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        true => "this number is too large".to_owned(),
        false => format!("a whole number from {least} is wanted"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::num::NonZeroU32;

    #[test]
    fn what_is_no_number_is_told_in_words() {
        assert_eq!(
            from_one::<NonZeroU32>("7"),
            Ok(NonZeroU32::MIN.saturating_add(6))
        );
        assert_eq!(from_zero::<u64>("0"), Ok(0));
        let told = |typed| from_one::<NonZeroU32>(typed).unwrap_err();
        for typed in ["0", "x", "-1", "1.5", "", "00"] {
            assert_eq!(told(typed), "a whole number from 1 is wanted", "{typed}");
        }
        assert_eq!(told("4294967296"), "this number is too large");
    }
}
