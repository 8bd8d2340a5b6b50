//! `grader verify`: exercises prove themselves.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use super::engine_args::{SandboxMode, engine, processors};
use super::workplace::solutions_of;
use super::{Context, Failure, Outcome, progress_bar, whole_number};
use crate::exercise::ExerciseId;
use crate::exit_status::ExitStatus;
use crate::proving::{Prover, Step, Trouble};
use crate::report::SandboxState;
use crate::report::proofs::{self, ProofBatch};
use crate::sandbox;

/// Arguments of `grader verify`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  grader verify                        every exercise
  grader verify lru-cache --mutants    one, with every small change of its solution
  grader verify --all --json           one row a check, for programs")]
pub struct Args {
    /// Exercises, by `slug` or `topic/slug`; every exercise when none is named
    #[arg(value_name = "EXERCISE")]
    exercises: Vec<String>,

    /// Every exercise, which is also what happens without a name
    #[arg(long, conflicts_with = "exercises")]
    all: bool,

    /// Also change the solutions in every small way, and see whether the cases notice
    #[arg(long)]
    mutants: bool,

    /// The folder of solutions, each at `topic/slug.rs`; beside the catalogue's folder unless stated
    #[arg(long, value_name = "DIR")]
    solutions: Option<PathBuf>,

    /// How many builds and runs go on at once; twice as many as there are processors unless stated
    #[arg(long, value_name = "N", value_parser = whole_number::from_one::<NonZeroUsize>)]
    jobs: Option<NonZeroUsize>,

    /// Write JSON
    #[arg(long)]
    json: bool,

    /// How strongly programs are isolated; `required` when CI is set, else `best-effort`
    #[arg(long, value_name = "MODE", value_enum)]
    sandbox: Option<SandboxMode>,
}

/// Proves and reports.
pub fn run(context: &Context, args: &Args) -> Outcome {
    let started = std::time::Instant::now();
    // Before anything is started that an interrupt would leave behind.
    sandbox::on_interrupt()?;
    let catalogue = context.catalogue()?;
    let ids: Vec<ExerciseId> = if args.exercises.is_empty() {
        catalogue.ids()?
    } else {
        let resolve = |name: &String| context.resolve(&catalogue, name);
        args.exercises
            .iter()
            .map(resolve)
            .collect::<Result<_, _>>()?
    };
    if ids.is_empty() {
        return Err(Failure::usage(format!(
            "there is no exercise in {}",
            catalogue.describe()
        )));
    }
    // Repeated runs of a solution find its program in a cache, so there is one in any case.
    let own = tempfile::tempdir()?;
    let cache = context
        .cache_folder()
        .unwrap_or_else(|| own.path().to_owned());
    let jobs = args.jobs.unwrap_or_else(default_jobs);
    let engine = engine(context, args.sandbox, Some(jobs), Some(&cache))?;
    let prover = Prover {
        catalogue: &catalogue,
        solutions: solutions_of(&catalogue, args.solutions.as_deref()),
        builder: engine.builder,
        jobs: engine.jobs,
        mutants: args.mutants,
    };

    let bar = progress_bar::bar(0, progress_bar::PROOFS);
    let proven = prover.prove(&ids, |step| match step {
        Step::Planned(more) => bar.inc_length(more as u64),
        Step::Done => bar.inc(1),
    });
    bar.finish_and_clear();
    let proven = proven.map_err(failure)?;
    let batch = ProofBatch {
        grader: env!("CARGO_PKG_VERSION").to_string(),
        toolchain: prover.builder.toolchain.release.clone(),
        sandbox: SandboxState::of(&prover.builder.sandbox),
        wall: started.elapsed(),
        mutants_wall: proven.mutants_wall,
        proofs: proven.proofs,
    };
    let text = match args.json {
        true => proofs::json(&batch).map_err(Failure::machine)?,
        false => proofs::page(&batch, &context.style),
    };
    context.print(&text)?;
    Ok(match batch.proofs.iter().all(|proof| proof.holds()) {
        true => ExitStatus::Success,
        false => ExitStatus::BrokenExercise,
    })
}

/// Twice the processors: rejects and mutants often wait for ever, and leave a processor idle until their limit.
fn default_jobs() -> NonZeroUsize {
    let processors = processors();
    processors.saturating_add(processors.get())
}

fn failure(trouble: Trouble) -> Failure {
    match trouble {
        Trouble::Load(error) => error.into(),
        Trouble::Grading(trouble) => trouble.into(),
        other => Failure::machine(other),
    }
}
