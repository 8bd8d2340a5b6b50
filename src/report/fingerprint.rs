//! What a finding is known by from one run to the next, so that a reader can tell an old one from a new one.
//!
//! It is made of what stays when lines are added above: never of a line's number.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

/// Hexadecimal digits of a fingerprint.
const DIGITS: usize = 32;

/// Gives out fingerprints within one report; findings that look the same get different ones.
#[derive(Debug, Default)]
pub(super) struct Fingerprints {
    seen: HashMap<[u8; 32], usize>,
}

impl Fingerprints {
    /// The fingerprint of the finding that these parts describe, and how many like it came before.
    pub(super) fn of(&mut self, parts: &[&str]) -> (String, usize) {
        let mut hash = Sha256::new();
        for part in parts {
            // The length before each part, so that no two lists of parts run together to the same bytes.
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part.as_bytes());
        }
        let finding: [u8; 32] = hash.finalize().into();
        let earlier = self.seen.entry(finding).or_insert(0);
        let number = *earlier;
        *earlier += 1;
        let numbered = Sha256::new()
            .chain_update(finding)
            .chain_update((number as u64).to_le_bytes());
        let bytes: [u8; 32] = numbered.finalize().into();
        let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        (digits[..DIGITS].to_owned(), number)
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
        assert_ne!(first.0, second.0);
        assert_ne!(one.of(&["ab", "c"]).0, one.of(&["a", "bc"]).0);
    }
}
