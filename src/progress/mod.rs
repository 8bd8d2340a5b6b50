//! How far a learner has come: which exercises were started, tried and accepted, and which one they are at.
//!
//! Nothing here touches a disk. A [`Progress`] is changed by what happened and written by whoever keeps it
//! ([`Progress::render`] and [`Progress::parse`] have the format `grader/progress/v1`). Exercises are kept by name,
//! also those that the catalogue does not have any more: a mark is never lost because a course was updated.

mod file;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::digest::ShortDigest;
use crate::exercise::{Exercise, ExerciseId, Mode};

pub use file::Unreadable;

/// Everything that is remembered about one learner.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    /// The exercise that the learner is at, by name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    current: Option<String>,
    /// What is known about each exercise, by name.
    #[serde(default)]
    exercises: BTreeMap<String, Mark>,
    /// What a later version of the grader has written beside it.
    #[serde(flatten)]
    other: BTreeMap<String, serde_json::Value>,
}

/// What is remembered about one exercise.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Mark {
    /// What the learner was given when they last saw it: see [`task_digest`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seen: Option<ShortDigest>,
    /// When it was started, in RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub started_at: Option<String>,
    /// How often an answer was graded.
    #[serde(skip_serializing_if = "is_zero")]
    pub attempts: u32,
    /// When an answer was first accepted, in RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accepted_at: Option<String>,
    /// The hash of the answer that was last accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accepted_submission: Option<ShortDigest>,
    /// The most points that an answer earned.
    #[serde(skip_serializing_if = "is_zero")]
    pub points: u32,
    /// The points that could be earned then.
    #[serde(skip_serializing_if = "is_zero")]
    pub max_points: u32,
    /// How many hints were shown.
    #[serde(skip_serializing_if = "is_zero")]
    pub hints: u32,
    /// Names that the exercise had before, the latest last: the learner's file may still have one of them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub former_names: Vec<String>,
    /// What a later version of the grader has written beside it.
    #[serde(flatten)]
    other: BTreeMap<String, serde_json::Value>,
}

/// How far an exercise has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum State {
    /// An answer was accepted.
    Accepted,
    /// It was started.
    Started,
    /// It was not started.
    NotStarted,
}

/// An answer that was graded in all its cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Graded {
    /// The answer's hash.
    pub submission: ShortDigest,
    /// Whether it was accepted.
    pub accepted: bool,
    /// Points earned.
    pub points: u32,
    /// Points that could be earned.
    pub max_points: u32,
}

/// How an exercise stands to what the learner last saw of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// It was never seen.
    New,
    /// It is as it was.
    Same,
    /// Its question, task, starter or harness changed meanwhile.
    Changed,
}

/// An exercise that goes by another name now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rename {
    /// The name that the marks stood under.
    pub from: String,
    /// Its name now.
    pub to: ExerciseId,
}

impl State {
    /// All states, the best first.
    pub const ALL: [State; 3] = [State::Accepted, State::Started, State::NotStarted];

    /// The state in words.
    pub fn words(self) -> &'static str {
        match self {
            State::Accepted => "accepted",
            State::Started => "started",
            State::NotStarted => "not started",
        }
    }

    /// The name in JSON and on the command line.
    pub fn name(self) -> &'static str {
        match self {
            State::Accepted => "accepted",
            State::Started => "started",
            State::NotStarted => "not-started",
        }
    }
}

impl Mark {
    /// How far the exercise has come.
    pub fn state(&self) -> State {
        match (&self.accepted_at, &self.started_at) {
            (Some(_), _) => State::Accepted,
            (None, Some(_)) => State::Started,
            (None, None) => State::NotStarted,
        }
    }

    /// Whether nothing was done: the exercise was seen, or started, and that is all.
    fn is_bare(&self) -> bool {
        let bare = Mark {
            seen: self.seen,
            started_at: self.started_at.clone(),
            ..Mark::default()
        };
        *self == bare
    }
}

