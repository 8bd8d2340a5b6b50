//! What a checkout or a submission brings beside answers: links, exercises, a journal, programs, toolchains. No job may
//! obey any of it, and each is shown to work where nothing stands against it.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::github::github;
use super::{Place, RESULTS, SOLUTION, WRONG, gitlab, gitlab_job, gradescope, status};

#[test]
fn github_goes_on_with_nothing_that_the_checkout_brought() {
    let place = github(SOLUTION)
        .file("repo/subs/eve/closures/closure-capture.rs", WRONG)
        .with("GRADER_SUBMISSIONS", "subs");
    let points = |place: &Place| {
        let book = place.json("repo/grades/gradebook.json");
        book["students"][0]["grades"][0]["points"].clone()
    };
    let run = || place.run("repo", "ci/github/grade.sh", &[]);
    assert_eq!(status(&run()), 0);
    assert_eq!(points(&place), 5);
    // A journal that says otherwise, as a change of hers may bring it.
    let forge = || {
        let lines = place.read("repo/grades/journal.jsonl");
        let lines: String = lines.lines().filter_map(forged).collect();
        assert!(!lines.is_empty());
        fs::write(place.path("repo/grades/journal.jsonl"), lines).unwrap();
    };
    forge();
    let output = run();
    assert_eq!(points(&place), 5, "{output:?}");
    // Where somebody goes on with it, it is believed.
    forge();
    let args = ["grade", "subs", "--out", "grades", "--sandbox", "off"];
    place.command(
        "repo",
        Command::new(env!("CARGO_BIN_EXE_grader")).args(args),
    );
    assert_eq!(points(&place), 7);
}

/// The line of a journal that holds a grade, with all points.
fn forged(line: &str) -> Option<String> {
    let mut line: Value = serde_json::from_str(line).unwrap();
    let record = &mut line["record"];
    let grade = record.get_mut("grade")?;
    grade["verdict"] = "accepted".into();
    grade["points"] = grade["max_points"].clone();
    let record = serde_json::to_string(record).unwrap();
    let checksum = grader::digest::ShortDigest::of_bytes(record.as_bytes());
    Some(format!(
        "{{\"schema\":\"grader/journal/v1\",\"checksum\":\"{checksum}\",\"record\":{record}}}\n"
    ))
}

#[test]
fn github_writes_through_no_link_that_the_checkout_brought() {
    for submissions in ["", "subs"] {
        let place = github(SOLUTION)
            .file("repo/subs/eve/closures/closure-capture.rs", WRONG)
            .with("GRADER_SUBMISSIONS", submissions);
        let run = || place.run("repo", "ci/github/grade.sh", &[]);
        assert_eq!(status(&run()), 0);
        let written = files_in(&place.path("repo/grades"));
        assert!(written.len() >= 2, "{written:?}");
        // Everything that was written, as a link to a file elsewhere.
        fs::remove_dir_all(place.path("repo/grades")).unwrap();
        fs::create_dir_all(place.path("repo/grades")).unwrap();
        fs::create_dir_all(place.path("home/students")).unwrap();
        for path in &written {
            fs::write(place.path("home").join(path), "precious").unwrap();
            if !path.starts_with("students") {
                let link = place.path("repo/grades").join(path);
                symlink(place.path("home").join(path), link).unwrap();
            }
        }
        let students = (
            place.path("home/students"),
            place.path("repo/grades/students"),
        );
        symlink(students.0, students.1).unwrap();
        let unharmed = || {
            written
                .iter()
                .all(|path| fs::read(place.path("home").join(path)).unwrap() == b"precious")
        };
        let output = run();
        assert_eq!(status(&output), 0, "{output:?}");
        assert!(unharmed(), "{written:?}");
        // And the folder as a link.
        fs::remove_dir_all(place.path("repo/grades")).unwrap();
        symlink(place.path("home"), place.path("repo/grades")).unwrap();
        let output = run();
        assert_eq!(status(&output), 0, "{output:?}");
        assert!(unharmed(), "{written:?}");
    }
}

#[test]
fn github_removes_nothing_behind_a_link_above_the_results() {
    let place = github(SOLUTION)
        .file("home/grades/journal.jsonl", "precious")
        .with("GRADER_OUT", "build/grades");
    assert_eq!(status(&place.run("repo", "ci/github/grade.sh", &[])), 0);
    assert!(place.path("repo/build/grades/grades.json").is_file());
    fs::remove_dir_all(place.path("repo/build")).unwrap();
    symlink(place.path("home"), place.path("repo/build")).unwrap();
    assert_eq!(status(&place.run("repo", "ci/github/grade.sh", &[])), 5);
    assert_eq!(place.read("home/grades/journal.jsonl"), "precious");
}

