//! Checks in a thread of their own, of which only the latest counts.

use std::io;
use std::sync::mpsc::{Sender, channel};
use std::thread::Scope;
use std::time::Instant;

use super::Signal;
use crate::build::Builder;
use crate::grade::Grade;
use crate::grading::{Attempt, Engine};
use crate::report::{Batch, SandboxState};
use crate::sandbox::{self, Stopper};

/// Begins checks, and ends those that are outdated.
#[derive(Debug)]
pub(super) struct Checker {
    engine: Engine,
    signals: Sender<Signal>,
    /// Counts the checks: news of an earlier one are no news.
    number: u64,
    /// Ends the runs of the present check when it goes.
    stopper: Option<Stopper>,
    began: (jiff::Timestamp, Instant),
}

impl Checker {
    /// Grades with this engine, and tells the news there.
    pub fn new(engine: Engine, signals: Sender<Signal>) -> Checker {
        Checker {
            engine,
            signals,
            number: 0,
            stopper: None,
            began: (jiff::Timestamp::now(), Instant::now()),
        }
    }

    /// Begins a check in the place of the present one, whose programs are ended.
    ///
    /// # Errors
    /// When the system gives no pipe.
    pub fn begin<'scope>(
        &mut self,
        scope: &'scope Scope<'scope, '_>,
        attempts: Vec<Attempt>,
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
            std::thread::scope(|scope| {
                let (sender, news) = channel();
                let engine = &engine;
                scope.spawn(move || engine.grade(attempts, &sender));
                for event in news {
                    // Nobody listens any more when the screen is gone.
                    let _ = signals.send(Signal::News(number, event));
                }
            });
        });
        Ok(())
    }

    /// Ends the present check, if there is one.
    pub fn stop(&mut self) {
        self.number += 1;
        self.stopper = None;
    }

    /// Whether news of this number are of the present check.
    pub fn is_present(&self, number: u64) -> bool {
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
