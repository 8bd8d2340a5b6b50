//! Saved cases and random scripts made by hand for the tests of reports.

use super::fixtures;
use crate::grade::{CaseGrade, Grade, RandomFailure, RandomGrade};

/// Scripts of which one fails.
pub(super) fn failing_script() -> RandomGrade {
    let failure = RandomFailure {
        case: without_points(fixtures::wrong_answer_case("random-7")),
        expected: b"get a -> 1\nget b -> none\n".to_vec(),
        lines: 23,
        minimal: true,
        repeats: true,
        saved_to: None,
    };
    RandomGrade {
        scripts: 200,
        played: 17,
        seed: 7,
        failure: Some(Box::new(failure)),
    }
}

/// An accepted answer that fails one of its two saved cases, and a random script.
pub(super) fn beyond() -> Grade {
    let saved = [
        fixtures::accepted_case("another"),
        fixtures::panicked_case("mine"),
    ];
    Grade {
        saved: saved.map(without_points).into(),
        random: Some(failing_script()),
        ..fixtures::accepted()
    }
}

fn without_points(case: CaseGrade) -> CaseGrade {
    CaseGrade {
        max_points: 0,
        ..case
    }
}
