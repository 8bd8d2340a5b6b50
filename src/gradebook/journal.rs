//! `journal.jsonl`: every grade on a line of its own, appended the moment it is known and never changed.
//!
//! A line carries a checksum, so that one that was torn by a loss of power or damaged later is noticed, skipped and
//! told, and no other is lost with it. In memory there is only where each grade stands. Of several grades of the same
//! submission the last stands; the others are history.

use std::collections::HashMap;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::class::Class;
use super::entry::{Entry, identity};
use super::line::{Record, line_of, record_of};
use crate::digest::{Digest, ShortDigest};
use crate::escape;
use crate::owner;
use crate::plain_file::open_ours;

/// How long a grader that is just ending is waited for.
const PATIENCE: Duration = Duration::from_secs(1);

/// Where a line stands in its journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    offset: u64,
    length: usize,
}

/// The grade that stands for a submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The digest of its key.
    pub key: Digest,
    /// Where it stands.
    pub place: Place,
}

/// An open journal.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    file: File,
    end: u64,
    standing: HashMap<Digest, Standing>,
    troubles: HashMap<Digest, String>,
    class: Option<Place>,
    /// Numbers of the lines that are damaged, from 1.
    pub damaged: Vec<usize>,
    /// Held until the journal is closed.
    _lock: Option<File>,
}

/// Why a journal cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// Somebody else writes to it.
    #[error(
        "another grader is writing to `{}`; wait until it has ended, or name another folder with `--out DIR`",
        escape::path(.0)
    )]
    Busy(PathBuf),
    /// The system refused.
    #[error(
        "cannot {doing} `{}`: {source}; {}",
        escape::path(path),
        advice(doing, source)
    )]
    Io {
        /// What was being done.
        doing: &'static str,
        /// To which file or folder.
        path: PathBuf,
        /// Why it failed.
        source: io::Error,
    },
}

impl JournalError {
    /// Makes an error of the system one about this path.
    pub(super) fn io(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> JournalError {
        let path = path.to_path_buf();
        move |source| JournalError::Io {
            doing,
            path,
            source,
        }
    }
}

fn advice(doing: &str, error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "make room and give the same command again: no grade that was written is lost"
        }
        _ if doing == "read" => "name a folder or journal that `grader grade` has written",
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "make it writable, or name another folder with `--out DIR`"
        }
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
            "name another folder with `--out DIR`"
        }
        _ => "no grade that was written is lost; mend it and give the same command again",
    }
}

impl Journal {
    /// The file's name in the folder of results.
    pub const FILE: &str = "journal.jsonl";

    /// Opens the journal of this name in a folder for writing; both are made where there is none, the folder so that
    /// nobody else may look into it: grades are nobody else's affair. Nobody else can open the journal so until it is
    /// closed.
    ///
    /// # Errors
    /// [`JournalError`].
    pub fn open(folder: &Path, name: &str) -> Result<Journal, JournalError> {
        owner::make_private(folder).map_err(JournalError::io("make the folder", folder))?;
        let lock = lock(folder)?;
        Journal::open_locked(folder, name, Some(lock))
    }

    /// Opens another journal in the folder of one that is open for writing, and thereby locked.
    ///
    /// # Errors
    /// [`JournalError`].
    pub fn open_beside(&self, name: &str) -> Result<Journal, JournalError> {
        Journal::open_locked(self.folder(), name, None)
    }

    fn open_locked(folder: &Path, name: &str, lock: Option<File>) -> Result<Journal, JournalError> {
        let path = folder.join(name);
        let mut options = OpenOptions::new();
        let file = open_ours(&path, options.read(true).append(true).create(true));
        let file = file.map_err(JournalError::io("write", &path))?;
        // The name must survive a loss of power as its content does. Not every system lets folders be synced.
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
        let mut journal = Journal::scan(path, file, lock)?;
        journal.end_last_line()?;
        Ok(journal)
    }

