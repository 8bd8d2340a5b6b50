//! A line as it is shown beside another one: invisible characters made visible, and of a long line the part
//! around what matters.

use super::super::columns::width;
use super::super::escape;

/// What a line is shown for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::report) enum Sight {
    /// Source code: a tab is four blanks, blanks are blanks.
    Code,
    /// A line that both outputs have: tabs and other invisible characters are shown, blanks are blanks.
    Context,
    /// A line that differs: blanks at its end are shown too, and where a change is nothing but blanks.
    Difference,
}

/// A piece of a line with the words that changed.
pub(in crate::report) type Piece<'a> = (&'a str, bool);

/// One character as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::report) struct Cell {
    /// What is shown.
    pub(in crate::report) text: String,
    /// Whether it belongs to a change.
    pub(in crate::report) changed: bool,
    /// The sign that stands for an invisible character, if this is one.
    pub(in crate::report) sign: Option<Sign>,
}

/// A sign that stands for an invisible character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::report) enum Sign {
    /// `·` for a blank.
    Blank,
    /// `→` for a tab.
    Tab,
    /// `␍` for a carriage return.
    CarriageReturn,
}

impl Sign {
    /// What the sign stands for, in words.
    pub(in crate::report) fn legend(self) -> &'static str {
        match self {
            Sign::Blank => "`·` is a blank",
            Sign::Tab => "`→` is a tab",
            Sign::CarriageReturn => "`␍` is a carriage return",
        }
    }
}

/// The part of a line that is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::report) struct Window {
    /// Its characters.
    pub(in crate::report) cells: Vec<Cell>,
    /// How many characters before it are left out.
    pub(in crate::report) before: usize,
    /// How many characters after it are left out.
    pub(in crate::report) after: usize,
}

