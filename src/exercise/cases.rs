//! Reads `cases`.

use std::borrow::Cow;
use std::ops::Range;

use super::mapping::Mapping;
use super::model::{Case, Expected};
use super::node::{Node, Style, Value};
use super::reader::{Reader, name_mistake, path_mistake};
use super::scalar::{line, list, text, truth, whole_number};
use super::spec::{self, ModeSpec};
use crate::snapshot::Comparison;

/// What the cases of an exercise have in common.
pub(super) struct Terms<'a> {
    /// How submissions are run; `None` when the exercise does not say it correctly.
    pub(super) mode: Option<ModeSpec>,
    /// How output is compared.
    pub(super) comparison: &'a Comparison,
    /// Whether snapshots in files may be absent or empty, because they are about to be recorded.
    pub(super) to_bless: bool,
}

/// A case with the file that holds its snapshot.
pub(super) struct ReadCase {
    /// The case.
    pub(super) case: Case,
    /// The snapshot's path below the exercise's folder; `None` when it stands in the YAML.
    pub(super) snapshot: Option<String>,
    /// Whether the snapshot may be empty.
    pub(super) may_be_empty: bool,
}

/// All cases that can be read.
pub(super) fn read(node: &Node, terms: &Terms<'_>, reader: &mut Reader<'_>) -> Vec<ReadCase> {
    let nodes = list(node, "cases", &mut reader.findings);
    if matches!(&node.value, Value::Sequence(items) if items.is_empty()) {
        reader
            .findings
            .tell(&node.span, "an exercise needs at least one case")
            .expected("expected a case");
    }
    let mut names: Vec<(String, &Range<usize>)> = Vec::new();
    let mut cases = Vec::new();
    for node in nodes {
        let Some(mapping) = Mapping::read(node, &spec::CASE, &mut reader.findings) else {
            continue;
        };
        let name = mapping
            .get("name")
            .and_then(|node| name(node, &mut names, reader));
        cases.extend(case(&mapping, name, terms, reader));
    }
    tell_pointless(node, nodes.len(), &cases, reader);
    cases
}

/// Tells an exercise in which nothing is to be earned. Where a case could not be read, its points are not known.
pub(super) fn tell_pointless(
    node: &Node,
    stated: usize,
    cases: &[ReadCase],
    reader: &mut Reader<'_>,
) {
    let all_read = !cases.is_empty() && cases.len() == stated;
    if all_read && cases.iter().all(|read| read.case.points == 0) {
        reader
            .findings
            .tell(&node.span, "no case gives a point")
            .help("leave `points` out where a case gives 1 point");
    }
}

/// A case's name, if it is one and no earlier case has it.
pub(super) fn name<'a>(
    node: &'a Node,
    names: &mut Vec<(String, &'a Range<usize>)>,
    reader: &mut Reader<'_>,
) -> Option<String> {
    let name = text(node, "name", &mut reader.findings)?;
    if let Some(mistake) = name_mistake(name) {
        reader
            .findings
            .tell(&node.span, format!("the case name `{name}` {mistake}"))
            .expected("expected a name such as `get-refreshes`");
        return None;
    }
    if let Some((_, first)) = names.iter().find(|(known, _)| known == name) {
        reader
            .findings
            .tell(&node.span, format!("a second case is called `{name}`"))
            .expected("the second")
            .related(first, "the first");
        return None;
    }
    names.push((name.to_owned(), &node.span));
    Some(name.to_owned())
}

/// Reads everything of a case before giving up on it, so that all its mistakes are told.
fn case(
    mapping: &Mapping<'_>,
    name: Option<String>,
    terms: &Terms<'_>,
    reader: &mut Reader<'_>,
) -> Option<ReadCase> {
    let checks = mapping
        .get("checks")
        .and_then(|node| line(node, "checks", &mut reader.findings));
    let input = input(mapping, reader);
    let args = args(mapping, reader);
    let may_be_empty = optional(mapping, "allow_empty", false, |node| {
        truth(node, "allow_empty", &mut reader.findings)
    });
    let snapshot = snapshot(mapping, name.as_deref(), may_be_empty, terms, reader);
    let points = optional(mapping, "points", 1, |node| {
        whole_number(node, "points", 0..=spec::MAX_POINTS, &mut reader.findings)
    });
    let hidden = optional(mapping, "hidden", false, |node| {
        truth(node, "hidden", &mut reader.findings)
    });
    let exit_status = exit_status(mapping, terms, reader);
    let (snapshot, expected) = snapshot?;
    let case = Case {
        name: name?,
        checks: checks?,
        input: input?,
        args,
        expected: Expected::Output(expected),
        points: points?,
        hidden: hidden?,
        exit_status: exit_status?,
    };
    Some(ReadCase {
        case,
        snapshot,
        may_be_empty: may_be_empty?,
    })
}

/// The value of a key that may be left out.
pub(super) fn optional<T>(
    mapping: &Mapping<'_>,
    name: &str,
    default: T,
    read: impl FnOnce(&Node) -> Option<T>,
) -> Option<T> {
    match mapping.get(name) {
        Some(node) => read(node),
        None => Some(default),
    }
}

fn input(mapping: &Mapping<'_>, reader: &mut Reader<'_>) -> Option<Vec<u8>> {
    tell_both(mapping, "input", "input_file", reader);
    match (mapping.get("input"), mapping.get("input_file")) {
        (Some(node), _) => inline(node, "input", reader).map(Vec::from),
        (None, Some(node)) => {
            named_file(node, "input_file", reader).map(|(_, bytes)| bytes.into_owned())
        }
        (None, None) => Some(Vec::new()),
    }
}

