//! Making a [`Diff`], within bounds.
//!
//! Every bound is a count, so the same two texts always give the same diff. The deadline stands behind them for a
//! machine that is in trouble; the counts are so low that it is not met otherwise.

use std::time::{Duration, Instant};

use similar::DiffTag;

use super::alignment::align;
use super::compare::Comparator;
use super::diff::{Diff, DiffEntry, DiffLine, Tag};
use super::line::{content, has_newline, lines};
use super::piece::{Piece, Pieces, segments};
use super::text::Escaping;
use super::window::{Common, Window};

/// Equal lines that are shown before and after each change.
const CONTEXT: usize = 3;
/// Lines that are shown of one side of one change.
const CHANGE_LINES: usize = 50;
/// Lines that are shown in all.
const SHOWN_LINES: usize = 200;
/// Bytes of text that are shown in all; the line that passes this is the last.
const SHOWN_BYTES: usize = 128 << 10;
/// Pairs of words that are held against each other in all, to mark the words that changed.
const WORK: usize = 500_000;
/// The time for one diff, on a machine in trouble.
pub(super) const PATIENCE: Duration = Duration::from_millis(200);

/// A [`Diff`] in the making.
pub(super) struct Draft {
    comparator: Comparator,
    escaping: Escaping,
    deadline: Instant,
    work: usize,
    entries: Vec<DiffEntry>,
    shown_lines: usize,
    shown_bytes: usize,
    /// Set when enough is shown: what follows is only counted.
    full: bool,
    rest_expected: usize,
    rest_got: usize,
    rest_equal: usize,
}

impl Draft {
    /// An empty draft, to be finished by a deadline.
    pub(super) fn new(comparator: Comparator, escaping: Escaping, deadline: Instant) -> Draft {
        Draft {
            comparator,
            escaping,
            deadline,
            work: WORK,
            entries: Vec::new(),
            shown_lines: 0,
            shown_bytes: 0,
            full: false,
            rest_expected: 0,
            rest_got: 0,
            rest_equal: 0,
        }
    }

    /// The diff of two texts. Lines count as the same where the comparator says so.
    pub(super) fn diff(mut self, expected: &[u8], got: &[u8]) -> Diff {
        let start = Common::of(self.comparator, lines(expected), lines(got));
        let (before, expected) = expected.split_at(start.expected_bytes);
        let (_, got) = got.split_at(start.got_bytes);
        let end = Common::of(self.comparator, lines(expected).rev(), lines(got).rev());
        let (expected, after) = expected.split_at(expected.len() - end.expected_bytes);
        let (got, _) = got.split_at(got.len() - end.got_bytes);

        self.gap(Tag::Equal, start.lines.saturating_sub(CONTEXT));
        let mut context: Vec<&[u8]> = lines(before).rev().take(CONTEXT).collect();
        context.reverse();
        self.equal_lines(&context);

        let (expected, got) = (Window::of(expected), Window::of(got));
        self.windows(&expected, &got);
        let context: Vec<&[u8]> = lines(after).take(CONTEXT).collect();
        self.equal_lines(&context);
        self.gap(Tag::Equal, end.lines.saturating_sub(CONTEXT));
        self.finish()
    }

    fn finish(mut self) -> Diff {
        self.full = false;
        self.gap(Tag::Expected, self.rest_expected);
        self.gap(Tag::Got, self.rest_got);
        self.gap(Tag::Equal, self.rest_equal);
        Diff {
            entries: self.entries,
        }
    }

