//! Text of the reports as lines of a screen.
//!
//! Reports say with terminal sequences what is bold or red; a screen wants that as values. Only sequences that reports
//! write are known here. What a learner's program printed has been escaped before, so none of its bytes can be one.

use ratatui::style::{Color, Modifier, Style};
use ratatui::text::{Line, Span};

/// The lines of a report's text.
pub(super) fn lines(text: &str) -> Vec<Line<'static>> {
    text.lines().map(line).collect()
}

/// One line, which ends with the look that it began with.
fn line(text: &str) -> Line<'static> {
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
        assert_eq!(lines("a\n\nb\n").len(), 3);
    }
}
