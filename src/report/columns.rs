//! Texts measured in the columns of a terminal: East Asian characters and emoji take two.
//!
//! The texts have passed [`escape`](super::escape); what is cut is marked and counted.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Columns that a text takes.
pub fn width(text: &str) -> usize {
    text.width()
}

/// The text followed by blanks up to a number of columns.
pub(super) fn pad(text: &str, columns: usize) -> String {
    let blanks = columns.saturating_sub(width(text));
    format!("{text}{}", " ".repeat(blanks))
}

/// A name without its end where it is too long, marked by `…`.
pub fn shorten(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let kept = kept_bytes(text.chars(), columns.saturating_sub(1));
    format!("{}…", text.get(..kept).unwrap_or_default())
}

/// A path without its beginning where it is too long, marked by `…`: its end tells more.
pub fn shorten_start(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let kept = kept_bytes(text.chars().rev(), columns.saturating_sub(1));
    format!("…{}", text.get(text.len() - kept..).unwrap_or_default())
}

/// A line without its end where it is too long, with the number of characters that are left out. An end that is no longer
/// than these words stays.
pub(super) fn cut(text: &str, columns: usize) -> String {
    // Characters without a width of their own are bounded too, or a line of them would have no end.
    let kept = kept_bytes(text.chars(), columns);
    let (head, rest) = text.split_at_checked(kept).unwrap_or((text, ""));
    let left_out = rest.chars().count();
    let words = format!(
        " … {} left out",
        super::quantity::count(left_out, "character", "characters")
    );
    match left_out > width(&words) {
        true => format!("{head}{words}"),
        false => text.to_owned(),
    }
}

/// Bytes of the leading characters that fit. Every character counts at least one column.
fn kept_bytes(characters: impl Iterator<Item = char>, columns: usize) -> usize {
    let mut used = 0;
    let mut bytes = 0;
    for c in characters {
        used += c.width().unwrap_or(0).max(1);
        if used > columns {
            break;
        }
        bytes += c.len_utf8();
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_not_characters() {
        assert_eq!(width("漢字"), 4);
        assert_eq!(pad("漢", 4), "漢  ");
        assert_eq!(pad("long", 2), "long");
    }

    #[test]
    fn what_is_shortened_says_so() {
        assert_eq!(shorten("get-refreshes", 13), "get-refreshes");
        assert_eq!(shorten("get-refreshes", 6), "get-r…");
        assert_eq!(shorten("漢字漢字", 6), "漢字…");
        assert_eq!(shorten_start("solutions/collections/lru.rs", 8), "…/lru.rs");
        assert_eq!(shorten_start("漢字漢字", 4), "…字");
    }

    #[test]
    fn what_is_cut_is_counted() {
        assert_eq!(cut("abcdef", 6), "abcdef");
        assert_eq!(cut("abcdef", 5), "abcdef");
        let long = "abcdef".repeat(5);
        assert_eq!(cut(&long, 2), "ab … 28 characters left out");
        assert_eq!(cut(&long, 4), "abcd … 26 characters left out");
        assert_eq!(cut(&long, 5), long);
        assert_eq!(
            cut(&"\u{301}".repeat(40), 2),
            "\u{301}\u{301} … 38 characters left out"
        );
    }
}
