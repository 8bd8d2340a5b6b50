//! Where things stand in an exercise file, for those who find a mistake in what the file means.
//!
//! The checked model forgets places: most of the program has no use for them. A proof that finds a case which
//! catches nothing, or a hint too few, reads the file a second time through here and points at the line.

use std::ops::Range;
use std::sync::Arc;

use super::findings::Findings;
use super::load::GENERATOR;
use super::load_error::LoadError;
use super::misconceptions::Misconceptions;
use super::node::{self, Node, Value};
use super::problem::Problem;

/// An exercise file as a tree of places.
#[derive(Debug, Clone)]
pub struct Places {
    file: String,
    text: Arc<str>,
    root: Node,
}

impl Places {
    /// Reads the text of an exercise file, which is called `file` in messages.
    ///
    /// # Errors
    /// When the text is no YAML at all. Anything beyond that is the loader's to tell.
    pub(super) fn read(file: &str, text: &str) -> Result<Places, LoadError> {
        let mut findings = Findings::new(file, text);
        match node::parse(&mut findings) {
            Some(root) if findings.is_empty() => Ok(Places {
                file: file.to_owned(),
                text: findings.text(),
                root,
            }),
            _ => Err(findings.finish().into()),
        }
    }

    /// The bytes of a key of the exercise; of its first key, where this one is not there.
    pub fn key(&self, name: &str) -> Range<usize> {
        match &self.root.value {
            Value::Mapping(entries) => entries
                .iter()
                .find(|(key, _)| key.name == name)
                .map_or_else(|| self.root.span.clone(), |(key, _)| key.span.clone()),
            _ => self.root.span.clone(),
        }
    }

    /// The bytes of an item of a list, counted from 0; those of the list's key, where it has no such item.
    pub fn item(&self, list: &str, index: usize) -> Range<usize> {
        self.items(list)
            .get(index)
            .map_or_else(|| self.key(list), |item| item.span.clone())
    }

    /// The bytes of a value in an item of a list; those of the item, where it has no such key.
    pub fn field(&self, list: &str, index: usize, name: &str) -> Range<usize> {
        self.items(list)
            .get(index)
            .and_then(|item| value(item, name))
            .map_or_else(|| self.item(list, index), |node| node.span.clone())
    }

    /// A mistake at these bytes.
    pub fn problem(&self, span: Range<usize>, message: impl Into<String>) -> Problem {
        Problem::at(&self.file, &self.text, span, message)
    }

    /// The files that the exercise names or has by its format, by their paths below its folder.
    pub fn files(&self) -> Vec<String> {
        let mut files = ["exercise.yaml", "starter.rs", Misconceptions::FILE]
            .map(str::to_owned)
            .to_vec();
        let mode = value(&self.root, "mode").and_then(text);
        match mode {
            Some("harness") => files.extend(["harness.rs", GENERATOR].map(str::to_owned)),
            Some("program") => files.push(GENERATOR.to_owned()),
            Some("tests") => files.push("tests.rs".to_owned()),
            _ => {}
        }
        for case in self.items("cases") {
            let named = |key| value(case, key).and_then(text).map(str::to_owned);
            files.extend(named("input_file"));
            match (value(case, "expect"), named("expect_file"), named("name")) {
                (Some(_), ..) => {}
                (None, Some(file), _) => files.push(file),
                (None, None, Some(name)) if mode != Some("tests") => {
                    files.push(format!("expected/{name}.out"));
                }
                (None, None, _) => {}
            }
        }
        for reject in self.items("rejects") {
            let file = value(reject, "file").and_then(text);
            files.extend(file.map(|file| format!("rejects/{file}")));
        }
        files
    }

    fn items(&self, list: &str) -> &[Node] {
        match value(&self.root, list).map(|node| &node.value) {
            Some(Value::Sequence(items)) => items,
            _ => &[],
        }
    }
}

fn value<'a>(node: &'a Node, name: &str) -> Option<&'a Node> {
    match &node.value {
        Value::Mapping(entries) => entries
            .iter()
            .find(|(key, _)| key.name == name)
            .map(|(_, value)| value),
        _ => None,
    }
}

fn text(node: &Node) -> Option<&str> {
    match &node.value {
        Value::Scalar { text, .. } => Some(text),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const YAML: &str = "title: T\nmode: harness\ncases:\n  - name: one\n    expect: |\n      1\n  - name: two\n    \
                        input_file: in/two.txt\n  - { name: three, expect_file: out/3 }\nhints: [a, b]\nrejects:\n  \
                        - file: bad.rs\n";

    fn places() -> Places {
        Places::read("e.yaml", YAML).unwrap()
    }

    fn at(span: Range<usize>) -> &'static str {
        YAML.get(span).unwrap()
    }

    #[test]
    fn keys_items_and_values_are_found() {
        let places = places();
        assert_eq!(at(places.key("hints")), "hints");
        assert_eq!(at(places.item("hints", 1)), "b");
        assert_eq!(at(places.field("cases", 1, "name")), "two");
        assert_eq!(at(places.field("rejects", 0, "file")), "bad.rs");
    }

    #[test]
    fn what_is_not_there_is_told_at_what_would_hold_it() {
        let places = places();
        assert_eq!(at(places.item("hints", 2)), "hints");
        assert_eq!(places.key("lesson").start, 0);
        assert_eq!(
            places.field("rejects", 0, "caught_by"),
            places.item("rejects", 0)
        );
        let problem = places.problem(places.field("cases", 1, "name"), "m");
        assert_eq!((problem.line, problem.column), (7, 11));
    }

    #[test]
    fn every_file_that_belongs_to_the_exercise_is_named() {
        let expected = [
            "exercise.yaml",
            "starter.rs",
            "misconceptions.json",
            "harness.rs",
            "generate.rs",
            "in/two.txt",
            "expected/two.out",
            "out/3",
            "rejects/bad.rs",
        ];
        assert_eq!(places().files(), expected);
    }
}
