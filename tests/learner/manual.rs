//! `grader completions` and `grader man`: made from the command line's own definition.

use crate::learner::Learner;

const COMMANDS: [&str; 10] = [
    "init",
    "next",
    "start",
    "check",
    "hint",
    "status",
    "solution",
    "reset",
    "completions",
    "man",
];

#[test]
fn five_shells_complete_every_command_and_three_the_exercises() {
    let learner = Learner::new();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = learner.says(&["completions", shell]);
        for command in COMMANDS {
            assert!(script.contains(command), "{shell} lacks {command}");
        }
        let has_names = script.contains("closure-capture");
        assert_eq!(
            has_names,
            ["bash", "fish", "zsh"].contains(&shell),
            "{shell}"
        );
    }
    assert!(
        learner
            .is_refused(&["completions", "tcsh"])
            .contains("powershell")
    );
}

#[test]
fn bash_completes_an_exercise() {
    let learner = Learner::new();
    learner.write("grader.bash", learner.says(&["completions", "bash"]));
    let completed = |words: &str| {
        let script = format!(
            "source ./grader.bash; COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); \
             _grader_narrowed grader \"${{COMP_WORDS[COMP_CWORD]}}\" \"${{COMP_WORDS[COMP_CWORD-1]}}\"; \
             echo \"${{COMPREPLY[@]}}\""
        );
        let output = std::process::Command::new("bash")
            .args(["-c", &script])
            .current_dir(learner.path(""))
            .output()
            .unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        let mut words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        words.sort();
        words.join(" ")
    };
    assert_eq!(completed("grader sta"), "start status");
    assert_eq!(completed("grader check closure-c"), "closure-capture");
    assert_eq!(
        completed("grader check closures/closure-c"),
        "closures/closure-capture"
    );
    // Options are there once a dash is typed.
    let exercises = completed("grader start ''");
    assert!(exercises.contains("closure-capture"), "{exercises}");
    assert!(!exercises.contains(" -"), "{exercises}");
    assert!(!exercises.contains('/'), "{exercises}");
    assert_eq!(completed("grader check --fail"), "--fail-fast");
    assert_eq!(completed("grader list iter"), "iterators");
    assert_eq!(completed("grader next --topic iter"), "iterators");
    assert_eq!(completed("grader check --report jun"), "junit");
    // The name of a new exercise is none of those that are there.
    assert_eq!(completed("grader new closure-c"), "");
}

#[test]
fn the_manual_has_a_page_for_every_command() {
    let learner = Learner::new();
    let first = learner.says(&["man"]);
    assert!(first.contains(".TH grader 1"), "{first}");
    let wrote = learner.says(&["man", "--out", "pages"]);
    let pages = learner.files();
    assert_eq!(wrote, format!("wrote {} pages to pages\n", pages.len()));
    assert_eq!(learner.read("pages/grader.1"), first);
    for command in COMMANDS {
        let page = learner.read(&format!("pages/grader-{command}.1"));
        assert!(page.contains(&format!(".TH grader-{command} 1")), "{page}");
        assert!(page.contains("Example"), "{page}");
        let named = format!("grader\\-{command}(1)");
        assert!(first.contains(&named), "the first page lacks {named}");
    }
    learner.write("a-file", "");
    let outcome = learner.tries(&["man", "--out", "a-file"]);
    assert_eq!(
        (outcome.status, outcome.stdout.as_str()),
        (5, ""),
        "{outcome}"
    );
}
