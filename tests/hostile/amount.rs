//! Amounts with their unit, and text with escapes, as headers state them.

use std::time::Duration;

/// Reads a time such as `500 ms` or `2 s`.
pub fn time(text: &str) -> Result<Duration, String> {
    match text.split_once(' ') {
        Some((number, "ms")) => whole(number).map(Duration::from_millis),
        Some((number, "s")) => whole(number).map(Duration::from_secs),
        _ => Err(format!("`{text}` is not a time such as `500 ms` or `2 s`")),
    }
}

/// Reads a size such as `16 KiB` or `1 GiB`, in bytes.
pub fn size(text: &str) -> Result<u64, String> {
    let factor = match text.split_once(' ') {
        Some((_, "B")) => 1,
        Some((_, "KiB")) => 1 << 10,
        Some((_, "MiB")) => 1 << 20,
        Some((_, "GiB")) => 1 << 30,
        _ => return Err(format!("`{text}` is not a size such as `16 KiB`")),
    };
    let number = text.split(' ').next().unwrap_or_default();
    Ok(whole::<u64>(number)? * factor)
}

/// Reads a whole number.
pub fn whole<T: std::str::FromStr>(text: &str) -> Result<T, String> {
    text.parse()
        .map_err(|_| format!("`{text}` is not a whole number"))
}

/// Reads text in which `\n`, `\t`, `\r`, `\0` and `\\` stand for characters that a line cannot hold.
pub fn escaped(text: &str) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let mut chars = text.chars();
    while let Some(character) = chars.next() {
        let meant = match (character, character == '\\') {
            (_, true) => match chars.next() {
                Some('n') => '\n',
                Some('t') => '\t',
                Some('r') => '\r',
                Some('0') => '\0',
                Some('\\') => '\\',
                other => return Err(format!("`\\{}` is no escape", other.unwrap_or(' '))),
            },
            (plain, false) => plain,
        };
        bytes.extend(meant.encode_utf8(&mut [0; 4]).bytes());
    }
    Ok(bytes)
}

#[test]
fn amounts_have_units_and_text_has_escapes() {
    assert_eq!(time("300 ms"), Ok(Duration::from_millis(300)));
    assert_eq!(size("3 KiB"), Ok(3072));
    assert!(time("300").is_err() && time("3 KiB").is_err());
    assert!(size("3").is_err() && size("x MiB").is_err() && size("3 ms").is_err());
    assert_eq!(escaped("a\\nb\\\\"), Ok(b"a\nb\\".to_vec()));
    assert!(escaped("a\\q").is_err() && escaped("a\\").is_err());
}
