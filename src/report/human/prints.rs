//! What a program printed and what it found on stdin, bounded: of long text the beginning and the end, with the
//! number of lines between.
//!
//! Every line stands behind a bar, so that no print can pass for a line of the report.

use super::super::page::Page;
use super::super::quantity::count;
use super::super::style::Role;
use super::super::{columns, escape, quantity};
use crate::grade::Panic;
use crate::sandbox::Capture;
use crate::snapshot::text_of;

/// Lines shown of one text, and lines shown when everything is asked for.
const LINES: usize = 20;
const VERBOSE_LINES: usize = 200;
/// Columns of one line; a terminal wraps it, a report is not flooded by it.
const LINE_COLUMNS: usize = 240;

/// A line of a text, or what was dropped while the program ran.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Row {
    Line(String),
    Dropped(u64),
}

/// Writes what a stream held under a heading; nothing for an empty one.
pub(super) fn write_stream(
    page: &mut Page<'_>,
    heading: &str,
    stream: &Capture,
    shown_panic: Option<&Panic>,
) {
    let (mut head, tail) = match stream.dropped() {
        0 => (
            text_of(&[stream.head(), stream.tail()].concat()),
            String::new(),
        ),
        _ => (text_of(stream.head()), text_of(stream.tail())),
    };
    if let Some(panic) = shown_panic {
        head = without_panic(&head, panic);
    }
    let mut rows: Vec<Row> = escape::block(&head).into_iter().map(Row::Line).collect();
    if stream.dropped() > 0 {
        rows.push(Row::Dropped(stream.dropped()));
    }
    rows.extend(escape::block(&tail).into_iter().map(Row::Line));
    let is_blank = |row: &Row| matches!(row, Row::Line(line) if line.trim().is_empty());
    let Some(first) = rows.iter().position(|row| !is_blank(row)) else {
        return;
    };
    let last = rows.iter().rposition(|row| !is_blank(row)).unwrap_or(first);
    rows.truncate(last + 1);
    rows.drain(..first);
    page.gap();
    page.painted(2, Role::Strong, heading);
    write_rows(page, &rows);
}

/// Writes what a program found on stdin, with numbered lines; nothing for no input.
pub(super) fn write_input(page: &mut Page<'_>, input: &[u8]) {
    let lines = escape::block(&text_of(input));
    if lines.is_empty() {
        return;
    }
    let bound = bound(page);
    page.gap();
    page.painted(2, Role::Strong, "input");
    let digits = lines.len().min(bound).to_string().len();
    for (number, line) in lines.iter().take(bound).enumerate() {
        let gutter = page
            .style
            .paint(Role::Muted, &format!("{:>digits$} |", number + 1));
        page.line(4, &format!("{gutter} {}", columns::cut(line, LINE_COLUMNS)));
    }
    if lines.len() > bound {
        let left_out = count(lines.len() - bound, "more line", "more lines");
        page.painted(4, Role::Muted, &format!("… {left_out}"));
    }
}

/// Writes the further lines of a message, such as the two sides of a failed assertion.
pub(super) fn write_message(page: &mut Page<'_>, lines: &[String]) {
    let rows: Vec<Row> = lines.iter().cloned().map(Row::Line).collect();
    write_rows(page, &rows);
}

fn bound(page: &Page<'_>) -> usize {
    if page.style.verbose() {
        VERBOSE_LINES
    } else {
        LINES
    }
}

fn write_rows(page: &mut Page<'_>, rows: &[Row]) {
    let bound = bound(page);
    // Two thirds from the beginning: that is where a program says what it is about to do.
    let (head, tail) = if rows.len() > bound {
        (bound * 2 / 3, bound / 3)
    } else {
        (rows.len(), 0)
    };
    let (first, rest) = rows.split_at(head);
    let (between, last) = rest.split_at(rest.len() - tail);
    first.iter().for_each(|row| write_row(page, row));
    if !between.is_empty() {
        let lines = between
            .iter()
            .filter(|row| matches!(row, Row::Line(_)))
            .count();
        let dropped = between
            .iter()
            .map(|row| {
                if let Row::Dropped(bytes) = row {
                    *bytes
                } else {
                    0
                }
            })
            .sum();
        write_gap(page, lines, dropped);
    }
    last.iter().for_each(|row| write_row(page, row));
}

fn write_row(page: &mut Page<'_>, row: &Row) {
    match row {
        Row::Line(line) => {
            let bar = page.style.paint(Role::Muted, "|");
            page.line(4, &format!("{bar} {}", columns::cut(line, LINE_COLUMNS)));
        }
        Row::Dropped(bytes) => write_gap(page, 0, *bytes),
    }
}

/// Says what is missing here: lines that are not shown, bytes that were never kept.
fn write_gap(page: &mut Page<'_>, lines: usize, dropped: u64) {
    let lines = (lines > 0).then(|| format!("{} left out", count(lines, "line", "lines")));
    let dropped = (dropped > 0).then(|| format!("{} not kept", quantity::size(dropped)));
    let words = [lines, dropped]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(", ");
    page.painted_prose(4, Role::Muted, &format!("… {words} …"));
}

