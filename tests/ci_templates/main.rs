//! The jobs in `ci/` do what `docs/ci.md` says: their scripts are run with the surroundings of the service made up in a
//! folder, their YAML is read, and what they name is there.
//!
//! Isolation is off, because the outcome must not depend on what this host offers.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

mod files;
mod github;
mod strange_hands;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const SOLUTION: &str = include_str!("../../solutions/closures/closure-capture.rs");
const WRONG: &str =
    include_str!("../../exercises/closures/closure-capture/rejects/subtract-first.rs");

/// A folder that stands for a machine of the service.
struct Place {
    folder: TempDir,
    env: BTreeMap<String, String>,
}

impl Place {
    fn new() -> Place {
        let folder = tempfile::tempdir().unwrap();
        let programs = folder.path().join("programs");
        fs::create_dir(&programs).unwrap();
        let grader = Path::new(env!("CARGO_BIN_EXE_grader"));
        std::os::unix::fs::symlink(grader, programs.join("grader")).unwrap();
        let path = format!("{}:{}", programs.display(), std::env::var("PATH").unwrap());
        let place = Place {
            folder,
            env: BTreeMap::new(),
        };
        let cache = place.text("cache");
        place
            .with("PATH", &path)
            .with("GRADER_CACHE", &cache)
            .with("GRADER_SANDBOX", "off")
    }

    fn with(mut self, name: &str, value: &str) -> Place {
        self.env.insert(name.to_owned(), value.to_owned());
        self
    }

    fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn text(&self, path: &str) -> String {
        self.path(path).to_str().unwrap().to_owned()
    }

