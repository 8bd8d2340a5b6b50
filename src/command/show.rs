//! `grader show`: one exercise, with everything that is needed to solve it.

use super::{Context, Failure, Outcome};
use crate::exit_status::ExitStatus;
use crate::report::exercise_page;

/// Arguments of `grader show`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  grader show lru-cache
  grader show lru-cache --starter > solutions/performance/lru-cache.rs")]
pub struct Args {
    /// The exercise, by `slug` or `topic/slug`
    #[arg(value_name = "EXERCISE")]
    exercise: String,

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
    let exercise = context.exercise(&catalogue, &args.exercise)?;
    let text = if args.starter {
        exercise.starter
    } else if args.json {
        exercise_page::json(&exercise).map_err(Failure::machine)? + "\n"
    } else {
        let path = format!("solutions/{}.rs", exercise.id);
        exercise_page::page(&exercise, &path, &context.style)
    };
    context.print(&text)?;
    Ok(ExitStatus::Success)
}
