//! `grader show`: one exercise, with everything that is needed to solve it.

use super::learner::{meant, note_change, update};
use super::{Context, Failure, Outcome};
use crate::exercise::Exercise;
use crate::exit_status::ExitStatus;
use crate::progress::fingerprint;
use crate::report::exercise_page;
use crate::submission::shown;

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
    let id = meant(context, &catalogue, args.exercise.as_deref())?;
    let exercise = catalogue.load(&id)?;
    let text = if args.starter {
        exercise.starter
    } else if args.json {
        exercise_page::json(&exercise).map_err(Failure::machine)? + "\n"
    } else {
        page(context, &exercise)?
    };
    context.print(&text)?;
    Ok(ExitStatus::Success)
}

/// The page; in a workspace the learner has seen the exercise as it is now.
fn page(context: &Context, exercise: &Exercise) -> Result<String, Failure> {
    let Some(workspace) = context.workspace()? else {
        let path = format!("solutions/{}.rs", exercise.id);
        return Ok(exercise_page::page(exercise, &path, None, &context.style));
    };
    let id = &exercise.id;
    let (seen, mark) = update(context, &workspace, |progress| {
        let seen = progress.see(id, fingerprint(exercise));
        (seen, progress.mark(id).cloned().unwrap_or_default())
    })?;
    note_change(context, id, seen);
    let path = shown(&workspace.solution(id));
    Ok(exercise_page::page(
        exercise,
        &path,
        Some(&mark),
        &context.style,
    ))
}
