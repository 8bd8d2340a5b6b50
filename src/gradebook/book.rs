//! The gradebook itself: a class beside the grades that its journal has for it, and what they come to.
//!
//! In memory there is a cell for each submission and numbers for each exercise; whoever needs a grade in full reads it
//! from the journal at its place.

use std::collections::BTreeMap;

use super::class::{Class, Handed};
use super::entry::Entry;
use super::journal::{Journal, JournalError, Place};
use crate::verdict::Verdict;

/// A class with its grades.
#[derive(Debug)]
pub struct Book {
    /// The class.
    pub class: Class,
    /// What is known of each student's exercise, sorted by student and exercise. What is absent is missing: nothing was
    /// handed in.
    pub cells: Vec<Cell>,
    /// What each exercise comes to, in the class's order.
    pub tallies: Vec<Tally>,
    /// Points that can be earned in each exercise, in the class's order. Those of an exercise whose points were changed
    /// stay what they were for as long as nobody was graded by the new ones.
    pub maxima: Vec<u32>,
}

/// What is known of one student's exercise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The student's place in the class.
    pub student: usize,
    /// The exercise's place in the class.
    pub exercise: usize,
    /// What is known.
    pub state: State,
}

/// What is known of something that was handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum State {
    /// It has a grade.
    Graded(Mark),
    /// The machine could not grade it, for this reason.
    Trouble(String),
    /// Nobody has graded it yet: another share of the work, or a run that was interrupted.
    Pending,
    /// Nobody can say whether it was handed in, for this reason: the folder that it would lie in cannot be looked through.
    Unseen(String),
    /// There are several files, of which none counts.
    Double(Vec<String>),
}

/// A grade in short, and where to find it in full.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The verdict.
    pub verdict: Verdict,
    /// Points earned.
    pub points: u32,
    /// Points that could be earned.
    pub max_points: u32,
    /// Whether the exercise, the toolchain, the grader or the sandbox has changed since.
    pub outdated: bool,
    /// Why the submission cannot be read now, when this is the grade of what was read last.
    pub trouble: Option<String>,
    /// Its place in the journal.
    pub place: Place,
}

/// What an exercise comes to over all students.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many got each verdict, in the order of [`Verdict::ALL`].
    pub verdicts: [usize; Verdict::ALL.len()],
    /// How many handed nothing in.
    pub missing: usize,
    /// How many have no grade for another reason.
    pub ungraded: usize,
    /// How many were tripped up by each case, in the class's order.
    pub stumbles: Vec<usize>,
    /// How many showed each misconception.
    pub misconceptions: BTreeMap<String, usize>,
    /// How many have a grade without any case having been run.
    pub not_run: usize,
    /// How many met each error of the compiler, or each reason for a refusal, that kept their answer from being run.
    pub obstacles: BTreeMap<String, usize>,
}

impl Tally {
    /// How many have a grade.
    pub fn graded(&self) -> usize {
        self.verdicts.iter().sum()
    }

    /// How many got this verdict.
    pub fn of(&self, verdict: Verdict) -> usize {
        let mut known = Verdict::ALL.iter().zip(self.verdicts);
        known
            .find(|(known, _)| **known == verdict)
            .map_or(0, |(_, count)| count)
    }

    /// How many got one of these verdicts.
    pub fn of_any(&self, verdicts: &[Verdict]) -> usize {
        verdicts.iter().map(|verdict| self.of(*verdict)).sum()
    }

    fn take(&mut self, entry: &Entry, cases: &[super::class::ClassCase]) {
        if let Some(place) = Verdict::ALL
            .iter()
            .position(|verdict| *verdict == entry.verdict)
            && let Some(count) = self.verdicts.get_mut(place)
        {
            *count += 1;
        }
        if let Some(misconception) = &entry.misconception {
            *self
                .misconceptions
                .entry(misconception.clone())
                .or_default() += 1;
        }
        if entry
            .cases
            .iter()
            .all(|case| case.verdict == Verdict::Skipped)
        {
            self.not_run += 1;
            for obstacle in entry.obstacles() {
                *self.obstacles.entry(obstacle).or_default() += 1;
            }
        }
        for case in &entry.cases {
            let place = cases.iter().position(|known| known.name == case.name);
            let tripped = !matches!(case.verdict, Verdict::Accepted | Verdict::Skipped);
            if tripped && let Some(count) = place.and_then(|place| self.stumbles.get_mut(place)) {
                *count += 1;
            }
        }
    }
}

