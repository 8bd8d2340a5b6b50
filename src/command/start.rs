//! `grader start`: go to an exercise.

use super::learner::{begin, workspace};
use super::{Context, Outcome};
use crate::exit_status::ExitStatus;

/// Arguments of `grader start`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
The exercise becomes the one that `check`, `show`, `hint` and `solution` mean when none is named. Its file is written \
where there is none, and is otherwise as you left it.

Example:
  grader start lru-cache")]
pub struct Args {
    /// The exercise, by `slug` or `topic/slug`
    #[arg(value_name = "EXERCISE")]
    exercise: String,
}

/// Begins it and shows it in short.
pub fn run(context: &Context, args: &Args) -> Outcome {
    let catalogue = context.catalogue()?;
    let workspace = workspace(context, &catalogue)?;
    let id = context.resolve(&catalogue, &args.exercise)?;
    begin(context, &workspace, &catalogue, &id)?;
    Ok(ExitStatus::Success)
}
