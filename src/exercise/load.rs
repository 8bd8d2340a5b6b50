//! Loads one exercise: reads its file, checks everything, and tells all mistakes at once.

use super::cases::{self, Terms};
use super::comparison;
use super::equivalents;
use super::findings::Findings;
use super::limits;
use super::load_error::LoadError;
use super::mapping::Mapping;
use super::misconceptions::Misconceptions;
use super::model::{Exercise, ExerciseId, Mode};
use super::node::{self, Node, Style, Value};
use super::origin::{Origin, ReadError};
use super::problem::Problem;
use super::problems::Problems;
use super::reader::{Reader, name_mistake};
use super::rejects;
use super::scalar::{describe, level, line, list, prose, tell_unknown_word, text, truth, word};
use super::spec::{FORMAT, ModeSpec};
use super::tests_mode;
use crate::build::Construct;

/// The file that makes random scripts.
pub(super) const GENERATOR: &str = "generate.rs";

/// An exercise whose snapshots are about to be recorded.
#[derive(Debug, Clone, PartialEq)]
pub struct Unblessed {
    /// The exercise; a snapshot that was never recorded is empty.
    pub exercise: Exercise,
    /// For each case, the path of its snapshot below the exercise's folder; `None` when the snapshot stands in
    /// the YAML, which no program rewrites.
    pub snapshots: Vec<Option<String>>,
    /// For each case, whether its snapshot may be empty.
    pub may_be_empty: Vec<bool>,
}

/// Loads an exercise with everything that grading needs.
pub fn load(origin: &Origin, id: &ExerciseId) -> Result<Exercise, LoadError> {
    read(origin, id, false).map(|read| read.exercise)
}

/// Loads an exercise whose snapshots in files may be absent or empty.
pub fn load_unblessed(origin: &Origin, id: &ExerciseId) -> Result<Unblessed, LoadError> {
    read(origin, id, true)
}

/// Reads a text file of the catalogue; what prevents it is told as a mistake of that file.
pub(super) fn read_text(origin: &Origin, path: &str) -> Result<String, LoadError> {
    let file = origin.shown(path);
    let bytes = match origin.read(path) {
        Ok(bytes) => bytes,
        Err(ReadError::Io(source)) => return Err(LoadError::Io { file, source }),
        Err(error) => {
            return Err(
                Problems(vec![Problem::of_file(&file, format!("the file {error}"))]).into(),
            );
        }
    };
    String::from_utf8(bytes.into_owned()).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let text = String::from_utf8_lossy(error.as_bytes());
        // Everything before the place is valid, so it stands at the same bytes in the readable copy.
        let mut findings = Findings::new(file, &text);
        findings
            .tell(&(at..at + 1), "the file is not UTF-8")
            .expected("the first byte that is not");
        findings.finish().into()
    })
}

fn read(origin: &Origin, id: &ExerciseId, to_bless: bool) -> Result<Unblessed, LoadError> {
    let text = read_text(origin, &format!("{id}/exercise.yaml"))?;
    let mut reader = Reader::new(origin, id, &text);
    for name in [&id.topic, &id.slug] {
        if let Some(mistake) = name_mistake(name) {
            reader
                .findings
                .tell_file(format!("the folder name `{name}` {mistake}"));
        }
    }
    let read = node::parse(&mut reader.findings)
        .and_then(|node| exercise(&node, id, to_bless, &mut reader));
    if let Some(trouble) = reader.trouble {
        return Err(trouble);
    }
    match read {
        Some(read) if reader.findings.is_empty() && reader.beside.is_empty() => Ok(read),
        _ => {
            let Problems(mut problems) = reader.findings.finish();
            problems.append(&mut reader.beside);
            Err(Problems(problems).into())
        }
    }
}

