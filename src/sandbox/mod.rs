//! Running one untrusted command: limits, isolation, what it wrote and what it used.
//!
//! [`Sandbox::run`] is the only way in, for compiling as for running. On Linux the command is not a child of
//! the grader: a launcher, the same binary executed again, stands between the two. It is small and
//! single-threaded, so that nothing large is inherited and ordinary Rust may be used before the command starts;
//! it watches processor time and memory, ends every process of the run, and reports on a socket that the command
//! cannot reach. Elsewhere the [portable](self) way starts the command directly.

mod capture;
mod class;
mod limits;
mod policy;
mod run;

#[cfg(target_os = "linux")]
mod call_filter;
#[cfg(target_os = "linux")]
mod file_rules;
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

#[cfg(unix)]
mod interrupt;

use std::path::PathBuf;

pub use capture::Capture;
pub use class::{Class, Request};
pub use limits::{GIB, KIB, Limits, MIB};
pub use policy::Policy;
pub use run::{Command, Ending, Kill, Run, Usage};

#[cfg(unix)]
pub use interrupt::{interrupted, on_interrupt};

#[cfg(target_os = "linux")]
pub use launcher::{LAUNCHER_ARGUMENT, launch};

/// Fills a buffer with random bytes from the system.
///
/// # Errors
/// When the system has none to give.
#[cfg(unix)]
pub fn random(buffer: &mut [u8]) -> std::io::Result<()> {
    let mut filled = 0;
    while filled < buffer.len() {
        filled +=
            rustix::rand::getrandom(&mut buffer[filled..], rustix::rand::GetRandomFlags::empty())?;
    }
    Ok(())
}

/// The way to run commands on this host.
#[derive(Debug, Clone)]
pub struct Sandbox {
    class: Class,
    missing: Vec<String>,
    #[cfg(target_os = "linux")]
    launcher: PathBuf,
}

/// The sandbox that was asked for is not to be had.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the sandbox that was asked for is not to be had here: {}", missing.join("; "))]
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
    /// The sandbox that was asked for, or why it is not to be had. `launcher` is the `grader` binary.
    pub fn new(request: Request, launcher: PathBuf) -> Result<Sandbox, Unavailable> {
        let class = match request {
            Request::Off => Class::None,
            _ => Class::Full,
        };
        Ok(Sandbox {
            class,
            missing: Vec::new(),
            launcher,
        })
    }

    /// The class that runs get.
    pub fn class(&self) -> Class {
        self.class
    }

    /// The layers that this host does not give, each with its reason; empty when it was asked for no more.
    pub fn missing(&self) -> &[String] {
        &self.missing
    }

    /// Runs a command to its end, or to the end of its limits.
    ///
    /// # Errors
    /// Trouble with the machine. Whatever the command itself does wrong is part of the [`Run`].
    pub fn run(&self, policy: &Policy, command: &Command) -> Result<Run, Trouble> {
        let setting = supervise::Setting {
            launcher: &self.launcher,
            class: self.class,
            sabotage: None,
        };
        supervise::run(&setting, policy, command)
    }
}
