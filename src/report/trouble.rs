//! Which trouble with the machine a report may tell.

use crate::grade::{CaseGrade, Grade};

/// The trouble of an attempt, unless it comes from a hidden case: then that of a visible case, if there is one.
/// Nobody can promise that a message of the system does not speak of what the case is about.
pub(super) fn told_trouble(grade: &Grade) -> Option<&str> {
    let trouble = grade.trouble.as_deref()?;
    let is_of = |case: &CaseGrade| case.trouble.as_deref() == Some(trouble);
    let (mut hidden, visible) = (
        grade.cases.iter().filter(|case| case.hidden),
        grade.cases.iter(),
    );
    if hidden.any(is_of) {
        visible
            .filter(|case| !case.hidden)
            .find_map(|case| case.trouble.as_deref())
    } else {
        Some(trouble)
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures;
    use super::*;

    #[test]
    fn trouble_of_a_hidden_case_alone_stays_untold() {
        let mut case = fixtures::accepted_case("x");
        case.trouble = Some("no space left".to_owned());
        let visible = fixtures::grade_of(vec![case.clone()]);
        assert_eq!(told_trouble(&visible), Some("no space left"));
        let hidden = fixtures::grade_of(vec![fixtures::hidden(case.clone())]);
        assert_eq!(told_trouble(&hidden), None);
        let both = fixtures::grade_of(vec![fixtures::hidden(case.clone()), case]);
        assert_eq!(told_trouble(&both), Some("no space left"));
    }

    #[test]
    fn trouble_of_the_attempt_itself_is_told() {
        assert_eq!(
            told_trouble(&fixtures::internal_error()),
            Some("cannot start the sandbox: no space left on device")
        );
    }
}
