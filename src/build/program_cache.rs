//! Programs that were built before, by the hash of everything that went into them, and beside them in the same way
//! what clippy noted about a learner's file.
//!
//! An entry is one file: a line of JSON with the program's own hash and the compiler's warnings, then the program.
//! It appears by renaming, so several graders at once are safe, and a damaged entry is as good as none.

use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

use super::diagnostic::Diagnostic;
use crate::digest::Digest;
use crate::whole_file::write_private;

/// Bytes that all entries together may take.
pub(super) const SIZE_CAP: u64 = 256 << 20;

/// Bytes that trimming leaves: between a look through the folder and the next there must be room below the cap.
const TRIMMED: u64 = SIZE_CAP - SIZE_CAP / 8;

/// About so many bytes are put between two looks through the folder: each costs as much as all the rest.
const BETWEEN_LOOKS: u64 = 4 << 20;

/// The cache on disk.
#[derive(Debug, Clone)]
pub struct ProgramCache {
    folder: PathBuf,
}

/// The hash of everything that went into a program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Key(String);

impl Key {
    /// The key of these parts, in this order.
    pub fn of(parts: &[&str]) -> Key {
        Key(Digest::of(parts).to_string())
    }

    /// Whether an entry of so many bytes is one at which to look after the room: by chance of the key, the likelier the
    /// larger it is.
    fn calls_for_a_look(&self, bytes: u64) -> bool {
        let chance = self.0.get(..8).unwrap_or_default();
        let chance = u64::from_str_radix(chance, 16).unwrap_or_default();
        u128::from(chance) * u128::from(BETWEEN_LOOKS) < u128::from(bytes) << 32
    }

    /// The key as the name of a file.
    pub fn name(&self) -> &str {
        &self.0
    }
}

#[derive(Serialize, Deserialize)]
struct Header {
    sha256: String,
    diagnostics: Vec<Diagnostic>,
}

/// A program that was found.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub program: Vec<u8>,
    pub diagnostics: Vec<Diagnostic>,
}

impl ProgramCache {
    /// The cache in a folder, which is made when it is first needed.
    pub fn new(folder: &Path) -> ProgramCache {
        ProgramCache {
            folder: folder.join("programs"),
        }
    }

    pub(super) fn get(&self, key: &Key) -> Option<Entry> {
        let path = self.folder.join(&key.0);
        let bytes = std::fs::read(&path).ok()?;
        let end = bytes.iter().position(|byte| *byte == b'\n')?;
        let header: Header = serde_json::from_slice(&bytes[..end]).ok()?;
        let program = bytes[end + 1..].to_vec();
        if Digest::of_bytes(&program).to_string() != header.sha256 {
            return None;
        }
        // The time of the last use decides what goes first; not being able to note it does no harm.
        let _ = std::fs::File::options()
            .append(true)
            .open(&path)
            .and_then(|file| file.set_modified(SystemTime::now()));
        Some(Entry {
            program,
            diagnostics: header.diagnostics,
        })
    }

    pub(super) fn put(
        &self,
        key: &Key,
        program: &[u8],
        diagnostics: &[Diagnostic],
    ) -> io::Result<()> {
        let header = Header {
            sha256: Digest::of_bytes(program).to_string(),
            diagnostics: diagnostics.to_vec(),
        };
        let mut entry = serde_json::to_vec(&header)?;
        entry.push(b'\n');
        entry.extend_from_slice(program);
        write_private(&self.folder.join(&key.0), &entry)?;
        if key.calls_for_a_look(program.len() as u64) {
            self.trim(TRIMMED)?;
        }
        Ok(())
    }

    /// Removes what was not used for longest until the rest fits.
    fn trim(&self, cap: u64) -> io::Result<()> {
        let mut entries = Vec::new();
        for entry in std::fs::read_dir(&self.folder)?.flatten() {
            if let Ok(metadata) = entry.metadata() {
                entries.push((
                    metadata.modified().unwrap_or(SystemTime::UNIX_EPOCH),
                    metadata.len(),
                    entry.path(),
                ));
            }
        }
        let mut total: u64 = entries.iter().map(|(_, size, _)| size).sum();
        entries.sort();
        for (_, size, path) in entries {
            if total <= cap {
                break;
            }
            // Another grader may have removed it just now.
            let _ = std::fs::remove_file(path);
            total -= size;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cache() -> (tempfile::TempDir, ProgramCache) {
        let folder = tempfile::tempdir().unwrap();
        let cache = ProgramCache::new(folder.path());
        (folder, cache)
    }

    #[test]
    fn what_was_put_is_found() {
        let (_folder, cache) = cache();
        let key = Key::of(&["a"]);
        assert_eq!(cache.get(&key), None);
        cache.put(&key, b"program\nwith lines", &[]).unwrap();
        assert_eq!(cache.get(&key).unwrap().program, b"program\nwith lines");
    }

    #[test]
    fn a_damaged_entry_is_as_good_as_none() {
        let (_folder, cache) = cache();
        let key = Key::of(&["a"]);
        cache.put(&key, b"program", &[]).unwrap();
        let path = cache.folder.join(&key.0);
        let mut bytes = std::fs::read(&path).unwrap();
        bytes.pop();
        std::fs::write(&path, bytes).unwrap();
        assert_eq!(cache.get(&key), None);
    }

    #[test]
    fn parts_do_not_run_together() {
        assert_ne!(Key::of(&["ab", "c"]), Key::of(&["a", "bc"]));
        assert_ne!(Key::of(&["ab"]), Key::of(&["ab", ""]));
    }

    #[test]
    fn a_look_comes_about_every_so_many_bytes() {
        let keys: Vec<Key> = (0..4_000)
            .map(|n: u32| Key::of(&[&n.to_string()]))
            .collect();
        let looks = |bytes: u64| {
            keys.iter()
                .filter(|key| key.calls_for_a_look(bytes))
                .count()
        };
        assert_eq!(looks(BETWEEN_LOOKS), keys.len());
        assert!((900..1_100).contains(&looks(BETWEEN_LOOKS / 4)));
        assert_eq!(looks(0), 0);
    }

    #[test]
    fn trimming_removes_the_longest_unused_first() {
        let (_folder, cache) = cache();
        let keys = [Key::of(&["1"]), Key::of(&["2"]), Key::of(&["3"])];
        for (age, key) in [30, 20, 10].into_iter().zip(&keys) {
            cache.put(key, &[0; 1000], &[]).unwrap();
            let file = std::fs::File::options()
                .append(true)
                .open(cache.folder.join(&key.0))
                .unwrap();
            file.set_modified(SystemTime::now() - std::time::Duration::from_secs(age))
                .unwrap();
        }
        cache.trim(2500).unwrap();
        assert_eq!(cache.get(&keys[0]), None);
        assert!(cache.get(&keys[1]).is_some() && cache.get(&keys[2]).is_some());
    }
}