    fn windows(&mut self, expected: &Window<'_>, got: &Window<'_>) {
        let comparator = self.comparator;
        let same = |at: usize, other: usize| match (expected.lines.get(at), got.lines.get(other)) {
            // Looking for words in a line of megabytes is too slow to be done for each line of the other text.
            (Some(expected), Some(got)) if expected.len().max(got.len()) > Window::BYTES => {
                expected == got
            }
            (Some(expected), Some(got)) => comparator.same_line(expected, got),
            _ => false,
        };
        let mut ops = align(expected.lines.len(), got.lines.len(), same, self.deadline);

        // Lines at the edge of a window may have their like beyond it, so what seems to differ there tells nothing.
        let is_cut = expected.further + got.further > 0;
        let has_equal = ops.iter().any(|op| op.tag() == DiffTag::Equal);
        let edge = ops.pop_if(|op| is_cut && has_equal && op.tag() != DiffTag::Equal);

        // Where nothing is alike, what lies beyond the windows belongs to the one change there is.
        let mut further = match has_equal {
            true => (0, 0),
            false => (expected.further, got.further),
        };
        for (index, op) in ops.iter().enumerate() {
            let expected_lines = expected.lines.get(op.old_range()).unwrap_or_default();
            let got_lines = got.lines.get(op.new_range()).unwrap_or_default();
            if op.tag() == DiffTag::Equal {
                self.equal_run(expected_lines, index > 0, index + 1 < ops.len());
            } else {
                let (expected_further, got_further) = std::mem::take(&mut further);
                self.change((expected_lines, expected_further), (got_lines, got_further));
            }
        }
        self.full |= is_cut;
        if has_equal {
            let (edge_expected, edge_got) =
                edge.map_or((0, 0), |op| (op.old_range().len(), op.new_range().len()));
            self.gap(Tag::Expected, edge_expected + expected.further);
            self.gap(Tag::Got, edge_got + got.further);
        }
    }

    /// Shows what is near a change before or after this run.
    fn equal_run(&mut self, lines: &[&[u8]], after_change: bool, before_change: bool) {
        let head = if after_change {
            CONTEXT.min(lines.len())
        } else {
            0
        };
        let (head, rest) = lines.split_at(head);
        let tail = if before_change {
            CONTEXT.min(rest.len())
        } else {
            0
        };
        let (gap, tail) = rest.split_at(rest.len() - tail);
        self.equal_lines(head);
        self.gap(Tag::Equal, gap.len());
        self.equal_lines(tail);
    }

    fn equal_lines(&mut self, lines: &[&[u8]]) {
        for line in lines {
            self.line(Tag::Equal, line, None);
        }
    }

    /// Shows the lines of a change. Each side also says how many further lines belong to it.
    fn change(&mut self, expected: (&[&[u8]], usize), got: (&[&[u8]], usize)) {
        let ((expected, expected_further), (got, got_further)) = (expected, got);
        let (expected, expected_cut) = expected.split_at(expected.len().min(CHANGE_LINES));
        let (got, got_cut) = got.split_at(got.len().min(CHANGE_LINES));
        let pairs = self.pair_up(expected, got);

        for (line, pieces) in expected.iter().zip(filled_up(pairs.expected)) {
            self.line(Tag::Expected, line, pieces);
        }
        self.gap(Tag::Expected, expected_cut.len() + expected_further);
        for (line, pieces) in got.iter().zip(filled_up(pairs.got)) {
            self.line(Tag::Got, line, pieces);
        }
        self.gap(Tag::Got, got_cut.len() + got_further);
    }

