//! `questions.yaml`: the interview questions behind the catalogue, and where each is exercised.

use super::findings::Findings;
use super::load_error::LoadError;
use super::mapping::{Keys, Mapping};
use super::model::Level;
use super::node::{self, Node};
use super::scalar::{level, line, list, text, word};
use super::topics::entries;

/// An interview question of the source documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its id: the number of its document, a hyphen, and its place there.
    pub id: String,
    /// Its title.
    pub title: String,
    /// For whom it is.
    pub level: Level,
    /// What it asks for.
    pub kind: QuestionKind,
    /// The number of its document: what its id begins with.
    pub source: String,
    /// The slugs of the exercises that exercise it; empty when there is a reason for none.
    pub exercises: Vec<String>,
    /// Why no exercise does.
    pub reason: Option<String>,
}

/// What a question asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum QuestionKind {
    /// To write code.
    Code,
    /// To explain an idea.
    Concept,
    /// To know a fact.
    Fact,
}

impl QuestionKind {
    /// The name in YAML and JSON.
    pub fn name(self) -> &'static str {
        match self {
            QuestionKind::Code => "code",
            QuestionKind::Concept => "concept",
            QuestionKind::Fact => "fact",
        }
    }
}

const FILE: Keys = Keys {
    what: "the list of questions",
    required: &["format", "questions"],
    optional: &[],
};
const QUESTION: Keys = Keys {
    what: "a question",
    required: &["id", "title", "level", "kind"],
    optional: &["exercises", "reason"],
};
const KINDS: [(&str, QuestionKind); 3] = [
    ("code", QuestionKind::Code),
    ("concept", QuestionKind::Concept),
    ("fact", QuestionKind::Fact),
];

/// Reads the text of `questions.yaml`, which is called `file` in messages.
pub(super) fn read(file: &str, text: &str) -> Result<Vec<Question>, LoadError> {
    let mut findings = Findings::new(file, text);
    let questions = node::parse(&mut findings)
        .map(|node| questions(&node, &mut findings))
        .unwrap_or_default();
    if findings.is_empty() {
        Ok(questions)
    } else {
        Err(findings.finish().into())
    }
}

fn questions(node: &Node, findings: &mut Findings) -> Vec<Question> {
    let mut ids = std::collections::HashSet::new();
    let mut questions = Vec::new();
    for node in entries(node, &FILE, "questions", findings) {
        let Some(question) = question(node, findings) else {
            continue;
        };
        if !ids.insert(question.id.clone()) {
            findings.tell(
                &node.span,
                format!("a second question has the id `{}`", question.id),
            );
        }
        questions.push(question);
    }
    questions
}

fn question(node: &Node, findings: &mut Findings) -> Option<Question> {
    let mapping = Mapping::read(node, &QUESTION, findings)?;
    let id = mapping.get("id").and_then(|node| id(node, findings));
    let title = mapping
        .get("title")
        .and_then(|node| line(node, "title", findings));
    let level = mapping.get("level").and_then(|node| level(node, findings));
    let kind = mapping
        .get("kind")
        .and_then(|node| word(node, "kind", &KINDS, findings));
    let nodes = mapping
        .get("exercises")
        .map(|node| list(node, "exercises", findings))
        .unwrap_or_default();
    let exercises: Vec<String> = nodes
        .iter()
        .filter_map(|node| text(node, "exercises", findings))
        .map(str::to_owned)
        .collect();
    let reason = mapping
        .get("reason")
        .and_then(|node| line(node, "reason", findings));
    if nodes.is_empty() == mapping.get("reason").is_none() {
        findings
            .tell(
                &mapping.span,
                "a question names its exercises, or the reason for having none",
            )
            .expected("expected either `exercises` or `reason`");
    }
    let (source, id) = id?;
    Some(Question {
        id,
        title: title?,
        level: level?,
        kind: kind?,
        source,
        exercises,
        reason,
    })
}

/// An id with the number of the document that it begins with.
fn id(node: &Node, findings: &mut Findings) -> Option<(String, String)> {
    let id = text(node, "id", findings)?;
    match id.split_once('-') {
        Some((source, place))
            if source.bytes().all(|b| b.is_ascii_digit())
                && !source.is_empty()
                && !place.is_empty() =>
        {
            Some((source.to_owned(), id.to_owned()))
        }
        _ => {
            findings
                .tell(&node.span, format!("`{id}` is not the id of a question"))
                .expected("expected `001-061`");
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(entry: &str) -> Vec<String> {
        let yaml = format!("format: 1\nquestions:\n  - {entry}\n");
        match read("questions.yaml", &yaml) {
            Err(LoadError::Problems(problems)) => problems
                .0
                .into_iter()
                .map(|problem| problem.message)
                .collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn a_question_names_its_exercises_or_a_reason() {
        let yaml = "format: 1\nquestions:\n  \
            - { id: \"001-061\", title: T, level: mid, kind: code, exercises: [a, b] }\n  \
            - { id: \"004-73b\", title: U, level: senior, kind: fact, reason: trivia }\n";
        let questions = read("questions.yaml", yaml).unwrap();
        assert_eq!(questions[0].exercises, ["a", "b"]);
        assert_eq!(
            (questions[0].source.as_str(), questions[0].kind.name()),
            ("001", "code")
        );
        assert_eq!(questions[1].reason.as_deref(), Some("trivia"));
    }

    #[test]
    fn mistakes_are_told() {
        let either = "a question names its exercises, or the reason for having none";
        let start = "id: \"001-1\", title: T, level: mid, kind: code";
        assert_eq!(told(&format!("{{ {start} }}")), [either]);
        assert_eq!(
            told(&format!("{{ {start}, exercises: [a], reason: r }}")),
            [either]
        );
        assert_eq!(
            told("{ id: x-1, title: T, level: mid, kind: codes, exercises: [a] }"),
            [
                "`x-1` is not the id of a question",
                "`codes` is not known as `kind`"
            ]
        );
        let twice = format!("{{ {start}, exercises: [a] }}\n  - {{ {start}, exercises: [a] }}");
        assert_eq!(told(&twice), ["a second question has the id `001-1`"]);
    }
}