    fn file(self, path: &str, text: &str) -> Place {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// A program on the path that notes its arguments, and beside them where it stands, and does nothing else.
    fn fake(self, name: &str) -> Place {
        let notes = self.text("notes");
        let path = self.path(&format!("programs/{name}"));
        let _ = fs::remove_file(&path);
        fs::write(
            &path,
            format!(
                "#!/bin/sh\necho \"{name} $*\" >>'{notes}'\necho \"{name} $PWD\" >>'{notes}.places'\n"
            ),
        )
        .unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        self
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    fn json(&self, path: &str) -> Value {
        serde_json::from_str(&self.read(path)).unwrap()
    }

    /// Runs a script of the repository in a folder of this place.
    fn run(&self, here: &str, script: &str, args: &[&str]) -> Output {
        self.command(here, Command::new(Path::new(ROOT).join(script)).args(args))
    }

    fn command(&self, here: &str, command: &mut Command) -> Output {
        let here = self.path(here);
        fs::create_dir_all(&here).unwrap();
        let keep = ["HOME", "RUSTUP_HOME", "CARGO_HOME"];
        let kept = keep
            .into_iter()
            .filter_map(|name| Some((name, std::env::var_os(name)?)));
        command
            .env_clear()
            .envs(kept)
            .envs(&self.env)
            .current_dir(here)
            .output()
            .unwrap()
    }
}

fn status(output: &Output) -> i32 {
    output.status.code().unwrap_or_else(|| panic!("{output:?}"))
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// Runs the job of GitLab in `repo`.
fn gitlab(mut place: Place) -> (Place, Output) {
    let job = gitlab_job();
    for (name, value) in job["variables"].as_object().unwrap() {
        let set = place.env.contains_key(name);
        if !set {
            place = place.with(name, value.as_str().unwrap());
        }
    }
    let project = place.text("repo");
    let place = place.with("CI", "true").with("CI_PROJECT_DIR", &project);
    let lines = |field: &str| -> Vec<String> {
        let lines = job[field].as_array().unwrap().iter();
        lines
            .map(|line| line.as_str().unwrap().to_owned())
            .collect()
    };
    let script = [lines("before_script"), lines("script")]
        .concat()
        .join("\n");
    let output = place.command(
        "repo",
        Command::new("bash").args(["-euo", "pipefail", "-c", &script]),
    );
    (place, output)
}

fn gitlab_job() -> Value {
    yaml("ci/gitlab/grader.gitlab-ci.yml")[".grader"].clone()
}

#[test]
fn gitlab_leaves_the_reports_that_it_promises() {
    let place = Place::new().file("repo/solutions/closures/closure-capture.rs", WRONG);
    let (place, output) = gitlab(place);
    assert_eq!(status(&output), 1, "{output:?}");
    let job = gitlab_job();
    let reports = &job["artifacts"]["reports"];
    let kept = |path: &Value| format!("repo/{}", path.as_str().unwrap());
    assert!(
        place
            .read(&kept(&reports["junit"]))
            .contains("failures=\"2\"")
    );
    let findings = place.json(&kept(&reports["codequality"]));
    assert_eq!(
        findings[0]["location"]["path"],
        "solutions/closures/closure-capture.rs"
    );
    assert_eq!(job["artifacts"]["when"], "always");
}

fn gradescope() -> Place {
    let place = Place::new()
        .file(
            "autograder/source/settings.sh",
            "EXERCISE=closure-capture\nFILE=capture.rs\nSANDBOX=off\n",
        )
        .file("autograder/submission/readme.txt", "");
    let autograder = place.text("autograder");
    place.with("AUTOGRADER", &autograder)
}

const RESULTS: &str = "autograder/results/results.json";

#[test]
fn gradescope_gets_points_for_a_file_by_its_name_or_by_itself() {
    for name in ["capture.rs", "-odd name.rs"] {
        let place = gradescope().file(&format!("autograder/submission/{name}"), WRONG);
        let output = place.run("autograder", "ci/gradescope/run_autograder", &[]);
        assert_eq!(status(&output), 0, "{output:?}");
        assert_eq!(place.json(RESULTS)["score"], 5, "{name}");
    }
}

#[test]
fn gradescope_is_told_which_file_is_missing() {
    let place = gradescope();
    assert_eq!(
        status(&place.run("autograder", "ci/gradescope/run_autograder", &[])),
        0
    );
    let results = place.json(RESULTS);
    assert_eq!(results["score"], 0);
    assert_eq!(
        results["output"],
        "hand in one file, capture.rs; there are 0 Rust files in this submission"
    );
    let settings = "EXERCISE=closure-capture\nFILE='my \"\\.rs'\nSANDBOX=off\n";
    let place = gradescope().file("autograder/source/settings.sh", settings);
    place.run("autograder", "ci/gradescope/run_autograder", &[]);
    let told = place.json(RESULTS)["output"].clone();
    assert!(
        told.as_str().unwrap().contains("one file, my \"\\.rs;"),
        "{told}"
    );
}

#[test]
fn gradescope_finds_no_score_when_nothing_was_graded() {
    let place = gradescope()
        .file("autograder/submission/capture.rs", SOLUTION)
        .file(
            "autograder/source/settings.sh",
            "EXERCISE=no-such-exercise\nFILE=capture.rs\nSANDBOX=off\n",
        );
    assert_eq!(
        status(&place.run("autograder", "ci/gradescope/run_autograder", &[])),
        2
    );
    let results = place.json(RESULTS);
    assert!(results.get("score").is_none(), "{results:#}");
}

#[test]
fn gradescope_installs_what_is_missing() {
    let mut place = gradescope().file("autograder/source/grader/Cargo.toml", "");
    for program in ["apt-get", "cargo", "rustc", "grader"] {
        place = place.fake(program);
    }
    let output = place.run("autograder", "ci/gradescope/setup.sh", &[]);
    assert_eq!(status(&output), 0, "{output:?}");
    let notes = place.read("notes");
    let source = place.text("autograder/source/grader");
    assert!(notes.contains(&format!(
        "cargo install --locked --quiet --root /usr/local --path {source}\n"
    )));
    assert!(notes.contains(
        "apt-get install -y -qq --no-install-recommends ca-certificates curl gcc libc6-dev\n"
    ));
    assert!(notes.ends_with("grader doctor\n"), "{notes}");
}

#[test]
fn the_settings_name_an_exercise_and_its_file() {
    let settings = fs::read_to_string(Path::new(ROOT).join("ci/gradescope/settings.sh")).unwrap();
    let value = |name: &str| {
        let line = settings.lines().find_map(|line| line.strip_prefix(name));
        line.unwrap().trim_matches(['=', '"']).to_owned()
    };
    assert!(
        Path::new(ROOT)
            .join("exercises")
            .join(value("EXERCISE"))
            .is_dir()
    );
    assert!(value("EXERCISE").ends_with(value("FILE").trim_end_matches(".rs")));
    assert_eq!(value("SANDBOX"), "required");
}

#[test]
fn exercism_gets_a_verdict_and_status_zero() {
    for (solution, verdict) in [(SOLUTION, "pass"), (WRONG, "fail"), ("fn", "error")] {
        let place = Place::new().file("in/src/lib.rs", solution);
        let output = place.run(
            ".",
            "ci/exercism/bin/run.sh",
            &["closure-capture", "in/", "out/"],
        );
        assert_eq!(status(&output), 0, "{output:?}");
        assert_eq!(place.json("out/results.json")["status"], verdict);
    }
}

#[test]
fn exercism_is_told_what_a_learner_can_mend_and_what_nobody_was_graded_on() {
    let place = Place::new().file("in/README.md", "");
    let run = |slug: &str| place.run(".", "ci/exercism/bin/run.sh", &[slug, "in", "out"]);
    assert_eq!(status(&run("closure-capture")), 0);
    assert_eq!(
        place.json("out/results.json")["message"],
        "there is no file src/lib.rs in this solution"
    );
    fs::create_dir_all(place.path("in/src")).unwrap();
    fs::write(place.path("in/src/lib.rs"), SOLUTION).unwrap();
    assert_eq!(status(&run("no-such-exercise")), 2);
    assert_eq!(place.json("out/results.json")["status"], "error");
    assert_eq!(
        status(&place.run(".", "ci/exercism/bin/run.sh", &["one"])),
        2
    );
}

fn yaml(path: &str) -> Value {
    serde_yaml::from_str(&fs::read_to_string(Path::new(ROOT).join(path)).unwrap()).unwrap()
}

fn files_below(folder: &str) -> Vec<String> {
    let mut files = Vec::new();
    for entry in fs::read_dir(Path::new(ROOT).join(folder)).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{folder}/{}", entry.file_name().to_str().unwrap());
        match entry.file_type().unwrap().is_dir() {
            true => files.extend(files_below(&path)),
            false => files.push(path),
        }
    }
    files.sort();
    files
}