/// The text without what Rust's panic hook wrote about a panic that the report shows by itself.
fn without_panic(text: &str, panic: &Panic) -> String {
    let place = format!("{}:{}:{}:", panic.file, panic.line, panic.column);
    let mut kept: Vec<&str> = Vec::new();
    let mut lines = text.split_inclusive('\n').peekable();
    let mut found = false;
    while let Some(line) = lines.next() {
        let content = line.trim_end();
        if !found
            && content.starts_with("thread '")
            && content.contains("panicked at ")
            && content.ends_with(&place)
        {
            found = true;
            for message_line in panic.message.lines() {
                if lines
                    .peek()
                    .is_some_and(|line| line.trim_end() == message_line.trim_end())
                {
                    lines.next();
                }
            }
            // The hook begins with a blank line.
            if kept.last().is_some_and(|line| line.trim().is_empty()) {
                kept.pop();
            }
        } else if !content.starts_with("note: run with `RUST_BACKTRACE=") {
            kept.push(line);
        }
    }
    kept.concat()
}

#[cfg(test)]
mod tests {
    use super::super::super::fixtures::{self, plain};
    use super::super::super::style::{Style, Verbosity};
    use super::*;

    fn stream(style: &Style, bytes: &[u8], panic: Option<&Panic>) -> String {
        let mut page = Page::new(style);
        write_stream(
            &mut page,
            "your prints (stdout)",
            &Capture::whole(bytes),
            panic,
        );
        page.finish()
    }

    fn many_lines(number: usize) -> Vec<u8> {
        (1..=number)
            .map(|line| format!("line {line}\n"))
            .collect::<String>()
            .into_bytes()
    }

    #[test]
    fn prints_stand_behind_a_bar() {
        let text = stream(&plain(), b"one\n\xff\x1b[2Jtwo\n\n\tthree", None);
        assert_eq!(
            text,
            "\n  your prints (stdout)\n    | one\n    | \\xff\\x1b[2Jtwo\n    |\n    |     three\n"
        );
    }

    #[test]
    fn nothing_printed_is_nothing_said() {
        assert_eq!(stream(&plain(), b"", None), "");
        assert_eq!(stream(&plain(), b"\n\n", None), "");
    }

    #[test]
    fn of_many_lines_the_beginning_and_the_end_are_shown() {
        let text = stream(&plain(), &many_lines(100), None);
        let lines: Vec<&str> = text.lines().skip(2).collect();
        assert_eq!(lines.len(), 20);
        assert_eq!(
            (lines[12], lines[13], lines[14]),
            (
                "    | line 13",
                "    … 81 lines left out …",
                "    | line 95"
            )
        );
        let verbose = Style {
            verbosity: Verbosity::Verbose,
            ..plain()
        };
        assert_eq!(
            stream(&verbose, &many_lines(100), None).lines().count(),
            102
        );
    }

    #[test]
    fn what_the_sandbox_did_not_keep_is_counted() {
        let style = plain();
        let mut page = Page::new(&style);
        write_stream(
            &mut page,
            "your prints (stderr)",
            &fixtures::cut_capture(),
            None,
        );
        assert_eq!(
            page.finish(),
            "\n  your prints (stderr)\n    | begin\n    … 87 bytes not kept …\n    | end\n"
        );
    }

    #[test]
    fn an_endless_line_is_cut() {
        let text = stream(&plain(), &[b'x'; 10_000], None);
        assert!(text.ends_with("x … 9760 characters left out\n"), "{text}");
    }

    #[test]
    fn input_has_numbered_lines() {
        let style = plain();
        let mut page = Page::new(&style);
        write_input(&mut page, &many_lines(25));
        let text = page.finish();
        assert!(text.starts_with("\n  input\n     1 | line 1\n"), "{text}");
        assert!(
            text.ends_with("    20 | line 20\n    … 5 more lines\n"),
            "{text}"
        );
        let mut page = Page::new(&style);
        write_input(&mut page, b"");
        assert_eq!(page.finish(), "");
    }

    #[test]
    fn a_panic_that_is_shown_is_not_shown_again() {
        let panic = fixtures::panic();
        let hook = "before\n\nthread 'main' (7) panicked at solutions/collections/lru-cache.rs:14:22:\n\
                    index out of bounds: the len is 3 but the index is 3\n\
                    note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace\nafter\n";
        assert_eq!(without_panic(hook, &panic), "before\nafter\n");
        let other = "thread 'worker' panicked at src/other.rs:1:1:\nanother one\n";
        assert_eq!(without_panic(other, &panic), other);
        let twice = format!("{hook}{hook}");
        assert_eq!(
            without_panic(&twice, &panic).matches("panicked at").count(),
            1
        );
    }
}
