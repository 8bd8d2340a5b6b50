//! The sign before a case or an attempt. It never stands without the verdict's words.

use super::style::{Role, Style};
use crate::verdict::Verdict;

/// Columns of the longest verdict in words, `sandbox violation`.
pub(super) const LONGEST_VERDICT: usize = 17;

/// `✓` for accepted, `-` for what nobody is graded on, `✗` for the rest; coloured where colours are written.
pub(super) fn mark(verdict: Verdict, style: &Style) -> String {
    let sign = match verdict {
        Verdict::Accepted => "✓",
        Verdict::Skipped | Verdict::InternalError => "-",
        _ => "✗",
    };
    style.paint(role(verdict), sign)
}

/// The role of a verdict's words.
pub(super) fn role(verdict: Verdict) -> Role {
    match verdict {
        Verdict::Accepted => Role::Good,
        Verdict::Skipped => Role::Muted,
        Verdict::InternalError => Role::Warning,
        _ => Role::Bad,
    }
}

#[cfg(test)]
mod tests {
    use super::super::columns::width;
    use super::super::fixtures::plain;
    use super::*;

    #[test]
    fn only_accepted_is_ticked_and_what_nobody_is_graded_on_is_not_crossed() {
        for verdict in Verdict::ALL {
            let expected = match verdict {
                Verdict::Accepted => "✓",
                Verdict::Skipped | Verdict::InternalError => "-",
                _ => "✗",
            };
            assert_eq!(mark(verdict, &plain()), expected, "{verdict}");
        }
    }

    #[test]
    fn the_longest_verdict_fits_its_column() {
        let longest = Verdict::ALL
            .map(|verdict| width(verdict.words()))
            .into_iter()
            .max();
        assert_eq!(longest, Some(LONGEST_VERDICT));
    }
}