/// The paths of all files below a folder.
fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(here) = folders.pop() {
        for entry in fs::read_dir(here).unwrap() {
            let entry = entry.unwrap();
            match entry.file_type().unwrap().is_dir() {
                true => folders.push(entry.path()),
                false => files.push(entry.path().strip_prefix(folder).unwrap().to_owned()),
            }
        }
    }
    files
}

/// An answer that is right for [`BROUGHT`] alone.
const EMPTY: &str = "fn main() {}\n";

/// An exercise of the name of a built-in one that takes any program that prints nothing.
const BROUGHT: &str = "\
format: 1
title: Brought
level: junior
question: What is nothing?
task: Print nothing.
mode: program
cases:
  - name: nothing
    checks: nothing is printed
    allow_empty: true
    expect: ''
    points: 99
";

impl Place {
    /// Has the folder of a submission bring exercises of its own, in two ways.
    fn bringing_exercises(self, folder: &str) -> Place {
        self.file(
            &format!("{folder}/exercises/closures/closure-capture/exercise.yaml"),
            BROUGHT,
        )
        .file(
            &format!("{folder}/exercises/closures/closure-capture/starter.rs"),
            EMPTY,
        )
        .file(&format!("{folder}/.grader/catalogue"), "exercises\n")
    }
}

#[test]
fn no_job_takes_the_exercises_that_a_submission_brings() {
    let place = github(EMPTY).bringing_exercises("repo");
    let output = place.run("repo", "ci/github/grade.sh", &[]);
    assert_eq!(status(&output), 1, "{output:?}");
    assert!(place.read("output").contains("points=0\nmax_points=7\n"));
    // Named, they are taken.
    let place = place.with("GRADER_CATALOGUE", "exercises");
    assert_eq!(status(&place.run("repo", "ci/github/grade.sh", &[])), 0);
    assert!(place.read("output").contains("points=99\n"));

    let place = github(SOLUTION)
        .file("repo/eve/closures/closure-capture.rs", EMPTY)
        .bringing_exercises("repo")
        .with("GRADER_SUBMISSIONS", ".");
    assert_eq!(status(&place.run("repo", "ci/github/grade.sh", &[])), 0);
    assert!(!place.read("repo/grades/gradebook.json").contains("99"));

    let place = Place::new()
        .file("repo/solutions/closures/closure-capture.rs", EMPTY)
        .bringing_exercises("repo");
    let (place, output) = gitlab(place);
    assert_eq!(status(&output), 1, "{output:?}");
    assert_eq!(
        place.json("repo/grades/grades.json")["totals"]["max_points"],
        7
    );

    let place = gradescope()
        .file("autograder/submission/capture.rs", EMPTY)
        .bringing_exercises("autograder/submission");
    let output = place.run("autograder", "ci/gradescope/run_autograder", &[]);
    assert_eq!(status(&output), 0, "{output:?}");
    assert_eq!(place.json(RESULTS)["score"], 0);

    let place = Place::new()
        .file("in/src/lib.rs", EMPTY)
        .bringing_exercises("in");
    let args = ["closure-capture", "in", "out"];
    let output = place.run(".", "ci/exercism/bin/run.sh", &args);
    assert_eq!(status(&output), 0, "{output:?}");
    assert_eq!(place.json("out/results.json")["status"], "error");
    let place = place.with("GRADER_CATALOGUE", "exercises");
    place.run(".", "ci/exercism/bin/run.sh", &args);
    assert_eq!(place.json("out/results.json")["status"], "pass");
}

