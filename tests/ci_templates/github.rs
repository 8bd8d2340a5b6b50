//! The action for GitHub's workflows.

use std::fs;
use std::path::Path;

use crate::{Place, ROOT, SOLUTION, WRONG, status, text, yaml};

pub fn github(solution: &str) -> Place {
    let place = Place::new().file("repo/solutions/closures/closure-capture.rs", solution);
    let (output, summary) = (place.text("output"), place.text("summary"));
    let workspace = place.text("repo");
    place
        .with("CI", "true")
        .with("GITHUB_OUTPUT", &output)
        .with("GITHUB_STEP_SUMMARY", &summary)
        .with("GITHUB_WORKSPACE", &workspace)
        .with("GRADER_EXERCISES", "closure-capture")
}

#[test]
fn github_sets_outputs_and_writes_the_summary() {
    let place = github(WRONG);
    let output = place.run("repo", "ci/github/grade.sh", &[]);
    assert_eq!(status(&output), 1, "{output:?}");
    assert_eq!(
        place.read("output"),
        "status=1\nattempts=1\naccepted=0\npoints=5\nmax_points=7\n"
    );
    assert!(
        place
            .read("summary")
            .starts_with("# grader: 0 of 1 attempt accepted\n")
    );
    assert!(text(&output.stdout).contains("\n::error file=solutions/closures/closure-capture.rs,"));
    assert_eq!(place.json("repo/grades/grades.json")["totals"]["points"], 5);
    assert!(place.read("repo/grades/junit.xml").starts_with("<?xml "));
}

#[test]
fn github_may_let_a_wrong_answer_pass_but_no_trouble() {
    let place = github(WRONG).with("GRADER_FAIL", "false");
    assert_eq!(status(&place.run("repo", "ci/github/grade.sh", &[])), 0);
    assert!(place.read("output").starts_with("status=1\n"));
    let place = github(WRONG)
        .with("GRADER_FAIL", "false")
        .with("GRADER_EXERCISES", "no-such-exercise");
    assert_eq!(status(&place.run("repo", "ci/github/grade.sh", &[])), 2);
    assert_eq!(place.read("output"), "status=2\n");
}

#[test]
fn github_grades_all_when_nothing_is_named() {
    let place = github(SOLUTION).with("GRADER_EXERCISES", "");
    let output = place.run("repo", "ci/github/grade.sh", &[]);
    assert_eq!(status(&output), 0, "{output:?}");
    assert!(place.read("output").contains("accepted=1\n"));
}

#[test]
fn github_grades_many_people_with_another_command() {
    let place = github(SOLUTION)
        .fake("grader")
        .with("GRADER_SUBMISSIONS", "a folder")
        .with("GRADER_CATALOGUE", "exercises");
    let output = place.run("repo", "ci/github/grade.sh", &[]);
    assert_eq!(status(&output), 0, "{output:?}");
    assert_eq!(
        place.read("notes"),
        "grader --catalogue=exercises grade --out=grades --sandbox=off -- a folder\n"
    );
}

#[test]
fn github_counts_what_many_people_have_earned_in_this_step_alone() {
    let place = github(WRONG);
    place.run("repo", "ci/github/grade.sh", &[]);
    fs::remove_file(place.path("output")).unwrap();
    // The step before has left its totals, and so has an earlier run of this one.
    let place = place
        .file("repo/subs/ada/closures/closure-capture.rs", SOLUTION)
        .file("repo/subs/bob/closures/closure-capture.rs", WRONG)
        .with("GRADER_SUBMISSIONS", "subs");
    assert_eq!(status(&place.run("repo", "ci/github/grade.sh", &[])), 0);
    let output = place.read("output");
    for line in [
        "status=0",
        "attempts=2",
        "accepted=1",
        "points=12",
        "max_points=14",
    ] {
        assert!(
            output.lines().any(|known| known == line),
            "{line}\n{output}"
        );
    }
    fs::remove_file(place.path("output")).unwrap();
    let place = place.with("GRADER_SUBMISSIONS", "no-such-folder");
    assert_eq!(status(&place.run("repo", "ci/github/grade.sh", &[])), 2);
    assert_eq!(place.read("output"), "status=2\n");
}

