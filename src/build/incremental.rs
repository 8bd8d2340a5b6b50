//! What rustc remembers of the last build of an exercise, so that the next one compiles what was edited alone.
//!
//! For a learner who checks again and again this halves the time of a build. The price is some megabytes an exercise, a
//! first build that takes a third longer, and a folder that outlives a build; so it serves people in their own
//! workspaces, and strangers' submissions are never built this way.
//!
//! rustc counts the folder it works in among its inputs, so the crate is written to the same place every time. A
//! lock keeps that place for one build: who finds it taken builds from nothing, as if there were no such cache. A lock
//! is a file in the folder that it is for, so whoever removes a folder holds its lock and first takes the folder away
//! from its place, and whoever has locked a file looks whether that is the one in its place.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::program_cache::Key;

/// Bytes that all entries together may take. One takes some four megabytes.
pub(super) const SIZE_CAP: u64 = 256 << 20;

/// Bytes that trimming leaves: room below the cap for what the entries grow until the next is made.
const TRIMMED: u64 = SIZE_CAP - SIZE_CAP / 8;

/// The flag that splits the program into parts, each compiled again only when something in it changed. Measured with
/// an exercise of 150 lines: fewer parts save less after an edit, more parts cost more at the first build.
pub(super) const PARTS: &str = "-Ccodegen-units=32";

/// The extension of an entry that is being removed.
const GOING: &str = "going";

/// The cache on disk: an entry for each thing that is built in the same way.
#[derive(Debug, Clone)]
pub struct IncrementalCache {
    folder: PathBuf,
}

/// The entry of one exercise, kept for one build.
#[derive(Debug)]
pub(super) struct CacheEntry {
    cache: IncrementalCache,
    folder: PathBuf,
    /// Whether it was not there before.
    fresh: bool,
    /// Locked for as long as it is open.
    _lock: File,
}

impl IncrementalCache {
    /// The cache in a folder, which is made when it is first needed.
    pub fn new(folder: &Path) -> IncrementalCache {
        IncrementalCache {
            folder: folder.join("incremental"),
        }
    }

    /// The entry under this key. `None` when another build has it, or when the system does not give one: a build
    /// can do without.
    pub(super) fn take(&self, key: &Key) -> Option<CacheEntry> {
        let folder = self.folder.join(key.name());
        let fresh = !folder.exists();
        fs::create_dir_all(&folder).ok()?;
        let lock = lock(&folder)?;
        // The time of the last use decides which entry goes first; not being able to note it does no harm.
        let _ = lock.set_modified(SystemTime::now());
        let entry = CacheEntry {
            cache: self.clone(),
            folder,
            fresh,
            _lock: lock,
        };
        entry.prepare().ok()?;
        Some(entry)
    }

    /// Removes every entry that no build has, and answers how many stay because one has them.
    ///
    /// # Errors
    /// What could not be removed, and why.
    pub(super) fn clear(&self) -> Result<u64, (PathBuf, io::Error)> {
        let entries = match fs::read_dir(&self.folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(0),
            entries => entries.map_err(|error| (self.folder.clone(), error))?,
        };
        let mut in_use = 0;
        for path in entries.flatten().map(|entry| entry.path()) {
            // What cannot be locked at all is no build's.
            let held = match hold(&path) {
                Err(TryLockError::WouldBlock) => {
                    in_use += 1;
                    continue;
                }
                held => held,
            };
            let removed = match path.is_dir() {
                true => remove(&path),
                false => fs::remove_file(&path),
            };
            drop(held);
            removed.map_err(|error| (path, error))?;
        }
        // It goes as well where nothing is left in it.
        let _ = fs::remove_dir(&self.folder);
        Ok(in_use)
    }

    /// Removes the entries that were not used for longest until the rest fits.
    fn trim(&self, cap: u64) -> io::Result<()> {
        let mut entries = Vec::new();
        for entry in fs::read_dir(&self.folder)?.flatten() {
            let path = entry.path();
            let used = fs::metadata(path.join(LOCK)).and_then(|lock| lock.modified());
            entries.push((
                used.unwrap_or(SystemTime::UNIX_EPOCH),
                super::occupancy(&path).bytes,
                path,
            ));
        }
        let mut total: u64 = entries.iter().map(|(_, size, _)| size).sum();
        entries.sort();
        for (_, size, path) in entries {
            if total <= cap {
                break;
            }
            // One that is in use stays.
            if let Some(_held) = lock(&path)
                && remove(&path).is_ok()
            {
                total -= size;
            }
        }
        Ok(())
    }
}

/// What an entry is locked by.
const LOCK: &str = "lock";

/// The lock of an entry, if it can be had.
fn lock(folder: &Path) -> Option<File> {
    hold(folder).ok()
}

