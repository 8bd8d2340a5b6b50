//! One line a case, in columns: mark, name, verdict, points, time.

use std::time::Duration;

use super::columns::{pad, shorten, width};
use super::escape;
use super::mark::{LONGEST_VERDICT, mark, role};
use super::quantity::{duration, share};
use super::style::{Role, Style};
use crate::grade::{CaseGrade, LimitHit, RunGrade};
use crate::verdict::Verdict;

/// Columns of points in words, up to `10 of 10 points`.
const POINTS: usize = 15;
/// Columns of a time, such as `12.34 s`.
const TIME: usize = 10;
/// Columns of points as numbers alone.
const BARE_POINTS: usize = 5;
/// Below this width the points are numbers alone and the time is left out.
const ROOMY: usize = 70;
/// Columns to which a name is shortened even where there is room for more.
const LONGEST_NAME: usize = 40;

/// The columns that the cases of one attempt share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct CaseColumns {
    style: Style,
    name: usize,
}

impl CaseColumns {
    /// Columns wide enough for these names, as far as the style's width allows.
    pub(super) fn new<'a>(names: impl IntoIterator<Item = &'a str>, style: &Style) -> CaseColumns {
        let numbers = if is_roomy(style) {
            POINTS + 2 + TIME
        } else {
            BARE_POINTS
        };
        // Indent and mark take four columns, the space between two columns takes two.
        let room = style
            .columns()
            .saturating_sub(4 + 2 + LONGEST_VERDICT + 2 + numbers);
        let longest = names
            .into_iter()
            .map(|name| width(&escape::line(name)))
            .max()
            .unwrap_or(0);
        CaseColumns {
            style: *style,
            name: longest.min(room.clamp(8, LONGEST_NAME)),
        }
    }

    /// The line of one case, without its newline.
    pub(super) fn line(&self, case: &CaseGrade) -> String {
        let style = &self.style;
        let words = case.verdict.words();
        let line = format!(
            "  {} {}  {}{}  {}",
            mark(case.verdict, style),
            pad(&shorten(&escape::line(&case.name), self.name), self.name),
            style.paint(role(case.verdict), words),
            " ".repeat(LONGEST_VERDICT.saturating_sub(width(words))),
            self.numbers(case),
        );
        line.trim_end().to_owned()
    }

    fn numbers(&self, case: &CaseGrade) -> String {
        let (points, max_points) = (case.points() as usize, case.max_points as usize);
        let skipped = case.verdict == Verdict::Skipped;
        if !is_roomy(&self.style) {
            return if skipped {
                String::new()
            } else {
                format!("{points}/{max_points}")
            };
        }
        let points = if skipped {
            String::new()
        } else {
            share(points, max_points, "point", "points")
        };
        let last = match &case.run {
            _ if case.hidden => "hidden".to_owned(),
            Some(run) => duration(time_that_counts(run)),
            None => String::new(),
        };
        format!(
            "{}  {}",
            pad(&points, POINTS),
            self.style.paint(Role::Muted, &last)
        )
    }
}

fn is_roomy(style: &Style) -> bool {
    style.columns() >= ROOMY
}

/// Processor time, which is what the limit of an exercise speaks of; the wall clock for a run that waited too long.
fn time_that_counts(run: &RunGrade) -> Duration {
    match (run.limit, run.cpu) {
        (Some(LimitHit::Wall { .. }), _) | (_, None) => run.wall,
        (_, Some(cpu)) => cpu,
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{self, plain};
    use super::*;

    fn lines(width: usize) -> Vec<String> {
        let style = Style { width, ..plain() };
        let cases = [
            fixtures::accepted_case("put-then-get"),
            fixtures::wrong_answer_case("a-name-that-is-far-too-long-for-one-column-of-a-report"),
            fixtures::hidden(fixtures::wrong_answer_case("many")),
            fixtures::skipped_case("last\x1b"),
        ];
        let columns = CaseColumns::new(cases.iter().map(|case| case.name.as_str()), &style);
        cases.iter().map(|case| columns.line(case)).collect()
    }

    #[test]
    fn columns_are_aligned_and_fit() {
        assert_eq!(
            lines(80),
            [
                "  ✓ put-then-get                  accepted           1 of 1 point     2 ms",
                "  ✗ a-name-that-is-far-too-long…  wrong answer       0 of 2 points    2 ms",
                "  ✗ many                          wrong answer       0 of 2 points    hidden",
                "  - last\\x1b                      skipped",
            ]
        );
    }

    #[test]
    fn a_narrow_terminal_gets_numbers_alone() {
        assert_eq!(
            lines(40),
            [
                "  ✓ put-then-…  accepted           1/1",
                "  ✗ a-name-th…  wrong answer       0/2",
                "  ✗ many        wrong answer       0/2",
                "  - last\\x1b    skipped",
            ]
        );
    }
}
