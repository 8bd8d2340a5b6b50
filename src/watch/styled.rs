//! Text of the reports as lines of a screen.
//!
//! Reports say with terminal sequences what is bold or red; a screen wants that as values. Only sequences that reports
//! write are known here. What a learner's program printed has been escaped before, so none of its bytes can be one.

use ratatui::style::{Color, Modifier, Style};
use ratatui::text::{Line, Span};
use unicode_width::UnicodeWidthChar;

/// What a row begins with that goes on with the line above it.
const GOES_ON: &str = "↳ ";
/// Columns of a screen on which nothing could be read whatever was done about it: lines are cut there.
const NARROWEST: usize = 10;

/// A character as it looks.
type Cell = (char, Style);

/// The rows of a report's text on a screen of so many columns. Reports are laid out for the screen, but sources and what a
/// compiler says come as they are: a line that is wider goes on in the next row, which says so.
pub(super) fn rows(text: &str, columns: usize) -> Vec<Line<'static>> {
    text.lines()
        .flat_map(|text| wrapped(line(text), columns))
        .collect()
}

fn wrapped(line: Line<'static>, columns: usize) -> Vec<Line<'static>> {
    if columns < NARROWEST || line.width() <= columns {
        return vec![line];
    }
    let cells: Vec<Cell> = line
        .spans
        .iter()
        .flat_map(|span| span.content.chars().map(|c| (c, span.style)))
        .collect();
    let mut rest = cells.as_slice();
    let mut rows = Vec::new();
    while !rest.is_empty() {
        let mark = if rows.is_empty() { "" } else { GOES_ON };
        let room = columns.saturating_sub(mark.chars().count());
        let (row, after) = rest.split_at(row_end(rest, room));
        rows.push(joined(mark, row));
        let blanks = after.iter().take_while(|(c, _)| *c == ' ').count();
        rest = after.get(blanks..).unwrap_or_default();
    }
    rows
}

/// How many cells make up the first row: as many as have room, but no piece of a word where a blank is near.
fn row_end(cells: &[Cell], room: usize) -> usize {
    let mut used = 0;
    let fits = cells.iter().take_while(|(c, _)| {
        used += c.width().unwrap_or(0);
        used <= room
    });
    let fits = fits.count().max(1);
    if fits >= cells.len() {
        return cells.len();
    }
    let is_blank = |at: &usize| cells.get(*at).is_some_and(|(c, _)| *c == ' ');
    let words_before = |at: &usize| cells.iter().take(*at).any(|(c, _)| *c != ' ');
    let near = (fits / 2 + 1..=fits).rev();
    near.filter(is_blank).find(words_before).unwrap_or(fits)
}

/// A row of these cells behind a mark.
fn joined(mark: &str, cells: &[Cell]) -> Line<'static> {
    let mut line = Line::default();
    if !mark.is_empty() {
        line.push_span(Span::styled(
            mark.to_owned(),
            Style::new().add_modifier(Modifier::DIM),
        ));
    }
    for alike in cells.chunk_by(|(_, one), (_, other)| one == other) {
        let text: String = alike.iter().map(|(c, _)| c).collect();
        let style = alike.first().map(|(_, style)| *style).unwrap_or_default();
        line.push_span(Span::styled(text, style));
    }
    line
}

/// One line, which ends with the look that it began with.
pub(super) fn line(text: &str) -> Line<'static> {
    let mut spans = Vec::new();
    let mut style = Style::new();
    let mut pieces = text.split('\x1b');
    let mut add = |text: &str, style: Style| {
        if !text.is_empty() {
            spans.push(Span::styled(text.to_owned(), style));
        }
    };
    add(pieces.next().unwrap_or_default(), style);
    for piece in pieces {
        let sequence = piece
            .strip_prefix('[')
            .and_then(|piece| piece.split_once('m'));
        match sequence {
            Some((codes, rest)) => {
                for code in codes.split(';') {
                    style = apply(style, code);
                }
                add(rest, style);
            }
            None => add(piece, style),
        }
    }
    Line::from(spans)
}

fn apply(style: Style, code: &str) -> Style {
    match code {
        "" | "0" => Style::new(),
        "1" => style.add_modifier(Modifier::BOLD),
        "2" => style.add_modifier(Modifier::DIM),
        "4" => style.add_modifier(Modifier::UNDERLINED),
        "31" => style.fg(Color::Red),
        "32" => style.fg(Color::Green),
        "33" => style.fg(Color::Yellow),
        _ => style,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_become_values() {
        let found = line("a \x1b[1m\x1b[31mno\x1b[0m b");
        assert_eq!(
            found.spans,
            [
                Span::raw("a "),
                Span::styled(
                    "no",
                    Style::new().fg(Color::Red).add_modifier(Modifier::BOLD)
                ),
                Span::raw(" b"),
            ]
        );
    }

    #[test]
    fn what_is_no_sequence_of_ours_stays_text() {
        let text: String = line("x\x1b]0;title")
            .spans
            .iter()
            .map(|span| span.content.clone())
            .collect();
        assert_eq!(text, "x]0;title");
    }

    #[test]
    fn empty_lines_stay() {
        assert_eq!(rows("a\n\nb\n", 80).len(), 3);
    }

    fn told(text: &str, columns: usize) -> Vec<String> {
        let rows = rows(text, columns);
        assert!(rows.iter().all(|row| row.width() <= columns), "{rows:?}");
        rows.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_wide_line_goes_on_in_the_next_row() {
        assert_eq!(told("one two three\nfour", 13), ["one two three", "four"]);
        assert_eq!(
            told("let number = first + second;", 14),
            ["let number =", "↳ first +", "↳ second;"]
        );
        // A word that is too long, and characters of two columns.
        assert_eq!(
            told("0123456789abcdefghijk", 10),
            ["0123456789", "↳ abcdefgh", "↳ ijk"]
        );
        assert_eq!(told("漢字漢字漢字", 11), ["漢字漢字漢", "↳ 字"]);
        // An indent is no place to break.
        assert_eq!(
            told("          long_word_here", 16),
            ["          long_w", "↳ ord_here"]
        );
    }

    #[test]
    fn a_look_goes_on_with_its_line() {
        let found = rows("\x1b[31mred red red\x1b[0m end", 10);
        let red = Style::new().fg(Color::Red);
        assert_eq!(found[0].spans, [Span::styled("red red", red)]);
        assert_eq!(
            found[1].spans[1..],
            [Span::styled("red", red), Span::raw(" end")]
        );
    }

    #[test]
    fn a_screen_without_room_cuts() {
        assert_eq!(rows("some words", 3).len(), 1);
        assert_eq!(rows("some words", 0).len(), 1);
    }
}