impl Book {
    /// Looks every submission of a class up in a journal.
    ///
    /// # Errors
    /// [`JournalError`], when the journal can no longer be read.
    pub fn new(class: Class, journal: &Journal) -> Result<Book, JournalError> {
        let mut tallies: Vec<Tally> = class
            .exercises
            .iter()
            .map(|exercise| Tally {
                stumbles: vec![0; exercise.cases.len()],
                ..Tally::default()
            })
            .collect();
        let mut cells = Vec::with_capacity(class.submissions.len() + class.doubles.len());
        for handed in &class.submissions {
            let (state, entry) = look_up(&class, handed, journal)?;
            let exercise = class.exercises.get(handed.exercise);
            if let (Some(tally), Some(exercise)) = (tallies.get_mut(handed.exercise), exercise) {
                match entry {
                    Some(entry) => tally.take(&entry, &exercise.cases),
                    None => tally.ungraded += 1,
                }
            }
            cells.push(Cell {
                student: handed.student,
                exercise: handed.exercise,
                state,
            });
        }
        for double in &class.doubles {
            if let Some(tally) = tallies.get_mut(double.exercise) {
                tally.ungraded += 1;
            }
            cells.push(Cell {
                student: double.student,
                exercise: double.exercise,
                state: State::Double(double.paths.clone()),
            });
        }
        cells.sort_by_key(|cell| (cell.student, cell.exercise));
        for tally in &mut tallies {
            let there = tally.graded() + tally.ungraded;
            tally.missing = class.students.len().saturating_sub(there);
        }
        let maxima = maxima(&class, &cells);
        Ok(Book {
            class,
            cells,
            tallies,
            maxima,
        })
    }

    /// The cells of one student, by exercise.
    pub fn row(&self, student: usize) -> &[Cell] {
        let from = self.cells.partition_point(|cell| cell.student < student);
        let to = self.cells.partition_point(|cell| cell.student <= student);
        self.cells.get(from..to).unwrap_or_default()
    }

    /// The grades of one student, by exercise.
    pub fn marks(&self, student: usize) -> impl Iterator<Item = &Mark> {
        let cells = self.row(student).iter();
        cells.filter_map(|cell| cell.state.mark())
    }

    /// Points that a student has earned so far.
    pub fn points(&self, student: usize) -> u32 {
        self.marks(student).map(|mark| mark.points).sum()
    }

    /// What a student's points come to; `None` while something that was handed in, or may have been, has no grade, and
    /// where nothing was handed in: neither is a zero.
    pub fn total(&self, student: usize) -> Option<u32> {
        let handed_in = self.row(student).len();
        let graded = self.marks(student).count();
        (graded > 0 && graded == handed_in).then(|| self.points(student))
    }

    /// Points that a student could earn in all exercises, by the grades that they have and the exercises as they are.
    pub fn max_points_of(&self, student: usize) -> u32 {
        let row = self.row(student);
        let maxima = self.maxima.iter().enumerate().map(|(exercise, maximum)| {
            let cell = row.iter().find(|cell| cell.exercise == exercise);
            let mark = cell.and_then(|cell| cell.state.mark());
            mark.map_or(*maximum, |mark| mark.max_points)
        });
        maxima.sum()
    }

    /// Points that can be earned in all exercises.
    pub fn max_points(&self) -> u32 {
        self.maxima.iter().sum()
    }

    /// Points that everything with a grade has earned, and could have earned.
    pub fn sums(&self) -> (usize, usize) {
        let marks = self.cells.iter().filter_map(|cell| cell.state.mark());
        marks.fold((0, 0), |(points, most), mark| {
            (
                points + mark.points as usize,
                most + mark.max_points as usize,
            )
        })
    }

    /// How many exercises a student has not handed in.
    pub fn missing(&self, student: usize) -> usize {
        self.class.exercises.len() - self.row(student).len()
    }

    /// How many cells have this in common.
    pub fn count(&self, of: impl Fn(&State) -> bool) -> usize {
        self.cells.iter().filter(|cell| of(&cell.state)).count()
    }

    /// Students whom the roster does not have.
    pub fn strangers(&self) -> impl Iterator<Item = &str> {
        let students = self.class.students.iter();
        let strangers = students.filter(|student| !student.enrolled);
        strangers.map(|student| student.student.as_str())
    }
}

impl State {
    /// The grade in short, where there is one.
    pub fn mark(&self) -> Option<&Mark> {
        match self {
            State::Graded(mark) => Some(mark),
            _ => None,
        }
    }

