//! Why an error came about, in words.

use std::error::Error;

/// An error with all its causes in one line.
pub fn chain(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, thiserror::Error)]
    #[error("{0}")]
    struct Link(&'static str, #[source] Option<Box<Link>>);

    #[test]
    fn every_cause_is_named_in_its_order() {
        let first = Link("no such file", None);
        let second = Link("cannot read the list", Some(Box::new(first)));
        assert_eq!(chain(&second), "cannot read the list: no such file");
        let third = Link("nothing is graded", Some(Box::new(second)));
        assert_eq!(
            chain(&third),
            "nothing is graded: cannot read the list: no such file"
        );
    }
}
