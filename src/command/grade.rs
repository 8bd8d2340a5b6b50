//! `grader grade`: grade a whole class.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::class_summary::{conclude, list, tell_damage};
use super::engine_args::EngineArgs;
use super::marking::Marking;
use super::{Context, Failure, Outcome, refuse_links};
use crate::clock::now_to_the_millisecond;
use crate::escape;
use crate::exercise::ExerciseId;
use crate::exit_status::ExitStatus;
use crate::gradebook::{
    Class, GatherError, Gathered, Handed, Journal, Layout, Listed, Means, Partition, Record,
    Roster, RosterError, Wanted, gather,
};
use crate::grading::Engine;
use crate::quantity::count;
use crate::sandbox;

/// Arguments of `grader grade`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Layouts that are recognised:
  {student}/{topic}/{exercise}.rs              a folder for each student
  {student}/solutions/{topic}/{exercise}.rs    repositories side by side
  {student}_{exercise}.rs                      one flat folder
  {student}.rs                                 the same, with one --exercise

The same command given again goes on where it was: what is in the journal is not graded again.
The exit status is 0 when everything that was handed in has a grade, whatever its verdict, and 5 when
something has none: the machine had trouble, or of several files it is not clear which one counts.

Examples:
  grader grade submissions --out results
  grader grade submissions --out results --exercise lru-cache --roster class.csv
  grader grade submissions --out results --layout 'week1/{student}-{exercise}.rs'
  grader grade submissions --out share-1 --partition 1/4     one of four CI jobs")]
pub struct Args {
    /// The folder of submissions
    #[arg(value_name = "SUBMISSIONS")]
    submissions: PathBuf,

    /// The folder of results: the journal, the gradebook, the reports
    #[arg(long, value_name = "DIR")]
    out: PathBuf,

    /// How submissions lie in their folder: names with {student}, {topic} and {exercise} (may be repeated)
    #[arg(long = "layout", value_name = "LAYOUT")]
    layouts: Vec<Layout>,

    /// An exercise that is expected of everybody (may be repeated); without any, those that somebody handed in
    #[arg(long = "exercise", value_name = "NAME")]
    exercises: Vec<String>,

    /// The class as CSV with a heading: column `student` (or the first), optional `name` and `section`
    #[arg(long, value_name = "FILE")]
    roster: Option<PathBuf>,

    /// Grade only this share of the work, such as 1/4
    #[arg(long, value_name = "K/N")]
    partition: Option<Partition>,

    #[command(flatten)]
    engine: EngineArgs,
}

/// Grades what has no grade, and writes everything that comes out of it.
pub fn run(context: &Context, args: &Args) -> Outcome {
    // Before anything is started or written that an interrupt would leave behind.
    sandbox::on_interrupt()?;
    there_are(&args.submissions)?;
    if args
        .out
        .canonicalize()
        .is_ok_and(|out| Some(out) == args.submissions.canonicalize().ok())
    {
        return Err(Failure::usage(
            "results cannot be written among the submissions; name another folder with `--out DIR`",
        ));
    }
    refuse_links(&[&args.submissions, &args.out])?;
    let catalogue = context.catalogue_for_class(&args.submissions)?;
    let asked: Vec<_> = args
        .exercises
        .iter()
        .map(|name| context.resolve(&catalogue, name))
        .collect::<Result<_, _>>()?;
    let roster = args
        .roster
        .as_deref()
        .map(Roster::read)
        .transpose()
        .map_err(roster_failure)?;
    let engine = args.engine.engine(context)?;
    // The folder is made only when there is something to write.
    let before = match args.out.join(Journal::FILE).exists() {
        true => Some(Journal::open(&args.out, Journal::FILE)?),
        false => None,
    };
    let known = before.as_ref().map(Journal::class).transpose()?.flatten();
    let wanted = Wanted {
        root: &args.submissions,
        out: &args.out,
        layouts: &args.layouts,
        exercises: &asked,
        roster: roster.as_ref(),
        partition: args.partition,
        known: known.as_ref(),
        means: means(&engine),
        at: now_to_the_millisecond(),
    };
    let Gathered { class, exercises } = gather(&catalogue, wanted).map_err(gather_failure)?;
    if let Some(roster) = &roster {
        check_heading(context, roster, &class)?;
    }
    let mut journal = match before {
        Some(journal) => journal,
        None => Journal::open(&args.out, Journal::FILE)?,
    };
    tell_damage(context, &journal);
    if let Some(known) = &known {
        tell_gone(context, known, &class, &asked);
    }
    if !known.is_some_and(|known| known.is_same(&class) && known.partition == class.partition) {
        journal.append(&Record::Class(Box::new(class.clone())))?;
        journal.sync()?;
    }

    let work = work(&class, &journal);
    context.note(&format!(
        "{} to grade, {} known already",
        count(work.len(), "submission", "submissions"),
        count(journal.graded(), "grade", "grades")
    ));
    let marking = Marking {
        context,
        engine: &engine,
        class: &class,
        exercises: &exercises,
        root: &args.submissions,
    };
    let trouble = marking.mark(&work, &mut journal)?;
    drop(work);
    drop(class);
    let status = conclude(context, &journal)?;
    match trouble {
        Some(trouble) => Err(given_up(&trouble)),
        None => Ok(status),
    }
}

