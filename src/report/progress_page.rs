//! How far a learner has come: a line a topic or a line an exercise, and as JSON.
//!
//! A state is told by a sign and by words, and a bar never without its numbers.

use serde::Serialize;

use super::columns::{pad, shorten, width};
use super::page::Page;
use super::quantity::{count, share};
use super::style::{Role, Style};
use crate::exercise::{ExerciseId, Topic};
use crate::progress::{Mark, State};

/// Columns of a bar.
const BAR: usize = 10;
/// Columns of the longest state in words, `not started`.
const STATE: usize = 11;
/// Columns of a state with its sign.
pub(super) const STATE_COLUMNS: usize = 2 + STATE;

/// A topic with what is known about its exercises, in learning order.
#[derive(Debug)]
pub struct TopicProgress {
    /// The topic.
    pub topic: Topic,
    /// Its exercises.
    pub exercises: Vec<ExerciseProgress>,
}

/// An exercise with what is known about it.
#[derive(Debug)]
pub struct ExerciseProgress {
    /// The exercise.
    pub id: ExerciseId,
    /// What is known about it.
    pub mark: Mark,
    /// Whether the answer that was accepted has been changed since.
    pub edited: bool,
    /// Whether the learner is at this one.
    pub current: bool,
}

/// The sign of a state; never without its words.
pub(super) fn sign(state: State, style: &Style) -> String {
    let (sign, role) = look(state);
    style.paint(role, sign)
}

/// The sign and the words of a state, in columns.
pub fn state(state: State, style: &Style) -> String {
    let (sign, role) = look(state);
    style.paint(
        role,
        &pad(&format!("{sign} {}", state.words()), STATE_COLUMNS),
    )
}

/// `████░░░░░░`: no part of it is filled for nothing, and all of it for all alone.
pub(super) fn bar(reached: usize, whole: usize) -> String {
    let filled = match reached {
        0 => 0,
        _ if reached >= whole => BAR,
        _ => (reached * BAR / whole.max(1)).clamp(1, BAR - 1),
    };
    "█".repeat(filled) + &"░".repeat(BAR - filled)
}

/// `3 of 24 exercises accepted, 1 started, 20 not started`.
pub(super) fn totals<'m>(marks: impl Iterator<Item = &'m Mark>) -> String {
    let counts = Counts::of(marks);
    let accepted = share(counts.accepted, counts.all(), "exercise", "exercises");
    match counts.rest() {
        rest if rest.is_empty() => format!("{accepted} accepted"),
        rest => format!("{accepted} accepted, {rest}"),
    }
}

/// A line a topic, and what all of them come to.
pub fn by_topic(topics: &[TopicProgress], style: &Style) -> String {
    let mut page = Page::new(style);
    let numbers = |counts: &Counts| format!("{} of {}", counts.accepted, counts.all());
    let rows: Vec<(&str, Counts)> = topics
        .iter()
        .map(|topic| {
            let marks = topic.exercises.iter().map(|exercise| &exercise.mark);
            (topic.topic.title.as_str(), Counts::of(marks))
        })
        .collect();
    let widest = |texts: &mut dyn Iterator<Item = usize>| texts.max().unwrap_or(0);
    let number_columns = widest(&mut rows.iter().map(|(_, counts)| width(&numbers(counts))));
    let with_bar = style.columns() >= 70;
    let words = |counts: &Counts| match with_bar {
        true => counts.words(),
        false => counts.state().words().to_owned(),
    };
    let words_columns = widest(&mut rows.iter().map(|(_, counts)| width(&words(counts))));
    let taken = 2 + 2 + number_columns + 2 + words_columns + if with_bar { BAR + 2 } else { 0 };
    let room = style.columns().saturating_sub(taken).max(8);
    let title_columns = widest(&mut rows.iter().map(|(title, _)| width(title))).min(room);
    for (title, counts) in &rows {
        let bar = match with_bar {
            true => style.paint(look(counts.state()).1, &bar(counts.accepted, counts.all())) + "  ",
            false => String::new(),
        };
        page.line(
            0,
            &format!(
                "{} {}  {bar}{}  {}",
                sign(counts.state(), style),
                pad(&shorten(title, title_columns), title_columns),
                pad(&numbers(counts), number_columns),
                words(counts),
            ),
        );
    }
    page.gap();
    write_totals(&mut page, topics);
    page.finish()
}

