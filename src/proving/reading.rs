//! The checks for which nothing has to run: what the exercise's files say.

use super::Trouble;
use super::items::{public_items, quoted_names};
use super::ledger::Ledger;
use super::subject::Subject;
use crate::exercise::{Catalogue, Expected, Problem, Question};
use crate::proof::Check;

/// The fewest hints: a nudge, and something to hold on to.
const FEWEST_HINTS: usize = 2;
/// The fewest rejects.
const FEWEST_REJECTS: usize = 3;

/// Makes all of them.
pub(super) fn check(
    subject: &Subject,
    catalogue: &Catalogue,
    questions: &[Question],
    ledger: &mut Ledger,
) -> Result<(), Trouble> {
    task_names_items(subject, ledger);
    case_purposes(subject, ledger);
    snapshots(subject, ledger);
    advice(subject, ledger);
    rejects(subject, ledger);
    derived_from(subject, questions, ledger);
    files(subject, catalogue, ledger)
}

fn task_names_items(subject: &Subject, ledger: &mut Ledger) {
    let check = Check::TaskNamesItems;
    let Ok(items) = public_items(&subject.starter.text) else {
        // A starter that is no Rust does not compile, which is told as what it is.
        ledger.leave_out(check, "the starter cannot be read");
        return;
    };
    let named = quoted_names(&subject.exercise.task);
    for item in items.iter().filter(|item| !named.contains(item.as_str())) {
        let mut problem = subject.places.problem(
            subject.places.key("task"),
            format!("the task does not name `{item}`, a public item of the starter"),
        );
        problem.help("say in the task what it must do, with its name in backquotes");
        ledger.tell(check, problem);
    }
}

fn case_purposes(subject: &Subject, ledger: &mut Ledger) {
    let cases = &subject.exercise.cases;
    for (index, case) in cases.iter().enumerate() {
        let first = cases.iter().position(|other| other.checks == case.checks);
        if let Some(first) = first.filter(|first| *first < index) {
            let places = &subject.places;
            let mut problem = places.problem(
                places.field("cases", index, "checks"),
                format!("the case `{}` checks the same as an earlier one", case.name),
            );
            problem
                .expected("the second")
                .related(&places.field("cases", first, "checks"), "the first")
                .help("say what only this case checks");
            ledger.tell(Check::CasePurposes, problem);
        }
    }
}

fn snapshots(subject: &Subject, ledger: &mut Ledger) {
    for (index, case) in subject.exercise.cases.iter().enumerate() {
        let Expected::Output(snapshot) = &case.expected else {
            continue;
        };
        let blank = snapshot.iter().all(u8::is_ascii_whitespace);
        if blank && case.exit_status == 0 {
            let places = &subject.places;
            let mut problem = places.problem(
                places.field("cases", index, "name"),
                format!(
                    "the case `{}` accepts a program that does nothing",
                    case.name
                ),
            );
            problem
                .expected("expects no output, and to end with status 0")
                .help("have it report something, if only that it came to its end");
            ledger.tell(Check::Snapshots, problem);
        }
    }
}

fn advice(subject: &Subject, ledger: &mut Ledger) {
    let (exercise, places) = (&subject.exercise, &subject.places);
    if exercise.hints.len() < FEWEST_HINTS {
        let mut problem = places.problem(
            places.key("hints"),
            format!(
                "an exercise has at least {FEWEST_HINTS} hints, this one {}",
                exercise.hints.len()
            ),
        );
        problem.help("begin with a question that points the way, end with nearly the answer");
        ledger.tell(Check::Hints, problem);
    }
    if exercise.lesson.is_none() {
        let mut problem = places.problem(places.key("lesson"), "there is no `lesson`");
        problem.help("say in two or three sentences what to take away about Rust beside Python");
        ledger.tell(Check::Lesson, problem);
    }
}

fn rejects(subject: &Subject, ledger: &mut Ledger) {
    let (exercise, places) = (&subject.exercise, &subject.places);
    if exercise.rejects.len() < FEWEST_REJECTS {
        let mut problem = places.problem(
            places.key("rejects"),
            format!(
                "an exercise has at least {FEWEST_REJECTS} rejects, this one {}",
                exercise.rejects.len()
            ),
        );
        problem.help(
            "write down the misunderstandings that the question is about, each as a wrong solution",
        );
        ledger.tell(Check::RejectsEnough, problem);
    }
    for (index, reject) in exercise.rejects.iter().enumerate() {
        let seen = |name: &String| {
            let case = exercise.cases.iter().find(|case| case.name == *name);
            case.is_some_and(|case| !case.hidden)
        };
        if !reject.caught_by.is_empty() && !reject.caught_by.iter().any(seen) {
            let mut problem = places.problem(
                places.field("rejects", index, "caught_by"),
                format!("only hidden cases catch `{}`", reject.file),
            );
            problem
                .help("have a visible case catch it too: learners are to see what they got wrong");
            ledger.tell(Check::RejectsVisible, problem);
        }
    }
}

fn derived_from(subject: &Subject, questions: &[Question], ledger: &mut Ledger) {
    let (exercise, places) = (&subject.exercise, &subject.places);
    if questions.is_empty() {
        ledger.leave_out(Check::Questions, "the catalogue has no `questions.yaml`");
        return;
    }
    if exercise.derived_from.is_empty() {
        let mut problem = places.problem(
            places.key("derived_from"),
            "the exercise is derived from no question",
        );
        problem.help("name the ids in `questions.yaml` under `derived_from`");
        ledger.tell(Check::Questions, problem);
    }
    for (index, id) in exercise.derived_from.iter().enumerate() {
        let span = places.item("derived_from", index);
        let lists_it = |question: &Question| question.exercises.contains(&exercise.id.slug);
        match questions.iter().find(|question| question.id == *id) {
            None => {
                let mut problem = places.problem(span, format!("no question has the id `{id}`"));
                problem.help("the ids stand in `questions.yaml`");
                ledger.tell(Check::Questions, problem);
            }
            Some(question) if !lists_it(question) => {
                let message = format!("the question `{id}` does not name this exercise");
                let mut problem = places.problem(span, message);
                problem.help(format!(
                    "add `{}` to its `exercises` in `questions.yaml`, or take the id out here",
                    exercise.id.slug
                ));
                ledger.tell(Check::Questions, problem);
            }
            Some(_) => {}
        }
    }
    let slug = &exercise.id.slug;
    let claims = |question: &&Question| {
        question.exercises.contains(slug) && !exercise.derived_from.contains(&question.id)
    };
    for Question { id, .. } in questions.iter().filter(claims) {
        let message =
            format!("the question `{id}` names this exercise, which does not derive from it");
        let mut problem = places.problem(places.key("derived_from"), message);
        problem.help(format!(
            "add \"{id}\" here, or take `{slug}` out of its `exercises` in `questions.yaml`"
        ));
        ledger.tell(Check::Questions, problem);
    }
}

fn files(subject: &Subject, catalogue: &Catalogue, ledger: &mut Ledger) -> Result<(), Trouble> {
    let id = &subject.exercise.id;
    let known = subject.places.files();
    for file in catalogue.files(id)? {
        if !known.contains(&file) {
            let message = "nothing in `exercise.yaml` names this file";
            let mut problem = Problem::of_file(&catalogue.shown(id, &file), message);
            problem.help("remove it, or name it where it belongs");
            ledger.tell(Check::Files, problem);
        }
    }
    Ok(())
}
