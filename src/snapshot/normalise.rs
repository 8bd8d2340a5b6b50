//! Named steps that make two outputs comparable.

use std::borrow::Cow;

use super::line::{content, has_newline, lines};

/// One step. New steps go at the end, so that the order of the earlier ones never changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Normalisation {
    /// CRLF becomes LF.
    LineEndings,
    /// Blanks and tabs at the end of a line go.
    TrailingBlanks,
    /// Blank lines at the end of the text go, the last line gets its newline.
    FinalBlankLines,
}

impl Normalisation {
    /// The steps of the comparisons that forgive invisible differences.
    pub const FORGIVING: [Normalisation; 3] = [
        Normalisation::LineEndings,
        Normalisation::TrailingBlanks,
        Normalisation::FinalBlankLines,
    ];

    /// Takes the step. A text that has nothing to change is not copied.
    pub fn apply(self, text: Cow<'_, [u8]>) -> Cow<'_, [u8]> {
        match self {
            Normalisation::LineEndings => each_line(text, |content, has_newline| {
                match content.strip_suffix(b"\r") {
                    Some(before) if has_newline => before,
                    _ => content,
                }
            }),
            Normalisation::TrailingBlanks => each_line(text, |content, _| {
                let end = content
                    .iter()
                    .rposition(|byte| !matches!(byte, b' ' | b'\t'));
                content
                    .get(..end.map_or(0, |end| end + 1))
                    .unwrap_or(content)
            }),
            Normalisation::FinalBlankLines => without_final_blank_lines(text),
        }
    }
}

/// Replaces the content of each line by the beginning of it that `kept` answers; `kept` also hears whether the line
/// has a newline.
fn each_line<'a>(text: Cow<'a, [u8]>, kept: impl Fn(&[u8], bool) -> &[u8]) -> Cow<'a, [u8]> {
    let kept_of = |line| kept(content(line), has_newline(line));
    if lines(&text).all(|line| kept_of(line).len() == content(line).len()) {
        return text;
    }
    let mut changed = Vec::with_capacity(text.len());
    for line in lines(&text) {
        changed.extend_from_slice(kept_of(line));
        if has_newline(line) {
            changed.push(b'\n');
        }
    }
    Cow::Owned(changed)
}

/// A line is blank when it holds nothing but blanks, tabs and carriage returns, so that this step does its work
/// without the other two as well.
fn without_final_blank_lines(text: Cow<'_, [u8]>) -> Cow<'_, [u8]> {
    let is_blank = |line: &[u8]| {
        content(line)
            .iter()
            .all(|byte| matches!(byte, b' ' | b'\t' | b'\r'))
    };
    let blank: usize = lines(&text)
        .rev()
        .take_while(|line| is_blank(line))
        .map(<[u8]>::len)
        .sum();
    let end = text.len() - blank;
    let mut text = match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.get(..end).unwrap_or(text)),
        Cow::Owned(mut text) => {
            text.truncate(end);
            Cow::Owned(text)
        }
    };
    if !text.is_empty() && !has_newline(&text) {
        text.to_mut().push(b'\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Before and after.
    type Table<'a> = &'a [(&'a str, &'a str)];

    fn check(step: Normalisation, table: Table) {
        for (before, after) in table {
            let got = step.apply(Cow::Borrowed(before.as_bytes()));
            assert_eq!(String::from_utf8_lossy(&got), *after, "{before:?}");
            let owned = step.apply(Cow::Owned(before.as_bytes().to_vec()));
            assert_eq!(owned, got, "{before:?}");
            if before == after {
                assert!(matches!(got, Cow::Borrowed(_)), "{before:?} was copied");
            }
        }
    }

    #[test]
    fn line_endings() {
        check(
            Normalisation::LineEndings,
            &[
                ("", ""),
                ("a\nb\n", "a\nb\n"),
                ("a\r\nb\r\n", "a\nb\n"),
                ("a\r\nb\nc", "a\nb\nc"),
                ("\r\n\r\n", "\n\n"),
                // A carriage return elsewhere is something that was printed.
                ("a\rb\r", "a\rb\r"),
                ("a\r\r\n", "a\r\n"),
            ],
        );
    }

    #[test]
    fn trailing_blanks() {
        check(
            Normalisation::TrailingBlanks,
            &[
                ("", ""),
                (" a\tb\n", " a\tb\n"),
                ("a \nb\t \nc  ", "a\nb\nc"),
                (" \n\t\n", "\n\n"),
                ("a \r\n", "a \r\n"),
                ("a\u{a0}\n", "a\u{a0}\n"),
            ],
        );
    }

    #[test]
    fn final_blank_lines() {
        check(
            Normalisation::FinalBlankLines,
            &[
                ("", ""),
                ("a\n", "a\n"),
                ("a", "a\n"),
                ("a\n\n\n", "a\n"),
                ("a\n \t\n  ", "a\n"),
                ("a\r\n\r\n", "a\r\n"),
                ("\n\na \n", "\n\na \n"),
                ("\n", ""),
                (" ", ""),
            ],
        );
    }

    #[test]
    fn bytes_that_are_not_utf8_pass_through() {
        for step in Normalisation::FORGIVING {
            let text: &[u8] = b"\xff\0\xfe\n";
            assert_eq!(step.apply(Cow::Borrowed(text)).as_ref(), text, "{step:?}");
        }
    }
}
