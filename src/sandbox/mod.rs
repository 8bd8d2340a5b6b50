//! Running one untrusted command: limits, isolation, what it wrote and what it used.
//!
//! [`Sandbox::run`] is the only way in, for compiling as for running. On Linux the command is not a child of
//! the grader: a launcher, the same binary executed again, stands between the two. It is small and
//! single-threaded, so that nothing large is inherited and ordinary Rust may be used before the command starts;
//! it watches processor time and memory, ends every process of the run, and reports on a socket that the command
//! cannot reach. Elsewhere `portable.rs` starts the command directly, in class `none`.

mod capture;
mod class;
mod layer;
mod limits;
mod policy;
mod run;

#[cfg(target_os = "linux")]
mod call_filter;
#[cfg(target_os = "linux")]
mod canary;
#[cfg(target_os = "linux")]
mod cgroup;
#[cfg(target_os = "linux")]
mod file_rules;
#[cfg(target_os = "linux")]
mod host;
#[cfg(not(target_os = "linux"))]
#[path = "host_elsewhere.rs"]
mod host;
#[cfg(target_os = "linux")]
mod identity;
#[cfg(target_os = "linux")]
mod launcher;
#[cfg(target_os = "linux")]
mod namespaces;
#[cfg(target_os = "linux")]
mod order;
#[cfg(target_os = "linux")]
mod private_root;
#[cfg(target_os = "linux")]
mod probes;
#[cfg(target_os = "linux")]
mod proof_cache;
#[cfg(target_os = "linux")]
mod pump;
#[cfg(target_os = "linux")]
mod reap;
#[cfg(target_os = "linux")]
mod start;
#[cfg(target_os = "linux")]
mod supervise;
#[cfg(target_os = "linux")]
mod target;
#[cfg(target_os = "linux")]
mod tree;

mod interrupt;
mod randomness;

#[cfg(any(not(target_os = "linux"), test))]
mod portable;

use std::path::PathBuf;

pub use capture::Capture;
pub use class::{Class, Request};
pub use limits::{GIB, KIB, Limits, MAX_ARTEFACT, MIB};
pub use policy::Policy;
pub use run::{Command, Ending, Kill, MemoryCount, Run, Usage};

pub use interrupt::{Stop, Stopper, interrupted, on_interrupt, stop};
pub use randomness::{random, random_token};

#[cfg(target_os = "linux")]
pub use canary::Miss;
pub use host::layers;
pub use layer::Layer;

/// What the binary is instead of a grader when its first argument says so.
#[cfg(target_os = "linux")]
pub fn role(argument: Option<std::ffi::OsString>) -> Option<fn() -> std::process::ExitCode> {
    match argument?.to_str()? {
        launcher::LAUNCHER_ARGUMENT => Some(launcher::launch),
        probes::CANARY_ARGUMENT => Some(probes::canary),
        _ => None,
    }
}

/// The way to run commands on this host.
#[derive(Debug, Clone)]
pub struct Sandbox {
    class: Class,
    missing: Vec<String>,
    launcher: PathBuf,
    libraries: Vec<PathBuf>,
    sabotage: Option<String>,
    stop: Option<Stop>,
}

/// The sandbox that was asked for is not to be had.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "the sandbox that was asked for is not to be had here, so nothing was run\n  {}\n  next: `grader doctor` shows each layer and what to do",
    missing.join("\n  ")
)]
pub struct Unavailable {
    /// What is missing, and why.
    pub missing: Vec<String>,
}

/// The machine failed, not the command: nobody is graded on it.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The launcher, or the command itself where there is none, could not be started.
    #[error("cannot start `{}`", program.display())]
    Start {
        /// What was to be started.
        program: PathBuf,
        /// Why it could not.
        source: std::io::Error,
    },
    /// A step between the start of the launcher and that of the command failed.
    #[error("cannot prepare the run: {step}")]
    Prepare {
        /// The step.
        step: String,
        /// Why it failed.
        source: std::io::Error,
    },
    /// The launcher ended without saying what came of the command, before the command had begun.
    #[error("the launcher ended before the program had begun ({how})")]
    LauncherLost {
        /// How it ended.
        how: String,
    },
}

impl Trouble {
    fn prepare(step: impl Into<String>) -> impl FnOnce(std::io::Error) -> Trouble {
        let step = step.into();
        move |source| Trouble::Prepare { step, source }
    }
}

