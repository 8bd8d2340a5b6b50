//! `grader hint`: a hint for an exercise, the gentlest first.
//!
//! In a workspace each time the next one, because those that were shown are remembered there.

use std::ops::RangeInclusive;

use super::learner::{here, meant, progress, update};
use super::whole_number::from_one;
use super::{Context, Failure, Outcome};
use crate::clock::now;
use crate::exercise::{Catalogue, Exercise};
use crate::exit_status::ExitStatus;
use crate::report::paragraph;
use crate::workspace::Workspace;

/// Arguments of `grader hint`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
In a workspace the hints that were shown are remembered: each time the next one \
comes, which tells more.

Examples:
  grader hint                      the next hint of the exercise you are at
  grader hint lru-cache            the next one, or elsewhere the first
  grader hint lru-cache 2          the second
  grader hint lru-cache --again    those that were shown
  grader hint lru-cache --all")]
pub struct Args {
    /// The exercise, by `slug` or `topic/slug`; in a workspace, the current one unless named
    #[arg(value_name = "EXERCISE")]
    exercise: Option<String>,

    /// Which hint, from 1
    #[arg(value_name = "NUMBER", value_parser = from_one::<usize>)]
    number: Option<usize>,

    /// All hints
    #[arg(long, conflicts_with = "number")]
    all: bool,

    /// The hints that were shown already
    #[arg(long, conflicts_with_all = ["number", "all"])]
    again: bool,
}

/// Which hints are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Next,
    Number(usize),
    Again,
    All,
}

/// Shows one hint, or several.
pub fn run(context: &Context, args: &Args) -> Outcome {
    let catalogue = context.catalogue()?;
    let workspace = here(context, &catalogue)?;
    let (name, number) = name_and_number(args, &catalogue);
    let id = meant(context, &catalogue, workspace.as_ref(), name)?;
    let exercise = catalogue.load(&id)?;
    let count = exercise.hints.len();
    if count == 0 {
        let (slug, grader) = (&id.slug, context.style.grader);
        context.print(&format!(
            "`{id}` has no hints; read the task again: {grader} show {slug}\n"
        ))?;
        return Ok(ExitStatus::Success);
    }
    let shown = match &workspace {
        Some(workspace) => progress(context, workspace)?
            .mark(&id)
            .map_or(0, |mark| count.min(mark.hints as usize)),
        None => 0,
    };
    let wanted = match (number, args.all, args.again) {
        (Some(number), ..) => Wanted::Number(number),
        (None, true, _) => Wanted::All,
        (None, _, true) => Wanted::Again,
        (None, false, false) => Wanted::Next,
    };
    let Some(numbers) = numbers(context, wanted, &exercise, shown)? else {
        let (slug, grader) = (&id.slug, context.style.grader);
        context.print(&format!(
            "that was all: {} shown; again: {grader} hint {slug} --again\nnext: read the task again: {grader} show {slug}\n",
            match count {
                1 => "the only hint was".to_owned(),
                _ => format!("all {count} hints were"),
            }
        ))?;
        return Ok(ExitStatus::Success);
    };
    let furthest = u32::try_from(*numbers.end()).unwrap_or(u32::MAX);
    context.print(&page(
        context,
        &exercise,
        numbers,
        wanted,
        workspace.is_some(),
    ))?;
    if let Some(workspace) = &workspace {
        remember(context, workspace, &exercise, furthest);
    }
    Ok(ExitStatus::Success)
}

/// A number alone is a hint of the current exercise, unless an exercise is called so.
fn name_and_number<'a>(args: &'a Args, catalogue: &Catalogue) -> (Option<&'a str>, Option<usize>) {
    let name = args.exercise.as_deref();
    let alone = name
        .filter(|name| args.number.is_none() && catalogue.resolve(name).is_err())
        .and_then(|name| name.parse().ok());
    match alone {
        Some(number) => (None, Some(number)),
        None => (name, args.number),
    }
}

/// The numbers of the hints to show; `None` when all of them were.
fn numbers(
    context: &Context,
    wanted: Wanted,
    exercise: &Exercise,
    shown: usize,
) -> Result<Option<RangeInclusive<usize>>, Failure> {
    let count = exercise.hints.len();
    Ok(match wanted {
        Wanted::All => Some(1..=count),
        Wanted::Next if shown < count => Some(shown + 1..=shown + 1),
        Wanted::Next => None,
        Wanted::Again if shown > 0 => Some(1..=shown),
        Wanted::Again => {
            return Err(Failure::usage(format!(
                "no hint of `{}` was shown yet; the first one: {} hint {}",
                exercise.id, context.style.grader, exercise.id.slug
            )));
        }
        Wanted::Number(number) if (1..=count).contains(&number) => Some(number..=number),
        Wanted::Number(_) => {
            let there_are = match count {
                1 => "one hint".to_string(),
                _ => format!("{count} hints, 1 to {count}"),
            };
            return Err(Failure::usage(format!("`{}` has {there_are}", exercise.id)));
        }
    })
}

fn page(
    context: &Context,
    exercise: &Exercise,
    numbers: RangeInclusive<usize>,
    wanted: Wanted,
    remembered: bool,
) -> String {
    let count = exercise.hints.len();
    let mut text = String::new();
    for (number, hint) in (1..).zip(&exercise.hints) {
        if numbers.contains(&number) {
            if !text.is_empty() {
                text.push('\n');
            }
            let hint = format!("hint {number} of {count}: {hint}");
            text.push_str(&paragraph(&hint, &context.style));
        }
    }
    let (last, slug) = (*numbers.end(), &exercise.id.slug);
    let grader = context.style.grader;
    let more = wanted != Wanted::All && last < count;
    match (remembered, more) {
        (true, _) => {
            let further = match more {
                true => format!("still stuck: {grader} hint {slug}\n"),
                false => String::new(),
            };
            text.push_str(&format!("\nnext: {grader} check {slug}\n{further}"));
        }
        (false, true) => {
            text.push_str(&format!("\nnext: {grader} hint {slug} {}\n", last + 1));
        }
        (false, false) => {}
    }
    text
}

/// Remembers how far the hints were shown; the hint was worth more than the mark.
fn remember(context: &Context, workspace: &Workspace, exercise: &Exercise, furthest: u32) {
    let remembered = update(context, workspace, |progress| {
        progress.hints_shown(&exercise.id, furthest, &now());
    });
    if let Err(failure) = remembered {
        context.warn(&format!(
            "note: this hint is not remembered: {:#}",
            failure.error
        ));
    }
}