    /// Why there is no grade, or only that of what was read last, in a sentence.
    pub fn reason(&self) -> Option<String> {
        match self {
            State::Graded(mark) => {
                let trouble = mark.trouble.as_ref()?;
                Some(format!("the grade of what was read last: {trouble}"))
            }
            State::Trouble(message) => Some(format!("machine trouble: {message}")),
            State::Pending => Some("not graded yet".to_owned()),
            State::Unseen(message) => Some(format!("not graded: {message}")),
            State::Double(paths) => Some(format!(
                "{} files and none counts: {}",
                paths.len(),
                paths.join(", ")
            )),
        }
    }
}

fn look_up(
    class: &Class,
    handed: &Handed,
    journal: &Journal,
) -> Result<(State, Option<Entry>), JournalError> {
    let identity = class.identity(handed);
    if let Some(standing) = identity.and_then(|identity| journal.standing(identity)) {
        let entry = journal.grade(standing.place)?;
        let mark = Mark {
            verdict: entry.verdict,
            points: entry.points,
            max_points: entry.max_points,
            outdated: class.key(handed).is_none_or(|key| key != entry.key),
            trouble: handed.unreadable.clone(),
            place: standing.place,
        };
        return Ok((State::Graded(mark), Some(entry)));
    }
    let tried = identity.filter(|_| class.is_ours(handed.student, handed.exercise));
    let tried = tried.and_then(|identity| journal.trouble(identity));
    let trouble = handed.unreadable.as_deref().or(tried);
    Ok(match trouble {
        Some(message) if handed.is_unseen() => (State::Unseen(message.to_owned()), None),
        Some(message) => (State::Trouble(message.to_owned()), None),
        None => (State::Pending, None),
    })
}

/// See [`Book::maxima`].
fn maxima(class: &Class, cells: &[Cell]) -> Vec<u32> {
    // For each exercise the most by which anybody was graded before it was changed, as long as nobody was graded since.
    let mut before: Vec<Option<u32>> = vec![Some(0); class.exercises.len()];
    for cell in cells {
        let Some((mark, most)) = cell.state.mark().zip(before.get_mut(cell.exercise)) else {
            continue;
        };
        *most = match mark.outdated {
            true => most.map(|most| most.max(mark.max_points)),
            false => None,
        };
    }
    let exercises = class.exercises.iter().zip(before);
    exercises
        .map(|(exercise, before)| match before {
            Some(most) if most > 0 => most,
            _ => exercise.max_points,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixtures;
    use super::super::line::Record;
    use super::*;
    use crate::digest::Digest;

    #[test]
    fn a_maximum_changes_when_somebody_is_graded_by_it() {
        let folder = tempfile::tempdir().unwrap();
        let mut journal = fixtures::journal(folder.path());
        let mut class = fixtures::class();
        class.exercises[0].max_points = 7;
        class.exercises[0].fingerprint = Digest::of(&["changed"]);
        let ada = class.place_of("ada").unwrap();
        let book = Book::new(class.clone(), &journal).unwrap();
        assert_eq!(
            (book.maxima.as_slice(), book.max_points_of(ada)),
            (&[3, 3][..], 6)
        );

        let mut entry = fixtures::entry(&class, 0, "troubled");
        entry.max_points = 7;
        journal.append(&Record::Grade(Box::new(entry))).unwrap();
        let book = Book::new(class, &journal).unwrap();
        assert_eq!(
            (book.maxima.as_slice(), book.max_points()),
            (&[7, 3][..], 10)
        );
        // Who was graded before still has the points that there were then.
        assert_eq!((book.total(ada), book.max_points_of(ada)), (Some(4), 6));
    }

    #[test]
    fn a_submission_that_was_never_read_is_trouble() {
        let folder = tempfile::tempdir().unwrap();
        let journal = fixtures::journal(folder.path());
        let mut class = fixtures::class();
        for handed in &mut class.submissions {
            handed.unreadable = Some("broken".to_owned());
        }
        let state = |class: &Class| {
            let book = Book::new(class.clone(), &journal).unwrap();
            book.row(class.place_of("ada").unwrap())[0].state.clone()
        };
        let read_last = state(&class);
        assert_eq!(read_last.mark().unwrap().points, 3);
        assert_eq!(
            read_last.reason().unwrap(),
            "the grade of what was read last: broken"
        );
        for handed in &mut class.submissions {
            handed.submission = None;
        }
        assert_eq!(state(&class), State::Trouble("broken".to_owned()));
    }
}
