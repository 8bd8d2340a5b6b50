//! YAML as a tree in which every key and value knows its place.
//!
//! A deserialiser stops at the first mistake and fills a type; an author wants to hear of all mistakes at once,
//! each at its place. So the events of the YAML parser become a tree first, and the tree is checked.
//!
//! Only plain YAML is taken: one document; no anchors, aliases, merge keys or tags, which make a file mean
//! something else than what it shows; and bounded depth and size, because an exercise may come from anyone.

use std::ops::Range;

use serde_yaml::granit_parser::{self, ErrorKind, Event, Parser, ScalarStyle, ScanError};

use super::findings::Findings;

/// How deep lists and mappings may be nested.
const MAX_DEPTH: usize = 32;
/// How many scalars, lists and mappings a file may hold.
const MAX_NODES: usize = 50_000;

/// A value with its place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    /// Where to point when the value is meant: the scalar, the header of a block scalar such as `|`, or the
    /// first entry of a list or mapping.
    pub(super) span: Range<usize>,
    /// What it is.
    pub(super) value: Value,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// Text, a number, a truth value or nothing: YAML tells them apart by their spelling alone.
    Scalar {
        /// The text after escapes and folding.
        text: String,
        /// How it is written.
        style: Style,
    },
    /// A list.
    Sequence(Vec<Node>),
    /// Keys with their values in the order of the file; a key may stand there twice.
    Mapping(Vec<(Key, Node)>),
    /// Something that was already told to be a mistake.
    Refused,
}

/// A key with its place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Key {
    /// The key; empty for one whose mistake was told.
    pub(super) name: String,
    /// Its bytes.
    pub(super) span: Range<usize>,
}

/// How a scalar is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// As it is.
    Plain,
    /// In quotes.
    Quoted,
    /// As a block that keeps its lines: `|`.
    Literal,
    /// As a block whose lines are joined: `>`.
    Folded,
}

/// Reads the text of the findings. `None` means that there is nothing to check, and that the reason was told.
pub(super) fn parse(findings: &mut Findings) -> Option<Node> {
    let text = findings.text();
    if text.trim().is_empty() {
        findings.tell_file("the file is empty");
        return None;
    }
    let options = granit_parser::options! {
        disallow_directives: true,
        emit_unresolved_aliases: true,
        emit_anchor_events: true,
        emit_comments: false,
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
    };
    let mut tree = Tree {
        text: &text,
        open: Vec::new(),
        root: None,
        nodes: 0,
        previous_end: 0,
    };
    for event in Parser::new_from_str_with_options(&text, options) {
        match event {
            Ok((Event::StreamEnd, _)) => break,
            Ok((event, span)) => {
                let span =
                    span.start.byte_offset().unwrap_or(0)..span.end.byte_offset().unwrap_or(0);
                if !tree.take(event, span, findings) {
                    break;
                }
            }
            Err(error) => {
                tell_syntax(&error, findings);
                return None;
            }
        }
    }
    match tree.root {
        Some(root) => Some(root),
        None => {
            if findings.is_empty() {
                findings.tell_file("the file holds nothing but comments");
            }
            None
        }
    }
}

/// A list or mapping whose end has not come yet.
enum Open {
    Sequence {
        start: Range<usize>,
        items: Vec<Node>,
    },
    Mapping {
        start: Range<usize>,
        entries: Vec<(Key, Node)>,
        key: Option<Key>,
    },
}

struct Tree<'a> {
    text: &'a str,
    open: Vec<Open>,
    root: Option<Node>,
    nodes: usize,
    /// Where the event before the current one ended.
    previous_end: usize,
}

