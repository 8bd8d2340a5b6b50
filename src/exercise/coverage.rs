//! Which interview question is exercised, by which exercise, and which is not yet.
//!
//! A question counts as exercised only where both sides say so: it names the exercise, and the exercise is there and
//! names it in `derived_from`. A name without an exercise behind it is a plan.

use super::model::{Exercise, ExerciseId};
use super::questions::Question;

/// A question with what there is for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoveredQuestion {
    /// The question.
    pub question: Question,
    /// The exercises that exercise it, in the order in which it names them.
    pub exercised_by: Vec<ExerciseId>,
    /// The slugs it names beside those.
    pub planned: Vec<String>,
}

/// How far a question has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// At least one exercise exercises it.
    Exercised,
    /// An exercise for it is planned.
    Planned,
    /// No exercise will, for a reason.
    WithoutExercise,
}

impl State {
    /// All states.
    pub const ALL: [State; 3] = [State::Exercised, State::Planned, State::WithoutExercise];

    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            State::Exercised => "exercised",
            State::Planned => "planned",
            State::WithoutExercise => "none",
        }
    }
}

impl CoveredQuestion {
    /// How far it has come.
    pub fn state(&self) -> State {
        if !self.exercised_by.is_empty() {
            State::Exercised
        } else if !self.planned.is_empty() {
            State::Planned
        } else {
            State::WithoutExercise
        }
    }
}

/// Sets questions beside exercises. The order of the questions stays.
pub fn coverage(questions: Vec<Question>, exercises: &[Exercise]) -> Vec<CoveredQuestion> {
    let covered = |question: Question| {
        let mut exercised_by = Vec::new();
        let mut planned = Vec::new();
        for slug in &question.exercises {
            let mut ids = exercises
                .iter()
                .filter(|exercise| exercise.id.slug == *slug)
                .filter(|exercise| exercise.derived_from.contains(&question.id))
                .map(|exercise| exercise.id.clone())
                .peekable();
            if ids.peek().is_none() {
                planned.push(slug.clone());
            }
            exercised_by.extend(ids);
        }
        CoveredQuestion {
            question,
            exercised_by,
            planned,
        }
    };
    questions.into_iter().map(covered).collect()
}
