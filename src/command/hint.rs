//! `grader hint`: a hint for an exercise, the gentlest first.

use super::{Context, Failure, Outcome};
use crate::exit_status::ExitStatus;
use crate::report::paragraph;

/// Arguments of `grader hint`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  grader hint lru-cache      the first hint
  grader hint lru-cache 2    the second, which tells more
  grader hint lru-cache --all")]
pub struct Args {
    /// The exercise, by `slug` or `topic/slug`
    #[arg(value_name = "EXERCISE")]
    exercise: String,

    /// Which hint, from 1
    #[arg(value_name = "NUMBER", default_value_t = 1)]
    number: usize,

    /// All hints
    #[arg(long, conflicts_with = "number")]
    all: bool,
}

/// Shows one hint, or all of them.
pub fn run(context: &Context, args: &Args) -> Outcome {
    let catalogue = context.catalogue()?;
    let exercise = context.exercise(&catalogue, &args.exercise)?;
    let count = exercise.hints.len();
    let numbered: Vec<(usize, &String)> = (1..).zip(&exercise.hints).collect();
    let chosen: Vec<_> = numbered
        .iter()
        .filter(|(number, _)| args.all || *number == args.number)
        .collect();
    if count == 0 {
        let slug = &exercise.id.slug;
        context.print(&format!(
            "`{}` has no hints; read the task again: grader show {slug}\n",
            exercise.id
        ))?;
        return Ok(ExitStatus::Success);
    }
    if chosen.is_empty() {
        let there_are = match count {
            1 => "one hint".to_string(),
            _ => format!("{count} hints, 1 to {count}"),
        };
        return Err(Failure::usage(format!("`{}` has {there_are}", exercise.id)));
    }
    let mut text = String::new();
    for (number, hint) in chosen {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&paragraph(
            &format!("hint {number} of {count}: {hint}"),
            &context.style,
        ));
    }
    if !args.all && args.number < count {
        text.push_str(&format!(
            "\nnext: grader hint {} {}\n",
            exercise.id.slug,
            args.number + 1
        ));
    }
    context.print(&text)?;
    Ok(ExitStatus::Success)
}