impl Tree<'_> {
    /// Takes the next event; answers whether to go on.
    fn take(&mut self, event: Event<'_>, span: Range<usize>, findings: &mut Findings) -> bool {
        if event.is_node() {
            self.nodes += 1;
            if self.nodes > MAX_NODES {
                findings.tell(
                    &span,
                    format!("the file holds more than {MAX_NODES} values"),
                );
                self.root = None;
                return false;
            }
        }
        let anchor_or_alias = "write the value out where it is needed";
        if event.tag().is_some() {
            let tag = self.previous_end..span.start;
            let tag = self.text[tag.clone()]
                .find('!')
                .map_or(span.clone(), |at| tag.start + at..tag.end);
            findings
                .tell(
                    &trim(self.text, tag),
                    "a tag such as `!name` means nothing here",
                )
                .help("leave it out");
        }
        let end = span.end;
        match event {
            Event::DocumentStart(..) if self.root.is_some() => {
                findings
                    .tell(&span, "a second document begins here")
                    .help("one file holds one document: leave out the `---`");
                return false;
            }
            Event::Anchor(_, name) => {
                findings
                    .tell(&span, format!("the anchor `&{name}` is not allowed"))
                    .help(anchor_or_alias);
                // It is told after its node, so it says nothing about where the node ended.
                return true;
            }
            Event::Alias(_) => {
                findings
                    .tell(&span, "aliases are not allowed")
                    .help(anchor_or_alias);
                self.put(
                    Node {
                        span,
                        value: Value::Refused,
                    },
                    findings,
                );
            }
            Event::UnresolvedAlias(name) => {
                findings
                    .tell(&span, format!("the alias `*{name}` is not allowed"))
                    .help("text that begins with `*` must stand in quotes");
                self.put(
                    Node {
                        span,
                        value: Value::Refused,
                    },
                    findings,
                );
            }
            Event::Scalar(text, style, ..) => {
                let node = self.scalar(text.into_owned(), style, span);
                self.put(node, findings);
            }
            Event::SequenceStart(..) => self.open.push(Open::Sequence {
                start: span,
                items: Vec::new(),
            }),
            Event::MappingStart(..) => {
                self.open.push(Open::Mapping {
                    start: span,
                    entries: Vec::new(),
                    key: None,
                });
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(end, findings),
            _ => {}
        }
        self.previous_end = end;
        if self.open.len() > MAX_DEPTH {
            findings.tell(&(end..end), too_deep());
            return false;
        }
        true
    }

    fn scalar(&self, text: String, style: ScalarStyle, span: Range<usize>) -> Node {
        let style = match style {
            ScalarStyle::Literal => Style::Literal,
            ScalarStyle::Folded => Style::Folded,
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
            _ => Style::Plain,
        };
        // The parser's place of a block scalar is its first line; what an author has to change is the header.
        let header = match style {
            Style::Literal | Style::Folded => {
                let before = self.previous_end..span.start.max(self.previous_end);
                self.text[before.clone()].find(['|', '>']).map(|at| {
                    let rest = &self.text[before.start + at..before.end];
                    let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
                    before.start + at..before.start + at + length
                })
            }
            Style::Plain | Style::Quoted => None,
        };
        Node {
            span: header.unwrap_or(span),
            value: Value::Scalar { text, style },
        }
    }

    /// Puts a finished node where it belongs: it is a key, a value, an item or the whole document.
    fn put(&mut self, node: Node, findings: &mut Findings) {
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::Sequence { items, .. }) => items.push(node),
            Some(Open::Mapping { entries, key, .. }) => match key.take() {
                Some(key) => entries.push((key, node)),
                None => *key = Some(as_key(node, findings)),
            },
        }
    }

    fn close(&mut self, end: usize, findings: &mut Findings) {
        let node = match self.open.pop() {
            None => return,
            Some(Open::Sequence { start, items }) => {
                let first = items.first().map(|item| item.span.clone());
                Node {
                    span: self.place(start, first, end),
                    value: Value::Sequence(items),
                }
            }
            Some(Open::Mapping { start, entries, .. }) => {
                let first = entries.first().map(|(key, _)| key.span.clone());
                Node {
                    span: self.place(start, first, end),
                    value: Value::Mapping(entries),
                }
            }
        };
        self.put(node, findings);
    }

    /// Where to point for a list or mapping: all of it when it stands in brackets, else its first entry.
    fn place(&self, start: Range<usize>, first: Option<Range<usize>>, end: usize) -> Range<usize> {
        if start.is_empty() {
            first.unwrap_or(start)
        } else {
            start.start..end
        }
    }
}

/// Turns a node in the place of a key into a key, or says why it cannot be one.
fn as_key(node: Node, findings: &mut Findings) -> Key {
    let mistake = match node.value {
        Value::Scalar { text, .. } if !text.is_empty() => {
            return Key {
                name: text,
                span: node.span,
            };
        }
        Value::Scalar { .. } => Some("a key cannot be empty"),
        Value::Sequence(_) | Value::Mapping(_) => Some("a list or mapping cannot be a key"),
        Value::Refused => None,
    };
    if let Some(mistake) = mistake {
        findings.tell(&node.span, mistake);
    }
    Key {
        name: String::new(),
        span: node.span,
    }
}

fn tell_syntax(error: &ScanError, findings: &mut Findings) {
    let at = error.marker().byte_offset().unwrap_or(0);
    match error.kind() {
        ErrorKind::RecursionLimitExceeded => {
            findings.tell(&(at..at), too_deep());
        }
        ErrorKind::DirectiveDisallowed => {
            findings
                .tell(&(at..at), "a directive such as `%YAML` means nothing here")
                .help("leave it out");
        }
        ErrorKind::UnexpectedCharacter { character } if character.is_control() => {
            findings
                .tell(&(at..at), format!("the control character U+{:04X} cannot stand in YAML", u32::from(*character)))
                .help("write it as an escape in double quotes, or put the text into a file of its own");
        }
        ErrorKind::TabInIndentation
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabNotAllowed
        | ErrorKind::TabAtBlockScalarStart => {
            findings
                .tell(&(at..at), "not valid YAML: a tab cannot indent")
                .help("indent with blanks");
        }
        ErrorKind::MappingValueNotAllowed => {
            findings
                .tell(&(at..at), "not valid YAML: a colon makes no key here")
                .help("text that holds `: ` must stand in quotes");
        }
        ErrorKind::UnclosedQuotedScalar | ErrorKind::InvalidQuotedScalarIndent => {
            findings
                .tell(
                    &(at..at),
                    "not valid YAML: a text in quotes does not end where it should",
                )
                .help("a quote that opens before this place may not be closed");
        }
        ErrorKind::InvalidColonPlacement => {
            findings
                .tell(&(at..at), "not valid YAML: a colon makes no key here")
                .help("a bracket or quote that opens before this place may not be closed");
        }
        kind => {
            findings.tell(&(at..at), format!("not valid YAML: {kind}"));
        }
    }
}

fn too_deep() -> String {
    format!("nested deeper than {MAX_DEPTH} levels")
}

/// The range without white space at its end.
fn trim(text: &str, span: Range<usize>) -> Range<usize> {
    let length = text[span.clone()].trim_end().len();
    span.start..span.start + length
}

#[cfg(test)]
mod tests;
