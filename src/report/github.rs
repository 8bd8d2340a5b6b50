//! The format `github`: what a step of a GitHub Actions workflow writes to its standard output.
//!
//! The runner obeys lines that begin with `::`. First comes the human report, with commands switched off until a word
//! that nobody can guess, since it quotes what submissions printed. Then annotations: what the compiler said and what
//! was rejected at their lines, cases that were not accepted at the line of their panic or at the file. A run shows ten
//! of each level for a step and drops the rest in silence, so the tenth says how many there are.

use super::entry::{Outcome, Place, compiler_told, entries, misconception_words, suites};
use super::human::{self, circumstances, explanation};
use super::quantity::{count, share};
use super::totals::Totals;
use super::{Batch, Style, Surroundings, escape};
use crate::build::{Diagnostic, Severity};
use crate::grade::Grade;
use crate::verdict::Verdict;

/// Annotations of one level that a step may have.
const ANNOTATIONS: usize = 10;

/// How grave an annotation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Level {
    Error,
    Warning,
    Notice,
}

impl Level {
    fn command(self) -> &'static str {
        match self {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Notice => "notice",
        }
    }

    fn of(diagnostic: &Diagnostic) -> Level {
        match diagnostic.severity {
            Severity::Error => Level::Error,
            Severity::Warning => Level::Warning,
        }
    }
}

/// One annotation.
#[derive(Debug)]
struct Annotation {
    level: Level,
    file: Option<String>,
    place: Option<Place>,
    title: String,
    message: String,
}

/// Writes a report. Without a token nothing that a submission printed is quoted.
pub(super) fn render(batch: &Batch, style: &Style, surroundings: &Surroundings) -> Vec<u8> {
    let mut text = String::new();
    if let Some(token) = &surroundings.token {
        let report = String::from_utf8_lossy(&human::render(batch, style)).into_owned();
        text.push_str(&format!("::stop-commands::{token}\n{report}"));
        text.push_str(&format!("::{token}::\n"));
    }
    let mut annotations = Vec::new();
    for (suite, grade) in suites(&batch.grades).iter().zip(&batch.grades) {
        annotate(&mut annotations, suite, grade, surroundings);
    }
    for level in [Level::Error, Level::Warning] {
        let of_level: Vec<&Annotation> = annotations
            .iter()
            .filter(|annotation| annotation.level == level)
            .collect();
        write_level(&mut text, level, &of_level);
    }
    text.push_str(&Annotation::plain(Level::Notice, "grader", outcome(batch)).line());
    text.into_bytes()
}

fn write_level(text: &mut String, level: Level, annotations: &[&Annotation]) {
    let fits = annotations.len() <= ANNOTATIONS;
    let shown = if fits {
        annotations.len()
    } else {
        ANNOTATIONS - 1
    };
    for annotation in annotations.iter().take(shown) {
        text.push_str(&annotation.line());
    }
    if !fits {
        let (one, many) = match level {
            Level::Error => ("more error", "more errors"),
            Level::Warning | Level::Notice => ("more warning", "more warnings"),
        };
        let words = count(annotations.len() - shown, one, many);
        let message = format!("{words}: the step summary and the log have them all");
        text.push_str(&Annotation::plain(level, "grader", message).line());
    }
}

fn annotate(
    annotations: &mut Vec<Annotation>,
    suite: &str,
    grade: &Grade,
    surroundings: &Surroundings,
) {
    let file = Some(surroundings.path(&grade.submission));
    for diagnostic in grade.build.iter().flat_map(|build| &build.diagnostics) {
        annotations.push(Annotation {
            level: Level::of(diagnostic),
            file: file.clone(),
            place: Place::of_diagnostic(diagnostic, &grade.submission),
            title: suite.to_owned(),
            message: explanation::of_diagnostic(diagnostic),
        });
    }
    for rejection in &grade.rejections {
        annotations.push(Annotation {
            level: Level::Error,
            file: file.clone(),
            place: rejection.place.map(Place::at),
            title: format!("{suite}: rejected"),
            message: escape::line(&rejection.message),
        });
    }
    let mut misconception = grade.misconception.as_deref();
    for entry in entries(grade) {
        let told = match entry.verdict {
            Verdict::CompileError => compiler_told(grade),
            Verdict::Rejected => !grade.rejections.is_empty(),
            _ => matches!(entry.outcome, Outcome::Passed | Outcome::Skipped),
        };
        if told {
            continue;
        }
        let mut message = entry.summary;
        if let Some(misconception) = misconception.take() {
            message.push('\n');
            message.push_str(&misconception_words(misconception));
        }
        let machine = entry.outcome == Outcome::NotGraded;
        annotations.push(Annotation {
            level: Level::Error,
            // Nothing in the file is wrong when the machine failed.
            file: file.clone().filter(|_| !machine),
            place: entry.place,
            title: format!("{suite}: {}", entry.name),
            message,
        });
    }
}

