//! Reads a mapping by its known keys, telling every other one.

use std::ops::Range;

use super::findings::Findings;
use super::near::{nearest, quoted};
use super::node::{Key, Node, Value};
use super::scalar::describe;

/// The keys of one kind of mapping.
#[derive(Debug)]
pub(super) struct Keys {
    /// What such a mapping is called in messages, with its article: `a case`.
    pub(super) what: &'static str,
    /// Keys that must be there.
    pub(super) required: &'static [&'static str],
    /// Keys that may be there.
    pub(super) optional: &'static [&'static str],
}

impl Keys {
    /// All known keys.
    pub(super) fn all(&self) -> impl Iterator<Item = &'static str> + Clone {
        self.required.iter().chain(self.optional).copied()
    }
}

/// A mapping whose keys are all known and stand there once.
#[derive(Debug)]
pub(super) struct Mapping<'a> {
    /// Where to point when the whole mapping is meant.
    pub(super) span: Range<usize>,
    entries: Vec<(&'a Key, &'a Node)>,
}

impl<'a> Mapping<'a> {
    /// Reads a node that must be a mapping with these keys. Mistakes are told, and the rest is read all the
    /// same; `None` only when the node is no mapping.
    pub(super) fn read(
        node: &'a Node,
        keys: &Keys,
        findings: &mut Findings,
    ) -> Option<Mapping<'a>> {
        let entries = match &node.value {
            Value::Mapping(entries) => entries,
            Value::Refused => return None,
            Value::Scalar { .. } | Value::Sequence(_) => {
                findings
                    .tell(
                        &node.span,
                        format!("{} must be a mapping, not {}", keys.what, describe(node)),
                    )
                    .expected("expected `key: value` lines");
                return None;
            }
        };
        let mut mapping = Mapping {
            span: node.span.clone(),
            entries: Vec::new(),
        };
        let mut meant = Vec::new();
        for (key, value) in entries {
            if key.name.is_empty() {
                continue;
            }
            if !keys.all().any(|known| known == key.name) {
                meant.extend(tell_unknown(key, keys, findings));
            } else if let Some((first, _)) = mapping
                .entries
                .iter()
                .find(|(first, _)| first.name == key.name)
            {
                findings
                    .tell(
                        &key.span,
                        format!("`{}` stands here a second time", key.name),
                    )
                    .expected("the second")
                    .related(&first.span, "the first")
                    .help("keep one of the two");
            } else {
                mapping.entries.push((key, value));
            }
        }
        for required in keys.required {
            // A misspelt key is one mistake, not two.
            if mapping.get(required).is_none() && !meant.contains(required) {
                findings
                    .tell(&mapping.span, format!("{} needs `{required}`", keys.what))
                    .expected(format!("expected `{required}` beside this key"));
            }
        }
        Some(mapping)
    }

    /// The value of a key, if it is there.
    pub(super) fn get(&self, name: &str) -> Option<&'a Node> {
        self.entries
            .iter()
            .find(|(key, _)| key.name == name)
            .map(|(_, node)| *node)
    }

    /// Where to point when this key is meant: the key, or the whole mapping when it is not there.
    pub(super) fn key_span(&self, name: &str) -> &Range<usize> {
        self.entries
            .iter()
            .find(|(key, _)| key.name == name)
            .map_or(&self.span, |(key, _)| &key.span)
    }
}

/// Tells an unknown key; answers the known one that was probably meant.
fn tell_unknown(key: &Key, keys: &Keys, findings: &mut Findings) -> Option<&'static str> {
    if key.name == "<<" {
        findings
            .tell(&key.span, "merge keys (`<<`) are not allowed")
            .help("write the keys out where they are needed");
        return None;
    }
    let meant = nearest(&key.name, keys.all());
    let problem = findings.tell(
        &key.span,
        format!("{} has no key `{}`", keys.what, key.name),
    );
    match meant {
        Some(meant) => problem.expected(format!("did you mean `{meant}`?")),
        None => problem
            .expected("unknown key")
            .help(format!("known keys: {}", quoted(keys.all()))),
    };
    meant
}