    /// Opens a journal for reading; a folder stands for the journal in it.
    ///
    /// # Errors
    /// [`JournalError`].
    pub fn read(path: &Path) -> Result<Journal, JournalError> {
        let (path, file) = match path.is_dir() {
            true => {
                let path = path.join(Journal::FILE);
                let file = open_ours(&path, OpenOptions::new().read(true));
                (path, file)
            }
            // Whoever names the file itself means what it leads to.
            false => (path.to_path_buf(), File::open(path)),
        };
        let file = file.map_err(JournalError::io("read", &path))?;
        Journal::scan(path, file, None)
    }

    /// Its path.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The folder it stands in.
    pub fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new("."))
    }

    /// Appends a record. Nothing of it is left behind when that fails.
    ///
    /// # Errors
    /// [`JournalError`], as when the disk is full.
    pub fn append(&mut self, record: &Record) -> Result<(), JournalError> {
        let line = line_of(record).map_err(JournalError::io("write", &self.path))?;
        let offset = self.end;
        if let Err(source) = self.file.write_all(&line) {
            // The first bytes may have been written. Shortening works on a full disk, too.
            let _ = self.file.set_len(offset);
            return Err(JournalError::io("write", &self.path)(source));
        }
        self.end += line.len() as u64;
        let length = line.len();
        self.note(record, Place { offset, length });
        Ok(())
    }

    /// Waits until what was appended is safe from a loss of power.
    ///
    /// # Errors
    /// [`JournalError`], as when the disk is full.
    pub fn sync(&self) -> Result<(), JournalError> {
        let synced = self.file.sync_data();
        synced.map_err(JournalError::io("write", &self.path))
    }

    /// The grade that stands for a submission.
    pub fn standing(&self, identity: Digest) -> Option<Standing> {
        self.standing.get(&identity).copied()
    }

    /// What kept the machine from grading a submission that has no grade.
    pub fn trouble(&self, identity: Digest) -> Option<&str> {
        self.troubles.get(&identity).map(String::as_str)
    }

    /// How many submissions have a grade.
    pub fn graded(&self) -> usize {
        self.standing.len()
    }

    /// The grade at a place.
    ///
    /// # Errors
    /// [`JournalError`], also when the line was damaged since it was found.
    pub fn grade(&self, place: Place) -> Result<Entry, JournalError> {
        match self.record(place)? {
            Record::Grade(entry) => Ok(*entry),
            _ => Err(self.damage()),
        }
    }

    /// The class as it was last found.
    ///
    /// # Errors
    /// [`JournalError`], also when the line was damaged since it was found.
    pub fn class(&self) -> Result<Option<Class>, JournalError> {
        let Some(place) = self.class else {
            return Ok(None);
        };
        match self.record(place)? {
            Record::Class(class) => Ok(Some(*class)),
            _ => Err(self.damage()),
        }
    }

    /// Every record that can be read, in order, with its place and its checksum.
    ///
    /// # Errors
    /// [`JournalError`].
    pub fn records(
        &self,
        mut each: impl FnMut(Record, Place, ShortDigest),
    ) -> Result<(), JournalError> {
        each_line(&self.file, &self.path, |line, place, _| {
            if let Some((record, checksum)) = record_of(line) {
                each(record, place, checksum);
            }
        })
    }

    fn scan(path: PathBuf, file: File, lock: Option<File>) -> Result<Journal, JournalError> {
        let mut journal = Journal {
            path,
            file,
            end: 0,
            standing: HashMap::new(),
            troubles: HashMap::new(),
            class: None,
            damaged: Vec::new(),
            _lock: lock,
        };
        let file = journal.file.try_clone();
        let file = file.map_err(JournalError::io("read", &journal.path))?;
        let path = journal.path.clone();
        each_line(&file, &path, |line, place, number| {
            journal.end = place.offset + place.length as u64;
            match record_of(line) {
                Some((record, _)) => journal.note(&record, place),
                None if line == b"\n" => {}
                None => journal.damaged.push(number),
            }
        })?;
        Ok(journal)
    }

    /// A line that was torn ends here, so that the next one stands by itself.
    fn end_last_line(&mut self) -> Result<(), JournalError> {
        let mut last = [b'\n'];
        let failed = || JournalError::io("write", &self.path);
        if self.end > 0 {
            self.file
                .seek(SeekFrom::Start(self.end - 1))
                .map_err(failed())?;
            self.file.read_exact(&mut last).map_err(failed())?;
        }
        if last != [b'\n'] {
            self.file.write_all(b"\n").map_err(failed())?;
            self.end += 1;
        }
        Ok(())
    }

    fn note(&mut self, record: &Record, place: Place) {
        match record {
            Record::Class(_) => self.class = Some(place),
            Record::Grade(entry) => {
                let identity = identity(&entry.exercise, entry.key.submission);
                let key = entry.key.digest();
                self.troubles.remove(&identity);
                self.standing.insert(identity, Standing { key, place });
            }
            Record::Trouble(trouble) => {
                let identity = identity(&trouble.exercise, trouble.submission);
                if !self.standing.contains_key(&identity) {
                    self.troubles.insert(identity, trouble.message.clone());
                }
            }
        }
    }

    /// The record at a place.
    ///
    /// # Errors
    /// [`JournalError`], also when the line was damaged since it was found.
    pub(super) fn record(&self, place: Place) -> Result<Record, JournalError> {
        let mut line = vec![0; place.length];
        let mut file = &self.file;
        file.seek(SeekFrom::Start(place.offset))
            .and_then(|_| file.read_exact(&mut line))
            .map_err(JournalError::io("read", &self.path))?;
        match record_of(&line) {
            Some((record, _)) => Ok(record),
            None => Err(self.damage()),
        }
    }

    fn damage(&self) -> JournalError {
        let source = io::Error::new(io::ErrorKind::InvalidData, "a line was damaged meanwhile");
        JournalError::io("read", &self.path)(source)
    }
}

