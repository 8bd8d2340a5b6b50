//! `class.html`: the class at a glance, for its teacher. What to teach again comes first, then how each exercise went,
//! then who did what, and at the end what could not be graded or placed.

use std::fmt::Write;

use super::book::{Book, Cell, State, Tally};
use super::page::{MISSING, SHOWN, UNGRADED, legend, line, look, page, percent, prose};
use super::search::Listed;
use super::student_file::file_names;
use crate::escape;
use crate::quantity::count;
use crate::verdict::Verdict;

/// How many rows a ranking has.
const RANKED: usize = 7;

/// The page.
pub fn class_page(book: &Book) -> Vec<u8> {
    let mut body = String::new();
    header(&mut body, book);
    body.push_str("<main>\n");
    to_teach_again(&mut body, book);
    exercises(&mut body, book);
    grid(&mut body, book);
    left_over(&mut body, book);
    body.push_str("</main>\n");
    let means = &book.class.means;
    let _ = writeln!(
        body,
        "<footer>grader {} · rustc {} · sandbox {} · layout <code>{}</code></footer>",
        line(&means.grader),
        line(&means.toolchain),
        line(&means.sandbox),
        line(&book.class.layout)
    );
    page("Class overview", &body)
}

fn header(body: &mut String, book: &Book) {
    let class = &book.class;
    let (students, exercises) = (class.students.len(), class.exercises.len());
    let expected = students * exercises;
    let sum = |of: fn(&Tally) -> usize| book.tallies.iter().map(of).sum::<usize>();
    let (graded, missing) = (sum(Tally::graded), sum(|tally| tally.missing));
    let accepted = sum(|tally| tally.of(Verdict::Accepted));
    let ungraded = sum(|tally| tally.ungraded);
    let share = class.partition.map(|partition| {
        format!(" This is share {partition} of the work: the others are not graded here.")
    });
    let points: usize = (0..students)
        .map(|student| book.points(student) as usize)
        .sum();
    let most = book.max_points() as usize * students;
    let _ = write!(
        body,
        "<header>\n<h1>Class overview</h1>\n<p class=\"lead\">{} and {}.{}</p>\n<ul class=\"tiles\">\n",
        count(students, "student", "students"),
        count(exercises, "exercise", "exercises"),
        share.unwrap_or_default()
    );
    for (number, words) in [
        (
            percent(expected - missing, expected),
            format!("handed in: {} of {expected}", expected - missing),
        ),
        (
            percent(accepted, graded),
            format!("accepted: {accepted} of {graded} graded"),
        ),
        (
            percent(points, most),
            format!("of all points: {points} of {most}"),
        ),
        (ungraded.to_string(), "handed in, but not graded".to_owned()),
    ] {
        let _ = writeln!(body, "<li><b>{number}</b><span>{words}</span></li>");
    }
    body.push_str("</ul>\n</header>\n");
}

/// One line of a ranking.
struct Ranked<'a> {
    count: usize,
    of: usize,
    what: String,
    place: String,
    exercise: &'a str,
}

