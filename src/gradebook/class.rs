//! A class as it was found: its exercises, its students, what they handed in, and what could not be placed.
//!
//! The journal has it in one line, so that everything that is drawn can be drawn again from the journal alone.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::entry::{Key, identity};
use super::partition::Partition;
use super::search::Listed;
use crate::digest::Digest;
use crate::exercise::Exercise;

/// What submissions are graded with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Means {
    /// Version of the grader.
    pub grader: String,
    /// Release of the toolchain and the platform.
    pub toolchain: String,
    /// Class of the sandbox.
    pub sandbox: String,
}

/// A class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Class {
    /// When it was found so, in RFC 3339.
    pub at: String,
    /// What its submissions are graded with.
    pub means: Means,
    /// How submissions lie in their folder.
    pub layout: String,
    /// The share of the work that is done here, such as `1/4`; all of it when there is none.
    #[schemars(with = "Option<String>")]
    pub partition: Option<Partition>,
    /// Whether there is a roster.
    pub roster: bool,
    /// The exercises that are expected, in learning order.
    pub exercises: Vec<ClassExercise>,
    /// The students, sorted.
    pub students: Vec<Student>,
    /// What was handed in, sorted by student and exercise: one at most for each pair.
    pub submissions: Vec<Handed>,
    /// Pairs with several files, of which none counts.
    pub doubles: Vec<Double>,
    /// Files that fit no layout.
    pub unmatched: Listed,
    /// Files that name no exercise there is, each with the reason.
    pub unknown: Listed,
    /// Folders that could not be looked through, each with the reason.
    pub unsearched: Listed,
    /// Files of other exercises than were asked for.
    pub passed_over: usize,
}

/// An exercise that is expected of everybody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ClassExercise {
    /// Its name, as `topic/slug`.
    pub exercise: String,
    /// Its title.
    pub title: String,
    /// Digest of everything that grades depend on.
    #[schemars(with = "String")]
    pub fingerprint: Digest,
    /// Points that can be earned.
    pub max_points: u32,
    /// Its cases in order.
    pub cases: Vec<ClassCase>,
}

/// A case of an exercise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ClassCase {
    /// Its name.
    pub name: String,
    /// What it checks, in the author's words; `null` for a hidden one.
    pub checks: Option<String>,
}

/// A student.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Student {
    /// The name that submissions lie under.
    pub student: String,
    /// The name in full, from the roster.
    pub name: Option<String>,
    /// The group, from the roster.
    pub section: Option<String>,
    /// Whether the roster has them; always so without a roster.
    pub enrolled: bool,
}

/// What a student handed in for an exercise.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Handed {
    /// The student's place in the list of students, from 0.
    pub student: usize,
    /// The exercise's place in the list of exercises, from 0.
    pub exercise: usize,
    /// The file below the folder of submissions; where it would lie in a folder that cannot be looked through, so that
    /// nobody can say whether it is there, that folder with a slash at its end.
    pub path: String,
    /// SHA-256 of its bytes, or of those that were read last where it cannot be read now; `null` where it never could.
    #[schemars(with = "Option<String>")]
    pub submission: Option<Digest>,
    /// Why it cannot be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unreadable: Option<String>,
}

/// Several files of one student for one exercise.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Double {
    /// The student's place in the list of students, from 0.
    pub student: usize,
    /// The exercise's place in the list of exercises, from 0.
    pub exercise: usize,
    /// The files below the folder of submissions.
    pub paths: Vec<String>,
}

impl Handed {
    /// Whether nobody can say if it was handed in: it would lie in a folder that cannot be looked through.
    pub fn is_unseen(&self) -> bool {
        self.path.ends_with('/')
    }
}

impl ClassExercise {
    /// What a class needs to know of an exercise.
    pub fn of(exercise: &Exercise) -> ClassExercise {
        let cases = exercise.cases.iter().map(|case| ClassCase {
            name: case.name.clone(),
            checks: (!case.hidden).then(|| case.checks.clone()),
        });
        ClassExercise {
            exercise: exercise.id.to_string(),
            title: exercise.title.clone(),
            fingerprint: exercise.grading_digest(),
            max_points: exercise.max_points(),
            cases: cases.collect(),
        }
    }
}

impl Class {
    /// What the grade of a submission depends on now; `None` for one that could not be read.
    pub fn key(&self, handed: &Handed) -> Option<Key> {
        Some(Key {
            submission: handed.submission?,
            exercise: self.exercises.get(handed.exercise)?.fingerprint,
            toolchain: self.means.toolchain.clone(),
            grader: self.means.grader.clone(),
            sandbox: self.means.sandbox.clone(),
        })
    }

    /// What a submission is, whatever it is graded with; `None` for one that could not be read.
    pub fn identity(&self, handed: &Handed) -> Option<Digest> {
        let exercise = self.exercises.get(handed.exercise)?;
        Some(identity(&exercise.exercise, handed.submission?))
    }

    /// Whether what a student hands in for an exercise belongs to the share of the work that is done here.
    pub fn is_ours(&self, student: usize, exercise: usize) -> bool {
        self.partition
            .is_none_or(|partition| partition.holds(self.student(student), self.exercise(exercise)))
    }

    /// The name of the student at a place.
    pub fn student(&self, place: usize) -> &str {
        self.students
            .get(place)
            .map_or("", |student| &student.student)
    }

    /// The place of a student.
    pub fn place_of(&self, student: &str) -> Option<usize> {
        let students = &self.students;
        let place = students.binary_search_by(|known| known.student.as_str().cmp(student));
        place.ok()
    }

    /// The name of the exercise at a place.
    pub fn exercise(&self, place: usize) -> &str {
        self.exercises
            .get(place)
            .map_or("", |exercise| &exercise.exercise)
    }

    /// Whether both are the same class, whenever and by whichever share they were found.
    pub fn is_same(&self, other: &Class) -> bool {
        // Field by field, so that a field that is added is not forgotten.
        let Class {
            at: _,
            partition: _,
            means,
            layout,
            roster,
            exercises,
            students,
            submissions,
            doubles,
            unmatched,
            unknown,
            unsearched,
            passed_over,
        } = self;
        *means == other.means
            && *layout == other.layout
            && *roster == other.roster
            && *exercises == other.exercises
            && *students == other.students
            && *submissions == other.submissions
            && *doubles == other.doubles
            && *unmatched == other.unmatched
            && *unknown == other.unknown
            && *unsearched == other.unsearched
            && *passed_over == other.passed_over
    }
}
