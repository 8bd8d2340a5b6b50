//! `grader reset`: begin an exercise anew, and keep what was there.

use super::learner::{meant, update, workspace};
use super::question::ask;
use super::{Context, Failure, Outcome};
use crate::clock::now;
use crate::exit_status::ExitStatus;
use crate::progress::task_digest;
use crate::report::learner_page::moving;
use crate::workspace::Reset;

/// Arguments of `grader reset`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Your file is kept beside the new one under a name with a number, such as `lru-cache.rs.1`. What was accepted stays \
accepted.

Examples:
  grader reset                    the exercise you are at
  grader reset lru-cache
  grader reset lru-cache --yes    without being asked")]
pub struct Args {
    /// The exercise, by `slug` or `topic/slug`; the current one unless named
    #[arg(value_name = "EXERCISE")]
    exercise: Option<String>,

    /// Do not ask
    #[arg(short, long)]
    yes: bool,
}

/// Asks, keeps and replaces.
pub fn run(context: &Context, args: &Args) -> Outcome {
    let catalogue = context.catalogue()?;
    let workspace = workspace(context, &catalogue)?;
    let name = args.exercise.as_deref();
    let exercise = catalogue.load(&meant(context, &catalogue, Some(&workspace), name)?)?;
    let file = workspace.solution(&exercise.id);
    let file = file.display();
    if let Some(waiting) = workspace.waiting_now(&exercise.id) {
        return Err(Failure::usage(format!(
            "your file of `{}` still has a name of before\n  to move it: {}",
            exercise.id,
            moving(&waiting)
        )));
    }
    if workspace.is_touched(&exercise)? && !args.yes {
        let slug = &exercise.id.slug;
        let question = format!("begin `{slug}` anew? your file is kept beside the new one");
        match ask(context, &question)? {
            Some(true) => {}
            Some(false) => {
                context.print("nothing was changed\n")?;
                return Ok(ExitStatus::Success);
            }
            None => {
                return Err(Failure::usage(
                    "nothing was changed: there is nobody to ask; say `--yes` to put the starter in its place",
                ));
            }
        }
    }
    let text = match workspace.reset(&exercise)? {
        Reset::Written => format!("wrote {file}\n"),
        Reset::Untouched => format!("{file} is the starter already\n"),
        Reset::Replaced(kept) => {
            format!("yours is kept as {}\nwrote {file}\n", kept.display())
        }
    };
    // The file was replaced, whatever comes of remembering it.
    context.print(&text)?;
    update(context, &workspace, |progress| {
        progress.start(&exercise.id, &now());
        progress.see(&exercise.id, task_digest(&exercise));
    })?;
    context.print(&format!("next: {} check\n", context.style.grader))?;
    Ok(ExitStatus::Success)
}
