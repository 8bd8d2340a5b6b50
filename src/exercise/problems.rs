//! All mistakes of a file: an error that is drawn when it is shown.

use std::fmt;

use super::draw::render;
use super::problem::Problem;

/// How wide mistakes are drawn where the width of a terminal is not known.
const WIDTH: usize = 100;

/// All mistakes of a file, in the order in which they stand there. Never empty when it is an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problems(pub Vec<Problem>);

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(render(&self.0, false, WIDTH).trim_end())
    }
}

impl std::error::Error for Problems {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_message_is_the_drawing() {
        let problems = Problems(vec![
            Problem::of_file("a.yaml", "is empty"),
            Problem::of_file("b.yaml", "too"),
        ]);
        assert_eq!(
            problems.to_string(),
            "error: is empty\n--> a.yaml\n\nerror: too\n--> b.yaml"
        );
    }
}
