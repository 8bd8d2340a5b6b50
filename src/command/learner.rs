//! What the learner's commands share: the workspace they are typed in, the exercise that is meant, and what is
//! remembered.

use super::{Context, Failure};
use crate::clock::now;
use crate::exercise::{Catalogue, ExerciseId};
use crate::progress::{Mark, Progress, Seen, task_digest};
use crate::report::learner_page::{self, Beginning};
use crate::workspace::{Told, Trouble, Workspace};

/// The workspace that this was typed in; `None` elsewhere. Marks of exercises that go by another name now stand under it
/// from here on, before anything is marked under that name.
///
/// # Errors
/// When the current folder is gone.
pub(super) fn here(context: &Context, catalogue: &Catalogue) -> Result<Option<Workspace>, Failure> {
    let workspace = context.workspace()?;
    // Names of another catalogue say nothing of the workspace's own exercises.
    if let Some(workspace) = workspace.as_ref().filter(|_| !context.names_catalogue())
        && let Ok(ids) = catalogue.ids()
    {
        let digest_of = |id: &ExerciseId| Some(task_digest(&catalogue.load(id).ok()?));
        // Whoever cannot read or write the progress is told by what they do next.
        if let Ok(told) = workspace.follow_renames(&ids, digest_of) {
            for renamed in tell(context, told) {
                let moving = workspace
                    .waiting_now(&renamed.to)
                    .map_or(String::new(), |waiting| {
                        format!("\n  to move your file: {}", learner_page::moving(&waiting))
                    });
                let renamed = learner_page::renamed(&renamed);
                context.note(&format!("note: {renamed}{moving}"));
            }
        }
    }
    Ok(workspace)
}

/// The workspace that a command cannot do without.
///
/// # Errors
/// Outside of any workspace a command that needs one is wrong usage.
pub(super) fn workspace(context: &Context, catalogue: &Catalogue) -> Result<Workspace, Failure> {
    here(context, catalogue)?.ok_or_else(|| no_workspace(context))
}

fn no_workspace(context: &Context) -> Failure {
    let grader = context.style.grader;
    let before = std::env::current_dir().ok();
    Failure::usage(
        match before.and_then(|here| Workspace::find_unmarked(&here)) {
            None => format!(
                "this is no workspace; go to yours, or make one: {grader} init rust-exercises"
            ),
            Some(before) => format!(
                "this was a workspace, and its folder `.grader` is missing\n  to make it one again: {}\n  then for marks of your answers: {grader} check --all",
                learner_page::init(&before.shown(), grader)
            ),
        },
    )
}

/// The exercise that was named, else the one that the learner is at.
///
/// # Errors
/// A name that no exercise has, or none at all where nothing says which one is meant.
pub(super) fn meant(
    context: &Context,
    catalogue: &Catalogue,
    workspace: Option<&Workspace>,
    name: Option<&str>,
) -> Result<ExerciseId, Failure> {
    if let Some(name) = name {
        return context.resolve(catalogue, name);
    }
    let grader = context.style.grader;
    let Some(workspace) = workspace else {
        return Err(Failure::usage(format!(
            "name an exercise; `{grader} list` shows what there is"
        )));
    };
    let current = progress(context, workspace)?.current().ok_or_else(|| {
        Failure::usage(format!(
            "name an exercise, or go to the first one: {grader} next"
        ))
    })?;
    match catalogue.has(&current) {
        true => Ok(current),
        false => Err(Failure::usage(format!(
            "you were at `{}`, which is not in {}; to see what became of it: {grader} init",
            current.to_string().escape_debug(),
            catalogue.describe()
        ))),
    }
}

/// The progress as it stands now.
///
/// # Errors
/// When the machine cannot read it.
pub(super) fn progress(context: &Context, workspace: &Workspace) -> Result<Progress, Failure> {
    Ok(tell(context, workspace.progress()?))
}

/// Changes the progress.
///
/// # Errors
/// When the machine cannot write it.
pub(super) fn update<T>(
    context: &Context,
    workspace: &Workspace,
    change: impl FnOnce(&mut Progress) -> T,
) -> Result<T, Failure> {
    Ok(tell(context, workspace.update(change)?))
}

/// The result, with what the learner should know of it on standard error, however little is to be said.
pub(super) fn tell<T>(context: &Context, told: Told<T>) -> T {
    if let Some(note) = &told.note {
        context.warn(&format!("note: {note}"));
    }
    told.value
}

/// Makes an exercise the current one, brings its file where there is none, and shows it in short.
///
/// # Errors
/// A broken exercise, or a machine that cannot write. Where only the progress cannot be written, the exercise is shown all
/// the same.
pub(super) fn begin(
    context: &Context,
    workspace: &Workspace,
    catalogue: &Catalogue,
    id: &ExerciseId,
) -> Result<(), Failure> {
    let exercise = catalogue.load(id)?;
    let written = workspace.bring(&exercise)?;
    let begin = |progress: &mut Progress| {
        progress.start(id, &now());
        let seen = progress.see(id, task_digest(&exercise));
        let mark = progress.mark(id).cloned().unwrap_or_default();
        (seen, mark, workspace.waiting(progress, id))
    };
    let begun = update(context, workspace, begin);
    let (seen, mark, waiting) = match &begun {
        Ok(begun) => begun,
        Err(_) => &(Seen::Same, Mark::default(), None),
    };
    let ids = catalogue.ids()?;
    let place = ids.iter().position(|other| other == id);
    context.print(&learner_page::beginning(
        &Beginning {
            exercise: &exercise,
            place: (place.map_or(0, |place| place + 1), ids.len()),
            file: &workspace.solution(id),
            written,
            seen: *seen,
            mark,
            waiting: waiting.as_ref(),
            current: begun.is_ok(),
        },
        &context.style,
    ))?;
    begun.map(drop).map_err(|failure| Failure {
        error: anyhow::anyhow!(
            "this is not remembered: {:#}\n  so name the exercise: {} check {}",
            failure.error,
            context.style.grader,
            id.slug
        ),
        ..failure
    })
}

/// A note where an exercise is not as the learner knows it.
pub(super) fn note_change(context: &Context, id: &ExerciseId, seen: Seen) {
    if seen == Seen::Changed {
        context.note(&format!(
            "note: `{id}` changed since you last saw it; read it again: {} show {}",
            context.style.grader, id.slug
        ));
    }
}

impl From<Trouble> for Failure {
    fn from(trouble: Trouble) -> Failure {
        match trouble {
            Trouble::Read { .. } | Trouble::Write { .. } | Trouble::ReadOnly(_) => {
                Failure::machine(trouble)
            }
            mistake => Failure::usage(mistake.to_string()),
        }
    }
}
