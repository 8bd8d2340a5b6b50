//! The interview questions behind the catalogue and how far each has come, as a table and as JSON.

use serde::Serialize;

use super::columns::{pad, shorten, width};
use super::page::Page;
use super::quantity::count;
use super::style::{Role, Style};
use crate::exercise::{CoveredQuestion, State};

/// Columns of the longest kind of question, `concept`.
const KIND_COLUMNS: usize = 7;
/// Columns of the longest level, `junior`.
const LEVEL_COLUMNS: usize = 6;
/// Columns that a title gets, however little room there is and however much.
const TITLE_COLUMNS: std::ops::RangeInclusive<usize> = 24..=64;
/// Columns left for the state beside a title.
const STATE_COLUMNS: usize = 32;

/// One line a question, document by document, with totals of each and of all.
pub fn table(questions: &[CoveredQuestion], style: &Style) -> String {
    let mut page = Page::new(style);
    let id_columns = questions
        .iter()
        .map(|covered| width(&covered.question.id))
        .max()
        .unwrap_or(0);
    let before_title = 2 + id_columns + 2 + LEVEL_COLUMNS + 2 + KIND_COLUMNS + 2;
    let title_columns = style
        .columns()
        .saturating_sub(before_title + 2 + STATE_COLUMNS)
        .clamp(*TITLE_COLUMNS.start(), *TITLE_COLUMNS.end());
    for document in questions.chunk_by(|one, next| one.question.source == next.question.source) {
        let source = document
            .first()
            .map_or("", |covered| &covered.question.source);
        page.line(
            0,
            &format!(
                "{}  {}",
                style.paint(Role::Strong, &format!("document {source}")),
                style.paint(Role::Muted, &totals(document)),
            ),
        );
        for covered in document {
            write_question(&mut page, covered, id_columns, title_columns);
        }
        page.gap();
    }
    page.line(0, &totals(questions));
    page.finish()
}

fn write_question(
    page: &mut Page<'_>,
    covered: &CoveredQuestion,
    id_columns: usize,
    title_columns: usize,
) {
    let question = &covered.question;
    let (role, state) = match covered.state() {
        State::Exercised => (Role::Good, exercised(covered)),
        State::Planned => (Role::Warning, planned(&covered.planned)),
        State::WithoutExercise => (Role::Muted, "none:".to_owned()),
    };
    let line = format!(
        "{}  {}  {}  {}  {}",
        pad(&question.id, id_columns),
        pad(question.level.name(), LEVEL_COLUMNS),
        pad(question.kind.name(), KIND_COLUMNS),
        pad(&shorten(&question.title, title_columns), title_columns),
        page.style.paint(role, &state),
    );
    page.line(2, &line);
    if covered.state() == State::WithoutExercise
        && let Some(reason) = &question.reason
    {
        page.painted_prose(4, Role::Muted, reason);
    }
}

fn exercised(covered: &CoveredQuestion) -> String {
    let slugs: Vec<&str> = covered
        .exercised_by
        .iter()
        .map(|id| id.slug.as_str())
        .collect();
    let by = format!("exercised by {}", slugs.join(", "));
    match covered.planned.as_slice() {
        [] => by,
        more => format!("{by}; {}", planned(more)),
    }
}

fn planned(slugs: &[String]) -> String {
    format!("planned: {}", slugs.join(", "))
}

/// `539 questions: 60 exercised, 456 planned, 23 without an exercise`.
fn totals(questions: &[CoveredQuestion]) -> String {
    let [exercised, planned, none] = State::ALL.map(|state| of_state(questions, state));
    format!(
        "{}: {exercised} exercised, {planned} planned, {none} without an exercise",
        count(questions.len(), "question", "questions"),
    )
}

fn of_state(questions: &[CoveredQuestion], state: State) -> usize {
    let in_state = questions.iter().filter(|covered| covered.state() == state);
    in_state.count()
}

