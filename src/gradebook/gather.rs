//! From a folder of submissions to a class: whose each file is, and which exercise it answers.
//!
//! Every file is read once for its hash and forgotten again, so what is kept of a submission is a few dozen bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use super::class::{Class, ClassExercise, Double, Handed, Means, Student};
use super::last_read::{out_of_reach, stand_in};
use super::layout::Layout;
use super::partition::Partition;
use super::roster::Roster;
use super::search::{Found, FoundFile, Listed, Unsearchable, search};
use super::shelf::Shelf;
use super::unseen::{take_in, unseen};
use crate::build::Violation;
use crate::digest::Digest;
use crate::escape;
use crate::exercise::{Catalogue, Exercise, ExerciseId, LoadError};
use crate::submission::{MAX_SIZE, Place, ReadError, read_plain_at};

/// What to gather.
#[derive(Debug)]
pub struct Wanted<'a> {
    /// The folder of submissions.
    pub root: &'a Path,
    /// The folder of results, which is left out where it lies within.
    pub out: &'a Path,
    /// How submissions lie; recognised when nothing is told.
    pub layouts: &'a [Layout],
    /// The exercises that are expected; those of which there is a submission when none is named.
    pub exercises: &'a [ExerciseId],
    /// Who belongs to the class.
    pub roster: Option<&'a Roster>,
    /// The share of the work.
    pub partition: Option<Partition>,
    /// The class as it was found before: what stands where something cannot be read now.
    pub known: Option<&'a Class>,
    /// What submissions are graded with.
    pub means: Means,
    /// The time, in RFC 3339.
    pub at: String,
}

