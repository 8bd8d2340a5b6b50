//! Exercise × submission → grade.
//!
//! [`Engine::grade`] takes any number of [`Attempt`]s, builds each, runs its cases over a number of workers and
//! sends news as it goes. Checking one solution, proving an exercise and grading a class are the same path with
//! another list of attempts.

mod attempt;
mod case;
mod misconception;
mod panic;
mod queue;
mod second_look;

pub use attempt::{Attempt, chain};
pub use misconception::{answers, outdated};
pub use second_look::SecondLook;

use std::num::NonZeroUsize;
use std::sync::mpsc::Sender;

use crate::build::Builder;
use crate::event::Event;

/// What grades attempts.
#[derive(Debug)]
pub struct Engine {
    /// Builds submissions; its sandbox also runs them.
    pub builder: Builder,
    /// How many builds and runs go on at once.
    pub jobs: NonZeroUsize,
    /// Whether cases after the first one that is not accepted are skipped.
    pub fail_fast: bool,
    /// Whether temporary crates are left behind.
    pub keep: bool,
}

impl Engine {
    /// Grades attempts; each grade comes with [`Event::AttemptFinished`], in the order in which they are done.
    ///
    /// Attempts are taken from the iterator as workers become free, so a long list need not be in memory. After an
    /// interrupt no new work begins, and attempts that did not finish send no grade.
    pub fn grade<I>(&self, attempts: I, news: &Sender<Event>)
    where
        I: IntoIterator<Item = Attempt>,
        I::IntoIter: Send,
    {
        queue::work(self, attempts.into_iter(), news);
    }
}
