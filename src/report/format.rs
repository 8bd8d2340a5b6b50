//! The forms that a report can take, by the names that are typed.

use std::fmt;
use std::str::FromStr;

use crate::exercise::nearest;

/// A form that a report can take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// Text for a person.
    Human,
    /// JSON after the published schema `grader/report/v1`.
    Json,
    /// One self-contained page.
    Html,
    /// A page in GitHub's Markdown.
    Markdown,
    /// JUnit XML, which most CI systems read.
    Junit,
    /// The Test Anything Protocol, version 14.
    Tap,
    /// The Common Test Report Format.
    Ctrf,
    /// Annotations of a GitHub Actions run.
    Github,
    /// GitLab's Code Quality report.
    Gitlab,
    /// SARIF 2.1.0, as GitHub's code scanning reads it.
    Sarif,
    /// Gradescope's `results.json`.
    Gradescope,
    /// The results of an Exercism test runner, version 3.
    Exercism,
    /// The results of a PrairieLearn external grader.
    Prairielearn,
    /// The result of a Classroom 50 autograder, `classroom50/result/v1`.
    Classroom50,
}

impl Format {
    /// All formats: those for people first, those of single services last.
    pub const ALL: [Format; 14] = [
        Format::Human,
        Format::Html,
        Format::Markdown,
        Format::Json,
        Format::Junit,
        Format::Tap,
        Format::Ctrf,
        Format::Github,
        Format::Gitlab,
        Format::Sarif,
        Format::Gradescope,
        Format::Exercism,
        Format::Prairielearn,
        Format::Classroom50,
    ];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Format::Human => "human",
            Format::Json => "json",
            Format::Html => "html",
            Format::Markdown => "markdown",
            Format::Junit => "junit",
            Format::Tap => "tap",
            Format::Ctrf => "ctrf",
            Format::Github => "github",
            Format::Gitlab => "gitlab",
            Format::Sarif => "sarif",
            Format::Gradescope => "gradescope",
            Format::Exercism => "exercism",
            Format::Prairielearn => "prairielearn",
            Format::Classroom50 => "classroom50",
        }
    }

    /// Whether it tells of saved cases and random scripts; the others are about the exercise's own cases alone.
    pub fn tells_beyond_cases(self) -> bool {
        matches!(
            self,
            Format::Human | Format::Html | Format::Markdown | Format::Json | Format::Github
        )
    }

    /// Who reads it, in a few words.
    pub fn about(self) -> &'static str {
        match self {
            Format::Human => "text for a person",
            Format::Html => "one page for a browser, needs no network",
            Format::Markdown => "a page for a comment or a wiki",
            Format::Json => "everything, for programs: `grader schema report`",
            Format::Junit => "XML that GitLab, Jenkins and most others read",
            Format::Tap => "Test Anything Protocol 14",
            Format::Ctrf => "Common Test Report Format",
            Format::Github => "annotations and step summary of a GitHub Actions run",
            Format::Gitlab => "GitLab's Code Quality report",
            Format::Sarif => "diagnostics for GitHub's code scanning",
            Format::Gradescope => "Gradescope's results.json",
            Format::Exercism => "results of an Exercism test runner, version 3",
            Format::Prairielearn => "results of a PrairieLearn external grader",
            Format::Classroom50 => "result of a Classroom 50 autograder",
        }
    }
}

/// Every format with who reads it, a line each, for the end of a help text.
pub fn formats() -> String {
    let lines = Format::ALL.map(|format| format!("\n  {format:<13} {}", format.about()));
    format!("Formats of --report:{}", lines.concat())
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(text: &str) -> Result<Format, String> {
        Format::ALL
            .into_iter()
            .find(|format| format.name() == text)
            .ok_or_else(|| {
                let names = Format::ALL.map(Format::name);
                let near = nearest(text, names)
                    .map(|near| format!("did you mean `{near}`? "))
                    .unwrap_or_default();
                let names = names.join(", ");
                format!("`{text}` is not a report format; {near}choose one of: {names}")
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_known_by_name() {
        for format in Format::ALL {
            assert_eq!(format.to_string().parse(), Ok(format));
        }
        let error = |text: &str| text.parse::<Format>().unwrap_err();
        assert_eq!(
            error("x"),
            "`x` is not a report format; choose one of: human, html, markdown, json, junit, tap, ctrf, github, \
             gitlab, sarif, gradescope, exercism, prairielearn, classroom50"
        );
        assert!(error("junti").contains("; did you mean `junit`? choose one of: human, "));
    }

    #[test]
    fn the_help_fits_eighty_columns_and_names_every_format() {
        let help = formats();
        assert!(
            help.lines().all(|line| line.chars().count() <= 80),
            "{help}"
        );
        for format in Format::ALL {
            assert!(help.contains(&format!("\n  {} ", format.name())), "{help}");
        }
    }
}
