//! A small course: a catalogue that changes as courses do.

use crate::learner::Learner;

/// An answer to any exercise of the course.
pub const ANSWER: &str = "fn main() {\n    println!(\"right\");\n}\n";

/// A learner whose folder has a course of three exercises in `exercises`.
pub fn learner() -> Learner {
    let learner = Learner::new();
    learner.write(
        "exercises/topics.yaml",
        "format: 1\ntopics:\n  - { name: second, title: The second, about: it comes first }\n  - { name: first, title: The first, about: it comes last }\n",
    );
    for exercise in ["first/one", "second/two", "second/three"] {
        write(&learner, exercise, "Print `right`.");
    }
    learner
}

/// Writes an exercise with this task. Its starter names it, so that no two are alike.
pub fn write(learner: &Learner, exercise: &str, task: &str) {
    let title = exercise.rsplit('/').next().unwrap();
    let yaml = format!(
        "format: 1\ntitle: {title}\nlevel: junior\nquestion: How do you print {title}?\ntask: {task}\nmode: program\n\
         cases:\n  - name: prints\n    checks: the word is printed\n    expect: |\n      right\n\
         hints:\n  - Look at println.\n  - Print `right`.\nlesson: Printing is easy.\n"
    );
    learner.write(&format!("exercises/{exercise}/exercise.yaml"), yaml);
    learner.write(
        &format!("exercises/{exercise}/starter.rs"),
        starter(exercise),
    );
}

/// What an exercise begins with.
pub fn starter(exercise: &str) -> String {
    format!("// {exercise}\nfn main() {{\n    todo!()\n}}\n")
}
