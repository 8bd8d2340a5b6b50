//! Exercises prove themselves: starter, solution and every reject get the verdict that `exercise.yaml` declares.
//!
//! One exercise of each topic, because `grader verify --all` proves all of them, and more about each. They all go through the engine in one call, as a class's submissions would. Programs run without isolation here,
//! so that the outcome does not depend on what the host offers: the exercises are our own.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;
use std::fs;
use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::{Arc, mpsc};
use std::time::Duration;

use grader::build::{Builder, Toolchain};
use grader::event::Event;
use grader::exercise::{Catalogue, Exercise, ExerciseId, Reject};
use grader::grade::{CaseGrade, Grade};
use grader::grading::{Attempt, Engine};
use grader::sandbox::{Request, Sandbox};
use grader::submission::Submission;
use grader::verdict::Verdict;

/// A program that must get a certain grade.
struct Proof {
    exercise: Arc<Exercise>,
    claim: Claim,
    attempt: Attempt,
}

/// What an exercise says of a program.
enum Claim {
    /// It builds, and no case accepts it.
    Starter,
    /// Every case accepts it, at half of the allowed processor time or less.
    Solution,
    /// The cases that should catch it do, with the declared verdict.
    Reject(Reject),
}

#[test]
fn an_exercise_of_each_topic_keeps_its_word() {
    let catalogue = Catalogue::open(Path::new("exercises")).unwrap();
    let mut ids = catalogue.ids().unwrap();
    ids.dedup_by(|one, other| one.topic == other.topic);
    assert!(ids.len() >= 15, "{ids:?}");
    let shortcomings = shortcomings(&catalogue, &ids, "solutions");
    assert!(shortcomings.is_empty(), "\n{}", shortcomings.join("\n"));
}

