//! What clippy notes about an accepted answer: suggestions, shown as such, after everything that counts.

use super::super::page::Page;
use super::super::quantity::count;
use super::super::style::Role;
use super::super::{columns, escape};
use super::excerpt;
use crate::build::{Note, Replacement};

/// Notes shown, and notes shown when everything is asked for.
const NOTES: usize = 5;
const VERBOSE_NOTES: usize = 50;
/// Lines shown on each side of a replacement.
const LINES: usize = 12;
/// Columns shown of one line.
const LINE_COLUMNS: usize = 300;

/// Writes the notes about a submission. That there is none is worth a line only where everything is asked for.
pub(super) fn write(page: &mut Page<'_>, submission: &str, notes: &[Note]) {
    let verbose = page.style.verbose();
    if notes.is_empty() {
        if verbose {
            page.gap();
            page.painted_prose(0, Role::Muted, "clippy has nothing to add");
            page.gap();
        }
        return;
    }
    let words = count(notes.len(), "note", "notes");
    let what = if notes.len() == 1 {
        "a suggestion"
    } else {
        "suggestions"
    };
    page.gap();
    page.labelled(
        0,
        &format!("clippy has {words} on your file"),
        &format!("{what}, your grade stays as it is"),
    );
    let most = if verbose { VERBOSE_NOTES } else { NOTES };
    for note in notes.iter().take(most) {
        page.gap();
        write_note(page, submission, note);
    }
    if notes.len() > most {
        let words = count(notes.len() - most, "more note", "more notes");
        let where_to = if verbose { "" } else { ": read more with -v" };
        page.gap();
        page.painted_prose(0, Role::Muted, &format!("… {words}{where_to}"));
    }
    page.gap();
}

fn write_note(page: &mut Page<'_>, submission: &str, note: &Note) {
    let place = format!("{}:{}:{}", escape::line(submission), note.line, note.column);
    let lint = page.style.paint(Role::Strong, &escape::line(&note.lint));
    page.line(2, &format!("{place} · {lint}"));
    page.prose(4, &sentence(&note.message));
    let replaced = note.help.iter().any(|advice| advice.replacement.is_some());
    if !replaced {
        excerpt::write(page, 4, note.line, note.column, &note.source);
    }
    for advice in &note.help {
        page.labelled(4, "help", &sentence(&advice.message));
        if let Some(replacement) = &advice.replacement {
            write_replacement(page, replacement);
        }
    }
}

/// The lines that would go and those that would come, each with its number.
fn write_replacement(page: &mut Page<'_>, replacement: &Replacement) {
    let (before, after) = (&replacement.before, &replacement.after);
    let pairs = |one: &[String], other: &[String]| {
        let same = one
            .iter()
            .zip(other)
            .take_while(|(one, other)| one == other);
        same.count()
    };
    let same = pairs(before, after);
    let (before, after) = (
        before.get(same..).unwrap_or_default(),
        after.get(same..).unwrap_or_default(),
    );
    let reversed = |lines: &[String]| lines.iter().rev().cloned().collect::<Vec<String>>();
    let same_at_end = pairs(&reversed(before), &reversed(after));
    let number = replacement.line + same;
    let sides = [(before, "-", Role::Bad), (after, "+", Role::Good)];
    let digits = (number + before.len().max(after.len())).to_string().len();
    for (lines, sign, role) in sides {
        let lines = lines
            .get(..lines.len().saturating_sub(same_at_end))
            .unwrap_or_default();
        // A line that goes without another in its place leaves nothing to show.
        let lines = match lines.iter().all(|line| line.trim().is_empty()) {
            true => &[],
            false => lines,
        };
        for (place, line) in lines.iter().take(LINES).enumerate() {
            let code = columns::cut(&escape::block(line).concat(), LINE_COLUMNS);
            let number = page
                .style
                .paint(Role::Muted, &format!("{:>digits$}", number + place));
            let changed = page.style.paint(role, &format!("{sign} {code}"));
            page.line(6, &format!("{number} {changed}"));
        }
        if lines.len() > LINES {
            let words = count(lines.len() - LINES, "more line", "more lines");
            page.painted(6, Role::Muted, &format!("… {words}"));
        }
    }
}

/// A message of clippy in one line.
fn sentence(message: &str) -> String {
    let lines: Vec<&str> = message.lines().map(str::trim).collect();
    escape::line(&lines.join(" "))
}

#[cfg(test)]
mod tests {
    use super::super::super::fixtures::plain;
    use super::super::super::noted;
    use super::super::super::style::{Style, Verbosity};
    use super::*;
    use crate::build::Advice;

    const SUBMISSION: &str = "solutions/basics/adder.rs";

    fn drawn(notes: &[Note], style: &Style) -> String {
        let mut page = Page::new(style);
        write(&mut page, SUBMISSION, notes);
        page.finish()
    }

