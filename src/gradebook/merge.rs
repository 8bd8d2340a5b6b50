//! Several journals become one: shares of the work that were done on different machines, or sections of a class.
//!
//! The outcome does not depend on the order in which the journals are named. Grades of the same key are the same grade
//! and are kept once. Where they differ, as those of a program that depends on chance may, the one that is better for
//! the student stands, the others are kept before it as history, and the difference is told.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::{BufWriter, Write};
use std::path::Path;

use super::journal::{Journal, JournalError, Place};
use super::line::{Record, Trouble, line_of};
use super::union::union;
use crate::digest::{Digest, ShortDigest};
use crate::verdict::Verdict;
use crate::whole_file::WholeFile;

/// What came of merging.
#[derive(Debug, Default)]
pub struct Merged {
    /// What the journals disagree about, each in a sentence and once.
    pub conflicts: BTreeSet<String>,
    /// How many grades there are.
    pub grades: usize,
    /// How many lines were left out because there is the same grade already.
    pub duplicates: usize,
}

/// A grade's line: where it is from, and what its place among the others depends on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Candidate {
    points: u32,
    verdict: Verdict,
    at: String,
    checksum: ShortDigest,
    source: usize,
    place: Place,
}

/// Writes the journal of a folder anew from several. That of the folder itself is replaced, so it should be among them.
///
/// # Errors
/// [`JournalError`]; the folder's journal is as it was then.
pub fn merge(sources: &[Journal], folder: &Path) -> Result<Merged, JournalError> {
    let mut merged = Merged::default();
    let mut classes = Vec::new();
    for source in sources {
        classes.extend(source.class()?);
    }
    let class = union(classes, &mut merged.conflicts);
    let (mut groups, troubles) = read(sources)?;
    for candidates in groups.values_mut() {
        settle(candidates, sources, &mut merged)?;
    }
    // In the order in which those that stand were known, so that of several keys the last one stands, as in any journal.
    let mut groups: Vec<Vec<Candidate>> = groups.into_values().collect();
    groups.sort_by(|one, other| {
        let when = |group: &[Candidate]| group.last().map(|last| (last.at.clone(), last.checksum));
        when(one).cmp(&when(other))
    });

    let path = folder.join(Journal::FILE);
    let failed = || JournalError::io("write", &path);
    let mut file = BufWriter::new(WholeFile::begin(&path).map_err(failed())?);
    let mut put = |record: &Record| -> Result<(), JournalError> {
        let line = line_of(record).map_err(failed())?;
        file.write_all(&line).map_err(failed())
    };
    for candidate in groups.into_iter().flatten() {
        // Read again one by one, so that no more than one grade is in memory.
        put(&sources[candidate.source].record(candidate.place)?)?;
        merged.grades += 1;
    }
    for trouble in troubles.into_values() {
        put(&Record::Trouble(trouble))?;
    }
    if let Some(class) = class {
        put(&Record::Class(Box::new(class)))?;
    }
    let file = file
        .into_inner()
        .map_err(|error| failed()(error.into_error()))?;
    file.sync().and_then(|()| file.put()).map_err(failed())?;
    Ok(merged)
}

type Groups = HashMap<Digest, Vec<Candidate>>;
type Troubles = BTreeMap<(String, Digest), Trouble>;

/// The grades of all journals by their keys, and the last trouble of each submission.
fn read(sources: &[Journal]) -> Result<(Groups, Troubles), JournalError> {
    let mut groups = Groups::new();
    let mut troubles = Troubles::new();
    for (source, journal) in sources.iter().enumerate() {
        journal.records(|record, place, checksum| match record {
            Record::Grade(entry) => {
                groups
                    .entry(entry.key.digest())
                    .or_default()
                    .push(Candidate {
                        points: entry.points,
                        verdict: entry.verdict,
                        at: entry.at,
                        checksum,
                        source,
                        place,
                    });
            }
            Record::Trouble(trouble) => {
                let key = (trouble.exercise.clone(), trouble.submission);
                let known = troubles.entry(key).or_insert_with(|| trouble.clone());
                if (&trouble.at, &trouble.message) > (&known.at, &known.message) {
                    *known = trouble;
                }
            }
            Record::Class(_) => {}
        })?;
    }
    Ok((groups, troubles))
}

