//! From a submission to a program: the temporary crate, the compiler, its messages, and the cache of programs.

mod construct;
mod diagnostic;
mod incremental;
mod note;
mod occupancy;
mod program_cache;
mod rustc;
mod temp_crate;
mod tests_crate;
mod toolchain;
mod tools;
mod violation;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

pub use construct::{Construct, Scan, scan};
pub use diagnostic::{Diagnostic, HARNESS_FILE, Severity, Span, TESTS_FILE};
pub use incremental::IncrementalCache;
pub use note::{Advice, Note, Replacement};
pub use occupancy::{Cache, Occupancy};
pub use program_cache::ProgramCache;
pub use temp_crate::{CrateKind, TempCrate};
pub use tests_crate::{Must, TestFn, TestsCrate, TestsMistake, crate_name_mistake};
pub use toolchain::{NoToolchain, Toolchain};
pub use tools::Opinion;
pub use violation::{Concern, Violation};

use crate::sandbox::{Class, Ending, Kill, Limits, MAX_ARTEFACT, Run, Sandbox, Trouble};
use occupancy::occupancy;
use program_cache::Key;
use rustc::{Flags, path_for_messages};

/// What builds submissions.
#[derive(Debug, Clone)]
pub struct Builder {
    /// The compiler.
    pub toolchain: Toolchain,
    /// Where compiling happens.
    pub sandbox: Sandbox,
    /// Programs built before, if they may be used.
    pub cache: Option<ProgramCache>,
    /// What the compiler remembers of earlier builds, if it may: for people's own code alone.
    pub incremental: Option<IncrementalCache>,
}

/// What is to be built.
#[derive(Debug, Clone, Copy)]
pub struct Order<'a> {
    /// What the submission is compiled with.
    pub kind: CrateKind<'a>,
    /// The submission.
    pub submission: &'a str,
    /// Its path as messages name it.
    pub shown: &'a str,
    /// Whether it is optimised.
    pub optimize: bool,
    /// Whether the whole crate is wanted even when the program is in the cache.
    pub keep: bool,
}

impl<'a> Order<'a> {
    /// The submission's path as messages name it: never as they name the author's tests.
    fn path_for_messages(&self) -> &'a str {
        match (self.kind, path_for_messages(self.shown)) {
            (CrateKind::Tests(_), "tests.rs") => "./tests.rs",
            (_, path) => path,
        }
    }
}

/// What building came to.
#[derive(Debug)]
pub struct Build {
    /// The program, if there is one. It goes when the last user of its crate does.
    pub program: Option<Arc<TempCrate>>,
    /// Whether the program came from the cache.
    pub cached: bool,
    /// What the compiler said about the learner's file, and about the harness or the tests where they do not fit.
    pub diagnostics: Vec<Diagnostic>,
    /// The limit of the compiler that was hit, or its crash, in words.
    pub limit: Option<String>,
    /// Time on the wall clock.
    pub wall: Duration,
    /// Processor time, where known.
    pub cpu: Option<Duration>,
    /// Where the crate is left behind, if that was asked for.
    pub kept: Option<PathBuf>,
}

