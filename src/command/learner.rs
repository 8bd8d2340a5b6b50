//! What the learner's commands share: the workspace they are typed in, the exercise that is meant, and what is
//! remembered.

use super::{Context, Failure};
use crate::exercise::{Catalogue, ExerciseId};
use crate::progress::{Progress, Seen, fingerprint};
use crate::report::learner_page::{self, Beginning};
use crate::workspace::{Told, Trouble, Workspace};

/// The workspace that a command cannot do without.
///
/// # Errors
/// Outside of any workspace a command that needs one is wrong usage.
pub(super) fn workspace(context: &Context) -> Result<Workspace, Failure> {
    context.workspace()?.ok_or_else(|| {
        Failure::usage("this is no workspace; go to yours, or make one: grader init rust-exercises")
    })
}

/// The exercise that was named, else the one that the learner is at.
///
/// # Errors
/// A name that no exercise has, or none at all where nothing says which one is meant.
pub(super) fn meant(
    context: &Context,
    catalogue: &Catalogue,
    name: Option<&str>,
) -> Result<ExerciseId, Failure> {
    if let Some(name) = name {
        return context.resolve(catalogue, name);
    }
    let Some(workspace) = context.workspace()? else {
        return Err(Failure::usage(
            "name an exercise; `grader list` shows what there is",
        ));
    };
    let current = progress(context, &workspace)?
        .current()
        .ok_or_else(|| Failure::usage("name an exercise, or go to the first one: grader next"))?;
    match catalogue.has(&current) {
        true => Ok(current),
        false => Err(Failure::usage(format!(
            "you were at `{}`, which is not in {}; go on with `grader next`, or see with `grader init` what became of it",
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

/// The result, with what the learner should know of it on standard error.
pub(super) fn tell<T>(context: &Context, told: Told<T>) -> T {
    if let Some(note) = &told.note {
        context.note(&format!("note: {note}"));
    }
    told.value
}

/// Now, in RFC 3339; seconds are as much as anybody reads.
pub(super) fn now() -> String {
    format!("{:.0}", jiff::Timestamp::now())
}

/// Makes an exercise the current one, brings its file where there is none, and shows it in short.
///
/// # Errors
/// A broken exercise, or a machine that cannot write.
pub(super) fn begin(
    context: &Context,
    workspace: &Workspace,
    catalogue: &Catalogue,
    id: &ExerciseId,
) -> Result<(), Failure> {
    let exercise = catalogue.load(id)?;
    let written = workspace.bring(&exercise)?;
    let (seen, mark) = update(context, workspace, |progress| {
        progress.start(id, &now());
        let seen = progress.see(id, fingerprint(&exercise));
        (seen, progress.mark(id).cloned().unwrap_or_default())
    })?;
    let ids = catalogue.ids()?;
    let place = ids.iter().position(|other| other == id);
    context.print(&learner_page::beginning(
        &Beginning {
            exercise: &exercise,
            place: (place.map_or(0, |place| place + 1), ids.len()),
            file: &workspace.solution(id),
            written,
            seen,
            mark: &mark,
        },
        &context.style,
    ))?;
    Ok(())
}

/// A note where an exercise is not as the learner knows it.
pub(super) fn note_change(context: &Context, id: &ExerciseId, seen: Seen) {
    if seen == Seen::Changed {
        context.note(&format!(
            "note: `{id}` changed since you last saw it; read it again: grader show {}",
            id.slug
        ));
    }
}

impl From<Trouble> for Failure {
    fn from(trouble: Trouble) -> Failure {
        match trouble {
            Trouble::Io { .. } => Failure::machine(trouble),
            mistake => Failure::usage(mistake.to_string()),
        }
    }
}
