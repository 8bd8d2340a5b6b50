//! `grader solution`: the reference solution, once mine is accepted.

use std::io::{self, IsTerminal};
use std::path::Path;

use super::learner::{here, meant, progress};
use super::question::ask;
use super::{Context, Failure, Outcome};
use crate::exercise::ExerciseId;
use crate::exit_status::ExitStatus;
use crate::progress::State;
use crate::report::source_page;
use crate::submission::{Place, Submission, shown};
use crate::workspace::Workspace;

/// Arguments of `grader solution`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
There are other good answers: whatever is accepted does what the task asks for.

Examples:
  grader solution                       of the exercise you are at
  grader solution lru-cache --diff      what it has otherwise than yours
  grader solution lru-cache --anyway    before yours is accepted")]
pub struct Args {
    /// The exercise, by `slug` or `topic/slug`; in a workspace, the current one unless named
    #[arg(value_name = "EXERCISE")]
    exercise: Option<String>,

    /// Compare mine with it, line by line
    #[arg(long)]
    diff: bool,

    /// Show it although mine is not accepted
    #[arg(long)]
    anyway: bool,

    /// Do not ask
    #[arg(short, long, requires = "anyway")]
    yes: bool,
}

/// Shows it to those who have earned it, or insist.
pub fn run(context: &Context, args: &Args) -> Outcome {
    let catalogue = context.catalogue()?;
    let workspace = here(context, &catalogue)?;
    let name = args.exercise.as_deref();
    let id = meant(context, &catalogue, workspace.as_ref(), name)?;
    let source = catalogue.solution_source(&id)?.ok_or_else(|| {
        Failure::usage(format!(
            "{} has no solution of `{id}`",
            catalogue.describe()
        ))
    })?;
    if !may_see(context, args, workspace.as_ref(), &id)? {
        return Ok(ExitStatus::Success);
    }
    if args.diff {
        let text = diff(
            context,
            workspace.as_ref(),
            &id,
            &String::from_utf8_lossy(&source),
        )?;
        context.print(&text)?;
    } else if io::stdout().is_terminal() {
        let text = String::from_utf8_lossy(&source);
        context.print(&source_page::source(&text, &context.style))?;
    } else {
        context.write(&source)?;
    }
    Ok(ExitStatus::Success)
}

/// Whether it is to be shown: after an accepted answer, or to someone who says so twice.
fn may_see(
    context: &Context,
    args: &Args,
    workspace: Option<&Workspace>,
    id: &ExerciseId,
) -> Result<bool, Failure> {
    let accepted = match workspace {
        Some(workspace) => progress(context, workspace)?.state(id) == State::Accepted,
        None => false,
    };
    if accepted || args.yes {
        return Ok(true);
    }
    let (slug, grader) = (&id.slug, context.style.grader);
    if !args.anyway {
        return Err(Failure::usage(match workspace {
            Some(_) => format!(
                "`{slug}` is not accepted yet, and its solution would spoil it\n  for a hint: {grader} hint {slug}\n  to see it nevertheless: {grader} solution {slug} --anyway"
            ),
            None => format!(
                "nobody knows here whether your answer was accepted: this is no workspace\n  to see the solution nevertheless: {grader} solution {slug} --anyway"
            ),
        }));
    }
    match ask(
        context,
        &format!("see the solution of `{slug}` before yours is accepted?"),
    )? {
        Some(true) => Ok(true),
        Some(false) => {
            context.print(&format!("next: {grader} hint {slug}\n"))?;
            Ok(false)
        }
        None => Err(Failure::usage(
            "there is nobody to ask: say `--anyway --yes` to see a solution before yours is accepted",
        )),
    }
}

fn diff(
    context: &Context,
    workspace: Option<&Workspace>,
    id: &ExerciseId,
    reference: &str,
) -> Result<String, Failure> {
    let place = match workspace {
        Some(workspace) => workspace.answer(id),
        None => Place::below(Path::new("solutions"), Path::new(&format!("{id}.rs"))),
    };
    let mine = Submission::read_at(&place)
        .map_err(|error| Failure::usage(format!("there is nothing to compare with: {error}")))?;
    Ok(source_page::source_diff(
        &shown(place.path()),
        &mine.text,
        reference,
        &context.style,
    ))
}
