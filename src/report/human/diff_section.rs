//! Expected output beside what was printed: the first difference in a sentence, then both as a unified diff.
//!
//! Where there are no colours, the words that changed are marked by a line of carets beneath.

use std::collections::BTreeSet;

use super::super::columns::width;
use super::super::page::Page;
use super::super::quantity::count;
use super::super::style::Role;
use super::window::{Piece, Sight, Sign, Window};
use crate::snapshot::{DiffEntry, DiffLine, FirstDifference, Mismatch, OnlyDifference, Tag};

/// Entries shown of one diff, and entries shown when everything is asked for.
const ENTRIES: usize = 40;
const VERBOSE_ENTRIES: usize = 400;

/// What the two sides of a diff are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sides {
    /// Expected output, and what the learner's program printed instead.
    ExpectedAndYours,
    /// The snapshot as it is recorded, and the one to be recorded in its place.
    RecordedAndNew,
}

impl Sides {
    /// What a side is called in the line above the diff.
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Sides::ExpectedAndYours => ("- expected", "+ yours"),
            Sides::RecordedAndNew => ("- recorded", "+ new"),
        }
    }

    /// The colours of a side's lines, and of the words that changed in them. What is right is green.
    fn roles(self, tag: Tag) -> Option<(Role, Role)> {
        match (tag, self) {
            (Tag::Equal, _) => None,
            (Tag::Expected, Sides::ExpectedAndYours) | (Tag::Got, Sides::RecordedAndNew) => {
                Some((Role::Expected, Role::ExpectedChange))
            }
            (Tag::Got, Sides::ExpectedAndYours) | (Tag::Expected, Sides::RecordedAndNew) => {
                Some((Role::Got, Role::GotChange))
            }
        }
    }

    fn gap_in_words(self, tag: Tag, lines: usize) -> String {
        let words = match (tag, self) {
            (Tag::Equal, _) => return format!("… {} left out …", count(lines, "line", "lines")),
            (Tag::Expected, Sides::ExpectedAndYours) => {
                count(lines, "more expected line", "more expected lines")
            }
            (Tag::Got, Sides::ExpectedAndYours) => {
                count(lines, "more of your lines", "more of your lines")
            }
            (Tag::Expected, Sides::RecordedAndNew) => {
                count(lines, "more recorded line", "more recorded lines")
            }
            (Tag::Got, Sides::RecordedAndNew) => count(lines, "more new line", "more new lines"),
        };
        format!("… {words}")
    }
}

/// Writes how the outputs differ.
pub(super) fn write(page: &mut Page<'_>, mismatch: &Mismatch) {
    page.gap();
    if let Some(only) = mismatch.only {
        page.prose(2, only_words(only, mismatch));
    }
    if mismatch.only != Some(OnlyDifference::FinalNewline) {
        write_first_difference(page, &mismatch.first_difference);
    }
    write_diff(page, mismatch, Sides::ExpectedAndYours);
}

/// What differs, where nothing of substance does.
pub(super) fn only_words(only: OnlyDifference, mismatch: &Mismatch) -> &'static str {
    match only {
        OnlyDifference::WhiteSpace => "only white space differs",
        OnlyDifference::Order => "only the order of the lines differs",
        OnlyDifference::LetterCase => "only upper and lower case differ",
        OnlyDifference::FinalNewline => {
            let lacks = |tag| lines(mismatch).any(|line| line.tag == tag && line.no_newline);
            match (lacks(Tag::Expected), lacks(Tag::Got)) {
                (false, true) => "only the final newline differs: yours is missing",
                (true, false) => "only the final newline differs: yours has one too many",
                _ => "only the final newline differs",
            }
        }
    }
}

fn lines(mismatch: &Mismatch) -> impl Iterator<Item = &DiffLine> {
    mismatch
        .diff
        .entries
        .iter()
        .filter_map(|entry| match entry {
            DiffEntry::Line(line) => Some(line),
            DiffEntry::Gap { .. } => None,
        })
}

/// The first difference as a sentence, with so many columns of each line.
pub(super) fn sentence(first: &FirstDifference, columns: usize) -> Option<String> {
    match (
        side(first, &first.expected, columns),
        side(first, &first.got, columns),
    ) {
        (Some(expected), Some(got)) => Some(format!("expected {expected}, got {got}")),
        (Some(expected), None) => Some(format!(
            "expected {expected}, but your output ends before it"
        )),
        (None, Some(got)) => Some(format!("your output should have ended, got {got}")),
        (None, None) => None,
    }
}

