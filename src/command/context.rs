//! What every command needs to know: where the catalogue is, and how to speak to whoever is at the other end.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use clap::ValueEnum;

use super::{Failure, Outcome, exercise_path, in_ci};
use crate::exercise::{Catalogue, Exercise, ExerciseId, LoadError, render};
use crate::exit_status::ExitStatus;
use crate::report::{GRADER, Style, Verbosity, paragraph};
use crate::workspace::Workspace;
use crate::{escape, owner};

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
    /// Columns of the terminal that errors go to; `None` where they go elsewhere, and lines stay whole.
    error_columns: Option<usize>,
    /// Looked at once, so that what is wrong with it is told once.
    cache: OnceLock<Option<PathBuf>>,
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
        let grader = match &catalogue {
            // Kept for as long as the program runs, which needs it once, so that a style is a small value.
            Some(folder) => format!(
                "{GRADER} --catalogue {}",
                escape::shell(&folder.to_string_lossy())
            )
            .leak(),
            None => GRADER,
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
            grader,
        };
        Context {
            catalogue,
            style: style(io::stdout().is_terminal()),
            error_style: style(io::stderr().is_terminal()),
            error_columns: io::stderr().is_terminal().then(terminal_width),
            cache: OnceLock::new(),
        }
    }

    /// The folder for what can be made again, which is made where there is none. A folder that somebody else could have
    /// written to is gone without and told: it would say which compiler to start.
    pub fn cache_folder(&self) -> Option<PathBuf> {
        let look = || {
            let folder = super::cache_folder()?;
            owner::make_private(&folder).ok()?;
            let doubt = owner::doubt(&folder).ok()?;
            if let Some(doubt) = doubt {
                let folder = escape::path(&folder);
                self.note(&format!(
                    "note: nothing is remembered, because `{folder}` {doubt}; name a folder of your own in GRADER_CACHE"
                ));
            }
            doubt.is_none().then_some(folder)
        };
        self.cache.get_or_init(look).clone()
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
        let records = |workspace: &&Workspace| workspace.records_catalogue();
        if in_ci() && self.catalogue.is_none() && workspace.as_ref().is_some_and(records) {
            self.note(
                "note: where CI is set, the exercises that this workspace was made from are not looked for; name them: --catalogue DIR",
            );
        }
        // In CI the workspace is a checkout, and whoever hands in could have brought exercises that any answer passes.
        let workspace = workspace.filter(|_| !in_ci());
        let named = match (&self.catalogue, workspace) {
            (Some(named), _) => Some(named.clone()),
            (None, Some(workspace)) => workspace.catalogue()?,
            (None, None) => None,
        };
        let here = std::env::current_dir()?;
        Catalogue::find(named.as_deref(), &here).map_err(|error| {
            let error = anyhow::Error::from(error);
            let error = match workspace.filter(|_| self.catalogue.is_none()) {
                Some(workspace) => anyhow::anyhow!(
                    "{error:#}; this workspace has its exercises from there\n  to say where they are now: grader --catalogue DIR init {}",
                    workspace.shown()
                ),
                None => match named.as_deref().filter(|named| is_nearly_built_in(named)) {
                    Some(_) => anyhow::anyhow!("{error:#}; did you mean `{}`?", Catalogue::BUILT_IN),
                    None => error,
                },
            };
            Failure {
                status: ExitStatus::Usage,
                error,
            }
        })
    }

    /// The catalogue for a whole class: no workspace has a say in it.
    ///
    /// # Errors
    /// When the folder that was named is none, or when it was not named and lies among the submissions.
    pub fn catalogue_for_class(&self, submissions: &Path) -> Result<Catalogue, Failure> {
        let catalogue = self.catalogue_of(None)?;
        let within = |root: &Path| {
            let (root, submissions) = (root.canonicalize().ok(), submissions.canonicalize().ok());
            root.zip(submissions)
                .is_some_and(|(root, submissions)| root.starts_with(submissions))
        };
        if self.catalogue.is_none() && catalogue.root().is_some_and(within) {
            return Err(Failure::usage(
                "`exercises` lies among the submissions; say which exercises are meant: `--catalogue built-in`, or `--catalogue exercises` if it is yours",
            ));
        }
        self.note_unnamed(&catalogue);
        Ok(catalogue)
    }

    /// In CI, tells that exercises come from the folder that the grader stands in only because it is there.
    pub fn note_unnamed(&self, catalogue: &Catalogue) {
        if in_ci() && self.catalogue.is_none() && catalogue.root().is_some() {
            self.note(
                "note: the exercises are those in `./exercises`, which nobody named; where submissions may bring that folder, say which are meant: --catalogue built-in, or --catalogue exercises for these",
            );
        }
    }

    /// The folder of the catalogue that was asked for, for a workspace to remember; `None` when none was.
    ///
    /// # Errors
    /// When there is no such folder.
    pub fn named_catalogue(&self) -> io::Result<Option<PathBuf>> {
        let folder = |named: &PathBuf| match named.as_os_str() == Catalogue::BUILT_IN {
            true => Ok(named.clone()),
            false => std::fs::canonicalize(named),
        };
        self.catalogue.as_ref().map(folder).transpose()
    }

    /// The workspace that this was typed in; `None` elsewhere.
    ///
    /// # Errors
    /// When the current folder is gone.
    pub fn workspace(&self) -> io::Result<Option<Workspace>> {
        Ok(Workspace::find(&std::env::current_dir()?))
    }

    /// Whether a folder of exercises was named on the command line.
    pub fn names_catalogue(&self) -> bool {
        self.catalogue.is_some()
    }

    /// The exercise that a name on the command line means.
    ///
    /// # Errors
    /// A name that no exercise has is wrong usage, with the nearest names; so is a path that leads elsewhere.
    pub fn resolve(&self, catalogue: &Catalogue, name: &str) -> Result<ExerciseId, Failure> {
        self.resolve_among(catalogue, name, None, |_| String::new())
    }

    /// The same for an answer to grade, which may stand in another folder, at `topic/slug.rs`.
    ///
    /// # Errors
    /// The same, with the way to have any other file graded.
    pub fn resolve_to_grade(
        &self,
        catalogue: &Catalogue,
        name: &str,
        solutions: Option<&Path>,
    ) -> Result<ExerciseId, Failure> {
        self.resolve_among(catalogue, name, solutions, |id| {
            let (it, id) = match id {
                Some(id) => ("it", id.to_string()),
                None => ("a file", "EXERCISE".to_owned()),
            };
            format!(
                "\n  to grade {it}: {} check {id} --solution {}",
                self.style.grader,
                escape::shell(name)
            )
        })
    }

    /// `next` says what to do about a file that is not the one of its exercise, as far as that is known.
    fn resolve_among(
        &self,
        catalogue: &Catalogue,
        name: &str,
        solutions: Option<&Path>,
        next: impl Fn(Option<&ExerciseId>) -> String,
    ) -> Result<ExerciseId, Failure> {
        let id = catalogue.resolve(name).map_err(|error| {
            Failure::usage(match Path::new(name).is_file() {
                false => error.to_string(),
                true => format!("{error}{}", next(None)),
            })
        })?;
        if !exercise_path::is_path(name) {
            return Ok(id);
        }
        let in_folder = |folder: PathBuf| folder.join(format!("{id}.rs"));
        let own = match (solutions, self.workspace()?) {
            (Some(folder), _) => in_folder(folder.to_path_buf()),
            (None, Some(workspace)) => workspace.solution(&id),
            (None, None) => in_folder("solutions".into()),
        };
        let reference = catalogue.root().map(|_| in_folder(catalogue.solutions()));
        let places = [Some(own.clone()), reference, catalogue.folder(&id)];
        let mut places = places.iter().flatten();
        if places.any(|place| exercise_path::same(Path::new(name), place)) {
            return Ok(id);
        }
        Err(Failure::usage(format!(
            "`{}` is not the file of `{id}` here, which is `{}`{}",
            escape::line(name),
            escape::path(&own),
            next(Some(&id))
        )))
    }

    /// Loads the exercise that a name on the command line means.
    ///
    /// # Errors
    /// A name that no exercise has, a broken exercise, or trouble with reading it.
    pub fn exercise(&self, catalogue: &Catalogue, name: &str) -> Result<Exercise, Failure> {
        Ok(catalogue.load(&self.resolve(catalogue, name)?)?)
    }

    /// Writes text to standard output. It is written as it is, so what a submission can choose was escaped before. That
    /// nobody reads it is no trouble: see [`unless_unread`].
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn print(&self, text: &str) -> io::Result<()> {
        self.write(text.as_bytes())
    }

    /// The same for bytes.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn write(&self, bytes: &[u8]) -> io::Result<()> {
        unless_unread(io::stdout().lock().write_all(bytes))
    }

    /// Writes a note beside the result to standard error, unless asked to say less.
    pub fn note(&self, text: &str) {
        if self.error_style.verbosity != Verbosity::Quiet {
            self.warn(text);
        }
    }

    /// Writes to standard error what has to be known however little is to be said: something is lost, or not kept.
    pub fn warn(&self, text: &str) {
        // What nobody can read is not worth failing for.
        let _ = writeln!(io::stderr(), "{}", harmless(text));
    }

    /// Tells why a command failed, and gives its exit status.
    pub fn conclude(&self, outcome: Outcome) -> ExitStatus {
        let Failure { status, error } = match outcome {
            Ok(status) => return status,
            Err(failure) => failure,
        };
        let text = match error.downcast_ref::<LoadError>() {
            Some(LoadError::Problems(problems)) => {
                render(&problems.0, self.error_style.colour, self.error_style.width)
            }
            _ => self.wrapped(&harmless(&format!("error: {error:#}"))),
        };
        let _ = writeln!(io::stderr(), "{}", text.trim_end());
        status
    }

    /// Sentences broken between words for a terminal. A line that is set in has a command, which stays in one piece, so
    /// that it can be copied.
    fn wrapped(&self, text: &str) -> String {
        let Some(width) = self.error_columns else {
            return text.to_owned();
        };
        let style = Style {
            width,
            ..self.error_style
        };
        let stays = |line: &str| line.starts_with(' ') || line.chars().count() <= width;
        let line = |line: &str| match stays(line) {
            true => format!("{line}\n"),
            false => paragraph(line, &style),
        };
        text.lines().map(line).collect()
    }
}

