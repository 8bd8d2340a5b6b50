//! `grader bless`: record snapshots from the solution, and how the rejects answer.
//!
//! Nobody but an author who has seen the differences may record: learners' commands cannot, and CI cannot.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use super::engine_args::{SandboxMode, engine};
use super::question::ask;
use super::workplace::Workplace;
use super::{Context, Failure, Outcome, in_ci, whole_number};
use crate::exercise::ExerciseId;
use crate::exit_status::ExitStatus;
use crate::record::Record;
use crate::recording::{Recorder, Trouble};
use crate::whole_file::write_whole;
use crate::{report, sandbox};

/// Arguments of `grader bless`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  grader bless lru-cache            show what would change, ask, and write it
  grader bless --all --yes          record every exercise
  grader bless --all --check        only tell whether something would change")]
pub struct Args {
    /// Exercises, by `slug` or `topic/slug`
    #[arg(value_name = "EXERCISE")]
    exercises: Vec<String>,

    /// Every exercise
    #[arg(long, conflicts_with = "exercises")]
    all: bool,

    /// Write without asking
    #[arg(short, long, conflicts_with = "check")]
    yes: bool,

    /// Write nothing; exit with status 3 when something would change
    #[arg(long)]
    check: bool,

    /// The folder of solutions, each at `topic/slug.rs`; beside the catalogue's folder unless stated
    #[arg(long, value_name = "DIR")]
    solutions: Option<PathBuf>,

    /// How many builds and runs go on at once; as many as there are processors unless stated
    #[arg(long, value_name = "N", value_parser = whole_number::from_one::<NonZeroUsize>)]
    jobs: Option<NonZeroUsize>,

    /// How strongly programs are isolated; `required` when CI is set, else `best-effort`
    #[arg(long, value_name = "MODE", value_enum)]
    sandbox: Option<SandboxMode>,
}

/// Runs, shows, asks and writes.
pub fn run(context: &Context, args: &Args) -> Outcome {
    if in_ci() && !args.check {
        return Err(Failure::usage(
            "nothing is recorded where `CI` is set, because nobody looks at the differences; record where you work, or say `--check`",
        ));
    }
    // Before anything is started that an interrupt would leave behind.
    sandbox::on_interrupt()?;
    let catalogue = context.catalogue()?;
    let workplace = Workplace::of(&catalogue, args.solutions.as_deref())?;
    let ids: Vec<ExerciseId> = match (args.all, args.exercises.as_slice()) {
        (true, _) => catalogue.ids()?,
        (false, []) => return Err(Failure::usage("name an exercise, or say `--all`")),
        (false, names) => names
            .iter()
            .map(|name| context.resolve(&catalogue, name))
            .collect::<Result<_, _>>()?,
    };
    // Every program runs several times, so there is a cache in any case.
    let own = tempfile::tempdir()?;
    let cache = context
        .cache_folder()
        .unwrap_or_else(|| own.path().to_owned());
    let recorder = Recorder {
        catalogue: &catalogue,
        folder: workplace.catalogue.clone(),
        solutions: workplace.solutions.clone(),
        engine: engine(context, args.sandbox, args.jobs, Some(&cache))?,
    };
    if let [_, _, ..] = ids[..] {
        context.note(&format!(
            "running the solutions and rejects of {} exercises",
            ids.len()
        ));
    }
    let records = recorder.record(&ids).map_err(failure)?;
    context.print(&report::records(&records, &context.style))?;
    let refused = records.iter().any(|record| !record.refusals.is_empty());
    let files = files(&workplace, &records);
    if args.check {
        return Ok(match refused || !files.is_empty() {
            true => ExitStatus::BrokenExercise,
            false => ExitStatus::Success,
        });
    }
    if !files.is_empty() && (args.yes || agreed(context, files.len())?) {
        for (path, bytes) in files {
            write_whole(&path, bytes).map_err(|error| {
                let what = format!("cannot write `{}`", path.display());
                Failure::machine(anyhow::Error::new(error).context(what))
            })?;
            context.print(&format!("wrote {}\n", path.display()))?;
        }
    }
    Ok(match refused {
        true => ExitStatus::BrokenExercise,
        false => ExitStatus::Success,
    })
}

/// The files to write, with what they are to hold.
fn files<'r>(workplace: &Workplace, records: &'r [Record]) -> Vec<(PathBuf, &'r [u8])> {
    let folder = |id: &ExerciseId| workplace.catalogue.join(&id.topic).join(&id.slug);
    records
        .iter()
        .flat_map(|record| {
            let folder = folder(&record.exercise);
            let changes = record.changes.iter();
            changes.map(move |change| (folder.join(&change.file), change.bytes.as_slice()))
        })
        .collect()
}

/// Asks whoever sits at the terminal.
fn agreed(context: &Context, files: usize) -> Result<bool, Failure> {
    let files = match files {
        1 => "this file".to_owned(),
        _ => format!("these {files} files"),
    };
    let agreed = ask(context, &format!("write {files}?"))?.ok_or_else(|| {
        Failure::usage(
            "nothing was written: there is nobody to ask; say `--yes` to record what is shown above",
        )
    })?;
    if !agreed {
        context.print("nothing was written\n")?;
    }
    Ok(agreed)
}

fn failure(trouble: Trouble) -> Failure {
    match trouble {
        Trouble::Load(error) => error.into(),
        Trouble::Grading(trouble) => trouble.into(),
    }
}