/// Reads a journal from its beginning, line by line: each with its place and its number from 1.
fn each_line(
    mut file: &File,
    path: &Path,
    mut each: impl FnMut(&[u8], Place, usize),
) -> Result<(), JournalError> {
    let failed = || JournalError::io("read", path);
    file.seek(SeekFrom::Start(0)).map_err(failed())?;
    let mut reader = BufReader::new(file);
    let mut line = Vec::new();
    let mut offset = 0;
    for number in 1.. {
        line.clear();
        let length = reader.read_until(b'\n', &mut line).map_err(failed())?;
        if length == 0 {
            break;
        }
        each(&line, Place { offset, length }, number);
        offset += length as u64;
    }
    Ok(())
}

/// Takes the lock of a folder, which the system gives back however this process ends.
fn lock(folder: &Path) -> Result<File, JournalError> {
    let path = folder.join(".lock");
    let failed = || JournalError::io("write", &path);
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    let file = open_ours(&path, &mut options).map_err(failed())?;
    let started = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            // A child that a killed grader had just begun to start holds the lock for a moment longer.
            Err(TryLockError::WouldBlock) if started.elapsed() < PATIENCE => {
                std::thread::sleep(Duration::from_millis(20));
            }
            Err(TryLockError::WouldBlock) => return Err(JournalError::Busy(folder.to_path_buf())),
            Err(TryLockError::Error(source)) => return Err(failed()(source)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures;
    use super::super::line::Trouble;
    use super::*;

    /// The bytes of a journal with the class of the fixtures and its grades.
    fn written() -> (tempfile::TempDir, Vec<u8>) {
        let folder = tempfile::tempdir().unwrap();
        drop(fixtures::journal(folder.path()));
        let bytes = std::fs::read(folder.path().join(Journal::FILE)).unwrap();
        (folder, bytes)
    }

    #[test]
    fn what_is_appended_is_found_again() {
        let (folder, _) = written();
        let journal = Journal::open(folder.path(), Journal::FILE).unwrap();
        let class = journal.class().unwrap().unwrap();
        assert_eq!(class, fixtures::class());
        assert_eq!((journal.graded(), journal.damaged.len()), (4, 0));
        for handed in &class.submissions {
            let identity = class.identity(handed).unwrap();
            match journal.standing(identity) {
                Some(standing) => {
                    let entry = journal.grade(standing.place).unwrap();
                    assert_eq!(entry.key.digest(), standing.key);
                    assert_eq!(Some(entry.key), class.key(handed));
                }
                None => assert_eq!(journal.trouble(identity), Some("no space <left>")),
            }
        }
    }

    #[test]
    fn any_flipped_bit_is_noticed_and_costs_one_line() {
        let (folder, bytes) = written();
        let path = folder.path().join(Journal::FILE);
        let lines = bytes.iter().filter(|byte| **byte == b'\n').count();
        // A prime step looks into every part of a line without taking for ever.
        for at in (0..bytes.len()).step_by(37) {
            let mut flipped = bytes.clone();
            flipped[at] ^= 1;
            std::fs::write(&path, &flipped).unwrap();
            let journal = Journal::read(&path).unwrap();
            let mut kept = 0;
            journal.records(|_, _, _| kept += 1).unwrap();
            // A line break that is lost makes two lines one.
            let lost = lines - kept;
            assert!((1..=2).contains(&lost), "byte {at}: {lost} lines lost");
            assert!(!journal.damaged.is_empty(), "byte {at}");
        }
    }

    #[test]
    fn a_torn_end_is_noticed_and_the_next_line_stands_by_itself() {
        let (folder, bytes) = written();
        let path = folder.path().join(Journal::FILE);
        for cut in [2, 3, 40] {
            std::fs::write(&path, &bytes[..bytes.len() - cut]).unwrap();
            let mut journal = Journal::open(folder.path(), Journal::FILE).unwrap();
            assert_eq!(journal.damaged.len(), 1);
            assert_eq!(journal.class().unwrap(), None);
            journal
                .append(&Record::Class(Box::new(fixtures::class())))
                .unwrap();
            assert!(journal.class().unwrap().is_some());
            drop(journal);
            let again = Journal::read(&path).unwrap();
            assert_eq!((again.damaged.len(), again.graded()), (1, 4));
            assert_eq!(again.class().unwrap(), Some(fixtures::class()));
        }
        std::fs::write(&path, &bytes[..bytes.len() - 1]).unwrap();
        let journal = Journal::open(folder.path(), Journal::FILE).unwrap();
        assert!(journal.damaged.is_empty() && journal.class().unwrap().is_some());
        drop(journal);
        assert_eq!(std::fs::read(&path).unwrap(), bytes);
    }

    #[test]
    fn a_folder_has_one_writer_and_any_number_of_readers() {
        let (folder, _) = written();
        let first = Journal::open(folder.path(), Journal::FILE).unwrap();
        let told = Journal::open(folder.path(), Journal::FILE).unwrap_err();
        assert!(
            told.to_string().contains("another grader is writing"),
            "{told}"
        );
        assert!(Journal::read(folder.path()).is_ok());
        drop(first);
        assert!(Journal::open(folder.path(), Journal::FILE).is_ok());
    }

    #[test]
    fn the_last_grade_stands_and_trouble_takes_none_away() {
        let (folder, _) = written();
        let mut journal = Journal::open(folder.path(), Journal::FILE).unwrap();
        let class = fixtures::class();
        let mut better = fixtures::entry(&class, 0, "wrong");
        better.points = 2;
        let identity = identity(&better.exercise, better.key.submission);
        let trouble = Trouble {
            at: String::new(),
            exercise: better.exercise.clone(),
            submission: better.key.submission,
            message: "broken".into(),
        };
        journal
            .append(&Record::Grade(Box::new(better.clone())))
            .unwrap();
        journal.append(&Record::Trouble(trouble)).unwrap();
        let standing = journal.standing(identity).unwrap();
        assert_eq!(journal.grade(standing.place).unwrap(), better);
        assert_eq!(journal.trouble(identity), None);
    }
}
