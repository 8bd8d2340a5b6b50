//! The files that come out of a journal. All are written beside the old ones first and renamed when every one is whole,
//! so that a full disk or a killed grader leaves what was there before. They are not waited for on their way to the disk
//! as grades are: whatever a loss of power takes, the same command draws again.
//!
//! Nothing in them depends on when or in which order submissions were graded: the same grades give the same bytes.

use std::collections::HashSet;
use std::fs;
use std::io::{self, BufReader};
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::book::Book;
use super::class_page::class_page;
use super::csv_table::gradebook_csv;
use super::document::gradebook_json;
use super::journal::{Journal, JournalError};
use super::student_file::file_names;
use super::student_page::student_page;
use crate::plain_file::{self, refuse_linked};

/// The folder of the students' reports, below that of the results.
pub const STUDENTS: &str = "students";

/// Where files are written before they are renamed.
const FRESH: &str = ".new";

/// Writes all files into the folder of the journal; gives their paths, the students' reports as their folder.
///
/// # Errors
/// [`JournalError`], as when the disk is full; the files are as they were then.
pub fn write(book: &Book, journal: &Journal) -> Result<Vec<PathBuf>, JournalError> {
    let folder = journal.folder();
    let students = folder.join(STUDENTS);
    refuse_linked(&students).map_err(JournalError::io("write in", &students))?;
    let fresh = folder.join(FRESH);
    let names = ["gradebook.csv", "gradebook.json", "class.html"];
    let reports = file_names(
        book.class
            .students
            .iter()
            .map(|student| student.student.as_str()),
    );
    let written = (|| {
        discard(&fresh)?;
        let written = fresh.join(STUDENTS);
        fs::create_dir_all(&written).map_err(JournalError::io("make the folder", &written))?;
        for (place, report) in reports.iter().enumerate() {
            let entries = book.row(place).iter().filter_map(|cell| {
                let mark = cell.state.mark()?;
                Some(
                    journal
                        .grade(mark.place)
                        .map(|entry| (cell.exercise, entry)),
                )
            });
            let entries: Vec<_> = entries.collect::<Result<_, _>>()?;
            put(&written.join(report), &student_page(book, place, &entries))?;
        }
        put(&fresh.join(names[0]), &gradebook_csv(book))?;
        put(&fresh.join(names[1]), &gradebook_json(book))?;
        put(&fresh.join(names[2]), &class_page(book))
    })();
    if let Err(error) = written {
        // Room is what may be wanting, so what is of no use is not kept.
        let _ = discard(&fresh);
        return Err(error);
    }
    let before = reports_before(folder);
    fs::create_dir_all(&students).map_err(JournalError::io("make the folder", &students))?;
    for report in &reports {
        replace(&fresh.join(STUDENTS).join(report), &students.join(report))?;
    }
    for name in names {
        replace(&fresh.join(name), &folder.join(name))?;
    }
    // Reports of students who have left; what else somebody has put there stays.
    let reports: HashSet<String> = reports.into_iter().collect();
    for gone in before.difference(&reports) {
        let _ = fs::remove_file(students.join(gone));
    }
    discard(&fresh)?;
    let shown = names.into_iter().chain([STUDENTS]);
    Ok(shown.map(|name| folder.join(name)).collect())
}

fn put(path: &Path, bytes: &[u8]) -> Result<(), JournalError> {
    let written = fs::write(path, bytes);
    written.map_err(JournalError::io("write", path))
}

fn replace(from: &Path, to: &Path) -> Result<(), JournalError> {
    fs::rename(from, to).map_err(JournalError::io("write", to))
}

fn discard(fresh: &Path) -> Result<(), JournalError> {
    match fs::remove_dir_all(fresh) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(JournalError::io("remove", fresh)(error))
        }
        _ => Ok(()),
    }
}

/// Names of the reports that the gradebook lists which is there now.
fn reports_before(folder: &Path) -> HashSet<String> {
    // Of a gradebook that is as large as its class, no more is kept than these names.
    #[derive(Default, Deserialize)]
    struct Before {
        students: Vec<Reported>,
    }
    #[derive(Deserialize)]
    struct Reported {
        report: String,
    }
    let read = || -> Option<Before> {
        let file = plain_file::open(folder, Path::new("gradebook.json")).ok()?;
        serde_json::from_reader(BufReader::new(file)).ok()
    };
    let book = read().unwrap_or_default();
    let reports = book.students.into_iter().filter_map(|Reported { report }| {
        let name = report.strip_prefix(STUDENTS)?.strip_prefix('/')?;
        // Only what can be a name of ours: a gradebook that somebody has edited points nowhere else.
        let ours = name.ends_with(".html") && !name.contains(['/', '\\']);
        ours.then(|| name.to_owned())
    });
    reports.collect()
}
