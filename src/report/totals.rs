//! What all attempts of a report come to together. Points come from the grades, which are the one place that counts
//! them.

use crate::grade::Grade;
use crate::verdict::Verdict;

/// All attempts together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Totals {
    /// How many there are.
    pub attempts: usize,
    /// How many were accepted.
    pub accepted: usize,
    /// How many the machine kept from being graded.
    pub not_graded: usize,
    /// Points earned.
    pub points: u32,
    /// Points that could be earned.
    pub max_points: u32,
}

impl Totals {
    /// Sums up these grades.
    pub(super) fn of(grades: &[Grade]) -> Totals {
        let with = |verdict| {
            grades
                .iter()
                .filter(|grade| grade.verdict == verdict)
                .count()
        };
        Totals {
            attempts: grades.len(),
            accepted: with(Verdict::Accepted),
            not_graded: with(Verdict::InternalError),
            points: grades.iter().map(Grade::points).sum(),
            max_points: grades.iter().map(Grade::max_points).sum(),
        }
    }

    /// Whether there is something to grade and all of it is accepted.
    pub(super) fn all_accepted(&self) -> bool {
        self.attempts > 0 && self.accepted == self.attempts
    }

    /// Whether a score may be told: one that leaves out what the machine spoilt would count against the learner.
    pub(super) fn can_be_scored(&self) -> bool {
        self.not_graded == 0
    }

    /// What was earned of what could be, from 0 to 1. Where there are no points to earn, acceptance counts.
    pub(super) fn ratio(&self) -> f64 {
        match self.max_points {
            0 if self.all_accepted() => 1.0,
            0 => 0.0,
            max_points => f64::from(self.points) / f64::from(max_points),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures;
    use super::*;

    #[test]
    fn attempts_are_counted_and_points_taken_from_the_grades() {
        let grades = [fixtures::accepted(), fixtures::wrong_answer()];
        let totals = Totals::of(&grades);
        assert_eq!(
            totals,
            Totals {
                attempts: 2,
                accepted: 1,
                not_graded: 0,
                points: 3,
                max_points: 7
            }
        );
        assert_eq!(totals.ratio(), 3.0 / 7.0);
        assert!(!Totals::of(&[fixtures::internal_error()]).can_be_scored());
    }

    #[test]
    fn nothing_at_all_is_no_success() {
        let nothing = Totals::of(&[]);
        assert!(!nothing.all_accepted());
        assert_eq!(nothing.ratio(), 0.0);
        let mut pointless = fixtures::accepted();
        pointless
            .cases
            .iter_mut()
            .for_each(|case| case.max_points = 0);
        assert_eq!(Totals::of(&[pointless]).ratio(), 1.0);
    }
}
