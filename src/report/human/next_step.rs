//! The one thing to do next. One, because a list of advice is read by nobody.

use super::super::beyond;
use super::super::escape;
use super::super::page::Page;
use crate::build::{Concern, Severity};
use crate::grade::{Afterword, CaseGrade, Found, Grade};
use crate::verdict::Verdict;

/// Advice, a command to type, or both.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct NextStep {
    advice: String,
    command: String,
}

/// Writes what helps most after this grade.
pub(super) fn write(page: &mut Page<'_>, grade: &Grade) {
    let NextStep { advice, command } = next_step(grade, page.style.grader);
    page.suggestion("next", &advice, &command);
}

/// `grader` is how a command begins.
fn next_step(grade: &Grade, grader: &str) -> NextStep {
    let exercise = escape::line(&grade.exercise.to_string());
    let command = |name: &str| format!("{grader} {name} {exercise}");
    let check = || again(grade, grader);
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
        // The case may be wrong as well as the answer, so both are to be looked at.
        Verdict::Accepted if let Some((name, file)) = beyond::first_saved(grade) => {
            advised(&format!("look at your saved case `{name}`"), file)
        }
        Verdict::Accepted if grade.fails_beyond_cases() => just(command("hint")),
        Verdict::Accepted => match &grade.afterword {
            None => advised("choose another one", format!("{grader} list")),
            Some(Afterword::Part) => advised("now all of the cases", check()),
            Some(Afterword::Whole {
                accepted,
                exercises,
                ..
            }) if accepted < exercises => just(format!("{grader} next")),
            Some(Afterword::Whole { .. }) => {
                advised("that was the last one", format!("{grader} status"))
            }
        },
        Verdict::InternalError => {
            advised("ask what this machine lacks", "grader doctor".to_owned())
        }
        Verdict::Rejected => rejected(grade, grader),
        Verdict::CompileError => {
            compile_error(grade, grader).unwrap_or_else(|| just(check() + " -v"))
        }
        Verdict::Skipped => just(check()),
        // Nothing of a hidden case stands in a report, and what it checks stands below the task.
        _ if let Some(case) = decisive.filter(|case| case.hidden) => advised(
            &format!(
                "read the task again, and what the case `{}` checks",
                escape::line(&case.name)
            ),
            command("show"),
        ),
        Verdict::SandboxViolation => advised(
            "solve it without files, network and other programs",
            command("show"),
        ),
        Verdict::RuntimeError => decisive
            .and_then(|case| panic_place(case, &grade.submission))
            .unwrap_or_else(|| just(command("hint"))),
        Verdict::OutputLimit => advised("look at what it prints, and how often", String::new()),
        Verdict::TimeLimit | Verdict::MemoryLimit | Verdict::WrongAnswer => just(command("hint")),
    }
}

/// What checks the same submission once more.
fn again(grade: &Grade, grader: &str) -> String {
    let exercise = escape::line(&grade.exercise.to_string());
    format!("{grader} check {exercise}{}", named(grade))
}

/// The option that names the submission, with a blank before it, where it has to be named.
pub(super) fn named(grade: &Grade) -> String {
    match grade.found {
        Found::Usual | Found::Workspace => String::new(),
        Found::Named => format!(" --solution {}", escape::shell(&grade.submission)),
    }
}

/// What is to be done about a file that was not compiled.
fn rejected(grade: &Grade, grader: &str) -> NextStep {
    let exercise = escape::line(&grade.exercise.to_string());
    let (advice, command) = match grade.rejections.first().map(|first| first.concern) {
        Some(Concern::Empty) if grade.found == Found::Workspace => (
            "begin with the starter",
            format!("{grader} reset {exercise}"),
        ),
        Some(Concern::Empty) => (
            "begin with the starter",
            format!(
                "{grader} show {exercise} --starter > {}",
                escape::shell(&grade.submission)
            ),
        ),
        Some(Concern::File) => ("mend that, then", again(grade, grader)),
        Some(Concern::Code) | None => (
            "solve it without what is named above",
            format!("{grader} show {exercise}"),
        ),
    };
    NextStep {
        advice: advice.to_owned(),
        command,
    }
}