/// The same, with the reason where it cannot.
fn hold(folder: &Path) -> Result<File, TryLockError> {
    let path = folder.join(LOCK);
    let lock = File::create(&path).map_err(TryLockError::Error)?;
    lock.try_lock()?;
    // Between the two the folder may have gone, and another one have come into its place.
    match is_at(&lock, &path) {
        true => Ok(lock),
        false => Err(TryLockError::WouldBlock),
    }
}

/// Whether an open file is the one at this place.
fn is_at(file: &File, path: &Path) -> bool {
    let (Ok(open), Ok(there)) = (file.metadata(), fs::metadata(path)) else {
        return false;
    };
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        (open.dev(), open.ino()) == (there.dev(), there.ino())
    }
    #[cfg(not(unix))]
    {
        open.created().ok() == there.created().ok()
    }
}

/// Removes an entry. Who comes to its place from now on makes a new one, instead of building in what is being removed.
fn remove(folder: &Path) -> io::Result<()> {
    let going = folder.with_extension(GOING);
    // One that somebody did not get to remove has that name already.
    if folder != going {
        fs::rename(folder, &going)?;
    }
    fs::remove_dir_all(going)
}

impl CacheEntry {
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

impl Drop for CacheEntry {
    /// Looks after the room, now that it is known how much a new entry takes.
    fn drop(&mut self) {
        if self.fresh {
            let _ = self.cache.trim(TRIMMED);
        }
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
    fn an_entry_serves_one_build_at_a_time() {
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
        let entry = cache.take(&key).unwrap();
        fs::write(entry.session().join("graph"), "g").unwrap();
        fs::create_dir(entry.crate_folder()).unwrap();
        drop(entry);
        let entry = cache.take(&key).unwrap();
        assert!(entry.session().join("graph").exists() && !entry.crate_folder().exists());
        entry.forget();
        assert!(!entry.session().exists());
    }

    #[test]
    fn trimming_removes_the_longest_unused_but_none_in_use() {
        let (_place, cache) = cache();
        let keys = ["1", "2", "3"].map(|name| Key::of(&[name]));
        let mut in_use = None;
        for (age, key) in [30, 20, 10].into_iter().zip(&keys) {
            let entry = cache.take(key).unwrap();
            fs::write(entry.session().join("graph"), [0; 1000]).unwrap();
            let used = SystemTime::now() - std::time::Duration::from_secs(age);
            entry._lock.set_modified(used).unwrap();
            in_use.get_or_insert(entry);
        }
        cache.trim(3000).unwrap();
        let there = |keys: &[Key; 3]| {
            keys.each_ref()
                .map(|key| cache.folder.join(key.name()).exists())
        };
        assert_eq!(there(&keys), [true, true, true]);
        cache.trim(2500).unwrap();
        assert_eq!(there(&keys), [true, false, true]);
    }

    #[test]
    fn who_waited_for_a_lock_while_its_folder_went_does_not_hold_the_place() {
        let (_place, cache) = cache();
        let key = Key::of(&["a"]);
        drop(cache.take(&key).unwrap());
        let folder = cache.folder.join(key.name());
        let late = File::create(folder.join(LOCK)).unwrap();
        remove(&folder).unwrap();
        assert!(!folder.exists() && !folder.with_extension(GOING).exists());
        late.try_lock().unwrap();
        assert!(!is_at(&late, &folder.join(LOCK)));
        let next = cache.take(&key).unwrap();
        assert!(!is_at(&late, &folder.join(LOCK)) && is_at(&next._lock, &folder.join(LOCK)));
    }

    #[test]
    fn clearing_leaves_what_a_build_has() {
        let (_place, cache) = cache();
        assert_eq!(cache.clear().unwrap(), 0);
        let (free, taken) = (Key::of(&["free"]), Key::of(&["taken"]));
        drop(cache.take(&free).unwrap());
        let build = cache.take(&taken).unwrap();
        fs::write(cache.folder.join("stray"), "").unwrap();
        assert_eq!(cache.clear().unwrap(), 1);
        assert!(build.session().exists() && !cache.folder.join(free.name()).exists());
        assert!(!cache.folder.join("stray").exists());
        drop(build);
        assert_eq!(cache.clear().unwrap(), 0);
        assert!(!cache.folder.exists());
    }

    #[test]
    fn what_was_left_half_removed_goes_with_the_next_trimming() {
        let (_place, cache) = cache();
        let left = cache.folder.join("0123.going");
        fs::create_dir_all(left.join("session")).unwrap();
        fs::write(left.join("session/graph"), [0; 1000]).unwrap();
        cache.trim(500).unwrap();
        assert!(!left.exists());
    }
}
