//! What rustc remembers of the last build of an exercise, so that the next one compiles what was edited alone.
//!
//! For a learner who checks again and again this halves the time of a build. The price is some megabytes an exercise, a
//! first build that takes a third longer, and a folder that outlives a build; so it serves people at their own
//! machines, and strangers' submissions are never built this way.
//!
//! rustc counts the folder it works in among its inputs, so the crate is written to the same place every time. A
//! lock keeps that place for one build: who finds it taken builds from nothing, as if there were no memory.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::program_cache::Key;

/// Bytes that all memories together may take. One takes some four megabytes.
pub(super) const SIZE_CAP: u64 = 256 << 20;

/// The flag that splits the program into parts, each compiled again only when something in it changed. Measured with
/// an exercise of 150 lines: fewer parts save less after an edit, more parts cost more at the first build.
pub(super) const PARTS: &str = "-Ccodegen-units=32";

/// Memories on disk, one for each thing that is built in the same way.
#[derive(Debug, Clone)]
pub struct IncrementalCache {
    folder: PathBuf,
}

/// The memory of one exercise, kept for one build.
#[derive(Debug)]
pub(super) struct Memory {
    folder: PathBuf,
    /// Locked for as long as it is open.
    _lock: File,
}

impl IncrementalCache {
    /// The memories in a folder, which is made when it is first needed.
    pub fn new(folder: &Path) -> IncrementalCache {
        IncrementalCache {
            folder: folder.join("incremental"),
        }
    }

    /// The memory under this key. `None` when another build has it, or when the system does not give one: a build
    /// can do without.
    pub(super) fn take(&self, key: &Key) -> Option<Memory> {
        let folder = self.folder.join(key.name());
        let fresh = !folder.exists();
        fs::create_dir_all(&folder).ok()?;
        let lock = File::create(folder.join("lock")).ok()?;
        lock.try_lock().ok()?;
        // The time of the last use decides which memory goes first; not being able to note it does no harm.
        let _ = lock.set_modified(SystemTime::now());
        let memory = Memory {
            folder,
            _lock: lock,
        };
        memory.prepare().ok()?;
        if fresh {
            // Room is looked after when some more is taken; a memory too many does no harm until then.
            let _ = self.trim(SIZE_CAP);
        }
        Some(memory)
    }

    /// Removes the memories that were not used for longest until the rest fits.
    fn trim(&self, cap: u64) -> io::Result<()> {
        let mut memories = Vec::new();
        for entry in fs::read_dir(&self.folder)?.flatten() {
            let path = entry.path();
            let used = fs::metadata(path.join("lock")).and_then(|lock| lock.modified());
            memories.push((
                used.unwrap_or(SystemTime::UNIX_EPOCH),
                super::occupancy(&path).bytes,
                path,
            ));
        }
        let mut total: u64 = memories.iter().map(|(_, size, _)| size).sum();
        memories.sort();
        for (_, size, path) in memories {
            if total <= cap {
                break;
            }
            // One that is in use stays.
            let free = File::open(path.join("lock")).is_ok_and(|lock| lock.try_lock().is_ok());
            if free && fs::remove_dir_all(&path).is_ok() {
                total -= size;
            }
        }
        Ok(())
    }
}

impl Memory {
    /// Where the crate is to be written; nothing is there.
    pub fn crate_folder(&self) -> PathBuf {
        self.folder.join("crate")
    }

    /// What rustc reads and writes.
    pub fn session(&self) -> PathBuf {
        self.folder.join("session")
    }

    /// Forgets everything, because the compiler did not get along with it.
    pub fn forget(&self) {
        let _ = fs::remove_dir_all(self.session());
    }

    fn prepare(&self) -> io::Result<()> {
        match fs::remove_dir_all(self.crate_folder()) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let session = self.session();
        fs::create_dir_all(&session)?;
        // The compiler of a grader that runs as root is somebody else. Nobody gets here past the folder above.
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(&self.folder, fs::Permissions::from_mode(0o700))?;
            fs::set_permissions(&session, fs::Permissions::from_mode(0o777))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cache() -> (tempfile::TempDir, IncrementalCache) {
        let place = tempfile::tempdir().unwrap();
        let cache = IncrementalCache::new(place.path());
        (place, cache)
    }

    #[test]
    fn a_memory_serves_one_build_at_a_time() {
        let (_place, cache) = cache();
        let key = Key::of(&["a"]);
        let first = cache.take(&key).unwrap();
        assert!(cache.take(&key).is_none());
        assert!(cache.take(&Key::of(&["b"])).is_some());
        drop(first);
        assert!(cache.take(&key).is_some());
    }

    #[test]
    fn what_rustc_wrote_stays_and_the_crate_goes() {
        let (_place, cache) = cache();
        let key = Key::of(&["a"]);
        let memory = cache.take(&key).unwrap();
        fs::write(memory.session().join("graph"), "g").unwrap();
        fs::create_dir(memory.crate_folder()).unwrap();
        drop(memory);
        let memory = cache.take(&key).unwrap();
        assert!(memory.session().join("graph").exists() && !memory.crate_folder().exists());
        memory.forget();
        assert!(!memory.session().exists());
    }

    #[test]
    fn trimming_removes_the_longest_unused_but_none_in_use() {
        let (_place, cache) = cache();
        let keys = ["1", "2", "3"].map(|name| Key::of(&[name]));
        let mut in_use = None;
        for (age, key) in [30, 20, 10].into_iter().zip(&keys) {
            let memory = cache.take(key).unwrap();
            fs::write(memory.session().join("graph"), [0; 1000]).unwrap();
            let used = SystemTime::now() - std::time::Duration::from_secs(age);
            memory._lock.set_modified(used).unwrap();
            in_use.get_or_insert(memory);
        }
        cache.trim(2500).unwrap();
        let there = keys.map(|key| cache.folder.join(key.name()).exists());
        assert_eq!(there, [true, false, true]);
    }
}
