//! `topics.yaml`: the topics of a catalogue in learning order.

use super::findings::Findings;
use super::load_error::LoadError;
use super::mapping::{Keys, Mapping};
use super::node::{self, Node};
use super::reader::name_mistake;
use super::scalar::{line, list, text, whole_number};

/// A topic of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// The name of its folder.
    pub name: String,
    /// Its title.
    pub title: String,
    /// What it is about, in a line.
    pub about: String,
}

const FILE: Keys = Keys {
    what: "the list of topics",
    required: &["format", "topics"],
    optional: &[],
};
const TOPIC: Keys = Keys {
    what: "a topic",
    required: &["name", "title", "about"],
    optional: &[],
};

/// Reads the text of `topics.yaml`, which is called `file` in messages.
pub(super) fn read(file: &str, text: &str) -> Result<Vec<Topic>, LoadError> {
    let mut findings = Findings::new(file, text);
    let topics = node::parse(&mut findings)
        .map(|node| topics(&node, &mut findings))
        .unwrap_or_default();
    if findings.is_empty() {
        Ok(topics)
    } else {
        Err(findings.finish().into())
    }
}

fn topics(node: &Node, findings: &mut Findings) -> Vec<Topic> {
    let mut topics: Vec<Topic> = Vec::new();
    for node in entries(node, &FILE, "topics", findings) {
        let Some(mapping) = Mapping::read(node, &TOPIC, findings) else {
            continue;
        };
        let name = mapping
            .get("name")
            .and_then(|node| name(node, &topics, findings));
        let title = mapping
            .get("title")
            .and_then(|node| line(node, "title", findings));
        let about = mapping
            .get("about")
            .and_then(|node| line(node, "about", findings));
        if let (Some(name), Some(title), Some(about)) = (name, title, about) {
            topics.push(Topic { name, title, about });
        }
    }
    topics
}

fn name(node: &Node, topics: &[Topic], findings: &mut Findings) -> Option<String> {
    let name = text(node, "name", findings)?;
    if let Some(mistake) = name_mistake(name) {
        findings.tell(&node.span, format!("the topic name `{name}` {mistake}"));
        return None;
    }
    if topics.iter().any(|topic| topic.name == name) {
        findings.tell(&node.span, format!("a second topic is called `{name}`"));
        return None;
    }
    Some(name.to_owned())
}

/// The entries of a file that holds a format number and a list.
pub(super) fn entries<'a>(
    node: &'a Node,
    keys: &Keys,
    name: &str,
    findings: &mut Findings,
) -> &'a [Node] {
    let Some(mapping) = Mapping::read(node, keys, findings) else {
        return &[];
    };
    if let Some(format) = mapping.get("format") {
        whole_number(format, "format", 1..=1, findings);
    }
    mapping
        .get(name)
        .map(|node| list(node, name, findings))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn topics_keep_their_order() {
        let yaml = "format: 1\ntopics:\n  - { name: b, title: B, about: bees }\n  - { name: a, title: A, about: ants }\n";
        let topics = read("topics.yaml", yaml).unwrap();
        let names: Vec<&str> = topics.iter().map(|topic| topic.name.as_str()).collect();
        assert_eq!(names, ["b", "a"]);
        assert_eq!(topics[1].about, "ants");
    }

    #[test]
    fn all_mistakes_are_told_at_once() {
        let yaml = "format: 2\ntopics:\n  - { name: a, title: A, about: ants }\n  - { name: a, titel: B, about: '' }\n";
        let LoadError::Problems(problems) = read("topics.yaml", yaml).unwrap_err() else {
            panic!("no problems")
        };
        let told: Vec<&str> = problems
            .0
            .iter()
            .map(|problem| problem.message.as_str())
            .collect();
        assert_eq!(
            told,
            [
                "`format` is out of range",
                "a second topic is called `a`",
                "a topic has no key `titel`",
                "`about` is empty"
            ]
        );
    }
}
