//! A line of bytes: everything up to and including its newline. The last one may lack it.

/// The lines of a text, each with its newline.
pub(super) fn lines(text: &[u8]) -> impl DoubleEndedIterator<Item = &[u8]> {
    text.split_inclusive(|byte| *byte == b'\n')
}

/// A line without its newline.
pub(super) fn content(line: &[u8]) -> &[u8] {
    line.strip_suffix(b"\n").unwrap_or(line)
}

/// Whether a line ends with a newline.
pub(super) fn has_newline(line: &[u8]) -> bool {
    line.ends_with(b"\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_falls_into_lines_that_make_it_up_again() {
        let table: [(&[u8], &[&[u8]]); 6] = [
            (b"", &[]),
            (b"\n", &[b"\n"]),
            (b"a", &[b"a"]),
            (b"a\n", &[b"a\n"]),
            (b"a\n\nb", &[b"a\n", b"\n", b"b"]),
            (b"a\r\nb\rc\n", &[b"a\r\n", b"b\rc\n"]),
        ];
        for (text, expected) in table {
            assert_eq!(lines(text).collect::<Vec<_>>(), expected);
        }
    }

    #[test]
    fn only_the_newline_is_no_content() {
        assert_eq!(content(b"a \r\n"), b"a \r");
        assert_eq!(content(b"a"), b"a");
        assert!(has_newline(b"\n") && !has_newline(b"a") && !has_newline(b""));
    }
}
