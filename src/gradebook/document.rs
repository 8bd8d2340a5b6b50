//! `gradebook.json`: everything that the other files show, for programs.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Serialize;

use super::book::{Book, Cell, State, Tally};
use super::class::{Class, Means};
use super::search::Listed;
use super::student_file::file_names;
use crate::verdict::Verdict;

/// A class with its grades.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(title = "grader gradebook", rename = "Gradebook")]
struct Document<'a> {
    /// The name of this format. It changes only when a field changes its meaning or goes.
    #[schemars(extend("const" = "grader/gradebook/v1"))]
    schema: &'static str,
    /// What submissions are graded with.
    means: &'a Means,
    /// How submissions lie in their folder.
    layout: &'a str,
    /// The share of the work that was done here, such as `1/4`; `null` when it is all of it.
    partition: Option<String>,
    /// The exercises that are expected, in learning order.
    exercises: Vec<ExerciseDocument<'a>>,
    /// The students, sorted.
    students: Vec<StudentDocument<'a>>,
    /// All of them together.
    totals: Totals,
    /// What could not be placed.
    unplaced: Unplaced<'a>,
}

/// An exercise.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "GradebookExercise")]
struct ExerciseDocument<'a> {
    /// Its name, as `topic/slug`.
    exercise: &'a str,
    /// Its title.
    title: &'a str,
    /// Digest of everything that grades depend on.
    fingerprint: String,
    /// Points that can be earned.
    max_points: u32,
    /// How many students got each verdict; one that nobody got is not there.
    verdicts: BTreeMap<&'static str, usize>,
    /// How many handed nothing in.
    missing: usize,
    /// How many handed something in that has no grade, or may have, where nobody can say.
    ungraded: usize,
    /// Its cases, with the number of students whom each one tripped up.
    cases: Vec<Stumble<'a>>,
    /// Misconceptions, with the number of students who showed them.
    misconceptions: &'a BTreeMap<String, usize>,
    /// How many have a grade without any case having been run.
    not_run: usize,
    /// Errors of the compiler and reasons for refusals that kept answers from being run, with the number of students who
    /// met them. Names in a message are left out, so that the same error of two students is one.
    obstacles: &'a BTreeMap<String, usize>,
}

/// A case with the number of students whom it tripped up.
#[derive(Debug, Serialize, JsonSchema)]
struct Stumble<'a> {
    /// The case's name.
    name: &'a str,
    /// Whether it is not shown in full.
    hidden: bool,
    /// How many students failed it.
    failed: usize,
}

/// A student.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "GradebookStudent")]
struct StudentDocument<'a> {
    /// The name that submissions lie under.
    student: &'a str,
    /// The name in full, from the roster.
    name: Option<&'a str>,
    /// The group, from the roster.
    section: Option<&'a str>,
    /// Whether the roster has them; always so without a roster.
    enrolled: bool,
    /// Their report, below the folder of this file.
    report: String,
    /// Points earned; `null` while something that was handed in has no grade, and where nothing was handed in.
    points: Option<u32>,
    /// Points that could be earned.
    max_points: u32,
    /// How many exercises were not handed in.
    missing: usize,
    /// One entry for each exercise that was handed in, or may have been.
    grades: Vec<GradeDocument<'a>>,
}

/// What became of something that was handed in.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "GradebookGrade")]
struct GradeDocument<'a> {
    /// The exercise, as `topic/slug`.
    exercise: &'a str,
    /// `graded`, or why there is no grade.
    state: StateName,
    /// The verdict.
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict: Option<Verdict>,
    /// Points earned.
    #[serde(skip_serializing_if = "Option::is_none")]
    points: Option<u32>,
    /// Points that could be earned.
    #[serde(skip_serializing_if = "Option::is_none")]
    max_points: Option<u32>,
    /// Whether the exercise, the toolchain, the grader or the sandbox has changed since.
    outdated: bool,
    /// Why there is no grade, or only that of what was read last.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

/// What is known of something that was handed in.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
enum StateName {
    /// It has a grade.
    Graded,
    /// The machine could not grade it.
    Trouble,
    /// Nobody has graded it yet.
    Pending,
    /// Nobody can say whether it was handed in: it would lie in a folder that cannot be looked through.
    Unseen,
    /// There are several files, of which none counts.
    Double,
}

/// All students together.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "GradebookTotals")]
struct Totals {
    /// How many students there are.
    students: usize,
    /// How many submissions have a grade.
    graded: usize,
    /// How many of those are accepted.
    accepted: usize,
    /// How many submissions have no grade, with those of which nobody can say whether they were handed in.
    ungraded: usize,
    /// How many exercises were not handed in, over all students.
    missing: usize,
    /// Points earned by what has a grade.
    points: usize,
    /// Points that could be earned by what has a grade.
    max_points: usize,
}

