//! What may lie in folders that cannot be looked through. Nobody can say whether anything was handed in there, so it is
//! neither missing nor a zero: it is not graded, and the folder is told.

use std::collections::BTreeSet;
use std::io;

use super::class::{Class, Handed};
use super::layout::{Layout, Named};
use super::student_name::composed;
use crate::exercise::ExerciseId;

/// What one folder may hold, by one layout.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unseen {
    /// The number of the layout.
    pub layout: usize,
    /// Whose it would be; `None` where that is not in the folder's name, so that it may be anybody's.
    pub student: Option<String>,
    /// Places of the exercises that it may answer, among those that are expected.
    exercises: BTreeSet<usize>,
    /// The folder below that of the submissions, with a slash at its end.
    folder: String,
    /// Why nobody can say, in a sentence.
    reason: String,
}

/// What folders that cannot be looked through may hold of the exercises that are expected.
pub(super) fn unseen(
    folders: &[(String, io::Error)],
    layouts: &[Layout],
    expected: &[&ExerciseId],
) -> Vec<Unseen> {
    let mut unseen = Vec::new();
    for (folder, why) in folders {
        let names: Vec<&str> = folder.split('/').collect();
        for (number, layout) in layouts.iter().enumerate() {
            for named in layout.readings_of_folder(&names) {
                let exercises = expected.iter().enumerate();
                let exercises = exercises.filter(|(_, id)| may_answer(&named, id));
                let found = Unseen {
                    layout: number,
                    student: (!named.student.is_empty()).then(|| composed(&named.student)),
                    exercises: exercises.map(|(place, _)| place).collect(),
                    folder: format!("{folder}/"),
                    reason: format!("`{folder}/` cannot be looked through: {why}"),
                };
                if !found.exercises.is_empty() {
                    unseen.push(found);
                }
            }
        }
    }
    unseen
}

fn may_answer(named: &Named, id: &ExerciseId) -> bool {
    let is = |said: &Option<String>, name: &str| said.as_ref().is_none_or(|said| said == name);
    is(&named.topic, &id.topic) && is(&named.exercise, &id.slug)
}

/// Gives the students of a class what may lie there, where nothing of theirs was found elsewhere.
pub(super) fn take_in(class: &mut Class, unseen: &[Unseen]) {
    let submissions = class.submissions.iter();
    let submissions = submissions.map(|handed| (handed.student, handed.exercise));
    let doubles = class.doubles.iter();
    let doubles = doubles.map(|double| (double.student, double.exercise));
    let mut there: BTreeSet<(usize, usize)> = submissions.chain(doubles).collect();
    for unseen in unseen {
        let students = match &unseen.student {
            Some(student) => class.place_of(student).into_iter().collect(),
            None => (0..class.students.len()).collect::<Vec<_>>(),
        };
        for student in students {
            for &exercise in &unseen.exercises {
                if there.insert((student, exercise)) {
                    class.submissions.push(Handed {
                        student,
                        exercise,
                        path: unseen.folder.clone(),
                        submission: None,
                        unreadable: Some(unseen.reason.clone()),
                    });
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures;
    use super::*;

    /// By student and exercise, what these folders may hold of the exercises of the fixtures and one more.
    fn found(folders: &[&str], layout: &str) -> Vec<String> {
        let ids: Vec<ExerciseId> = ["basics/adder", "basics/other", "more/third"]
            .iter()
            .map(|name| name.parse().unwrap())
            .collect();
        let folders: Vec<_> = folders
            .iter()
            .map(|folder| ((*folder).to_owned(), io::Error::other("broken")))
            .collect();
        let expected: Vec<&ExerciseId> = ids.iter().collect();
        let unseen = unseen(&folders, &[layout.parse().unwrap()], &expected);
        let told = unseen.iter().map(|unseen| {
            let student = unseen.student.as_deref().unwrap_or("anybody");
            format!("{student} {:?}", unseen.exercises)
        });
        told.collect()
    }

    #[test]
    fn a_folder_may_hold_what_its_name_allows() {
        let layout = "{student}/{topic}/{exercise}.rs";
        for (folder, layout, may_hold) in [
            ("zed", layout, &["zed {0, 1, 2}"][..]),
            ("zed/basics", layout, &["zed {0, 1}"]),
            ("zed/notes", layout, &[]),
            ("zed/basics/adder.rs", layout, &[]),
            (
                "zed/solutions",
                "{student}/solutions/{topic}/{exercise}.rs",
                &["zed {0, 1, 2}"],
            ),
            ("notes", "{student}_{exercise}.rs", &[]),
            ("other", "{exercise}/{student}.rs", &["anybody {1}"]),
            (
                "week1",
                "week1/{student}-{exercise}.rs",
                &["anybody {0, 1, 2}"],
            ),
            (
                "de-zed-more",
                "{student}-{topic}/{exercise}.rs",
                &["de-zed {2}"],
            ),
        ] {
            assert_eq!(found(&[folder], layout), may_hold, "{folder} by {layout}");
        }
    }

    #[test]
    fn what_was_found_is_not_unseen() {
        let mut class = fixtures::class();
        let before = class.submissions.len();
        let anybody = |student: Option<&str>| Unseen {
            layout: 0,
            student: student.map(str::to_owned),
            exercises: [0, 1].into(),
            folder: "there/".to_owned(),
            reason: "broken".to_owned(),
        };
        take_in(&mut class, &[anybody(Some("zoe")), anybody(Some("nobody"))]);
        let zoe = class.place_of("zoe").unwrap();
        let added: Vec<_> = class.submissions.drain(before..).collect();
        let places: Vec<_> = added
            .iter()
            .map(|handed| (handed.student, handed.exercise))
            .collect();
        assert_eq!(places, [(zoe, 0), (zoe, 1)]);
        assert!(added.iter().all(Handed::is_unseen));
        // Of five students and two exercises six pairs were found.
        take_in(&mut class, &[anybody(None), anybody(None)]);
        assert_eq!(class.submissions.len(), before + 4);
    }
}
