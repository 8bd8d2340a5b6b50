//! `grader init`: make a folder to work in, or add to it what is new.

use std::path::PathBuf;

use super::{Context, Outcome};
use crate::exit_status::ExitStatus;
use crate::report::learner_page;
use crate::workspace::{Workspace, lay_out};

/// Arguments of `grader init`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Every exercise begins as a file `solutions/TOPIC/SLUG.rs`, and `Cargo.toml` has each as a target of its own, so that an \
editor understands it. Run again after an update, it adds what is new, says what changed, and touches none of your files: \
one that you removed is not brought back, unless by `grader start` or `grader reset`.

Examples:
  grader init rust-exercises               make a workspace there
  grader init                              make or renew one here
  grader --catalogue course init answers   with the exercises of a course")]
pub struct Args {
    /// The folder
    #[arg(value_name = "DIR", default_value = ".")]
    dir: PathBuf,
}

/// Lays out, and says what is there.
pub fn run(context: &Context, args: &Args) -> Outcome {
    let here = std::env::current_dir()?;
    let workspace = Workspace::at(&here, &args.dir);
    let catalogue = context.catalogue_of(Some(&workspace))?;
    let named = context.named_catalogue()?;
    let exercises = catalogue.load_all()?;
    let laid_out = lay_out(&workspace, named.as_deref(), &exercises)?;
    if let Some(note) = &laid_out.note {
        context.warn(&format!("note: {note}"));
    }
    context.print(&learner_page::laid_out(
        &workspace.shown(),
        exercises.len(),
        &laid_out,
        &context.style,
    ))?;
    Ok(ExitStatus::Success)
}
