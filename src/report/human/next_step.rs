//! The one thing to do next. One, because a list of advice is read by nobody.

use super::super::columns::width;
use super::super::escape;
use super::super::page::Page;
use super::super::style::Role;
use crate::build::Severity;
use crate::grade::{Afterword, CaseGrade, Grade};
use crate::verdict::Verdict;

/// Advice, a command to type, or both.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct NextStep {
    advice: String,
    command: String,
}

/// Writes what helps most after this grade. A command never breaks, so that it can be copied.
pub(super) fn write(page: &mut Page<'_>, grade: &Grade) {
    let NextStep { advice, command } = next_step(grade);
    let separator = if advice.is_empty() || command.is_empty() {
        ""
    } else {
        ": "
    };
    let text = format!("{advice}{separator}{command}");
    if command.is_empty() || "next: ".len() + width(&text) <= page.style.prose_columns() {
        page.labelled(0, "next", &text);
    } else if advice.is_empty() {
        page.painted(0, Role::Strong, "next:");
        page.line(2, &command);
    } else {
        page.labelled(0, "next", &format!("{advice}:"));
        page.line(2, &command);
    }
}

fn next_step(grade: &Grade) -> NextStep {
    let exercise = escape::line(&grade.exercise.to_string());
    let command = |name: &str| format!("grader {name} {exercise}");
    let just = |command: String| NextStep {
        advice: String::new(),
        command,
    };
    let advised = |advice: &str, command: String| NextStep {
        advice: advice.to_owned(),
        command,
    };
    let decisive = grade
        .cases
        .iter()
        .find(|case| case.verdict == grade.verdict);
    match grade.verdict {
        Verdict::Accepted if grade.fails_beyond_cases() => just(command("hint")),
        Verdict::Accepted => match &grade.afterword {
            None => advised("choose another one", "grader list".to_owned()),
            Some(Afterword::Part) => advised("now all of the cases", command("check")),
            Some(Afterword::Whole {
                accepted,
                exercises,
                ..
            }) if accepted < exercises => just("grader next".to_owned()),
            Some(Afterword::Whole { .. }) => {
                advised("that was the last one", "grader status".to_owned())
            }
        },
        Verdict::InternalError => {
            advised("ask what this machine lacks", "grader doctor".to_owned())
        }
        Verdict::Rejected => advised("mend what is named above", command("show")),
        Verdict::CompileError => {
            compile_error(grade).unwrap_or_else(|| just(command("check") + " -v"))
        }
        Verdict::Skipped => just(command("check")),
        // What a hidden case checks stands in the task: nothing else can be said about it.
        _ if decisive.is_some_and(|case| case.hidden) => advised(
            "read the task again, every case checks something it states",
            command("show"),
        ),
        Verdict::SandboxViolation => advised(
            "solve it without files, network and other programs",
            command("show"),
        ),
        Verdict::RuntimeError => decisive
            .and_then(|case| panic_place(case, &grade.submission))
            .unwrap_or_else(|| just(command("hint"))),
        Verdict::OutputLimit => {
            advised("look for a loop that prints and never ends", String::new())
        }
        Verdict::TimeLimit | Verdict::MemoryLimit | Verdict::WrongAnswer => just(command("hint")),
    }
}

/// The first error of the compiler, if there is one.
fn compile_error(grade: &Grade) -> Option<NextStep> {
    let diagnostics = &grade.build.as_ref()?.diagnostics;
    let first = diagnostics
        .iter()
        .find(|diagnostic| diagnostic.severity == Severity::Error)?;
    // The learner cannot mend the harness: their file lacks what it calls.
    let in_harness = first
        .span
        .as_ref()
        .is_some_and(|span| span.file == "harness.rs");
    if in_harness {
        return Some(NextStep {
            advice: "your file does not fit what the harness calls, compare it with".to_owned(),
            command: format!(
                "grader show {} --starter",
                escape::line(&grade.exercise.to_string())
            ),
        });
    }
    // Lints have names, and `--explain` knows only codes such as E0382.
    let code = first.code.as_deref().filter(|code| {
        let digits = code.strip_prefix('E').unwrap_or_default();
        digits.len() == 4 && digits.chars().all(|digit| digit.is_ascii_digit())
    });
    Some(match code {
        Some(code) => NextStep {
            advice: "mend the first error above, more about it".to_owned(),
            command: format!("rustc --explain {code}"),
        },
        None => NextStep {
            advice: "mend the first error above, later ones often go with it".to_owned(),
            command: String::new(),
        },
    })
}

