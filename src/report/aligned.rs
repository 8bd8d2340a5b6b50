//! Rows of short texts under each other, each column as wide as its widest text.

use std::ops::Range;

use super::columns::{pad, width};
use super::style::{Role, Style};
use crate::escape;

/// Blanks before the first line of a row; before the others there are twice as many.
const INDENT: usize = 2;

/// Columns that are left to the first text of a row before the row is parted.
const NARROWEST: usize = 8;

/// Rows under a heading, which may be empty. Texts may hold anything, and none is shortened. Where rows do not fit the
/// width of the style, a first text that is too wide stands on a line of its own; where that does not help, the second
/// half of each row goes on on another line.
pub fn aligned(heading: &[&str], rows: &[Vec<String>], style: &Style) -> String {
    let heading = heading.iter().map(|&text| text.to_owned()).collect();
    let rows = std::iter::once(&heading).chain(rows);
    let escaped = |row: &Vec<String>| row.iter().map(|text| escape::line(text)).collect();
    let rows: Vec<Vec<String>> = rows.map(escaped).collect();
    let lines = lines(&rows, style.columns());
    let mut text = String::new();
    for (number, row) in rows.iter().enumerate() {
        for line in &lines {
            for line in line.parts(row) {
                let line = match number {
                    0 => style.paint(Role::Muted, &line),
                    _ => line,
                };
                text.push_str(&format!("{}{line}\n", " ".repeat(INDENT)));
            }
        }
    }
    text
}

/// Texts of a row that stand beside each other.
struct Line {
    /// Blanks before the first of them, beside those before any line.
    blanks: usize,
    columns: Range<usize>,
    /// How wide each of them is; the first may be wider.
    widths: Vec<usize>,
}

impl Line {
    fn new(rows: &[Vec<String>], columns: Range<usize>, most: usize) -> Line {
        let blanks = match columns.start {
            0 => 0,
            _ => INDENT,
        };
        let of_column = |column: usize| {
            let texts = rows.iter().filter_map(move |row| row.get(column));
            texts.map(|text| width(text))
        };
        let rest: Vec<usize> = columns
            .clone()
            .skip(1)
            .map(|column| of_column(column).max().unwrap_or_default())
            .collect();
        let taken: usize = rest.iter().map(|width| width + 2).sum();
        let room = most.saturating_sub(INDENT + blanks + taken);
        let first = of_column(columns.start).filter(|width| *width <= room);
        let first = first.max().unwrap_or_default();
        Line {
            blanks,
            columns,
            widths: std::iter::once(first).chain(rest).collect(),
        }
    }

    /// What this line is of a row: nothing, itself, or two lines where the first text is too wide to have others beside it.
    fn parts(&self, row: &[String]) -> Vec<String> {
        let cells = row.get(self.columns.start..).unwrap_or_default();
        let cells = cells.iter().zip(&self.widths);
        let beside = |text: &str| {
            let padded = cells.clone().skip(1).map(|(text, width)| pad(text, *width));
            let first = self.widths.first().copied().unwrap_or_default();
            let all: Vec<String> = std::iter::once(pad(text, first)).chain(padded).collect();
            all.join("  ")
        };
        let lines = match cells.clone().next() {
            Some((first, room)) if width(first) > *room => vec![first.clone(), beside("")],
            Some((first, _)) => vec![beside(first)],
            None => Vec::new(),
        };
        let lines = lines.iter().map(|line| line.trim_end());
        let lines = lines.filter(|line| !line.is_empty());
        lines
            .map(|line| format!("{}{line}", " ".repeat(self.blanks)))
            .collect()
    }
}

/// The lines of each row: one if that leaves room for its first text, or else two.
fn lines(rows: &[Vec<String>], most: usize) -> Vec<Line> {
    let count = rows.iter().map(Vec::len).max().unwrap_or_default();
    let whole = Line::new(rows, 0..count, most);
    let beside: usize = whole.widths.iter().skip(1).map(|width| width + 2).sum();
    if count < 2 || INDENT + NARROWEST + beside <= most {
        return vec![whole];
    }
    let half = count.div_ceil(2);
    [0..half, half..count]
        .map(|columns| Line::new(rows, columns, most))
        .into()
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::plain;
    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_widest_text() {
        let rows = [
            vec!["漢字".to_owned(), "1".to_owned()],
            vec!["a\x1b".to_owned()],
        ];
        let text = aligned(&["student", "points"], &rows, &plain());
        assert_eq!(text, "  student  points\n  漢字     1\n  a\\x1b\n");
        assert_eq!(aligned(&[], &rows[1..], &plain()), "  a\\x1b\n");
    }

    /// A row of four texts under a heading: a name and what it did, of so many letters.
    fn table(names: &[usize], exercise: usize) -> String {
        let row = |name: &usize| {
            let (name, exercise) = ("n".repeat(*name), "e".repeat(exercise));
            vec![name, exercise, "before".into(), "after".into()]
        };
        let rows: Vec<_> = names.iter().map(row).collect();
        aligned(&["student", "what", "was", "is"], &rows, &plain())
    }

    #[test]
    fn a_name_that_does_not_fit_stands_alone_and_is_whole() {
        let columns = plain().columns();
        // Beside the name there are 2 blanks and 25 columns.
        let text = table(&[columns - 27, 1], 8);
        assert_eq!(text.lines().count(), 3, "{text}");
        assert_eq!(text.lines().nth(1).map(width), Some(columns));
        let text = table(&[columns - 26, 1], 8);
        let long = "n".repeat(columns - 26);
        let rows = format!(
            "  student  what      was     is\n  {long}\n           eeeeeeee  before  after\n  n        eeeeeeee  before  after\n"
        );
        assert_eq!(text, rows);
        let alone = [vec!["x".repeat(200)]];
        assert_eq!(
            aligned(&[], &alone, &plain()),
            format!("  {}\n", "x".repeat(200))
        );
    }

    #[test]
    fn rows_that_leave_no_room_for_names_are_parted_and_nothing_is_shortened() {
        let exercise = plain().columns() - 26;
        let (text, what) = (table(&[3], exercise), "e".repeat(exercise));
        let rows =
            format!("  student  what\n    was     is\n  nnn      {what}\n    before  after\n");
        assert_eq!(text, rows);
    }
}
