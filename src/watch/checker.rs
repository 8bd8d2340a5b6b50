//! Checks in a thread of their own, of which only the latest counts.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread::Scope;
use std::time::Instant;

use super::Signal;
use crate::build::{Builder, Note};
use crate::cause::chain;
use crate::event::Event;
use crate::exercise::Exercise;
use crate::grade::{CaseGrade, Grade};
use crate::grading::{Attempt, Engine, SecondLook};
use crate::random::{Runner, SavedCases, Trouble};
use crate::report::{Batch, SandboxState};
use crate::sandbox::{self, Stopper};
use crate::submission::Submission;
use crate::verdict::Verdict;

/// An answer to check: its attempt, and the cases that the learner has saved beside it.
#[derive(Debug)]
pub(super) struct HandedIn {
    pub attempt: Attempt,
    pub saved: SavedCases,
}

/// What a check tells.
#[derive(Debug)]
pub(super) enum News {
    /// Grading goes on. A grade comes when the saved cases are run too.
    Grading(Event),
    /// The exercise's own cases are run, and so many saved ones are about to be.
    SavedBegin(usize),
    /// Saved cases could not be run, for this reason.
    SavedTrouble(String),
    /// All is told. These are clippy's notes about the only answer, where it was accepted and clippy was asked.
    Ended(Option<Vec<Note>>),
}

/// Begins checks, and ends those that are outdated.
#[derive(Debug)]
pub(super) struct Checker {
    engine: Engine,
    /// Whether clippy is asked about an accepted answer.
    lint: bool,
    signals: Sender<Signal>,
    /// Counts the checks: news of an earlier one are no news.
    number: u64,
    /// Ends the runs of the latest check when it goes.
    stopper: Option<Stopper>,
    began: (jiff::Timestamp, Instant),
}

impl Checker {
    /// Grades with this engine, and tells the news there.
    pub fn new(engine: Engine, lint: bool, signals: Sender<Signal>) -> Checker {
        Checker {
            engine,
            lint,
            signals,
            number: 0,
            stopper: None,
            began: (jiff::Timestamp::now(), Instant::now()),
        }
    }

    /// Begins a check of one answer in the place of the latest one, whose programs are ended. When the answer is accepted,
    /// clippy is asked about it.
    ///
    /// # Errors
    /// When the system gives no pipe.
    pub fn begin<'scope>(
        &mut self,
        scope: &'scope Scope<'scope, '_>,
        answer: HandedIn,
    ) -> io::Result<()> {
        let look = match self.lint {
            true => SecondLook::at(&answer.attempt),
            false => None,
        };
        self.begin_with(scope, vec![answer], look)
    }

    /// The same for several answers, about which clippy is not asked.
    ///
    /// # Errors
    /// When the system gives no pipe.
    pub fn begin_all<'scope>(
        &mut self,
        scope: &'scope Scope<'scope, '_>,
        answers: Vec<HandedIn>,
    ) -> io::Result<()> {
        self.begin_with(scope, answers, None)
    }

    fn begin_with<'scope>(
        &mut self,
        scope: &'scope Scope<'scope, '_>,
        answers: Vec<HandedIn>,
        look: Option<SecondLook>,
    ) -> io::Result<()> {
        self.stop();
        let (stopper, stop) = sandbox::stop()?;
        self.stopper = Some(stopper);
        self.began = (jiff::Timestamp::now(), Instant::now());
        let builder = &self.engine.builder;
        let engine = Engine {
            builder: Builder {
                sandbox: builder.sandbox.clone().stopped_by(stop),
                ..builder.clone()
            },
            ..self.engine
        };
        let (number, signals) = (self.number, self.signals.clone());
        scope.spawn(move || {
            // Nobody listens any more when the screen is gone.
            let tell = |news| drop(signals.send(Signal::News(number, news)));
            check(&engine, answers, look.as_ref(), tell);
        });
        Ok(())
    }

    /// Ends the latest check, if there is one.
    pub fn stop(&mut self) {
        self.number += 1;
        self.stopper = None;
    }

    /// Whether news of this number are of the latest check.
    pub fn is_latest(&self, number: u64) -> bool {
        number == self.number
    }

    /// The grades of the check that has just ended, as a report.
    pub fn batch(&self, grades: Vec<Grade>) -> Batch {
        let (at, clock) = &self.began;
        Batch {
            grader: env!("CARGO_PKG_VERSION").to_string(),
            toolchain: self.engine.builder.toolchain.release.clone(),
            sandbox: SandboxState::of(&self.engine.builder.sandbox),
            started_at: format!("{at:.3}"),
            wall: clock.elapsed(),
            grades,
        }
    }
}

/// The saved cases of an answer, with what it takes to run them.
struct Saved {
    exercise: Arc<Exercise>,
    submission: Submission,
    cases: SavedCases,
}

impl Saved {
    /// `None` where there is nothing to run.
    fn of(answer: HandedIn) -> (Attempt, Option<Saved>) {
        let HandedIn { attempt, saved } = answer;
        let submission = attempt.submission().filter(|_| !saved.is_empty());
        let exercise = attempt.shared_exercise();
        let saved = submission.map(|submission| Saved {
            exercise,
            submission,
            cases: saved,
        });
        (attempt, saved)
    }

    fn run(self, engine: &Engine) -> Result<Vec<CaseGrade>, String> {
        let runner = Runner::new(&engine.builder, engine.jobs).map_err(|error| chain(&error))?;
        let grades = self.cases.grade(&runner, &self.exercise, self.submission);
        grades.map_err(|trouble: Trouble| chain(&trouble))
    }
}

/// Runs the exercises' own cases, then the saved ones, then clippy. When it is stopped it just ends: nobody listens then.
fn check(engine: &Engine, answers: Vec<HandedIn>, look: Option<&SecondLook>, tell: impl Fn(News)) {
    let (attempts, mut saved): (Vec<Attempt>, Vec<Option<Saved>>) =
        answers.into_iter().map(Saved::of).unzip();
    let mut waiting = Vec::new();
    let mut accepted = false;
    std::thread::scope(|scope| {
        let (sender, news) = channel();
        scope.spawn(move || engine.grade(attempts, &sender));
        for event in news {
            let Event::AttemptFinished { attempt, grade } = event else {
                tell(News::Grading(event));
                continue;
            };
            accepted = grade.verdict == Verdict::Accepted;
            let built = grade.build.as_ref().is_some_and(|build| build.ok);
            match saved.get_mut(attempt).and_then(Option::take) {
                Some(saved) if built => waiting.push((attempt, grade, saved)),
                _ => tell(News::Grading(Event::AttemptFinished { attempt, grade })),
            }
        }
    });
    for (attempt, mut grade, saved) in waiting {
        tell(News::SavedBegin(saved.cases.len()));
        match saved.run(engine) {
            Ok(grades) => grade.saved = grades,
            Err(why) => tell(News::SavedTrouble(why)),
        }
        tell(News::Grading(Event::AttemptFinished { attempt, grade }));
    }
    let look = look.filter(|_| accepted);
    tell(News::Ended(
        look.and_then(|look| look.notes(&engine.builder)),
    ));
}
