//! `grader next`: go to the next exercise that is not accepted.

use super::learner::{begin, progress, workspace};
use super::{Context, Outcome};
use crate::exercise::ExerciseId;
use crate::exit_status::ExitStatus;
use crate::report::learner_page;

/// Arguments of `grader next`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
In learning order from where you are, and then from the beginning. You stay at an exercise until it is accepted, unless \
you skip it.

Examples:
  grader next
  grader next --skip               leave this one for later
  grader next --topic iterators    go on in this topic")]
pub struct Args {
    /// Only exercises of this topic
    #[arg(long, value_name = "TOPIC")]
    topic: Option<String>,

    /// Leave the current exercise for later
    #[arg(long)]
    skip: bool,
}

/// Finds it, begins it, and shows it in short.
pub fn run(context: &Context, args: &Args) -> Outcome {
    let catalogue = context.catalogue()?;
    let workspace = workspace(context, &catalogue)?;
    if let Some(topic) = &args.topic {
        super::topics::known(&catalogue, std::slice::from_ref(topic))?;
    }
    let order = catalogue.ids()?;
    let wanted = |id: &&ExerciseId| args.topic.as_ref().is_none_or(|topic| id.topic == *topic);
    let count = order.iter().filter(wanted).count();
    let progress = progress(context, &workspace)?;
    match progress.next(&order, args.skip, |id| wanted(&id)) {
        Some(id) => begin(context, &workspace, &catalogue, id)?,
        None => {
            // Then what was to be skipped is the last one.
            let skipped = progress.next(&order, false, |id| wanted(&id)).is_some();
            context.print(&learner_page::nothing_left(
                args.topic.as_deref(),
                count,
                skipped,
                &context.style,
            ))?;
        }
    }
    Ok(ExitStatus::Success)
}