/// One of the two lines in backquotes, around the place where they part.
fn side(first: &FirstDifference, line: &Option<String>, columns: usize) -> Option<String> {
    let focus = match (&first.expected, &first.got) {
        (Some(expected), Some(got)) => expected
            .chars()
            .zip(got.chars())
            .take_while(|(a, b)| a == b)
            .count(),
        _ => 0,
    };
    let window = |line: &String| {
        Window::around(&[(line.as_str(), false)], focus, Sight::Difference, columns)
    };
    line.as_ref()
        .map(|line| format!("`{}`", window(line).text()))
}

/// One sentence where it fits on a line, else one line for each side, so that the two can be compared by eye.
pub(super) fn write_first_difference(page: &mut Page<'_>, first: &FirstDifference) {
    let number = first.line;
    let columns = page.style.prose_columns();
    // With room for any line, to see whether the sentence fits as a whole.
    let Some(sentence) = sentence(first, columns) else {
        return;
    };
    let start = format!("first difference at output line {number}");
    if 2 + width(&start) + 2 + width(&sentence) <= columns {
        page.line(
            2,
            &format!("{}: {sentence}", page.style.paint(Role::Strong, &start)),
        );
        return;
    }
    page.painted(2, Role::Strong, &start);
    let room = columns.saturating_sub(4 + "expected: ``".len());
    let line = |line| side(first, line, room).unwrap_or_else(|| "the end of the output".to_owned());
    page.line(4, &format!("expected: {}", line(&first.expected)));
    page.line(4, &format!("     got: {}", line(&first.got)));
}

/// Writes both outputs as a unified diff.
pub(super) fn write_diff(page: &mut Page<'_>, mismatch: &Mismatch, sides: Sides) {
    let entries = &mismatch.diff.entries;
    if entries.is_empty() {
        return;
    }
    let paint = |tag, name| match sides.roles(tag) {
        Some((role, _)) => page.style.paint(role, name),
        None => name.to_owned(),
    };
    let (minus, plus) = sides.names();
    let names = format!("{}  {}", paint(Tag::Expected, minus), paint(Tag::Got, plus));
    page.gap();
    page.line(2, &names);
    let bound = if page.style.verbose() {
        VERBOSE_ENTRIES
    } else {
        ENTRIES
    };
    let mut signs = BTreeSet::new();
    let numbers = numbers(entries);
    let last = numbers.iter().take(bound).flatten().max();
    let digits = last.map_or(0, |number| number.to_string().len());
    for (entry, number) in entries.iter().zip(numbers).take(bound) {
        match entry {
            DiffEntry::Line(line) => {
                let gutter = match (digits, number) {
                    (0, _) => String::new(),
                    (_, Some(number)) => format!("{number:>digits$} "),
                    (_, None) => " ".repeat(digits + 1),
                };
                write_line(page, line, &gutter, sides, &mut signs);
            }
            DiffEntry::Gap { tag, lines } => {
                page.painted(4, Role::Muted, &sides.gap_in_words(*tag, *lines));
            }
        }
    }
    let left_out: usize = entries.iter().skip(bound).map(lines_of).sum();
    if left_out > 0 {
        let words = count(left_out, "more line", "more lines");
        page.painted(4, Role::Muted, &format!("… {words}"));
    }
    if !signs.is_empty() {
        let legends: Vec<&str> = signs.into_iter().map(Sign::legend).collect();
        page.painted_prose(2, Role::Muted, &format!("({})", legends.join(", ")));
    }
}

/// The number of each line in the expected output, which is the one that the first difference is told by; `None` for what
/// has no place in it.
fn numbers(entries: &[DiffEntry]) -> Vec<Option<usize>> {
    let mut next = 1;
    let number = |entry: &DiffEntry| {
        let (tag, numbered) = match entry {
            DiffEntry::Line(line) => (line.tag, true),
            DiffEntry::Gap { tag, .. } => (*tag, false),
        };
        if tag == Tag::Got {
            return None;
        }
        let number = next;
        next += lines_of(entry);
        numbered.then_some(number)
    };
    entries.iter().map(number).collect()
}

fn lines_of(entry: &DiffEntry) -> usize {
    match entry {
        DiffEntry::Line(_) => 1,
        DiffEntry::Gap { lines, .. } => *lines,
    }
}

