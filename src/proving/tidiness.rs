//! Whether the solution is as tidy as a learner may expect of an example.

use super::Trouble;
use super::ledger::Ledger;
use super::subject::Subject;
use crate::build::{BuildTrouble, Builder, Opinion};
use crate::exercise::{Mode, Source};
use crate::grading::GradingTrouble;
use crate::proof::Check;

/// Asks rustfmt and clippy. A tool that is not there is told, and nobody falls short of it.
pub(super) fn check(
    subject: &Subject,
    builder: &Builder,
    ledger: &mut Ledger,
) -> Result<(), Trouble> {
    let Ok(solution) = &subject.solution else {
        for check in [Check::SolutionFormatted, Check::SolutionLints] {
            ledger.leave_out(check, "there is no solution");
        }
        return Ok(());
    };
    let library = subject.exercise.mode != Mode::Program;
    formatted(solution, builder, ledger)
        .and_then(|()| lints(solution, library, builder, ledger))
        .map_err(|source| match source {
            BuildTrouble::Interrupted => GradingTrouble::Interrupted.into(),
            source => Trouble::Tool {
                exercise: subject.exercise.id.clone(),
                source,
            },
        })
}

fn formatted(
    solution: &Source,
    builder: &Builder,
    ledger: &mut Ledger,
) -> Result<(), BuildTrouble> {
    let check = Check::SolutionFormatted;
    match builder.formatted(&solution.text)? {
        Opinion::Absent => ledger.leave_out(check, "this toolchain has no rustfmt"),
        Opinion::Unreadable(said) => ledger.leave_out(check, format!("rustfmt says: {said}")),
        Opinion::Said(formatted) => {
            if let Some(line) = first_difference(&solution.text, &formatted) {
                let message = "the solution is not as rustfmt writes it";
                let mut problem = solution.problem_in_line(line, message);
                problem
                    .expected("the first line that rustfmt would change")
                    .help(format!("run `rustfmt --edition 2024 {}`", solution.shown));
                ledger.tell(check, problem);
            }
        }
    }
    Ok(())
}

/// The first line, from 1, that two texts do not share.
fn first_difference(one: &str, other: &str) -> Option<usize> {
    if one == other {
        return None;
    }
    let same = one
        .split('\n')
        .zip(other.split('\n'))
        .take_while(|(one, other)| one == other);
    Some(same.count() + 1)
}

fn lints(
    solution: &Source,
    library: bool,
    builder: &Builder,
    ledger: &mut Ledger,
) -> Result<(), BuildTrouble> {
    let check = Check::SolutionLints;
    match builder.lints(&solution.text, &solution.shown, library)? {
        Opinion::Absent => ledger.leave_out(check, "this toolchain has no clippy"),
        Opinion::Unreadable(said) => ledger.leave_out(check, format!("clippy says: {said}")),
        Opinion::Said(diagnostics) => {
            for diagnostic in diagnostics {
                let lint = diagnostic.code.as_deref().unwrap_or("an error");
                let message = format!("clippy finds {lint} in the solution");
                ledger.tell(check, solution.problem_of(&diagnostic, message));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::first_difference;

    #[test]
    fn the_first_line_that_differs_is_found() {
        assert_eq!(first_difference("a\nb\n", "a\nb\n"), None);
        assert_eq!(first_difference("a\nb\n", "a\nc\n"), Some(2));
        assert_eq!(first_difference("a\nb", "a\nb\n"), Some(3));
    }
}