/// Why there is no class.
#[derive(Debug, thiserror::Error)]
pub enum GatherError {
    /// A folder cannot be read.
    #[error(transparent)]
    Unsearchable(#[from] Unsearchable),
    /// An exercise or the catalogue cannot be loaded.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// Nothing is where it was expected, or names nothing that there is.
    #[error("{0}")]
    Nothing(String),
}

/// A class, and its exercises in the same order.
#[derive(Debug)]
pub struct Gathered {
    /// The class.
    pub class: Class,
    /// Its exercises.
    pub exercises: Vec<Arc<Exercise>>,
}

/// Gathers a class.
///
/// # Errors
/// [`GatherError`]; a file or a folder within that cannot be read is no reason, and is told in the class.
pub fn gather(catalogue: &Catalogue, wanted: Wanted<'_>) -> Result<Gathered, GatherError> {
    let one = match wanted.exercises {
        [one] => Some(one),
        _ => None,
    };
    let layouts = match wanted.layouts {
        [] => Layout::usual(one.is_some()),
        told => told.to_vec(),
    };
    if let Some(layout) = layouts.iter().find(|layout| !layout.names_exercises())
        && one.is_none()
    {
        return Err(GatherError::Nothing(format!(
            "the layout `{layout}` does not say which exercise a file answers; name one with `--exercise NAME`"
        )));
    }
    let ids = catalogue.ids()?;
    let shelf = Shelf {
        catalogue,
        ids: &ids,
        one,
    };
    let mut found = search(wanted.root, &layouts, Some(wanted.out))?;
    let order = order(&layouts, &found.files, &shelf, wanted.layouts.is_empty());
    let is_asked = |id: &ExerciseId| wanted.exercises.is_empty() || wanted.exercises.contains(id);

    let mut used = BTreeSet::new();
    let mut unknown = Listed::default();
    let mut passed_over = 0;
    let mut files: BTreeMap<(String, ExerciseId), Vec<String>> = BTreeMap::new();
    for file in std::mem::take(&mut found.files) {
        match shelf.place_by(&layouts, &order, &file) {
            Ok((_, (_, id))) if !is_asked(&id) => passed_over += 1,
            Ok((layout, pair)) => {
                used.insert(layout);
                files.entry(pair).or_default().push(file.path);
            }
            Err(Some(reason)) => unknown.add(format!("{} ({reason})", file.path)),
            Err(None) => found.rest.add(file.path),
        }
    }
    let known = wanted.known.into_iter();
    for (student, exercise, path) in known.flat_map(|known| out_of_reach(known, &found.unsearched))
    {
        let id = ids
            .iter()
            .find(|id| is_asked(id) && id.to_string() == exercise);
        if let Some(id) = id {
            let pair = (student.to_owned(), id.clone());
            files.entry(pair).or_insert_with(|| vec![path.to_owned()]);
        }
    }
    let shown = |used: &BTreeSet<usize>| {
        let fitting = order.iter().filter(|number| used.contains(number));
        let texts = fitting
            .filter_map(|number| layouts.get(*number))
            .map(ToString::to_string);
        texts.collect::<Vec<_>>().join(" and ")
    };
    if used.is_empty() {
        used.extend(order.first());
    }
    let layout = shown(&used);
    if files.is_empty() {
        nothing(&wanted, &layout, &mut found, &unknown)?;
    }

    let mut unsearched = Listed::default();
    let reasons = found.unsearched.iter();
    reasons.for_each(|(folder, why)| unsearched.add(format!("{folder}/ ({why})")));
    let expected: BTreeSet<&ExerciseId> = match wanted.exercises {
        [] => files.keys().map(|(_, id)| id).collect(),
        asked => asked.iter().collect(),
    };
    // In learning order, which is that of the catalogue.
    let expected: Vec<&ExerciseId> = ids.iter().filter(|id| expected.contains(id)).collect();
    let exercises = expected.iter().map(|id| catalogue.load(id).map(Arc::new));
    let exercises: Vec<Arc<Exercise>> = exercises.collect::<Result<_, _>>()?;
    let unseen = unseen(&found.unsearched, &layouts, &expected);
    // A folder that cannot be looked through is a student's where those of others lie in the same way.
    let named = unseen.iter().filter(|unseen| used.contains(&unseen.layout));
    let named = named.filter_map(|unseen| unseen.student.as_deref());
    let handed_in = files.keys().map(|(student, _)| student.as_str());
    let students = students(handed_in.chain(named), wanted.roster);
    let mut class = Class {
        at: wanted.at,
        means: wanted.means,
        layout,
        partition: wanted.partition,
        roster: wanted.roster.is_some(),
        exercises: exercises
            .iter()
            .map(|exercise| ClassExercise::of(exercise))
            .collect(),
        submissions: Vec::with_capacity(files.len()),
        doubles: Vec::new(),
        students,
        unmatched: found.rest,
        unknown,
        unsearched,
        passed_over,
    };
    for ((student, id), paths) in files {
        let exercise = expected.iter().position(|expected| **expected == id);
        let (Some(student), Some(exercise)) = (class.place_of(&student), exercise) else {
            continue;
        };
        match only(wanted.root, student, exercise, paths) {
            Ok(handed) => class.submissions.push(handed),
            Err(double) => class.doubles.push(double),
        }
    }
    take_in(&mut class, &unseen);
    class.submissions.sort();
    class.doubles.sort();
    if let Some(known) = wanted.known {
        stand_in(&mut class, known);
    }
    Ok(Gathered { class, exercises })
}

/// A submission again, as it was when the class was gathered.
///
/// # Errors
/// A sentence for a file that the machine cannot read, or that has changed meanwhile.
pub fn reread(root: &Path, handed: &Handed) -> Result<Result<Vec<u8>, Violation>, String> {
    let (digest, read) = read(root, &handed.path)?;
    match Some(digest) == handed.submission {
        true => Ok(read),
        false => Err(format!(
            "`{}` was changed after it had been listed",
            handed.path
        )),
    }
}

/// The digest and the bytes of a file; a digest of its kind for what is no file. A folder on the way may have been
/// exchanged for a link since the search, which would lead to somebody else's file: none is followed.
fn read(root: &Path, path: &str) -> Result<(Digest, Result<Vec<u8>, Violation>), String> {
    match read_plain_at(&Place::below(root, Path::new(path)), "the submission") {
        Ok(bytes) => Ok((Digest::of_bytes(&bytes), Ok(bytes))),
        Err(ReadError::Rejected(violation)) => {
            // Of more bytes than are read of any file, so that no file can have the same digest.
            let beyond = " ".repeat(MAX_SIZE as usize + 2);
            let digest = Digest::of(&["not a file", &violation.message, &beyond]);
            Ok((digest, Err(violation)))
        }
        Err(ReadError::NotFound(_)) => Err(format!("`{path}` is gone")),
        Err(ReadError::Io { source, .. }) => Err(format!("cannot read `{path}`: {source}")),
    }
}

/// What a student handed in for an exercise. Several files that are the same are one; of others none counts.
fn only(
    root: &Path,
    student: usize,
    exercise: usize,
    paths: Vec<String>,
) -> Result<Handed, Double> {
    let mut all: Vec<Handed> = paths
        .into_iter()
        .map(|path| handed(root, student, exercise, path))
        .collect();
    let first = all.first().and_then(|first| first.submission);
    let same = first.is_some() && all.iter().all(|handed| handed.submission == first);
    match all.is_empty() || all.len() > 1 && !same {
        true => Err(Double {
            student,
            exercise,
            paths: all.into_iter().map(|handed| handed.path).collect(),
        }),
        false => Ok(all.swap_remove(0)),
    }
}

fn handed(root: &Path, student: usize, exercise: usize, path: String) -> Handed {
    let (submission, unreadable) = match read(root, &path) {
        Ok((digest, _)) => (Some(digest), None),
        Err(reason) => (None, Some(reason)),
    };
    Handed {
        student,
        exercise,
        path,
        submission,
        unreadable,
    }
}

/// Everybody who handed something in or stands in the roster, sorted.
fn students<'a>(found: impl Iterator<Item = &'a str>, roster: Option<&'a Roster>) -> Vec<Student> {
    let enrolled = roster.iter().flat_map(|roster| roster.students.keys());
    let names: BTreeSet<&str> = found.chain(enrolled.map(String::as_str)).collect();
    let student = |student: &str| {
        let known = roster.and_then(|roster| roster.students.get(student));
        Student {
            student: student.to_owned(),
            name: known.and_then(|known| known.name.clone()),
            section: known.and_then(|known| known.section.clone()),
            enrolled: roster.is_none() || known.is_some(),
        }
    };
    names.into_iter().map(student).collect()
}

