//! One case on the page that was not accepted: what it is about, what is wrong, both outputs side by side, prints.

use std::collections::BTreeSet;

use super::markup::{details, drawn, pre, text, verdict};
use crate::grade::CaseGrade;
use crate::report::clip::clip;
use crate::report::entry::{Entry, Outcome};
use crate::report::escape;
use crate::report::human::explanation;
use crate::report::human::window::{Piece, Sight, Sign, Window};
use crate::report::quantity::count;
use crate::snapshot::{DiffEntry, DiffLine, Mismatch, Tag, text_of};

/// Rows of one diff.
const ROWS: usize = 400;
/// Columns of one line in a diff.
const LINE_COLUMNS: usize = 400;
/// Characters of an input, and of what was printed to one stream.
const TEXT: usize = 20_000;

/// The section of a case, if there is something to explain.
pub(super) fn section(entry: &Entry<'_>, open: bool) -> Option<String> {
    let case = entry.shown?;
    if matches!(entry.outcome, Outcome::Passed | Outcome::NotGraded) {
        return None;
    }
    let summary = format!("<h3>{}</h3> {}", text(&entry.name), verdict(entry.verdict));
    Some(details(open, &summary, &content(entry, case)))
}

fn content(entry: &Entry<'_>, case: &CaseGrade) -> String {
    let mut html = String::new();
    if !case.checks.is_empty() {
        html.push_str(&format!("<p>{}</p>\n", text(&case.checks)));
    }
    for sentence in explanation::sentences(case) {
        html.push_str(&format!("<p><strong>{}</strong></p>\n", text(&sentence)));
    }
    if let Some(panic) = explanation::of_panic(case) {
        html.push_str(&headed("What happened", &drawn("What happened", &panic)));
    }
    if let Some(mismatch) = &case.mismatch {
        if mismatch.only.is_some() || mismatch.diff.entries.is_empty() {
            let sentence = explanation::in_a_sentence(case);
            html.push_str(&format!("<p><strong>{}</strong></p>\n", text(&sentence)));
        }
        html.push_str(&headed("Expected and yours", &diff(mismatch)));
    }
    if !case.args.is_empty() {
        let args: Vec<String> = case
            .args
            .iter()
            .map(|arg| format!("<code>{}</code>", text(arg)))
            .collect();
        html.push_str(&headed(
            "Arguments",
            &format!("<p>{}</p>\n", args.join(" ")),
        ));
    }
    let input = escape::block(&text_of(&case.input)).join("\n");
    if !input.is_empty() {
        html.push_str(&headed("Input", &pre(&clip(&input, TEXT))));
    }
    html.push_str(&prints(entry));
    html
}

fn headed(heading: &str, content: &str) -> String {
    format!("<h4>{heading}</h4>\n{content}")
}

fn prints(entry: &Entry<'_>) -> String {
    let graded = entry
        .shown
        .and_then(|case| case.run.as_ref())
        .is_some_and(|run| run.stdout_graded);
    let (out, err) = match graded {
        true => ("Your output (stdout)", "Your prints (stderr)"),
        false => ("Your prints (stdout)", "Your prints (stderr)"),
    };
    let print = |summary: &str, printed: Option<String>| {
        let printed = printed?;
        Some(details(false, summary, &pre(&clip(&printed, TEXT))))
    };
    let prints = [print(out, entry.stdout()), print(err, entry.stderr())];
    prints.into_iter().flatten().collect()
}

/// Both outputs line by line. The first column says in words whose line it is.
fn diff(mismatch: &Mismatch) -> String {
    let entries = &mismatch.diff.entries;
    let mut signs = BTreeSet::new();
    let shown = entries.iter().take(ROWS);
    let mut rows: String = shown.map(|entry| row(entry, &mut signs)).collect();
    if entries.len() > ROWS {
        let words = count(entries.len() - ROWS, "more line", "more lines");
        rows.push_str(&gap(&format!("{words} left out")));
    }
    format!(
        "<table class=\"diff\">\n<caption class=\"unseen\">Lines of the expected output and of yours</caption>\n\
         <thead class=\"unseen\"><tr><th scope=\"col\">whose</th><th scope=\"col\">line</th></tr></thead>\n\
         <tbody>\n{rows}</tbody>\n</table>\n{}",
        legend(&signs)
    )
}

