//! `grader list`: the exercises, topic by topic.

use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::{Context, Failure, Outcome, learner, topics};
use crate::exercise::{Catalogue, ExerciseId, Level, coverage};
use crate::exit_status::ExitStatus;
use crate::progress::State;
use crate::report::listing::{self, Shelf};
use crate::report::questions_page;

/// Arguments of `grader list`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  grader list                everything, topic by topic
  grader list iterators      one topic
  grader list --state started --level junior
  grader list --questions    the interview questions, and what exercises each
  grader list --json")]
pub struct Args {
    /// Only these topics
    #[arg(value_name = "TOPIC")]
    topics: Vec<String>,

    /// Only exercises that have come this far, in a workspace (may be repeated)
    #[arg(long = "state", value_name = "STATE", value_parser = state_parser())]
    states: Vec<State>,

    /// Only exercises of this level (may be repeated)
    #[arg(long = "level", value_name = "LEVEL", value_parser = level_parser())]
    levels: Vec<Level>,

    /// The interview questions behind the catalogue: which exercise exercises each, or will, or why none does
    #[arg(long, conflicts_with_all = ["topics", "states", "levels"])]
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
    let workspace = match args.states.is_empty() {
        true => learner::here(context, &catalogue)?,
        false => Some(learner::workspace(context, &catalogue)?),
    };
    let progress = match &workspace {
        Some(workspace) => Some(learner::progress(context, workspace)?),
        None => None,
    };
    let has_state = |id: &ExerciseId| {
        let state = progress.as_ref().map(|progress| progress.state(id));
        args.states.is_empty() || state.is_some_and(|state| args.states.contains(&state))
    };
    let mut shelves = Vec::new();
    for topic in topics {
        let wanted = args.topics.is_empty() || args.topics.contains(&topic.name);
        let mut exercises = Vec::new();
        let ids = ids.iter().filter(|id| wanted && id.topic == topic.name);
        for id in ids.filter(|id| has_state(id)) {
            let exercise = catalogue.load(id)?;
            if args.levels.is_empty() || args.levels.contains(&exercise.level) {
                exercises.push(exercise);
            }
        }
        if !exercises.is_empty() {
            shelves.push(Shelf { topic, exercises });
        }
    }
    if shelves.is_empty() && !args.json && !(args.states.is_empty() && args.levels.is_empty()) {
        context.print("no exercise fits; without conditions: grader list\n")?;
        return Ok(ExitStatus::Success);
    }
    let text = match args.json {
        true => listing::json(&shelves, progress.as_ref()).map_err(Failure::machine)? + "\n",
        false => listing::table(&shelves, progress.as_ref(), &context.style),
    };
    context.print(&text)?;
    Ok(ExitStatus::Success)
}

fn state_parser() -> impl TypedValueParser<Value = State> {
    PossibleValuesParser::new(State::ALL.map(State::name)).try_map(|typed| {
        let mut states = State::ALL.into_iter();
        states
            .find(|state| state.name() == typed)
            .ok_or("no such state")
    })
}

fn level_parser() -> impl TypedValueParser<Value = Level> {
    PossibleValuesParser::new(Level::ALL.map(Level::name)).try_map(|typed| {
        let mut levels = Level::ALL.into_iter();
        levels
            .find(|level| level.name() == typed)
            .ok_or("no such level")
    })
}

fn questions(context: &Context, catalogue: &Catalogue, json: bool) -> Outcome {
    let exercises = catalogue.load_all()?;
    let questions = coverage(catalogue.questions()?, &exercises);
    let text = match json {
        true => questions_page::json(&questions).map_err(Failure::machine)? + "\n",
        false => questions_page::table(&questions, &context.style),
    };
    context.print(&text)?;
    Ok(ExitStatus::Success)
}