impl Window {
    /// The part of a line around the character number `focus` that fits into so many columns, the marks of what
    /// is left out included.
    pub(in crate::report) fn around(
        pieces: &[Piece<'_>],
        focus: usize,
        sight: Sight,
        columns: usize,
    ) -> Window {
        let length = pieces
            .iter()
            .map(|(text, _)| text.chars().count())
            .sum::<usize>();
        let whole = Window::starting_at(pieces, 0, length, sight, columns);
        if whole.after == 0 {
            return whole;
        }
        // The marks of the cut take some columns themselves.
        let columns = columns.saturating_sub(MARKS).max(8);
        let start = if focus > columns / 2 {
            focus - columns / 4
        } else {
            0
        };
        // An end that takes no more columns than the words that it is left out is shown.
        let to_the_end = Window::starting_at(pieces, start, length, sight, columns + MARKS - 1);
        match to_the_end.after {
            0 => to_the_end,
            _ => Window::starting_at(pieces, start, length, sight, columns),
        }
    }

    fn starting_at(
        pieces: &[Piece<'_>],
        start: usize,
        length: usize,
        sight: Sight,
        columns: usize,
    ) -> Window {
        let trailing = length - trailing_blanks(pieces);
        let mut cells = Vec::new();
        let mut used = 0;
        let characters = pieces.iter().flat_map(|(text, changed)| {
            let only_blanks = *changed && text.chars().all(|c| c == ' ');
            text.chars().map(move |c| (c, *changed, only_blanks))
        });
        for (place, (c, changed, only_blanks)) in characters.enumerate().skip(start) {
            let shows_blank = sight == Sight::Difference && (only_blanks || place >= trailing);
            let (text, sign) = shown(c, shows_blank, sight);
            used += width(&text).max(1);
            if used > columns {
                break;
            }
            cells.push(Cell {
                text,
                changed,
                sign,
            });
        }
        let after = length - start - cells.len();
        Window {
            cells,
            before: start,
            after,
        }
    }

    /// Everything as text, with `…` where something is left out.
    pub(in crate::report) fn text(&self) -> String {
        let cells: String = self.cells.iter().map(|cell| cell.text.as_str()).collect();
        format!("{}{cells}{}", self.leading_mark(), self.trailing_mark())
    }

    /// What stands before the cells.
    pub(in crate::report) fn leading_mark(&self) -> &'static str {
        if self.before > 0 { "…" } else { "" }
    }

    /// What stands after the cells.
    pub(in crate::report) fn trailing_mark(&self) -> String {
        if self.after > 0 {
            format!("… {} more", self.after)
        } else {
            String::new()
        }
    }

    /// Columns before the character with this number, from 0; `None` when it is left out.
    pub(in crate::report) fn columns_before(&self, place: usize) -> Option<usize> {
        let cells = self.cells.get(..place.checked_sub(self.before)?)?;
        Some(width(self.leading_mark()) + cells.iter().map(|cell| width(&cell.text)).sum::<usize>())
    }
}

/// Columns that the marks of a cut take, `…` and `… 12345 more`.
const MARKS: usize = 13;

fn trailing_blanks(pieces: &[Piece<'_>]) -> usize {
    pieces
        .iter()
        .rev()
        .flat_map(|(text, _)| text.chars().rev())
        .take_while(|c| matches!(c, ' ' | '\t' | '\r'))
        .count()
}

fn shown(c: char, shows_blank: bool, sight: Sight) -> (String, Option<Sign>) {
    match (c, sight) {
        (' ', _) if shows_blank => ("·".to_owned(), Some(Sign::Blank)),
        ('\t', Sight::Code) => (" ".repeat(4), None),
        ('\t', _) => ("→".to_owned(), Some(Sign::Tab)),
        ('\r', Sight::Context | Sight::Difference) => ("␍".to_owned(), Some(Sign::CarriageReturn)),
        (c, Sight::Context | Sight::Difference) if escape::is_odd_blank(c) => {
            (escape::code_point(c), None)
        }
        (c, _) => (escape::character(c).unwrap_or_else(|| c.to_string()), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(pieces: &[Piece<'_>], sight: Sight) -> String {
        Window::around(pieces, 0, sight, 80).text()
    }

    #[test]
    fn invisible_characters_are_shown_where_they_matter() {
        let table = [
            ("a b  ", Sight::Difference, "a b··"),
            ("a b  ", Sight::Context, "a b  "),
            ("a\tb \r", Sight::Difference, "a→b·␍"),
            ("a\tb", Sight::Context, "a→b"),
            ("\ta\r", Sight::Code, "    a\\r"),
            ("a\u{A0}b\u{200B}", Sight::Difference, "a<U+00A0>b<U+200B>"),
            ("a\u{A0}b", Sight::Code, "a\u{A0}b"),
            ("\x1b[31m", Sight::Context, "\\x1b[31m"),
        ];
        for (line, sight, expected) in table {
            assert_eq!(text(&[(line, false)], sight), expected);
        }
    }

    #[test]
    fn a_change_of_blanks_alone_is_shown() {
        assert_eq!(
            text(
                &[("a", false), ("  ", true), ("b c", false)],
                Sight::Difference
            ),
            "a··b c"
        );
        assert_eq!(
            text(
                &[("a", false), (" x ", true), ("b", false)],
                Sight::Difference
            ),
            "a x b"
        );
    }

    #[test]
    fn a_long_line_is_shown_around_its_change() {
        let long = "0123456789".repeat(10);
        let window = Window::around(&[(&long, false)], 0, Sight::Context, 40);
        assert_eq!(window.text(), "012345678901234567890123456… 73 more");
        let window = Window::around(&[(&long, false)], 60, Sight::Context, 40);
        assert_eq!((window.before, window.after), (54, 19));
        assert_eq!(window.text(), "…456789012345678901234567890… 19 more");
        assert_eq!(window.columns_before(60), Some(7));
        assert_eq!(window.columns_before(53), None);
        let window = Window::around(&[(&long, false)], 99, Sight::Context, 40);
        assert_eq!(window.text(), "…3456789");
    }

    #[test]
    fn a_line_that_just_fits_is_whole() {
        let line = "x".repeat(40);
        assert_eq!(
            Window::around(&[(&line, false)], 30, Sight::Context, 40).text(),
            line
        );
    }
}
