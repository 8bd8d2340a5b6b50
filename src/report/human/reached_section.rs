//! How far a program came that did not come to its end: its last lines, and what was expected next.

use super::super::page::Page;
use super::super::quantity::count;
use super::super::style::Role;
use super::window::{Sight, Window};
use super::{diff_section, prints};
use crate::grade::{Reached, RunGrade};
use crate::snapshot::{FirstDifference, text_of};

/// Lines that are shown, the last ones.
const LINES: usize = 4;

/// Writes it. Where all output stands among the prints, as in mode `program`, it is not written twice.
pub(super) fn write(page: &mut Page<'_>, run: &RunGrade, reached: &Reached) {
    page.gap();
    if !run.stdout_graded {
        let room = page.style.columns().saturating_sub(6);
        let text = text_of(run.graded.head());
        let lines: Vec<String> = text
            .split_terminator('\n')
            .map(|line| Window::around(&[(line, false)], 0, Sight::Context, room).text())
            .collect();
        let left_out = lines.len().saturating_sub(LINES);
        let heading = match left_out {
            0 => "reported before that".to_owned(),
            more => format!(
                "reported before that, after {}",
                count(more, "line", "lines")
            ),
        };
        page.painted(2, Role::Strong, &heading);
        prints::write_message(page, lines.get(left_out..).unwrap_or_default());
    }
    match reached {
        Reached::All if run.stdout_graded => page.prose(2, "its output is what is expected"),
        Reached::All => page.prose(2, "that is all that is expected"),
        Reached::Line(FirstDifference {
            expected: Some(expected),
            got: None,
            ..
        }) => write_next(page, expected),
        Reached::Line(first) => diff_section::write_first_difference(page, first),
    }
}

fn write_next(page: &mut Page<'_>, expected: &str) {
    let label = "expected next";
    let room = page.style.columns().saturating_sub(label.len() + 6);
    let window = Window::around(&[(expected, false)], 0, Sight::Difference, room);
    let label = page.style.paint(Role::Strong, label);
    page.line(2, &format!("{label}: `{}`", window.text()));
}

#[cfg(test)]
mod tests {
    use super::super::super::fixtures::{self, plain};
    use super::*;
    use crate::sandbox::Capture;

    fn written(graded: &str, reached: &Reached, stdout_graded: bool) -> String {
        let run = RunGrade {
            graded: Capture::whole(graded),
            stdout_graded,
            ..fixtures::run()
        };
        let style = plain();
        let mut page = Page::new(&style);
        write(&mut page, &run, reached);
        page.finish()
    }

    fn line(got: Option<&str>) -> Reached {
        Reached::Line(FirstDifference {
            line: 3,
            expected: Some("get b -> none".to_owned()),
            got: got.map(str::to_owned),
        })
    }

    #[test]
    fn the_last_lines_stand_above_what_was_expected_next() {
        insta::assert_snapshot!(written("one\ntwo\n", &line(None), false), @r"

          reported before that
            | one
            | two
          expected next: `get b -> none`
        ");
        let text = written("1\n2\n3\n4\n5\n\x1b[2J\n", &Reached::All, false);
        let expected = "\n  reported before that, after 2 lines\n    | 3\n    | 4\n    | 5\n    | \\x1b[2J\n  that is all that \
                        is expected\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn a_long_line_stays_on_one() {
        let text = written(&"0 1 1 2 ".repeat(40), &line(None), false);
        assert!(text.contains("    | 0 1 1 2 0 1"), "{text}");
        assert!(
            text.lines().all(|line| line.chars().count() <= 80),
            "{text}"
        );
    }

    #[test]
    fn a_line_that_was_wrong_by_then_is_told() {
        let text = written("one\ntwo\nthree\n", &line(Some("three")), false);
        assert!(
            text.contains("output line 3: expected `get b -> none`, got `three`"),
            "{text}"
        );
    }

    #[test]
    fn output_that_stands_among_the_prints_is_not_written_twice() {
        assert!(!written("one\n", &line(None), true).contains("| one"));
    }
}