impl Sandbox {
    /// The sandbox that was asked for, shown to hold by a canary, or why it is not to be had.
    ///
    /// `launcher` is the `grader` binary and `libraries` are the files that it is loaded with.
    ///
    /// # Errors
    /// [`Unavailable`] when no class that would do holds.
    pub fn new(
        request: Request,
        launcher: PathBuf,
        libraries: &[PathBuf],
    ) -> Result<Sandbox, Unavailable> {
        let mut sandbox = Sandbox::of_class(Class::None, launcher, libraries);
        if request == Request::Off {
            return Ok(sandbox);
        }
        #[cfg(not(target_os = "linux"))]
        sandbox
            .missing
            .push("isolation: only Linux has namespaces and Landlock".to_string());
        #[cfg(target_os = "linux")]
        for class in [Class::Full, Class::Landlock]
            .into_iter()
            .filter(|class| *class >= request.at_least())
        {
            sandbox.class = class;
            match sandbox.prove() {
                Ok(()) => return Ok(sandbox),
                Err(miss) => sandbox
                    .missing
                    .push(format!("class `{}`: {miss}", class.name())),
            }
        }
        sandbox.class = Class::None;
        match request.at_least() {
            Class::None => Ok(sandbox),
            _ => Err(Unavailable {
                missing: sandbox.missing,
            }),
        }
    }

    /// The strongest sandbox that this host gives, for people's own code. What the canary showed within the last hour
    /// is believed, as far as nothing changed since that it depends on.
    ///
    /// # Errors
    /// None today: class `none` is always to be had.
    pub fn best_effort(
        launcher: PathBuf,
        libraries: &[PathBuf],
        cache: &std::path::Path,
    ) -> Result<Sandbox, Unavailable> {
        #[cfg(target_os = "linux")]
        {
            let proofs = proof_cache::ProofCache::new(cache, &launcher);
            if let Some(answer) = proofs.get() {
                let mut sandbox = Sandbox::of_class(answer.class, launcher, libraries);
                sandbox.missing = answer.missing;
                return Ok(sandbox);
            }
            let sandbox = Sandbox::new(Request::BestEffort, launcher, libraries)?;
            // A host that isolates nothing may have been busy: it is asked again.
            if sandbox.class != Class::None {
                proofs.put(&proof_cache::Answer {
                    class: sandbox.class,
                    missing: sandbox.missing.clone(),
                });
            }
            Ok(sandbox)
        }
        #[cfg(not(target_os = "linux"))]
        {
            let _ = cache;
            Sandbox::new(Request::BestEffort, launcher, libraries)
        }
    }

    /// A sandbox of a certain class, whether or not it holds here: see [`Sandbox::prove`].
    pub fn of_class(class: Class, launcher: PathBuf, libraries: &[PathBuf]) -> Sandbox {
        Sandbox {
            class,
            missing: Vec::new(),
            launcher,
            libraries: libraries.to_vec(),
            sabotage: None,
            stop: None,
        }
    }

    /// The same sandbox with runs of another class.
    pub fn with_class(mut self, class: Class) -> Sandbox {
        self.class = class;
        self
    }

    /// The same sandbox with runs that end when this stop comes, and not at an interrupt.
    pub fn stopped_by(mut self, stop: Stop) -> Sandbox {
        self.stop = Some(stop);
        self
    }

    /// Whether runs are to end: somebody said so.
    pub fn stopped(&self) -> bool {
        self.stop.as_ref().map_or_else(interrupted, Stop::has_come)
    }

    /// The same sandbox with a step of its set-up that fails: for tests of what happens then.
    pub fn sabotaged(mut self, step: &str) -> Sandbox {
        self.sabotage = Some(step.to_string());
        self
    }

    /// The class that runs get.
    pub fn class(&self) -> Class {
        self.class
    }

    /// The layers that this host does not give, each with its reason; empty when it was asked for no more.
    pub fn missing(&self) -> &[String] {
        &self.missing
    }

    /// Sends a canary in: a program that tries what no submission may be able to do.
    ///
    /// # Errors
    /// What failed, or what the canary could do. In class `none` it can do most of it.
    #[cfg(target_os = "linux")]
    pub fn prove(&self) -> Result<(), Miss> {
        canary::send(&self.setting(), &self.libraries)
    }

    /// Runs a command to its end, or to the end of its limits.
    ///
    /// # Errors
    /// Trouble with the machine. Whatever the command itself does wrong is part of the [`Run`].
    #[cfg(target_os = "linux")]
    pub fn run(&self, policy: &Policy, command: &Command) -> Result<Run, Trouble> {
        supervise::run(&self.setting(), policy, command)
    }

    /// There is nothing to prove in class `none`, the only one here.
    ///
    /// # Errors
    /// Never.
    #[cfg(not(target_os = "linux"))]
    pub fn prove(&self) -> Result<(), std::convert::Infallible> {
        Ok(())
    }

    /// Runs a command to its end, or to the end of its limits.
    ///
    /// # Errors
    /// Trouble with the machine. Whatever the command itself does wrong is part of the [`Run`].
    #[cfg(not(target_os = "linux"))]
    pub fn run(&self, policy: &Policy, command: &Command) -> Result<Run, Trouble> {
        portable::run(policy, command, &|| self.stopped())
    }

    #[cfg(target_os = "linux")]
    fn setting(&self) -> supervise::Setting<'_> {
        supervise::Setting {
            launcher: &self.launcher,
            class: self.class,
            sabotage: self.sabotage.as_deref(),
            interrupt: match &self.stop {
                Some(stop) => Some(stop.pipe()),
                None => interrupt::interrupt_pipe(),
            },
        }
    }
}
