//! A SHA-256 of several parts: what tells whether two things are the same without keeping either.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// A SHA-256, written as 64 hexadecimal digits: what stands for a text where somebody might want to forge another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of these parts, in this order.
    pub fn of<P: AsRef<[u8]>>(parts: &[P]) -> Digest {
        let mut hasher = Sha256::new();
        for part in parts {
            let part = part.as_ref();
            // The length in front keeps two parts from being read as one.
            hasher.update((part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
        Digest(hasher.finalize().into())
    }

    /// The digest of these bytes as any other program computes it.
    pub fn of_bytes(bytes: &[u8]) -> Digest {
        Digest(Sha256::digest(bytes).into())
    }

    /// Its beginning.
    pub fn short(&self) -> ShortDigest {
        let first = self.0.iter().take(8);
        ShortDigest(first.fold(0, |number, byte| number << 8 | u64::from(*byte)))
    }
}

/// The first 64 bits of a SHA-256, written as 16 hexadecimal digits: enough to notice a change or damage, or to share
/// work out evenly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct ShortDigest(u64);

impl ShortDigest {
    /// The digest of these bytes.
    pub fn of_bytes(bytes: &[u8]) -> ShortDigest {
        Digest::of_bytes(bytes).short()
    }

    /// The bits as a number.
    pub fn number(self) -> u64 {
        self.0
    }
}

impl AsRef<[u8]> for Digest {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Display for ShortDigest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl FromStr for Digest {
    type Err = String;

    fn from_str(text: &str) -> Result<Digest, String> {
        bytes_of(text).map(Digest)
    }
}

impl FromStr for ShortDigest {
    type Err = String;

    fn from_str(text: &str) -> Result<ShortDigest, String> {
        bytes_of(text).map(|bytes| ShortDigest(u64::from_be_bytes(bytes)))
    }
}

fn bytes_of<const LENGTH: usize>(text: &str) -> Result<[u8; LENGTH], String> {
    let wrong = || format!("`{text}` is not {} hexadecimal digits", 2 * LENGTH);
    let digits = text.as_bytes();
    if digits.len() != 2 * LENGTH || !digits.iter().all(u8::is_ascii_hexdigit) {
        return Err(wrong());
    }
    let mut bytes = [0; LENGTH];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks(2)) {
        let pair = std::str::from_utf8(pair).map_err(|_| wrong())?;
        *byte = u8::from_str_radix(pair, 16).map_err(|_| wrong())?;
    }
    Ok(bytes)
}

impl From<Digest> for String {
    fn from(digest: Digest) -> String {
        digest.to_string()
    }
}

impl TryFrom<String> for Digest {
    type Error = String;

    fn try_from(text: String) -> Result<Digest, String> {
        text.parse()
    }
}

impl From<ShortDigest> for String {
    fn from(digest: ShortDigest) -> String {
        digest.to_string()
    }
}

impl TryFrom<String> for ShortDigest {
    type Error = String;

    fn try_from(text: String) -> Result<ShortDigest, String> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_digest_that_everybody_computes() {
        assert_eq!(
            Digest::of_bytes(b"abc").to_string(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        let short = ShortDigest::of_bytes(b"abc");
        assert_eq!(short.number(), 0xba78_16bf_8f01_cfea);
        assert_eq!(short.to_string(), "ba7816bf8f01cfea");
    }

    #[test]
    fn parts_are_not_read_as_one() {
        assert_ne!(Digest::of(&["ab", "c"]), Digest::of(&["a", "bc"]));
        assert_ne!(Digest::of(&["ab"]), Digest::of(&["ab", ""]));
    }

    #[test]
    fn what_is_written_is_read_again() {
        let digest = Digest::of(&["x"]);
        assert_eq!(digest.to_string().parse(), Ok(digest));
        let short = ShortDigest(7);
        assert_eq!(short.to_string().parse(), Ok(short));
        for wrong in ["", "zz", &"+1".repeat(32), &"é".repeat(32)] {
            assert!(wrong.parse::<Digest>().is_err(), "{wrong}");
        }
        for wrong in ["7", "+000000000000007", "00000000000000070"] {
            assert!(wrong.parse::<ShortDigest>().is_err(), "{wrong}");
        }
    }
}