#[derive(Serialize)]
struct Document<'a> {
    questions: Vec<QuestionDocument<'a>>,
    totals: Totals,
}

#[derive(Serialize)]
struct QuestionDocument<'a> {
    id: &'a str,
    source: &'a str,
    level: &'a str,
    kind: &'a str,
    title: &'a str,
    state: &'a str,
    exercises: Vec<String>,
    planned: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
}

impl<'a> QuestionDocument<'a> {
    fn new(covered: &'a CoveredQuestion) -> QuestionDocument<'a> {
        let question = &covered.question;
        QuestionDocument {
            id: &question.id,
            source: &question.source,
            level: question.level.name(),
            kind: question.kind.name(),
            title: &question.title,
            state: covered.state().name(),
            exercises: covered
                .exercised_by
                .iter()
                .map(ToString::to_string)
                .collect(),
            planned: &covered.planned,
            reason: question.reason.as_deref(),
        }
    }
}

#[derive(Serialize)]
struct Totals {
    questions: usize,
    exercised: usize,
    planned: usize,
    none: usize,
}

/// The same as a JSON object.
pub fn json(questions: &[CoveredQuestion]) -> serde_json::Result<String> {
    let [exercised, planned, none] = State::ALL.map(|state| of_state(questions, state));
    serde_json::to_string_pretty(&Document {
        questions: questions.iter().map(QuestionDocument::new).collect(),
        totals: Totals {
            questions: questions.len(),
            exercised,
            planned,
            none,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::plain;
    use super::*;
    use crate::exercise::{ExerciseId, Level, Question, QuestionKind};

    fn covered(id: &str, done: &[&str], planned: &[&str]) -> CoveredQuestion {
        let owned = |slugs: &[&str]| slugs.iter().map(|slug| slug.to_string()).collect();
        let reason = (done.is_empty() && planned.is_empty())
            .then(|| "settings of one tool, which is nothing that a program could show".to_owned());
        CoveredQuestion {
            question: Question {
                id: id.to_owned(),
                title: "How does functools.lru_cache decide what to forget?".to_owned(),
                level: Level::Mid,
                kind: QuestionKind::Code,
                source: id.split('-').next().unwrap().to_owned(),
                exercises: owned(&[done, planned].concat()),
                reason,
            },
            exercised_by: done
                .iter()
                .map(|slug| ExerciseId::new("collections", *slug))
                .collect(),
            planned: owned(planned),
        }
    }

    fn questions() -> Vec<CoveredQuestion> {
        vec![
            covered("000-001", &["lru-cache"], &["memoize"]),
            covered("000-002", &[], &["memoize"]),
            covered("001-7b", &[], &[]),
        ]
    }

    #[test]
    fn each_document_has_its_lines_and_totals() {
        insta::assert_snapshot!(table(&questions(), &plain()), @r"
        document 000  2 questions: 1 exercised, 1 planned, 0 without an exercise
          000-001  mid     code     How does functools.lru_…  exercised by lru-cache; planned: memoize
          000-002  mid     code     How does functools.lru_…  planned: memoize

        document 001  1 question: 0 exercised, 0 planned, 1 without an exercise
          001-7b   mid     code     How does functools.lru_…  none:
            settings of one tool, which is nothing that a program could show

        3 questions: 1 exercised, 1 planned, 1 without an exercise
        ");
    }

    #[test]
    fn json_tells_the_same() {
        let json: serde_json::Value = serde_json::from_str(&json(&questions()).unwrap()).unwrap();
        assert_eq!(
            json["totals"],
            serde_json::json!({ "questions": 3, "exercised": 1, "planned": 1, "none": 1 })
        );
        let first = &json["questions"][0];
        assert_eq!(
            first["exercises"],
            serde_json::json!(["collections/lru-cache"])
        );
        assert_eq!(
            (first["state"].as_str(), first["planned"][0].as_str()),
            (Some("exercised"), Some("memoize"))
        );
        assert!(json["questions"][2]["reason"].is_string());
    }
}
