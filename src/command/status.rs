//! `grader status`: how far I have come.

use super::learner::{progress, workspace};
use super::{Context, Failure, Outcome, topics};
use crate::exercise::ExerciseId;
use crate::exit_status::ExitStatus;
use crate::progress::Progress;
use crate::report::Verbosity;
use crate::report::progress_page::{self, ExerciseProgress, TopicProgress};
use crate::workspace::Workspace;

/// Arguments of `grader status`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  grader status              topic by topic
  grader status iterators    the exercises of one topic
  grader status -v           every exercise
  grader status --json")]
pub struct Args {
    /// Only these topics, exercise by exercise
    #[arg(value_name = "TOPIC")]
    topics: Vec<String>,

    /// Write JSON
    #[arg(long)]
    json: bool,
}

/// Looks, and shows.
pub fn run(context: &Context, args: &Args) -> Outcome {
    let catalogue = context.catalogue()?;
    let workspace = workspace(context, &catalogue)?;
    topics::known(&catalogue, &args.topics)?;
    let progress = progress(context, &workspace)?;
    let wanted = |name: &String| args.topics.is_empty() || args.topics.contains(name);
    let ids = catalogue.ids()?;
    let rows: Vec<TopicProgress> = topics::of(&catalogue, &ids)?
        .into_iter()
        .filter(|topic| wanted(&topic.name))
        .map(|topic| TopicProgress {
            exercises: ids
                .iter()
                .filter(|id| id.topic == topic.name)
                .map(|id| exercise(&workspace, &progress, id))
                .collect(),
            topic,
        })
        .collect();
    let text = if args.json {
        progress_page::json(&workspace.shown(), &rows).map_err(Failure::machine)? + "\n"
    } else if args.topics.is_empty() && context.style.verbosity != Verbosity::Verbose {
        progress_page::by_topic(&rows, &context.style)
    } else {
        progress_page::by_exercise(&rows, &context.style)
    };
    context.print(&text)?;
    Ok(ExitStatus::Success)
}

fn exercise(workspace: &Workspace, progress: &Progress, id: &ExerciseId) -> ExerciseProgress {
    let mark = progress.mark(id).cloned().unwrap_or_default();
    let accepted = mark.accepted_submission;
    ExerciseProgress {
        edited: accepted.is_some()
            && workspace
                .hash(id)
                .is_some_and(|hash| Some(hash) != accepted),
        current: progress.current().as_ref() == Some(id),
        id: id.clone(),
        mark,
    }
}