/// Whether somebody who typed this meant the exercises within the program.
fn is_nearly_built_in(named: &Path) -> bool {
    let letters = |name: &str| -> String {
        let letters = name.chars().filter(|c| c.is_ascii_alphabetic());
        letters.map(|c| c.to_ascii_lowercase()).collect()
    };
    let named = named.to_str().map(letters);
    named.is_some_and(|named| named == letters(Catalogue::BUILT_IN))
}

/// What came of writing to standard output. A reader who has seen enough, as in `grader list | head`, is no trouble: the
/// command does the rest of its work, and its exit status is that of the work.
pub(super) fn unless_unread(written: io::Result<()>) -> io::Result<()> {
    match written {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other.map_err(|error| {
            io::Error::new(
                error.kind(),
                format!("cannot write to standard output: {error}"),
            )
        }),
    }
}

/// Lines for a terminal or a log, of which neither obeys anything. Names are escaped where they enter a message, so that
/// none can begin a line; this is the net below.
fn harmless(text: &str) -> String {
    let lines = escape::block(text).into_iter();
    let lines = lines.map(|line| escape::command(&line));
    lines.collect::<Vec<_>>().join("\n")
}

/// Whether the environment lets a terminal have colours (no-color.org).
fn colours_welcome() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !set("NO_COLOR") && !is_dumb_terminal()
}

