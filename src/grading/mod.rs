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
mod trouble;

pub use attempt::Attempt;
pub use misconception::{answers, outdated};
pub use second_look::SecondLook;
pub use trouble::GradingTrouble;

use std::num::NonZeroUsize;
use std::sync::mpsc::{self, Sender};

use crate::build::Builder;
use crate::event::Event;
use crate::grade::Grade;
use crate::sandbox::interrupted;
use crate::verdict::Verdict;

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

    /// Grades attempts for somebody who wants all grades and no news: `take` gets each with its attempt's number.
    ///
    /// # Errors
    /// An interrupt, or else the first attempt that the machine kept from being graded. All the others were taken.
    pub fn grade_all<I>(
        &self,
        attempts: I,
        mut take: impl FnMut(usize, Grade),
    ) -> Result<(), GradingTrouble>
    where
        I: IntoIterator<Item = Attempt>,
        I::IntoIter: Send,
    {
        let attempts = attempts.into_iter();
        let mut trouble = None;
        std::thread::scope(|scope| {
            let (sender, news) = mpsc::channel();
            scope.spawn(move || self.grade(attempts, &sender));
            for event in news {
                let Event::AttemptFinished { attempt, grade } = event else {
                    continue;
                };
                if grade.verdict == Verdict::InternalError {
                    trouble.get_or_insert_with(|| GradingTrouble::Machine {
                        submission: grade.submission.clone(),
                        trouble: grade.trouble.clone().unwrap_or_default(),
                    });
                }
                take(attempt, *grade);
            }
        });
        match trouble {
            _ if interrupted() => Err(GradingTrouble::Interrupted),
            Some(trouble) => Err(trouble),
            None => Ok(()),
        }
    }
}
