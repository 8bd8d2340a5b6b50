//! `grader cache`: what is kept to save time, and giving the room back.

use super::{Context, Failure, Outcome, cache_folder};
use crate::build::Cache;
use crate::escape;
use crate::exit_status::ExitStatus;
use crate::quantity::count;
use crate::report::cache_page::{self, Line};

/// Arguments of `grader cache`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  grader cache            show what is kept, and where
  grader cache --clear    remove it; the next check of each exercise takes longer")]
pub struct Args {
    /// Remove what is kept
    #[arg(long)]
    clear: bool,

    /// Write JSON
    #[arg(long)]
    json: bool,
}

/// Clears if asked to, and shows.
pub fn run(context: &Context, args: &Args) -> Outcome {
    let folder = cache_folder().ok_or_else(|| {
        Failure::usage("there is no folder for a cache; name one with the variable `GRADER_CACHE`")
    })?;
    if args.clear {
        for cache in Cache::ALL {
            let in_use = cache.clear(&folder).map_err(|(path, error)| {
                let context = format!("cannot remove `{}`", escape::path(&path));
                Failure::machine(anyhow::Error::new(error).context(context))
            })?;
            if in_use > 0 {
                context.note(&format!(
                    "note: kept in `{}`, because a build is using it: {}; when that has ended, give the same command again",
                    cache.name(),
                    count(in_use as usize, "entry", "entries")
                ));
            }
        }
    }
    let lines = Cache::ALL.map(|cache| {
        let held = cache.occupancy(&folder);
        Line {
            name: cache.name(),
            entries: held.entries,
            bytes: held.bytes,
            cap_bytes: cache.cap(),
        }
    });
    let text = match args.json {
        true => cache_page::json(&folder, &lines).map_err(Failure::machine)?,
        false => cache_page::page(&folder, &lines, &context.style),
    };
    context.print(&text)?;
    Ok(ExitStatus::Success)
}