#[test]
fn an_exercise_that_does_not_is_found_out() {
    let place = tempfile::tempdir().unwrap();
    let file = |path: &str, text: &str| {
        let path = place.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let reject =
        |file: &str, rest: &str| format!("  - {{ file: {file}, misconception: none, {rest} }}\n");
    let exercise = "format: 1\ntitle: T\nlevel: mid\nquestion: Q?\ntask: Print 1.\nmode: program\ncases:\n  \
                    - name: one\n    checks: it\n    expect: |\n      1\nrejects:\n";
    let right = reject("right.rs", "verdict: wrong-answer, caught_by: [one]");
    let compiles = reject("compiles.rs", "verdict: compile-error");
    file("a/b/exercise.yaml", &format!("{exercise}{right}{compiles}"));
    let print = |text: &str| format!("fn main() {{ println!(\"{text}\") }}\n");
    file("a/b/starter.rs", &print("1"));
    file("solutions/a/b.rs", &print("2"));
    file("a/b/rejects/right.rs", &print("1"));
    file("a/b/rejects/compiles.rs", &print("2"));
    let catalogue = Catalogue::open(place.path()).unwrap();
    let solutions = place.path().join("solutions");
    let told = shortcomings(
        &catalogue,
        &catalogue.ids().unwrap(),
        solutions.to_str().unwrap(),
    );
    let expected = [
        "case `one` accepts the starter",
        "the solution gets `wrong-answer`",
        "case `one` gives wrong-answer",
        "case `one` gives accepted",
        "it gets wrong-answer, not compile-error",
    ];
    assert_eq!(told.len(), expected.len(), "{told:#?}");
    for (told, expected) in told.iter().zip(expected) {
        assert!(told.contains(expected), "{told}");
    }
}

#[test]
fn every_program_belongs_to_an_exercise() {
    let catalogue = Catalogue::open(Path::new("exercises")).unwrap();
    let mut known = BTreeSet::new();
    for id in catalogue.ids().unwrap() {
        let exercise = catalogue.load(&id).unwrap();
        known.insert(format!("solutions/{id}.rs"));
        let rejects = exercise.rejects.iter();
        known.extend(rejects.map(|reject| format!("exercises/{id}/rejects/{}", reject.file)));
    }
    let mut found = BTreeSet::new();
    for topic in entries(Path::new("solutions")) {
        found.extend(entries(Path::new(&topic)));
    }
    for id in catalogue.ids().unwrap() {
        let folder = catalogue.folder(&id).unwrap().join("rejects");
        found.extend(entries(&folder));
    }
    let nobody_s: Vec<&String> = found.difference(&known).collect();
    assert!(nobody_s.is_empty(), "no exercise names {nobody_s:?}");
    let missing: Vec<&String> = known.difference(&found).collect();
    assert!(missing.is_empty(), "there is no {missing:?}");
}

/// Grades all programs of a catalogue and says where they disprove their exercises.
fn shortcomings(catalogue: &Catalogue, ids: &[ExerciseId], solutions: &str) -> Vec<String> {
    let mut shortcomings = Vec::new();
    let proofs = proofs(catalogue, ids, solutions, &mut shortcomings);
    let attempts: Vec<Attempt> = proofs.iter().map(|proof| proof.attempt.clone()).collect();
    let (sender, news) = mpsc::channel();
    engine().grade(attempts, &sender);
    drop(sender);
    let mut grades: Vec<Option<Box<Grade>>> = vec![None; proofs.len()];
    for event in news {
        if let Event::AttemptFinished { attempt, grade } = event {
            grades[attempt] = Some(grade);
        }
    }
    for (proof, grade) in proofs.iter().zip(grades) {
        match grade {
            Some(grade) => shortcomings.extend(proof.shortcomings(&grade)),
            None => shortcomings.push(format!("{}: no grade came", proof.attempt.shown())),
        }
    }
    shortcomings
}

fn engine() -> Engine {
    let launcher = env!("CARGO_BIN_EXE_grader").into();
    let toolchain = Toolchain::find(None).unwrap();
    let sandbox = Sandbox::new(Request::Off, launcher, &toolchain.libraries).unwrap();
    // Some rejects wait for their whole wall limit and use no processor meanwhile.
    let processors = std::thread::available_parallelism().unwrap();
    Engine {
        builder: Builder {
            toolchain,
            sandbox,
            cache: None,
            incremental: None,
        },
        jobs: processors.saturating_mul(NonZeroUsize::MIN.saturating_add(1)),
        fail_fast: false,
        keep: false,
    }
}

fn proofs(
    catalogue: &Catalogue,
    ids: &[ExerciseId],
    solutions: &str,
    shortcomings: &mut Vec<String>,
) -> Vec<Proof> {
    let mut proofs = Vec::new();
    for id in ids {
        let exercise = match catalogue.load(id) {
            Ok(exercise) => Arc::new(exercise),
            Err(error) => {
                shortcomings.push(error.to_string());
                continue;
            }
        };
        let mut prove = |claim, shown: String, text| {
            let submission = Submission { shown, text };
            let attempt = Attempt::new(Arc::clone(&exercise), submission);
            let only: &[String] = match &claim {
                Claim::Reject(reject) => &reject.caught_by,
                _ => &[],
            };
            proofs.push(Proof {
                attempt: attempt.only(only),
                exercise: Arc::clone(&exercise),
                claim,
            });
        };
        let starter = format!("exercises/{id}/starter.rs");
        prove(Claim::Starter, starter, exercise.starter.clone());
        let solution = format!("{solutions}/{id}.rs");
        match fs::read_to_string(&solution) {
            Ok(text) => prove(Claim::Solution, solution, text),
            Err(error) => shortcomings.push(format!("{solution}: {error}")),
        }
        for reject in &exercise.rejects {
            let source = catalogue.reject_source(id, reject).unwrap();
            let text = String::from_utf8(source.into_owned()).unwrap();
            let path = format!("exercises/{id}/rejects/{}", reject.file);
            prove(Claim::Reject(reject.clone()), path, text);
        }
    }
    proofs
}

impl Proof {
    /// Where the grade is not the one that is claimed.
    fn shortcomings(&self, grade: &Grade) -> Vec<String> {
        let told = match &self.claim {
            _ if grade.verdict == Verdict::InternalError => {
                let trouble = grade.trouble.clone().unwrap_or_default();
                vec![format!("internal error: {trouble}")]
            }
            Claim::Starter => starter(grade),
            Claim::Solution => solution(grade, self.exercise.limits.cpu),
            Claim::Reject(reject) => caught(grade, reject),
        };
        let shown = self.attempt.shown();
        told.iter().map(|told| format!("{shown}: {told}")).collect()
    }
}

fn starter(grade: &Grade) -> Vec<String> {
    let mut told = Vec::new();
    if !grade.build.as_ref().is_some_and(|build| build.ok) {
        told.push(format!("the starter does not build: {}", grade.verdict));
    }
    let cases = grade.cases.iter();
    let accepted = cases.filter(|case| case.verdict == Verdict::Accepted);
    told.extend(accepted.map(|case| format!("case `{}` accepts the starter", case.name)));
    told
}

fn solution(grade: &Grade, cpu: Duration) -> Vec<String> {
    let mut told = Vec::new();
    if grade.verdict != Verdict::Accepted {
        told.push(format!("the solution gets `{}`", grade.verdict));
    }
    for case in &grade.cases {
        let used = case
            .run
            .as_ref()
            .and_then(|run| run.cpu)
            .unwrap_or_default();
        if case.verdict != Verdict::Accepted {
            told.push(format!("case `{}` gives {}", case.name, described(case)));
        } else if used > cpu / 2 {
            let CaseGrade { name, .. } = case;
            told.push(format!(
                "case `{name}` takes {used:?}, more than half of {cpu:?}"
            ));
        }
    }
    told
}

fn caught(grade: &Grade, reject: &Reject) -> Vec<String> {
    let wanted = reject.verdict;
    let missed = grade.cases.iter().filter(|case| case.verdict != wanted);
    let mut told: Vec<String> = match reject.caught_by.is_empty() {
        true => Vec::new(),
        false => missed
            .map(|case| {
                let given = described(case);
                format!("case `{}` gives {given}, not {wanted}", case.name)
            })
            .collect(),
    };
    if told.is_empty() && grade.verdict != wanted {
        told.push(format!("it gets {}, not {wanted}", grade.verdict));
    }
    told
}

/// A case's verdict with what led to it.
fn described(case: &CaseGrade) -> String {
    let mut words = case.verdict.to_string();
    if let Some(run) = &case.run {
        words.push_str(&format!(
            " ({:?}, {:?} of CPU",
            run.ending,
            run.cpu.unwrap_or_default()
        ));
        if let Some(limit) = &run.limit {
            words.push_str(&format!(", {limit:?}"));
        }
        if let Some(panic) = &run.panic {
            words.push_str(&format!(", panicked with {:?}", panic.message));
        }
        words.push(')');
    }
    words
}

/// The paths of what stands in a folder.
fn entries(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    entries
        .map(|entry| entry.unwrap().path().to_str().unwrap().to_string())
        .collect()
}
