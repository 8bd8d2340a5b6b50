//! A saved case as text: a format that a learner can read, change and write by hand.
//!
//! ```text
//! # why this case was saved
//! < a line of the input
//! > a line of the expected output
//! ```

/// A case that a learner has saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SavedCase {
    /// Its name: that of its file, without the extension.
    pub name: String,
    /// The input.
    pub input: String,
    /// The expected output.
    pub expected: String,
    /// The exit status to end with; 0 in all modes but `program`.
    pub exit_status: i32,
}

/// What stands on a line.
const INPUT: char = '<';
const EXPECTED: char = '>';
const COMMENT: char = '#';
const NO_NEWLINE: &str = "\\ no newline";
const EXIT: &str = "exit ";

impl SavedCase {
    /// Whether another case asks the same of a program, whatever it is called.
    pub fn asks_the_same(&self, other: &SavedCase) -> bool {
        let SavedCase {
            name: _,
            input,
            expected,
            exit_status,
        } = other;
        self.input == *input && self.expected == *expected && self.exit_status == *exit_status
    }

    /// The text of the case's file, below a comment.
    pub fn text(&self, comment: &str) -> String {
        let mut text = format!(
            "{COMMENT} {comment}\n{COMMENT} `{INPUT}` is a line of the input, `{EXPECTED}` one of the expected output\n"
        );
        push_lines(&mut text, INPUT, &self.input);
        push_lines(&mut text, EXPECTED, &self.expected);
        if self.exit_status != 0 {
            text.push_str(&format!("{EXIT}{}\n", self.exit_status));
        }
        text
    }

    /// Reads the text of a file.
    ///
    /// # Errors
    /// The line, from 1, that means nothing, and why.
    pub fn parse(name: &str, text: &str) -> Result<SavedCase, (usize, String)> {
        let mut case = SavedCase {
            name: name.to_owned(),
            input: String::new(),
            expected: String::new(),
            exit_status: 0,
        };
        let mut last = INPUT;
        for (index, line) in text.split('\n').enumerate() {
            let (first, rest) = match line.chars().next() {
                Some(first) => (first, line.get(first.len_utf8()..).unwrap_or_default()),
                None => continue,
            };
            if let INPUT | EXPECTED = first {
                let side = case.side(first);
                side.push_str(rest.strip_prefix(' ').unwrap_or(rest));
                side.push('\n');
                last = first;
            } else if line.trim_end() == NO_NEWLINE {
                case.side(last).pop();
            } else if let Some(status) = line.strip_prefix(EXIT) {
                let status = status.trim_end().parse::<u8>();
                let status = status.map_err(|_| (index + 1, "no exit status".to_owned()))?;
                case.exit_status = i32::from(status);
            } else if first != COMMENT && !line.trim_end().is_empty() {
                let why = format!("a line begins with `{INPUT}`, `{EXPECTED}` or `{COMMENT}`");
                return Err((index + 1, why));
            }
        }
        Ok(case)
    }

    fn side(&mut self, mark: char) -> &mut String {
        match mark {
            INPUT => &mut self.input,
            _ => &mut self.expected,
        }
    }
}

fn push_lines(text: &mut String, mark: char, lines: &str) {
    for line in lines.split_inclusive('\n') {
        let content = line.strip_suffix('\n').unwrap_or(line);
        match content {
            "" => text.push(mark),
            _ => text.push_str(&format!("{mark} {content}")),
        }
        text.push('\n');
    }
    if !lines.is_empty() && !lines.ends_with('\n') {
        text.push_str(&format!("{NO_NEWLINE}\n"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_can_be_read_by_eye() {
        let case = SavedCase {
            name: "random-7".to_owned(),
            input: "new 2\nget a\n".to_owned(),
            expected: "get a -> None\n".to_owned(),
            exit_status: 0,
        };
        let expected = "# found by chance\n# `<` is a line of the input, `>` one of the expected output\n< new 2\n\
                        < get a\n> get a -> None\n";
        assert_eq!(case.text("found by chance"), expected);
        assert_eq!(SavedCase::parse("random-7", expected), Ok(case));
    }

    #[test]
    fn whatever_stands_in_a_case_comes_back() {
        for (input, expected) in [
            ("", ""),
            ("\n\n", "\n"),
            ("a", "b"),
            ("> x\n< y\n# z\nexit 3\n", "\\ no newline\n  indented \n"),
            ("a\r\n\tb\n", "\u{e9}\n\n"),
            ("a\n\nb", " "),
        ] {
            let case = SavedCase {
                name: "n".to_owned(),
                input: input.to_owned(),
                expected: expected.to_owned(),
                exit_status: 3,
            };
            assert_eq!(SavedCase::parse("n", &case.text("why")), Ok(case));
        }
    }

    #[test]
    fn a_case_may_be_written_by_hand() {
        let case = SavedCase::parse("own", "\n<a\n>b\n>\n  \n# end").unwrap();
        assert_eq!(
            (case.input.as_str(), case.expected.as_str()),
            ("a\n", "b\n\n")
        );
    }

    #[test]
    fn a_line_that_means_nothing_is_told() {
        let why = "a line begins with `<`, `>` or `#`".to_owned();
        assert_eq!(SavedCase::parse("n", "< a\nb\n"), Err((2, why)));
        assert!(SavedCase::parse("n", "exit 256\n").is_err());
    }
}
