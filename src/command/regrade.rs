//! `grader regrade`: grade again what a change may have altered, show it, and only then take it over.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use super::class_summary::{conclude, no_class, tell_damage};
use super::engine_args::EngineArgs;
use super::grade::{given_up, means, there_are};
use super::marking::Marking;
use super::question::ask;
use super::{Context, Failure, Outcome, refuse_links};
use crate::clock::now_to_the_millisecond;
use crate::escape;
use crate::exercise::{Catalogue, Exercise, ExerciseId};
use crate::exit_status::ExitStatus;
use crate::gradebook::changes::{Comparison, Short, compare, outdated};
use crate::gradebook::{Class, ClassExercise, Handed, Journal, Record};
use crate::quantity::count;
use crate::{report, sandbox};

/// Where new grades wait until they are taken over, beside the journal.
const WAITING: &str = "regrade.jsonl";

/// Arguments of `grader regrade`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Grades depend on the exercise, the toolchain, the grader and the sandbox. `grader regrade` grades
again what has a grade that depends on something older, and lists old beside new. Nothing is altered
before you agree, and old grades stay in the journal. Files that were handed in anew since are left
to `grader grade`.

Examples:
  grader regrade submissions --out results          show what would be altered, and ask
  grader regrade submissions --out results --yes    and take it over")]
pub struct Args {
    /// The folder of submissions, as it was given to `grader grade`
    #[arg(value_name = "SUBMISSIONS")]
    submissions: PathBuf,

    /// The folder of results that is to be altered
    #[arg(long, value_name = "DIR")]
    out: PathBuf,

    /// Only this exercise (may be repeated)
    #[arg(long = "exercise", value_name = "NAME")]
    exercises: Vec<String>,

    /// Take the new grades over without asking
    #[arg(long)]
    yes: bool,

    #[command(flatten)]
    engine: EngineArgs,
}

/// Grades again, shows, and takes over what was agreed to.
pub fn run(context: &Context, args: &Args) -> Outcome {
    sandbox::on_interrupt()?;
    there_are(&args.submissions)?;
    if !args.out.join(Journal::FILE).exists() {
        return Err(no_class(&args.out.join(Journal::FILE)));
    }
    refuse_links(&[&args.submissions, &args.out])?;
    let catalogue = context.catalogue_for_class(&args.submissions)?;
    let asked: Vec<ExerciseId> = args
        .exercises
        .iter()
        .map(|name| context.resolve(&catalogue, name))
        .collect::<Result<_, _>>()?;
    let engine = args.engine.engine(context)?;
    let mut journal = Journal::open(&args.out, Journal::FILE)?;
    tell_damage(context, &journal);
    let before = journal.class()?.ok_or_else(|| no_class(journal.path()))?;
    let asked: BTreeSet<String> = asked.iter().map(ToString::to_string).collect();
    let (class, exercises) = now_of(&catalogue, before, &asked, &engine)?;
    let (changed, reasons) = outdated(&class, &journal)?;
    let is_asked =
        |handed: &&Handed| asked.is_empty() || asked.contains(class.exercise(handed.exercise));
    let changed: Vec<&Handed> = changed.into_iter().filter(is_asked).collect();
    if changed.is_empty() {
        context.print("nothing to grade again: every grade is of the exercises, the toolchain, the grader and the sandbox as they are now\n")?;
        return Ok(ExitStatus::Success);
    }

    let mut waiting = journal.open_beside(WAITING)?;
    let work: Vec<&Handed> = changed
        .iter()
        .copied()
        .filter(|handed| !has_current(&class, handed, &waiting))
        .collect();
    context.note(&format!(
        "{} to grade again, {} waiting already",
        count(work.len(), "submission", "submissions"),
        changed.len() - work.len()
    ));
    let marking = Marking {
        context,
        engine: &engine,
        class: &class,
        exercises: &exercises,
        root: &args.submissions,
    };
    if let Some(trouble) = marking.mark(&work, &mut waiting)? {
        return Err(given_up(&trouble));
    }
    let comparison = compare(&class, &journal, &waiting)?;
    let left: Vec<&Handed> = changed
        .iter()
        .copied()
        .filter(|handed| !has_current(&class, handed, &waiting))
        .collect();
    let mut text = String::new();
    for (exercise, reasons) in reasons
        .iter()
        .filter(|(name, _)| asked.is_empty() || asked.contains(*name))
    {
        let reasons: Vec<&str> = reasons.iter().map(String::as_str).collect();
        text.push_str(&format!("{exercise}: {}\n", reasons.join("; ")));
    }
    text.push_str(&table(context, &comparison));
    text.push_str(&not_again(&class, &left, &waiting));
    context.print(&escape::log(&text))?;
    let complete = match left.is_empty() {
        true => ExitStatus::Success,
        false => ExitStatus::MachineTrouble,
    };
    if left.len() == changed.len() {
        context.print("nothing was altered, and nothing could be graded again\n")?;
        return Ok(complete);
    }
    if !args.yes && !agreed(context, &comparison)? {
        context.print(&format!(
            "nothing was altered; the new grades wait in `{}`, and `--yes` takes them over\n",
            escape::path(waiting.path())
        ))?;
        return Ok(complete);
    }
    for handed in changed
        .iter()
        .filter(|handed| has_current(&class, handed, &waiting))
    {
        let standing = class
            .identity(handed)
            .and_then(|identity| waiting.standing(identity));
        if let Some(standing) = standing {
            let mut entry = waiting.grade(standing.place)?;
            entry.at = now_to_the_millisecond();
            journal.append(&Record::Grade(Box::new(entry)))?;
        }
    }
    journal.append(&Record::Class(Box::new(class)))?;
    journal.sync()?;
    // What is taken over is in the journal; without this file the next regrade only works a little longer.
    let _ = std::fs::remove_file(waiting.path());
    let status = conclude(context, &journal)?;
    Ok(match complete {
        ExitStatus::Success => status,
        trouble => trouble,
    })
}

