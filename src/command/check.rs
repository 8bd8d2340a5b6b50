//! `grader check`: grade my solutions.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc;

use super::context::unless_unread;
use super::destination::{self, Destination};
use super::engine_args::EngineArgs;
use super::random_args::{Beyond, RandomArgs};
use super::second_look::SecondLook;
use super::sitting::Sitting;
use super::{Context, Failure, Outcome, in_ci, learner};
use crate::escape;
use crate::event::Event;
use crate::exercise::{Catalogue, Exercise, ExerciseId, nearest};
use crate::exit_status::ExitStatus;
use crate::grade::{Afterword, Found, Grade};
use crate::grading::{Attempt, Engine};
use crate::report::learner_page::moving;
use crate::report::{Batch, Format, Live, SandboxState, formats};
use crate::sandbox;
use crate::submission::{Place, ReadError};
use crate::verdict::Verdict;
use crate::workspace::Workspace;

const EXAMPLES: &str = "\
Examples:
  grader check lru-cache                       grade ./solutions/performance/lru-cache.rs
  grader check                                 the current one of a workspace
  grader check lru-cache --solution mine.rs    grade another file
  grader check --all --report json=grades.json grade everything there is a solution for
  grader check lru-cache --random 200          compare with the reference solution on 200 random scripts";

const NOTES: &str = "\
After the verdict on a single accepted answer come notes from clippy about your
file: suggestions, on which no grade and no exit status depends. Not in CI, not
with `-q` or `--case`, and not where clippy is missing (`grader doctor`).";

/// Arguments of `grader check`.
#[derive(Debug, clap::Args)]
#[command(after_help = format!("{EXAMPLES}\n\n{NOTES}\n\n{}", formats()))]
pub struct Args {
    /// Exercises, by `slug` or `topic/slug`; in a workspace, the current one unless named
    #[arg(value_name = "EXERCISE")]
    exercises: Vec<String>,

    /// Every exercise that has a solution
    #[arg(long, conflicts_with = "exercises")]
    all: bool,

    /// The file to grade, for one exercise
    #[arg(long, value_name = "FILE", conflicts_with_all = ["all", "solutions"])]
    solution: Option<PathBuf>,

    /// The folder of solutions, each at `topic/slug.rs`; `solutions` unless stated, in a workspace the workspace's
    #[arg(long, value_name = "DIR")]
    solutions: Option<PathBuf>,

    /// Run only this case (may be repeated)
    #[arg(long = "case", value_name = "NAME")]
    cases: Vec<String>,

    /// A report to write, to a file or else to standard output; the formats are below (may be repeated)
    #[arg(long = "report", value_name = "FORMAT[=PATH]", default_value = "human")]
    reports: Vec<Destination>,

    #[command(flatten)]
    random: RandomArgs,

    #[command(flatten)]
    engine: EngineArgs,

    /// Skip the cases after the first one that is not accepted
    #[arg(long)]
    fail_fast: bool,

    /// Do not ask clippy about an accepted answer
    #[arg(long)]
    no_lint: bool,

    /// Leave the temporary crates behind and tell where
    #[arg(long)]
    keep: bool,

    /// Exit with status 0 when an attempt is not accepted
    #[arg(long)]
    exit_zero: bool,
}

/// Grades and reports.
pub fn run(context: &Context, args: &Args) -> Outcome {
    let started_at = jiff::Timestamp::now();
    let started = std::time::Instant::now();
    // Before anything is started or written that an interrupt would leave behind.
    sandbox::on_interrupt()?;
    // A consumer that needs a file finds one, whatever goes wrong from here on.
    destination::prepare(&args.reports)?;
    let catalogue = context.catalogue()?;
    context.note_unnamed(&catalogue);
    let workspace = learner::here(context, &catalogue)?;
    let (attempts, beyond) = attempts(context, args, &catalogue, workspace.as_ref())?;
    let live = args
        .reports
        .iter()
        .any(|report| report.format == Format::Human && report.path.is_none());
    let asked = live && !args.all && !args.no_lint;
    let second_look = SecondLook::at(context, &attempts).filter(|_| asked);
    // Outside of a workspace, or when named, an answer may be anybody's.
    let own = workspace.is_some() && args.solution.is_none() && args.solutions.is_none();
    let sitting = workspace.map(|workspace| Sitting::new(workspace, &catalogue, &attempts));
    let engine = Engine {
        fail_fast: args.fail_fast,
        keep: args.keep,
        ..match own {
            true => args.engine.local_engine(context)?,
            false => args.engine.engine(context)?,
        }
    };

    let count = attempts.len();
    let (mut grades, told) = std::thread::scope(|scope| {
        let (sender, news) = mpsc::channel();
        let engine = &engine;
        scope.spawn(move || engine.grade(attempts, &sender));
        listen(context, news, count, live)
    });
    if sandbox::interrupted() {
        return Err(Failure::interrupted());
    }
    // What falls short beside the cases, or keeps from looking there, takes nothing from the grades there are.
    let looked = args
        .random
        .run(context, &catalogue, &engine, &beyond, &mut grades);
    if sandbox::interrupted() {
        return Err(Failure::interrupted());
    }
    let remembered = sitting.map(|sitting| sitting.conclude(&mut grades));
    grades.iter_mut().for_each(|grade| place(grade, args));
    let mut batch = Batch {
        grader: env!("CARGO_PKG_VERSION").to_string(),
        toolchain: engine.builder.toolchain.release.clone(),
        sandbox: SandboxState::of(&engine.builder.sandbox),
        // Milliseconds are as much as anybody reads.
        started_at: format!("{started_at:.3}"),
        wall: started.elapsed(),
        grades,
    };
    let write = |batch: &Batch, to_files: bool| {
        args.reports
            .iter()
            .filter(|destination| destination.path.is_some() == to_files)
            .try_for_each(|destination| destination.write(context, batch))
    };
    // Files are written, and the exit status is that of the grades, also when nobody reads standard output any more.
    let shown = match (told, second_look) {
        (Ok(()), Some(look)) => {
            let looked = look.tell(context, &engine.builder, &mut batch);
            unless_unread(looked).map_err(Failure::from)
        }
        (Ok(()), None) => write(&batch, false),
        (Err(error), _) => unless_unread(Err(error)).map_err(Failure::from),
    };
    if let Some(remembered) = remembered {
        remembered.tell(context);
    }
    write(&batch, true)?;
    shown?;
    looked?;
    let status = exit_status(&batch.grades, args.exit_zero);
    if status == ExitStatus::NotAccepted {
        tell_beyond(context, &args.reports, &batch.grades);
    }
    Ok(status)
}

