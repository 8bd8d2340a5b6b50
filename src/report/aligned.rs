//! Rows of short texts under each other, each column as wide as its widest text.

use super::columns::{pad, shorten, width};
use super::style::{Role, Style};
use crate::escape;

/// Columns that are left of a text, however narrow the terminal is.
const NARROWEST: usize = 8;

/// Rows under a heading, which may be empty. Texts may hold anything; where a row has more than one and does not fit the
/// width of the style, the widest are shortened.
pub fn aligned(heading: &[&str], rows: &[Vec<String>], style: &Style) -> String {
    let heading = heading.iter().map(|&text| text.to_owned()).collect();
    let lines = std::iter::once(&heading).chain(rows);
    let escaped = |line: &Vec<String>| line.iter().map(|text| escape::line(text)).collect();
    let lines: Vec<Vec<String>> = lines.map(escaped).collect();
    let widths = widths(&lines, style);
    let mut text = String::new();
    for (number, line) in lines.iter().enumerate() {
        let cells = line.iter().zip(&widths);
        let cells = cells.map(|(text, columns)| pad(&shorten(text, *columns), *columns));
        let line = cells.collect::<Vec<_>>().join("  ");
        let line = line.trim_end();
        if !line.is_empty() {
            let line = match number {
                0 => style.paint(Role::Muted, line),
                _ => line.to_owned(),
            };
            text.push_str(&format!("  {line}\n"));
        }
    }
    text
}

/// The width of each column: that of its widest text, as far as all of them fit.
fn widths(lines: &[Vec<String>], style: &Style) -> Vec<usize> {
    let count = lines.iter().map(Vec::len).max().unwrap_or_default();
    let widest = |column: usize| {
        let texts = lines.iter().filter_map(|line| line.get(column));
        texts.map(|text| width(text)).max().unwrap_or_default()
    };
    let mut widths: Vec<usize> = (0..count).map(widest).collect();
    while count > 1 && widths.iter().sum::<usize>() + 2 * count > style.columns() {
        match widths.iter_mut().max() {
            Some(widest) if *widest > NARROWEST => *widest -= 1,
            _ => break,
        }
    }
    widths
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

    #[test]
    fn what_does_not_fit_is_shortened_where_there_is_most() {
        let rows = [vec!["x".repeat(60), "y".repeat(30)]];
        let text = aligned(&[], &rows, &plain());
        assert_eq!(width(text.trim_end()), plain().columns());
        assert!(
            text.contains(&"y".repeat(30)) && text.contains("x…  y"),
            "{text}"
        );
        let alone = [vec!["x".repeat(200)]];
        assert!(aligned(&[], &alone, &plain()).contains(&"x".repeat(200)));
    }
}
