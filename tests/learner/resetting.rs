//! `grader reset`: asks, keeps, replaces.

use std::fs;

use crate::course;
use crate::terminal::at_terminal;

#[test]
fn it_asks_and_keeps_what_was_there() {
    let learner = course::learner();
    learner.says(&["init"]);
    let file = "solutions/second/two.rs";
    insta::assert_snapshot!(learner.says(&["reset", "two"]), @r"
    solutions/second/two.rs is the starter already
    next: grader check
    ");
    learner.write(file, course::ANSWER);
    assert_eq!(learner.checks(&["two"]).status, 0);
    for answer in ["n", "", "what?"] {
        let (status, screen) = at_terminal(&learner, &["reset", "two"], &[answer]);
        assert_eq!(status, 0, "{screen}");
        assert!(screen.ends_with("\nnothing was changed\n"), "{screen}");
        assert_eq!(learner.read(file), course::ANSWER);
    }
    let (status, screen) = at_terminal(&learner, &["reset", "two"], &["y"]);
    assert_eq!(status, 0, "{screen}");
    insta::assert_snapshot!(screen, @r"
    begin `two` anew? your file is kept beside the new one [y/N] y
    yours is kept as solutions/second/two.rs.1
    wrote solutions/second/two.rs
    next: grader check
    ");
    assert_eq!(learner.read(file), course::starter("second/two"));
    assert_eq!(learner.read("solutions/second/two.rs.1"), course::ANSWER);
    // What was accepted stays accepted.
    assert!(
        learner
            .says(&["status"])
            .contains("1 of 3 exercises accepted")
    );
}

#[test]
fn where_nobody_can_be_asked_it_has_to_be_said() {
    let learner = course::learner();
    learner.says(&["init"]);
    learner.write("solutions/second/two.rs", "first");
    insta::assert_snapshot!(learner.is_refused(&["reset", "two"]), @r"
    error: nothing was changed: there is nobody to ask; say `--yes` to put the starter in its place
    ");
    assert_eq!(learner.read("solutions/second/two.rs"), "first");
    learner.says(&["reset", "two", "--yes"]);
    learner.write("solutions/second/two.rs", "second");
    // Two is where one is now, and need not be named.
    insta::assert_snapshot!(learner.says(&["reset", "--yes"]), @r"
    yours is kept as solutions/second/two.rs.2
    wrote solutions/second/two.rs
    next: grader check
    ");
    assert_eq!(learner.read("solutions/second/two.rs.1"), "first");
    assert_eq!(learner.read("solutions/second/two.rs.2"), "second");
    fs::remove_file(learner.path("solutions/second/two.rs")).unwrap();
    insta::assert_snapshot!(learner.says(&["reset", "two"]), @r"
    wrote solutions/second/two.rs
    next: grader check
    ");
    // The kept ones are no answers to anything.
    assert!(
        learner
            .checks(&["--all"])
            .stderr
            .contains("nothing is started yet")
    );
}
