//! The Markdown of questions and tasks on a page: paragraphs and list items are filled to the page's width, code
//! stays as it is. The marks stay too: they read well, and nothing is told by colour alone.

use super::escape;
use super::markdown_table::MarkdownTable;
use super::page::{Page, wrap};

/// Columns that a code block stands further in.
const CODE_INDENT: usize = 4;

/// Writes a text.
pub(super) fn write(page: &mut Page<'_>, text: &str) {
    let mut paragraph = String::new();
    let mut table = MarkdownTable::default();
    let mut in_code = false;
    for line in text.lines() {
        let trimmed = line.trim_start();
        if !in_code && trimmed.starts_with('|') {
            finish(page, &mut paragraph);
            table.push(&escape::line(trimmed));
            continue;
        }
        table.finish(page);
        if trimmed.starts_with("```") {
            finish(page, &mut paragraph);
            in_code = !in_code;
        } else if in_code {
            page.line(CODE_INDENT, &escape::line(line));
        } else if trimmed.is_empty() {
            finish(page, &mut paragraph);
            page.gap();
        } else {
            let indent = line.len() - trimmed.len();
            // A line that begins something of its own ends what came before.
            if begins_item(trimmed, paragraph.trim_start()) || trimmed.starts_with('#') {
                finish(page, &mut paragraph);
                paragraph.push_str(&line[..indent]);
            }
            if !paragraph.trim().is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(trimmed.trim_end());
        }
    }
    table.finish(page);
    finish(page, &mut paragraph);
}

/// Whether a line begins a list item. In the middle of a paragraph a number is one only when it is 1, as CommonMark has
/// it: a sentence may end with a number that comes to stand first in a line.
fn begins_item(line: &str, paragraph: &str) -> bool {
    let numbered = line.starts_with(|first: char| first.is_ascii_digit());
    let in_text = !paragraph.is_empty() && item_mark(paragraph) == 0;
    item_mark(line) > 0 && !(numbered && in_text && !line.starts_with("1. "))
}

fn finish(page: &mut Page<'_>, paragraph: &mut String) {
    let text = std::mem::take(paragraph);
    let trimmed = text.trim_start();
    if trimmed.is_empty() {
        return;
    }
    let indent = text.len() - trimmed.len();
    let hanging = indent + item_mark(trimmed);
    let columns = page.style.prose_columns().saturating_sub(hanging);
    for (number, line) in wrap(&escape::line(trimmed), columns).iter().enumerate() {
        page.line(if number == 0 { indent } else { hanging }, line);
    }
}

/// How wide the mark of a list item is, with the blank after it; 0 for anything else.
fn item_mark(line: &str) -> usize {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &line[digits..];
    match () {
        () if digits == 0 && (line.starts_with("* ") || line.starts_with("- ")) => 2,
        () if digits > 0 && rest.starts_with(". ") => digits + 2,
        () => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::plain;
    use super::super::style::Style;
    use super::*;

    fn written(text: &str, width: usize) -> String {
        let style = Style { width, ..plain() };
        let mut page = Page::new(&style);
        write(&mut page, text);
        page.finish()
    }

    #[test]
    fn paragraphs_are_filled_and_code_is_not() {
        let text = "one two three\nfour five\n\n```rust\nfn  f() {}\n```\nsix";
        assert_eq!(
            written(text, 40),
            "one two three four five\n\n    fn  f() {}\nsix\n"
        );
    }

    #[test]
    fn items_hang_and_do_not_run_together() {
        let text =
            "list:\n* one two three four five six seven eight nine\n* ten\n1. eleven\n   and more";
        assert_eq!(
            written(text, 40),
            "list:\n* one two three four five six seven\n  eight nine\n* ten\n1. eleven and more\n"
        );
    }

    #[test]
    fn a_number_that_comes_to_stand_first_is_no_item() {
        assert_eq!(
            written("at most\n1000. It is so.", 40),
            "at most 1000. It is so.\n"
        );
    }

    #[test]
    fn rows_of_a_table_stay_rows() {
        assert_eq!(
            written("| a | b |\n| - | - |\n| 1 | 2 |", 40),
            "a  b\n1  2\n"
        );
    }

    #[test]
    fn control_characters_are_shown() {
        assert!(!written("a \x1b[2J b", 40).contains('\x1b'));
    }
}
