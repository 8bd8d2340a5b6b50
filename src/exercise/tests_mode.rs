//! What an exercise of mode `tests` has of its own: `tests.rs`, the name of the crate that it calls, and cases that are
//! tests.
//!
//! Cases may be listed, to give points or to hide some; then each test must be listed once, so that none goes missing.
//! Without a list every test is a case.

use std::ops::Range;

use super::cases::{self, ReadCase, optional};
use super::findings::Findings;
use super::mapping::{Keys, Mapping};
use super::model::{Case, Expected, Mode};
use super::near::nearest;
use super::node::{Node, Value};
use super::reader::{Reader, name_mistake};
use super::scalar::{line, list, text, truth, whole_number};
use super::spec;
use crate::build::{TestFn, TestsCrate, crate_name_mistake};

/// The file with the tests.
const FILE: &str = "tests.rs";

/// What tests call the submission's crate unless stated.
const CRATE_NAME: &str = "solution";

/// The keys that a whole file may have: in mode `tests` they are others.
pub(super) fn keys(node: &Node) -> &'static Keys {
    let is_mode =
        |node: &Node| matches!(&node.value, Value::Scalar { text, .. } if text == "tests");
    match &node.value {
        Value::Mapping(entries)
            if entries
                .iter()
                .any(|(key, value)| key.name == "mode" && is_mode(value)) =>
        {
            &spec::EXERCISE_OF_TESTS
        }
        _ => &spec::EXERCISE,
    }
}

/// Reads `tests.rs`; its mistakes are told in that file.
pub(super) fn read(mapping: &Mapping<'_>, reader: &mut Reader<'_>) -> Option<TestsCrate> {
    let name = optional(mapping, "crate_name", CRATE_NAME.to_owned(), |node| {
        crate_name(node, reader)
    });
    let source = reader.source(mapping.key_span("mode"), FILE)?;
    // The tests are looked through even where the crate's own name is wrong.
    let checked = TestsCrate::new(name.as_deref().unwrap_or(CRATE_NAME), source.clone());
    match checked {
        Ok(tests) => name.map(|_| tests),
        Err(mistakes) => {
            let mut findings = Findings::new(reader.shown(FILE), &source);
            for mistake in mistakes {
                let problem = findings.tell(&mistake.span, mistake.message);
                if let Some(help) = mistake.help {
                    problem.help(help);
                }
            }
            reader.beside.extend(findings.finish().0);
            None
        }
    }
}

fn crate_name(node: &Node, reader: &mut Reader<'_>) -> Option<String> {
    let name = text(node, "crate_name", &mut reader.findings)?;
    if let Some(mistake) = crate_name_mistake(name) {
        reader
            .findings
            .tell(&node.span, format!("the crate name `{name}` {mistake}"))
            .expected("expected a name such as `lru_cache`");
        return None;
    }
    Some(name.to_owned())
}

/// The cases: those that are listed, else one for each test. Where `tests.rs` could not be read, the list is read for
/// its own mistakes.
pub(super) fn cases(
    mapping: &Mapping<'_>,
    mode: &mut Option<Mode>,
    reader: &mut Reader<'_>,
) -> Vec<ReadCase> {
    let tests = match mode {
        Some(Mode::Tests(tests)) => Some(tests),
        _ => None,
    };
    let Some(node) = mapping.get("cases") else {
        let tests = tests.map(|tests| tests.tests()).unwrap_or_default();
        return each(tests, mapping.key_span("mode"), reader);
    };
    let known = tests.as_ref().map(|tests| tests.tests());
    let cases = listed(node, mapping.key_span("cases"), known, reader);
    if let Some(tests) = tests {
        for read in cases.iter().filter(|read| read.case.hidden) {
            if let Expected::TestEnds(path) = &read.case.expected {
                tests.hide(path);
            }
        }
    }
    cases
}

/// A case for each test, in the order of the file.
fn each(tests: &[TestFn], span: &Range<usize>, reader: &mut Reader<'_>) -> Vec<ReadCase> {
    let mut cases: Vec<ReadCase> = Vec::new();
    for test in tests {
        let name = case_name(&test.path);
        let twin = cases.iter().find(|read| read.case.name == name);
        let mistake = match (name_mistake(&name), twin) {
            (Some(mistake), _) => Some(format!("would be called `{name}`, which {mistake}")),
            (None, Some(_)) => Some(format!("would be called `{name}`, as another case is")),
            (None, None) => None,
        };
        if let Some(mistake) = mistake {
            reader
                .findings
                .tell(
                    span,
                    format!("the case of the test `{}` {mistake}", test.path),
                )
                .help("list the cases, each with a `name` of its own and its `test`");
            continue;
        }
        cases.push(read_case(
            name,
            test.about.clone(),
            test.path.clone(),
            1,
            false,
        ));
    }
    cases
}

