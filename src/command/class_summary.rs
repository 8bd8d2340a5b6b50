//! What a class came to, on the screen: the gradebook in a few lines, and everything that has no grade.

use std::path::{Path, PathBuf};

use super::{Context, Failure};
use crate::exit_status::ExitStatus;
use crate::gradebook::{Book, Cell, Journal, Listed, State, left_over, write_outputs};
use crate::quantity::count;
use crate::report::{self, Verbosity};
use crate::verdict::Verdict;
use crate::{escape, owner};

/// Entries of a list that are shown; the files have them all.
const SHOWN: usize = 10;

/// Writes the files of a class and tells what they hold. The exit status is that of a class of which everything that is
/// to be graded here has a grade, or not.
///
/// # Errors
/// Files, or standard output, that cannot be written to.
pub(super) fn conclude(context: &Context, journal: &Journal) -> Result<ExitStatus, Failure> {
    let class = journal.class()?.ok_or_else(|| no_class(journal.path()))?;
    let book = Book::new(class, journal)?;
    let files = write_outputs(&book, journal)?;
    context.print(&escape::log(&text(context, &book, &files)))?;
    Ok(match is_complete(&book) {
        true => ExitStatus::Success,
        false => ExitStatus::MachineTrouble,
    })
}

/// Lines that were damaged are told, because their grades are made again or missing, and how to be rid of them; and so is
/// who else may write there.
pub(super) fn tell_damage(context: &Context, journal: &Journal) {
    tell_doubt(context, journal);
    if let Some(damage) = damage(journal) {
        let folder = escape::shell(&journal.folder().to_string_lossy());
        context.note(&format!(
            "{damage}; to write the journal without what is damaged: grader merge {folder} --out {folder}"
        ));
    }
}

/// The same of a journal whose whole lines are written anew.
pub(super) fn tell_lost(context: &Context, journal: &Journal) {
    tell_doubt(context, journal);
    if let Some(damage) = damage(journal) {
        context.note(&damage);
    }
}

fn damage(journal: &Journal) -> Option<String> {
    if journal.damaged.is_empty() {
        return None;
    }
    let lines = match journal.damaged.len() {
        1 => "line",
        _ => "lines",
    };
    let numbers: Vec<String> = journal
        .damaged
        .iter()
        .take(SHOWN)
        .map(ToString::to_string)
        .collect();
    let more = match journal.damaged.len() > SHOWN {
        true => ", …",
        false => "",
    };
    Some(format!(
        "note: {} of `{}` skipped, torn or damaged: {lines} {}{more}; whatever stood there, a grade or what an earlier run \
         had found, is lost",
        count(journal.damaged.len(), "line", "lines"),
        escape::path(journal.path()),
        numbers.join(", ")
    ))
}

/// Grades are believed as they stand in a journal, so whoever may write to it is told.
fn tell_doubt(context: &Context, journal: &Journal) {
    if journal.graded() == 0 {
        return;
    }
    let paths = [journal.path(), journal.folder()];
    let doubts = paths.map(|path| Some((path, owner::doubt(path).ok()??)));
    if let Some((path, doubt)) = doubts.into_iter().flatten().next() {
        let path = escape::path(path);
        let grades = count(journal.graded(), "grade", "grades");
        context.note(&format!(
            "note: `{path}` {doubt}, and {grades} in the journal are believed as they stand; keep results where nobody else can write"
        ));
    }
}

/// There is no class in a journal, so nothing can be drawn.
pub(super) fn no_class(path: &Path) -> Failure {
    Failure::usage(format!(
        "`{}` holds no class; grade one first with `grader grade SUBMISSIONS --out DIR`",
        escape::path(path)
    ))
}

/// Whether everything that was handed in and is to be graded here has a grade, of what there is now.
fn is_complete(book: &Book) -> bool {
    let class = &book.class;
    let graded = |cell: &Cell| cell.state.mark().is_some_and(|mark| mark.trouble.is_none());
    let mut cells = book.cells.iter();
    class.unsearched.count == 0
        && cells.all(|cell| graded(cell) || !class.is_ours(cell.student, cell.exercise))
}

fn text(context: &Context, book: &Book, files: &[PathBuf]) -> String {
    let class = &book.class;
    let style = &context.style;
    if style.verbosity == Verbosity::Quiet {
        let mut text = String::new();
        lists(&mut text, context, book);
        return text.trim_start().to_owned();
    }
    let mut text = format!(
        "{} · {} · {}\n",
        count(class.students.len(), "student", "students"),
        count(class.exercises.len(), "exercise", "exercises"),
        escape::line(&class.layout)
    );
    if let Some(partition) = class.partition {
        text.push_str(&format!(
            "share {partition} of the work; `grader merge` joins them\n"
        ));
    }
    let sum =
        |of: &dyn Fn(&crate::gradebook::Tally) -> usize| book.tallies.iter().map(of).sum::<usize>();
    let mut rows: Vec<Vec<String>> = Vec::new();
    let verdicts = Verdict::ALL.iter().rev();
    for verdict in verdicts {
        let number = sum(&|tally| tally.of(*verdict));
        if number > 0 {
            rows.push(vec![verdict.words().to_owned(), number.to_string()]);
        }
    }
    let pending = book.count(|state| *state == State::Pending);
    for (words, number) in [
        ("missing", sum(&|tally| tally.missing)),
        ("not graded yet", pending),
        ("cannot be graded", sum(&|tally| tally.ungraded) - pending),
    ] {
        if number > 0 {
            rows.push(vec![words.to_owned(), number.to_string()]);
        }
    }
    let widest = rows
        .iter()
        .filter_map(|row| row.last())
        .map(String::len)
        .max()
        .unwrap_or(0);
    for number in rows.iter_mut().filter_map(|row| row.last_mut()) {
        *number = format!("{number:>widest$}");
    }
    text.push_str(&report::aligned(&[], &rows, style));
    lists(&mut text, context, book);
    let names: Vec<String> = files.iter().map(|file| escape::path(file)).collect();
    text.push_str(&report::paragraph(
        &format!("\nwrote {}", names.join(", ")),
        style,
    ));
    text
}

fn lists(text: &mut String, context: &Context, book: &Book) {
    let class = &book.class;
    for (title, listed) in left_over(book) {
        list(text, context, title, &listed);
    }
    if class.passed_over > 0 {
        let files = count(class.passed_over, "file", "files");
        text.push_str(&format!(
            "\n{files} of other exercises than were asked for\n"
        ));
    }
    let outdated = book.count(|state| state.mark().is_some_and(|mark| mark.outdated));
    if outdated > 0 {
        let sentence = format!(
            "\n{} older than a change of the exercise, the toolchain, the grader or the sandbox, and still stand; \
             `grader regrade` shows what grading again would alter",
            count(outdated, "grade is", "grades are")
        );
        text.push_str(&report::paragraph(&sentence, &context.style));
    }
}

/// A list with a title; a long one without its end.
pub(super) fn list(text: &mut String, context: &Context, title: &str, listed: &Listed) {
    if listed.count == 0 {
        return;
    }
    text.push_str(&format!("\n{title}: {}\n", listed.count));
    let rows: Vec<Vec<String>> = listed
        .first
        .iter()
        .take(SHOWN)
        .map(|what| vec![what.clone()])
        .collect();
    text.push_str(&report::aligned(&[], &rows, &context.style));
    if let Some(more) = listed
        .count
        .checked_sub(rows.len())
        .filter(|more| *more > 0)
    {
        text.push_str(&format!("  and {more} more\n"));
    }
}
