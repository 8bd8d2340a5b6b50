//! Grading what a class has handed in: submissions through the engine, grades into a journal.
//!
//! Grades go to the journal the moment they are known, and none stays in memory. Machine trouble is tried again after
//! everything else, and what remains of it is recorded as such: it is no grade.

use std::collections::HashMap;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, TryRecvError};
use std::sync::{Arc, Condvar, Mutex};

use indicatif::ProgressBar;

use super::{Context, Failure, progress_bar};
use crate::clock::now_to_the_millisecond;
use crate::escape;
use crate::event::Event;
use crate::exercise::Exercise;
use crate::exit_status::ExitStatus;
use crate::grade::Grade;
use crate::gradebook::{Class, Entry, Handed, Journal, JournalError, Record, Trouble, reread};
use crate::grading::{Attempt, Engine};
use crate::mutex::{held, lock};
use crate::quantity::count;
use crate::sandbox;
use crate::submission::Submission;
use crate::verdict::Verdict;

/// How often a submission is tried with which the machine has trouble.
const TRIES: usize = 3;
/// How many grades may be on their way to the journal beside what is being worked on.
const AHEAD: usize = 32;
/// Troubles one after another that are not this or that submission's, but the machine's: it is given up then.
const TOO_MANY: usize = 20;

/// How many submissions make a run that tells its progress in lines.
const LONG: u64 = 30;

/// What to grade with.
pub(super) struct Marking<'a> {
    pub context: &'a Context,
    pub engine: &'a Engine,
    pub class: &'a Class,
    /// The class's exercises, in its order.
    pub exercises: &'a [Arc<Exercise>],
    /// The folder of submissions.
    pub root: &'a Path,
}

type Troubled<'a> = Vec<(&'a Handed, String)>;

impl Marking<'_> {
    /// Grades these submissions and appends each grade to the journal. Gives the last trouble with the machine where
    /// there was so much of it that grading was given up.
    ///
    /// # Errors
    /// A journal that cannot be written, or an interrupt; the journal can be gone on with in both cases.
    pub fn mark(&self, work: &[&Handed], journal: &mut Journal) -> Result<Option<String>, Failure> {
        let bar = progress_bar::bar(work.len() as u64, progress_bar::CLASS);
        let ended = tries(work, |work| {
            let heard = self.round(work, &bar, journal)?;
            match sandbox::interrupted() {
                true => Err(interrupted(journal)),
                false => Ok(heard),
            }
        });
        bar.finish_and_clear();
        let (troubled, given_up) = ended?;
        for (handed, message) in troubled {
            let Some(submission) = handed.submission else {
                continue;
            };
            journal.append(&Record::Trouble(Trouble {
                at: now_to_the_millisecond(),
                exercise: self.class.exercise(handed.exercise).to_owned(),
                submission,
                message,
            }))?;
        }
        journal.sync()?;
        Ok(given_up)
    }
}

/// Goes through a list, and again through those of it with which there was trouble. Gives those with which there was
/// trouble in every try, and the last one where there was so much that it was given up.
fn tries<'w, E>(
    work: &[&'w Handed],
    mut round: impl FnMut(&[&'w Handed]) -> Result<Heard<'w>, E>,
) -> Result<(Troubled<'w>, Option<String>), E> {
    let Heard {
        mut troubled,
        mut given_up,
        ..
    } = round(work)?;
    for _ in 1..TRIES {
        if troubled.is_empty() || given_up.is_some() {
            break;
        }
        let again: Vec<&Handed> = troubled.iter().map(|(handed, _)| *handed).collect();
        let heard = round(&again)?;
        // When this try was given up, some of them were not reached, and what is known of them still holds.
        if heard.given_up.is_none() {
            troubled = heard.troubled;
        }
        given_up = heard.given_up;
    }
    Ok((troubled, given_up))
}

/// What the engine's threads and the one that listens to them share.
#[derive(Default)]
struct Shared<'a> {
    /// Set when nothing more is to be begun.
    stop: AtomicBool,
    /// Submissions that are being graded or whose grade is not in the journal yet, by the engine's number.
    under_way: Mutex<HashMap<usize, &'a Handed>>,
    /// Told when one of them is done.
    done: Condvar,
    /// Submissions that could not be read again.
    unreadable: Mutex<Troubled<'a>>,
}

impl<'a> Shared<'a> {
    /// Notes that a submission is being graded; waits while too many grades are on their way to the journal, so that a
    /// slow disk does not fill the memory. There are more places than workers, so it never waits for a worker.
    fn begin(&self, number: usize, handed: &'a Handed, most: usize) {
        let under_way = lock(&self.under_way);
        let full = |under_way: &mut HashMap<usize, &'a Handed>| under_way.len() >= most;
        let mut under_way = held(self.done.wait_while(under_way, full));
        under_way.insert(number, handed);
    }

    /// Notes that it is done, and tells which it was.
    fn end(&self, number: usize) -> Option<&'a Handed> {
        let handed = lock(&self.under_way).remove(&number);
        self.done.notify_one();
        handed
    }
}