/// Whether the terminal shows nothing but lines, as the shell in some editors.
pub(super) fn is_dumb_terminal() -> bool {
    std::env::var_os("TERM").is_some_and(|term| term == "dumb")
}

fn terminal_width() -> usize {
    terminal_size::terminal_size().map_or(DEFAULT_WIDTH, |(width, _)| usize::from(width.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn standard_output_that_is_full_is_named_and_one_that_is_closed_is_none_of_our_business() {
        let written = |kind| unless_unread(Err(io::Error::new(kind, "no space left")));
        assert!(written(io::ErrorKind::BrokenPipe).is_ok());
        let error = written(io::ErrorKind::StorageFull).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::StorageFull);
        assert_eq!(
            error.to_string(),
            "cannot write to standard output: no space left"
        );
    }

    #[test]
    fn the_name_of_the_built_in_exercises_is_known_however_it_is_written() {
        for name in ["builtin", "Built_In", "built in"] {
            assert!(is_nearly_built_in(Path::new(name)), "{name}");
        }
        assert!(!is_nearly_built_in(Path::new("build")));
    }

    #[test]
    fn what_no_message_has_escaped_is_caught_before_it_is_written() {
        let text = "error: `x\x1b[2J\u{9b}31m\n::error::y\r\n  ##[group]z`\n  next: a::b";
        assert_eq!(
            harmless(text),
            "error: `x\\x1b[2J<U+009B>31m\n\\::error::y\\r\n  ##\\[group]z`\n  next: a::b"
        );
    }
}