/// The first error of the compiler, if there is one.
fn compile_error(grade: &Grade, grader: &str) -> Option<NextStep> {
    let diagnostics = &grade.build.as_ref()?.diagnostics;
    let first = diagnostics
        .iter()
        .find(|diagnostic| diagnostic.severity == Severity::Error)?;
    // The learner cannot mend the grader's file: theirs lacks what it calls.
    if first.is_in_grader_s_file() {
        let mistake = match missing_names(&first.message) {
            names if names.is_empty() => "your file does not fit what the grader calls".to_owned(),
            names => format!("your file lacks {}", escape::line(&names.join(", "))),
        };
        return Some(NextStep {
            advice: format!("{mistake}; compare it with the starter"),
            command: format!(
                "{grader} show {} --starter",
                escape::line(&grade.exercise.to_string())
            ),
        });
    }
    if let Some(name) = missing_crate(&first.rendered) {
        return Some(NextStep {
            advice: format!(
                "there is no crate `{}` here: answers use the standard library alone",
                escape::line(name)
            ),
            command: String::new(),
        });
    }
    // Lints have names, and `--explain` knows only codes such as E0382.
    let code = first.code.as_deref().filter(|code| {
        let digits = code.strip_prefix('E').unwrap_or_default();
        digits.len() == 4 && digits.chars().all(|digit| digit.is_ascii_digit())
    });
    Some(match code {
        Some(code) => NextStep {
            advice: "mend the first error above; more about it".to_owned(),
            command: format!("rustc --explain {code}"),
        },
        None => NextStep {
            advice: "mend the first error above; later ones often go with it".to_owned(),
            command: String::new(),
        },
    })
}

/// What a file of the grader does not find in the learner's, each in backquotes.
fn missing_names(message: &str) -> Vec<String> {
    let most = match message {
        _ if message.starts_with("unresolved import") => usize::MAX,
        // The first name is the missing one, a second one says where.
        _ if message.starts_with("cannot find ") => 1,
        _ => 0,
    };
    // Nobody writes the module that an answer stands in: whoever misses it has called it by a wrong path.
    let is_theirs = |path: &&str| *path != "crate::solution";
    let paths = message.split('`').skip(1).step_by(2).take(most);
    let paths = paths.filter(is_theirs);
    let name = |path: &str| path.rsplit("::").next().map(|name| format!("`{name}`"));
    paths.filter_map(name).collect()
}