fn panic_place(case: &CaseGrade, submission: &str) -> Option<NextStep> {
    let panic = case.run.as_ref()?.panic.as_ref()?;
    // A place in the standard library would lead astray, and so would an assertion of the tests: what is to be mended
    // is what it speaks of.
    if panic.source.is_none() || panic.file != submission {
        return None;
    }
    let advice = format!(
        "look at {}:{}, where it panicked",
        escape::line(&panic.file),
        panic.line
    );
    Some(NextStep {
        advice,
        command: String::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::fixtures::{self, plain};
    use super::super::super::style::Style;
    use super::*;

    fn written(grade: &Grade, width: usize) -> String {
        let style = Style { width, ..plain() };
        let mut page = Page::new(&style);
        write(&mut page, grade);
        page.finish()
    }

    #[test]
    fn each_verdict_has_its_step() {
        let table = [
            (
                fixtures::accepted(),
                "next: choose another one: grader list\n",
            ),
            (
                fixtures::wrong_answer(),
                "next: grader hint collections/lru-cache\n",
            ),
            (
                fixtures::cpu_limit(),
                "next: grader hint collections/lru-cache\n",
            ),
            (
                fixtures::compile_error(),
                "next: mend the first error above, more about it: rustc --explain E0382\n",
            ),
            (
                fixtures::panicked(),
                "next: look at solutions/collections/lru-cache.rs:14, where it panicked\n",
            ),
            (
                fixtures::aborted(),
                "next: grader hint collections/lru-cache\n",
            ),
            (
                fixtures::internal_error(),
                "next: ask what this machine lacks: grader doctor\n",
            ),
            (
                fixtures::skipped(),
                "next: grader check collections/lru-cache\n",
            ),
        ];
        for (grade, expected) in table {
            assert_eq!(written(&grade, 80), expected);
        }
    }

    #[test]
    fn a_learner_in_a_workspace_goes_on() {
        let mut grade = fixtures::accepted();
        let whole = |accepted| Afterword::Whole {
            lesson: None,
            accepted,
            exercises: 24,
        };
        for (afterword, expected) in [
            (whole(3), "next: grader next\n"),
            (whole(24), "next: that was the last one: grader status\n"),
            (
                Afterword::Part,
                "next: now all of the cases: grader check collections/lru-cache\n",
            ),
        ] {
            grade.afterword = Some(afterword);
            assert_eq!(written(&grade, 80), expected);
        }
    }

    #[test]
    fn a_command_stays_in_one_piece() {
        assert_eq!(
            written(&fixtures::wrong_answer(), 40),
            "next: grader hint collections/lru-cache\n"
        );
        assert_eq!(
            written(&fixtures::rejected(), 40),
            "next: mend what is named above:\n  grader show collections/lru-cache\n"
        );
        let mut grade = fixtures::wrong_answer();
        grade.exercise.slug = "least-recently-used".to_owned();
        assert_eq!(
            written(&grade, 40),
            "next:\n  grader hint collections/least-recently-used\n"
        );
    }

    #[test]
    fn errors_without_a_code_are_not_explained() {
        let mut grade = fixtures::compile_error();
        let build = grade.build.as_mut().unwrap();
        build
            .diagnostics
            .retain(|diagnostic| diagnostic.severity == Severity::Error);
        build.diagnostics[0].code = Some("unused_must_use".to_owned());
        assert_eq!(
            written(&grade, 80),
            "next: mend the first error above, later ones often go with it\n"
        );
        grade.build.as_mut().unwrap().diagnostics.clear();
        assert_eq!(
            written(&grade, 80),
            "next: grader check collections/lru-cache -v\n"
        );
    }

    #[test]
    fn a_hidden_case_leads_back_to_the_task() {
        let grade = fixtures::grade_of(vec![fixtures::hidden(fixtures::panicked_case("deep"))]);
        assert!(written(&grade, 80).ends_with("grader show collections/lru-cache\n"));
    }
}
