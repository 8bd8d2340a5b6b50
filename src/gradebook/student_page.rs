//! `students/<student>.html`: one student's grades, to be handed to them. It speaks of nobody else, and of a hidden case
//! it has a name, a verdict and points.

use std::fmt::Write;

use super::book::{Book, State};
use super::class::{ClassExercise, Student};
use super::entry::{CaseEntry, Difference, Entry, Remark};
use super::page::{Look, MISSING, UNGRADED, closed, line, look, opened, prose};
use crate::escape;
use crate::quantity::count;
use crate::verdict::Verdict;

/// The page of the student at a place, with their grades in full: one for each exercise that has one.
pub fn student_page(book: &Book, place: usize, entries: &[(usize, Entry)]) -> Vec<u8> {
    let class = &book.class;
    let nobody = Student {
        student: String::new(),
        name: None,
        section: None,
        enrolled: true,
    };
    let student = class.students.get(place).unwrap_or(&nobody);
    let title = student.name.as_deref().unwrap_or(&student.student);
    let mut body = opened(&escape::line(title));
    let _ = write!(body, "<header>\n<h1>{}</h1>\n", line(title));
    // Two students may have one name.
    if title != student.student {
        let _ = writeln!(body, "<p class=\"lead\">{}</p>", line(&student.student));
    }
    let _ = write!(
        body,
        "<p class=\"lead\">{}</p>\n</header>\n<main>\n",
        sum(book, place, entries)
    );
    let row = book.row(place);
    for (number, exercise) in class.exercises.iter().enumerate() {
        let cell = row.iter().find(|cell| cell.exercise == number);
        let entry = entries.iter().find(|(place, _)| *place == number);
        match (cell.map(|cell| &cell.state), entry) {
            (Some(State::Graded(mark)), Some((_, entry))) => {
                graded(&mut body, exercise, entry, mark.trouble.is_some());
            }
            (state, _) => ungraded(&mut body, exercise, state),
        }
    }
    let means = &class.means;
    let _ = write!(
        body,
        "</main>\n<footer>grader {} · rustc {}</footer>\n",
        line(&means.grader),
        line(&means.toolchain)
    );
    closed(body)
}

/// What it all comes to. What has no grade is no zero, so it is not among the points.
fn sum(book: &Book, place: usize, entries: &[(usize, Entry)]) -> String {
    let handed_in = book.row(place).len();
    let without_grade = handed_in - entries.len();
    let most = count(book.max_points_of(place) as usize, "point", "points");
    let exercises = count(book.class.exercises.len(), "exercise", "exercises");
    let accepted = entries
        .iter()
        .filter(|(_, entry)| entry.verdict == Verdict::Accepted);
    let accepted = accepted.count();
    match (handed_in, entries.len()) {
        (0, _) => format!("nothing handed in of {exercises}"),
        (_, 0) => "nothing is graded yet".to_owned(),
        _ if without_grade > 0 => format!(
            "{} of {most} so far, {} not graded yet · {accepted} of {exercises} accepted",
            book.points(place),
            count(without_grade, "exercise", "exercises"),
        ),
        _ => format!(
            "{} of {most} · {accepted} of {exercises} accepted",
            book.points(place)
        ),
    }
}

fn heading(body: &mut String, exercise: &ClassExercise, look: Look, points: &str) {
    let _ = writeln!(
        body,
        "<section>\n<div class=\"task\"><h2>{} <span class=\"muted small\">{}</span></h2>\
         <span><span class=\"badge {}\"><span aria-hidden=\"true\">{} </span>{}</span> {points}</span></div>",
        line(&exercise.title),
        line(&exercise.exercise),
        look.class,
        look.glyph,
        look.words
    );
}

fn ungraded(body: &mut String, exercise: &ClassExercise, state: Option<&State>) {
    let (look, words) = match state {
        None => (MISSING, "Nothing was handed in.".to_owned()),
        Some(State::Double(paths)) => {
            let paths: Vec<String> = paths
                .iter()
                .map(|path| format!("<code>{}</code>", line(path)))
                .collect();
            let words = format!(
                "There are several files, so none of them counts: {}.",
                paths.join(", ")
            );
            (UNGRADED, words)
        }
        Some(State::Unseen(_)) => {
            let words = "The folder that this belongs in cannot be read now, so it is not graded yet. That is no zero.";
            (UNGRADED, words.to_owned())
        }
        Some(_) => {
            let words = "It was handed in, and it is not graded yet. That is not your fault.";
            (UNGRADED, words.to_owned())
        }
    };
    heading(body, exercise, look, "");
    let _ = write!(body, "<p>{words}</p>\n</section>\n");
}

