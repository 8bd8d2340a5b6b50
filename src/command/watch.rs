//! `grader watch`: check the exercise at hand whenever its file is saved.

use std::io::{self, IsTerminal};

use super::context::is_dumb_terminal;
use super::engine_args::EngineArgs;
use super::learner::workspace;
use super::{Context, Failure, Outcome, second_look};
use crate::exit_status::ExitStatus;
use crate::sandbox;
use crate::watch::{self, Ended, Setup, Trouble};

/// Arguments of `grader watch`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
In the screen `?` shows all keys. Where there is no terminal, or with `--plain`, lines are written instead.

Examples:
  grader watch              the exercise you are at
  grader watch lru-cache    go to this one first
  grader watch --plain      lines, as for a screen reader")]
pub struct Args {
    /// The exercise, by `slug` or `topic/slug`; the current one unless named
    #[arg(value_name = "EXERCISE")]
    exercise: Option<String>,

    /// Write lines instead of a full screen
    #[arg(long)]
    plain: bool,

    /// Look for saved files twice a second, where the system does not tell of them
    #[arg(long)]
    poll: bool,

    #[command(flatten)]
    engine: EngineArgs,

    /// Do not ask clippy about an accepted answer
    #[arg(long)]
    no_lint: bool,
}

/// Watches until the learner leaves.
pub fn run(context: &Context, args: &Args) -> Outcome {
    sandbox::on_interrupt()?;
    let catalogue = context.catalogue()?;
    let workspace = workspace(context, &catalogue)?;
    let exercise = args
        .exercise
        .as_deref()
        .map(|name| context.resolve(&catalogue, name))
        .transpose()?;
    let setup = Setup {
        catalogue: &catalogue,
        workspace: &workspace,
        engine: args.engine.local_engine(context)?,
        exercise,
        style: context.style,
        look: args.poll,
        lint: !args.no_lint && second_look::is_read(context),
    };
    let terminal = io::stdin().is_terminal() && io::stdout().is_terminal();
    let screen = terminal && !is_dumb_terminal() && !args.plain;
    let ended = match screen {
        true => watch::full_screen(setup),
        false => watch::lines(setup, &mut io::stdout()).or_else(unread),
    };
    match ended.map_err(failure)? {
        Ended::Left => Ok(ExitStatus::Success),
        // It is how watching ends, and no failure to tell of.
        Ended::Interrupted => Ok(ExitStatus::Interrupted),
    }
}

/// A reader of the lines who has seen enough has left.
fn unread(trouble: Trouble) -> Result<Ended, Trouble> {
    match trouble {
        Trouble::Io(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(Ended::Left),
        other => Err(other),
    }
}

fn failure(trouble: Trouble) -> Failure {
    match trouble {
        Trouble::Load(error) => error.into(),
        Trouble::Workspace(error) => error.into(),
        other => Failure::machine(other),
    }
}
