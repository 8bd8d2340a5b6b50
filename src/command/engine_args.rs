//! The options of every command that grades: how strongly programs are isolated, how many at once, built anew or not.

use std::num::NonZeroUsize;
use std::path::Path;

use super::{Context, Failure, whole_number};
use crate::build::{Builder, IncrementalCache, ProgramCache, Toolchain};
use crate::grading::Engine;
use crate::sandbox::{Request, Sandbox, interrupted};

/// How to grade.
#[derive(Debug, clap::Args)]
pub(super) struct EngineArgs {
    /// How strongly submissions are isolated; `required` when CI is set, else `best-effort`
    #[arg(long, value_name = "MODE", value_enum)]
    pub sandbox: Option<SandboxMode>,

    /// How many builds and runs go on at once; as many as there are processors unless stated
    #[arg(long, value_name = "N", value_parser = whole_number::from_one::<NonZeroUsize>)]
    pub jobs: Option<NonZeroUsize>,

    /// Build anew, whatever was built before
    #[arg(long)]
    pub no_cache: bool,
}

/// How strongly submissions are isolated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum SandboxMode {
    /// Namespaces and a private file system, or nothing runs
    Full,
    /// At least Landlock and a system call filter, or nothing runs
    Required,
    /// The strongest that this host gives
    BestEffort,
    /// Limits only: for code you trust
    Off,
}

impl EngineArgs {
    /// The engine that was asked for; it runs every case, and leaves nothing behind.
    ///
    /// # Errors
    /// No usable toolchain, or a sandbox that is not to be had.
    pub fn engine(&self, context: &Context) -> Result<Engine, Failure> {
        let cache = context.cache_folder().filter(|_| !self.no_cache);
        engine(context, self.sandbox, self.jobs, cache.as_deref())
    }

    /// The same engine for the learner's own answers in their workspace: builds of what was edited since the last one are
    /// shorter. Where nobody sits before the run it is the ordinary one.
    ///
    /// # Errors
    /// As [`EngineArgs::engine`].
    pub fn local_engine(&self, context: &Context) -> Result<Engine, Failure> {
        let mut engine = self.engine(context)?;
        if !self.no_cache && !super::in_ci() {
            engine.builder.incremental = context
                .cache_folder()
                .map(|folder| IncrementalCache::new(&folder));
        }
        Ok(engine)
    }
}

/// An engine that runs every case and leaves nothing behind. It finds programs that were built before in this folder, and
/// puts them there.
///
/// # Errors
/// No usable toolchain, or a sandbox that is not to be had.
pub(super) fn engine(
    context: &Context,
    mode: Option<SandboxMode>,
    jobs: Option<NonZeroUsize>,
    cache: Option<&Path>,
) -> Result<Engine, Failure> {
    let toolchain = Toolchain::find(context.cache_folder().as_deref())?;
    let sandbox = sandbox(context, mode, &toolchain)?;
    Ok(Engine {
        builder: Builder {
            toolchain,
            sandbox,
            cache: cache.map(ProgramCache::new),
            incremental: None,
        },
        jobs: jobs.unwrap_or_else(processors),
        fail_fast: false,
        keep: false,
    })
}

/// How many processors there are, as far as the system tells.
pub(super) fn processors() -> NonZeroUsize {
    std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)
}

/// The sandbox that was asked for, with a note about what it lacks here.
pub(super) fn sandbox(
    context: &Context,
    mode: Option<SandboxMode>,
    toolchain: &Toolchain,
) -> Result<Sandbox, Failure> {
    let launcher = std::env::current_exe()?;
    let libraries = &toolchain.libraries;
    let sandbox = match (request(mode), context.cache_folder()) {
        (Request::BestEffort, Some(cache)) => Sandbox::best_effort(launcher, libraries, &cache),
        (request, _) => Sandbox::new(request, launcher, libraries),
    };
    // The canary is a run like others and ends at an interrupt, so that it shows nothing.
    if interrupted() {
        return Err(Failure::interrupted());
    }
    let sandbox = sandbox?;
    if !sandbox.missing().is_empty() {
        context.note(&format!(
            "note: sandbox class `{}` only: {}",
            sandbox.class().name(),
            sandbox.missing().join("; ")
        ));
    }
    Ok(sandbox)
}

fn request(mode: Option<SandboxMode>) -> Request {
    match mode {
        Some(SandboxMode::Full) => Request::Full,
        Some(SandboxMode::Required) => Request::Required,
        Some(SandboxMode::BestEffort) => Request::BestEffort,
        Some(SandboxMode::Off) => Request::Off,
        None if super::in_ci() => Request::Required,
        None => Request::BestEffort,
    }
}
