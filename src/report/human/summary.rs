//! The end of a report on many attempts: a table, and what all of them come to.

use std::collections::BTreeSet;

use super::super::Batch;
use super::super::beyond;
use super::super::columns::{pad, shorten, shorten_start, width};
use super::super::escape;
use super::super::mark::{LONGEST_VERDICT, mark, role};
use super::super::page::Page;
use super::super::quantity::{count, duration, share};
use super::super::style::Role;
use super::super::totals::Totals;
use crate::grade::Grade;

/// Writes the table, one line an attempt.
pub(super) fn write_table(page: &mut Page<'_>, grades: &[Grade]) {
    if grades.is_empty() {
        return;
    }
    let exercises: BTreeSet<_> = grades.iter().map(|grade| &grade.exercise).collect();
    // Where several people answer one exercise, its name does not tell them apart.
    let by_submission = exercises.len() < grades.len();
    let name = |grade: &Grade| {
        escape::line(&if by_submission {
            grade.submission.clone()
        } else {
            grade.exercise.to_string()
        })
    };
    let heading = if by_submission {
        "submission"
    } else {
        "exercise"
    };
    let points = |grade: &Grade| match grade.cases.as_slice() {
        [] => "-".to_owned(),
        _ => format!("{} of {}", grade.points(), grade.max_points()),
    };
    let points: Vec<String> = grades.iter().map(points).collect();
    let widest = points
        .iter()
        .map(|points| width(points))
        .max()
        .unwrap_or(0)
        .max(6);
    let room = page
        .style
        .columns()
        .saturating_sub(2 + 2 + LONGEST_VERDICT + 2 + widest)
        .max(8);
    let columns = grades
        .iter()
        .map(|grade| width(&name(grade)))
        .max()
        .unwrap_or(0)
        .max(heading.len())
        .min(room);

    let titles = format!(
        "{}  {}  {:>widest$}",
        pad(heading, columns),
        pad("verdict", LONGEST_VERDICT),
        "points"
    );
    page.gap();
    page.painted(2, Role::Strong, &titles);
    for (grade, points) in grades.iter().zip(points) {
        let name = name(grade);
        let name = if by_submission {
            shorten_start(&name, columns)
        } else {
            shorten(&name, columns)
        };
        let words = page.style.paint(
            role(grade.verdict),
            &pad(grade.verdict.words(), LONGEST_VERDICT),
        );
        let sign = mark(grade.verdict, page.style);
        page.line(
            0,
            &format!("{sign} {}  {words}  {points:>widest$}", pad(&name, columns)),
        );
    }
}

/// Writes the last line: attempts, points, time.
pub(super) fn write_totals(page: &mut Page<'_>, batch: &Batch) {
    let totals = Totals::of(&batch.grades);
    let mut parts =
        vec![share(totals.accepted, totals.attempts, "attempt", "attempts") + " accepted"];
    if totals.not_graded > 0 {
        parts.push(format!(
            "{} not graded",
            count(totals.not_graded, "attempt", "attempts")
        ));
    }
    parts.push(share(
        totals.points as usize,
        totals.max_points as usize,
        "point",
        "points",
    ));
    parts.extend(beyond::attempts(batch));
    parts.push(duration(batch.wall));
    page.prose(0, &parts.join(" · "));
}

#[cfg(test)]
mod tests {
    use super::super::super::fixtures::{self, plain};
    use super::super::super::style::Style;
    use super::*;
    use crate::exercise::ExerciseId;

    fn table(grades: &[Grade], width: usize) -> String {
        let style = Style { width, ..plain() };
        let mut page = Page::new(&style);
        write_table(&mut page, grades);
        page.finish()
    }

    #[test]
    fn exercises_are_listed_with_verdict_and_points() {
        let mut accepted = fixtures::accepted();
        accepted.exercise = ExerciseId::new(
            "concurrency",
            "an-exercise-with-a-name-that-goes-on-and-on-and-on",
        );
        insta::assert_snapshot!(table(&[fixtures::wrong_answer(), accepted.clone()], 80), @r"
              exercise                                             verdict            points
            ✗ collections/lru-cache                                wrong answer       1 of 5
            ✓ concurrency/an-exercise-with-a-name-that-goes-on-a…  accepted           2 of 2
        ");
        insta::assert_snapshot!(table(&[fixtures::wrong_answer(), accepted], 40), @r"
              exercise     verdict            points
            ✗ collection…  wrong answer       1 of 5
            ✓ concurrenc…  accepted           2 of 2
        ");
    }

    #[test]
    fn many_answers_to_one_exercise_are_told_apart_by_their_path() {
        let mut other = fixtures::accepted();
        other.submission =
            "class/zoë/answers/of/the/second/week/collections/lru-cache.rs".to_owned();
        insta::assert_snapshot!(table(&[fixtures::wrong_answer(), other], 60), @r"
              submission                       verdict            points
            ✗ …tions/collections/lru-cache.rs  wrong answer       1 of 5
            ✓ …/week/collections/lru-cache.rs  accepted           2 of 2
        ");
    }
}
