//! Several classes become one: the same one found on several machines, or sections with students of their own.
//!
//! Where they disagree, the one that was found last is believed, and the disagreement is told.

use std::collections::{BTreeMap, BTreeSet};

use super::class::{Class, ClassExercise, Double, Handed, Student};
use super::search::Listed;

/// What classes disagree about, each in a sentence, and once however many of them do.
pub(super) type Conflicts = BTreeSet<String>;

/// The union; `None` of none.
pub(super) fn union(mut classes: Vec<Class>, conflicts: &mut Conflicts) -> Option<Class> {
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
            conflicts.insert(format!(
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
        unsearched: Listed::default(),
        passed_over: 0,
        exercises,
        students,
        ..latest
    };
    let mut pairs = Pairs::default();
    for class in distinct {
        pairs.take(&class, &whole, conflicts);
        whole.unmatched.join(class.unmatched);
        whole.unknown.join(class.unknown);
        whole.unsearched.join(class.unsearched);
        whole.passed_over += class.passed_over;
    }
    let Pairs {
        mut handed_in,
        doubles,
    } = pairs;
    handed_in.retain(|pair, _| !doubles.contains_key(pair));
    whole.submissions = handed_in.into_values().collect();
    whole.doubles = doubles.into_values().collect();
    Some(whole)
}

/// What was handed in, by the places of student and exercise in the union.
#[derive(Default)]
struct Pairs {
    handed_in: BTreeMap<(usize, usize), Handed>,
    doubles: BTreeMap<(usize, usize), Double>,
}

impl Pairs {
    /// Takes over what one class has; the later one is believed.
    fn take(&mut self, class: &Class, whole: &Class, conflicts: &mut Conflicts) {
        let exercises = class.exercises.iter().map(|known| {
            let same = |other: &ClassExercise| other.exercise == known.exercise;
            whole.exercises.iter().position(same)
        });
        let exercises: Vec<Option<usize>> = exercises.collect();
        let place = |student: usize, exercise: usize| {
            let exercise = exercises.get(exercise).copied().flatten();
            whole.place_of(class.student(student)).zip(exercise)
        };
        for handed in &class.submissions {
            let Some((student, exercise)) = place(handed.student, handed.exercise) else {
                continue;
            };
            let mut handed = Handed {
                student,
                exercise,
                ..handed.clone()
            };
            let other = self.handed_in.remove(&(student, exercise));
            let other = other.and_then(|other| other.submission);
            // What one machine could not read another has read.
            handed.submission = handed.submission.or(other);
            if other.is_some() && other != handed.submission {
                conflicts.insert(format!(
                    "`{}` handed in two different answers to `{}`; the one that was found later counts",
                    whole.student(student),
                    whole.exercise(exercise)
                ));
            }
            self.handed_in.insert((student, exercise), handed);
        }
        for double in &class.doubles {
            if let Some((student, exercise)) = place(double.student, double.exercise) {
                let paths = double.paths.clone();
                self.doubles.insert(
                    (student, exercise),
                    Double {
                        student,
                        exercise,
                        paths,
                    },
                );
            }
        }
    }
}

/// Every exercise of any class, as the last one that has it knows it.
fn exercises(classes: &[Class], conflicts: &mut Conflicts) -> Vec<ClassExercise> {
    let mut exercises: Vec<ClassExercise> = Vec::new();
    for exercise in classes.iter().flat_map(|class| &class.exercises) {
        match exercises
            .iter_mut()
            .find(|known| known.exercise == exercise.exercise)
        {
            Some(known) => {
                if known.fingerprint != exercise.fingerprint {
                    conflicts.insert(format!(
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

#[cfg(test)]
mod tests {
    use super::super::fixtures;
    use super::*;
    use crate::digest::Digest;

    #[test]
    fn what_many_classes_disagree_about_is_told_once() {
        let class = |number: usize| {
            let mut class = fixtures::class();
            class.at.push_str(&number.to_string());
            class.passed_over = number;
            if number > 0 {
                class.exercises[0].fingerprint = Digest::of(&["changed"]);
                class.means.grader.push('1');
            }
            class
        };
        let mut conflicts = Conflicts::new();
        // The first one is found first and differs from all others.
        let whole = union((0..9).map(class).collect(), &mut conflicts).unwrap();
        assert_eq!(conflicts.len(), 2, "{conflicts:?}");
        assert_eq!(whole.submissions, fixtures::class().submissions);
        assert_eq!(whole.doubles, fixtures::class().doubles);
    }

    #[test]
    fn what_one_machine_cannot_read_is_what_another_has_read() {
        let mut blind = fixtures::class();
        blind.at.push('9');
        for handed in &mut blind.submissions {
            handed.submission = None;
            handed.unreadable = Some("broken".to_owned());
        }
        let mut conflicts = Conflicts::new();
        let whole = union(vec![fixtures::class(), blind], &mut conflicts).unwrap();
        assert!(conflicts.is_empty(), "{conflicts:?}");
        let digests = |class: &Class| -> Vec<Option<Digest>> {
            class
                .submissions
                .iter()
                .map(|handed| handed.submission)
                .collect()
        };
        assert_eq!(digests(&whole), digests(&fixtures::class()));
    }
}