/// Writes a line behind its number, or the blanks in place of one.
fn write_line(
    page: &mut Page<'_>,
    line: &DiffLine,
    gutter: &str,
    sides: Sides,
    signs: &mut BTreeSet<Sign>,
) {
    let (sign, sight) = match line.tag {
        Tag::Equal => (" ", Sight::Context),
        Tag::Expected => ("-", Sight::Difference),
        Tag::Got => ("+", Sight::Difference),
    };
    let (role, change) = sides.roles(line.tag).unzip();
    let pieces: Vec<Piece<'_>> = line
        .segments
        .iter()
        .map(|segment| (segment.text.as_str(), segment.changed))
        .collect();
    let changed_at = pieces.iter().position(|(_, changed)| *changed);
    let focus = changed_at.map_or(0, |place| {
        pieces
            .iter()
            .take(place)
            .map(|(text, _)| text.chars().count())
            .sum()
    });
    let room = page.style.columns().saturating_sub(6 + gutter.len());
    let window = Window::around(&pieces, focus, sight, room);
    signs.extend(window.cells.iter().filter_map(|cell| cell.sign));

    let mut text = format!("{sign} {}", window.leading_mark());
    let mut carets = " ".repeat(gutter.len() + 2 + width(window.leading_mark()));
    let mut painted = match gutter.trim().is_empty() {
        true => gutter.to_owned(),
        false => page.style.paint(Role::Muted, gutter),
    };
    painted.push_str(&paint(page, role, &text));
    for run in window.cells.chunk_by(|a, b| a.changed == b.changed) {
        let changed = run.first().is_some_and(|cell| cell.changed);
        text = run.iter().map(|cell| cell.text.as_str()).collect();
        painted.push_str(&paint(page, if changed { change } else { role }, &text));
        let caret = if changed { "^" } else { " " };
        carets.push_str(&caret.repeat(width(&text)));
    }
    painted.push_str(&paint(page, role, &window.trailing_mark()));
    page.line(4, &painted);
    // Where everything changed there is nothing to point at.
    let partly = window
        .cells
        .iter()
        .any(|cell| !cell.changed && cell.text != " ");
    if !page.style.colour && partly && carets.contains('^') {
        page.line(4, &carets);
    }
    if line.no_newline && line.tag != Tag::Equal {
        page.painted(
            6 + gutter.len(),
            Role::Muted,
            "(no newline at the end of this line)",
        );
    }
}

fn paint(page: &Page<'_>, role: Option<Role>, text: &str) -> String {
    role.map_or_else(|| text.to_owned(), |role| page.style.paint(role, text))
}

#[cfg(test)]
mod tests {
    use super::super::super::fixtures::{self, line, plain};
    use super::super::super::style::Style;
    use super::*;
    use crate::snapshot::Diff;

    fn drawn(mismatch: &Mismatch, style: &Style) -> String {
        let mut page = Page::new(style);
        write(&mut page, mismatch);
        page.finish()
    }

    fn one_line(expected: Option<&str>, got: Option<&str>) -> Mismatch {
        let first_difference = FirstDifference {
            line: 2,
            expected: expected.map(str::to_owned),
            got: got.map(str::to_owned),
        };
        Mismatch {
            first_difference,
            diff: Diff::default(),
            only: None,
        }
    }

    #[test]
    fn the_first_difference_is_a_sentence() {
        let table = [
            (
                Some("get b -> none"),
                Some("get b -> 2"),
                "expected `get b -> none`, got `get b -> 2`",
            ),
            (
                Some("a"),
                None,
                "expected `a`, but your output ends before it",
            ),
            (None, Some("b "), "your output should have ended, got `b·`"),
        ];
        for (expected, got, sentence) in table {
            let width = 100;
            let wide = Style { width, ..plain() };
            let text = drawn(&one_line(expected, got), &wide);
            assert_eq!(
                text,
                format!("\n  first difference at output line 2: {sentence}\n")
            );
        }
    }