/// A line an exercise under the heading of its topic, and what all of them come to.
pub fn by_exercise(topics: &[TopicProgress], style: &Style) -> String {
    let mut page = Page::new(style);
    let slugs = topics.iter().flat_map(|topic| &topic.exercises);
    let widest = slugs.map(|exercise| width(&exercise.id.slug)).max();
    let room = style.columns().saturating_sub(2 + 2 + STATE + 2).max(8);
    let columns = widest.unwrap_or(0).min(room);
    for topic in topics {
        page.painted(0, Role::Strong, &topic.topic.title);
        for exercise in &topic.exercises {
            let line = format!(
                "{}  {}",
                state(exercise.mark.state(), style),
                pad(&shorten(&exercise.id.slug, columns), columns),
            );
            let remarks = remarks(exercise);
            let taken = 2 + 2 + STATE + 2 + columns + 2 + width(&remarks);
            match remarks.is_empty() || taken <= style.columns() {
                true => page.line(2, &format!("{line}  {remarks}")),
                false => {
                    page.line(2, &line);
                    page.prose(6, &remarks);
                }
            }
        }
        page.gap();
    }
    write_totals(&mut page, topics);
    page.finish()
}

/// What an exercise's line says after its name.
fn remarks(exercise: &ExerciseProgress) -> String {
    let mark = &exercise.mark;
    let mut remarks = Vec::new();
    if mark.max_points > 0 {
        let (points, max_points) = (mark.points as usize, mark.max_points as usize);
        remarks.push(share(points, max_points, "point", "points"));
    }
    if mark.attempts > 0 {
        remarks.push(count(mark.attempts as usize, "check", "checks"));
    }
    if mark.hints > 0 {
        remarks.push(count(mark.hints as usize, "hint", "hints"));
    }
    if exercise.edited {
        remarks.push("edited since".to_owned());
    }
    if exercise.current {
        remarks.push("you are here".to_owned());
    }
    remarks.join(", ")
}

fn write_totals(page: &mut Page<'_>, topics: &[TopicProgress]) {
    let exercises = || topics.iter().flat_map(|topic| &topic.exercises);
    page.prose(0, &totals(exercises().map(|exercise| &exercise.mark)));
    if let Some(exercise) = exercises().find(|exercise| exercise.current) {
        let words = exercise.mark.state().words();
        page.labelled(0, "you are at", &format!("{} ({words})", exercise.id));
    }
}

fn look(state: State) -> (&'static str, Role) {
    match state {
        State::Accepted => ("✓", Role::Good),
        State::Started => ("~", Role::Warning),
        State::NotStarted => ("·", Role::Muted),
    }
}

#[derive(Default)]
struct Counts {
    accepted: usize,
    started: usize,
    not_started: usize,
}

impl Counts {
    fn of<'m>(marks: impl Iterator<Item = &'m Mark>) -> Counts {
        let mut counts = Counts::default();
        for mark in marks {
            match mark.state() {
                State::Accepted => counts.accepted += 1,
                State::Started => counts.started += 1,
                State::NotStarted => counts.not_started += 1,
            }
        }
        counts
    }

    fn all(&self) -> usize {
        self.accepted + self.started + self.not_started
    }

    /// The state of all of them together.
    fn state(&self) -> State {
        match () {
            () if self.accepted == self.all() => State::Accepted,
            () if self.not_started == self.all() => State::NotStarted,
            () => State::Started,
        }
    }

    /// `1 started, 2 not started`; nothing where all are accepted.
    fn rest(&self) -> String {
        let named = [
            (self.started, State::Started),
            (self.not_started, State::NotStarted),
        ];
        let parts = named.into_iter().filter(|(number, _)| *number > 0);
        let parts: Vec<String> = parts
            .map(|(number, state)| format!("{number} {}", state.words()))
            .collect();
        parts.join(", ")
    }

    fn words(&self) -> String {
        match self.state() {
            State::Accepted | State::NotStarted => self.state().words().to_owned(),
            State::Started => self.rest(),
        }
    }
}

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    workspace: &'a str,
    current: Option<String>,
    totals: TotalsDocument,
    exercises: Vec<ExerciseDocument<'a>>,
}

#[derive(Serialize)]
struct TotalsDocument {
    exercises: usize,
    accepted: usize,
    started: usize,
    not_started: usize,
}

#[derive(Serialize)]
struct ExerciseDocument<'a> {
    exercise: String,
    topic: &'a str,
    slug: &'a str,
    state: &'a str,
    started_at: Option<&'a str>,
    accepted_at: Option<&'a str>,
    edited_since: bool,
    attempts: u32,
    points: u32,
    max_points: u32,
    hints: u32,
}

/// The same as a JSON object, `grader/status/v1`. Points are the most that were earned; `max_points` is 0 until an
/// answer was graded.
pub fn json(workspace: &str, topics: &[TopicProgress]) -> serde_json::Result<String> {
    let exercises = || topics.iter().flat_map(|topic| &topic.exercises);
    let counts = Counts::of(exercises().map(|exercise| &exercise.mark));
    let current = exercises().find(|exercise| exercise.current);
    serde_json::to_string_pretty(&Document {
        schema: "grader/status/v1",
        workspace,
        current: current.map(|exercise| exercise.id.to_string()),
        totals: TotalsDocument {
            exercises: counts.all(),
            accepted: counts.accepted,
            started: counts.started,
            not_started: counts.not_started,
        },
        exercises: exercises().map(document).collect(),
    })
}