/// Reads every part before giving up on any, so that all mistakes are told.
fn exercise(
    node: &Node,
    id: &ExerciseId,
    to_bless: bool,
    reader: &mut Reader<'_>,
) -> Option<Unblessed> {
    if !is_known_format(node, &mut reader.findings) {
        return None;
    }
    tell_missing_newline(&mut reader.findings);
    let mapping = Mapping::read(node, tests_mode::keys(node), &mut reader.findings)?;
    let findings = &mut reader.findings;
    let title = mapping
        .get("title")
        .and_then(|node| line(node, "title", findings));
    let level = mapping.get("level").and_then(|node| level(node, findings));
    let derived_from = texts(mapping.get("derived_from"), "derived_from", line, findings);
    let question = mapping
        .get("question")
        .and_then(|node| prose(node, "question", findings));
    let task = mapping
        .get("task")
        .and_then(|node| prose(node, "task", findings));
    let limits = limits::read(mapping.get("limits"), findings);
    let optimize = mapping
        .get("optimize")
        .map_or(Some(false), |node| truth(node, "optimize", findings));
    let comparison = comparison::read(mapping.get("compare"), findings);
    let forbid = forbid(mapping.get("forbid"), findings);
    let hints = texts(mapping.get("hints"), "hints", prose, findings);
    let lesson = mapping
        .get("lesson")
        .map(|node| prose(node, "lesson", findings));
    let equivalent_mutants = equivalents::read(mapping.get("equivalent_mutants"), findings);
    let mode_spec = mapping
        .get("mode")
        .and_then(|node| mode_spec(node, findings));

    // The YAML does not name this file, so its first key stands for the whole.
    let starter = reader.source(&mapping.span, "starter.rs");
    let mut mode = mode_spec.and_then(|mode| match mode {
        ModeSpec::Program => Some(Mode::Program),
        ModeSpec::Tests => tests_mode::read(&mapping, reader).map(Mode::Tests),
        ModeSpec::Harness => {
            let source = reader.source(mapping.key_span("mode"), "harness.rs")?;
            Some(Mode::Harness { source })
        }
    });
    let generator = generator(&mapping, mode_spec, reader);
    let terms = Terms {
        mode: mode_spec,
        comparison: &comparison,
        to_bless,
    };
    let cases_node = mapping.get("cases");
    let read_cases = if mode_spec == Some(ModeSpec::Tests) {
        tests_mode::cases(&mapping, &mut mode, reader)
    } else {
        let read = cases_node.map(|node| cases::read(node, &terms, reader));
        read.unwrap_or_default()
    };
    let all_read = match cases_node.map(|node| &node.value) {
        Some(Value::Sequence(items)) => items.len() == read_cases.len(),
        Some(_) => false,
        None => true,
    };
    let names: Vec<&str> = read_cases
        .iter()
        .map(|read| read.case.name.as_str())
        .collect();
    let names_known = all_read && !names.is_empty();
    let rejects = rejects::read(
        mapping.get("rejects"),
        names_known.then_some(&names),
        reader,
    );

    let may_be_empty = read_cases.iter().map(|read| read.may_be_empty).collect();
    let (cases, snapshots) = read_cases
        .into_iter()
        .map(|read| (read.case, read.snapshot))
        .unzip();
    let exercise = Exercise {
        id: id.clone(),
        title: title?,
        level: level?,
        derived_from,
        question: question?,
        task: task?,
        mode: mode?,
        generator: generator?,
        starter: starter?,
        limits,
        optimize: optimize?,
        comparison,
        forbid,
        cases,
        hints,
        rejects,
        // Left out is one thing, unreadable another.
        lesson: match lesson {
            None => None,
            Some(lesson) => Some(lesson?),
        },
        equivalent_mutants,
        misconceptions: reader
            .optional_file(Misconceptions::FILE)
            .and_then(|bytes| Misconceptions::parse(&bytes)),
    };
    Some(Unblessed {
        exercise,
        snapshots,
        may_be_empty,
    })
}

/// The generator, if there is one. Outer `None`: it is there and cannot be used, which was told.
fn generator(
    mapping: &Mapping<'_>,
    mode: Option<ModeSpec>,
    reader: &mut Reader<'_>,
) -> Option<Option<String>> {
    // The YAML does not name this file; that it may be there follows from the mode.
    let span = mapping.key_span("mode");
    let generator = reader.source_if_there(span, GENERATOR)?;
    if generator.is_some() && mode == Some(ModeSpec::Tests) {
        reader
            .findings
            .tell(span, format!("in mode `tests` there is no `{GENERATOR}`"))
            .help("a test reads no script that could be generated");
        return None;
    }
    Some(generator)
}

/// Whether the rest of the file may be read: in another format, every key may mean something else.
fn is_known_format(node: &Node, findings: &mut Findings) -> bool {
    let Value::Mapping(entries) = &node.value else {
        return true;
    };
    let Some((_, format)) = entries.iter().find(|(key, _)| key.name == "format") else {
        return true;
    };
    let number = match &format.value {
        Value::Scalar {
            text,
            style: Style::Plain,
        } => text.parse::<u32>().ok(),
        _ => None,
    };
    let message = match number {
        Some(FORMAT) => return true,
        Some(other) => format!("format {other} is not known to this version of grader"),
        None => format!("`format` must be {FORMAT}, not {}", describe(format)),
    };
    findings
        .tell(&format.span, message)
        .expected(format!("expected {FORMAT}"));
    // What is no number at all is a slip like any other.
    number.is_none()
}

/// The parser adds a newline to a block at the end of the file. What the author wrote is not known then.
fn tell_missing_newline(findings: &mut Findings) {
    let text = findings.text();
    if !text.ends_with('\n') {
        findings.tell(
            &(text.len()..text.len()),
            "the file does not end with a newline",
        );
    }
}

fn mode_spec(node: &Node, findings: &mut Findings) -> Option<ModeSpec> {
    word(
        node,
        "mode",
        &[
            ("harness", ModeSpec::Harness),
            ("program", ModeSpec::Program),
            ("tests", ModeSpec::Tests),
        ],
        findings,
    )
}

/// Reads one text of a list.
type ReadText = fn(&Node, &str, &mut Findings) -> Option<String>;

/// A list of texts, none empty and none twice.
fn texts(node: Option<&Node>, name: &str, read: ReadText, findings: &mut Findings) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for node in node
        .map(|node| list(node, name, findings))
        .unwrap_or_default()
    {
        let Some(text) = read(node, name, findings) else {
            continue;
        };
        if texts.contains(&text) {
            findings.tell(&node.span, format!("`{name}` holds this a second time"));
        }
        texts.push(text);
    }
    texts
}

fn forbid(node: Option<&Node>, findings: &mut Findings) -> Vec<Construct> {
    let mut forbid = Vec::new();
    for node in node
        .map(|node| list(node, "forbid", findings))
        .unwrap_or_default()
    {
        let Some(name) = text(node, "forbid", findings) else {
            continue;
        };
        match Construct::ALL
            .into_iter()
            .find(|construct| construct.name() == name)
        {
            Some(construct) if forbid.contains(&construct) => {
                findings.tell(&node.span, format!("`{name}` is forbidden a second time"));
            }
            Some(construct) => forbid.push(construct),
            None => {
                tell_unknown_word(
                    &node.span,
                    "forbid",
                    name,
                    Construct::ALL.iter().map(|c| c.name()),
                    findings,
                );
            }
        }
    }
    forbid
}
