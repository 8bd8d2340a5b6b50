//! Collects every mistake of one file while it is read.

use std::ops::Range;
use std::sync::Arc;

use super::problem::Problem;
use super::problems::Problems;

/// How many mistakes of a file are told. A file with more has one cause behind most of them.
const MOST_TOLD: usize = 40;

/// The mistakes found so far in a file.
#[derive(Debug)]
pub(super) struct Findings {
    file: String,
    text: Arc<str>,
    found: Vec<Problem>,
}

impl Findings {
    /// Nothing found yet in this file, whose name is the one to show.
    pub(super) fn new(file: impl Into<String>, text: &str) -> Findings {
        Findings {
            file: file.into(),
            text: Arc::from(text),
            found: Vec::new(),
        }
    }

    /// The text of the file.
    pub(super) fn text(&self) -> Arc<str> {
        Arc::clone(&self.text)
    }

    /// Whether nothing was found.
    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Records a mistake at these bytes; what is known beyond the message is added to the result.
    pub(super) fn tell(&mut self, span: &Range<usize>, message: impl Into<String>) -> &mut Problem {
        // Lines are counted at the end and only for what is told: a hostile file may hold very many mistakes.
        let mut problem = Problem::of_file(&self.file, message);
        problem.span = span.clone();
        self.push(problem)
    }

    /// Records a mistake of this file as a whole.
    pub(super) fn tell_file(&mut self, message: impl Into<String>) -> &mut Problem {
        let mut problem = Problem::of_file(&self.file, message);
        problem.span = usize::MAX..usize::MAX;
        self.push(problem)
    }

    fn push(&mut self, problem: Problem) -> &mut Problem {
        let last = self.found.len();
        self.found.push(problem);
        &mut self.found[last]
    }

    /// The mistakes in the order of their places, those of the whole file at the end.
    pub(super) fn finish(mut self) -> Problems {
        self.found.sort_by_key(|problem| problem.span.start);
        let untold = self.found.len().saturating_sub(MOST_TOLD);
        self.found.truncate(MOST_TOLD);
        let mut problems: Vec<Problem> = self
            .found
            .into_iter()
            .map(|found| place(found, &self.text))
            .collect();
        if untold > 0 {
            let mut rest =
                Problem::of_file(&self.file, format!("{untold} more mistakes are not shown"));
            rest.help("mend those above first: many mistakes often have one cause");
            problems.push(rest);
        }
        Problems(problems)
    }
}

/// Gives a recorded mistake its line, column and text.
fn place(found: Problem, text: &Arc<str>) -> Problem {
    if found.span.start == usize::MAX {
        return Problem {
            span: 0..0,
            ..found
        };
    }
    let placed = Problem::at(&found.file, text, found.span.clone(), "");
    Problem {
        line: placed.line,
        column: placed.column,
        span: placed.span,
        source: placed.source,
        ..found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mistakes_come_in_the_order_of_their_places() {
        let mut findings = Findings::new("f", "one\ntwo\n");
        assert!(findings.is_empty());
        findings.tell_file("third");
        findings.tell(&(4..7), "second").help("h");
        findings.tell(&(0..3), "first");
        let Problems(problems) = findings.finish();
        let told: Vec<(&str, usize)> = problems
            .iter()
            .map(|p| (p.message.as_str(), p.line))
            .collect();
        assert_eq!(told, [("first", 1), ("second", 2), ("third", 1)]);
        assert_eq!(problems[1].help.as_deref(), Some("h"));
        assert_eq!(problems[2].source, None);
    }

    #[test]
    fn a_flood_of_mistakes_is_counted_not_told() {
        let mut findings = Findings::new("f", "x");
        for _ in 0..100_000 {
            findings.tell(&(0..1), "m");
        }
        let Problems(problems) = findings.finish();
        assert_eq!(problems.len(), MOST_TOLD + 1);
        assert_eq!(
            problems[MOST_TOLD].message,
            "99960 more mistakes are not shown"
        );
    }
}