/// The crate that the compiler misses, as far as it can tell from a path.
fn missing_crate(rendered: &str) -> Option<&str> {
    let beginnings = [
        "you might be missing a crate named `",
        "can't find crate for `",
    ];
    let rest = beginnings
        .iter()
        .find_map(|words| Some(rendered.split_once(words)?.1))?;
    rest.split('`').next()
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
    use super::super::super::scripted;
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
                "next: mend the first error above; more about it: rustc --explain E0382\n",
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
    fn a_file_that_was_named_is_named_again() {
        let named = |grade: Grade| Grade {
            found: Found::Named,
            submission: "my answers/lru.rs".to_owned(),
            ..grade
        };
        let check = "grader check collections/lru-cache --solution 'my answers/lru.rs'";
        let mut part = named(fixtures::accepted());
        part.afterword = Some(Afterword::Part);
        let mut file = named(fixtures::rejected());
        file.rejections[0].concern = Concern::File;
        for (grade, words) in [
            (part, "now all of the cases:\n  "),
            (file, "mend that, then:\n  "),
            (named(fixtures::skipped()), ""),
        ] {
            assert_eq!(written(&grade, 80), format!("next: {words}{check}\n"));
        }
    }

    #[test]
    fn where_a_saved_case_fails_it_is_looked_at() {
        let mut grade = scripted::beyond();
        assert_eq!(
            written(&grade, 80),
            "next: look at your saved case `mine`:\n  solutions/collections/lru-cache.cases/mine.txt\n"
        );
        grade.saved.clear();
        assert_eq!(
            written(&grade, 80),
            "next: grader hint collections/lru-cache\n"
        );
    }

    #[test]
    fn a_command_stays_in_one_piece() {
        assert_eq!(
            written(&fixtures::wrong_answer(), 40),
            "next: grader hint collections/lru-cache\n"
        );
        assert_eq!(
            written(&fixtures::rejected(), 40),
            "next: solve it without what is named\n  above:\n  grader show collections/lru-cache\n"
        );
        let mut grade = fixtures::wrong_answer();
        grade.exercise.slug = "least-recently-used".to_owned();
        assert_eq!(
            written(&grade, 40),
            "next:\n  grader hint collections/least-recently-used\n"
        );
    }

    #[test]
    fn a_file_that_was_not_compiled_is_to_be_replaced() {
        let mut grade = fixtures::rejected();
        let mut step = |concern| {
            grade.rejections[0].concern = concern;
            grade.submission = "my answers/lru.rs".to_owned();
            written(&grade, 80)
        };
        assert_eq!(
            step(Concern::Empty),
            "next: begin with the starter:\n  grader show collections/lru-cache --starter > 'my answers/lru.rs'\n"
        );
        assert_eq!(
            step(Concern::File),
            "next: mend that, then: grader check collections/lru-cache\n"
        );
        assert!(step(Concern::Code).ends_with("grader show collections/lru-cache\n"));
        grade.found = Found::Workspace;
        grade.rejections[0].concern = Concern::Empty;
        assert_eq!(
            written(&grade, 80),
            "next: begin with the starter: grader reset collections/lru-cache\n"
        );
    }

    #[test]
    fn what_the_grader_calls_is_named_and_so_is_a_crate_that_is_not_there() {
        let step = |file: &str, message: &str, rendered: &str| {
            let mut grade = fixtures::compile_error();
            let build = grade.build.as_mut().unwrap();
            let mut error = build.diagnostics.pop().unwrap();
            error.message = message.to_owned();
            error.rendered = rendered.to_owned();
            error.span.as_mut().unwrap().file = file.to_owned();
            build.diagnostics = vec![error];
            written(&grade, 80)
        };
        let starter = "\n  grader show collections/lru-cache --starter\n";
        let message = "unresolved imports `crate::solution::Fib`, `crate::solution::fib`";
        assert_eq!(
            step("harness.rs", message, ""),
            format!("next: your file lacks `Fib`, `fib`; compare it with the starter:{starter}")
        );
        // A wrong path in a file of the exercise is not the learner's to mend.
        let path = step("tests.rs", "unresolved import `crate::solution`", "");
        assert!(
            path.starts_with("next: your file does not fit what the grader calls; "),
            "{path}"
        );
        assert_eq!(
            step("tests.rs", "mismatched types", ""),
            format!(
                "next: your file does not fit what the grader calls; compare it with the starter:{starter}"
            )
        );
        let rendered = "error: x\n  = help: you might be missing a crate named `rand`\n";
        assert_eq!(
            step("a.rs", "unresolved import `rand`", rendered),
            "next: there is no crate `rand` here: answers use the standard library alone\n"
        );
    }

    #[test]
    fn a_command_begins_as_the_learner_s_own() {
        let style = Style {
            grader: "grader --catalogue 'my course'",
            ..plain()
        };
        let mut page = Page::new(&style);
        write(&mut page, &fixtures::wrong_answer());
        write(&mut page, &fixtures::accepted());
        assert_eq!(
            page.finish(),
            "next: grader --catalogue 'my course' hint collections/lru-cache\nnext: choose another one: grader \
             --catalogue 'my course' list\n"
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
            "next: mend the first error above; later ones often go with it\n"
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
        assert_eq!(
            written(&grade, 80),
            "next: read the task again, and what the case `deep` checks:\n  grader show collections/lru-cache\n"
        );
    }
}