/// What was heard from the engine beside grades.
#[derive(Default)]
struct Heard<'a> {
    troubled: Troubled<'a>,
    in_a_row: usize,
    given_up: Option<String>,
}

impl Marking<'_> {
    /// Grades every submission of a list once.
    fn round<'w>(
        &self,
        work: &[&'w Handed],
        bar: &ProgressBar,
        journal: &mut Journal,
    ) -> Result<Heard<'w>, JournalError> {
        let shared = Shared::default();
        let mut heard = Heard::default();
        let (sender, news) = mpsc::channel();
        let mut rest = work.iter().copied();
        let written = std::thread::scope(|scope| {
            let (engine, shared) = (self.engine, &shared);
            scope.spawn(move || {
                // Attempts are made one by one as workers become free, so no source waits in memory.
                let attempts = std::iter::from_fn(|| self.next(&mut rest, shared));
                engine.grade(
                    attempts.enumerate().map(|(number, (handed, attempt))| {
                        shared.begin(number, handed, engine.jobs.get() + AHEAD);
                        attempt
                    }),
                    &sender,
                );
            });
            let written = self.listen(&news, shared, bar, journal, &mut heard);
            if written.is_err() {
                shared.stop.store(true, Ordering::Relaxed);
                // What is under way is brought to its end, though nobody can keep it.
                for event in news {
                    if let Event::AttemptFinished { attempt, .. } = event {
                        shared.end(attempt);
                    }
                }
            }
            written
        });
        written?;
        heard.troubled.append(&mut lock(&shared.unreadable));
        Ok(heard)
    }

    fn next<'w>(
        &self,
        rest: &mut impl Iterator<Item = &'w Handed>,
        shared: &Shared<'w>,
    ) -> Option<(&'w Handed, Attempt)> {
        while !shared.stop.load(Ordering::Relaxed) {
            let handed = rest.next()?;
            match self.attempt(handed) {
                Ok(attempt) => return Some((handed, attempt)),
                Err(reason) => lock(&shared.unreadable).push((handed, reason)),
            }
        }
        None
    }

    /// The attempt of a submission. Everybody's is shown as the same path, so that those of several people are the same
    /// where their text is, and nobody's report names another.
    fn attempt(&self, handed: &Handed) -> Result<Attempt, String> {
        let exercise = self.exercises.get(handed.exercise);
        let exercise = Arc::clone(exercise.ok_or("there is no such exercise")?);
        let shown = format!("{}.rs", exercise.id);
        let read = reread(self.root, handed)?;
        Ok(
            match read.and_then(|bytes| Submission::from_bytes(shown.clone(), bytes)) {
                Ok(submission) => Attempt::new(exercise, submission),
                Err(violation) => Attempt::rejected(exercise, shown, violation),
            },
        )
    }

    /// Takes every grade down. What comes at once is made safe at once; nothing is waited for with a grade unsafe.
    fn listen<'w>(
        &self,
        news: &Receiver<Event>,
        shared: &Shared<'w>,
        bar: &ProgressBar,
        journal: &mut Journal,
        heard: &mut Heard<'w>,
    ) -> Result<(), JournalError> {
        let mut unsafe_grades = false;
        loop {
            let event = match news.try_recv() {
                Ok(event) => event,
                Err(TryRecvError::Disconnected) => break,
                Err(TryRecvError::Empty) => {
                    if std::mem::take(&mut unsafe_grades) {
                        journal.sync()?;
                    }
                    match news.recv() {
                        Ok(event) => event,
                        Err(_) => break,
                    }
                }
            };
            let Event::AttemptFinished { attempt, grade } = event else {
                continue;
            };
            let Some(handed) = shared.end(attempt) else {
                continue;
            };
            match self.entry(handed, &grade) {
                Some(entry) => {
                    journal.append(&Record::Grade(Box::new(entry)))?;
                    unsafe_grades = true;
                    heard.in_a_row = 0;
                    bar.inc(1);
                    self.tell_progress(bar);
                }
                None => {
                    let message = grade.trouble.unwrap_or_else(|| "internal error".to_owned());
                    heard.in_a_row += 1;
                    if heard.in_a_row == TOO_MANY {
                        shared.stop.store(true, Ordering::Relaxed);
                        heard.given_up = Some(message.clone());
                    }
                    heard.troubled.push((handed, message));
                }
            }
        }
        match unsafe_grades {
            true => journal.sync(),
            false => Ok(()),
        }
    }

    /// Where no bar can be drawn, as in the log of a CI job, a long run says a few times how far it has come.
    fn tell_progress(&self, bar: &ProgressBar) {
        let (done, of) = (bar.position(), bar.length().unwrap_or_default());
        if bar.is_hidden() && of >= LONG && is_a_tenth(done, of) {
            self.context.note(&format!("{done} of {of} graded"));
        }
    }

    /// What is kept of a grade; `None` for machine trouble, which is no grade.
    fn entry(&self, handed: &Handed, grade: &Grade) -> Option<Entry> {
        let key = self.class.key(handed)?;
        (grade.verdict != Verdict::InternalError)
            .then(|| Entry::of(grade, key, now_to_the_millisecond()))
    }
}