    fn verbose() -> Style {
        Style {
            verbosity: Verbosity::Verbose,
            ..plain()
        }
    }

    #[test]
    fn a_note_shows_what_it_would_change() {
        insta::assert_snapshot!(drawn(&[noted::note()], &plain()), @r"
    clippy has 1 note on your file: a suggestion, your grade stays as it is

      solutions/basics/adder.rs:2:5 · needless_return
        unneeded `return` statement
        help: remove `return`
          2 -     return left + right;
          2 +     left + right
    ");
        let narrow = Style {
            width: 40,
            ..plain()
        };
        insta::assert_snapshot!(drawn(&[noted::note()], &narrow), @r"
    clippy has 1 note on your file: a
      suggestion, your grade stays as it is

      solutions/basics/adder.rs:2:5 · needless_return
        unneeded `return` statement
        help: remove `return`
          2 -     return left + right;
          2 +     left + right
    ");
    }

    #[test]
    fn advice_without_a_suggestion_shows_the_line_instead() {
        let mut note = noted::note();
        note.help[0].replacement = None;
        insta::assert_snapshot!(drawn(std::slice::from_ref(&note), &plain()), @r"
    clippy has 1 note on your file: a suggestion, your grade stays as it is

      solutions/basics/adder.rs:2:5 · needless_return
        unneeded `return` statement
          |
        2 |     return left + right;
          |     ^
        help: remove `return`
    ");
        note.help.clear();
        assert!(drawn(&[note], &plain()).ends_with("^\n\n"));
    }

    #[test]
    fn five_notes_are_shown_and_the_others_counted() {
        let notes = vec![noted::note(); 8];
        let text = drawn(&notes, &plain());
        assert_eq!(text.matches(" · needless_return\n").count(), 5);
        assert!(
            text.ends_with("\n… 3 more notes: read more with -v\n\n"),
            "{text}"
        );
        let text = drawn(&notes, &verbose());
        assert_eq!(text.matches(" · needless_return\n").count(), 8);
        assert!(!text.contains('…'), "{text}");
    }

    #[test]
    fn that_there_is_nothing_is_told_to_those_who_want_everything() {
        assert_eq!(drawn(&[], &plain()), "");
        assert_eq!(drawn(&[], &verbose()), "\nclippy has nothing to add\n\n");
    }

    #[test]
    fn only_lines_that_change_are_shown_and_long_ones_counted() {
        let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<String>>();
        let mut note = noted::note();
        let mut with = |line, before: &str, after: &str| {
            note.help[0].replacement = Some(Replacement {
                line,
                before: lines(before),
                after: lines(after),
            });
            let text = drawn(std::slice::from_ref(&note), &plain());
            text.split_once("help: remove `return`\n")
                .unwrap()
                .1
                .to_owned()
        };
        assert_eq!(
            with(9, "a {\n  b\n}", "a {\n  c\n  d\n}"),
            "      10 -   b\n      10 +   c\n      11 +   d\n\n"
        );
        assert_eq!(
            with(3, "struct A;", "struct B;\n\nstruct A;"),
            "      3 + struct B;\n      4 +\n\n"
        );
        assert_eq!(with(3, "  return;\n}", "  \n}"), "      3 -   return;\n\n");
        let many = "line\n".repeat(15);
        assert!(with(1, &many, "one").contains("      … 3 more lines\n       1 + one\n"));
        assert_eq!(with(1, "same", "same"), "\n");
    }

    #[test]
    fn what_a_learner_named_is_shown_and_not_obeyed() {
        let hostile = "\x1b[2J\u{202E}\r\nsecond\tline";
        let note = Note {
            lint: hostile.to_owned(),
            message: hostile.to_owned(),
            source: hostile.to_owned(),
            help: vec![Advice {
                message: hostile.to_owned(),
                replacement: Some(Replacement {
                    line: 1,
                    before: vec![hostile.to_owned()],
                    after: vec![format!("{hostile}xx")],
                }),
            }],
            ..noted::note()
        };
        insta::assert_snapshot!(drawn(std::slice::from_ref(&note), &plain()), @r"
    clippy has 1 note on your file: a suggestion, your grade stays as it is

      solutions/basics/adder.rs:2:5 · \x1b[2J<U+202E>\r\nsecond\tline
        \x1b[2J<U+202E> second\tline
        help: \x1b[2J<U+202E> second\tline
          1 - \x1b[2J<U+202E>\rsecond  line
          1 + \x1b[2J<U+202E>\rsecond  linexx
    ");
        let coloured = Style {
            colour: true,
            ..plain()
        };
        let text = drawn(&[note], &coloured);
        assert!(
            !text.contains("\x1b[2J") && !text.contains('\u{202E}'),
            "{text:?}"
        );
    }
}
