//! `grader init`: what it writes, what it leaves alone, and where it does not.

use std::fs;

use crate::course;
use crate::learner::Learner;

#[test]
fn a_workspace_has_starters_and_nothing_of_the_solutions() {
    let learner = Learner::with_workspace();
    let files = learner.files();
    let (answers, others): (Vec<&String>, Vec<&String>) = files
        .iter()
        .partition(|file| file.starts_with("solutions/"));
    assert_eq!(
        others,
        [
            ".gitignore",
            ".grader/lock",
            ".grader/progress.json",
            "Cargo.toml",
            "README.md"
        ]
    );
    let list = learner.says(&["list", "--json"]);
    let list: serde_json::Value = serde_json::from_str(&list).unwrap();
    assert_eq!(answers.len(), list.as_array().unwrap().len());
    for answer in answers {
        let slug = answer.rsplit('/').next().unwrap().trim_end_matches(".rs");
        let starter = learner.says(&["show", slug, "--starter"]);
        assert_eq!(learner.read(answer), starter, "{answer}");
    }
}

#[test]
fn what_the_learner_has_stays_whatever_it_is() {
    let learner = course::learner();
    learner.write("solutions/first/one.rs", "mine");
    learner.write("README.md", "mine too");
    insta::assert_snapshot!(learner.says(&["init"]), @r"
    made a workspace in `.` for 3 exercises
      solutions/TOPIC/SLUG.rs  your answers, new ones begun as starters
      Cargo.toml               for your editor: open this folder in it
    1 file was there already, and left as it was: first/one
    for marks of answers among them: grader check --all
    next: grader next
    ");
    assert_eq!(learner.read("solutions/first/one.rs"), "mine");
    assert_eq!(learner.read("README.md"), "mine too");
    learner.write("solutions/second/two.rs", "mine as well");
    learner.write(
        "Cargo.toml",
        format!("{}\n# mine\n", learner.read("Cargo.toml")),
    );
    fs::remove_file(learner.path("solutions/second/three.rs")).unwrap();
    fs::remove_file(learner.path(".gitignore")).unwrap();
    insta::assert_snapshot!(learner.says(&["init"]), @r"
    no exercise is new; there are 3
    removed by you, and not brought back (`grader start` does): second/three
    next: grader next
    ");
    assert_eq!(learner.read("solutions/second/two.rs"), "mine as well");
    let manifest = learner.read("Cargo.toml");
    assert!(
        manifest.ends_with("\n# mine\n") && !manifest.contains("three"),
        "{manifest}"
    );
    assert!(!learner.path(".gitignore").exists());
    // A file that is gone comes back when it is asked for.
    learner.says(&["start", "three"]);
    assert_eq!(
        learner.read("solutions/second/three.rs"),
        course::starter("second/three")
    );
    assert!(
        learner
            .read("Cargo.toml")
            .contains("solutions/second/three.rs")
    );
}

#[test]
fn without_the_progress_file_nothing_but_the_marks_is_lost() {
    let learner = course::learner();
    learner.says(&["init"]);
    learner.write("solutions/first/one.rs", course::ANSWER);
    assert_eq!(learner.checks(&["one"]).status, 0);
    fs::remove_file(learner.path(".grader/progress.json")).unwrap();
    let files = learner.files();
    assert!(
        learner
            .says(&["status"])
            .contains("0 of 3 exercises accepted")
    );
    learner.says(&["init"]);
    assert_eq!(learner.read("solutions/first/one.rs"), course::ANSWER);
    assert_eq!(learner.checks(&["one"]).status, 0);
    assert!(
        learner
            .says(&["status"])
            .contains("1 of 3 exercises accepted")
    );
    assert_eq!(files.len() + 1, learner.files().len());
}

#[test]
fn a_workspace_without_its_folder_of_marks_is_known_and_gets_them_back() {
    let mut learner = course::learner();
    for number in 0..7 {
        course::write(&learner, &format!("third/e{number}"), "Print `right`.");
    }
    learner.says(&["init"]);
    learner.write("solutions/first/one.rs", course::ANSWER);
    assert_eq!(learner.checks(&["one"]).status, 0);
    fs::remove_dir_all(learner.path(".grader")).unwrap();
    learner.goes_to("solutions");
    insta::assert_snapshot!(learner.says(&[]), @r"
    this was a workspace, and its folder `.grader` is missing: your answers are
      there, your marks are not
    to make it one again: grader init ..
    then for marks of your answers: grader check --all
    ");
    insta::assert_snapshot!(learner.is_refused(&["next"]), @r"
    error: this was a workspace, and its folder `.grader` is missing
      to make it one again: grader init ..
      then for marks of your answers: grader check --all
    ");
    let inside = learner.is_refused(&["init", "rust-exercises"]);
    assert!(inside.contains("inside the workspace `[here]`"), "{inside}");
    learner.says(&["init", "../../beside"]);
    learner.goes_to("");
    insta::assert_snapshot!(learner.says(&["init"]), @r"
    made a workspace in `.` for 10 exercises
      solutions/TOPIC/SLUG.rs  your answers
      Cargo.toml               for your editor: open this folder in it
    10 files were there already, and left as they were: second/three, second/two,
      first/one, third/e0, third/e1, and 5 more
    for marks of answers among them: grader check --all
    next: grader next
    ");
    assert_eq!(learner.checks(&["--all"]).status, 0);
    let status = learner.says(&["status"]);
    assert!(status.contains("1 of 10 exercises accepted"), "{status}");
}

#[test]
fn an_interrupted_layout_goes_on_where_it_stopped() {
    let learner = course::learner();
    learner.says(&["init"]);
    let whole = learner.files();
    let manifest = learner.read("Cargo.toml");
    // As if it had ended before the progress was written, before the package, and after the first answers.
    for missing in [
        &[".grader"][..],
        &[".grader", "Cargo.toml"],
        &[".grader", "Cargo.toml", "solutions/second", "README.md"],
    ] {
        for path in missing.iter().map(|path| learner.path(path)) {
            match path.is_dir() {
                true => fs::remove_dir_all(path).unwrap(),
                false => fs::remove_file(path).unwrap(),
            }
        }
        learner.says(&["init"]);
        assert_eq!(learner.files(), whole, "without {missing:?}");
        assert_eq!(learner.read("Cargo.toml"), manifest, "without {missing:?}");
    }
}

#[test]
fn somebody_elses_package_is_not_touched() {
    let learner = Learner::new();
    learner.write("Cargo.toml", "[package]\nname = \"mine\"\n");
    insta::assert_snapshot!(learner.is_refused(&["init"]), @r"
    error: `[here]/Cargo.toml` was not written by grader, and it is not touched; name an empty folder: grader init rust-exercises
    ");
    assert_eq!(learner.files(), ["Cargo.toml"]);
    // With its marks removed, the package is the learner's own.
    let learner = Learner::with_workspace();
    let manifest = learner
        .read("Cargo.toml")
        .replace("# grader: exercises end", "");
    learner.write("Cargo.toml", &manifest);
    learner.is_refused(&["init"]);
    assert_eq!(learner.read("Cargo.toml"), manifest);
}

#[test]
fn folders_that_cannot_become_a_workspace() {
    let mut learner = course::learner();
    learner.write("a-file", "");
    insta::assert_snapshot!(learner.is_refused(&["init", "a-file"]), @r"
    error: `[here]/a-file` is in the way: it is no folder; name another one: grader init DIR
    ");
    learner.says(&["init"]);
    insta::assert_snapshot!(learner.is_refused(&["init", "inner"]), @r"
    error: this would stand inside the workspace `[here]`; to renew that one: grader init [here]
    ");
    learner.goes_to("solutions/second");
    insta::assert_snapshot!(learner.is_refused(&["init"]), @r"
    error: this would stand inside the workspace `[here]`; to renew that one: grader init [here]
    ");
    assert!(!learner.path("inner").exists());
}

#[test]
fn a_course_from_elsewhere_is_remembered() {
    let mut learner = course::learner();
    fs::rename(learner.path("exercises"), learner.path("course")).unwrap();
    learner.says(&["--catalogue", "course", "init", "mine"]);
    learner.goes_to("mine/solutions");
    assert!(learner.says(&["next"]).contains("second/three · junior"));
    assert!(learner.says(&["status"]).contains("0 of 3 exercises"));
    fs::rename(learner.path("course"), learner.path("gone")).unwrap();
    insta::assert_snapshot!(learner.is_refused(&["next"]), @r"
    error: cannot read `[here]/course`: No such file or directory (os error 2); this workspace has its exercises from there
      to say where they are now: grader --catalogue DIR init ..
    ");
}

#[test]
fn a_folder_above_may_have_a_package_and_a_name_may_be_odd() {
    let learner = course::learner();
    learner.write("Cargo.toml", "[workspace]\nmembers = []\n");
    let page = learner.says(&["--catalogue", "exercises", "init", "my course"]);
    assert!(
        page.ends_with("next: cd 'my course' && grader next\n"),
        "{page}"
    );
    assert_eq!(learner.read("Cargo.toml"), "[workspace]\nmembers = []\n");
}