#[test]
fn no_job_reads_a_submission_through_a_link() {
    let link = |place: &Place, from: &str, to: &str| {
        let (from, to) = (place.path(from), place.path(to));
        fs::create_dir_all(from.parent().unwrap()).unwrap();
        let _ = fs::remove_dir_all(&from);
        symlink(to, from).unwrap();
    };
    // The reference solutions lie elsewhere on the machine.
    let reference =
        |place: Place| place.file("action/solutions/closures/closure-capture.rs", SOLUTION);
    for (from, to) in [
        ("repo/solutions", "action/solutions"),
        ("repo/solutions/closures", "action/solutions/closures"),
    ] {
        let place = reference(github(SOLUTION));
        assert_eq!(status(&place.run("repo", "ci/github/grade.sh", &[])), 0);
        link(&place, from, to);
        let output = place.run("repo", "ci/github/grade.sh", &[]);
        assert_eq!(status(&output), 1, "{output:?}");
        assert!(place.read("output").contains("accepted=0\npoints=0\n"));
        let report = place.read("repo/grades/grades.json");
        assert!(
            report.contains("is reached through a symbolic link"),
            "{report}"
        );

        let place = reference(Place::new());
        link(&place, from, to);
        let (place, output) = gitlab(place);
        assert_eq!(status(&output), 1, "{output:?}");
        assert_eq!(place.json("repo/grades/grades.json")["totals"]["points"], 0);
    }
    let place = github(SOLUTION)
        .file("other/eve/closures/closure-capture.rs", SOLUTION)
        .with("GRADER_SUBMISSIONS", "subs");
    link(&place, "repo/subs", "other");
    assert_eq!(status(&place.run("repo", "ci/github/grade.sh", &[])), 2);

    let place = Place::new().file("action/src/lib.rs", SOLUTION);
    let exercism = |place: &Place| {
        let args = ["closure-capture", "in", "out"];
        let output = place.run(".", "ci/exercism/bin/run.sh", &args);
        assert_eq!(status(&output), 0, "{output:?}");
        place.json("out/results.json")["status"].clone()
    };
    link(&place, "in/src", "action/src");
    assert_eq!(exercism(&place), "fail");
    let place = Place::new().file("in/src/lib.rs", SOLUTION);
    assert_eq!(exercism(&place), "pass");

    let place = gradescope()
        .file("autograder/source/grader/src/capture.rs", SOLUTION)
        .file(
            "autograder/source/settings.sh",
            "EXERCISE=closure-capture\nFILE=src/capture.rs\nSANDBOX=off\n",
        );
    link(
        &place,
        "autograder/submission/src",
        "autograder/source/grader/src",
    );
    let output = place.run("autograder", "ci/gradescope/run_autograder", &[]);
    assert_eq!(status(&output), 0, "{output:?}");
    assert_eq!(place.json(RESULTS)["score"], 0);
}

#[test]
fn gitlab_writes_through_no_link_that_the_checkout_brought() {
    for link in [
        "repo/grades",
        "repo/grades/junit.xml",
        "repo/grades/grades.json",
    ] {
        let place = Place::new()
            .file("repo/solutions/closures/closure-capture.rs", WRONG)
            .file("home/junit.xml", "precious")
            .file("home/grades.json", "precious");
        let name = link.strip_prefix("repo/grades").unwrap();
        let (from, to) = (place.path(link), place.path(&format!("home{name}")));
        fs::create_dir_all(from.parent().unwrap()).unwrap();
        symlink(to, from).unwrap();
        let (place, output) = gitlab(place);
        assert_eq!(status(&output), 1, "{output:?}");
        for file in ["junit.xml", "grades.json"] {
            assert_eq!(place.read(&format!("home/{file}")), "precious", "{link}");
            assert!(place.read(&format!("repo/grades/{file}")).len() > 100);
        }
    }
}

#[test]
fn gitlab_starts_no_program_of_the_checkout() {
    let place = Place::new()
        .file("repo/solutions/closures/closure-capture.rs", WRONG)
        .file("repo/.grader/bin/grader", "#!/bin/sh\nexit 0\n");
    let brought = place.path("repo/.grader/bin/grader");
    fs::set_permissions(brought, fs::Permissions::from_mode(0o755)).unwrap();
    let (place, output) = gitlab(place);
    assert_eq!(status(&output), 1, "{output:?}");
    // In front of the others, it is the grader.
    let path = format!("{}:{}", place.text("repo/.grader/bin"), place.env["PATH"]);
    let (place, output) = gitlab(place.with("PATH", &path));
    assert_eq!(status(&output), 0, "{output:?}");

    // In a checkout, cargo would be whichever program a file there names.
    let place = place
        .fake("cargo")
        .with("GRADER_SOURCE", "https://example.org/grader");
    fs::remove_file(place.path("programs/grader")).unwrap();
    let path = format!("{}:/usr/bin:/bin", place.text("programs"));
    let (place, output) = gitlab(place.with("PATH", &path));
    assert_ne!(status(&output), 0, "{output:?}");
    assert_eq!(
        place.read("notes"),
        "cargo install --locked --quiet --git https://example.org/grader grader\n"
    );
    assert_eq!(place.read("notes.places"), "cargo /\n");
    // What is kept from job to job lies in the checkout, where it may be anybody's.
    assert_eq!(gitlab_job()["cache"], Value::Null);
}
