//! `grader show`: one exercise, with everything that is needed to solve it.

use super::learner::{here, meant, note_change, update};
use super::{Context, Failure, Outcome};
use crate::exercise::Exercise;
use crate::exit_status::ExitStatus;
use crate::progress::task_digest;
use crate::report::exercise_page;
use crate::submission::shown;
use crate::workspace::Workspace;

/// Arguments of `grader show`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  grader show lru-cache
  grader show              in a workspace, the exercise you are at
  grader show lru-cache --starter > solutions/performance/lru-cache.rs")]
pub struct Args {
    /// The exercise, by `slug` or `topic/slug`; in a workspace, the current one unless named
    #[arg(value_name = "EXERCISE")]
    exercise: Option<String>,

    /// Only the file to begin with, as it is
    #[arg(long, conflicts_with = "json")]
    starter: bool,

    /// Write JSON
    #[arg(long)]
    json: bool,
}

/// Shows.
pub fn run(context: &Context, args: &Args) -> Outcome {
    let catalogue = context.catalogue()?;
    let workspace = here(context, &catalogue)?;
    let name = args.exercise.as_deref();
    let id = meant(context, &catalogue, workspace.as_ref(), name)?;
    let exercise = catalogue.load(&id)?;
    let text = if args.starter {
        exercise.starter
    } else if args.json {
        exercise_page::json(&exercise).map_err(Failure::machine)? + "\n"
    } else {
        page(context, workspace.as_ref(), &exercise)
    };
    context.print(&text)?;
    Ok(ExitStatus::Success)
}

/// The page; in a workspace the learner has seen the exercise as it is now.
fn page(context: &Context, workspace: Option<&Workspace>, exercise: &Exercise) -> String {
    let Some(workspace) = workspace else {
        let path = format!("solutions/{}.rs", exercise.id);
        return exercise_page::page(exercise, &path, None, &context.style);
    };
    let id = &exercise.id;
    let remembered = update(context, workspace, |progress| {
        let seen = progress.see(id, task_digest(exercise));
        (seen, progress.mark(id).cloned())
    });
    let mark = match remembered {
        Ok((seen, mark)) => {
            note_change(context, id, seen);
            mark
        }
        Err(failure) => {
            let error = failure.error;
            context.warn(&format!("note: nothing is remembered here: {error:#}"));
            None
        }
    };
    let path = shown(&workspace.solution(id));
    exercise_page::page(exercise, &path, mark.as_ref(), &context.style)
}
