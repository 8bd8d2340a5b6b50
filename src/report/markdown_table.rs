//! A Markdown table on a page: in columns where it fits, and one row below the other where it does not.

use super::columns::{pad, width};
use super::page::{Page, wrap};
use super::style::Role;

/// Between two columns.
const GAP: usize = 2;

/// The cells of a table, row by row; the first row is the heading.
#[derive(Debug, Default)]
pub(super) struct MarkdownTable {
    rows: Vec<Vec<String>>,
}

impl MarkdownTable {
    /// Takes a line such as `| a | b |`, whose text has been escaped for a terminal.
    pub fn push(&mut self, line: &str) {
        let inner = line.trim().trim_start_matches('|');
        let inner = inner.strip_suffix('|').unwrap_or(inner);
        // A bar within a cell is written with a backslash in front.
        let cells = inner.replace("\\|", "\u{0}");
        let cells: Vec<String> = cells
            .split('|')
            .map(|cell| cell.trim().replace('\u{0}', "|"))
            .collect();
        let ruler = cells
            .iter()
            .all(|cell| !cell.is_empty() && cell.chars().all(|c| matches!(c, '-' | ':')));
        if !ruler {
            self.rows.push(cells);
        }
    }

    /// Writes the table, if there is one, and forgets it.
    pub fn finish(&mut self, page: &mut Page<'_>) {
        let rows = std::mem::take(&mut self.rows);
        let Some((heading, body)) = rows.split_first() else {
            return;
        };
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        let widths: Vec<usize> = (0..columns)
            .map(|column| {
                let cells = rows.iter().filter_map(|row| row.get(column));
                cells.map(|cell| width(cell)).max().unwrap_or(0)
            })
            .collect();
        let all = widths.iter().sum::<usize>() + GAP * columns.saturating_sub(1);
        if all <= page.style.prose_columns() {
            page.painted(0, Role::Muted, &line(heading, &widths));
            for row in body {
                page.line(0, &line(row, &widths));
            }
            return;
        }
        for row in body {
            write_below(page, heading, row);
        }
    }
}

fn line(row: &[String], widths: &[usize]) -> String {
    let cells = row.iter().zip(widths);
    let line: Vec<String> = cells.map(|(cell, width)| pad(cell, *width)).collect();
    line.join(&" ".repeat(GAP)).trim_end().to_owned()
}

/// One row: its first cell, and the others below it, each after the heading of its column.
fn write_below(page: &mut Page<'_>, heading: &[String], row: &[String]) {
    let columns = page.style.prose_columns();
    let Some((first, others)) = row.split_first() else {
        return;
    };
    for (number, line) in wrap(first, columns.saturating_sub(2)).iter().enumerate() {
        page.line(if number == 0 { 0 } else { 2 }, line);
    }
    for (place, cell) in others
        .iter()
        .enumerate()
        .filter(|(_, cell)| !cell.is_empty())
    {
        let name = heading.get(place + 1).map_or("", String::as_str);
        let text = match name {
            "" => cell.clone(),
            name => format!("{name}: {cell}"),
        };
        for (number, line) in wrap(&text, columns.saturating_sub(4)).iter().enumerate() {
            page.line(if number == 0 { 2 } else { 4 }, line);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::plain;
    use super::super::style::Style;
    use super::*;

    fn written(lines: &[&str], width: usize) -> String {
        let style = Style { width, ..plain() };
        let mut page = Page::new(&style);
        let mut table = MarkdownTable::default();
        lines.iter().for_each(|line| table.push(line));
        table.finish(&mut page);
        page.finish()
    }

    const TABLE: [&str; 4] = [
        "| method | when | error |",
        "| --- | :--- | ---: |",
        "| `pop` | the list is empty | `IndexError` |",
        "| `a \\| b` | | none |",
    ];

    #[test]
    fn a_table_that_fits_stands_in_columns() {
        assert_eq!(
            written(&TABLE, 60),
            "method   when               error\n\
             `pop`    the list is empty  `IndexError`\n\
             `a | b`                     none\n"
        );
    }

    #[test]
    fn a_wide_table_has_its_rows_one_below_the_other() {
        assert_eq!(
            written(
                &[
                    TABLE[0],
                    "| `pop` | the list is empty | `IndexError` or none |"
                ],
                40
            ),
            "`pop`\n  when: the list is empty\n  error: `IndexError` or none\n"
        );
    }

    #[test]
    fn no_table_is_nothing() {
        assert_eq!(written(&[], 40), "");
    }
}
