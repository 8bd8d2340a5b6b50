//! Several classes become one: the same one found on several machines, or sections with students of their own.
//!
//! Where they disagree, the one that was found last is believed, and the disagreement is told.

use std::collections::BTreeMap;

use super::class::{Class, ClassExercise, Double, Handed, Student};
use super::search::Listed;

/// The union; `None` of none.
pub(super) fn union(mut classes: Vec<Class>, conflicts: &mut Listed) -> Option<Class> {
    // Independent of the order in which they are named: by time, and where that is the same by what they hold.
    classes.sort_by_cached_key(|class| (class.at.clone(), format!("{class:?}")));
    let mut distinct: Vec<Class> = Vec::new();
    for class in classes {
        match distinct.iter_mut().find(|known| known.is_same(&class)) {
            Some(known) => known.at = class.at,
            None => distinct.push(class),
        }
    }
    let latest = distinct.last_mut()?;
    latest.partition = None;
    if distinct.len() == 1 {
        return distinct.pop();
    }
    let latest = distinct.last()?.clone();
    for class in &distinct {
        if class.means != latest.means {
            conflicts.add(format!(
                "one class was graded with grader {}, rustc {}, sandbox {}, another with grader {}, rustc {}, sandbox {}",
                class.means.grader,
                class.means.toolchain,
                class.means.sandbox,
                latest.means.grader,
                latest.means.toolchain,
                latest.means.sandbox
            ));
        }
    }
    let exercises = exercises(&distinct, conflicts);
    let students = students(&distinct);
    let mut whole = Class {
        roster: distinct.iter().any(|class| class.roster),
        submissions: Vec::new(),
        doubles: Vec::new(),
        unmatched: Listed::default(),
        unknown: Listed::default(),
        passed_over: 0,
        exercises,
        students,
        ..latest
    };
    let mut handed_in: BTreeMap<(usize, usize), Handed> = BTreeMap::new();
    let mut doubles: BTreeMap<(usize, usize), Double> = BTreeMap::new();
    for class in distinct {
        let place = |student: usize, exercise: usize| {
            let (student, exercise) = (class.student(student), class.exercise(exercise));
            let student = whole
                .students
                .iter()
                .position(|known| known.student == student);
            let exercise = whole
                .exercises
                .iter()
                .position(|known| known.exercise == exercise);
            student.zip(exercise)
        };
        for handed in &class.submissions {
            let Some((student, exercise)) = place(handed.student, handed.exercise) else {
                continue;
            };
            let handed = Handed {
                student,
                exercise,
                ..handed.clone()
            };
            let submission = handed.submission;
            if let Some(other) = handed_in.insert((student, exercise), handed)
                && other.submission != submission
            {
                conflicts.add(format!(
                    "`{}` handed in two different answers to `{}`; the one that was found later counts",
                    whole.student(student),
                    whole.exercise(exercise)
                ));
            }
        }
        for double in &class.doubles {
            if let Some((student, exercise)) = place(double.student, double.exercise) {
                let paths = double.paths.clone();
                doubles.insert(
                    (student, exercise),
                    Double {
                        student,
                        exercise,
                        paths,
                    },
                );
            }
        }
        whole.unmatched.join(class.unmatched.clone());
        whole.unknown.join(class.unknown.clone());
        whole.passed_over += class.passed_over;
    }
    handed_in.retain(|pair, _| !doubles.contains_key(pair));
    whole.submissions = handed_in.into_values().collect();
    whole.doubles = doubles.into_values().collect();
    Some(whole)
}

/// Every exercise of any class, as the last one that has it knows it.
fn exercises(classes: &[Class], conflicts: &mut Listed) -> Vec<ClassExercise> {
    let mut exercises: Vec<ClassExercise> = Vec::new();
    for exercise in classes.iter().flat_map(|class| &class.exercises) {
        match exercises
            .iter_mut()
            .find(|known| known.exercise == exercise.exercise)
        {
            Some(known) => {
                if known.fingerprint != exercise.fingerprint {
                    conflicts.add(format!(
                        "`{}` is not the same exercise in all journals; the one of the class that was found last is shown",
                        exercise.exercise
                    ));
                }
                known.clone_from(exercise);
            }
            None => exercises.push(exercise.clone()),
        }
    }
    exercises
}

/// Every student of any class, with what any roster says.
fn students(classes: &[Class]) -> Vec<Student> {
    let mut students: BTreeMap<&str, Student> = BTreeMap::new();
    for student in classes.iter().flat_map(|class| &class.students) {
        let known = students
            .entry(&student.student)
            .or_insert_with(|| student.clone());
        known.name = student.name.clone().or(known.name.take());
        known.section = student.section.clone().or(known.section.take());
        known.enrolled |= student.enrolled;
    }
    students.into_values().collect()
}