    /// Pairs lines one by one from the first, or up to the last where more pairs come of it: a change of one line
    /// together with some lines more or fewer leaves its pair at either end.
    fn pair_up<'a>(&mut self, expected: &[&'a [u8]], got: &[&'a [u8]]) -> Pairs<'a> {
        let from_first = self.pairs(expected, got, 0, 0);
        let common = expected.len().min(got.len());
        if expected.len() == got.len() {
            return from_first;
        }
        let to_last = self.pairs(expected, got, expected.len() - common, got.len() - common);
        if to_last.count() > from_first.count() {
            to_last
        } else {
            from_first
        }
    }

    fn pairs<'a>(
        &mut self,
        expected: &[&'a [u8]],
        got: &[&'a [u8]],
        expected_start: usize,
        got_start: usize,
    ) -> Pairs<'a> {
        let mut pairs = Pairs {
            expected: vec![None; expected_start],
            got: vec![None; got_start],
        };
        let lines = expected
            .iter()
            .skip(expected_start)
            .zip(got.iter().skip(got_start));
        for (expected, got) in lines {
            let (expected, got) = (content(expected), content(got));
            let pieces = Pieces::of_pair(
                self.comparator,
                expected,
                got,
                &mut self.work,
                self.deadline,
            );
            let (expected, got) = pieces.map(|pieces| (pieces.expected, pieces.got)).unzip();
            pairs.expected.push(expected);
            pairs.got.push(got);
        }
        pairs
    }

    fn line(&mut self, tag: Tag, line: &[u8], pieces: Option<Vec<Piece<'_>>>) {
        self.full |= self.shown_lines >= SHOWN_LINES || self.shown_bytes >= SHOWN_BYTES;
        if self.full {
            self.gap(tag, 1);
            return;
        }
        let pieces = pieces.unwrap_or_else(|| Piece::whole(content(line)));
        let segments = segments(&pieces, self.escaping);
        self.shown_lines += 1;
        self.shown_bytes += segments
            .iter()
            .map(|segment| segment.text.len())
            .sum::<usize>();
        let no_newline = !has_newline(line);
        self.entries.push(DiffEntry::Line(DiffLine {
            tag,
            segments,
            no_newline,
        }));
    }

    fn gap(&mut self, tag: Tag, lines: usize) {
        if self.full {
            match tag {
                Tag::Expected => self.rest_expected += lines,
                Tag::Got => self.rest_got += lines,
                Tag::Equal => self.rest_equal += lines,
            }
            return;
        }
        match self.entries.last_mut() {
            Some(DiffEntry::Gap {
                tag: last,
                lines: further,
            }) if *last == tag => *further += lines,
            _ if lines > 0 => self.entries.push(DiffEntry::Gap { tag, lines }),
            _ => {}
        }
    }
}

/// The pieces of the lines of a change, line by line from the first; `None` for a line that has no partner.
struct Pairs<'a> {
    expected: Vec<Option<Vec<Piece<'a>>>>,
    got: Vec<Option<Vec<Piece<'a>>>>,
}

impl Pairs<'_> {
    fn count(&self) -> usize {
        self.expected.iter().flatten().count()
    }
}