#[test]
fn github_takes_a_name_a_line_and_a_folder_that_looks_like_an_option() {
    let place = github(WRONG)
        .file("repo/solutions/collections/group-by-key.rs", "fn")
        .with("GRADER_EXERCISES", "closure-capture\ngroup-by-key\n")
        .with("GRADER_OUT", "-x");
    let output = place.run("repo", "ci/github/grade.sh", &[]);
    assert_eq!(status(&output), 1, "{output:?}");
    assert!(output.stderr.is_empty(), "{output:?}");
    assert!(place.read("output").contains("attempts=2\n"), "{output:?}");
}

#[test]
fn github_installs_only_what_is_not_there() {
    let place = Place::new().fake("cargo");
    let output = place.run(".", "ci/github/install.sh", &[]);
    assert_eq!(status(&output), 0, "{output:?}");
    assert!(text(&output.stdout).starts_with("grader "));
    assert!(!place.path("notes").exists());

    let place = Place::new()
        .fake("cargo")
        .with("GITHUB_ACTION_PATH", "/action/ci/github");
    fs::remove_file(place.path("programs/grader")).unwrap();
    let output = place.run(".", "ci/github/install.sh", &[]);
    // What cargo would have installed is not there.
    assert_ne!(status(&output), 0);
    assert_eq!(
        place.read("notes"),
        "cargo install --locked --quiet --path /action/ci/github/../..\n"
    );
    // In a checkout it would be whichever program a file there names.
    assert_eq!(place.read("notes.places"), "cargo /\n");
}

#[test]
fn the_action_hands_every_input_down_and_every_output_up() {
    let action = yaml("ci/github/action.yml");
    let names = |field: &str| -> Vec<String> {
        action[field].as_object().unwrap().keys().cloned().collect()
    };
    let script = fs::read_to_string(Path::new(ROOT).join("ci/github/grade.sh")).unwrap();
    let env = action["runs"]["steps"][1]["env"].as_object().unwrap();
    for input in names("inputs") {
        let variable = format!("GRADER_{}", input.to_uppercase());
        assert_eq!(env[&variable], format!("${{{{ inputs.{input} }}}}"));
        assert!(script.contains(&variable), "{variable}");
    }
    // Every value comes from what the script writes for a report of one person.
    let place = github(WRONG);
    place.run("repo", "ci/github/grade.sh", &[]);
    let written = place.read("output");
    let written: Vec<&str> = written
        .lines()
        .filter_map(|line| Some(line.split_once('=')?.0))
        .collect();
    assert_eq!(written.len() + 1, names("outputs").len());
    for output in names("outputs") {
        let key = output.replace('-', "_");
        let value = match output.as_str() {
            "out" => "${{ inputs.out }}".to_owned(),
            _ => {
                assert!(written.contains(&key.as_str()), "{key}");
                format!("${{{{ steps.grade.outputs.{key} }}}}")
            }
        };
        assert_eq!(action["outputs"][&output]["value"], value);
    }
    for step in action["runs"]["steps"].as_array().unwrap() {
        // An expression within a script would let an input become a command.
        assert!(!step["run"].as_str().unwrap().contains("${{"), "{step}");
    }
}

#[test]
fn the_workflow_asks_for_no_rights_and_keeps_no_credentials() {
    let workflow = yaml("ci/github/workflow.yml");
    assert_eq!(
        workflow["permissions"],
        serde_json::json!({ "contents": "read" })
    );
    let steps = workflow["jobs"]["grade"]["steps"].as_array().unwrap();
    assert_eq!(steps[0]["with"]["persist-credentials"], false);
    let inputs = yaml("ci/github/action.yml")["inputs"].clone();
    for input in steps[1]["with"].as_object().unwrap().keys() {
        assert!(inputs.get(input).is_some(), "{input}");
    }
}