/// The machine failed while building.
#[derive(Debug, thiserror::Error)]
pub enum BuildTrouble {
    /// The temporary crate could not be written, or its program not be read.
    #[error("cannot write the temporary crate in `{}`", folder.display())]
    Crate {
        /// The folder for temporary files.
        folder: PathBuf,
        /// Why it could not.
        source: io::Error,
    },
    /// The compiler could not be run.
    #[error("cannot run the compiler")]
    Sandbox(#[from] Trouble),
    /// There is no room for what the compiler writes.
    #[error("the compiler failed, and there is hardly any space left in `{}`", .0.display())]
    NoSpace(PathBuf),
    /// The compiler ended in a way in which it never ends, or failed without a word.
    #[error("the compiler itself does not work: {0}")]
    Broken(String),
    /// Someone asked the grader to stop.
    #[error("interrupted while compiling")]
    Interrupted,
}

impl Builder {
    /// Builds a submission, or finds its program in the cache.
    ///
    /// # Errors
    /// Trouble with the machine. A submission that does not compile is a [`Build`] without a program.
    pub fn build(&self, order: Order<'_>) -> Result<Build, BuildTrouble> {
        let started = std::time::Instant::now();
        let shown = order.path_for_messages();
        let library = match order.kind {
            CrateKind::Tests(tests) => Some((
                tests.crate_name(),
                Flags::library(&self.toolchain, tests, order.optimize, shown),
            )),
            CrateKind::Harness(_) | CrateKind::Program | CrateKind::Generator => None,
        };
        let flags = Flags::new(&self.toolchain, order.kind, order.optimize, shown);
        let files = order.kind.files(order.submission);
        let key = self.cache.as_ref().map(|_| {
            let flags_text = flags.text();
            let library = library.as_ref().map(|(_, flags)| flags.text());
            let head = [
                env!("CARGO_PKG_VERSION"),
                &self.toolchain.identity,
                &flags_text,
                library.as_deref().unwrap_or_default(),
            ];
            let body = files.iter().flat_map(|(path, text)| [*path, *text]);
            Key::of(&head.into_iter().chain(body).collect::<Vec<&str>>())
        });
        let entry = self
            .cache
            .as_ref()
            .zip(key.as_ref())
            .and_then(|(cache, key)| cache.get(key));
        if let Some(entry) = entry {
            let temp_crate = if order.keep {
                TempCrate::write(&files, &[])
            } else {
                TempCrate::empty()
            };
            let mut temp_crate = temp_crate.map_err(in_temp_folder)?;
            let kept = keep(&mut temp_crate, order);
            write_program(&temp_crate.program(), &entry.program).map_err(in_temp_folder)?;
            return Ok(Build {
                program: Some(Arc::new(temp_crate)),
                cached: true,
                diagnostics: entry.diagnostics,
                limit: None,
                wall: started.elapsed(),
                cpu: None,
                kept,
            });
        }

        let links: Vec<_> = self
            .toolchain
            .lld
            .iter()
            .map(|lld| (rustc::LLD_LINK, lld.as_path()))
            .collect();
        let mut temp_crate = TempCrate::write(&files, &links).map_err(in_temp_folder)?;
        let kept = keep(&mut temp_crate, order);
        let compiled = match &library {
            None => match self.compile_incrementally(&flags, &files, &links, order)? {
                Some(compiled) => compiled,
                None => self.compile(&flags, temp_crate.path(), None, order)?,
            },
            Some((name, library)) => {
                let library = self.compile(library, temp_crate.path(), None, order)?;
                match &library.artefact {
                    None => library,
                    Some(bytes) => {
                        temp_crate
                            .add_library(name, bytes)
                            .map_err(in_temp_folder)?;
                        self.compile(&flags, temp_crate.path(), None, order)?
                            .after(library)
                    }
                }
            }
        };
        if let Some(bytes) = &compiled.artefact {
            write_program(&temp_crate.program(), bytes).map_err(in_temp_folder)?;
            if let (Some(cache), Some(key)) = (&self.cache, &key) {
                // A cache that cannot be written costs time on the next check and nothing else.
                let _ = cache.put(key, bytes, &compiled.diagnostics);
            }
        }
        let program = compiled.artefact.map(|_| Arc::new(temp_crate));
        Ok(Build {
            program,
            cached: false,
            diagnostics: compiled.diagnostics,
            limit: compiled.limit,
            wall: compiled.wall,
            cpu: compiled.cpu,
            kept,
        })
    }

