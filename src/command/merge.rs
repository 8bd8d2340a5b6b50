//! `grader merge`: the journals of several machines, or of several sections, become one gradebook.

use std::path::PathBuf;

use super::class_summary::{conclude, list, no_class, tell_lost};
use super::{Context, Failure, Outcome, refuse_links};
use crate::escape;
use crate::gradebook::{Journal, Listed, merge};
use crate::quantity::count;

/// Arguments of `grader merge`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Grades of the same submission, exercise, toolchain, grader and sandbox are kept once. What the
journals disagree about is told, and the outcome does not depend on their order. The exit status
is 5 when something that was handed in has no grade, as when a share is missing.

Examples:
  grader merge share-1 share-2 share-3 share-4 --out results
  grader merge results --out elsewhere            draw everything again, from the journal alone")]
pub struct Args {
    /// Journals, or folders that `grader grade` has written
    #[arg(value_name = "JOURNAL", required = true)]
    journals: Vec<PathBuf>,

    /// The folder of results; a journal that is there already takes part
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
}

/// Joins, and writes everything that comes out of it.
pub fn run(context: &Context, args: &Args) -> Outcome {
    let mut sources = Vec::new();
    for path in &args.journals {
        let there = match path.is_dir() {
            true => path.join(Journal::FILE).exists(),
            false => path.exists(),
        };
        if !there {
            return Err(Failure::usage(format!(
                "there is no journal at `{}`; name a folder that `grader grade` has written, or the `{}` in one",
                escape::path(path),
                Journal::FILE
            )));
        }
        let journal = Journal::read(path)?;
        // What is no journal at all is not told line by line.
        if journal.class()?.is_some() || journal.graded() > 0 {
            tell_lost(context, &journal);
        }
        if journal.class()?.is_none() {
            return Err(no_class(journal.path()));
        }
        sources.push(journal);
    }
    refuse_links(&[&args.out])?;
    let target = Journal::open(&args.out, Journal::FILE)?;
    let same = |source: &Journal| {
        let path = source.path().canonicalize().ok();
        path.is_some() && path == target.path().canonicalize().ok()
    };
    if target.class()?.is_some() && !sources.iter().any(same) {
        tell_lost(context, &target);
        sources.push(Journal::read(target.path())?);
    }
    let merged = merge(&sources, &args.out)?;
    drop(sources);
    context.note(&format!(
        "{} from {}, {} twice",
        count(merged.grades, "grade", "grades"),
        count(args.journals.len(), "journal", "journals"),
        merged.duplicates
    ));
    let mut conflicts = Listed::default();
    merged
        .conflicts
        .into_iter()
        .for_each(|what| conflicts.add(what));
    let mut text = String::new();
    list(&mut text, context, "the journals disagree", &conflicts);
    if !text.is_empty() {
        context.note(escape::log(&text).trim_end());
    }
    // The lock of the folder is held until the files are written.
    let whole = Journal::read(&args.out)?;
    let status = conclude(context, &whole)?;
    drop(target);
    Ok(status)
}