/// Whether another tenth of the work has just been done, with some of it left.
fn is_a_tenth(done: u64, of: u64) -> bool {
    let tenths = |done: u64| (done * 10).checked_div(of);
    done < of && tenths(done) > tenths(done.saturating_sub(1))
}

fn interrupted(journal: &Journal) -> Failure {
    Failure {
        status: ExitStatus::Interrupted,
        error: anyhow::anyhow!(
            "interrupted; `{}` has {}, and the same command goes on from there",
            escape::path(journal.path()),
            count(journal.graded(), "grade", "grades")
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn handed(count: usize) -> Vec<Handed> {
        let handed = |student| Handed {
            student,
            exercise: 0,
            path: String::new(),
            submission: None,
            unreadable: None,
        };
        (0..count).map(handed).collect()
    }

    /// Trouble with some of the work, in one try.
    fn trouble<'w>(work: &[&'w Handed], with: impl Fn(usize) -> bool) -> Heard<'w> {
        let troubled = work.iter().filter(|handed| with(handed.student));
        Heard {
            troubled: troubled
                .map(|handed| (*handed, "broken".to_owned()))
                .collect(),
            ..Heard::default()
        }
    }

    #[test]
    fn trouble_is_tried_twice_more_and_nothing_else_is() {
        let all = handed(5);
        let work: Vec<&Handed> = all.iter().collect();
        let mut rounds = Vec::new();
        let outcome = tries::<()>(&work, |work| {
            rounds.push(work.iter().map(|handed| handed.student).collect::<Vec<_>>());
            // The first heals in the second try, the second in the third, the third never.
            let number = rounds.len();
            Ok(trouble(work, |student| student < 3 && student + 2 > number))
        });
        let (troubled, given_up) = outcome.unwrap();
        assert_eq!(rounds, [vec![0, 1, 2, 3, 4], vec![0, 1, 2], vec![1, 2]]);
        let left: Vec<usize> = troubled.iter().map(|(handed, _)| handed.student).collect();
        assert_eq!((left, given_up), (vec![2], None));
    }

    #[test]
    fn progress_is_told_nine_times_however_much_there_is() {
        for of in [30, 99, 100, 1234] {
            let told: Vec<u64> = (1..=of).filter(|done| is_a_tenth(*done, of)).collect();
            assert_eq!(told.len(), 9, "{told:?}");
        }
        assert!(is_a_tenth(10, 100) && !is_a_tenth(11, 100));
    }

    #[test]
    fn what_is_given_up_is_not_tried_again_and_nobody_is_forgotten() {
        let all = handed(4);
        let work: Vec<&Handed> = all.iter().collect();
        let mut round = 0;
        let outcome = tries::<()>(&work, |work| {
            round += 1;
            let mut heard = trouble(work, |student| student < 3);
            if round == 2 {
                heard.troubled.truncate(1);
                heard.given_up = Some("broken".to_owned());
            }
            Ok(heard)
        });
        let (troubled, given_up) = outcome.unwrap();
        assert_eq!((round, troubled.len(), given_up.is_some()), (2, 3, true));
    }
}
