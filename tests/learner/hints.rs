//! `grader hint` in a workspace: one after the other.

use crate::course;

#[test]
fn each_time_the_next_one_comes() {
    let learner = course::learner();
    learner.says(&["init"]);
    assert!(
        learner
            .is_refused(&["hint", "two", "--again"])
            .contains("no hint of `second/two` was shown yet")
    );
    insta::assert_snapshot!(learner.says(&["hint", "two"]), @r"
    hint 1 of 2: Look at println.

    next: grader check two
    still stuck: grader hint two
    ");
    insta::assert_snapshot!(learner.says(&["hint", "two"]), @r"
    hint 2 of 2: Print `right`.

    next: grader check two
    ");
    insta::assert_snapshot!(learner.says(&["hint", "two"]), @r"
    that was all: all 2 hints were shown; again: grader hint two --again
    next: read the task again: grader show two
    ");
    insta::assert_snapshot!(learner.says(&["hint", "two", "--again"]), @r"
    hint 1 of 2: Look at println.

    hint 2 of 2: Print `right`.

    next: grader check two
    ");
    assert_eq!(learner.progress()["exercises"]["second/two"]["hints"], 2);
}

#[test]
fn a_number_and_all_are_remembered_too() {
    let learner = course::learner();
    learner.says(&["init"]);
    learner.says(&["start", "one"]);
    assert!(learner.says(&["hint", "1"]).starts_with("hint 1 of 2: "));
    assert!(
        learner
            .says(&["hint", "one", "2"])
            .starts_with("hint 2 of 2: ")
    );
    assert!(
        learner
            .says(&["hint"])
            .starts_with("that was all: all 2 hints were shown")
    );
    assert_eq!(
        learner.is_refused(&["hint", "3"]),
        "error: `first/one` has 2 hints, 1 to 2\n"
    );
    let word = learner.is_refused(&["hint", "one", "two"]);
    assert!(word.contains("a whole number from 1 is wanted"), "{word}");
    learner.says(&["hint", "three", "--all"]);
    assert_eq!(learner.progress()["exercises"]["second/three"]["hints"], 2);
    // A hint was wanted, not a change of the exercise one is at.
    assert_eq!(learner.progress()["current"], "first/one");
}
