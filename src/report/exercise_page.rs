//! One exercise as a learner reads it, and as JSON.

use serde::Serialize;

use super::escape;
use super::markdown;
use super::page::Page;
use super::progress_page;
use super::quantity::{count, duration, size};
use super::style::{Role, Style};
use crate::exercise::{Exercise, Mode};
use crate::progress::Mark;

/// Question, task, limits, cases and the file to begin with. `mark` is what is known about it in a workspace, where the
/// file is there already.
pub fn page(
    exercise: &Exercise,
    solution_path: &str,
    mark: Option<&Mark>,
    style: &Style,
) -> String {
    let mut page = Page::new(style);
    page.painted(0, Role::Strong, &exercise.title);
    page.painted(
        0,
        Role::Muted,
        &format!(
            "{} · {} · {} · {}",
            exercise.id,
            exercise.level.name(),
            count(exercise.cases.len(), "case", "cases"),
            count(exercise.max_points() as usize, "point", "points"),
        ),
    );
    if let Some(mark) = mark {
        page.line(0, progress_page::state(mark.state(), style).trim_end());
    }
    page.gap();
    markdown::write(&mut page, &exercise.question);
    page.gap();
    page.painted(0, Role::Strong, "Task");
    page.gap();
    markdown::write(&mut page, &exercise.task);
    page.gap();
    page.painted(0, Role::Strong, "Cases");
    page.gap();
    for case in &exercise.cases {
        let hidden = if case.hidden { " (hidden)" } else { "" };
        page.prose(2, &format!("{}{hidden}: {}", case.name, case.checks));
    }
    page.gap();
    page.prose(0, &limits(exercise));
    if let Mode::Tests(tests) = &exercise.mode {
        page.prose(
            0,
            &format!(
                "The cases are Rust tests. They call your file as the crate `{}`, so what they use must be `pub`.",
                tests.crate_name()
            ),
        );
    }
    if !exercise.forbid.is_empty() {
        let names: Vec<&str> = exercise
            .forbid
            .iter()
            .map(|construct| construct.name())
            .collect();
        page.prose(0, &format!("Not allowed: {}.", names.join(", ")));
    }
    page.gap();
    let (slug, grader) = (&exercise.id.slug, style.grader);
    let check = format!("{grader} check {slug}");
    if mark.is_some() {
        page.labelled(0, "file", solution_path);
        page.suggestion("next", "", &check);
        return page.finish();
    }
    page.painted(
        0,
        Role::Strong,
        &format!("Begin with this, in {solution_path}"),
    );
    page.gap();
    for line in exercise.starter.lines() {
        page.line(4, &escape::line(line));
    }
    page.gap();
    let folder = solution_path
        .rsplit_once('/')
        .map_or(".", |(folder, _)| folder);
    page.line(
        0,
        &format!("to begin: mkdir -p {folder} && {grader} show {slug} --starter > {solution_path}"),
    );
    page.suggestion("next", "", &check);
    page.finish()
}

fn limits(exercise: &Exercise) -> String {
    let limits = &exercise.limits;
    let built = match exercise.optimize {
        true => "with",
        false => "without",
    };
    format!(
        "Limits for each case: {} of processor time ({} on the clock), {} of memory, {} of output. Programs are built {built} optimisation, and overflow of integers is checked.",
        duration(limits.cpu),
        duration(limits.wall),
        size(limits.memory),
        size(limits.output),
    )
}

#[derive(Serialize)]
struct ExerciseDocument<'a> {
    exercise: String,
    title: &'a str,
    level: &'a str,
    mode: &'a str,
    derived_from: &'a [String],
    question: &'a str,
    task: &'a str,
    starter: &'a str,
    limits: LimitsDocument,
    forbid: Vec<&'a str>,
    cases: Vec<CaseDocument<'a>>,
    hints: usize,
    max_points: u32,
}

#[derive(Serialize)]
struct LimitsDocument {
    cpu_ms: u128,
    wall_ms: u128,
    memory_bytes: u64,
    output_bytes: u64,
}

#[derive(Serialize)]
struct CaseDocument<'a> {
    name: &'a str,
    checks: &'a str,
    hidden: bool,
    points: u32,
}

/// The same as a JSON object. Hints are counted, not told: they are for `grader hint`.
pub fn json(exercise: &Exercise) -> serde_json::Result<String> {
    let limits = &exercise.limits;
    let document = ExerciseDocument {
        exercise: exercise.id.to_string(),
        title: &exercise.title,
        level: exercise.level.name(),
        mode: exercise.mode.name(),
        derived_from: &exercise.derived_from,
        question: &exercise.question,
        task: &exercise.task,
        starter: &exercise.starter,
        limits: LimitsDocument {
            cpu_ms: limits.cpu.as_millis(),
            wall_ms: limits.wall.as_millis(),
            memory_bytes: limits.memory,
            output_bytes: limits.output,
        },
        forbid: exercise
            .forbid
            .iter()
            .map(|construct| construct.name())
            .collect(),
        cases: exercise
            .cases
            .iter()
            .map(|case| CaseDocument {
                name: &case.name,
                checks: &case.checks,
                hidden: case.hidden,
                points: case.points,
            })
            .collect(),
        hints: exercise.hints.len(),
        max_points: exercise.max_points(),
    };
    serde_json::to_string_pretty(&document)
}