impl Progress {
    /// What is known about an exercise; `None` when nothing is.
    pub fn mark(&self, id: &ExerciseId) -> Option<&Mark> {
        self.exercises.get(&id.to_string())
    }

    /// How far an exercise has come.
    pub fn state(&self, id: &ExerciseId) -> State {
        self.mark(id).map_or(State::NotStarted, Mark::state)
    }

    /// The exercise that the learner is at. The catalogue may not have it any more.
    pub fn current(&self) -> Option<ExerciseId> {
        self.current.as_deref()?.parse().ok()
    }

    /// How many of these exercises are accepted.
    pub fn accepted_among(&self, ids: &[ExerciseId]) -> usize {
        ids.iter()
            .filter(|id| self.state(id) == State::Accepted)
            .count()
    }

    /// The exercise to do next: the first of the wanted ones that is not accepted, from the current one on and then from the
    /// beginning. The current one counts unless it is to be skipped.
    pub fn next<'i>(
        &self,
        order: &'i [ExerciseId],
        skip_current: bool,
        wanted: impl Fn(&ExerciseId) -> bool,
    ) -> Option<&'i ExerciseId> {
        let current = self.current();
        let place = order.iter().position(|id| Some(id) == current.as_ref());
        let (before, from) = order.split_at(place.unwrap_or(0));
        let after = from.iter().chain(before);
        let mut open = after.filter(|id| wanted(id) && self.state(id) != State::Accepted);
        match skip_current {
            true => open.find(|id| Some(*id) != current.as_ref()),
            false => open.next(),
        }
    }

    /// The learner is given an exercise as it is now, without beginning it.
    pub fn see(&mut self, id: &ExerciseId, digest: ShortDigest) -> Seen {
        let mark = self.mark_mut(id);
        match mark.seen.replace(digest) {
            None => Seen::New,
            Some(before) if before == digest => Seen::Same,
            Some(_) => Seen::Changed,
        }
    }

    /// The learner begins an exercise, or goes back to it. The time is in RFC 3339.
    pub fn start(&mut self, id: &ExerciseId, at: &str) {
        self.current = Some(id.to_string());
        self.begin(id, at);
    }

    /// An answer was graded in all its cases. The exercise becomes the current one, unless it was accepted before:
    /// whoever looks at an old answer again is still at the new one.
    pub fn record(&mut self, id: &ExerciseId, graded: &Graded, at: &str) {
        if self.state(id) != State::Accepted {
            self.current = Some(id.to_string());
        }
        self.record_among_many(id, graded, at);
    }

    /// The same for one answer of several that were graded together: the learner is at none of them more than at
    /// another.
    pub fn record_among_many(&mut self, id: &ExerciseId, graded: &Graded, at: &str) {
        self.tried(id, at);
        let mark = self.mark_mut(id);
        // Points of an exercise that changed meanwhile are of another measure.
        if graded.points >= mark.points || graded.max_points != mark.max_points {
            mark.points = graded.points;
            mark.max_points = graded.max_points;
        }
        if graded.accepted {
            mark.accepted_at.get_or_insert_with(|| at.to_owned());
            mark.accepted_submission = Some(graded.submission);
        }
    }

    /// An answer was graded in some of its cases, which says nothing of the others.
    pub fn tried(&mut self, id: &ExerciseId, at: &str) {
        self.begin(id, at);
        let mark = self.mark_mut(id);
        mark.attempts = mark.attempts.saturating_add(1);
    }

    /// This many hints of an exercise, from the first, have been shown.
    pub fn hints_shown(&mut self, id: &ExerciseId, count: u32, at: &str) {
        self.begin(id, at);
        let mark = self.mark_mut(id);
        mark.hints = mark.hints.max(count);
    }

    /// Names of exercises that were started and are not among these.
    pub fn unknown(&self, ids: &[ExerciseId]) -> Vec<String> {
        let started = |mark: &Mark| mark.state() != State::NotStarted;
        let names = self.names_beyond(ids);
        names
            .filter(|name| self.exercises.get(*name).is_some_and(started))
            .cloned()
            .collect()
    }

    /// Finds exercises that go by another name now, and has their marks stand under it: a name that is not among
    /// these, whose exercise is there word for word, or under the same slug in another topic. `digest_of` has the
    /// [`task_digest`] of an exercise, and is asked for those alone that have no mark yet.
    pub fn follow_renames(
        &mut self,
        ids: &[ExerciseId],
        digest_of: impl Fn(&ExerciseId) -> Option<ShortDigest>,
    ) -> Vec<Rename> {
        let unknown: Vec<String> = self.names_beyond(ids).cloned().collect();
        let mut renames = Vec::new();
        // An exercise is loaded once, however many names are looked for.
        let mut known: BTreeMap<ExerciseId, Option<ShortDigest>> = BTreeMap::new();
        for from in unknown {
            let mark = self.exercises.get(&from);
            let seen = mark.and_then(|mark| mark.seen);
            let losing = mark.is_some_and(|mark| !mark.is_bare());
            let slug = from.rsplit('/').next().unwrap_or_default();
            let mut digest_of =
                |id: &ExerciseId| *known.entry(id.clone()).or_insert_with(|| digest_of(id));
            let mut is_it = |id: &&ExerciseId| match self.mark(id) {
                None => id.slug == slug || (seen.is_some() && seen == digest_of(id)),
                // It was met under its new name before anybody looked for the old one.
                Some(mark) => losing && mark.is_bare() && seen.is_some() && seen == mark.seen,
            };
            if let Some(to) = ids.iter().find(|id| is_it(id))
                && let Some(mut mark) = self.exercises.remove(&from)
            {
                if self.current.as_ref() == Some(&from) {
                    self.current = Some(to.to_string());
                }
                mark.former_names.retain(|name| *name != from);
                mark.former_names.push(from.clone());
                self.exercises.insert(to.to_string(), mark);
                let to = to.clone();
                renames.push(Rename { from, to });
            }
        }
        renames
    }

    fn names_beyond(&self, ids: &[ExerciseId]) -> impl Iterator<Item = &String> {
        let known: BTreeSet<String> = ids.iter().map(ToString::to_string).collect();
        self.exercises
            .keys()
            .filter(move |name| !known.contains(*name))
    }

    fn begin(&mut self, id: &ExerciseId, at: &str) {
        let mark = self.mark_mut(id);
        mark.started_at.get_or_insert_with(|| at.to_owned());
    }

    fn mark_mut(&mut self, id: &ExerciseId) -> &mut Mark {
        self.exercises.entry(id.to_string()).or_default()
    }
}

/// Whether a number is left out of the file: most exercises were never touched, and the file stays small.
fn is_zero(number: &u32) -> bool {
    *number == 0
}

/// The hash of what an exercise asks for: question, task, starter, and the harness or tests that call the answer.
/// Cases and hints do not count, because an answer to the same task stays one.
pub fn task_digest(exercise: &Exercise) -> ShortDigest {
    let caller = match &exercise.mode {
        Mode::Harness { source } => source.as_str(),
        Mode::Program => "",
        Mode::Tests(tests) => tests.source(),
    };
    let parts = [
        exercise.mode.name(),
        &exercise.question,
        &exercise.task,
        &exercise.starter,
        caller,
    ];
    // The length in front keeps two parts from being read as one. The text is made here and not by `Digest::of`, because
    // the digest stands in learners' files: another way to make it would call every exercise changed.
    let text: String = parts
        .iter()
        .map(|part| format!("{} {part}\n", part.len()))
        .collect();
    ShortDigest::of_bytes(text.as_bytes())
}

#[cfg(test)]
mod tests;