/// The class with its exercises and means as they are now. An exercise that was not asked for stays as it was.
fn now_of(
    catalogue: &Catalogue,
    before: Class,
    asked: &BTreeSet<String>,
    engine: &crate::grading::Engine,
) -> Result<(Class, Vec<Arc<Exercise>>), Failure> {
    let mut exercises = Vec::with_capacity(before.exercises.len());
    for known in &before.exercises {
        exercises.push(Arc::new(catalogue.load(&catalogue.resolve(&known.exercise).map_err(|unknown| {
            Failure::usage(format!(
                "the class has an exercise that is not in {}: {unknown}; say where it is with `--catalogue DIR`",
                catalogue.describe()
            ))
        })?)?));
    }
    let current = before
        .exercises
        .iter()
        .zip(&exercises)
        .map(
            |(known, exercise)| match asked.is_empty() || asked.contains(&known.exercise) {
                true => ClassExercise::of(exercise),
                false => known.clone(),
            },
        );
    let class = Class {
        at: now_to_the_millisecond(),
        means: means(engine),
        exercises: current.collect(),
        ..before
    };
    Ok((class, exercises))
}

/// Whether a journal has the grade that a submission gets now.
fn has_current(class: &Class, handed: &Handed, journal: &Journal) -> bool {
    let standing = class
        .identity(handed)
        .and_then(|identity| journal.standing(identity));
    let key = class.key(handed).map(|key| key.digest());
    standing.is_some_and(|standing| Some(standing.key) == key)
}

fn table(context: &Context, comparison: &Comparison) -> String {
    let short = |short: &Short| {
        format!(
            "{}/{} {}",
            short.points,
            short.max_points,
            short.verdict.words()
        )
    };
    let rows: Vec<Vec<String>> = comparison
        .changes
        .iter()
        .map(|change| {
            let (before, after) = (short(&change.before), short(&change.after));
            vec![
                change.student.clone(),
                change.exercise.clone(),
                before,
                after,
            ]
        })
        .collect();
    let up =
        |change: &&crate::gradebook::changes::Change| change.after.points > change.before.points;
    let down =
        |change: &&crate::gradebook::changes::Change| change.after.points < change.before.points;
    let table = match rows.is_empty() {
        true => String::new(),
        false => format!(
            "\n{}\n",
            report::aligned(
                &["student", "exercise", "before", "after"],
                &rows,
                &context.style
            )
        ),
    };
    format!(
        "{table}{} altered, {} up and {} down; {} as before\n",
        count(rows.len(), "grade", "grades"),
        comparison.changes.iter().filter(up).count(),
        comparison.changes.iter().filter(down).count(),
        comparison.unaltered
    )
}

/// What could not be graded again keeps its grade.
fn not_again(class: &Class, left: &[&Handed], waiting: &Journal) -> String {
    if left.is_empty() {
        return String::new();
    }
    // One file is read for all who handed in the same.
    let identities = class
        .submissions
        .iter()
        .map(|handed| class.identity(handed));
    let mut times: BTreeMap<_, usize> = BTreeMap::new();
    identities.for_each(|identity| *times.entry(identity).or_default() += 1);
    let mut grades = 0;
    let mut lines = String::new();
    for handed in left {
        let identity = class.identity(handed);
        let same = times.get(&identity).copied().unwrap_or(1);
        grades += same;
        let trouble = identity.and_then(|identity| waiting.trouble(identity));
        let others = match same {
            1 => String::new(),
            _ => format!(", and {} more of the same text", same - 1),
        };
        // Most reasons name the file themselves.
        let why = match trouble {
            Some(why) if why.contains(&handed.path) => why.to_owned(),
            why => format!("`{}`: {}", handed.path, why.unwrap_or("not graded")),
        };
        lines.push_str(&format!("  {}{others}\n", escape::line(&why)));
    }
    format!("\nnot graded again, so that the old grade stands: {grades}\n{lines}")
}

fn agreed(context: &Context, comparison: &Comparison) -> Result<bool, Failure> {
    let altered = count(comparison.changes.len(), "grade", "grades");
    let question = format!("take the new grades over, with {altered} altered?");
    Ok(ask(context, &question)?.unwrap_or(false))
}