fn args(mapping: &Mapping<'_>, reader: &mut Reader<'_>) -> Vec<String> {
    let Some(node) = mapping.get("args") else {
        return Vec::new();
    };
    let mut args = Vec::new();
    for node in list(node, "args", &mut reader.findings) {
        match text(node, "args", &mut reader.findings) {
            Some(arg) if arg.contains('\0') => {
                reader
                    .findings
                    .tell(&node.span, "an argument cannot hold the character U+0000");
            }
            arg => args.extend(arg.map(str::to_owned)),
        }
    }
    args
}

fn exit_status(mapping: &Mapping<'_>, terms: &Terms<'_>, reader: &mut Reader<'_>) -> Option<i32> {
    let Some(node) = mapping.get("exit_status") else {
        return Some(0);
    };
    if terms.mode == Some(ModeSpec::Harness) {
        reader
            .findings
            .tell(
                mapping.key_span("exit_status"),
                "in mode `harness` a case has no `exit_status`",
            )
            .help("a harness that ends normally always ends with 0");
        return None;
    }
    whole_number(node, "exit_status", 0..=255, &mut reader.findings)
        .and_then(|status| i32::try_from(status).ok())
}

/// The expected output, and the file that holds it if it does not stand in the YAML.
fn snapshot(
    mapping: &Mapping<'_>,
    name: Option<&str>,
    may_be_empty: Option<bool>,
    terms: &Terms<'_>,
    reader: &mut Reader<'_>,
) -> Option<(Option<String>, Vec<u8>)> {
    tell_both(mapping, "expect", "expect_file", reader);
    let may_be_empty = may_be_empty?;
    let (span, file, bytes) = match (mapping.get("expect"), mapping.get("expect_file")) {
        (Some(node), _) => (
            &node.span,
            None,
            Cow::from(inline(node, "expect", reader)?.as_bytes()),
        ),
        (None, Some(node)) => {
            if terms.to_bless {
                return to_be_recorded(node, reader);
            }
            let (path, bytes) = named_file(node, "expect_file", reader)?;
            (&node.span, Some(path), bytes)
        }
        (None, None) => {
            let path = format!("expected/{}.out", name?);
            let span = mapping.key_span("name");
            let bytes = reader.file_if_there(span, &path)?;
            if bytes.is_none() && !terms.to_bless {
                reader
                    .findings
                    .tell(span, "this case has no expected output")
                    .expected("expected `expect` beside this key")
                    .help(format!(
                        "write it as `expect: |`, or record it in `{path}` with `grader bless`"
                    ));
                return None;
            }
            (span, Some(path), bytes.unwrap_or_default())
        }
    };
    let recorded_later = terms.to_bless && file.is_some();
    if !may_be_empty && !recorded_later && terms.comparison.is_empty(&bytes) {
        reader
            .findings
            .tell(
                span,
                "the expected output is empty, so a program that prints nothing would pass",
            )
            .help("write `allow_empty: true` if that is meant");
        return None;
    }
    Some((file, bytes.into_owned()))
}

/// The place of a snapshot that need not be there yet.
fn to_be_recorded(node: &Node, reader: &mut Reader<'_>) -> Option<(Option<String>, Vec<u8>)> {
    let path = path(node, "expect_file", reader)?;
    let bytes = reader.file_if_there(&node.span, path)?.unwrap_or_default();
    Some((Some(path.to_owned()), bytes.into_owned()))
}

fn tell_both(mapping: &Mapping<'_>, inline: &str, file: &str, reader: &mut Reader<'_>) {
    if mapping.get(inline).is_none() || mapping.get(file).is_none() {
        return;
    }
    let (one, other) = (mapping.key_span(inline), mapping.key_span(file));
    let (first, second) = if one.start < other.start {
        (one, other)
    } else {
        (other, one)
    };
    reader
        .findings
        .tell(second, format!("a case has either `{inline}` or `{file}`"))
        .expected("the second")
        .related(first, "the first");
}

/// Text that stands in the YAML and reaches, or comes from, a program: lines, each with its newline.
fn inline<'a>(node: &'a Node, name: &str, reader: &mut Reader<'_>) -> Option<&'a str> {
    let text = text(node, name, &mut reader.findings)?;
    let Value::Scalar { style, .. } = node.value else {
        return None;
    };
    if style == Style::Folded {
        reader
            .findings
            .tell(&node.span, format!("`>` joins the lines of `{name}`"))
            .expected("expected `|`, which keeps them");
        return None;
    }
    if !text.is_empty() && !text.ends_with('\n') {
        let problem = reader
            .findings
            .tell(&node.span, format!("`{name}` does not end with a newline"));
        match style {
            Style::Literal => problem.expected("expected `|`, which keeps the newline at the end"),
            _ => problem.expected("expected `|` and the text below it, indented"),
        };
        return None;
    }
    Some(text)
}

/// The path and bytes of a file that the YAML names.
fn named_file(
    node: &Node,
    name: &str,
    reader: &mut Reader<'_>,
) -> Option<(String, Cow<'static, [u8]>)> {
    let path = path(node, name, reader)?;
    reader
        .file(&node.span, path)
        .map(|bytes| (path.to_owned(), bytes))
}

fn path<'a>(node: &'a Node, name: &str, reader: &mut Reader<'_>) -> Option<&'a str> {
    let path = text(node, name, &mut reader.findings)?;
    match path_mistake(path) {
        Some(mistake) => {
            reader
                .findings
                .tell(&node.span, format!("the path `{path}` {mistake}"))
                .expected("expected a path such as `inputs/long.txt`");
            None
        }
        None => Some(path),
    }
}
