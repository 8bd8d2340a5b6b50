//! `class.html`: the class at a glance, for its teacher. What to teach again comes first, then how each exercise went,
//! then who did what, and at the end what could not be graded or placed.

use std::fmt::Write;

use super::book::{Book, Cell, State, Tally};
use super::class::Student;
use super::left_over::left_over;
use super::page::{MISSING, SHOWN, UNGRADED, closed, legend, line, look, opened, percent, prose};
use super::search::Listed;
use super::student_file::file_names;
use super::teach_again::to_teach_again;
use crate::escape;
use crate::quantity::count;
use crate::verdict::Verdict;

/// The page.
pub fn class_page(book: &Book) -> Vec<u8> {
    let mut body = opened("Class overview");
    header(&mut body, book);
    body.push_str("<main>\n");
    to_teach_again(&mut body, book);
    exercises(&mut body, book);
    grid(&mut body, book);
    rest(&mut body, book);
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
    closed(body)
}

fn header(body: &mut String, book: &Book) {
    let class = &book.class;
    let (students, exercises) = (class.students.len(), class.exercises.len());
    let expected = students * exercises;
    let sum = |of: fn(&Tally) -> usize| book.tallies.iter().map(of).sum::<usize>();
    let (graded, missing) = (sum(Tally::graded), sum(|tally| tally.missing));
    let accepted = sum(|tally| tally.of(Verdict::Accepted));
    let ungraded = sum(|tally| tally.ungraded);
    let unseen = book.count(|state| matches!(state, State::Unseen(_)));
    let handed_in = expected - missing - unseen;
    let why_ungraded = match unseen {
        0 => "handed in, but not graded".to_owned(),
        _ => format!(
            "not graded: {} handed in, {unseen} where nobody can look",
            ungraded - unseen
        ),
    };
    let share = class.partition.map(|partition| {
        format!(" This is share {partition} of the work: the others are not graded here.")
    });
    let (points, most) = book.sums();
    let _ = write!(
        body,
        "<header>\n<h1>Class overview</h1>\n<p class=\"lead\">{} and {}.{}</p>\n<ul class=\"tiles\">\n",
        count(students, "student", "students"),
        count(exercises, "exercise", "exercises"),
        share.unwrap_or_default()
    );
    for (number, words) in [
        (
            percent(handed_in, expected),
            format!("handed in: {handed_in} of {expected}"),
        ),
        (
            percent(accepted, graded),
            format!("accepted: {accepted} of {graded} graded"),
        ),
        (
            percent(points, most),
            format!("points where graded: {points} of {most}"),
        ),
        (ungraded.to_string(), why_ungraded),
    ] {
        let _ = writeln!(body, "<li><b>{number}</b><span>{words}</span></li>");
    }
    body.push_str("</ul>\n</header>\n");
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
    let mut rows: Vec<_> = class.students.iter().zip(&files).enumerate().collect();
    // Capitals do not come first here, as they do where bytes are compared.
    rows.sort_by_cached_key(|(_, (student, _))| student.student.to_lowercase());
    for (place, (student, file)) in rows {
        let about = about(student);
        let title = match about.is_empty() {
            true => line(&student.student),
            false => format!("{}: {about}", line(&student.student)),
        };
        let _ = write!(
            body,
            "<tr><th scope=\"row\" title=\"{title}\"><a href=\"{}/{}\">{}</a><span class=\"muted\">{about}</span></th>",
            super::outputs::STUDENTS,
            escape::html(file),
            line(&student.student),
        );
        let row = book.row(place);
        for exercise in 0..class.exercises.len() {
            body.push_str(&cell(row.iter().find(|cell| cell.exercise == exercise)));
        }
        let _ = writeln!(body, "<td class=\"total\">{}</td></tr>", total(book, place));
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

/// What the roster knows of a student beside the name that submissions lie under.
fn about(student: &Student) -> String {
    let name = student.name.as_deref();
    let name = name.filter(|name| *name != student.student);
    let parts: Vec<String> = name
        .into_iter()
        .chain(student.section.as_deref())
        .map(line)
        .collect();
    parts.join(" · ")
}

/// A student's points of those that there are, where everything that they handed in has a grade.
fn total(book: &Book, student: usize) -> String {
    let look = match book.total(student) {
        Some(total) => return format!("{total} / {}", book.max_points_of(student)),
        None if book.row(student).is_empty() => MISSING,
        None => UNGRADED,
    };
    let words = match look == MISSING {
        true => "nothing was handed in",
        false => "not everything that was handed in is graded",
    };
    format!(
        "<span aria-hidden=\"true\" title=\"{words}\">{}</span><span class=\"hidden-text\">{words}</span>",
        look.glyph
    )
}

fn cell(cell: Option<&Cell>) -> String {
    let (look, points, words, old) = match cell.map(|cell| &cell.state) {
        None => (MISSING, String::new(), String::new(), ""),
        Some(State::Graded(mark)) => {
            let reason = mark
                .trouble
                .as_ref()
                .and(cell.and_then(|cell| cell.state.reason()));
            let reason = reason.map(|reason| format!("; {}", line(&reason)));
            let words = format!(
                ", {} of {} points{}",
                mark.points,
                mark.max_points,
                reason.unwrap_or_default()
            );
            let old = if mark.outdated { " old" } else { "" };
            (look(mark.verdict), mark.points.to_string(), words, old)
        }
        Some(other) => {
            let reason = other.reason().unwrap_or_default();
            let words = match reason.strip_prefix(UNGRADED.words) {
                Some(rest) => line(rest),
                None => format!(": {}", line(&reason)),
            };
            (UNGRADED, String::new(), words, "")
        }
    };
    format!(
        "<td><div class=\"cell {}{old}\" title=\"{}{words}\"><span class=\"glyph\" aria-hidden=\"true\">{}</span>\
         <span class=\"hidden-text\">{}</span><span>{points}</span></div></td>",
        look.class, look.words, look.glyph, look.words
    )
}

/// What has no grade, and what belongs to nobody.
fn rest(body: &mut String, book: &Book) {
    let class = &book.class;
    let mut lists = String::new();
    for (title, listed) in left_over(book) {
        list(&mut lists, title, &listed);
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
    let (first, rest) = title.split_at_checked(1).unwrap_or_default();
    let _ = write!(
        body,
        "<h3>{}{rest}: {}</h3>\n<ul class=\"plain small\">\n",
        first.to_uppercase(),
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
        // Students come in the order of the alphabet, and what they have in all is known where everything is graded.
        let ada = page.find(">ada</a><span class=\"muted\">Lovelace, &quot;Ada&quot;</span>");
        assert!(ada < page.find(">bob</a>"), "{page}");
        assert!(page.contains("<td class=\"total\">4 / 6</td>"), "{page}");
        assert_eq!(
            page.matches(">not everything that was handed in is graded</span>")
                .count(),
            2
        );
        assert!(page.contains("points where graded: 6 of 12"), "{page}");
        assert!(!page.contains("<script") && !page.contains("<img"));
        assert!(!page.contains(['\u{1b}', '\u{202E}']));
        assert!(!page.contains("http:") && !page.contains("https:") && !page.contains("url("));
    }

    #[test]
    fn what_nobody_can_see_is_not_taken_for_handed_in() {
        let (mut book, _folder) = fixtures::book();
        let eve = book.class.place_of("eve").unwrap();
        let cells = book.cells.iter_mut();
        for cell in cells.filter(|cell| cell.student == eve) {
            cell.state = State::Unseen("`eve/` cannot be looked through: broken".to_owned());
        }
        let page = String::from_utf8(class_page(&book)).unwrap();
        for words in [
            "handed in: 5 of 10",
            "not graded: 1 handed in, 1 where nobody can look",
            "title=\"not graded: `eve/` cannot be looked through: broken\"",
        ] {
            assert!(page.contains(words), "{words}\n{page}");
        }
    }
}
