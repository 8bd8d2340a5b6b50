//! `grader new`: scaffold an exercise.

use std::path::PathBuf;

use super::workplace::Workplace;
use super::{Context, Failure, Outcome};
use crate::exercise::{Catalogue, ExerciseId, name_mistake, nearest};
use crate::exit_status::ExitStatus;
use crate::scaffold::{self, Kind};

/// Arguments of `grader new`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  grader new iterators/zip-longest
  grader new data/word-count --mode program")]
pub struct Args {
    /// The exercise to make
    #[arg(value_name = "TOPIC/SLUG")]
    exercise: String,

    /// How submissions are to be run
    #[arg(long, value_name = "MODE", value_enum, default_value_t = Mode::Harness)]
    mode: Mode,

    /// The folder of solutions, each at `topic/slug.rs`; beside the catalogue's folder unless stated
    #[arg(long, value_name = "DIR")]
    solutions: Option<PathBuf>,
}

/// How submissions are to be run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Mode {
    /// The learner writes types and functions, a harness calls them
    Harness,
    /// The learner writes a whole program
    Program,
}

/// Makes the files and says which.
pub fn run(context: &Context, args: &Args) -> Outcome {
    let catalogue = context.catalogue()?;
    let workplace = Workplace::of(&catalogue, args.solutions.as_deref())?;
    let id = free_name(&catalogue, &args.exercise)?;
    let kind = match args.mode {
        Mode::Harness => Kind::Harness,
        Mode::Program => Kind::Program,
    };
    let paths = scaffold::write(&workplace.catalogue, &workplace.solutions, &id, kind).map_err(
        |error| match error {
            scaffold::Trouble::Exists(_) => Failure::usage(error.to_string()),
            scaffold::Trouble::Io { .. } => Failure::machine(error),
        },
    )?;
    let mut text = String::new();
    for path in paths {
        text.push_str(&format!("wrote {}\n", path.display()));
    }
    let (slug, grader) = (&id.slug, context.style.grader);
    text.push_str(&format!(
        "\nIts solution is accepted and its reject refused: replace it piece by piece, and let it prove itself after each.\nnext: {grader} verify {slug}\n"
    ));
    context.print(&text)?;
    Ok(ExitStatus::Success)
}

/// The exercise's name, if it can have it.
fn free_name(catalogue: &Catalogue, name: &str) -> Result<ExerciseId, Failure> {
    let id: ExerciseId = name.parse().map_err(Failure::usage)?;
    for (part, what) in [(&id.topic, "topic"), (&id.slug, "exercise")] {
        if let Some(mistake) = name_mistake(part) {
            return Err(Failure::usage(format!(
                "the {what} name `{part}` {mistake}"
            )));
        }
    }
    let topics = catalogue.topics()?;
    // A catalogue without a list of topics has whatever topics its folders make.
    if !topics.is_empty() && topics.iter().all(|topic| topic.name != id.topic) {
        let near = nearest(&id.topic, topics.iter().map(|topic| topic.name.as_str()));
        let hint = near.map_or_else(
            || "add it to `topics.yaml`, or take one that stands there".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        return Err(Failure::usage(format!("no topic `{}`; {hint}", id.topic)));
    }
    let taken = catalogue.ids()?;
    if let Some(other) = taken.iter().find(|other| other.slug == id.slug) {
        return Err(Failure::usage(format!(
            "there is an exercise `{other}` already, and an exercise is named by its slug alone; choose another one"
        )));
    }
    Ok(id)
}
