//! What lies on the learner's desk: the exercise at hand, its file, its hints, and what is remembered of it.
//!
//! Progress that cannot be read or written is in the way of nothing: what the learner should know of it is collected,
//! and whoever shows the desk tells it ([`Desk::notes`]).

use std::path::PathBuf;
use std::sync::Arc;

use super::checker::HandedIn;
use super::screen::Entry;
use super::{Trouble, in_short};
use crate::cause::chain;
use crate::clock::now;
use crate::exercise::{Catalogue, Exercise, ExerciseId};
use crate::grade::Grade;
use crate::grading::Attempt;
use crate::laid_out::Waiting;
use crate::progress::{Progress, Seen, State, task_digest};
use crate::random::SavedCases;
use crate::report::{self, Style, exercise_page, source_page};
use crate::submission::{Place, ReadError, read_plain_at, shown};
use crate::workspace::{Answer, Reset, Told, Workspace};

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
    /// What was known of the learner's progress when it was last read.
    progress: Progress,
    /// Hints of this exercise that were shown, also those that could not be remembered.
    hints: u32,
    /// What was looked at last: a file that is saved as it was is not checked again.
    checked: Option<Files>,
    /// The answers of the last check.
    answers: Vec<Answer>,
    /// What the learner should know and was not told yet.
    notes: Vec<String>,
}

/// The files of an answer as they were found: the answer itself, and the cases saved beside it.
#[derive(Debug, PartialEq, Eq)]
struct Files {
    answer: Result<Vec<u8>, String>,
    saved: Result<SavedCases, String>,
}

impl Files {
    fn of(answer: &Place) -> Files {
        Files {
            answer: read(answer).map_err(|error| error.to_string()),
            saved: SavedCases::beside(answer.path()).map_err(|mistake| mistake.to_string()),
        }
    }
}