/// Keeps one line of each grade, the one that stands as the last.
fn settle(
    candidates: &mut Vec<Candidate>,
    sources: &[Journal],
    merged: &mut Merged,
) -> Result<(), JournalError> {
    // Sorted, the best is last, and of the same grades the latest.
    candidates.sort();
    let before = candidates.len();
    let mut kept: Vec<Candidate> = Vec::with_capacity(1);
    for candidate in candidates.drain(..) {
        match kept.last_mut() {
            Some(last) if (last.points, last.verdict) == (candidate.points, candidate.verdict) => {
                *last = candidate;
            }
            _ => kept.push(candidate),
        }
    }
    merged.duplicates += before - kept.len();
    if let [worst, .., best] = kept.as_slice() {
        let entry = sources[best.source].grade(best.place)?;
        let submission = entry.key.submission.to_string();
        let (short, _) = submission.split_at_checked(12).unwrap_or_default();
        merged.conflicts.insert(format!(
            "the same submission of `{}` ({short}) was graded {} with {} and {} with {} points; the better grade stands",
            entry.exercise, worst.verdict, worst.points, best.verdict, best.points
        ));
    }
    *candidates = kept;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::fixtures;
    use super::super::journal::Journal;
    use super::*;

    /// The journal of the fixtures with these changes appended.
    fn journal(folder: &Path, records: &[Record]) -> Journal {
        std::fs::remove_file(folder.join(Journal::FILE)).ok();
        let mut journal = fixtures::journal(folder);
        records
            .iter()
            .for_each(|record| journal.append(record).unwrap());
        drop(journal);
        Journal::read(folder).unwrap()
    }

    /// The mode of a folder's journal.
    #[cfg(unix)]
    fn mode(folder: &Path) -> u32 {
        let journal = std::fs::metadata(folder.join(Journal::FILE)).unwrap();
        std::os::unix::fs::MetadataExt::mode(&journal)
    }

    #[test]
    fn the_order_of_the_journals_does_not_matter() {
        let folders: Vec<_> = (0..2).map(|_| tempfile::tempdir().unwrap()).collect();
        let class = fixtures::class();
        let mut better = fixtures::entry(&class, 0, "wrong");
        better.points = 2;
        let mut later = class.clone();
        later.at.push('9');
        later.exercises[1].fingerprint = Digest::of(&["changed"]);
        later.submissions.pop();
        let first = || journal(folders[0].path(), &[]);
        let second = || {
            let records = [
                Record::Grade(Box::new(better.clone())),
                Record::Class(Box::new(later.clone())),
            ];
            journal(folders[1].path(), &records)
        };
        let mut outcomes = Vec::new();
        for sources in [[first(), second()], [second(), first()]] {
            let target = tempfile::tempdir().unwrap();
            let merged = merge(&sources, target.path()).unwrap();
            let told = merged.conflicts;
            assert_eq!(told.len(), 2, "{told:?}");
            // The worse grade is history, and the three others stand twice.
            assert_eq!((merged.grades, merged.duplicates), (5, 4));
            outcomes.push((
                told,
                std::fs::read(target.path().join(Journal::FILE)).unwrap(),
            ));
            #[cfg(unix)]
            assert_eq!(mode(target.path()), mode(folders[0].path()));
            let joined = Journal::read(target.path()).unwrap();
            let class = joined.class().unwrap().unwrap();
            assert_eq!(class.submissions, fixtures::class().submissions);
            let identity = super::super::entry::identity(&better.exercise, better.key.submission);
            let standing = joined.standing(identity).unwrap();
            assert_eq!(joined.grade(standing.place).unwrap().points, 2);
        }
        assert_eq!(outcomes[0], outcomes[1]);
    }
}