fn to_teach_again(body: &mut String, book: &Book) {
    let class = &book.class;
    let mut thoughts = Vec::new();
    let mut cases = Vec::new();
    for (exercise, tally) in class.exercises.iter().zip(&book.tallies) {
        let of = tally.graded();
        thoughts.extend(tally.misconceptions.iter().map(|(thought, count)| Ranked {
            count: *count,
            of,
            what: prose(thought),
            place: line(&exercise.title),
            exercise: &exercise.exercise,
        }));
        let stumbles = exercise.cases.iter().zip(&tally.stumbles);
        cases.extend(
            stumbles
                .filter(|(_, count)| **count > 0)
                .map(|(case, count)| {
                    let about = case
                        .checks
                        .as_deref()
                        .map_or_else(|| "a hidden case".to_owned(), prose);
                    Ranked {
                        count: *count,
                        of,
                        what: format!("{about} <code>{}</code>", line(&case.name)),
                        place: line(&exercise.title),
                        exercise: &exercise.exercise,
                    }
                }),
        );
    }
    body.push_str(
        "<section aria-labelledby=\"again\">\n<h2 id=\"again\">What to teach again</h2>\n\
         <p class=\"muted\">What most students stumble over. A misconception is named where an answer fails in the very \
         way of a known wrong solution.</p>\n<div class=\"pair\">\n",
    );
    ranking(
        body,
        "Misconceptions",
        "thought",
        thoughts,
        "Nobody showed a known misconception.",
    );
    ranking(body, "Cases", "", cases, "No case was failed.");
    body.push_str("</div>\n</section>\n");
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
            row.what,
            row.count,
            count(row.of, "student", "students"),
            percent(row.count, row.of),
            row.place
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

fn exercises(body: &mut String, book: &Book) {
    let class = &book.class;
    let students = class.students.len();
    body.push_str(
        "<section aria-labelledby=\"exercises\">\n<h2 id=\"exercises\">How each exercise went</h2>\n\
         <table class=\"shares\">\n<thead class=\"hidden-text\"><tr><th scope=\"col\">Exercise</th>\
         <th scope=\"col\">Verdicts</th><th scope=\"col\">Accepted</th></tr></thead>\n<tbody>\n",
    );
    for (exercise, tally) in class.exercises.iter().zip(&book.tallies) {
        let verdicts = SHOWN.map(|verdict| (look(verdict), tally.of(verdict)));
        let rest = [(UNGRADED, tally.ungraded), (MISSING, tally.missing)];
        let there: Vec<_> = verdicts
            .into_iter()
            .chain(rest)
            .filter(|(_, count)| *count > 0)
            .collect();
        let stack = there.iter().map(|(look, count)| {
            format!(
                "<i class=\"{}\" style=\"flex:{count} 0 0\" title=\"{count} {}\"></i>",
                look.class, look.words
            )
        });
        let counts = there.iter().map(|(look, count)| {
            format!(
                "<span><i class=\"dot {}\" aria-hidden=\"true\"></i>{count} {}</span>",
                look.class, look.words
            )
        });
        let _ = writeln!(
            body,
            "<tr><th scope=\"row\"><b>{}</b><span class=\"muted small\">{}</span></th>\
             <td><div class=\"stack\" aria-hidden=\"true\">{}</div><div class=\"counts\">{}</div></td>\
             <td><b>{} of {students}</b><span class=\"muted small\">accepted</span></td></tr>",
            line(&exercise.title),
            line(&exercise.exercise),
            stack.collect::<String>(),
            counts.collect::<String>(),
            tally.of(Verdict::Accepted),
        );
    }
    body.push_str("</tbody>\n</table>\n</section>\n");
}

fn grid(body: &mut String, book: &Book) {
    let class = &book.class;
    body.push_str("<section aria-labelledby=\"who\">\n<h2 id=\"who\">Who did what</h2>\n");
    let looks: Vec<_> = SHOWN
        .map(look)
        .into_iter()
        .chain([UNGRADED, MISSING])
        .collect();
    body.push_str(&legend(&looks));
    body.push_str(
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"who\">\n<table class=\"grid\">\n\
         <thead><tr><th scope=\"col\" class=\"name\">Student</th>",
    );
    for exercise in &class.exercises {
        let name = line(&exercise.exercise);
        let slug = name.split_once('/').map_or(name.as_str(), |(_, slug)| slug);
        let _ = write!(
            body,
            "<th scope=\"col\" title=\"{name}: {}\"><div class=\"turned\">{slug}</div></th>",
            line(&exercise.title)
        );
    }
    body.push_str(
        "<th scope=\"col\"><div class=\"turned\">points</div></th></tr></thead>\n<tbody>\n",
    );
    let files = file_names(
        class
            .students
            .iter()
            .map(|student| student.student.as_str()),
    );
    let max_points = book.max_points();
    for (place, (student, file)) in class.students.iter().zip(&files).enumerate() {
        let name = student
            .name
            .as_deref()
            .filter(|name| *name != student.student);
        let name = name.map(|name| format!(" <span class=\"muted\">{}</span>", line(name)));
        let _ = write!(
            body,
            "<tr><th scope=\"row\"><a href=\"{}/{}\">{}</a>{}</th>",
            super::outputs::STUDENTS,
            escape::html(file),
            line(&student.student),
            name.unwrap_or_default()
        );
        let row = book.row(place);
        for exercise in 0..class.exercises.len() {
            body.push_str(&cell(row.iter().find(|cell| cell.exercise == exercise)));
        }
        let _ = writeln!(
            body,
            "<td class=\"total\">{} / {max_points}</td></tr>",
            book.points(place)
        );
    }
    body.push_str("</tbody>\n<tfoot><tr><th scope=\"row\">accepted</th>");
    for tally in &book.tallies {
        let _ = write!(body, "<td>{}</td>", tally.of(Verdict::Accepted));
    }
    body.push_str("<td></td></tr></tfoot>\n</table>\n</div>\n");
    if book.count(|state| state.mark().is_some_and(|mark| mark.outdated)) > 0 {
        body.push_str(
            "<p class=\"muted small\">A grade with a * is older than a change of its exercise, the toolchain, the \
             grader or the sandbox; <code>grader regrade</code> shows what that would alter.</p>\n",
        );
    }
    body.push_str("</section>\n");
}

fn cell(cell: Option<&Cell>) -> String {
    let (look, points, words, old) = match cell.map(|cell| &cell.state) {
        None => (MISSING, String::new(), String::new(), ""),
        Some(State::Graded(mark)) => {
            let words = format!(", {} of {} points", mark.points, mark.max_points);
            let old = if mark.outdated { " old" } else { "" };
            (look(mark.verdict), mark.points.to_string(), words, old)
        }
        Some(other) => {
            let reason = other.reason().map(|reason| format!(": {}", line(&reason)));
            (UNGRADED, String::new(), reason.unwrap_or_default(), "")
        }
    };
    format!(
        "<td><div class=\"cell {}{old}\" title=\"{}{words}\"><span class=\"glyph\" aria-hidden=\"true\">{}</span>\
         <span class=\"hidden-text\">{}</span><span>{points}</span></div></td>",
        look.class, look.words, look.glyph, look.words
    )
}

/// What has no grade, and what belongs to nobody.
fn left_over(body: &mut String, book: &Book) {
    let class = &book.class;
    let mut lists = String::new();
    let reasons = book
        .cells
        .iter()
        .filter(|cell| cell.state != State::Pending);
    let reasons = reasons.filter_map(|cell| {
        let reason = cell.state.reason()?;
        let (student, exercise) = (class.student(cell.student), class.exercise(cell.exercise));
        Some(format!("{student}, {exercise}: {reason}"))
    });
    let mut ungraded = Listed::default();
    reasons.for_each(|reason| ungraded.add(reason));
    let mut strangers = Listed::default();
    book.strangers()
        .for_each(|student| strangers.add(student.to_owned()));
    for (title, listed) in [
        ("Handed in, but not graded", &ungraded),
        ("Not in the roster", &strangers),
        ("Files that answer no exercise there is", &class.unknown),
        ("Files that fit no pattern", &class.unmatched),
    ] {
        list(&mut lists, title, listed);
    }
    if class.passed_over > 0 {
        let _ = writeln!(
            lists,
            "<p>{} of other exercises than were asked for.</p>",
            count(class.passed_over, "file", "files")
        );
    }
    if !lists.is_empty() {
        let _ = write!(
            body,
            "<section aria-labelledby=\"rest\">\n<h2 id=\"rest\">What is left over</h2>\n{lists}</section>\n"
        );
    }
}

fn list(body: &mut String, title: &str, listed: &Listed) {
    if listed.count == 0 {
        return;
    }
    let _ = write!(
        body,
        "<h3>{title}: {}</h3>\n<ul class=\"plain small\">\n",
        listed.count
    );
    for what in &listed.first {
        let _ = writeln!(body, "<li>{}</li>", prose(what));
    }
    if let Some(more) = listed
        .count
        .checked_sub(listed.first.len())
        .filter(|more| *more > 0)
    {
        let _ = writeln!(body, "<li>and {more} more</li>");
    }
    body.push_str("</ul>\n");
}

#[cfg(test)]
mod tests {
    use super::super::fixtures;
    use super::*;

    #[test]
    fn the_page_holds_names_counts_and_reasons_and_nothing_that_is_obeyed() {
        let (book, _folder) = fixtures::book();
        let page = String::from_utf8(class_page(&book)).unwrap();
        for words in [
            "5 students and 2 exercises",
            "handed in: 6 of 10",
            "accepted: 1 of 4 graded",
            "takes <code>&lt;</code> for <code>&gt;</code>",
            "2 of 3 students",
            "The &lt;adder&gt;",
            "title=\"accepted, 3 of 3 points\"",
            "eve, basics/adder: machine trouble: no space &lt;left&gt;",
            "bob, basics/other: 2 files and none counts",
            "Not in the roster: 1",
            "notes &lt;b&gt;.txt",
        ] {
            assert!(page.contains(words), "{words}\n{page}");
        }
        assert!(!page.contains("<script") && !page.contains("<img"));
        assert!(!page.contains(['\u{1b}', '\u{202E}']));
        assert!(!page.contains("http:") && !page.contains("https:") && !page.contains("url("));
    }
}