/// Tells why the exit status is 1 where every case is accepted and no report says more.
fn tell_beyond(context: &Context, reports: &[Destination], grades: &[Grade]) {
    let told = reports.iter().any(|to| to.format.tells_beyond_cases());
    let accepted = |grade: &Grade| grade.verdict == Verdict::Accepted;
    if told || !grades.iter().all(accepted) {
        return;
    }
    for grade in grades.iter().filter(|grade| grade.fails_beyond_cases()) {
        context.warn(&format!(
            "note: `{}` fails a saved case or random script, so the exit status is 1; the report `human` tells more",
            grade.exercise
        ));
    }
}

/// Consumes the news: lines for the terminal as they come, grades in the order in which they were asked for. Grading
/// goes on when nobody reads the lines any more.
fn listen(
    context: &Context,
    news: mpsc::Receiver<Event>,
    count: usize,
    live: bool,
) -> (Vec<Grade>, io::Result<()>) {
    let mut lines = Live::new(context.style, count);
    let mut grades: Vec<Option<Grade>> = vec![None; count];
    let mut out = io::stdout().lock();
    let mut told = Ok(());
    for event in news {
        if live && told.is_ok() {
            told = lines.take(&event, &mut out).and_then(|()| out.flush());
        }
        if let Event::AttemptFinished { attempt, grade } = event
            && let Some(place) = grades.get_mut(attempt)
        {
            *place = Some(*grade);
        }
    }
    if live && told.is_ok() {
        told = lines.finish(&mut out);
    }
    (grades.into_iter().flatten().collect(), told)
}

/// Tells a grade outside of a workspace how its submission is found again, and that an accepted answer has further cases
/// to go.
fn place(grade: &mut Grade, args: &Args) {
    if grade.found == Found::Usual && (args.solution.is_some() || args.solutions.is_some()) {
        grade.found = Found::Named;
    }
    if grade.afterword.is_none() && grade.verdict == Verdict::Accepted && !args.cases.is_empty() {
        grade.afterword = Some(Afterword::Part);
    }
}

fn exit_status(grades: &[Grade], exit_zero: bool) -> ExitStatus {
    let any = |verdict: fn(Verdict) -> bool| grades.iter().any(|grade| verdict(grade.verdict));
    let beyond = grades.iter().any(Grade::fails_beyond_cases);
    if any(|verdict| verdict == Verdict::InternalError) {
        ExitStatus::MachineTrouble
    } else if (beyond || any(|verdict| verdict != Verdict::Accepted)) && !exit_zero {
        ExitStatus::NotAccepted
    } else {
        ExitStatus::Success
    }
}

