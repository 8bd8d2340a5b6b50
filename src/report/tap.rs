//! The format `tap`: the Test Anything Protocol, version 14.
//!
//! One flat list of test points, because not every reader knows subtests. What is wrong stands in a YAML block below a
//! point, as a literal text that is indented further than any line that ends the block. Where the machine failed, the
//! report ends with `Bail out!`: what was graded before it stands, and nothing passes for graded that was not.

use super::entry::{Entry, Outcome, entries, suites};
use super::human::circumstances;
use super::totals::Totals;
use super::{Batch, escape, json, quantity};
use crate::grade::Grade;

/// Writes a report.
pub(super) fn render(batch: &Batch) -> Vec<u8> {
    let points: Vec<(String, &Grade, Entry<'_>)> = suites(&batch.grades)
        .into_iter()
        .zip(&batch.grades)
        .flat_map(|(suite, grade)| {
            let of_suite = move |entry| (suite.clone(), grade, entry);
            entries(grade).into_iter().map(of_suite)
        })
        .collect();
    let mut text = format!("TAP version 14\n# {}\n", comment(&circumstances(batch)));
    match points.len() {
        0 => text.push_str("1..0 # SKIP there was nothing to grade\n"),
        number => text.push_str(&format!("1..{number}\n")),
    }
    let graded = |entry: &Entry<'_>| entry.outcome != Outcome::NotGraded;
    for (number, (suite, grade, entry)) in points.iter().enumerate() {
        if graded(entry) {
            write_point(&mut text, number + 1, suite, grade, entry);
        }
    }
    text.push_str(&totals(batch));
    if let Some((suite, _, entry)) = points.iter().find(|(.., entry)| !graded(entry)) {
        let why = format!("{suite}: {}", entry.summary);
        text.push_str(&format!("Bail out! {}\n", comment(&why)));
    }
    text.into_bytes()
}

fn write_point(text: &mut String, number: usize, suite: &str, grade: &Grade, entry: &Entry<'_>) {
    let ok = match entry.outcome {
        Outcome::Passed | Outcome::Skipped => "ok",
        _ => "not ok",
    };
    let description = description(&format!("{suite}: {}", entry.name));
    let directive = match entry.outcome {
        Outcome::Skipped => format!(" # SKIP {}", comment(&entry.summary)),
        _ => String::new(),
    };
    text.push_str(&format!("{ok} {number} - {description}{directive}\n"));
    if matches!(entry.outcome, Outcome::Passed | Outcome::Skipped) {
        return;
    }
    text.push_str("  ---\n");
    let mut field = |name: &str, value: &str| text.push_str(&format!("  {name}: {value}\n"));
    field("message", &json::string(&entry.summary));
    field("severity", "fail");
    field("verdict", entry.verdict.name());
    if let Some(points) = entry.points {
        field("points", &points.to_string());
        field("max_points", &entry.max_points.to_string());
    }
    field("file", &json::string(&grade.submission));
    if let Some(place) = entry.place {
        field("line", &place.line.to_string());
        field("column", &place.column.to_string());
    }
    if !entry.details.is_empty() {
        // Readers of a part of YAML know no more of a literal text than this: a first line without blanks before it, and
        // no line with fewer than that one has, not even an empty one.
        text.push_str("  details: |\n");
        for line in entry.details.trim_start().lines() {
            text.push_str(&format!("    {line}\n"));
        }
    }
    text.push_str("  ...\n");
}

/// What all of it comes to, for people: readers count for themselves.
fn totals(batch: &Batch) -> String {
    let totals = Totals::of(&batch.grades);
    if !totals.can_be_scored() {
        let attempts = quantity::count(totals.not_graded, "attempt", "attempts");
        return format!("# {attempts} not graded\n");
    }
    let share = quantity::share(
        totals.points as usize,
        totals.max_points as usize,
        "point",
        "points",
    );
    format!("# {share}\n")
}

/// The description of a test point: `#` would begin a directive.
fn description(text: &str) -> String {
    escape::line(text).replace('\\', "\\\\").replace('#', "\\#")
}

/// Text after a directive or in a comment, where nothing is special but the end of the line.
fn comment(text: &str) -> String {
    escape::line(text)
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{self, batch};
    use super::super::hostile;
    use super::*;

    fn report(grades: Vec<Grade>) -> String {
        String::from_utf8(render(&batch(grades))).unwrap()
    }

    /// The lines that a reader acts on: all but those of YAML blocks and comments.
    fn acted_on(text: &str) -> Vec<&str> {
        let mut lines = Vec::new();
        let mut in_block = false;
        for line in text.lines() {
            match line {
                "  ---" => in_block = true,
                "  ..." => in_block = false,
                _ if !in_block && !line.starts_with('#') => lines.push(line),
                _ => {}
            }
        }
        assert!(!in_block, "{text}");
        lines
    }

    #[test]
    fn every_verdict_looks_like_this() {
        let grades = fixtures::every_verdict()
            .into_iter()
            .map(|(_, grade)| grade);
        let text = report(grades.collect());
        let lines = acted_on(&text);
        assert_eq!(lines[..2], ["TAP version 14", "1..28"]);
        assert!(lines.last().unwrap().starts_with("Bail out! "));
        // All but the one that was not graded.
        assert_eq!(lines.len(), 2 + 27 + 1);
        insta::assert_snapshot!("tap", text);
    }

    #[test]
    fn hostile_text_is_no_line_of_the_protocol() {
        let text = report(vec![hostile::grade()]);
        let lines = acted_on(&text);
        assert_eq!(
            lines,
            [
                "TAP version 14",
                "1..3",
                "not ok 1 - collections/lru-cache: hostile | name ` \\# \\\\ % <b>",
                "not ok 2 - collections/lru-cache: panics",
                "not ok 3 - collections/lru-cache: secret",
            ]
        );
        insta::assert_snapshot!("tap_hostile", text);
    }

    #[test]
    fn nothing_to_grade_skips_all() {
        assert_eq!(
            acted_on(&report(Vec::new())),
            ["TAP version 14", "1..0 # SKIP there was nothing to grade"]
        );
    }
}