/// What the signs for invisible characters stand for, if there are any.
fn legend(signs: &BTreeSet<Sign>) -> String {
    if signs.is_empty() {
        return String::new();
    }
    let legends: Vec<&str> = signs.iter().map(|sign| sign.legend()).collect();
    format!("<p class=\"muted\">{}</p>\n", text(&legends.join(", ")))
}

fn row(entry: &DiffEntry, signs: &mut BTreeSet<Sign>) -> String {
    match entry {
        DiffEntry::Line(line) => {
            let (class, whose) = match line.tag {
                Tag::Equal => ("both", "both"),
                Tag::Expected => ("expected", "expected"),
                Tag::Got => ("yours", "yours"),
            };
            format!(
                "<tr class=\"{class}\"><th scope=\"row\">{whose}</th><td>{}</td></tr>\n",
                content_of(line, signs)
            )
        }
        DiffEntry::Gap { tag, lines } => {
            let words = match tag {
                Tag::Equal => format!("{} left out", count(*lines, "equal line", "equal lines")),
                Tag::Expected => {
                    let more = count(*lines, "more expected line", "more expected lines");
                    format!("{more} left out")
                }
                Tag::Got => {
                    let more = count(*lines, "more of your lines", "more of your lines");
                    format!("{more} left out")
                }
            };
            gap(&words)
        }
    }
}

fn gap(words: &str) -> String {
    format!("<tr class=\"gap\"><th scope=\"row\">…</th><td>{words}</td></tr>\n")
}

/// The line with the words that changed marked, and with what cannot be seen made visible.
fn content_of(line: &DiffLine, signs: &mut BTreeSet<Sign>) -> String {
    let sight = match line.tag {
        Tag::Equal => Sight::Context,
        Tag::Expected | Tag::Got => Sight::Difference,
    };
    let pieces: Vec<Piece<'_>> = line
        .segments
        .iter()
        .map(|segment| (segment.text.as_str(), segment.changed))
        .collect();
    let before_change = pieces.iter().take_while(|(_, changed)| !changed);
    let focus = match pieces.iter().any(|(_, changed)| *changed) {
        true => before_change.map(|(text, _)| text.chars().count()).sum(),
        false => 0,
    };
    let window = Window::around(&pieces, focus, sight, LINE_COLUMNS);
    signs.extend(window.cells.iter().filter_map(|cell| cell.sign));
    let mut html = window.leading_mark().to_owned();
    for run in window.cells.chunk_by(|a, b| a.changed == b.changed) {
        let shown: String = run.iter().map(|cell| cell.text.as_str()).collect();
        let shown = text(&shown);
        match run.first().is_some_and(|cell| cell.changed) {
            true => html.push_str(&format!("<mark>{shown}</mark>")),
            false => html.push_str(&shown),
        }
    }
    html.push_str(&window.trailing_mark());
    if line.no_newline && line.tag != Tag::Equal {
        html.push_str(" <span class=\"muted\">(no newline at the end of this line)</span>");
    }
    html
}

#[cfg(test)]
mod tests {
    use super::super::super::fixtures;
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_shown_and_explained() {
        let html = diff(&fixtures::white_space_mismatch());
        assert!(html.contains("<td>a<mark>→</mark>1</td>"), "{html}");
        assert!(html.contains("`·` is a blank, `→` is a tab"), "{html}");
        assert!(
            diff(&fixtures::final_newline_mismatch())
                .contains("(no newline at the end of this line)")
        );
        assert!(!diff(&fixtures::mismatch()).contains("class=\"muted\""));
    }

    #[test]
    fn of_a_long_diff_the_rest_is_counted() {
        let mut mismatch = fixtures::mismatch();
        mismatch.diff.entries = vec![fixtures::line(Tag::Got, &[("x", false)]); ROWS + 3];
        assert!(diff(&mismatch).contains("<td>3 more lines left out</td>"));
    }
}
