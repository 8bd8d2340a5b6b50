//! The full screen of `grader watch`: the exercise at hand, checked again whenever its file is saved.
//!
//! One loop owns everything. It waits a moment for a key, then looks whether news has come: of a saved file, or of the
//! check that goes on in a thread of its own. A check whose file was saved meanwhile is ended, with all that it runs, and
//! begun anew; so an endless loop in a learner's code is never in the way of a key.
//!
//! What is shown is a value ([`screen`]), what keys do to it can be tested without a terminal, and drawing it is a
//! function ([`view`]). Where there is no terminal, [`plain`] writes lines instead.

mod changes;
mod check;
mod checker;
mod desk;
mod full;
mod keys;
mod list;
mod plain;
mod screen;
mod styled;
mod terminal;
mod view;

use std::io;

use checker::News;

use crate::cause::chain;
use crate::exercise::{Catalogue, ExerciseId, LoadError};
use crate::grading::Engine;
use crate::random::SavedMistake;
use crate::submission::ReadError;
use crate::workspace::{self, Workspace};

pub use changes::Unwatchable;

/// What to watch, and how.
#[derive(Debug)]
pub struct Setup<'a> {
    /// All exercises.
    pub catalogue: &'a Catalogue,
    /// The learner's folder.
    pub workspace: &'a Workspace,
    /// What grades the answers.
    pub engine: Engine,
    /// The exercise to begin with; unless stated, the one that the learner is at.
    pub exercise: Option<ExerciseId>,
    /// How texts look: colours, and the width where there is no terminal.
    pub style: crate::report::Style,
    /// Whether to look for changes again and again, although the system might tell.
    pub look: bool,
    /// Whether clippy is asked about an accepted answer.
    pub lint: bool,
}

/// How watching ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// The learner left.
    Left,
    /// An interrupt came.
    Interrupted,
}

/// Why watching could not begin or go on.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// There is nothing to watch.
    #[error("there is no exercise here")]
    Empty,
    /// An exercise is broken, or cannot be read.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// The learner's folder cannot be read or written.
    #[error(transparent)]
    Workspace(#[from] workspace::Trouble),
    /// The answer cannot be read.
    #[error(transparent)]
    Answer(ReadError),
    /// The cases that the learner has saved cannot be read.
    #[error(transparent)]
    Saved(#[from] SavedMistake),
    /// The learner's folder cannot be watched.
    #[error(transparent)]
    Unwatchable(#[from] Unwatchable),
    /// The terminal, or the system, does not do what it is told.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// News for the loop.
#[derive(Debug)]
enum Signal {
    /// A file among the answers may have changed.
    Saved,
    /// A check of this number goes on.
    News(u64, News),
}

/// What is in the way, with its causes, in one line.
fn in_short(trouble: &Trouble) -> String {
    let text = chain(trouble);
    let first = text.lines().next().unwrap_or_default();
    first.strip_prefix("error: ").unwrap_or(first).to_owned()
}

/// Shows the full screen until the learner leaves.
///
/// # Errors
/// What keeps the screen from being shown. A learner's mistakes are shown on it.
pub fn full_screen(setup: Setup<'_>) -> Result<Ended, Trouble> {
    full::run(setup)
}

/// Writes lines to `out`, for those who have no terminal or do not want its full screen.
///
/// # Errors
/// What keeps lines from being written.
pub fn lines(setup: Setup<'_>, out: &mut impl io::Write) -> Result<Ended, Trouble> {
    plain::run(setup, out)
}
