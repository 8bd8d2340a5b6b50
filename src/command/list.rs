//! `grader list`: the exercises, topic by topic.

use super::{Context, Failure, Outcome, learner, topics};
use crate::exercise::{Catalogue, Exercise, LoadError, coverage};
use crate::exit_status::ExitStatus;
use crate::report::listing::{self, Shelf};
use crate::report::questions_page;

/// Arguments of `grader list`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  grader list                everything, topic by topic
  grader list iterators      one topic
  grader list --questions    the interview questions, and what exercises each
  grader list --json")]
pub struct Args {
    /// Only these topics
    #[arg(value_name = "TOPIC")]
    topics: Vec<String>,

    /// The interview questions behind the catalogue: which exercise exercises each, or will, or why none does
    #[arg(long, conflicts_with = "topics")]
    questions: bool,

    /// Write JSON
    #[arg(long)]
    json: bool,
}

/// Lists. One broken exercise breaks the list: its author is who lists it.
pub fn run(context: &Context, args: &Args) -> Outcome {
    let catalogue = context.catalogue()?;
    if args.questions {
        return questions(context, &catalogue, args.json);
    }
    topics::known(&catalogue, &args.topics)?;
    let ids = catalogue.ids()?;
    let topics = topics::of(&catalogue, &ids)?;
    let progress = match context.workspace()? {
        Some(workspace) => Some(learner::progress(context, &workspace)?),
        None => None,
    };
    let mut shelves = Vec::new();
    for topic in topics {
        let wanted = args.topics.is_empty() || args.topics.contains(&topic.name);
        let mut exercises = Vec::new();
        for id in ids.iter().filter(|id| wanted && id.topic == topic.name) {
            exercises.push(catalogue.load(id)?);
        }
        if !exercises.is_empty() {
            shelves.push(Shelf { topic, exercises });
        }
    }
    let text = match args.json {
        true => listing::json(&shelves, progress.as_ref()).map_err(Failure::machine)? + "\n",
        false => listing::table(&shelves, progress.as_ref(), &context.style),
    };
    context.print(&text)?;
    Ok(ExitStatus::Success)
}

fn questions(context: &Context, catalogue: &Catalogue, json: bool) -> Outcome {
    let exercises = catalogue
        .ids()?
        .iter()
        .map(|id| catalogue.load(id))
        .collect::<Result<Vec<Exercise>, LoadError>>()?;
    let questions = coverage(catalogue.questions()?, &exercises);
    let text = match json {
        true => questions_page::json(&questions).map_err(Failure::machine)? + "\n",
        false => questions_page::table(&questions, &context.style),
    };
    context.print(&text)?;
    Ok(ExitStatus::Success)
}
