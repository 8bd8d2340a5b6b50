//! Notes of clippy made by hand for the tests of reports.

use crate::build::{Advice, Note, Replacement};

/// What clippy says of a `return` at the end of a function.
pub(super) fn note() -> Note {
    let replacement = Replacement {
        line: 2,
        before: vec!["    return left + right;".to_owned()],
        after: vec!["    left + right".to_owned()],
    };
    Note {
        lint: "needless_return".to_owned(),
        message: "unneeded `return` statement".to_owned(),
        line: 2,
        column: 5,
        source: "    return left + right;".to_owned(),
        help: vec![Advice {
            message: "remove `return`".to_owned(),
            replacement: Some(replacement),
        }],
    }
}

/// The same with this text in every field that can hold one.
pub(super) fn hostile_note(text: &str) -> Note {
    let text = text.to_owned();
    let mut note = note();
    for advice in &mut note.help {
        advice.message = text.clone();
        advice.replacement.iter_mut().for_each(|replacement| {
            replacement.before = vec![text.clone()];
            replacement.after = vec![text.clone(), text.clone()];
        });
    }
    Note {
        lint: text.clone(),
        message: text.clone(),
        source: text,
        ..note
    }
}
