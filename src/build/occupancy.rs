//! How much room the caches take, and giving it back.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::incremental::{self, IncrementalCache};
use super::program_cache;

/// One of the caches below the cache folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cache {
    /// Programs that were built before.
    Programs,
    /// What rustc remembers of earlier builds.
    Incremental,
}

/// What a folder holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Occupancy {
    /// Entries right below the folder.
    pub entries: u64,
    /// Bytes of all files in it and below it.
    pub bytes: u64,
}

impl Cache {
    /// All of them.
    pub const ALL: [Cache; 2] = [Cache::Programs, Cache::Incremental];

    /// Its name, which is that of its folder.
    pub fn name(self) -> &'static str {
        match self {
            Cache::Programs => "programs",
            Cache::Incremental => "incremental",
        }
    }

    /// Bytes that it may take; what was not used for longest goes first.
    pub fn cap(self) -> u64 {
        match self {
            Cache::Programs => program_cache::SIZE_CAP,
            Cache::Incremental => incremental::SIZE_CAP,
        }
    }

    /// What it holds; nothing, when it is not there.
    pub fn occupancy(self, cache_folder: &Path) -> Occupancy {
        occupancy(&self.folder(cache_folder))
    }

    /// Removes everything from it but entries that a build has, and answers how many those are. Builds that go on meanwhile
    /// may leave something behind.
    ///
    /// # Errors
    /// What could not be removed, and why.
    pub fn clear(self, cache_folder: &Path) -> Result<u64, (PathBuf, io::Error)> {
        if self == Cache::Incremental {
            return IncrementalCache::new(cache_folder).clear();
        }
        // A program is read in one go and written under another name first, so no build is in the way.
        let folder = self.folder(cache_folder);
        match fs::remove_dir_all(&folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err((folder, error)),
            _ => Ok(0),
        }
    }

    fn folder(self, cache_folder: &Path) -> PathBuf {
        cache_folder.join(self.name())
    }
}

/// What a folder holds; what cannot be read counts for nothing.
pub(super) fn occupancy(folder: &Path) -> Occupancy {
    let mut found = Occupancy::default();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).into_iter().flatten().flatten() {
            found.entries += u64::from(next == folder);
            // Not through links: what they lead to is not ours.
            match entry.metadata() {
                Ok(metadata) if metadata.is_dir() => folders.push(entry.path()),
                Ok(metadata) => found.bytes += metadata.len(),
                Err(_) => {}
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cache_is_counted_and_cleared_and_nothing_else() {
        let place = tempfile::tempdir().unwrap();
        let session = place.path().join("incremental/a/session");
        fs::create_dir_all(&session).unwrap();
        fs::write(session.join("graph"), [0; 70]).unwrap();
        fs::write(place.path().join("incremental/a/lock"), [0; 7]).unwrap();
        fs::write(place.path().join("toolchain.json"), "{}").unwrap();
        let counted = Occupancy {
            entries: 1,
            bytes: 77,
        };
        assert_eq!(Cache::Incremental.occupancy(place.path()), counted);
        assert_eq!(
            Cache::Programs.occupancy(place.path()),
            Occupancy::default()
        );
        for cache in Cache::ALL {
            assert_eq!(cache.clear(place.path()).unwrap(), 0);
            assert_eq!(cache.occupancy(place.path()), Occupancy::default());
        }
        assert!(place.path().join("toolchain.json").exists());
    }
}
