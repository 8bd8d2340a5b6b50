//! In which order an exercise's own files are graded.

use std::sync::Arc;

use super::conduct::is_doubtful;
use super::subject::Subject;
use crate::grading::Attempt;
use crate::verdict::Verdict;

/// How often the solution runs.
pub(super) const SOLUTION_RUNS: usize = 3;

/// How often a reject runs at most: what is not as the exercise says is looked at again.
pub(super) const REJECT_LOOKS: usize = 5;

/// What a file is to its exercise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// What the learner begins with.
    Starter,
    /// The reference answer.
    Solution,
    /// The reject of this number.
    Reject(usize),
}

/// All attempts, each with its exercise's number and its role.
///
/// Rejects that run into a time limit cost that limit, so they come first, and the short work of all the others
/// fills the other workers meanwhile. Repeated runs of a solution come last: by then its program is in the cache.
pub(super) fn attempts(subjects: &[Subject]) -> Vec<((usize, Role), Attempt)> {
    let mut waves: [Vec<((usize, Role), Attempt)>; 3] = Default::default();
    let [slow, quick, repeated] = &mut waves;
    for (number, subject) in subjects.iter().enumerate() {
        let exercise = &subject.exercise;
        if let Ok(solution) = &subject.solution {
            let attempt = Attempt::new(Arc::clone(exercise), solution.submission());
            quick.push(((number, Role::Solution), attempt.clone()));
            for _ in 1..SOLUTION_RUNS {
                repeated.push(((number, Role::Solution), attempt.clone()));
            }
        }
        let starter = Attempt::new(Arc::clone(exercise), subject.starter.submission());
        quick.push(((number, Role::Starter), starter));
        for (index, (file, reject)) in subject.rejects.iter().zip(&exercise.rejects).enumerate() {
            let wave = match reject.verdict {
                Verdict::TimeLimit => &mut *slow,
                _ => &mut *quick,
            };
            wave.push(((number, Role::Reject(index)), file.attempt.clone()));
        }
    }
    waves.into_iter().flatten().collect()
}

/// Another look at the rejects whose last one was not what their exercises say.
pub(super) fn doubtful(subjects: &[Subject]) -> Vec<((usize, Role), Attempt)> {
    let mut looks = Vec::new();
    for (number, subject) in subjects.iter().enumerate() {
        let rejects = subject.rejects.iter().zip(&subject.exercise.rejects);
        for (index, (file, reject)) in rejects.enumerate() {
            let last = file.grades.last();
            if last.is_some_and(|look| is_doubtful(&subject.exercise, reject, look)) {
                looks.push(((number, Role::Reject(index)), file.attempt.clone()));
            }
        }
    }
    looks
}
