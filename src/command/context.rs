//! What every command needs to know: where the catalogue is, and how to speak to whoever is at the other end.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use clap::ValueEnum;

use super::{Failure, Outcome};
use crate::exercise::{Catalogue, Exercise, ExerciseId, LoadError, render};
use crate::exit_status::ExitStatus;
use crate::report::{Style, Verbosity};
use crate::workspace::Workspace;

/// Columns where there is no terminal to ask.
const DEFAULT_WIDTH: usize = 80;

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ColourWhen {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// What was said before the name of the command, resolved.
#[derive(Debug)]
pub struct Context {
    catalogue: Option<PathBuf>,
    /// How reports look on standard output.
    pub style: Style,
    error_style: Style,
}

impl Context {
    /// Resolves what was typed; asks the terminal for its width.
    pub fn new(
        catalogue: Option<PathBuf>,
        colour: ColourWhen,
        quiet: bool,
        verbose: bool,
    ) -> Context {
        let verbosity = match (quiet, verbose) {
            (true, _) => Verbosity::Quiet,
            (_, true) => Verbosity::Verbose,
            _ => Verbosity::Normal,
        };
        let style = |terminal: bool| Style {
            colour: match colour {
                ColourWhen::Always => true,
                ColourWhen::Never => false,
                ColourWhen::Auto => terminal && colours_welcome(),
            },
            width: if terminal {
                terminal_width()
            } else {
                DEFAULT_WIDTH
            },
            verbosity,
        };
        Context {
            catalogue,
            style: style(io::stdout().is_terminal()),
            error_style: style(io::stderr().is_terminal()),
        }
    }

    /// The catalogue that commands work on.
    ///
    /// # Errors
    /// When the folder that was named is none.
    pub fn catalogue(&self) -> Result<Catalogue, Failure> {
        self.catalogue_of(self.workspace()?.as_ref())
    }

    /// The same in a workspace, which may have a catalogue of its own.
    ///
    /// # Errors
    /// When the folder that was named is none.
    pub fn catalogue_of(&self, workspace: Option<&Workspace>) -> Result<Catalogue, Failure> {
        let own = || workspace.and_then(Workspace::catalogue);
        let named = self.catalogue.clone().or_else(own);
        let here = std::env::current_dir()?;
        Catalogue::find(named.as_deref(), &here).map_err(|error| {
            let error = anyhow::Error::from(error);
            let error = match workspace.filter(|_| self.catalogue.is_none()) {
                Some(workspace) => anyhow::anyhow!(
                    "{error:#}; this workspace has its exercises from there\n  to say where they are now: grader --catalogue DIR init {}",
                    workspace.shown()
                ),
                None => error,
            };
            Failure {
                status: ExitStatus::Usage,
                error,
            }
        })
    }

    /// The folder of the catalogue that was asked for, for a workspace to remember; `None` when none was.
    ///
    /// # Errors
    /// When there is no such folder.
    pub fn named_catalogue(&self) -> io::Result<Option<PathBuf>> {
        self.catalogue
            .as_ref()
            .map(std::fs::canonicalize)
            .transpose()
    }

    /// The workspace that this was typed in; `None` elsewhere.
    ///
    /// # Errors
    /// When the current folder is gone.
    pub fn workspace(&self) -> io::Result<Option<Workspace>> {
        Ok(Workspace::find(&std::env::current_dir()?))
    }

    /// The exercise that a name on the command line means.
    ///
    /// # Errors
    /// A name that no exercise has is wrong usage, with the nearest names.
    pub fn resolve(&self, catalogue: &Catalogue, name: &str) -> Result<ExerciseId, Failure> {
        catalogue
            .resolve(name)
            .map_err(|error| Failure::usage(error.to_string()))
    }

    /// Loads the exercise that a name on the command line means.
    ///
    /// # Errors
    /// A name that no exercise has, a broken exercise, or trouble with reading it.
    pub fn exercise(&self, catalogue: &Catalogue, name: &str) -> Result<Exercise, Failure> {
        Ok(catalogue.load(&self.resolve(catalogue, name)?)?)
    }

    /// Writes text to standard output, with nothing in it that could move a terminal's cursor.
    ///
    /// # Errors
    /// When nobody reads it.
    pub fn print(&self, text: &str) -> io::Result<()> {
        io::stdout().lock().write_all(text.as_bytes())
    }

    /// Writes a note beside the result to standard error, unless asked to say less.
    pub fn note(&self, text: &str) {
        if self.error_style.verbosity != Verbosity::Quiet {
            // A note that nobody can read is not worth failing for.
            let _ = writeln!(io::stderr(), "{text}");
        }
    }

    /// Tells why a command failed, and gives its exit status.
    pub fn conclude(&self, outcome: Outcome) -> ExitStatus {
        let Failure { status, error } = match outcome {
            Ok(status) => return status,
            Err(failure) => failure,
        };
        let broken_pipe = error
            .chain()
            .filter_map(|cause| cause.downcast_ref::<io::Error>())
            .any(|cause| cause.kind() == io::ErrorKind::BrokenPipe);
        if broken_pipe {
            // The reader has seen enough, as in `grader list | head`.
            return ExitStatus::Success;
        }
        let text = match error.downcast_ref::<LoadError>() {
            Some(LoadError::Problems(problems)) => {
                render(&problems.0, self.error_style.colour, self.error_style.width)
            }
            _ => format!("error: {error:#}"),
        };
        let _ = writeln!(io::stderr(), "{}", text.trim_end());
        status
    }
}

/// Whether the environment lets a terminal have colours (no-color.org).
fn colours_welcome() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}

fn terminal_width() -> usize {
    terminal_size::terminal_size().map_or(DEFAULT_WIDTH, |(width, _)| usize::from(width.0))
}
