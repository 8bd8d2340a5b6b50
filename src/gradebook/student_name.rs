//! Names of students as they are compared: the same letters are the same name, however a system writes them down.
//!
//! An `é` may be one character or an `e` with an accent behind it. Archives made on a Mac have the latter, keyboards and
//! rosters the former, and nobody sees a difference.

use unicode_normalization::UnicodeNormalization;

/// A name in the composed form of Unicode (NFC), by which students are known.
pub(super) fn composed(name: &str) -> String {
    name.nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_accent_of_its_own_makes_no_other_name() {
        assert_eq!(composed("Jose\u{301}"), "Jos\u{e9}");
        assert_eq!(composed("Jos\u{e9}"), "Jos\u{e9}");
        assert_ne!(composed("Jose"), composed("Jos\u{e9}"));
    }
}
