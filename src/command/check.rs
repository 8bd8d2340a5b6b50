//! `grader check`: grade my solutions.

use std::io::{self, Write};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc;

use super::{Context, Failure, Outcome};
use crate::build::{Builder, ProgramCache, Toolchain};
use crate::event::Event;
use crate::exercise::{Catalogue, Exercise, ExerciseId, nearest};
use crate::exit_status::ExitStatus;
use crate::grade::Grade;
use crate::grading::{Attempt, Engine};
use crate::report::{self, Batch, Format, Live, SandboxState};
use crate::sandbox::{self, Request, Sandbox};
use crate::submission::{ReadError, Submission, shown};
use crate::verdict::Verdict;

/// Arguments of `grader check`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  grader check lru-cache                       grade ./solutions/performance/lru-cache.rs
  grader check lru-cache --solution mine.rs    grade another file
  grader check --all --report json=grades.json grade everything there is a solution for")]
pub struct Args {
    /// Exercises, by `slug` or `topic/slug`
    #[arg(value_name = "EXERCISE")]
    exercises: Vec<String>,

    /// Every exercise that has a solution
    #[arg(long, conflicts_with = "exercises")]
    all: bool,

    /// The file to grade, for one exercise
    #[arg(long, value_name = "FILE", conflicts_with_all = ["all", "solutions"])]
    solution: Option<PathBuf>,

    /// The folder of solutions, each at `topic/slug.rs`
    #[arg(long, value_name = "DIR", default_value = "solutions")]
    solutions: PathBuf,

    /// Run only this case (may be repeated)
    #[arg(long = "case", value_name = "NAME")]
    cases: Vec<String>,

    /// A report to write: human or json, to a file or else to standard output (may be repeated)
    #[arg(long = "report", value_name = "FORMAT[=PATH]", default_value = "human")]
    reports: Vec<Destination>,

    /// How strongly submissions are isolated; `required` when CI is set, else `best-effort`
    #[arg(long, value_name = "MODE", value_enum)]
    sandbox: Option<SandboxMode>,

    /// How many builds and runs go on at once; as many as there are processors unless stated
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,

    /// Skip the cases after the first one that is not accepted
    #[arg(long)]
    fail_fast: bool,

    /// Leave the temporary crates behind and tell where
    #[arg(long)]
    keep: bool,

    /// Build anew, whatever was built before
    #[arg(long)]
    no_cache: bool,

    /// Exit with status 0 when an attempt is not accepted
    #[arg(long)]
    exit_zero: bool,
}

/// How strongly submissions are isolated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum SandboxMode {
    /// Namespaces and a private file system, or nothing runs
    Full,
    /// At least Landlock and a system call filter, or nothing runs
    Required,
    /// The strongest that this host gives
    BestEffort,
    /// Limits only: for code you trust
    Off,
}

/// A report and where it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Destination {
    format: Format,
    /// `None` is standard output.
    path: Option<PathBuf>,
}

impl std::str::FromStr for Destination {
    type Err = String;

    fn from_str(text: &str) -> Result<Destination, String> {
        let (format, path) = match text.split_once('=') {
            Some((_, "")) => return Err("no path after `=`".to_string()),
            Some((format, path)) => (format, Some(PathBuf::from(path))),
            None => (text, None),
        };
        Ok(Destination {
            format: format.parse()?,
            path,
        })
    }
}