impl<'a> Desk<'a> {
    /// Puts an exercise on the desk: the one that is named, else the one that the learner is at, else the next one.
    pub fn new(
        catalogue: &'a Catalogue,
        workspace: &'a Workspace,
        wanted: Option<ExerciseId>,
    ) -> Result<Desk<'a>, Trouble> {
        let ids = catalogue.ids()?;
        let Told {
            value: progress,
            note,
        } = workspace.progress()?;
        let current = progress.current().filter(|id| ids.contains(id));
        let next = || {
            progress
                .next(&ids, false, |_| true)
                .or(ids.first())
                .cloned()
        };
        let id = wanted.or(current).or_else(next).ok_or(Trouble::Empty)?;
        let exercise = Arc::new(catalogue.load(&id)?);
        let mut desk = Desk {
            catalogue,
            workspace,
            titles: titles(catalogue, &ids)?,
            exercise: Arc::clone(&exercise),
            ids,
            progress,
            hints: 0,
            checked: None,
            answers: Vec::new(),
            notes: note.into_iter().collect(),
        };
        desk.put(exercise)?;
        Ok(desk)
    }

    /// All exercises with what is remembered of them, and the number of the one at hand.
    pub fn entries(&mut self) -> (Vec<Entry>, usize) {
        self.read_progress();
        let entries = self.ids.iter().zip(&self.titles).map(|(id, titles)| {
            let (title, topic) = titles.clone();
            Entry {
                id: id.clone(),
                title,
                topic,
                state: self.progress.state(id),
            }
        });
        let at = self.ids.iter().position(|id| *id == self.exercise.id);
        (entries.collect(), at.unwrap_or(0))
    }

    /// The exercise at hand.
    pub fn exercise(&self) -> &Exercise {
        &self.exercise
    }

    /// The answer's file as one would type it.
    pub fn file(&self) -> PathBuf {
        self.workspace.solution(&self.exercise.id)
    }

    /// What the learner should know since this was last asked.
    pub fn notes(&mut self) -> Vec<String> {
        std::mem::take(&mut self.notes)
    }

    /// Takes another exercise, which does not begin it: one may leaf through them.
    ///
    /// # Errors
    /// A broken exercise, or a starter that cannot be written; the exercise at hand stays then.
    pub fn take(&mut self, id: &ExerciseId) -> Result<(), Trouble> {
        self.put(Arc::new(self.catalogue.load(id)?))
    }

    /// The question and the task.
    pub fn task(&self, style: &Style) -> String {
        exercise_page::page(&self.exercise, &shown(&self.file()), None, style)
    }

    /// The hints that were shown so far.
    pub fn hints(&self, style: &Style) -> Vec<String> {
        let hints = (1..).zip(self.exercise.hints.iter().take(self.hints as usize));
        hints
            .map(|(number, hint)| report::paragraph(&format!("{number}. {hint}"), style))
            .collect()
    }

    /// Shows one hint more, if there is one.
    pub fn hint(&mut self) {
        self.read_progress();
        let id = &self.exercise.id;
        let all = u32::try_from(self.exercise.hints.len()).unwrap_or(u32::MAX);
        let count = self.hints.saturating_add(1).min(all);
        self.hints = count;
        let told = self
            .workspace
            .update(|progress| progress.hints_shown(id, count, &now()));
        self.remembered("this hint", told);
    }

    /// Puts the starter in the answer's place. Tells what became of the answer.
    ///
    /// # Errors
    /// When the machine cannot write.
    pub fn reset(&mut self) -> Result<String, Trouble> {
        self.checked = None;
        Ok(match self.workspace.reset(&self.exercise)? {
            Reset::Written => "the starter is there".to_owned(),
            Reset::Untouched => "it is the starter already".to_owned(),
            Reset::Replaced(kept) => format!("yours is kept as {}", kept.display()),
        })
    }

    /// The reference solution's page; `None` before the learner's own is accepted, or when there is none.
    ///
    /// # Errors
    /// When the machine cannot read it.
    pub fn solution(&mut self, style: &Style) -> Result<Option<String>, Trouble> {
        self.read_progress();
        if self.progress.state(&self.exercise.id) != State::Accepted {
            return Ok(None);
        }
        let source = self.catalogue.solution_source(&self.exercise.id)?;
        Ok(source.map(|source| source_page::source(&String::from_utf8_lossy(&source), style)))
    }

    /// Whether the learner has written something into the file. Of one that cannot be read, the check tells why.
    pub fn is_touched(&self) -> bool {
        match read(&self.answer()) {
            Ok(bytes) => bytes != self.exercise.starter.as_bytes(),
            Err(ReadError::NotFound(_)) => false,
            Err(_) => true,
        }
    }

    /// The learner's file, where it still has a name of before.
    pub fn waiting(&self) -> Option<Waiting> {
        self.workspace.waiting_now(&self.exercise.id)
    }

    /// Takes the files as they are for looked at: they are checked when they change.
    pub fn look(&mut self) {
        self.checked = Some(Files::of(&self.answer()));
    }

    /// Whether the files are others than those looked at last.
    pub fn changed(&self) -> bool {
        self.checked.as_ref() != Some(&Files::of(&self.answer()))
    }

    /// The learner works at the exercise at hand: it is begun, unless the file is the starter.
    pub fn begin(&mut self) {
        if self.is_touched() {
            let id = &self.exercise.id;
            // Where this cannot be written, the check that follows says so.
            let _ = self.workspace.update(|progress| progress.start(id, &now()));
        }
    }

    /// The answer at hand, to be checked.
    ///
    /// # Errors
    /// An answer or a saved case that cannot be read.
    pub fn hand_in(&mut self) -> Result<HandedIn, Trouble> {
        self.look();
        let answer = handed_in(Arc::clone(&self.exercise), &self.answer())?;
        self.answers = vec![remembered_as(&answer)];
        Ok(answer)
    }

    /// Every answer that the learner has written something into, to be checked. One that cannot be is left out, and noted.
    pub fn hand_in_all(&mut self) -> Vec<HandedIn> {
        let mut answers = Vec::new();
        for id in self.ids.clone() {
            match self.touched(&id) {
                Ok(answer) => answers.extend(answer),
                Err(trouble) => self.note(format!("`{id}` is left out: {}", in_short(&trouble))),
            }
        }
        self.answers = answers.iter().map(remembered_as).collect();
        answers
    }

    /// Remembers what came of a check, and has accepted answers say what comes next.
    pub fn record(&mut self, grades: &mut [Grade]) {
        let told = self
            .workspace
            .record(&self.ids, &self.answers, grades, &now());
        for (id, seen) in self.remembered("this check", told).unwrap_or_default() {
            self.note_change(&id, seen);
        }
    }

    fn answer(&self) -> Place {
        self.workspace.answer(&self.exercise.id)
    }

    fn put(&mut self, exercise: Arc<Exercise>) -> Result<(), Trouble> {
        self.workspace.bring(&exercise)?;
        self.exercise = exercise;
        self.checked = None;
        let id = self.exercise.id.clone();
        let digest = task_digest(&self.exercise);
        let told = self.workspace.update(|progress| progress.see(&id, digest));
        self.hints = 0;
        if let Some(seen) = self.remembered("what you do", told) {
            self.note_change(&id, seen);
        }
        self.read_progress();
        Ok(())
    }

    fn touched(&self, id: &ExerciseId) -> Result<Option<HandedIn>, Trouble> {
        let place = self.workspace.answer(id);
        let found = read(&place);
        if let Err(ReadError::NotFound(_)) = found {
            return Ok(None);
        }
        let exercise = Arc::new(self.catalogue.load(id)?);
        match found {
            Ok(bytes) if bytes == exercise.starter.as_bytes() => Ok(None),
            _ => handed_in(exercise, &place).map(Some),
        }
    }

    fn read_progress(&mut self) {
        match self.workspace.progress() {
            Ok(Told { value, note }) => {
                let mark = value.mark(&self.exercise.id);
                self.hints = self.hints.max(mark.map_or(0, |mark| mark.hints));
                self.progress = value;
                note.into_iter().for_each(|note| self.note(note));
            }
            Err(trouble) => self.note(chain(&trouble)),
        }
    }

    /// The result of a change to the progress; `None` when it could not be written, which is noted.
    fn remembered<T>(
        &mut self,
        what: &str,
        told: Result<Told<T>, crate::workspace::Trouble>,
    ) -> Option<T> {
        match told {
            Ok(Told { value, note }) => {
                note.into_iter().for_each(|note| self.note(note));
                Some(value)
            }
            Err(trouble) => {
                self.note(format!("{what} is not remembered: {}", chain(&trouble)));
                None
            }
        }
    }

    fn note_change(&mut self, id: &ExerciseId, seen: Seen) {
        if seen == Seen::Changed {
            self.note(format!(
                "`{id}` changed since you last saw it; read its task again"
            ));
        }
    }

    fn note(&mut self, note: String) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
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

/// What a learner's file has in it, whatever it may be: nothing that reading could wait for.
fn read(place: &Place) -> Result<Vec<u8>, ReadError> {
    read_plain_at(place, "the submission")
}

fn handed_in(exercise: Arc<Exercise>, place: &Place) -> Result<HandedIn, Trouble> {
    Ok(HandedIn {
        attempt: Attempt::read(exercise, place).map_err(Trouble::Answer)?,
        saved: SavedCases::beside(place.path())?,
    })
}

fn remembered_as(answer: &HandedIn) -> Answer {
    Answer::new(answer.attempt.exercise(), answer.attempt.text(), true)
}