/// The cases as the author lists them. `tests` are those of the file, if it could be read.
fn listed(
    node: &Node,
    key: &Range<usize>,
    tests: Option<&[TestFn]>,
    reader: &mut Reader<'_>,
) -> Vec<ReadCase> {
    let nodes = list(node, "cases", &mut reader.findings);
    if matches!(&node.value, Value::Sequence(items) if items.is_empty()) {
        reader
            .findings
            .tell(&node.span, "an exercise needs at least one case")
            .expected("expected a case")
            .help("leave `cases` out where each test gives 1 point");
        return Vec::new();
    }
    let mut names = Vec::new();
    let mut paths: Vec<(String, &Range<usize>)> = Vec::new();
    let mut cases = Vec::new();
    let mut all_known = tests.is_some();
    for node in nodes {
        let Some(mapping) = Mapping::read(node, &spec::CASE_OF_TESTS, &mut reader.findings) else {
            all_known = false;
            continue;
        };
        let name = mapping
            .get("name")
            .and_then(|node| cases::name(node, &mut names, reader));
        let path = path(&mapping, name.as_deref(), tests, &mut paths, reader);
        all_known &= path.is_some();
        cases.extend(case(&mapping, name, path, reader));
    }
    // A name that is not known stands for a test that would be missed here a second time.
    for test in tests.filter(|_| all_known).unwrap_or_default() {
        if !paths.iter().any(|(path, _)| *path == test.path) {
            reader
                .findings
                .tell(
                    key,
                    format!("the test `{}` of `{FILE}` is no case", test.path),
                )
                .expected(format!("expected a case with `test: {}`", test.path))
                .help("list every test, or leave `cases` out where each gives 1 point");
        }
    }
    cases::tell_pointless(node, nodes.len(), &cases, reader);
    cases
}

fn case(
    mapping: &Mapping<'_>,
    name: Option<String>,
    path: Option<String>,
    reader: &mut Reader<'_>,
) -> Option<ReadCase> {
    let checks = mapping
        .get("checks")
        .and_then(|node| line(node, "checks", &mut reader.findings));
    let points = optional(mapping, "points", 1, |node| {
        whole_number(node, "points", 0..=spec::MAX_POINTS, &mut reader.findings)
    });
    let hidden = optional(mapping, "hidden", false, |node| {
        truth(node, "hidden", &mut reader.findings)
    });
    Some(read_case(name?, checks?, path?, points?, hidden?))
}

/// The path of the test that a case runs: as stated, else the one whose name as a case this is.
fn path<'a>(
    mapping: &Mapping<'a>,
    name: Option<&str>,
    tests: Option<&[TestFn]>,
    paths: &mut Vec<(String, &'a Range<usize>)>,
    reader: &mut Reader<'_>,
) -> Option<String> {
    let (span, path) = match mapping.get("test") {
        Some(node) => {
            let path = text(node, "test", &mut reader.findings)?;
            let tests = tests?;
            if !tests.iter().any(|test| test.path == path) {
                let near = nearest(path, tests.iter().map(|test| test.path.as_str()));
                tell_no_test(&node.span, path, near, reader);
                return None;
            }
            (&node.span, path.to_owned())
        }
        None => {
            let (node, name, tests) = (mapping.get("name")?, name?, tests?);
            let bearing: Vec<&str> = tests
                .iter()
                .map(|test| test.path.as_str())
                .filter(|path| case_name(path) == name)
                .collect();
            match bearing[..] {
                [path] => (&node.span, path.to_owned()),
                [] => {
                    let names: Vec<String> =
                        tests.iter().map(|test| case_name(&test.path)).collect();
                    let near = nearest(name, names.iter().map(String::as_str));
                    tell_no_test(&node.span, name, near, reader);
                    return None;
                }
                _ => {
                    reader
                        .findings
                        .tell(
                            &node.span,
                            format!("several tests may be meant by `{name}`"),
                        )
                        .expected(format!("expected `test: {}` beside it", bearing[0]));
                    return None;
                }
            }
        }
    };
    if let Some((_, first)) = paths.iter().find(|(known, _)| *known == path) {
        reader
            .findings
            .tell(span, format!("a second case runs the test `{path}`"))
            .expected("the second")
            .related(first, "the first");
        return None;
    }
    paths.push((path.clone(), span));
    Some(path)
}

fn tell_no_test(span: &Range<usize>, name: &str, near: Option<&str>, reader: &mut Reader<'_>) {
    let problem = reader
        .findings
        .tell(span, format!("`{FILE}` has no test `{name}`"));
    match near {
        Some(near) => problem.expected(format!("did you mean `{near}`?")),
        None => problem.help("say which test it is, as in `test: inner::works`"),
    };
}

fn read_case(name: String, checks: String, path: String, points: u32, hidden: bool) -> ReadCase {
    let case = Case {
        name,
        checks,
        input: Vec::new(),
        args: Vec::new(),
        expected: Expected::TestEnds(path),
        points,
        hidden,
        exit_status: 0,
    };
    ReadCase {
        case,
        snapshot: None,
        may_be_empty: false,
    }
}

/// A test's path as the name of a case: `inner::works_well` is `inner-works-well`.
fn case_name(path: &str) -> String {
    let parts = path.split([':', '_']).filter(|part| !part.is_empty());
    parts.collect::<Vec<&str>>().join("-").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_become_names() {
        for (path, name) in [
            ("works", "works"),
            ("inner::works_well", "inner-works-well"),
            ("_a__b", "a-b"),
            ("LRU::evicts", "lru-evicts"),
        ] {
            assert_eq!(case_name(path), name);
            assert_eq!(name_mistake(name), None);
        }
    }
}
