//! What an attempt comes to in one line: verdict, points, cases.

use super::columns::width;
use super::mark::{mark, role};
use super::quantity::{count, share};
use super::style::Style;
use crate::grade::Grade;
use crate::verdict::Verdict;

/// `✗ wrong answer · 5 of 8 points · 6 of 8 cases`. An attempt without cases has a verdict alone.
pub(super) fn tally(grade: &Grade, style: &Style) -> String {
    tally_after(&format!("{} ", mark(grade.verdict, style)), 2, grade, style)
}

/// The same after another beginning that takes so many columns. What does not fit goes to a second line.
pub(super) fn tally_after(beginning: &str, columns: usize, grade: &Grade, style: &Style) -> String {
    let words = grade.verdict.words();
    let verdict = style.paint(role(grade.verdict), words);
    let mut numbers = Vec::new();
    // Nothing was scored when the machine was in trouble.
    if !grade.cases.is_empty() && grade.verdict != Verdict::InternalError {
        numbers.push(share(
            grade.points() as usize,
            grade.max_points() as usize,
            "point",
            "points",
        ));
        numbers.push(share(
            grade.accepted_cases(),
            grade.cases.len(),
            "case",
            "cases",
        ));
    }
    let skipped = grade
        .cases
        .iter()
        .filter(|case| case.verdict == Verdict::Skipped)
        .count();
    // Where every case was skipped the verdict has said why.
    if skipped > 0 && skipped < grade.cases.len() {
        numbers.push(format!("{} not run", count(skipped, "case", "cases")));
    }
    let numbers = numbers.join(" · ");
    if numbers.is_empty() {
        format!("{beginning}{verdict}")
    } else if columns + width(words) + 3 + width(&numbers) <= style.columns() {
        format!("{beginning}{verdict} · {numbers}")
    } else {
        format!("{beginning}{verdict}\n  {numbers}")
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{self, plain};
    use super::*;

    #[test]
    fn verdict_points_and_cases_stand_in_one_line() {
        let mut grade = fixtures::wrong_answer();
        assert_eq!(
            tally(&grade, &plain()),
            "✗ wrong answer · 1 of 5 points · 1 of 3 cases"
        );
        grade.cases.push(fixtures::skipped_case("last"));
        assert_eq!(
            tally(&grade, &plain()),
            "✗ wrong answer · 1 of 6 points · 1 of 4 cases · 1 case not run"
        );
        assert_eq!(
            tally(&fixtures::skipped(), &plain()),
            "- skipped · 0 of 2 points · 0 of 2 cases"
        );
        assert_eq!(tally(&fixtures::rejected(), &plain()), "✗ rejected");
    }

    #[test]
    fn a_narrow_terminal_gets_two_lines() {
        let narrow = Style {
            width: 40,
            ..plain()
        };
        assert_eq!(
            tally(&fixtures::wrong_answer(), &narrow),
            "✗ wrong answer\n  1 of 5 points · 1 of 3 cases"
        );
    }
}
