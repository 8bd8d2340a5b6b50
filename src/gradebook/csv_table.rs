//! `gradebook.csv`: a row a student, a column an exercise, for spreadsheets and learning platforms.
//!
//! An empty cell is not a zero: nothing was handed in, or nothing could be graded, and the last two columns say which. So
//! is an empty total: something that was handed in has no grade yet, or nothing was handed in.

use super::book::{Book, Cell};
use crate::escape;
use crate::quantity::count;

/// The name of the row of maxima.
pub const MAXIMUM: &str = "(maximum)";

/// The table, after RFC 4180.
pub fn gradebook_csv(book: &Book) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .quote_style(csv::QuoteStyle::NonNumeric)
        .from_writer(Vec::new());
    let class = &book.class;
    let names = class
        .exercises
        .iter()
        .map(|exercise| exercise.exercise.clone());
    let heading = texts(["student", "name", "section"])
        .chain(names)
        .chain(texts(["total", "missing", "remarks"]));
    let maxima = book.maxima.iter().map(u32::to_string);
    let maxima = texts([MAXIMUM, "", ""]).chain(maxima).chain([
        book.max_points().to_string(),
        String::new(),
        String::new(),
    ]);
    // Writing to memory cannot fail.
    let _ = writer.write_record(heading);
    let _ = writer.write_record(maxima);
    for (place, student) in class.students.iter().enumerate() {
        let row = book.row(place);
        let points = (0..class.exercises.len()).map(|exercise| {
            let cell = row.iter().find(|cell| cell.exercise == exercise);
            let mark = cell.and_then(|cell| cell.state.mark());
            mark.map(|mark| mark.points.to_string()).unwrap_or_default()
        });
        let remarks = remarks(book, row);
        let total = book.total(place).map(|total| total.to_string());
        let record = [
            plain(&student.student),
            plain(student.name.as_deref().unwrap_or_default()),
            plain(student.section.as_deref().unwrap_or_default()),
        ];
        let record = record.into_iter().chain(points).chain([
            total.unwrap_or_default(),
            book.missing(place).to_string(),
            plain(&remarks.join("; ")),
        ]);
        let _ = writer.write_record(record);
    }
    writer.into_inner().unwrap_or_default()
}

fn texts<const N: usize>(texts: [&'static str; N]) -> impl Iterator<Item = String> {
    texts.into_iter().map(str::to_owned)
}

/// What a row's numbers or their lack do not say. What is said of several exercises is said once.
fn remarks(book: &Book, row: &[Cell]) -> Vec<String> {
    let mut remarks: Vec<(String, Vec<&str>)> = Vec::new();
    for cell in row {
        let Some(remark) = remark(book, cell) else {
            continue;
        };
        let exercise = book.class.exercise(cell.exercise);
        match remarks.iter_mut().find(|(said, _)| *said == remark) {
            Some((_, exercises)) => exercises.push(exercise),
            None => remarks.push((remark, vec![exercise])),
        }
    }
    let remarks = remarks.into_iter();
    remarks
        .map(|(remark, exercises)| format!("{}: {remark}", exercises.join(", ")))
        .collect()
}

/// What a cell's number or its lack does not say.
fn remark(book: &Book, cell: &Cell) -> Option<String> {
    let maximum = book.maxima.get(cell.exercise);
    let old = cell
        .state
        .mark()
        .filter(|mark| Some(&mark.max_points) != maximum);
    let old = old.map(|mark| {
        let points = count(mark.max_points as usize, "point", "points");
        format!(
            "{} of {points} by the exercise as it was before",
            mark.points
        )
    });
    let remarks: Vec<String> = old.into_iter().chain(cell.state.reason()).collect();
    (!remarks.is_empty()).then(|| remarks.join(", "))
}

/// A text that no spreadsheet takes for a formula, no reader for the row of maxima, and no terminal for a command. Other
/// characters stay, visible or not: names need some of them.
fn plain(text: &str) -> String {
    // Some spreadsheets part cells at semicolons, also between quotes that they do not expect.
    let parts: Vec<String> = text.split(';').map(no_formula).collect();
    match text {
        MAXIMUM => format!("'{text}"),
        _ => parts.join(";"),
    }
}

fn no_formula(text: &str) -> String {
    let obeyed = escape::is_obeyed;
    let shown: String = text
        .chars()
        .map(|c| match escape::character(c).filter(|_| obeyed(c)) {
            Some(visible) => visible,
            None => c.to_string(),
        })
        .collect();
    let passed_over = |c: char| c.is_whitespace() || c.is_control();
    match text.trim_start_matches(passed_over).chars().next() {
        Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠') => format!("'{shown}"),
        _ if text.starts_with(['\t', '\r', '\n']) => format!("'{shown}"),
        _ => shown,
    }
}

#[cfg(test)]
mod tests {
    use super::super::book::State;
    use super::super::fixtures;
    use super::*;

    #[test]
    fn missing_is_empty_and_what_is_not_graded_is_told() {
        let (book, _) = fixtures::book();
        let text = String::from_utf8(gradebook_csv(&book)).unwrap();
        insta::assert_snapshot!(text.replace("\r\n", "\n"));
        assert_eq!(text.matches("\r\n").count(), text.matches('\n').count());
    }

    #[test]
    fn no_name_is_a_formula() {
        for dangerous in ["=1+1", "+1", "-1", "@SUM(A1)", " =1+1", "＝1+1", MAXIMUM] {
            assert_eq!(plain(dangerous), format!("'{dangerous}"));
        }
        assert_eq!(plain("\t=1"), "'\\t=1");
        assert_eq!(plain("\r=1"), "'\\r=1");
        assert_eq!(plain("a;=1; -1;b"), "a;'=1;' -1;b");
        assert_eq!(plain("ada-1; b"), "ada-1; b");
    }

    #[test]
    fn no_name_is_obeyed_by_a_terminal_and_none_is_changed_without_need() {
        assert_eq!(plain("a\x1b[2Jb\u{202E}c"), "a\\x1b[2Jb<U+202E>c");
        // Persian names have a joiner that takes no place.
        assert_eq!(plain("نیک\u{200C}پی"), "نیک\u{200C}پی");
    }

    #[test]
    fn a_grade_by_another_maximum_is_told() {
        let (mut book, _) = fixtures::book();
        let cells = book.cells.iter_mut();
        let marks = cells.filter_map(|cell| match &mut cell.state {
            State::Graded(mark) if cell.exercise == 0 => Some(mark),
            _ => None,
        });
        for mark in marks {
            (mark.max_points, mark.outdated) = (5, true);
        }
        let text = String::from_utf8(gradebook_csv(&book)).unwrap();
        let told = "\"basics/adder: 3 of 5 points by the exercise as it was before\"\r\n";
        assert!(text.contains(told), "{text}");
    }
}
