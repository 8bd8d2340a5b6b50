//! "What to teach again": what most students of a class stumble over, ranked, on the page for its teacher.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use super::book::{Book, Tally};
use super::class::ClassExercise;
use super::page::{line, percent, prose};
use crate::quantity::count;

/// How many rows a ranking has.
const RANKED: usize = 7;

/// The section of the page.
pub(super) fn to_teach_again(body: &mut String, book: &Book) {
    let class = &book.class;
    let mut thoughts = Vec::new();
    let mut cases = Vec::new();
    for (exercise, tally) in class.exercises.iter().zip(&book.tallies) {
        let ranked = |count: &usize, what| Ranked::of(exercise, tally, *count, what);
        let misconceptions = tally.misconceptions.iter();
        thoughts.extend(misconceptions.map(|(thought, count)| ranked(count, prose(thought))));
        let stumbles = exercise.cases.iter().zip(&tally.stumbles);
        let stumbles = stumbles.filter(|(_, count)| **count > 0);
        cases.extend(stumbles.map(|(case, count)| {
            let about = case.checks.as_deref();
            let about = about.map_or_else(|| "a hidden case".to_owned(), prose);
            ranked(count, format!("{about} <code>{}</code>", line(&case.name)))
        }));
    }
    let graded: usize = book.tallies.iter().map(Tally::graded).sum();
    let not_run: usize = book.tallies.iter().map(|tally| tally.not_run).sum();
    let answers = count(graded, "answer", "answers");
    let nobody = "Nobody showed a known misconception.";
    let (no_thought, no_case) = match not_run {
        0 => (nobody, "No case was failed.".to_owned()),
        all if all == graded => (
            "No answer could be run.",
            format!("No case was run for any of {answers}."),
        ),
        _ => (
            nobody,
            format!("No case was failed; none was run for {not_run} of {answers}."),
        ),
    };
    body.push_str(
        "<section aria-labelledby=\"again\">\n<h2 id=\"again\">What to teach again</h2>\n\
         <p class=\"muted\">What most students stumble over. A misconception is named where an answer fails in the very \
         way of a known wrong solution. An answer that the compiler refuses, or that uses what is forbidden, is not run.</p>\n\
         <div class=\"pair\">\n",
    );
    ranking(body, "Misconceptions", "thought", thoughts, no_thought);
    ranking(body, "Cases", "", cases, &no_case);
    ranking(
        body,
        "What kept answers from being run",
        "obstacle",
        obstacles(book),
        "Every answer could be run.",
    );
    body.push_str("</div>\n</section>\n");
}

/// One line of a ranking.
struct Ranked<'a> {
    count: usize,
    /// How many there are in all, in words.
    of: String,
    /// The part of them in per cent.
    share: String,
    what: String,
    place: String,
    exercise: &'a str,
}

impl<'a> Ranked<'a> {
    /// A line about one exercise.
    fn of(exercise: &'a ClassExercise, tally: &Tally, number: usize, what: String) -> Ranked<'a> {
        Ranked {
            count: number,
            of: count(tally.graded(), "student", "students"),
            share: percent(number, tally.graded()),
            what,
            place: line(&exercise.title),
            exercise: &exercise.exercise,
        }
    }
}

/// Errors of the compiler and reasons for refusals, over all exercises: the borrow checker is the same in each.
fn obstacles(book: &Book) -> Vec<Ranked<'_>> {
    let graded: usize = book.tallies.iter().map(Tally::graded).sum();
    let mut all: BTreeMap<&str, (usize, BTreeSet<&str>)> = BTreeMap::new();
    for (exercise, tally) in book.class.exercises.iter().zip(&book.tallies) {
        for (what, number) in &tally.obstacles {
            let (sum, titles) = all.entry(what).or_default();
            *sum += number;
            titles.insert(&exercise.title);
        }
    }
    let ranked = all.into_iter().map(|(what, (sum, titles))| Ranked {
        count: sum,
        of: count(graded, "answer", "answers"),
        share: percent(sum, graded),
        what: prose(what),
        place: match titles.len() {
            1 => titles.into_iter().map(line).collect(),
            number => format!("in {number} exercises"),
        },
        exercise: "",
    });
    ranked.collect()
}

fn ranking(body: &mut String, title: &str, class: &str, mut rows: Vec<Ranked<'_>>, none: &str) {
    rows.sort_by(|one, other| {
        let by_count = other.count.cmp(&one.count);
        by_count.then_with(|| (one.exercise, &one.what).cmp(&(other.exercise, &other.what)))
    });
    let _ = write!(body, "<div>\n<h3>{title}</h3>\n");
    if rows.is_empty() {
        let _ = writeln!(body, "<p class=\"muted\">{none}</p>");
    } else {
        body.push_str("<ol class=\"ranking\">\n");
    }
    for row in rows.iter().take(RANKED) {
        let _ = writeln!(
            body,
            "<li><div class=\"what\"><b>{}</b><span class=\"count\">{} of {}</span></div>\
             <div class=\"track {class}\" aria-hidden=\"true\"><i style=\"width:{}\"></i></div>\
             <div class=\"where\">{}</div></li>",
            row.what, row.count, row.of, row.share, row.place
        );
    }
    if !rows.is_empty() {
        body.push_str("</ol>\n");
    }
    if let Some(more) = rows.len().checked_sub(RANKED).filter(|more| *more > 0) {
        let _ = writeln!(
            body,
            "<p class=\"muted small\">{more} more in <a href=\"gradebook.json\">gradebook.json</a></p>"
        );
    }
    body.push_str("</div>\n");
}

#[cfg(test)]
mod tests {
    use super::super::class_page::class_page;
    use super::super::entry::Remark;
    use super::super::fixtures;
    use super::super::journal::Journal;
    use super::super::line::Record;
    use super::*;
    use crate::verdict::Verdict;

    #[test]
    fn what_did_not_compile_is_something_to_teach_again() {
        let (book, folder) = fixtures::book();
        assert!(
            String::from_utf8(class_page(&book))
                .unwrap()
                .contains("Every answer could be run.")
        );
        let mut journal = Journal::open(folder.path(), Journal::FILE).unwrap();
        for (exercise, text, name) in [
            (0, "right", "v"),
            (1, "wrong", "w"),
            (0, "wrong", "x"),
            (0, "hostile", "y"),
        ] {
            let mut entry = fixtures::entry(&book.class, exercise, text);
            entry.verdict = Verdict::CompileError;
            entry.misconception = None;
            entry
                .cases
                .iter_mut()
                .for_each(|case| case.verdict = Verdict::Skipped);
            entry.diagnostics = vec![Remark {
                message: format!("borrow of moved value: `{name}`"),
                code: Some("E0382".to_owned()),
                file: None,
                line: None,
                column: None,
                shown: None,
            }];
            journal.append(&Record::Grade(Box::new(entry))).unwrap();
        }
        let book = Book::new(book.class, &journal).unwrap();
        let page = String::from_utf8(class_page(&book)).unwrap();
        for words in [
            "<b>E0382: borrow of moved value: <code>…</code></b><span class=\"count\">4 of 4 answers</span>",
            "<div class=\"where\">in 2 exercises</div>",
            "No case was run for any of 4 answers.",
        ] {
            assert!(page.contains(words), "{words}\n{page}");
        }
    }
}