fn graded(body: &mut String, exercise: &ClassExercise, entry: &Entry, last_read: bool) {
    let points = format!(
        "{} of {}",
        entry.points,
        count(entry.max_points as usize, "point", "points")
    );
    heading(body, exercise, look(entry.verdict), &points);
    if last_read {
        body.push_str(
            "<p>This is the grade of what could be read last. That is not your fault.</p>\n",
        );
    }
    if let Some(misconception) = &entry.misconception {
        let _ = writeln!(
            body,
            "<p class=\"note\"><span class=\"muted\">a known misunderstanding:</span> {}</p>",
            prose(misconception)
        );
    }
    remarks(body, "Why it was refused", &entry.rejections);
    if entry.verdict == Verdict::CompileError {
        remarks(body, "What the compiler says", &entry.diagnostics);
        if entry
            .diagnostics
            .first()
            .is_some_and(|first| first.file.is_some())
        {
            body.push_str(
                "<p>Your file does not fit what calls it: compare it with the one that you began with.</p>\n",
            );
        }
    }
    if entry
        .cases
        .iter()
        .any(|case| case.verdict != Verdict::Skipped)
    {
        body.push_str(
            "<table class=\"cases\">\n<thead><tr><th scope=\"col\">case</th><th scope=\"col\">verdict</th>\
             <th scope=\"col\">points</th></tr></thead>\n<tbody>\n",
        );
        entry.cases.iter().for_each(|entry| case(body, entry));
        body.push_str("</tbody>\n</table>\n");
    }
    // Warnings are not why a case failed, so they do not stand in front of what is.
    if entry.verdict != Verdict::CompileError && !entry.diagnostics.is_empty() {
        let number = count(entry.diagnostics.len(), "warning", "warnings");
        let at_least = match entry.is_cut() {
            true => "at least ",
            false => "",
        };
        let _ = writeln!(
            body,
            "<details><summary>The compiler gave {at_least}{number}</summary>"
        );
        entry
            .diagnostics
            .iter()
            .for_each(|warning| remark(body, warning));
        body.push_str("</details>\n");
    }
    body.push_str("</section>\n");
}

fn remarks(body: &mut String, title: &str, remarks: &[Remark]) {
    if remarks.is_empty() {
        return;
    }
    let _ = writeln!(body, "<h3>{title}</h3>");
    remarks.iter().for_each(|told| remark(body, told));
}

fn remark(body: &mut String, remark: &Remark) {
    let file = remark.file.as_ref();
    let file = file.map(|file| format!("<code>{}</code>, ", line(file)));
    let place = match (remark.line, remark.column) {
        (Some(line), Some(column)) => format!("line {line}, column {column}: "),
        _ => String::new(),
    };
    let _ = writeln!(
        body,
        "<p>{}{place}{}</p>",
        file.unwrap_or_default(),
        prose(&remark.message)
    );
    if let Some(shown) = &remark.shown {
        let shown: Vec<String> = escape::block(shown)
            .iter()
            .map(|line| escape::html(line))
            .collect();
        let _ = writeln!(body, "<pre tabindex=\"0\">{}</pre>", shown.join("\n"));
    }
}

fn case(body: &mut String, case: &CaseEntry) {
    let look = look(case.verdict);
    let about = match &case.visible {
        None => " <span class=\"muted\">hidden</span>".to_owned(),
        Some(visible) => {
            let mut about = format!("<div>{}</div>", prose(&visible.checks));
            if let Some(ending) = &visible.ending {
                let _ = write!(about, "<div class=\"muted\">{}</div>", line(ending));
            }
            if let Some(difference) = &visible.difference {
                about.push_str(&beside(difference));
            }
            about
        }
    };
    let _ = writeln!(
        body,
        "<tr><td><code>{}</code>{about}</td><td><span class=\"badge {}\"><span aria-hidden=\"true\">{} </span>{}</span></td>\
         <td>{} of {}</td></tr>",
        line(&case.name),
        look.class,
        look.glyph,
        look.words,
        case.points,
        case.max_points
    );
}

/// The first line that differs, expected above printed.
fn beside(difference: &Difference) -> String {
    let shown = |class: &str, text: &Option<String>| match text {
        Some(text) => format!("<code class=\"{class}\">{}</code>", line(text)),
        None => "<span class=\"muted\">the output ends here</span>".to_owned(),
    };
    format!(
        "<div class=\"muted\">first difference at output line {}</div><div class=\"beside\"><span class=\"muted\">expected</span>\
         {}<span class=\"muted\">yours</span>{}</div>",
        difference.line,
        shown("expected", &difference.expected),
        shown("got", &difference.got)
    )
}

#[cfg(test)]
mod tests {
    use super::super::fixtures;
    use super::*;