/// What was asked for, with every submission read, and what there is beside the cases for each.
fn attempts(
    context: &Context,
    args: &Args,
    catalogue: &Catalogue,
    workspace: Option<&Workspace>,
) -> Result<(Vec<Attempt>, Vec<Beyond>), Failure> {
    let ids = ids(context, args, catalogue, workspace)?;
    let own = workspace.filter(|_| args.solutions.is_none());
    let solutions = args.solutions.as_deref().unwrap_or(Path::new("solutions"));
    let mut attempts = Vec::with_capacity(ids.len());
    let mut beyond = Vec::with_capacity(ids.len());
    let mut untouched = 0;
    for id in ids {
        let place = match (&args.solution, own) {
            (Some(file), _) => Place::named(file),
            (None, Some(workspace)) => workspace.answer(&id),
            (None, None) => Place::below(solutions, Path::new(&format!("{id}.rs"))),
        };
        let place = match in_ci() {
            true => place.in_strange_hands(),
            false => place,
        };
        // A link that leads nowhere is there, and refused as any other.
        if args.all && fs::symlink_metadata(place.path()).is_err() {
            if let Some(waiting) = own.and_then(|workspace| workspace.waiting_now(&id)) {
                context.note(&format!(
                    "note: `{id}` is left out, because your file still has a name of before; to move it: {}",
                    moving(&waiting)
                ));
            }
            continue;
        }
        let exercise = Arc::new(catalogue.load(&id)?);
        if let Some(workspace) = own.filter(|_| args.all)
            && !workspace.is_touched(&exercise)?
        {
            untouched += 1;
            continue;
        }
        for name in &args.cases {
            known_case(&exercise, name)?;
        }
        let attempt = attempt(context, args, exercise, &place, own)?.only(&args.cases);
        let some_cases = !args.cases.is_empty();
        let random = &args.random;
        let path = place.path().to_path_buf();
        beyond.push(random.beyond(catalogue, &attempt, path, !args.all, some_cases)?);
        attempts.push(attempt);
    }
    if attempts.is_empty() && untouched > 0 {
        return Err(Failure::usage(format!(
            "nothing is started yet: every starter is as it was given; to begin: {} next",
            context.style.grader
        )));
    }
    if untouched > 0 {
        context.note(&format!(
            "note: starters that are as they were given are left out: {untouched}"
        ));
    }
    match attempts.is_empty() {
        true => Err(Failure::usage(format!(
            "no exercise has a solution in `{}`; write one to `TOPIC/SLUG.rs` there, or say where they are with `--solutions DIR`",
            escape::path(solutions)
        ))),
        false => Ok((attempts, beyond)),
    }
}

/// The exercises that are asked for, each once.
fn ids(
    context: &Context,
    args: &Args,
    catalogue: &Catalogue,
    workspace: Option<&Workspace>,
) -> Result<Vec<ExerciseId>, Failure> {
    if args.all {
        return Ok(catalogue.ids()?);
    }
    match (&args.solution, args.exercises.as_slice()) {
        (_, []) if workspace.is_some() => {
            Ok(vec![learner::meant(context, catalogue, workspace, None)?])
        }
        (_, []) => Err(Failure::usage(format!(
            "name an exercise, or say `--all`; `{} list` shows what there is",
            context.style.grader
        ))),
        (Some(_), [_, _, ..]) => Err(Failure::usage("`--solution` is one file, for one exercise")),
        (_, names) => {
            let mut ids = Vec::with_capacity(names.len());
            for name in names {
                let id = context.resolve_to_grade(catalogue, name, args.solutions.as_deref())?;
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
            Ok(ids)
        }
    }
}

fn known_case(exercise: &Exercise, name: &str) -> Result<(), Failure> {
    let names: Vec<&str> = exercise
        .cases
        .iter()
        .map(|case| case.name.as_str())
        .collect();
    if names.contains(&name) {
        return Ok(());
    }
    let hint = nearest(name, names.iter().copied()).map_or_else(
        || format!("its cases are {}", names.join(", ")),
        |near| format!("did you mean `{near}`?"),
    );
    Err(Failure::usage(format!(
        "`{}` has no case `{name}`; {hint}",
        exercise.id
    )))
}

/// A path as a shell takes it.
fn shell(path: &Path) -> String {
    escape::shell(&path.to_string_lossy())
}

fn attempt(
    context: &Context,
    args: &Args,
    exercise: Arc<Exercise>,
    place: &Place,
    workspace: Option<&Workspace>,
) -> Result<Attempt, Failure> {
    let grader = context.style.grader;
    let path = place.path();
    let own = workspace.filter(|_| args.solution.is_none());
    match (Attempt::read(Arc::clone(&exercise), place), own) {
        (Ok(attempt), _) => Ok(attempt),
        (Err(ReadError::NotFound(_)), Some(workspace)) => {
            let next = match workspace.waiting_now(&exercise.id) {
                Some(waiting) => format!("to move yours there: {}", moving(&waiting)),
                None => format!("to begin: {grader} start {}", exercise.id.slug),
            };
            Err(Failure::usage(format!(
                "no solution for `{}`: there is no file `{}`\n  {next}",
                exercise.id,
                escape::path(path),
            )))
        }
        (Err(ReadError::NotFound(_)), None) if args.solution.is_none() => {
            let slug = &exercise.id.slug;
            let folder = path.parent().unwrap_or(Path::new("."));
            let (folder, file) = (shell(folder), shell(path));
            Err(Failure::usage(format!(
                "no solution for `{}`: there is no file `{}`\n  to begin: mkdir -p {folder} && {grader} show {slug} --starter > {file}\n  or name another file: {grader} check {slug} --solution FILE",
                exercise.id,
                escape::path(path)
            )))
        }
        (Err(error @ ReadError::NotFound(_)), _) => Err(Failure::usage(error.to_string())),
        (Err(error), _) => Err(Failure::machine(error)),
    }
}