/// The layouts in the order in which they are tried. The likeliest is that in which most files name an exercise; an
/// earlier one is more telling than a later one that fits a few files more. Of those that nobody told, one in which paths
/// name no exercise is tried only where it is the likeliest: any file at all would fit it.
fn order(layouts: &[Layout], found: &[FoundFile], shelf: &Shelf<'_>, usual: bool) -> Vec<usize> {
    let placed = layouts.iter().enumerate().map(|(number, layout)| {
        let fitting = found.iter().filter(|file| file.layouts.contains(&number));
        fitting
            .filter(|file| shelf.has_place(layout, &file.path))
            .count()
    });
    let placed: Vec<usize> = placed.collect();
    let most = placed.iter().copied().max().unwrap_or_default();
    let enough = |count: &usize| most > 0 && *count * 2 >= most;
    let likeliest = placed.iter().position(enough).unwrap_or_default();
    let others = layouts.iter().enumerate();
    let others = others.filter(|(_, layout)| !usual || layout.names_exercises());
    let others = others.map(|(number, _)| number);
    let others = others.filter(|number| *number != likeliest);
    std::iter::once(likeliest).chain(others).collect()
}

/// Whether a class can be of nobody's work: that of a roster which is to hand in exercises that were named. Anything else
/// is a folder that is not the one which was meant, and drawing it would remove the gradebook of the one that was.
fn nothing(
    wanted: &Wanted<'_>,
    layout: &str,
    found: &mut Found,
    unknown: &Listed,
) -> Result<(), GatherError> {
    let unmatched = &found.rest;
    let root = escape::path(wanted.root);
    let example = |listed: &Listed| escape::line(listed.first.first().map_or("", String::as_str));
    let message = if unknown.count > 0 {
        format!(
            "no file in `{root}` answers an exercise of the catalogue; the first is {}; say how submissions lie with \
             `--layout`, or where the exercises are with `--catalogue DIR`",
            example(unknown)
        )
    } else if unmatched.count > 0 {
        let layout = match wanted.layouts {
            [_, ..] => format!("the layout `{layout}`"),
            [] => "any of the usual layouts (`{student}/{topic}/{exercise}.rs`, \
                     `{student}/solutions/{topic}/{exercise}.rs`, `{student}_{exercise}.rs`, and `{student}.rs` with \
                     one `--exercise`)"
                .to_owned(),
        };
        format!(
            "no file in `{root}` fits {layout}; there is `{}`; say how submissions lie with \
             `--layout '{{student}}/{{exercise}}.rs'` or the like",
            example(unmatched)
        )
    } else if let Some(error) = found.first_unsearched(wanted.root) {
        return Err(error.into());
    } else if wanted.exercises.is_empty() || wanted.roster.is_none() {
        let of_asked = match wanted.exercises {
            [] => "",
            _ => " of an exercise that is asked for",
        };
        format!(
            "there is no submission{of_asked} in `{root}`; name the folder that they lie in (a class of which nobody has handed \
             anything in needs `--roster FILE` and `--exercise NAME`)"
        )
    } else {
        return Ok(());
    };
    Err(GatherError::Nothing(message))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn no_file_has_the_digest_of_what_is_no_file() {
        let place = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink("elsewhere", place.path().join("link.rs")).unwrap();
        let (link, read_as) = read(place.path(), "link.rs").unwrap();
        let message = read_as.unwrap_err().message;
        // The bytes that a digest of two parts is made of can stand in a file.
        let parts = ["not a file", &message];
        let bytes: Vec<u8> = parts
            .iter()
            .flat_map(|part| [&(part.len() as u64).to_le_bytes(), part.as_bytes()].concat())
            .collect();
        std::fs::write(place.path().join("file.rs"), &bytes).unwrap();
        let (file, _) = read(place.path(), "file.rs").unwrap();
        assert_eq!(file, Digest::of(&parts));
        assert_ne!(file, link);
    }

    #[test]
    fn a_folder_that_was_exchanged_for_a_link_leads_to_nobody_else_s_file() {
        let place = tempfile::tempdir().unwrap();
        let (subs, private) = (place.path().join("subs"), place.path().join("private"));
        let path = "eve/closures/closure-capture.rs";
        for (folder, text) in [(subs.join("eve/closures"), "mine"), (private, "another's")] {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(folder.join("closure-capture.rs"), text).unwrap();
        }
        let first = handed(&subs, 0, 0, path.to_owned());
        assert_eq!(reread(&subs, &first).unwrap().unwrap(), b"mine");

        std::fs::rename(subs.join("eve/closures"), subs.join("eve/gone")).unwrap();
        std::os::unix::fs::symlink("../../private", subs.join("eve/closures")).unwrap();
        // Whoever goes by the path alone follows.
        assert_eq!(std::fs::read(subs.join(path)).unwrap(), b"another's");
        assert!(reread(&subs, &first).unwrap_err().contains("was changed"));
        let now = handed(&subs, 0, 0, path.to_owned());
        let rejected = reread(&subs, &now).unwrap().unwrap_err();
        assert!(
            rejected.message.contains("through a symbolic link"),
            "{rejected:?}"
        );
    }
}