/// Grades and reports.
pub fn run(context: &Context, args: &Args) -> Outcome {
    let to_stdout = args
        .reports
        .iter()
        .filter(|report| report.path.is_none())
        .count();
    if to_stdout > 1 {
        return Err(Failure::usage(
            "two reports cannot share standard output; give one of them a path: `--report json=FILE`",
        ));
    }
    let started_at = jiff::Timestamp::now();
    let started = std::time::Instant::now();
    // Before anything is started or written that an interrupt would leave behind.
    sandbox::on_interrupt()?;
    let attempts = attempts(context, args)?;
    let engine = engine(context, args)?;

    let live = args
        .reports
        .iter()
        .any(|report| report.format == Format::Human && report.path.is_none());
    let count = attempts.len();
    let (grades, told) = std::thread::scope(|scope| {
        let (sender, news) = mpsc::channel();
        let engine = &engine;
        scope.spawn(move || engine.grade(attempts, &sender));
        listen(context, news, count, live)
    });
    if sandbox::interrupted() {
        return Err(Failure::interrupted());
    }
    let batch = Batch {
        grader: env!("CARGO_PKG_VERSION").to_string(),
        toolchain: engine.builder.toolchain.release.clone(),
        sandbox: SandboxState {
            class: engine.builder.sandbox.class().name().to_string(),
            missing: engine.builder.sandbox.missing().to_vec(),
        },
        // Milliseconds are as much as anybody reads.
        started_at: format!("{started_at:.3}"),
        wall: started.elapsed(),
        grades,
    };
    let write = |to_files: bool| {
        args.reports
            .iter()
            .filter(|destination| destination.path.is_some() == to_files)
            .try_for_each(|destination| write_report(context, destination, &batch))
    };
    // Files are written also when nobody reads standard output any more.
    let shown = told.map_err(Failure::from).and_then(|()| write(false));
    write(true)?;
    shown?;
    Ok(exit_status(&batch.grades, args.exit_zero))
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

fn write_report(
    context: &Context,
    destination: &Destination,
    batch: &Batch,
) -> Result<(), Failure> {
    match &destination.path {
        // The lines above it are the first half of this report.
        None if destination.format == Format::Human => {
            context.print(&String::from_utf8_lossy(&report::details(
                batch,
                &context.style,
            )))?;
        }
        None => io::stdout().lock().write_all(&report::render(
            destination.format,
            batch,
            &context.style,
        ))?,
        Some(path) => {
            let style = report::Style {
                colour: false,
                ..context.style
            };
            let bytes = report::render(destination.format, batch, &style);
            write_whole(path, &bytes).map_err(|error| {
                let context = format!("cannot write the report `{}`", path.display());
                Failure::machine(anyhow::Error::new(error).context(context))
            })?;
        }
    }
    Ok(())
}

/// Writes a file whole or not at all: a reader never sees half of it.
fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let mut fresh = tempfile::Builder::new();
    #[cfg(unix)]
    fresh.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644));
    let mut fresh = fresh.tempfile_in(folder)?;
    fresh.write_all(bytes)?;
    fresh.persist(path)?;
    Ok(())
}

fn exit_status(grades: &[Grade], exit_zero: bool) -> ExitStatus {
    let any = |verdict: fn(Verdict) -> bool| grades.iter().any(|grade| verdict(grade.verdict));
    if any(|verdict| verdict == Verdict::InternalError) {
        ExitStatus::MachineTrouble
    } else if any(|verdict| verdict != Verdict::Accepted) && !exit_zero {
        ExitStatus::NotAccepted
    } else {
        ExitStatus::Success
    }
}

fn engine(context: &Context, args: &Args) -> Result<Engine, Failure> {
    let cache = super::cache_folder();
    let toolchain = Toolchain::find(cache.as_deref())?;
    let sandbox = sandbox(context, args.sandbox, &toolchain)?;
    let cache = cache
        .filter(|_| !args.no_cache)
        .map(|folder| ProgramCache::new(&folder));
    let jobs = args
        .jobs
        .or_else(|| std::thread::available_parallelism().ok())
        .unwrap_or(NonZeroUsize::MIN);
    Ok(Engine {
        builder: Builder {
            toolchain,
            sandbox,
            cache,
        },
        jobs,
        fail_fast: args.fail_fast,
        keep: args.keep,
    })
}

/// The sandbox that was asked for, with a note about what it lacks here.
pub(super) fn sandbox(
    context: &Context,
    mode: Option<SandboxMode>,
    toolchain: &Toolchain,
) -> Result<Sandbox, Failure> {
    let sandbox = Sandbox::new(
        request(mode),
        std::env::current_exe()?,
        &toolchain.libraries,
    )?;
    if !sandbox.missing().is_empty() {
        context.note(&format!(
            "note: sandbox class `{}` only: {}",
            sandbox.class().name(),
            sandbox.missing().join("; ")
        ));
    }
    Ok(sandbox)
}

