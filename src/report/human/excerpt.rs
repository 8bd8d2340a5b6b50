//! A line of the learner's file with a caret under the place that is meant, as rustc draws it.

use super::super::page::Page;
use super::super::style::Role;
use super::window::{Sight, Window};

/// Draws the line. Line and column count from 1; a column beyond the line is not marked.
pub(super) fn write(page: &mut Page<'_>, indent: usize, line: usize, column: usize, source: &str) {
    let number = line.to_string();
    let gutter = " ".repeat(number.len());
    let room = page
        .style
        .columns()
        .saturating_sub(indent + number.len() + 3);
    let place = column.saturating_sub(1);
    let window = Window::around(&[(source.trim_end(), false)], place, Sight::Code, room);
    let (bar, number) = (
        page.style.paint(Role::Muted, "|"),
        page.style.paint(Role::Muted, &number),
    );
    page.line(indent, &format!("{gutter} {bar}"));
    page.line(indent, &format!("{number} {bar} {}", window.text()));
    let within = column > 0 && place < source.chars().count();
    if let (true, Some(columns)) = (within, window.columns_before(place)) {
        let caret = page.style.paint(Role::Bad, "^");
        page.line(
            indent,
            &format!("{gutter} {bar} {}{caret}", " ".repeat(columns)),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::fixtures::plain;
    use super::*;

    fn drawn(line: usize, column: usize, source: &str) -> String {
        let style = plain();
        let mut page = Page::new(&style);
        write(&mut page, 2, line, column, source);
        page.finish()
    }

    #[test]
    fn the_caret_stands_under_the_column() {
        assert_eq!(
            drawn(14, 5, "let é = list[3];"),
            "     |\n  14 | let é = list[3];\n     |     ^\n"
        );
        assert_eq!(drawn(1, 2, "\tx"), "    |\n  1 |     x\n    |     ^\n");
        assert_eq!(drawn(1, 2, "漢x"), "    |\n  1 | 漢x\n    |   ^\n");
    }

    #[test]
    fn a_place_beyond_the_line_gets_no_caret() {
        assert_eq!(drawn(1, 9, "x"), "    |\n  1 | x\n");
        assert_eq!(drawn(1, 0, "x"), "    |\n  1 | x\n");
    }

    #[test]
    fn of_a_long_line_the_part_around_the_caret_is_shown() {
        let source = format!("{}boom{}", " ".repeat(200), "x".repeat(200));
        let drawing = drawn(7, 201, &source);
        let lines: Vec<&str> = drawing.lines().collect();
        assert_eq!(
            lines[1]
                .find("boom")
                .map(|place| lines[1][..place].chars().count()),
            lines[2].find('^')
        );
        assert!(
            lines.iter().all(|line| line.chars().count() <= 80),
            "{drawing}"
        );
    }
}
