//! The catalogue as a table, and as JSON.

use serde::Serialize;

use super::columns::{pad, shorten, width};
use super::page::Page;
use super::progress_page;
use super::quantity::count;
use super::style::{Role, Style};
use crate::exercise::{Exercise, Topic};
use crate::progress::{Mark, Progress};

/// Columns of a number of cases.
const CASES: usize = 8;
/// Columns that a title gets however little room there is.
const SHORTEST_TITLE: usize = 16;

/// A topic with its exercises, in learning order.
#[derive(Debug)]
pub struct Shelf {
    /// The topic.
    pub topic: Topic,
    /// Its exercises.
    pub exercises: Vec<Exercise>,
}

/// One line an exercise, under the heading of its topic. In a workspace each begins with how far it has come.
pub fn table(shelves: &[Shelf], progress: Option<&Progress>, style: &Style) -> String {
    let exercises = || shelves.iter().flat_map(|shelf| &shelf.exercises);
    let widest = exercises()
        .map(|exercise| width(&exercise.id.slug))
        .max()
        .unwrap_or(0);
    let before_title = 2 + widest + 2 + "junior".len() + 2 + CASES + 2;
    let state_columns = progress.map_or(0, |_| progress_page::STATE_COLUMNS + 2);
    let room = style.columns().saturating_sub(before_title + state_columns);
    let mut page = Page::new(style);
    for shelf in shelves {
        write_heading(&mut page, &shelf.topic);
        for exercise in &shelf.exercises {
            let cases = count(exercise.cases.len(), "case ", "cases");
            let state = progress.map_or(String::new(), |progress| {
                progress_page::state(progress.state(&exercise.id), style) + "  "
            });
            let line = format!(
                "{state}{}  {}  {cases:>CASES$}  {}",
                pad(&exercise.id.slug, widest),
                pad(exercise.level.name(), "junior".len()),
                shorten(&exercise.title, room.max(SHORTEST_TITLE)),
            );
            page.line(2, &line);
        }
        page.gap();
    }
    let unknown = Mark::default();
    let totals = match progress {
        None => count(exercises().count(), "exercise", "exercises"),
        Some(progress) => {
            let marks = exercises().map(|exercise| progress.mark(&exercise.id));
            progress_page::totals(marks.map(|mark| mark.unwrap_or(&unknown)))
        }
    };
    page.line(0, &totals);
    page.finish()
}

/// The topic's title, and what it is about beside it or, where there is no room, below.
fn write_heading(page: &mut Page<'_>, topic: &Topic) {
    let title = page.style.paint(Role::Strong, &topic.title);
    let about = match topic.about.as_str() {
        "" => String::new(),
        about => format!("{}: {about}", topic.name),
    };
    if width(&topic.title) + 2 + width(&about) <= page.style.columns() {
        let about = page.style.paint(Role::Muted, &about);
        page.line(0, &format!("{title}  {about}"));
    } else {
        page.line(0, &title);
        page.painted_prose(2, Role::Muted, &about);
    }
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
    /// In a workspace alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<&'static str>,
}

/// The same as a JSON list.
pub fn json(shelves: &[Shelf], progress: Option<&Progress>) -> serde_json::Result<String> {
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
            state: progress.map(|progress| progress.state(&exercise.id).name()),
        })
        .collect();
    serde_json::to_string_pretty(&documents)
}
