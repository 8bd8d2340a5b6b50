//! Workers that share builds and runs, so that neither many attempts nor many cases leave a processor idle.
//!
//! Cases of attempts that are already built go first: that keeps few programs and grades in memory at once.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex};

use super::attempt::{Attempt, Built};
use super::{Engine, case, misconception};
use crate::event::Event;
use crate::grade::{CaseGrade, Grade};
use crate::mutex::{held, lock};
use crate::verdict::Verdict;

/// Grades all attempts with the engine's number of workers.
pub(super) fn work(
    engine: &Engine,
    attempts: impl Iterator<Item = Attempt> + Send,
    news: &Sender<Event>,
) {
    let queue = Queue {
        state: Mutex::new(State {
            attempts: attempts.enumerate(),
            runs: VecDeque::new(),
            building: 0,
        }),
        changed: Condvar::new(),
    };
    std::thread::scope(|scope| {
        for _ in 1..engine.jobs.get() {
            let news = news.clone();
            let queue = &queue;
            scope.spawn(move || queue.serve(engine, &news));
        }
        queue.serve(engine, news);
    });
}

struct Queue<I> {
    state: Mutex<State<I>>,
    changed: Condvar,
}

struct State<I> {
    attempts: std::iter::Enumerate<I>,
    runs: VecDeque<CaseRun>,
    /// How many workers are building: each may still bring cases.
    building: usize,
}

enum Task {
    Build(usize, Attempt),
    Run(CaseRun),
}

struct CaseRun {
    progress: Arc<Progress>,
    index: usize,
}

/// A built attempt whose cases are being run.
struct Progress {
    number: usize,
    attempt: Attempt,
    built: Built,
    cases: Mutex<Vec<CaseGrade>>,
    left: AtomicUsize,
    /// The first case, in the exercise's order, that is known not to be accepted.
    first_failure: AtomicUsize,
}

impl<I: Iterator<Item = Attempt>> Queue<I> {
    fn serve(&self, engine: &Engine, news: &Sender<Event>) {
        while let Some(task) = self.next(engine) {
            match task {
                Task::Build(number, attempt) => self.build(engine, number, attempt, news),
                Task::Run(run) => run_case(engine, &run, news),
            }
        }
    }

    /// The next task; waits while another worker's build may still bring some.
    fn next(&self, engine: &Engine) -> Option<Task> {
        let mut state = lock(&self.state);
        loop {
            if engine.builder.sandbox.stopped() {
                return None;
            }
            if let Some(run) = state.runs.pop_front() {
                return Some(Task::Run(run));
            }
            if let Some((number, attempt)) = state.attempts.next() {
                state.building += 1;
                return Some(Task::Build(number, attempt));
            }
            if state.building == 0 {
                return None;
            }
            state = held(self.changed.wait(state));
        }
    }

    fn build(&self, engine: &Engine, number: usize, attempt: Attempt, news: &Sender<Event>) {
        tell(
            news,
            Event::AttemptStarted {
                attempt: number,
                exercise: attempt.exercise().id.clone(),
                submission: attempt.shown().to_string(),
                cases: attempt.cases().map(|case| case.name.clone()).collect(),
            },
        );
        let _building = Building(self);
        let built = attempt.build(engine);
        let runs = match built {
            Ok(built) => {
                tell(
                    news,
                    Event::BuildFinished {
                        attempt: number,
                        build: built.grade.clone(),
                    },
                );
                start(number, attempt, built, news)
            }
            Err(grade) => {
                if let Some(build) = &grade.build {
                    tell(
                        news,
                        Event::BuildFinished {
                            attempt: number,
                            build: build.clone(),
                        },
                    );
                }
                if !engine.builder.sandbox.stopped() {
                    tell(
                        news,
                        Event::AttemptFinished {
                            attempt: number,
                            grade,
                        },
                    );
                }
                Vec::new()
            }
        };
        lock(&self.state).runs.extend(runs);
    }
}

/// A worker that is building. The others wait for what it may bring, so its end is told however it comes.
struct Building<'a, I>(&'a Queue<I>);

impl<I> Drop for Building<'_, I> {
    fn drop(&mut self) {
        lock(&self.0.state).building -= 1;
        self.0.changed.notify_all();
    }
}

/// The runs of a built attempt; one without any case is finished at once.
fn start(number: usize, attempt: Attempt, built: Built, news: &Sender<Event>) -> Vec<CaseRun> {
    let cases: Vec<CaseGrade> = attempt.cases().map(case::skipped).collect();
    let count = cases.len();
    let progress = Arc::new(Progress {
        number,
        attempt,
        built,
        cases: Mutex::new(cases),
        left: AtomicUsize::new(count),
        first_failure: AtomicUsize::new(usize::MAX),
    });
    if count == 0 {
        finish(&progress, news);
    }
    (0..count)
        .map(|index| CaseRun {
            progress: Arc::clone(&progress),
            index,
        })
        .collect()
}

fn run_case(engine: &Engine, run: &CaseRun, news: &Sender<Event>) {
    let CaseRun { progress, index } = run;
    let Some(case) = progress.attempt.cases().nth(*index) else {
        return;
    };
    let after_failure = engine.fail_fast && progress.first_failure.load(Ordering::Acquire) < *index;
    if !after_failure {
        let grade = case::run(
            &engine.builder,
            &progress.attempt,
            case,
            &progress.built.program,
        );
        if engine.builder.sandbox.stopped() {
            return;
        }
        if grade.verdict != Verdict::Accepted {
            progress.first_failure.fetch_min(*index, Ordering::AcqRel);
        }
        let shown = Event::CaseFinished {
            attempt: progress.number,
            index: *index,
            case: Box::new(grade.clone()),
        };
        // With `fail_fast` a case after the first failure counts as skipped although it ran beside it, so that
        // the grade does not depend on which of the two was faster; that is known only in the end.
        if !engine.fail_fast {
            tell(news, shown);
        }
        lock(&progress.cases)[*index] = grade;
    }
    if progress.left.fetch_sub(1, Ordering::AcqRel) == 1 {
        if engine.fail_fast {
            skip_after_failure(progress, news);
        }
        finish(progress, news);
    }
}

fn skip_after_failure(progress: &Progress, news: &Sender<Event>) {
    let first_failure = progress.first_failure.load(Ordering::Acquire);
    let mut cases = lock(&progress.cases);
    for (index, (grade, case)) in cases.iter_mut().zip(progress.attempt.cases()).enumerate() {
        if index > first_failure {
            *grade = case::skipped(case);
        }
        let case = Box::new(grade.clone());
        tell(
            news,
            Event::CaseFinished {
                attempt: progress.number,
                index,
                case,
            },
        );
    }
}

fn finish(progress: &Progress, news: &Sender<Event>) {
    let cases = std::mem::take(&mut *lock(&progress.cases));
    let mut grade = Grade::of_cases(
        progress.attempt.exercise().id.clone(),
        progress.attempt.shown().to_string(),
        progress.built.grade.clone(),
        cases,
    );
    if !matches!(grade.verdict, Verdict::Accepted | Verdict::InternalError) {
        grade.misconception = misconception::find(progress.attempt.exercise(), &grade.cases)
            .map(|reject| reject.misconception.clone());
    }
    tell(
        news,
        Event::AttemptFinished {
            attempt: progress.number,
            grade: Box::new(grade),
        },
    );
}

fn tell(news: &Sender<Event>, event: Event) {
    // Nobody listens any more when the terminal is gone; the work in hand is still brought to its end.
    let _ = news.send(event);
}
