//! What a finding is known by from one run to the next, so that a reader can tell an old one from a new one.
//!
//! It is made of what stays when lines are added above: never of a line's number.

use std::collections::HashMap;

use crate::digest::Digest;

/// Hexadecimal digits of a fingerprint.
const DIGITS: usize = 32;

/// Gives out fingerprints within one report; findings that look the same get different ones.
#[derive(Debug, Default)]
pub(super) struct Fingerprints {
    seen: HashMap<Digest, usize>,
}

impl Fingerprints {
    /// The fingerprint of the finding that these parts describe, and how many like it came before.
    pub(super) fn of(&mut self, parts: &[&str]) -> (String, usize) {
        let finding = Digest::of(parts);
        let earlier = self.seen.entry(finding).or_insert(0);
        let number = *earlier;
        *earlier += 1;
        let numbered = [finding.as_ref(), &(number as u64).to_le_bytes()].concat();
        let numbered = Digest::of_bytes(&numbered);
        (format!("{:.DIGITS$}", numbered.to_string()), number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_finding_keeps_its_fingerprint_and_two_alike_differ() {
        let mut one = Fingerprints::default();
        let mut other = Fingerprints::default();
        let first = one.of(&["a.rs", "E0382", "moved"]);
        assert_eq!(first, other.of(&["a.rs", "E0382", "moved"]));
        let second = one.of(&["a.rs", "E0382", "moved"]);
        assert_eq!((first.1, second.1), (0, 1));
        assert_eq!(first.0.len(), DIGITS);
        assert_ne!(first.0, second.0);
        assert_ne!(one.of(&["ab", "c"]).0, one.of(&["a", "bc"]).0);
    }
}