/// What could not be placed.
#[derive(Debug, Serialize, JsonSchema)]
struct Unplaced<'a> {
    /// Files that fit no layout.
    unmatched: &'a Listed,
    /// Files that name no exercise there is.
    unknown: &'a Listed,
    /// Folders that could not be looked through, each with the reason.
    unsearched: &'a Listed,
    /// Files of other exercises than were asked for.
    passed_over: usize,
    /// Students whom the roster does not have.
    strangers: Vec<&'a str>,
}

/// The document's text.
pub fn gradebook_json(book: &Book) -> Vec<u8> {
    let class = &book.class;
    let exercises = class.exercises.iter().zip(&book.tallies).zip(&book.maxima);
    let (points, max_points) = book.sums();
    let document = Document {
        schema: "grader/gradebook/v1",
        means: &class.means,
        layout: &class.layout,
        partition: class.partition.map(|partition| partition.to_string()),
        exercises: exercises
            .map(|((known, tally), maximum)| exercise(known, tally, *maximum))
            .collect(),
        students: students(book),
        totals: Totals {
            students: class.students.len(),
            graded: book.tallies.iter().map(Tally::graded).sum(),
            accepted: book
                .tallies
                .iter()
                .map(|tally| tally.of(Verdict::Accepted))
                .sum(),
            ungraded: book.tallies.iter().map(|tally| tally.ungraded).sum(),
            missing: book.tallies.iter().map(|tally| tally.missing).sum(),
            points,
            max_points,
        },
        unplaced: Unplaced {
            unmatched: &class.unmatched,
            unknown: &class.unknown,
            unsearched: &class.unsearched,
            passed_over: class.passed_over,
            strangers: book.strangers().collect(),
        },
    };
    // Plain data: every field can be written.
    let mut bytes = serde_json::to_vec_pretty(&document).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// The JSON Schema of the document.
pub fn schema() -> serde_json::Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    settings
        .into_generator()
        .into_root_schema_for::<Document<'_>>()
        .to_value()
}

fn exercise<'a>(
    known: &'a super::class::ClassExercise,
    tally: &'a Tally,
    max_points: u32,
) -> ExerciseDocument<'a> {
    let verdicts = Verdict::ALL.into_iter().zip(tally.verdicts);
    let cases = known.cases.iter().zip(&tally.stumbles);
    ExerciseDocument {
        exercise: &known.exercise,
        title: &known.title,
        fingerprint: known.fingerprint.to_string(),
        max_points,
        verdicts: verdicts
            .filter(|(_, count)| *count > 0)
            .map(|(verdict, count)| (verdict.name(), count))
            .collect(),
        missing: tally.missing,
        ungraded: tally.ungraded,
        cases: cases
            .map(|(case, failed)| Stumble {
                name: &case.name,
                hidden: case.checks.is_none(),
                failed: *failed,
            })
            .collect(),
        misconceptions: &tally.misconceptions,
        not_run: tally.not_run,
        obstacles: &tally.obstacles,
    }
}

fn students(book: &Book) -> Vec<StudentDocument<'_>> {
    let class = &book.class;
    let reports = file_names(
        class
            .students
            .iter()
            .map(|student| student.student.as_str()),
    );
    let students = class.students.iter().zip(reports).enumerate();
    let document = |(place, (student, report))| {
        let student: &super::class::Student = student;
        StudentDocument {
            student: &student.student,
            name: student.name.as_deref(),
            section: student.section.as_deref(),
            enrolled: student.enrolled,
            report: format!("{}/{report}", super::outputs::STUDENTS),
            points: book.total(place),
            max_points: book.max_points_of(place),
            missing: book.missing(place),
            grades: book
                .row(place)
                .iter()
                .map(|cell| grade(class, cell))
                .collect(),
        }
    };
    students.map(document).collect()
}

fn grade<'a>(class: &'a Class, cell: &Cell) -> GradeDocument<'a> {
    let mark = cell.state.mark();
    GradeDocument {
        exercise: class.exercise(cell.exercise),
        state: match &cell.state {
            State::Graded(_) => StateName::Graded,
            State::Trouble(_) => StateName::Trouble,
            State::Pending => StateName::Pending,
            State::Unseen(_) => StateName::Unseen,
            State::Double(_) => StateName::Double,
        },
        verdict: mark.map(|mark| mark.verdict),
        points: mark.map(|mark| mark.points),
        max_points: mark.map(|mark| mark.max_points),
        outdated: mark.is_some_and(|mark| mark.outdated),
        reason: cell.state.reason(),
    }
}