/// The folder of submissions has to be there, or every submission would look as if it were gone.
pub(super) fn there_are(submissions: &Path) -> Result<(), Failure> {
    match submissions.is_dir() {
        true => Ok(()),
        false => Err(Failure::usage(format!(
            "there is no folder `{}`; name the one that submissions lie in",
            escape::path(submissions)
        ))),
    }
}

/// Tells what was handed in when the class was found before and is not there any more: a student may have left, or a part
/// of the folder may be missing.
fn tell_gone(context: &Context, known: &Class, class: &Class, asked: &[ExerciseId]) {
    let there = pairs(class, |_| true);
    let asked: BTreeSet<String> = asked.iter().map(ToString::to_string).collect();
    // Of what nobody could see it is not known that it was there.
    let seen = |handed: &Handed| !handed.is_unseen() || handed.submission.is_some();
    let mut gone = Listed::default();
    for (student, exercise) in pairs(known, seen).difference(&there) {
        if asked.is_empty() || asked.contains(*exercise) {
            gone.add(format!("{student}, {exercise}"));
        }
    }
    let mut text = String::new();
    let title =
        "note: handed in before and not there any more, so that they have no part in the gradebook";
    list(&mut text, context, title, &gone);
    if !text.is_empty() {
        context.note(escape::log(&text).trim());
    }
}

/// Who handed in what, of the submissions that count.
fn pairs(class: &Class, counts: impl Fn(&Handed) -> bool) -> BTreeSet<(&str, &str)> {
    let submissions = class
        .submissions
        .iter()
        .filter(|handed| counts(handed))
        .map(|handed| (handed.student, handed.exercise));
    let doubles = class
        .doubles
        .iter()
        .map(|double| (double.student, double.exercise));
    let pairs = submissions.chain(doubles);
    pairs
        .map(|(student, exercise)| (class.student(student), class.exercise(exercise)))
        .collect()
}

/// What is to be graded here and has no grade, each submission once however many people handed it in.
fn work<'a>(class: &'a Class, journal: &Journal) -> Vec<&'a Handed> {
    let mut seen = BTreeSet::new();
    let ours = class.submissions.iter().filter(|handed| {
        handed.unreadable.is_none() && class.is_ours(handed.student, handed.exercise)
    });
    ours.filter(|handed| {
        let identity = class.identity(handed);
        identity
            .is_some_and(|identity| journal.standing(identity).is_none() && seen.insert(identity))
    })
    .collect()
}

/// What an engine grades with.
pub(super) fn means(engine: &Engine) -> Means {
    let toolchain = &engine.builder.toolchain;
    Means {
        grader: env!("CARGO_PKG_VERSION").to_owned(),
        toolchain: format!("{} {}", toolchain.release, toolchain.host),
        sandbox: engine.builder.sandbox.class().name().to_owned(),
    }
}

/// Grading was given up because of the machine.
pub(super) fn given_up(trouble: &str) -> Failure {
    Failure {
        status: ExitStatus::MachineTrouble,
        error: anyhow::anyhow!(
            "grading was given up: one submission after another met trouble with the machine, at last: {trouble}; mend \
             it and give the same command again"
        ),
    }
}

/// A roster without a heading has its first student in place of one.
fn check_heading(context: &Context, roster: &Roster, class: &Class) -> Result<(), Failure> {
    let heading = &roster.column;
    if heading.eq_ignore_ascii_case("student") {
        return Ok(());
    }
    if class
        .students
        .iter()
        .any(|student| student.student == *heading)
    {
        return Err(Failure::usage(format!(
            "the first line of the roster should be a heading, and `{heading}` there is a student; put a line such as \
             `student,name,section` before it"
        )));
    }
    context.note(&format!(
        "note: the roster has no column `student`, so the first one, `{heading}`, names the students"
    ));
    Ok(())
}

fn roster_failure(error: RosterError) -> Failure {
    Failure::usage(error.to_string())
}

fn gather_failure(error: GatherError) -> Failure {
    match error {
        GatherError::Load(error) => error.into(),
        GatherError::Nothing(message) => Failure::usage(message),
        GatherError::Unsearchable(error) => Failure::machine(error),
    }
}
