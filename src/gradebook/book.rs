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
    /// There are several files, of which none counts.
    Double(Vec<String>),
}

/// A grade in short, and where to find it in full.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// The verdict.
    pub verdict: Verdict,
    /// Points earned.
    pub points: u32,
    /// Points that could be earned.
    pub max_points: u32,
    /// Whether the exercise, the toolchain, the grader or the sandbox has changed since.
    pub outdated: bool,
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
        Ok(Book {
            class,
            cells,
            tallies,
        })
    }

    /// The cells of one student, by exercise.
    pub fn row(&self, student: usize) -> &[Cell] {
        let from = self.cells.partition_point(|cell| cell.student < student);
        let to = self.cells.partition_point(|cell| cell.student <= student);
        self.cells.get(from..to).unwrap_or_default()
    }

    /// Points that a student has earned.
    pub fn points(&self, student: usize) -> u32 {
        let marks = self
            .row(student)
            .iter()
            .filter_map(|cell| cell.state.mark());
        marks.map(|mark| mark.points).sum()
    }

    /// Points that could be earned in all exercises.
    pub fn max_points(&self) -> u32 {
        let exercises = self.class.exercises.iter();
        exercises.map(|exercise| exercise.max_points).sum()
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

    /// Why there is no grade, in a sentence.
    pub fn reason(&self) -> Option<String> {
        match self {
            State::Graded(_) => None,
            State::Trouble(message) => Some(format!("machine trouble: {message}")),
            State::Pending => Some("not graded yet".to_owned()),
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
    if let Some(reason) = &handed.unreadable {
        return Ok((State::Trouble(reason.clone()), None));
    }
    let Some(identity) = class.identity(handed) else {
        return Ok((State::Pending, None));
    };
    if let Some(standing) = journal.standing(identity) {
        let entry = journal.grade(standing.place)?;
        let mark = Mark {
            verdict: entry.verdict,
            points: entry.points,
            max_points: entry.max_points,
            outdated: class.key(handed).is_none_or(|key| key != entry.key),
            place: standing.place,
        };
        return Ok((State::Graded(mark), Some(entry)));
    }
    let trouble = journal.trouble(identity).filter(|_| class.is_ours(handed));
    Ok(match trouble {
        Some(message) => (State::Trouble(message.to_owned()), None),
        None => (State::Pending, None),
    })
}