fn request(mode: Option<SandboxMode>) -> Request {
    match mode {
        Some(SandboxMode::Full) => Request::Full,
        Some(SandboxMode::Required) => Request::Required,
        Some(SandboxMode::BestEffort) => Request::BestEffort,
        Some(SandboxMode::Off) => Request::Off,
        None if super::in_ci() => Request::Required,
        None => Request::BestEffort,
    }
}

/// What was asked for, with every submission read.
fn attempts(context: &Context, args: &Args) -> Result<Vec<Attempt>, Failure> {
    let catalogue = context.catalogue()?;
    let ids = ids(context, args, &catalogue)?;
    let mut attempts = Vec::with_capacity(ids.len());
    for id in ids {
        let path = match &args.solution {
            Some(file) => file.clone(),
            None => args
                .solutions
                .join(&id.topic)
                .join(format!("{}.rs", id.slug)),
        };
        if args.all && !path.exists() {
            continue;
        }
        let exercise = Arc::new(catalogue.load(&id)?);
        for name in &args.cases {
            known_case(&exercise, name)?;
        }
        attempts.push(attempt(args, exercise, &path)?.only(&args.cases));
    }
    match attempts.is_empty() {
        true => Err(Failure::usage(format!(
            "no exercise has a solution in `{}`; write one to `TOPIC/SLUG.rs` there, or say where they are with `--solutions DIR`",
            args.solutions.display()
        ))),
        false => Ok(attempts),
    }
}

fn ids(context: &Context, args: &Args, catalogue: &Catalogue) -> Result<Vec<ExerciseId>, Failure> {
    if args.all {
        return Ok(catalogue.ids()?);
    }
    match (&args.solution, args.exercises.as_slice()) {
        (_, []) => Err(Failure::usage(
            "name an exercise, or say `--all`; `grader list` shows what there is",
        )),
        (Some(_), [_, _, ..]) => Err(Failure::usage("`--solution` is one file, for one exercise")),
        (_, names) => names
            .iter()
            .map(|name| context.resolve(catalogue, name))
            .collect(),
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

fn attempt(args: &Args, exercise: Arc<Exercise>, path: &Path) -> Result<Attempt, Failure> {
    match Submission::read(path) {
        Ok(submission) => Ok(Attempt::new(exercise, submission)),
        Err(ReadError::Rejected(violation)) => {
            Ok(Attempt::rejected(exercise, shown(path), violation))
        }
        Err(ReadError::NotFound(_)) if args.solution.is_none() => {
            let slug = &exercise.id.slug;
            let (folder, path) = (
                path.parent().unwrap_or(Path::new(".")).display(),
                path.display(),
            );
            Err(Failure::usage(format!(
                "no solution for `{}`: there is no file `{path}`\n  to begin: mkdir -p {folder} && grader show {slug} --starter > {path}\n  or name another file: grader check {slug} --solution FILE",
                exercise.id
            )))
        }
        Err(error @ ReadError::NotFound(_)) => Err(Failure::usage(error.to_string())),
        Err(error @ ReadError::Io { .. }) => Err(Failure::machine(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_destination_is_a_format_with_or_without_a_path() {
        assert_eq!(
            "json".parse(),
            Ok(Destination {
                format: Format::Json,
                path: None
            })
        );
        let file = Destination {
            format: Format::Json,
            path: Some("a=b.json".into()),
        };
        assert_eq!("json=a=b.json".parse(), Ok(file));
        assert!("json=".parse::<Destination>().is_err());
        assert!("yaml".parse::<Destination>().is_err());
    }

    #[test]
    fn a_report_is_replaced_as_a_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.json");
        std::fs::write(&path, "a longer report than the next one").unwrap();
        write_whole(&path, b"short").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"short");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
