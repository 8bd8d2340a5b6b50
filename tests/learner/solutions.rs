//! `grader solution`: after an accepted answer, or against all advice.

use crate::course;
use crate::learner::Learner;
use crate::terminal::at_terminal;

/// A course whose solutions stand beside it, as in a repository of exercises.
fn learner() -> Learner {
    let learner = course::learner();
    std::fs::create_dir(learner.path("course")).unwrap();
    std::fs::rename(learner.path("exercises"), learner.path("course/exercises")).unwrap();
    learner.write(
        "course/solutions/second/two.rs",
        "fn main() {\n    print!(\"right\\n\");\n}\n",
    );
    let mut learner = learner;
    learner.says(&["--catalogue", "course/exercises", "init", "mine"]);
    learner.goes_to("mine");
    learner
}

#[test]
fn it_is_shown_once_mine_is_accepted() {
    let learner = learner();
    insta::assert_snapshot!(learner.is_refused(&["solution", "two"]), @r"
    error: `two` is not accepted yet, and its solution would spoil it
      for a hint: grader hint two
      to see it nevertheless: grader solution two --anyway
    ");
    learner.write("mine/solutions/second/two.rs", course::ANSWER);
    assert_eq!(learner.checks(&["two"]).status, 0);
    assert_eq!(
        learner.says(&["solution", "two"]),
        learner.read("course/solutions/second/two.rs")
    );
    insta::assert_snapshot!(learner.says(&["solution", "two", "--diff"]), @r#"
    --- solutions/second/two.rs
    +++ the reference solution
    @@ -1,3 +1,3 @@
     fn main() {
    -    println!("right");
    +    print!("right\n");
     }
    "#);
    let (status, screen) = at_terminal(&learner, &["solution", "two"], &[]);
    assert_eq!(
        (status, screen.as_str()),
        (0, "fn main() {\n    print!(\"right\\n\");\n}\n")
    );
    assert_eq!(
        learner.is_refused(&["solution", "one"]),
        "error: the folder `[here]/course/exercises` has no solution of `first/one`\n"
    );
}

#[test]
fn whoever_insists_is_asked() {
    let learner = learner();
    let solution = learner.read("course/solutions/second/two.rs");
    learner.says(&["start", "two"]);
    let arguments = &["solution", "--anyway"];
    insta::assert_snapshot!(learner.is_refused(arguments), @r"
    error: there is nobody to ask: say `--anyway --yes` to see a solution before yours is accepted
    ");
    let (status, screen) = at_terminal(&learner, arguments, &["n"]);
    assert_eq!(status, 0, "{screen}");
    insta::assert_snapshot!(screen, @r"
    see the solution of `two` before yours is accepted? [y/N] n
    next: grader hint two
    ");
    let (status, screen) = at_terminal(&learner, arguments, &["yes"]);
    assert_eq!(status, 0, "{screen}");
    assert!(screen.ends_with(&solution), "{screen}");
    assert_eq!(learner.says(&["solution", "--anyway", "--yes"]), solution);
}

#[test]
fn outside_of_a_workspace_nobody_knows_what_was_accepted() {
    let learner = Learner::new();
    insta::assert_snapshot!(learner.is_refused(&["solution", "lru-cache"]), @r"
    error: nobody knows here whether your answer was accepted: this is no workspace
      to see the solution nevertheless: grader solution lru-cache --anyway
    ");
    let solution = learner.says(&["solution", "lru-cache", "--anyway", "--yes"]);
    assert!(solution.contains("LruCache"), "{solution}");
    let nothing = learner.is_refused(&["solution", "lru-cache", "--anyway", "--yes", "--diff"]);
    assert!(
        nothing.contains("there is nothing to compare with"),
        "{nothing}"
    );
    learner.solves("performance/lru-cache");
    let same = learner.says(&["solution", "lru-cache", "--anyway", "--yes", "--diff"]);
    assert_eq!(same, "yours is the reference solution, letter for letter\n");
}
