//! Reads `rejects`: the wrong solutions with which an exercise proves itself.

use std::ops::Range;

use super::mapping::Mapping;
use super::model::Reject;
use super::near::{nearest, quoted};
use super::node::Node;
use super::reader::{Reader, name_mistake};
use super::scalar::{line, list, text, word};
use super::spec;
use crate::verdict::Verdict;

/// All rejects that can be read. `cases` are the names of the exercise's cases; `None` when some case could
/// not be read, so that a name that is not among them says nothing.
pub(super) fn read(
    node: Option<&Node>,
    cases: Option<&[&str]>,
    reader: &mut Reader<'_>,
) -> Vec<Reject> {
    let Some(node) = node else { return Vec::new() };
    let mut files: Vec<(String, &Range<usize>)> = Vec::new();
    let mut rejects = Vec::new();
    for node in list(node, "rejects", &mut reader.findings) {
        let Some(mapping) = Mapping::read(node, &spec::REJECT, &mut reader.findings) else {
            continue;
        };
        let file = mapping
            .get("file")
            .and_then(|node| file(node, &mut files, reader));
        rejects.extend(reject(&mapping, file, cases, reader));
    }
    rejects
}

fn reject(
    mapping: &Mapping<'_>,
    file: Option<String>,
    cases: Option<&[&str]>,
    reader: &mut Reader<'_>,
) -> Option<Reject> {
    let misconception = mapping
        .get("misconception")
        .and_then(|node| line(node, "misconception", &mut reader.findings));
    let verdict = mapping
        .get("verdict")
        .and_then(|node| verdict(node, reader));
    let caught_by = caught_by(mapping, verdict, cases, reader);
    Some(Reject {
        file: file?,
        misconception: misconception?,
        verdict: verdict?,
        caught_by,
    })
}

fn file<'a>(
    node: &'a Node,
    files: &mut Vec<(String, &'a Range<usize>)>,
    reader: &mut Reader<'_>,
) -> Option<String> {
    let file = text(node, "file", &mut reader.findings)?;
    let mistake = match file.strip_suffix(".rs") {
        Some(name) => name_mistake(name),
        None => Some("does not end with `.rs`"),
    };
    if let Some(mistake) = mistake {
        reader
            .findings
            .tell(&node.span, format!("the file name `{file}` {mistake}"))
            .expected("expected a name such as `fifo-eviction.rs`")
            .help("the file stands in the folder `rejects`, which is not part of the name");
        return None;
    }
    if let Some((_, first)) = files.iter().find(|(known, _)| known == file) {
        reader
            .findings
            .tell(&node.span, format!("`{file}` is named a second time"))
            .expected("the second")
            .related(first, "the first");
        return None;
    }
    files.push((file.to_owned(), &node.span));
    reader.check_file(&node.span, &format!("rejects/{file}"));
    Some(file.to_owned())
}

fn verdict(node: &Node, reader: &mut Reader<'_>) -> Option<Verdict> {
    let known = Verdict::ALL.map(|verdict| (verdict.name(), verdict));
    let verdict = word(node, "verdict", &known, &mut reader.findings)?;
    if !spec::reject_verdicts().any(|possible| possible == verdict) {
        reader
            .findings
            .tell(
                &node.span,
                format!("a reject cannot be expected to get the verdict `{verdict}`"),
            )
            .expected("expected a verdict on the program")
            .help(format!(
                "one of {}",
                quoted(spec::reject_verdicts().map(Verdict::name))
            ));
        return None;
    }
    Some(verdict)
}

fn caught_by(
    mapping: &Mapping<'_>,
    verdict: Option<Verdict>,
    cases: Option<&[&str]>,
    reader: &mut Reader<'_>,
) -> Vec<String> {
    let refused_before =
        verdict.filter(|verdict| matches!(verdict, Verdict::Rejected | Verdict::CompileError));
    let mut caught_by: Vec<String> = Vec::new();
    if let Some(node) = mapping.get("caught_by") {
        for node in list(node, "caught_by", &mut reader.findings) {
            let Some(name) = text(node, "caught_by", &mut reader.findings) else {
                continue;
            };
            if caught_by.iter().any(|known| known == name) {
                reader.findings.tell(
                    &node.span,
                    format!("`caught_by` names `{name}` a second time"),
                );
            }
            if let Some(cases) = cases.filter(|cases| !cases.contains(&name)) {
                let problem = reader
                    .findings
                    .tell(&node.span, format!("no case is called `{name}`"));
                match nearest(name, cases.iter().copied()) {
                    Some(meant) => problem.expected(format!("did you mean `{meant}`?")),
                    None => problem.expected("expected the name of a case"),
                };
            }
            caught_by.push(name.to_owned());
        }
    }
    match (refused_before, verdict, caught_by.is_empty()) {
        (Some(verdict), _, false) => {
            reader
                .findings
                .tell(
                    mapping.key_span("caught_by"),
                    format!("with the verdict `{verdict}` no case runs"),
                )
                .help("leave `caught_by` out");
        }
        (None, Some(verdict), true) => {
            reader
                .findings
                .tell(
                    mapping.key_span("caught_by"),
                    format!("no case is named that gives the verdict `{verdict}`"),
                )
                .expected("expected `caught_by` with at least one case");
        }
        _ => {}
    }
    caught_by
}
