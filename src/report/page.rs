//! The page that a report for people is written on: lines, sentences that wrap, one blank line between parts.

use super::columns::width;
use super::style::{Role, Style};

/// A page being written.
#[derive(Debug)]
pub(super) struct Page<'a> {
    /// How it looks.
    pub(super) style: &'a Style,
    text: String,
}

impl<'a> Page<'a> {
    /// An empty page.
    pub(super) fn new(style: &'a Style) -> Page<'a> {
        Page {
            style,
            text: String::new(),
        }
    }

    /// The finished text.
    pub(super) fn finish(self) -> String {
        self.text
    }

    /// A blank line before the next part, unless there is one.
    pub(super) fn gap(&mut self) {
        if !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A line as it is.
    pub(super) fn line(&mut self, indent: usize, text: &str) {
        let line = format!("{}{text}", " ".repeat(indent));
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    /// A line in the colour of its role.
    pub(super) fn painted(&mut self, indent: usize, role: Role, text: &str) {
        self.line(indent, &self.style.paint(role, text));
    }

    /// A sentence, wrapped; lines after the first stand two columns further in.
    pub(super) fn prose(&mut self, indent: usize, text: &str) {
        for (number, line) in self.wrapped(indent, text).iter().enumerate() {
            self.line(if number == 0 { indent } else { indent + 2 }, line);
        }
    }

    /// A sentence in the colour of its role, wrapped.
    pub(super) fn painted_prose(&mut self, indent: usize, role: Role, text: &str) {
        for (number, line) in self.wrapped(indent, text).iter().enumerate() {
            self.painted(if number == 0 { indent } else { indent + 2 }, role, line);
        }
    }

    /// A label in bold and what it says, wrapped.
    pub(super) fn labelled(&mut self, indent: usize, label: &str, text: &str) {
        for (number, line) in self
            .wrapped(indent, &format!("{label}: {text}"))
            .iter()
            .enumerate()
        {
            match (number, line.strip_prefix(label)) {
                (0, Some(rest)) => self.line(
                    indent,
                    &format!("{}{rest}", self.style.paint(Role::Strong, label)),
                ),
                (0, None) => self.line(indent, line),
                _ => self.line(indent + 2, line),
            }
        }
    }

    /// What to do, and the command to type for it; either may be empty. A command never breaks, so that it can be
    /// copied: where there is no room beside the label it gets a line of its own.
    pub(super) fn suggestion(&mut self, label: &str, advice: &str, command: &str) {
        let separator = match advice.is_empty() || command.is_empty() {
            true => "",
            false => ": ",
        };
        let text = format!("{advice}{separator}{command}");
        let columns = width(label) + 2 + width(&text);
        if command.is_empty() || columns <= self.style.prose_columns() {
            self.labelled(0, label, &text);
        } else if advice.is_empty() {
            self.painted(0, Role::Strong, &format!("{label}:"));
            self.line(2, command);
        } else {
            self.labelled(0, label, &format!("{advice}:"));
            self.line(2, command);
        }
    }

    fn wrapped(&self, indent: usize, text: &str) -> Vec<String> {
        let columns = self.style.prose_columns().saturating_sub(indent);
        if width(text) <= columns {
            return vec![text.to_owned()];
        }
        // Continuation lines stand further in, and the first line keeps to the same measure.
        wrap(text, columns.saturating_sub(2))
    }
}

/// Breaks a text at single blanks. Runs of blanks within a line stay as they are, because code in backquotes may
/// have them; a word longer than a line gets a line of its own.
pub(super) fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line: Option<String> = None;
    for word in text.split(' ') {
        line = Some(match line {
            None => word.to_owned(),
            Some(line) if width(&line) + 1 + width(word) <= columns => format!("{line} {word}"),
            Some(line) => {
                lines.push(line);
                word.to_owned()
            }
        });
    }
    lines.extend(line);
    lines
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::plain;
    use super::*;

    #[test]
    fn sentences_break_between_words() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("`a  b` c", 8), ["`a  b` c"]);
        assert_eq!(
            wrap("incomprehensibilities it is", 5),
            ["incomprehensibilities", "it is"]
        );
        assert_eq!(wrap("漢字 漢字", 8), ["漢字", "漢字"]);
        assert_eq!(wrap("", 8), [""]);
    }

    #[test]
    fn parts_are_one_blank_line_apart() {
        let style = plain();
        let mut page = Page::new(&style);
        page.line(0, "one  ");
        page.gap();
        page.gap();
        page.line(2, "two");
        assert_eq!(page.finish(), "one\n\n  two\n");
    }

    #[test]
    fn a_command_stays_in_one_piece() {
        let drawn = |advice: &str, command: &str| {
            let style = Style {
                width: 40,
                ..plain()
            };
            let mut page = Page::new(&style);
            page.suggestion("next", advice, command);
            page.finish()
        };
        let long = "grader --catalogue '/home/me/my course' check x";
        for (advice, command, expected) in [
            ("", "grader next", "next: grader next\n".to_owned()),
            ("go on", "", "next: go on\n".to_owned()),
            (
                "go on",
                "grader next",
                "next: go on: grader next\n".to_owned(),
            ),
            ("", long, format!("next:\n  {long}\n")),
            ("go on", long, format!("next: go on:\n  {long}\n")),
        ] {
            assert_eq!(drawn(advice, command), expected);
        }
    }

    #[test]
    fn a_label_is_bold_and_what_follows_hangs() {
        let style = Style {
            colour: true,
            width: 40,
            ..plain()
        };
        let mut page = Page::new(&style);
        page.labelled(2, "checks", "reading an entry makes it the most recent one");
        assert_eq!(
            page.finish(),
            "  \x1b[1mchecks\x1b[0m: reading an entry makes it\n    the most recent one\n"
        );
    }
}