/// Goes on without end: lines after the last pair have no partner.
fn filled_up<T>(pieces: Vec<Option<T>>) -> impl Iterator<Item = Option<T>> {
    pieces.into_iter().chain(std::iter::repeat_with(|| None))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A diff of lines as one would see it: marked words in braces, `~` for a missing newline.
    fn drawn(comparator: Comparator, expected: &str, got: &str) -> Vec<String> {
        let deadline = Instant::now() + Duration::from_secs(60);
        let draft = Draft::new(comparator, Escaping::Unneeded, deadline);
        let diff = draft.diff(expected.as_bytes(), got.as_bytes());
        diff.entries.iter().map(draw).collect()
    }

    fn draw(entry: &DiffEntry) -> String {
        let sign = |tag: &Tag| match tag {
            Tag::Equal => '=',
            Tag::Expected => '-',
            Tag::Got => '+',
        };
        match entry {
            DiffEntry::Gap { tag, lines } => format!("{} … {lines}", sign(tag)),
            DiffEntry::Line(line) => {
                let mut drawn = format!("{} ", sign(&line.tag));
                for segment in &line.segments {
                    match segment.changed {
                        true => drawn.push_str(&format!("{{{}}}", segment.text)),
                        false => drawn.push_str(&segment.text),
                    }
                }
                if line.no_newline {
                    drawn.push('~');
                }
                drawn
            }
        }
    }

    fn numbered(numbers: impl Iterator<Item = usize>) -> String {
        numbers.map(|number| format!("{number}\n")).collect()
    }

    #[test]
    fn lines_that_differ_stand_among_those_that_do_not() {
        assert_eq!(
            drawn(
                Comparator::Lines,
                "get a -> 1\nget b -> none\nend\n",
                "get a -> 1\nget b -> 2\nend\n"
            ),
            [
                "= get a -> 1",
                "- get b -> {none}",
                "+ get b -> {2}",
                "= end"
            ]
        );
        assert_eq!(
            drawn(Comparator::Lines, "a\nb\nc\n", "a\nc\n"),
            ["= a", "- b", "= c"]
        );
        assert_eq!(
            drawn(Comparator::Lines, "a\n", "a\nb\n\n"),
            ["= a", "+ b", "+ "]
        );
        assert_eq!(drawn(Comparator::Lines, "", "a\n"), ["+ a"]);
    }

    #[test]
    fn a_missing_final_newline_and_a_carriage_return_are_kept() {
        assert_eq!(
            drawn(Comparator::Exact, "a\nb\n", "a\nb"),
            ["= a", "- b", "+ b~"]
        );
        assert_eq!(
            drawn(Comparator::Exact, "a\n", "a \r\n"),
            ["- a", "+ a{ \r}"]
        );
    }

    #[test]
    fn a_pair_is_found_at_either_end_of_a_change() {
        assert_eq!(
            drawn(Comparator::Lines, "get b -> none\n", "oh\nget b -> 2\n"),
            ["- get b -> {none}", "+ oh", "+ get b -> {2}"]
        );
        assert_eq!(
            drawn(Comparator::Lines, "get b -> none\noh\n", "get b -> 2\n"),
            ["- get b -> {none}", "- oh", "+ get b -> {2}"]
        );
    }

    #[test]
    fn what_the_comparator_forgives_is_equal() {
        let float = Comparator::Float { abs: 0.1, rel: 0.0 };
        assert_eq!(
            drawn(
                float,
                "a 1.0\nb 2.0\nc 3.0\n",
                "new 9\na  1.01\nb 2.5\nc 3.01\n"
            ),
            ["+ new 9", "= a 1.0", "- b {2.0}", "+ b {2.5}", "= c 3.0"]
        );
    }

    #[test]
    fn equal_lines_far_from_a_change_become_gaps() {
        let expected = numbered(1..=30);
        let got = expected
            .replace("10\n", "ten\n")
            .replace("20\n", "twenty\n");
        assert_eq!(
            drawn(Comparator::Lines, &expected, &got),
            [
                "= … 6", "= 7", "= 8", "= 9", "- 10", "+ ten", "= 11", "= 12", "= 13", "= … 3",
                "= 17", "= 18", "= 19", "- 20", "+ twenty", "= 21", "= 22", "= 23", "= … 7"
            ]
        );
    }

    #[test]
    fn a_large_change_is_cut_on_both_sides() {
        let drawn = drawn(Comparator::Lines, &numbered(0..1000), &numbered(5000..7000));
        assert_eq!(drawn.len(), 102);
        assert_eq!(drawn[49..53], ["- 49", "- … 950", "+ 5000", "+ 5001"]);
        assert_eq!(drawn[100..], ["+ 5049", "+ … 1950"]);
    }

    #[test]
    fn many_changes_are_cut_after_some() {
        let expected = numbered(0..10_000);
        let got = numbered((0..10_000).map(|number| number - number % 2));
        let drawn = drawn(Comparator::Lines, &expected, &got);
        assert_eq!(drawn[..4], ["= 0", "- 1", "+ 0", "= 2"]);
        let lines = drawn.iter().filter(|entry| !entry.contains('…')).count();
        assert_eq!(lines, 200);
        assert_eq!(drawn[200..].len(), 3, "{:?}", &drawn[200..]);
    }

    #[test]
    fn the_edge_of_the_window_makes_no_difference() {
        let expected = numbered(0..1000);
        let got = numbered((10_000..10_020).chain(0..500)) + "x\n" + &numbered(500..999);
        let drawn = drawn(Comparator::Lines, &expected, &got);
        assert_eq!(drawn[19..23], ["+ 10019", "= 0", "= 1", "= 2"]);
        assert_eq!(drawn[23..], ["= … 277", "- … 720", "+ … 720"]);
    }
}
