//! One attempt on the page: its verdict, its cases in a table, and what is wrong.

use super::case;
use super::markup::{Row, details, drawn, sign, table, text, verdict};
use super::points;
use crate::grade::Grade;
use crate::report::beyond;
use crate::report::entry::{Entry, Outcome, entries, entries_beyond};
use crate::report::human::explanation;
use crate::report::quantity::{count, duration};
use crate::verdict::Verdict;

/// The section of an attempt.
pub(super) fn section(number: usize, suite: &str, grade: &Grade) -> String {
    let id = format!("attempt-{number}");
    let entries = entries(grade);
    let mut html = format!(
        "<section class=\"card\" id=\"{id}\" aria-labelledby=\"{id}-title\">\n\
         <div class=\"title\"><h2 id=\"{id}-title\">{}</h2>{}</div>\n\
         <p class=\"path\"><code>{}</code> · {}</p>\n",
        text(suite),
        verdict(grade.verdict),
        text(&grade.submission),
        text(&points(grade)),
    );
    html.push_str(&notes(grade));
    html.push_str(&build(grade));
    let table = cases(suite, &entries);
    match entries.iter().any(|entry| entry.shown.is_some()) {
        true => html.push_str(&table),
        // Where no case was run the rows say nothing that was not said.
        false => {
            let cases = count(entries.len(), "case", "cases");
            html.push_str(&details(
                false,
                &format!("{cases}, none of them run"),
                &table,
            ));
        }
    }
    let mut open = true;
    for entry in &entries {
        if let Some(section) = case::section(entry, open) {
            html.push_str(&section);
            // The first thing to look at is open; the others wait to be asked for.
            open = false;
        }
    }
    html.push_str(&beyond_cases(grade));
    html.push_str("</section>\n");
    html
}

/// Saved cases and random scripts; nothing where there are none.
fn beyond_cases(grade: &Grade) -> String {
    let sums = beyond::sums(grade);
    if sums.is_empty() {
        return String::new();
    }
    let mut html = format!(
        "<h3>{}</h3>\n<p class=\"muted\">{}</p>\n",
        beyond::HEADING,
        beyond::MEANING
    );
    for sum in sums {
        let class = match sum.verdict {
            Verdict::Accepted => "good",
            _ => "bad",
        };
        let place = sum.place.map_or(String::new(), |place| {
            format!("; {} <code>{}</code>", place.label, text(&place.path))
        });
        html.push_str(&format!(
            "<div class=\"note {class}\"><p><span aria-hidden=\"true\">{}</span> {}{place}</p></div>\n",
            sign(sum.verdict),
            text(&sum.text)
        ));
    }
    if let Some((random, failure)) = beyond::failing_script(grade) {
        html.push_str(&format!(
            "<p><code>{}</code>: {}</p>\n",
            text(&failure.case.name),
            text(&beyond::origin(random, failure).join("; "))
        ));
    }
    let entries = entries_beyond(grade);
    html.extend(
        entries
            .iter()
            .filter_map(|entry| case::section(entry, false)),
    );
    html
}

/// What concerns the attempt as a whole.
fn notes(grade: &Grade) -> String {
    let mut html = String::new();
    let mut note = |class: &str, label: &str, sentence: &str| {
        html.push_str(&format!(
            "<div class=\"note {class}\"><p><strong>{label}:</strong> {}</p></div>\n",
            text(sentence)
        ));
    };
    if let Some(misconception) = &grade.misconception {
        note("warn", "A known misunderstanding", misconception);
    }
    for rejection in grade.rejections.iter().take(10) {
        note("bad", "Rejected", &rejection.message);
    }
    if grade.verdict == Verdict::InternalError {
        let sentence = explanation::of_trouble(grade).replace('\n', " ");
        note("warn", "Not graded", &sentence);
    }
    html
}

/// What the compiler said, and where a rejected construct stands.
fn build(grade: &Grade) -> String {
    if !grade.rejections.is_empty() {
        let text = explanation::of_rejections(&grade.submission, &grade.rejections);
        return details(true, "Where it stands", &drawn("Where it stands", &text));
    }
    let Some(build) = &grade.build else {
        return String::new();
    };
    if !build.ok {
        let said = "What the compiler said";
        return details(true, said, &drawn(said, &explanation::of_build(build)));
    }
    if build.diagnostics.is_empty() {
        return String::new();
    }
    let number = build.diagnostics.len();
    let rendered = explanation::of_all_diagnostics(build);
    let summary = format!("The compiler gave {}", count(number, "warning", "warnings"));
    details(false, &summary, &drawn(&summary, &rendered))
}

fn cases(suite: &str, entries: &[Entry<'_>]) -> String {
    let headings = [
        ("", "Case"),
        ("", "Verdict"),
        ("number", "Points"),
        ("number time", "Time"),
    ];
    let rows: Vec<Row> = entries.iter().map(row).collect();
    table(&format!("Cases of {suite}"), &headings, &rows)
}

fn row(entry: &Entry<'_>) -> Row {
    let points = match entry.points {
        _ if entry.outcome == Outcome::Skipped => "not run".to_owned(),
        Some(points) => format!("{points} of {}", entry.max_points),
        None => "not graded".to_owned(),
    };
    let run = entry.shown.and_then(|case| case.run.as_ref());
    let time = match run {
        _ if entry.hidden => "hidden".to_owned(),
        Some(run) => duration(run.wall),
        None => "–".to_owned(),
    };
    let hidden = match entry.hidden {
        true => "<small>hidden case: its content is not told</small>",
        false => "",
    };
    Row {
        heading: format!("{}{hidden}", text(&entry.name)),
        cells: vec![
            ("", verdict(entry.verdict)),
            ("number", text(&points)),
            ("number time", text(&time)),
        ],
    }
}