    #[test]
    fn long_lines_stand_one_above_the_other_around_the_difference() {
        let same = "x".repeat(100);
        let text = drawn(
            &one_line(Some(&format!("{same}a{same}")), Some(&format!("{same}b"))),
            &plain(),
        );
        insta::assert_snapshot!(text, @r"
            first difference at output line 2
              expected: `…xxxxxxxxxxxxaxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx… 62 more`
                   got: `…xxxxxxxxxxxxb`
        ");
        let text = drawn(&one_line(Some(&same), None), &plain());
        insta::assert_snapshot!(text, @r"
            first difference at output line 2
              expected: `xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx… 49 more`
                   got: the end of the output
        ");
    }

    #[test]
    fn invisible_differences_are_named_and_shown() {
        insta::assert_snapshot!(drawn(&fixtures::white_space_mismatch(), &plain()), @r"
            only white space differs
            first difference at output line 2: expected `a→1`, got `a  1··␍`

            - expected  + yours
              1   name→value
              2 - a→1
                   ^
                + a··1··␍
                   ^^ ^^^
            (`·` is a blank, `→` is a tab, `␍` is a carriage return)
        ");
        insta::assert_snapshot!(drawn(&fixtures::final_newline_mismatch(), &plain()), @r"
            only the final newline differs: yours is missing

            - expected  + yours
              1   one
              2 - two
                + two
                  (no newline at the end of this line)
        ");
    }

    #[test]
    fn order_and_letter_case_are_named() {
        for (only, words) in [
            (
                OnlyDifference::Order,
                "\n  only the order of the lines differs\n",
            ),
            (
                OnlyDifference::LetterCase,
                "\n  only upper and lower case differ\n",
            ),
        ] {
            let mismatch = Mismatch {
                only: Some(only),
                ..one_line(Some("a"), Some("b"))
            };
            assert!(drawn(&mismatch, &plain()).starts_with(words));
        }
    }

    #[test]
    fn lines_have_the_numbers_of_the_expected_output() {
        let gap = |tag, lines| DiffEntry::Gap { tag, lines };
        let mismatch = Mismatch {
            diff: Diff {
                entries: vec![
                    gap(Tag::Equal, 8),
                    line(Tag::Equal, &[("a", false)]),
                    line(Tag::Expected, &[("b", false)]),
                    line(Tag::Got, &[("c", false)]),
                    line(Tag::Got, &[("d", false)]),
                    line(Tag::Equal, &[("e", false)]),
                    gap(Tag::Expected, 2),
                    gap(Tag::Got, 5),
                    line(Tag::Expected, &[("f", false)]),
                ],
            },
            ..one_line(Some("b"), Some("c"))
        };
        let text = drawn(&mismatch, &plain());
        let expected = "    … 8 lines left out …\n     9   a\n    10 - b\n       + c\n       + d\n    11   e\n    \
                        … 2 more expected lines\n    … 5 more of your lines\n    14 - f\n";
        assert!(text.ends_with(expected), "{text}");
    }

    #[test]
    fn gaps_and_cut_ends_are_counted() {
        let mut mismatch = fixtures::mismatch();
        mismatch.diff.entries.insert(
            1,
            DiffEntry::Gap {
                tag: Tag::Equal,
                lines: 12,
            },
        );
        mismatch
            .diff
            .entries
            .extend((0..50).map(|number| line(Tag::Got, &[(&format!("line {number}"), false)])));
        mismatch.diff.entries.push(DiffEntry::Gap {
            tag: Tag::Got,
            lines: 1000,
        });
        let text = drawn(&mismatch, &plain());
        assert!(text.contains("    … 12 lines left out …\n"), "{text}");
        assert!(
            text.ends_with("    + line 35\n    … 1014 more lines\n"),
            "{text}"
        );
    }

    #[test]
    fn hostile_output_is_shown_and_not_obeyed() {
        insta::assert_snapshot!(drawn(&fixtures::hostile_mismatch(), &plain()), @r"
            first difference at output line 1
              expected: `ok`
                   got: `\x1b[2K␍<U+202E>detpecca<U+202C> \x1b]8;;https://ex… 24 more`

            - expected  + yours
              1 - ok
                + \x1b[2K␍<U+202E>detpecca<U+202C> \x1b]8;;https://example.or… 16 more
                + xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx… 241 more
            (`␍` is a carriage return)
        ");
    }

    #[test]
    fn colours_mark_changed_words_without_carets() {
        let text = drawn(
            &fixtures::mismatch(),
            &Style {
                colour: true,
                ..plain()
            },
        );
        assert!(!text.contains('^'), "{text}");
        assert!(text.contains("\x1b[1m\x1b[4m\x1b[32mnone\x1b[0m"), "{text}");
    }
}