/// What all of it comes to, in a line.
fn outcome(batch: &Batch) -> String {
    let totals = Totals::of(&batch.grades);
    let accepted = share(totals.accepted, totals.attempts, "attempt", "attempts");
    let points = match totals.can_be_scored() {
        true => share(
            totals.points as usize,
            totals.max_points as usize,
            "point",
            "points",
        ),
        false => format!(
            "{} not graded",
            count(totals.not_graded, "attempt", "attempts")
        ),
    };
    format!("{accepted} accepted · {points} · {}", circumstances(batch))
}

impl Annotation {
    fn plain(level: Level, title: &str, message: String) -> Annotation {
        Annotation {
            level,
            file: None,
            place: None,
            title: title.to_owned(),
            message,
        }
    }

    /// The command, in a line of its own.
    fn line(&self) -> String {
        let mut properties = Vec::new();
        if let Some(file) = &self.file {
            properties.push(format!("file={}", property(file)));
        }
        if let Some(place) = self.place.filter(|_| self.file.is_some()) {
            properties.push(format!("line={},endLine={}", place.line, place.end_line));
            // Columns mean something within one line only.
            if place.line == place.end_line {
                let last = place.end_column.saturating_sub(1).max(place.column);
                properties.push(format!("col={},endColumn={last}", place.column));
            }
        }
        properties.push(format!("title={}", property(&self.title)));
        format!(
            "::{} {}::{}\n",
            self.level.command(),
            properties.join(","),
            data(&self.message)
        )
    }
}

/// The text of a command: what would end its line is encoded.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// The value of a property, which ends at a colon or a comma.
fn property(text: &str) -> String {
    data(&escape::line(text))
        .replace(':', "%3A")
        .replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{self, batch, plain};
    use super::super::hostile;
    use super::*;

    const TOKEN: &str = "b7f0c1";

    fn report(grades: Vec<Grade>) -> String {
        let surroundings = Surroundings {
            token: Some(TOKEN.to_owned()),
            ..Surroundings::default()
        };
        String::from_utf8(render(&batch(grades), &plain(), &surroundings)).unwrap()
    }

    /// The commands that a runner obeys, by its rules.
    fn obeyed(text: &str) -> Vec<&str> {
        let mut stopped = None;
        let mut commands = Vec::new();
        for line in text.lines().map(str::trim_start) {
            match (&stopped, line.strip_prefix("::stop-commands::")) {
                (None, Some(token)) => stopped = Some(format!("::{token}::")),
                (None, None) if line.starts_with("::") || line.starts_with("##[") => {
                    commands.push(line);
                }
                _ => {}
            }
            stopped = stopped.filter(|end| *end != line);
        }
        assert_eq!(stopped, None, "{text}");
        commands
    }

    #[test]
    fn every_verdict_is_annotated() {
        let annotated: Vec<String> = fixtures::every_verdict()
            .into_iter()
            .map(|(name, grade)| format!("{name}\n{}\n", obeyed(&report(vec![grade])).join("\n")))
            .collect();
        insta::assert_snapshot!("github", annotated.join("\n"));
    }

    #[test]
    fn nothing_that_a_submission_wrote_is_obeyed() {
        let text = report(vec![hostile::grade()]);
        let commands = obeyed(&text);
        assert_eq!(commands.len(), 4, "{commands:#?}");
        assert!(
            !commands
                .iter()
                .any(|command| command.contains("forged::") || command.starts_with("::notice::"))
        );
        insta::assert_snapshot!("github_hostile", text);
    }

    #[test]
    fn without_a_token_nothing_is_quoted() {
        let text = render(
            &batch(vec![hostile::grade()]),
            &plain(),
            &Surroundings::default(),
        );
        let text = String::from_utf8(text).unwrap();
        assert!(
            text.lines()
                .all(|line| line.starts_with("::error ") || line.starts_with("::notice ")),
            "{text}"
        );
    }

    #[test]
    fn beyond_ten_the_rest_is_counted() {
        let of = |number: usize| {
            let cases = (1..=number)
                .map(|case| fixtures::wrong_answer_case(&format!("case-{case}")))
                .collect();
            let text = report(vec![fixtures::grade_of(cases)]);
            let errors = obeyed(&text)
                .into_iter()
                .filter(|line| line.starts_with("::error "));
            errors.map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(of(10).len(), 10);
        let twelve = of(12);
        assert_eq!(twelve.len(), 10);
        assert_eq!(
            twelve[9],
            "::error title=grader::3 more errors: the step summary and the log have them all"
        );
    }

    #[test]
    fn values_are_encoded() {
        assert_eq!(data("100%\r\n::x"), "100%25%0D%0A::x");
        assert_eq!(property("a:b,c%\n"), "a%3Ab%2Cc%25\\n");
    }
}