    fn page_of(name: &str) -> String {
        let (book, _folder) = fixtures::book();
        let journal = super::super::journal::Journal::read(_folder.path()).unwrap();
        let students = &book.class.students;
        let place = students
            .iter()
            .position(|student| student.student == name)
            .unwrap();
        let marks = book
            .row(place)
            .iter()
            .filter_map(|cell| Some((cell.exercise, cell.state.mark()?)));
        let entries: Vec<(usize, Entry)> = marks
            .map(|(exercise, mark)| (exercise, journal.grade(mark.place).unwrap()))
            .collect();
        String::from_utf8(student_page(&book, place, &entries)).unwrap()
    }

    #[test]
    fn a_page_speaks_of_one_student() {
        let page = page_of("ada");
        assert!(page.contains("Lovelace, &quot;Ada&quot;") && page.contains("4 of 6 points"));
        assert!(
            page.contains("takes <code>&lt;</code> for <code>&gt;</code>"),
            "{page}"
        );
        for other in ["bob", "eve", "zoe"] {
            assert!(!page.contains(other), "{other}");
        }
    }

    #[test]
    fn what_is_missing_or_cannot_be_graded_is_nobodys_zero() {
        assert_eq!(page_of("zoe").matches("Nothing was handed in").count(), 2);
        let eve = page_of("eve");
        assert!(eve.contains("not your fault") && !eve.contains("no space"));
        assert!(page_of("bob").contains("none of them counts"));
    }

    /// What a page says of one entry.
    fn section(entry: &Entry) -> String {
        let mut body = String::new();
        graded(&mut body, &fixtures::class().exercises[0], entry, false);
        body
    }

    fn warning(file: Option<&str>) -> Remark {
        Remark {
            message: "unresolved import".to_owned(),
            code: Some("E0432".to_owned()),
            file: file.map(str::to_owned),
            line: Some(4),
            column: Some(2),
            shown: None,
        }
    }

    #[test]
    fn warnings_are_folded_below_the_cases() {
        let mut entry = fixtures::entry(&fixtures::class(), 0, "wrong");
        entry.diagnostics = vec![warning(None); 2];
        let page = section(&entry);
        let (cases, warnings) = page.split_once("</table>").unwrap();
        assert!(!cases.contains("unresolved"), "{page}");
        assert!(
            warnings.contains("<details><summary>The compiler gave 2 warnings</summary>"),
            "{page}"
        );
        entry.diagnostics = vec![warning(None); 8];
        assert!(section(&entry).contains("gave at least 8 warnings"));
    }

    #[test]
    fn a_line_of_the_harness_is_not_taken_for_one_of_the_student() {
        let mut entry = fixtures::entry(&fixtures::class(), 0, "wrong");
        entry.verdict = Verdict::CompileError;
        entry.diagnostics = vec![warning(Some("harness.rs"))];
        let page = section(&entry);
        assert!(
            page.contains("<p><code>harness.rs</code>, line 4, column 2: unresolved"),
            "{page}"
        );
        assert!(
            page.contains("compare it with the one that you began with"),
            "{page}"
        );
        entry.diagnostics = vec![warning(None)];
        let page = section(&entry);
        assert!(
            page.contains("<p>line 4, column 2: ") && !page.contains("compare it"),
            "{page}"
        );
    }

    #[test]
    fn a_name_stands_beside_what_tells_two_of_the_same_apart() {
        let (mut book, _folder) = fixtures::book();
        let student = book
            .class
            .students
            .iter()
            .position(|student| student.student == "zoe")
            .unwrap();
        book.class.students[student].name = Some("Zoe\nZ.".to_owned());
        let page = String::from_utf8(student_page(&book, student, &[])).unwrap();
        assert!(page.contains("<title>Zoe\\nZ.</title>"), "{page}");
        assert!(
            page.contains("<h1>Zoe\\nZ.</h1>\n<p class=\"lead\">zoe</p>"),
            "{page}"
        );
    }

    #[test]
    fn what_has_no_grade_is_not_among_the_points() {
        for (student, words) in [
            ("ada", "4 of 6 points · 1 of 2 exercises accepted"),
            (
                "bob",
                "1 of 6 points so far, 1 exercise not graded yet · 0 of 2 exercises accepted",
            ),
            ("eve", "nothing is graded yet"),
            ("zoe", "nothing handed in of 2 exercises"),
        ] {
            assert!(
                page_of(student).contains(words),
                "{student}: {}",
                page_of(student)
            );
        }
    }

    #[test]
    fn nothing_of_a_submission_is_obeyed() {
        let page = page_of(fixtures::HOSTILE);
        assert!(page.contains("&lt;script&gt;alert(&#39;x&#39;)"), "{page}");
        assert!(!page.contains("<script") && !page.contains("<img"));
        assert!(!page.contains(['\u{1b}', '\u{202E}']));
    }
}
