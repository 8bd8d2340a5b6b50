//! What lies on the learner's desk: the exercise at hand, its file, its hints, and what is remembered of it.

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use super::Trouble;
use super::screen::Entry;
use crate::exercise::{Catalogue, Exercise, ExerciseId};
use crate::grade::Grade;
use crate::grading::Attempt;
use crate::progress::{State, task_digest};
use crate::report::{self, Style, exercise_page};
use crate::submission::shown;
use crate::workspace::{Answer, Reset, Workspace};

/// The exercise at hand and where it comes from.
#[derive(Debug)]
pub(super) struct Desk<'a> {
    catalogue: &'a Catalogue,
    workspace: &'a Workspace,
    /// All exercises, in learning order.
    ids: Vec<ExerciseId>,
    /// The title of each exercise, and that of its topic.
    titles: Vec<(String, String)>,
    exercise: Arc<Exercise>,
    /// What was checked last: a file that is saved as it was is not checked again.
    checked: Option<Vec<u8>>,
    /// The answers of the last check.
    answers: Vec<Answer>,
}

impl<'a> Desk<'a> {
    /// Puts an exercise on the desk: the one that is named, else the one that the learner is at, else the next one.
    pub fn new(
        catalogue: &'a Catalogue,
        workspace: &'a Workspace,
        wanted: Option<ExerciseId>,
    ) -> Result<Desk<'a>, Trouble> {
        let ids = catalogue.ids()?;
        let progress = workspace.progress()?.value;
        let current = progress.current().filter(|id| ids.contains(id));
        let next = || {
            progress
                .next(&ids, false, |_| true)
                .or(ids.first())
                .cloned()
        };
        let id = wanted.or(current).or_else(next).ok_or(Trouble::Empty)?;
        let desk = Desk {
            catalogue,
            workspace,
            titles: titles(catalogue, &ids)?,
            exercise: Arc::new(catalogue.load(&id)?),
            ids,
            checked: None,
            answers: Vec::new(),
        };
        desk.begin()?;
        Ok(desk)
    }

    /// All exercises with what is remembered of them, and the number of the one at hand.
    pub fn entries(&self) -> Result<(Vec<Entry>, usize), Trouble> {
        let progress = self.workspace.progress()?.value;
        let entries = self.ids.iter().zip(&self.titles).map(|(id, titles)| {
            let state = progress.state(id);
            let (title, topic) = titles.clone();
            Entry {
                id: id.clone(),
                title,
                topic,
                accepted: state == State::Accepted,
                begun: state != State::NotBegun,
            }
        });
        let at = self.ids.iter().position(|id| *id == self.exercise.id);
        Ok((entries.collect(), at.unwrap_or(0)))
    }

    /// The exercise at hand.
    pub fn exercise(&self) -> &Exercise {
        &self.exercise
    }

    /// The answer's file as one would type it.
    pub fn file(&self) -> PathBuf {
        self.workspace.solution(&self.exercise.id)
    }

    /// Takes another exercise.
    pub fn take(&mut self, id: &ExerciseId) -> Result<(), Trouble> {
        self.exercise = Arc::new(self.catalogue.load(id)?);
        self.checked = None;
        self.begin()
    }

    /// The question and the task.
    pub fn task(&self, style: &Style) -> String {
        exercise_page::page(&self.exercise, &shown(&self.file()), None, style)
    }

    /// The hints that were shown so far.
    pub fn hints(&self, style: &Style) -> Result<Vec<String>, Trouble> {
        let progress = self.workspace.progress()?.value;
        let count = progress
            .mark(&self.exercise.id)
            .map_or(0, |mark| mark.hints as usize);
        let hints = (1..).zip(self.exercise.hints.iter().take(count));
        Ok(hints
            .map(|(number, hint)| report::paragraph(&format!("{number}. {hint}"), style))
            .collect())
    }

    /// Shows one hint more, if there is one.
    pub fn hint(&self) -> Result<(), Trouble> {
        let id = &self.exercise.id;
        let all = u32::try_from(self.exercise.hints.len()).unwrap_or(u32::MAX);
        self.workspace.update(|progress| {
            let shown = progress.mark(id).map_or(0, |mark| mark.hints);
            progress.hints_shown(id, shown.saturating_add(1).min(all), &now());
        })?;
        Ok(())
    }

    /// Puts the starter in the answer's place. Tells what became of the answer.
    pub fn reset(&mut self) -> Result<String, Trouble> {
        self.checked = None;
        Ok(match self.workspace.reset(&self.exercise)? {
            Reset::Written => "the starter is there".to_owned(),
            Reset::Untouched => "it is the starter already".to_owned(),
            Reset::Replaced(kept) => format!("yours is kept as {}", kept.display()),
        })
    }

    /// The reference solution; `None` before the learner's own is accepted, or when there is none.
    pub fn solution(&self) -> Result<Option<String>, Trouble> {
        let progress = self.workspace.progress()?.value;
        if progress.state(&self.exercise.id) != State::Accepted {
            return Ok(None);
        }
        let source = self.catalogue.solution_source(&self.exercise.id)?;
        Ok(source.map(|source| String::from_utf8_lossy(&source).into_owned()))
    }

    /// Whether the learner has written something into the file.
    pub fn is_touched(&self) -> Result<bool, Trouble> {
        Ok(self.workspace.is_touched(&self.exercise)?)
    }

    /// Whether the file is another one than was checked last.
    pub fn changed(&self) -> bool {
        fs::read(self.file()).ok() != self.checked
    }

    /// The answer at hand, to be graded.
    pub fn attempt(&mut self) -> Result<Attempt, Trouble> {
        let file = self.file();
        self.checked = fs::read(&file).ok();
        let attempt = Attempt::read(Arc::clone(&self.exercise), &file).map_err(Trouble::Answer)?;
        self.answers = vec![answer(&attempt)];
        Ok(attempt)
    }

    /// Every answer that was begun and has a file, to be graded.
    pub fn attempts(&mut self) -> Result<Vec<Attempt>, Trouble> {
        let mut attempts = Vec::new();
        for id in &self.ids {
            let file = self.workspace.solution(id);
            if !file.exists() {
                continue;
            }
            let exercise = Arc::new(self.catalogue.load(id)?);
            if self.workspace.is_touched(&exercise)? {
                attempts.push(Attempt::read(exercise, &file).map_err(Trouble::Answer)?);
            }
        }
        self.answers = attempts.iter().map(answer).collect();
        Ok(attempts)
    }

    /// Remembers what came of a check, and has accepted answers say what comes next.
    pub fn record(&self, grades: &mut [Grade]) -> Result<(), Trouble> {
        self.workspace
            .record(&self.ids, &self.answers, grades, &now())?;
        Ok(())
    }

    fn begin(&self) -> Result<(), Trouble> {
        self.workspace.bring(&self.exercise)?;
        let id = &self.exercise.id;
        self.workspace.update(|progress| {
            progress.start(id, &now());
            progress.see(id, task_digest(&self.exercise));
        })?;
        Ok(())
    }
}

/// The title of each exercise, and that of its topic. An exercise that is broken is called by its name: it is in the way
/// of nobody who does another one.
fn titles(catalogue: &Catalogue, ids: &[ExerciseId]) -> Result<Vec<(String, String)>, Trouble> {
    let topics = catalogue.topics()?;
    let of = |id: &ExerciseId| {
        let topic = topics.iter().find(|topic| topic.name == id.topic);
        let title = catalogue.load(id).map(|exercise| exercise.title);
        (
            title.unwrap_or_else(|_| id.slug.clone()),
            topic.map_or_else(|| id.topic.clone(), |topic| topic.title.clone()),
        )
    };
    Ok(ids.iter().map(of).collect())
}

fn answer(attempt: &Attempt) -> Answer {
    Answer::new(attempt.exercise(), attempt.text(), true)
}

fn now() -> String {
    format!("{:.0}", jiff::Timestamp::now())
}
