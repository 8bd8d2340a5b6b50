//! `gradebook.csv`: a row a student, a column an exercise, for spreadsheets and learning platforms.
//!
//! An empty cell is not a zero: nothing was handed in, or nothing could be graded, and the last two columns say which.

use super::book::Book;

/// The name of the row of maxima.
pub const MAXIMUM: &str = "(maximum)";

/// The table, after RFC 4180.
pub fn gradebook_csv(book: &Book) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    let class = &book.class;
    let names = class
        .exercises
        .iter()
        .map(|exercise| exercise.exercise.clone());
    let heading = texts(["student", "name", "section"])
        .chain(names)
        .chain(texts(["total", "missing", "not graded"]));
    let maxima = class
        .exercises
        .iter()
        .map(|exercise| exercise.max_points.to_string());
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
        let reasons = row.iter().filter_map(|cell| {
            let reason = cell.state.reason()?;
            Some(format!("{}: {reason}", class.exercise(cell.exercise)))
        });
        let reasons: Vec<String> = reasons.collect();
        let record = [
            plain(&student.student),
            plain(student.name.as_deref().unwrap_or_default()),
            plain(student.section.as_deref().unwrap_or_default()),
        ];
        let record = record.into_iter().chain(points).chain([
            book.points(place).to_string(),
            book.missing(place).to_string(),
            plain(&reasons.join("; ")),
        ]);
        let _ = writer.write_record(record);
    }
    writer.into_inner().unwrap_or_default()
}

fn texts<const N: usize>(texts: [&'static str; N]) -> impl Iterator<Item = String> {
    texts.into_iter().map(str::to_owned)
}

/// A text that no spreadsheet takes for a formula.
fn plain(text: &str) -> String {
    match text.chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r') => format!("'{text}"),
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
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
        for dangerous in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            assert_eq!(plain(dangerous), format!("'{dangerous}"));
        }
        assert_eq!(plain("ada-1"), "ada-1");
    }
}