fn document(exercise: &ExerciseProgress) -> ExerciseDocument<'_> {
    let mark = &exercise.mark;
    ExerciseDocument {
        exercise: exercise.id.to_string(),
        topic: &exercise.id.topic,
        slug: &exercise.id.slug,
        state: mark.state().name(),
        started_at: mark.started_at.as_deref(),
        accepted_at: mark.accepted_at.as_deref(),
        edited_since: exercise.edited,
        attempts: mark.attempts,
        points: mark.points,
        max_points: mark.max_points,
        hints: mark.hints,
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::plain;
    use super::*;

    fn topic(name: &str, title: &str, states: &[State]) -> TopicProgress {
        let exercise = |(number, state): (usize, &State)| {
            let at = || Some("2026-03-01T12:00:00Z".to_owned());
            let mut mark = Mark::default();
            if *state != State::NotStarted {
                mark.started_at = at();
                mark.attempts = 3;
                (mark.points, mark.max_points, mark.hints) = (2, 5, 1);
            }
            if *state == State::Accepted {
                mark.accepted_at = at();
                mark.points = 5;
            }
            ExerciseProgress {
                id: ExerciseId::new(name, format!("exercise-{}", number + 1)),
                edited: *state == State::Accepted && number == 1,
                current: *state == State::Started && number == 1,
                mark,
            }
        };
        TopicProgress {
            topic: Topic {
                name: name.to_owned(),
                title: title.to_owned(),
                about: String::new(),
            },
            exercises: states.iter().enumerate().map(exercise).collect(),
        }
    }

    fn topics() -> [TopicProgress; 3] {
        use State::*;
        [
            topic("a", "Collections", &[Accepted, Accepted]),
            topic(
                "io",
                "Input, output and serialization",
                &[Accepted, Started, NotStarted, NotStarted],
            ),
            topic("c", "Closures", &[NotStarted]),
        ]
    }

    #[test]
    fn topics_are_drawn_with_words_and_numbers() {
        insta::assert_snapshot!(by_topic(&topics(), &plain()), @r"
        ✓ Collections                      ██████████  2 of 2  accepted
        ~ Input, output and serialization  ██░░░░░░░░  1 of 4  1 started, 2 not started
        · Closures                         ░░░░░░░░░░  0 of 1  not started

        3 of 7 exercises accepted, 1 started, 3 not started
        you are at: io/exercise-2 (started)
        ");
        let narrow = Style {
            width: 40,
            ..plain()
        };
        insta::assert_snapshot!(by_topic(&topics(), &narrow), @r"
        ✓ Collections        2 of 2  accepted
        ~ Input, output an…  1 of 4  started
        · Closures           0 of 1  not started

        3 of 7 exercises accepted, 1 started,
          3 not started
        you are at: io/exercise-2 (started)
        ");
    }

    #[test]
    fn exercises_are_listed_with_what_was_done() {
        insta::assert_snapshot!(by_exercise(&topics()[1..], &plain()), @r"
        Input, output and serialization
          ✓ accepted     exercise-1  5 of 5 points, 3 checks, 1 hint
          ~ started      exercise-2  2 of 5 points, 3 checks, 1 hint, you are here
          · not started  exercise-3
          · not started  exercise-4

        Closures
          · not started  exercise-1

        1 of 5 exercises accepted, 1 started, 3 not started
        you are at: io/exercise-2 (started)
        ");
        let narrow = Style {
            width: 40,
            ..plain()
        };
        insta::assert_snapshot!(by_exercise(&topics()[..1], &narrow), @r"
        Collections
          ✓ accepted     exercise-1
              5 of 5 points, 3 checks, 1 hint
          ✓ accepted     exercise-2
              5 of 5 points, 3 checks, 1 hint,
                edited since

        2 of 2 exercises accepted
        ");
    }

    #[test]
    fn a_bar_is_full_for_all_and_empty_for_nothing_alone() {
        assert_eq!(bar(0, 5), "░░░░░░░░░░");
        assert_eq!(bar(1, 250), "█░░░░░░░░░");
        assert_eq!(bar(249, 250), "█████████░");
        assert_eq!(bar(5, 5), "██████████");
        assert_eq!(bar(0, 0), "░░░░░░░░░░");
    }

    #[test]
    fn json_says_the_same() {
        let json = json(".", &topics()).unwrap();
        let json: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(json["current"], "io/exercise-2");
        assert_eq!(json["totals"]["accepted"], 3);
        assert_eq!(json["exercises"][1]["edited_since"], true);
        assert_eq!(json["exercises"][3]["state"], "started");
        assert_eq!(json["exercises"][6]["accepted_at"], serde_json::Value::Null);
    }
}