    /// Compiles what was edited since the last build alone. `None` when nothing is remembered, or when the compiler did
    /// not get along with what is.
    fn compile_incrementally(
        &self,
        flags: &Flags,
        files: &[(&str, &str)],
        links: &[(&str, &Path)],
        order: Order<'_>,
    ) -> Result<Option<Compiled>, BuildTrouble> {
        let Some(cache) = &self.incremental else {
            return Ok(None);
        };
        let mut parts = vec![self.toolchain.identity.clone(), flags.text()];
        let around = files
            .iter()
            .filter(|(path, _)| *path != order.kind.submission_path());
        parts.extend(around.map(|(_, text)| (*text).to_string()));
        let key = Key::of(&parts.iter().map(String::as_str).collect::<Vec<&str>>());
        let Some(entry) = cache.take(&key) else {
            return Ok(None);
        };
        let folder = entry.crate_folder();
        let written = std::fs::create_dir(&folder)
            .and_then(|()| temp_crate::write_into(&folder, files, links))
            .and_then(|()| temp_crate::let_read(&folder));
        if written.is_err() {
            return Ok(None);
        }
        let session = entry.session();
        let flags = flags.incremental(&session);
        match self.compile(&flags, &folder, Some(&session), order) {
            Ok(compiled) if compiled.limit.is_none() => Ok(Some(compiled)),
            Err(BuildTrouble::Interrupted) => Err(BuildTrouble::Interrupted),
            Ok(_) | Err(_) => {
                entry.forget();
                Ok(None)
            }
        }
    }

    /// Runs the compiler once on the crate in `folder`.
    fn compile(
        &self,
        flags: &Flags,
        folder: &Path,
        session: Option<&Path>,
        order: Order<'_>,
    ) -> Result<Compiled, BuildTrouble> {
        let policy = rustc::policy(&self.toolchain, folder, session);
        let mut run = self
            .sandbox
            .run(&policy, &flags.command(&self.toolchain, folder))?;
        if run.kill == Some(Kill::Interrupt) {
            return Err(BuildTrouble::Interrupted);
        }
        let diagnostics = diagnostics_of(&run, order);
        if !run.succeeded() && self.sandbox.class() != Class::Full && temp_folder_is_full() {
            // In class `full` the compiler has a file system of its own, and filling that is the submission's doing.
            return Err(BuildTrouble::NoSpace(std::env::temp_dir()));
        }
        let limit = limit_in_words(&run, &policy.limits);
        if let (None, None, Ending::Exited(status)) = (run.kill, &limit, run.ending)
            && !run.succeeded()
            && (status != 1 || diagnostics.is_empty())
        {
            let said = String::from_utf8_lossy(run.stderr.head())
                .trim()
                .to_string();
            return Err(BuildTrouble::Broken(format!(
                "exit status {status}: {said}"
            )));
        }
        Ok(Compiled {
            artefact: run.artefact.take().filter(|_| run.succeeded()),
            diagnostics,
            limit,
            wall: run.usage.wall,
            cpu: run.usage.cpu,
        })
    }
}

/// What one run of the compiler came to.
struct Compiled {
    artefact: Option<Vec<u8>>,
    diagnostics: Vec<Diagnostic>,
    limit: Option<String>,
    wall: Duration,
    cpu: Option<Duration>,
}

impl Compiled {
    /// The same with what an earlier run said and used. Code of a macro is compiled where it is used, so that both
    /// may say the same.
    fn after(self, earlier: Compiled) -> Compiled {
        let mut diagnostics = earlier.diagnostics;
        let fresh = self.diagnostics.into_iter();
        let fresh: Vec<Diagnostic> = fresh.filter(|one| !diagnostics.contains(one)).collect();
        diagnostics.extend(fresh);
        Compiled {
            diagnostics,
            wall: earlier.wall + self.wall,
            cpu: earlier.cpu.zip(self.cpu).map(|(one, other)| one + other),
            ..self
        }
    }
}

/// The compiler's flags for an exercise of mode `harness`, without its files: for measuring what they cost alone.
pub fn flags(toolchain: &Toolchain, shown: &str) -> Vec<String> {
    let flags = Flags::new(toolchain, CrateKind::Harness(""), false, shown);
    flags.values().to_vec()
}

fn keep(temp_crate: &mut TempCrate, order: Order<'_>) -> Option<PathBuf> {
    order.keep.then(|| {
        temp_crate.keep();
        temp_crate.path().to_path_buf()
    })
}

fn in_temp_folder(source: io::Error) -> BuildTrouble {
    BuildTrouble::Crate {
        folder: std::env::temp_dir(),
        source,
    }
}

fn write_program(path: &Path, bytes: &[u8]) -> io::Result<()> {
    use std::io::Write;
    let mut options = std::fs::OpenOptions::new();
    let mut file = options.write(true).create_new(true).open(path)?;
    file.write_all(bytes)?;
    // Whatever the umask: the programs of a grader that runs as root are started as somebody else.
    #[cfg(unix)]
    file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o755))?;
    Ok(())
}

