//! Text for people from bytes that need not be UTF-8.

/// The text of some output. UTF-8 stays as it is, control characters included.
///
/// Output that is not UTF-8 gets each of its wrong bytes as `\xNN`, two lower-case digits, and then every
/// backslash that was really printed stands doubled: so no printed `\xFF` can pass for the byte, nor the byte for
/// it.
pub fn text_of(bytes: &[u8]) -> String {
    Escaping::for_outputs(&[bytes]).text_of(bytes)
}

/// How backslashes are written.
///
/// Decided for all outputs that are shown beside each other, not piece by piece: else the printed text `\xFF` on
/// one side and the byte on the other would look the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Escaping {
    /// All is UTF-8, so a backslash is a backslash.
    Unneeded,
    /// Some bytes are not UTF-8, so a printed backslash is doubled.
    Needed,
}

impl Escaping {
    /// What these outputs need together.
    pub(super) fn for_outputs(outputs: &[&[u8]]) -> Escaping {
        if outputs
            .iter()
            .all(|output| std::str::from_utf8(output).is_ok())
        {
            Escaping::Unneeded
        } else {
            Escaping::Needed
        }
    }

    /// The text of a part of these outputs.
    pub(super) fn text_of(self, bytes: &[u8]) -> String {
        let mut text = String::with_capacity(bytes.len());
        for chunk in bytes.utf8_chunks() {
            match self {
                Escaping::Unneeded => text.push_str(chunk.valid()),
                Escaping::Needed => text.push_str(&chunk.valid().replace('\\', r"\\")),
            }
            for byte in chunk.invalid() {
                text.push_str(&format!("\\x{byte:02x}"));
            }
        }
        text
    }
}

/// The largest index up to `index` at which a text may be cut without cutting a character in two.
pub(super) fn char_boundary(bytes: &[u8], index: usize) -> usize {
    let is_boundary = |at: usize| bytes.get(at).is_none_or(|byte| byte & 0xC0 != 0x80);
    // A character has at most four bytes; what goes on longer is no UTF-8 and may be cut anywhere.
    (index.saturating_sub(3)..=index)
        .rev()
        .find(|at| is_boundary(*at))
        .unwrap_or(index)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_bytes_are_escaped_and_the_rest_stays() {
        let table: [(&[u8], &str); 8] = [
            (b"", ""),
            (b"a\r\n\tb\0\x1b[31m", "a\r\n\tb\0\u{1b}[31m"),
            ("añ€😀".as_bytes(), "añ€😀"),
            (br"C:\new \xFF", r"C:\new \xFF"),
            (b"a\xffb", r"a\xffb"),
            (b"\xe2\x82", r"\xe2\x82"),
            (b"\\xFF\xff", r"\\xFF\xff"),
            (b"\xc3\xb1\x80\\", r"ñ\x80\\"),
        ];
        for (bytes, expected) in table {
            assert_eq!(text_of(bytes), expected);
        }
    }

    #[test]
    fn outputs_shown_together_are_escaped_alike() {
        let (printed, byte): (&[u8], &[u8]) = (br"\xFF", b"\xff");
        let escaping = Escaping::for_outputs(&[printed, byte]);
        assert_eq!(escaping.text_of(printed), r"\\xFF");
        assert_eq!(escaping.text_of(byte), r"\xff");
        assert_eq!(
            Escaping::for_outputs(&[printed, printed]),
            Escaping::Unneeded
        );
    }

    #[test]
    fn no_character_is_cut_in_two() {
        let text = "a€b".as_bytes();
        let boundaries: Vec<usize> = (0..=5).map(|index| char_boundary(text, index)).collect();
        assert_eq!(boundaries, [0, 1, 1, 1, 4, 5]);
        assert_eq!(char_boundary(&[0x80; 9], 6), 6);
    }
}
