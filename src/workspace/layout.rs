//! What stands in a workspace: starters, a package for the editor, a page to read, and the progress.
//!
//! Laying out only ever adds. The folder that makes it a workspace comes last, so that an interrupted layout is as if
//! it had never begun, and the next one goes on where it stopped.

use std::fs;
use std::path::Path;

use super::{MARK, Trouble, Workspace, manifest, place, reading, writing};
use crate::digest::ShortDigest;
use crate::exercise::{Exercise, ExerciseId};
use crate::laid_out::LaidOut;
use crate::progress::{Progress, Seen, task_digest};
use crate::real_path::real_path;
use crate::whole_file::{write_new, write_whole};

const README: &str = include_str!("templates/README.md.txt");
const IGNORED: &str = include_str!("templates/gitignore.txt");

/// Lays out a workspace for these exercises, or adds to it what is new. No file of the learner's is changed.
///
/// # Errors
/// A folder that cannot become a workspace is left as it is; where the machine fails, what was written stays.
pub fn lay_out(
    workspace: &Workspace,
    catalogue: Option<&Path>,
    exercises: &[Exercise],
) -> Result<LaidOut, Trouble> {
    let fresh = !workspace.root.join(MARK).is_dir();
    if fresh {
        refuse_unfit(workspace)?;
    }
    for exercise in exercises {
        workspace.refuse_links_to(&exercise.id)?;
    }
    let old_manifest = read_manifest(workspace)?;
    let now: Vec<(ExerciseId, ShortDigest)> = exercises
        .iter()
        .map(|exercise| (exercise.id.clone(), task_digest(exercise)))
        .collect();
    let ids: Vec<ExerciseId> = now.iter().map(|(id, _)| id.clone()).collect();
    let mut laid_out = LaidOut {
        fresh,
        ..LaidOut::default()
    };
    let mut before = Progress::default();
    if !fresh {
        let digest_of = |id: &ExerciseId| {
            let mut known = now.iter();
            known
                .find(|(other, _)| other == id)
                .map(|(_, digest)| *digest)
        };
        let told = workspace.follow_renames(&ids, digest_of)?;
        (laid_out.renamed, laid_out.note) = (told.value, told.note);
        before = workspace.progress()?.value;
    }

    if fresh {
        // Once it is the learner's folder, a page that is missing was removed.
        write_missing(&workspace.root.join("README.md"), README)?;
        write_missing(&workspace.root.join(".gitignore"), IGNORED)?;
    }
    for exercise in exercises {
        bring(workspace, exercise, &before, &mut laid_out)?;
    }
    let present: Vec<&Exercise> = exercises
        .iter()
        .filter(|exercise| workspace.path(&exercise.id).exists())
        .collect();
    write_manifest(workspace, old_manifest.as_deref(), &present)?;

    let mark = workspace.root.join(MARK);
    fs::create_dir_all(&mark).map_err(writing(&mark))?;
    if let Some(catalogue) = catalogue {
        let path = mark.join("catalogue");
        write_whole(&path, format!("{}\n", catalogue.display()).as_bytes())
            .map_err(writing(&path))?;
    }
    let told = workspace.update(|progress| see(progress, &now, &ids, &mut laid_out))?;
    laid_out.note = laid_out.note.or(told.note);
    Ok(laid_out)
}

fn refuse_unfit(workspace: &Workspace) -> Result<(), Trouble> {
    let root = &workspace.root;
    for folder in [root.clone(), root.join(MARK)] {
        match fs::metadata(&folder) {
            Ok(metadata) if !metadata.is_dir() => return Err(Trouble::NotAFolder(folder)),
            _ => {}
        }
    }
    // A `..` in it leads out of the folder that it was typed in.
    let above = real_path(root).map_err(reading(root))?;
    let above = above
        .parent()
        .and_then(|above| Workspace::find(above).or_else(|| Workspace::find_unmarked(above)));
    match above {
        Some(other) => Err(Trouble::Inside(other.root)),
        None => Ok(()),
    }
}

/// The text of the package file; `None` where there is none.
fn read_manifest(workspace: &Workspace) -> Result<Option<String>, Trouble> {
    let path = workspace.manifest();
    let text = match workspace.manifest_text() {
        Ok(Some(text)) => text,
        Ok(None) => return Ok(None),
        Err(error) => return Err(reading(&path)(error)),
    };
    match manifest::replaced(&text, &[]) {
        Some(_) => Ok(Some(text)),
        None => Err(Trouble::ForeignManifest(path)),
    }
}

fn write_manifest(
    workspace: &Workspace,
    old: Option<&str>,
    exercises: &[&Exercise],
) -> Result<(), Trouble> {
    let path = workspace.manifest();
    let text = old
        .and_then(|old| manifest::replaced(old, exercises))
        .unwrap_or_else(|| manifest::fresh(exercises));
    match old {
        Some(old) if old == text => Ok(()),
        Some(_) => write_whole(&path, text.as_bytes()).map_err(writing(&path)),
        None => write_missing(&path, &text),
    }
}

fn write_missing(path: &Path, text: &str) -> Result<(), Trouble> {
    write_new(path, text.as_bytes())
        .map(|_| ())
        .map_err(writing(path))
}

fn bring(
    workspace: &Workspace,
    exercise: &Exercise,
    before: &Progress,
    laid_out: &mut LaidOut,
) -> Result<(), Trouble> {
    let id = &exercise.id;
    let given_before = before.mark(id).is_some_and(|mark| mark.seen.is_some());
    let path = workspace.root.join(place(id));
    let there = fs::symlink_metadata(&path).is_ok();
    if there && !given_before {
        laid_out.found.push(id.clone());
    } else if let Some(waiting) = workspace.waiting(before, id) {
        workspace.make_room(before, id)?;
        laid_out.waiting.push(waiting);
    } else if !there && given_before {
        laid_out.removed.push(id.clone());
    } else if !there {
        write_missing(&path, &exercise.starter)?;
        laid_out.written.push(id.clone());
    }
    Ok(())
}

/// Remembers what the learner was given.
fn see(
    progress: &mut Progress,
    now: &[(ExerciseId, ShortDigest)],
    ids: &[ExerciseId],
    laid_out: &mut LaidOut,
) {
    for (id, digest) in now {
        if progress.see(id, *digest) == Seen::Changed {
            laid_out.changed.push(id.clone());
        }
    }
    // Of one that was never started nothing is lost.
    laid_out.gone = progress.unknown(ids);
}
