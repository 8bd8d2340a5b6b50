//! Files that were read for an earlier class and cannot be read now. Trouble with the machine takes no grade away, so what
//! was read last stands for them, and the trouble is told beside it.

use std::io;

use super::class::{Class, Handed};

/// What a class knows of files in folders that cannot be looked through now: a student's name, an exercise's name and
/// the path of the file.
pub(super) fn out_of_reach<'a>(
    known: &'a Class,
    unsearched: &'a [(String, io::Error)],
) -> impl Iterator<Item = (&'a str, &'a str, &'a str)> {
    let hidden = |handed: &&Handed| {
        if handed.is_unseen() {
            return false;
        }
        let below = |(folder, _): &(String, io::Error)| {
            let rest = handed.path.strip_prefix(folder.as_str());
            rest.is_some_and(|rest| rest.starts_with('/'))
        };
        unsearched.iter().any(below)
    };
    known.submissions.iter().filter(hidden).map(|handed| {
        let (student, exercise) = (handed.student, handed.exercise);
        (
            known.student(student),
            known.exercise(exercise),
            handed.path.as_str(),
        )
    })
}

/// Gives each submission that cannot be read the digest of what the same student had handed in when that could be read.
pub(super) fn stand_in(class: &mut Class, known: &Class) {
    let mut submissions = std::mem::take(&mut class.submissions);
    for handed in &mut submissions {
        if handed.submission.is_none() {
            handed.submission = digest_of(
                known,
                class.student(handed.student),
                class.exercise(handed.exercise),
            );
        }
    }
    class.submissions = submissions;
}

fn digest_of(known: &Class, student: &str, exercise: &str) -> Option<crate::digest::Digest> {
    let student = known.place_of(student)?;
    let exercise = known
        .exercises
        .iter()
        .position(|known| known.exercise == exercise)?;
    let at = known
        .submissions
        .binary_search_by_key(&(student, exercise), |handed| {
            (handed.student, handed.exercise)
        });
    known.submissions.get(at.ok()?)?.submission
}
