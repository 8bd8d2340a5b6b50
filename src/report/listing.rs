//! The catalogue as a table, and as JSON.

use serde::Serialize;

use super::columns::{pad, width};
use super::quantity::count;
use super::style::{Role, Style};
use crate::exercise::{Exercise, Topic};

/// A topic with its exercises, in learning order.
#[derive(Debug)]
pub struct Shelf {
    /// The topic.
    pub topic: Topic,
    /// Its exercises.
    pub exercises: Vec<Exercise>,
}

/// One line an exercise, under the heading of its topic.
pub fn table(shelves: &[Shelf], style: &Style) -> String {
    let exercises = || shelves.iter().flat_map(|shelf| &shelf.exercises);
    let widest = exercises()
        .map(|exercise| width(&exercise.id.slug))
        .max()
        .unwrap_or(0);
    let mut text = String::new();
    for shelf in shelves {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&style.paint(Role::Strong, &shelf.topic.title));
        text.push_str(&style.paint(
            Role::Muted,
            &format!("  {}: {}", shelf.topic.name, shelf.topic.about),
        ));
        text.push('\n');
        for exercise in &shelf.exercises {
            let cases = count(exercise.cases.len(), "case ", "cases");
            let line = format!(
                "  {}  {}  {cases:>8}  {}",
                pad(&exercise.id.slug, widest),
                pad(exercise.level.name(), "junior".len()),
                exercise.title,
            );
            text.push_str(line.trim_end());
            text.push('\n');
        }
    }
    text.push_str(&format!(
        "\n{}\n",
        count(exercises().count(), "exercise", "exercises")
    ));
    text
}

#[derive(Serialize)]
struct ExerciseDocument<'a> {
    exercise: String,
    topic: &'a str,
    slug: &'a str,
    title: &'a str,
    level: &'a str,
    mode: &'a str,
    cases: usize,
    max_points: u32,
    derived_from: &'a [String],
}

/// The same as a JSON list.
pub fn json(shelves: &[Shelf]) -> serde_json::Result<String> {
    let documents: Vec<_> = shelves
        .iter()
        .flat_map(|shelf| &shelf.exercises)
        .map(|exercise| ExerciseDocument {
            exercise: exercise.id.to_string(),
            topic: &exercise.id.topic,
            slug: &exercise.id.slug,
            title: &exercise.title,
            level: exercise.level.name(),
            mode: exercise.mode.name(),
            cases: exercise.cases.len(),
            max_points: exercise.max_points(),
            derived_from: &exercise.derived_from,
        })
        .collect();
    serde_json::to_string_pretty(&documents)
}