/// What the compiler said that the learner can do something about: all errors, and warnings about their own file.
fn diagnostics_of(run: &Run, order: Order<'_>) -> Vec<Diagnostic> {
    let mut stderr = String::from_utf8_lossy(run.stderr.head()).into_owned();
    if run.stderr.dropped() > 0 || !run.stderr.tail().is_empty() {
        // Cut in the middle of a message, which would be read as plain words.
        stderr.truncate(stderr.rfind('\n').map_or(0, |newline| newline + 1));
    }
    let hidden = match order.kind {
        CrateKind::Tests(tests) => tests.hidden_lines(),
        CrateKind::Harness(_) | CrateKind::Program | CrateKind::Generator => Vec::new(),
    };
    let mut diagnostics = diagnostic::parse(&stderr, &hidden);
    let own = order.path_for_messages();
    diagnostics.retain(|diagnostic| {
        let in_own_file = diagnostic
            .span
            .as_ref()
            .is_some_and(|span| span.file == own);
        diagnostic.severity == Severity::Error || in_own_file
    });
    diagnostics
}

/// Whether the folder for temporary files has less room than a small build takes. The system is asked and not the
/// compiler's message, in which a submission may put any words.
#[cfg(unix)]
fn temp_folder_is_full() -> bool {
    const SMALL_BUILD: u64 = 16 << 20;
    rustix::fs::statvfs(std::env::temp_dir()).is_ok_and(|state| {
        state.f_bavail.saturating_mul(state.f_frsize) < SMALL_BUILD || state.f_favail == 0
    })
}

#[cfg(not(unix))]
fn temp_folder_is_full() -> bool {
    false
}

fn limit_in_words(run: &Run, limits: &Limits) -> Option<String> {
    let seconds = |limit: Duration| limit.as_secs();
    Some(match (run.kill, run.ending) {
        (Some(Kill::Cpu), _) => {
            format!(
                "compiling took more than {} s of processor time",
                seconds(limits.cpu)
            )
        }
        (Some(Kill::Wall), _) => format!("compiling took more than {} s", seconds(limits.wall)),
        (Some(Kill::Memory), _) => {
            format!(
                "compiling took more than {} MiB of memory",
                limits.memory >> 20
            )
        }
        (Some(Kill::Output), _) => {
            format!(
                "the compiler had more than {} KiB to say",
                limits.output >> 10
            )
        }
        (Some(Kill::Processes), _) => "compiling took too many processes".to_string(),
        (None, Ending::Signalled(signal)) => {
            format!("the compiler crashed on this file (signal {signal})")
        }
        (None, Ending::Exited(101)) => "the compiler crashed on this file".to_string(),
        (None, Ending::Exited(0)) if run.artefact.is_none() => {
            format!("the program is larger than {} MiB", MAX_ARTEFACT >> 20)
        }
        (None | Some(Kill::Interrupt), _) => return None,
    })
}
