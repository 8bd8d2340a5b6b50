//! The workspace's `Cargo.toml`: one package, each answer a target of its own.
//!
//! An editor that understands Cargo then looks at each file by itself, and one that does not compile is no trouble to
//! the others. What the grader wrote stands between two marks; the rest of the file is the learner's.

use crate::exercise::{Exercise, ExerciseId, Mode, name_mistake};

const BEGIN: &str = "# grader: exercises begin";
const END: &str = "# grader: exercises end";
const TEMPLATE: &str = include_str!("templates/Cargo.toml.txt");

/// The text of a new file.
pub(super) fn fresh(exercises: &[&Exercise]) -> String {
    TEMPLATE.replace("{targets}", &targets(exercises))
}

/// The text with other exercises between the marks; `None` when it has no marks, which is not our file.
pub(super) fn replaced(text: &str, exercises: &[&Exercise]) -> Option<String> {
    let (before, _, after) = parts(text)?;
    Some(format!("{before}{}{after}", targets(exercises)))
}

/// The text with one exercise more, if it lacks it; `None` when it is not our file.
pub(super) fn with(text: &str, exercise: &Exercise) -> Option<String> {
    let (before, between, after) = parts(text)?;
    if between.contains(&path_line(&exercise.id)) {
        return Some(text.to_owned());
    }
    // Names of other exercises with this slug are not known here, so the longer name is taken where one is there.
    let taken = between.contains(&name_line(&exercise.id.slug));
    let target = target(exercise, taken);
    Some(format!("{before}{between}{target}{after}"))
}

/// Whether the grader wrote this text.
pub(super) fn is_ours(text: &str) -> bool {
    parts(text).is_some()
}

/// What stands before, between and after the marks: the line of the first mark belongs to what is before.
fn parts(text: &str) -> Option<(&str, &str, &str)> {
    let begin = text.find(BEGIN)?;
    let begin = begin + text.get(begin..)?.find('\n')? + 1;
    let end = begin + text.get(begin..)?.find(END)?;
    Some((text.get(..begin)?, text.get(begin..end)?, text.get(end..)?))
}

fn targets(exercises: &[&Exercise]) -> String {
    let mut text = String::new();
    for exercise in exercises {
        let shares_slug = |other: &&&Exercise| other.id.slug == exercise.id.slug;
        let ambiguous = exercises.iter().filter(shares_slug).count() > 1;
        text.push_str(&target(exercise, ambiguous));
    }
    text
}

/// One target; nothing for a name that Cargo might not take.
fn target(exercise: &Exercise, by_topic: bool) -> String {
    let ExerciseId { topic, slug } = &exercise.id;
    if name_mistake(topic).or(name_mistake(slug)).is_some() {
        return String::new();
    }
    let name = match by_topic {
        true => format!("{topic}-{slug}"),
        false => slug.clone(),
    };
    let kind = match exercise.mode {
        Mode::Program => "",
        // Without a `main`: something else calls what the learner writes.
        Mode::Harness { .. } | Mode::Tests(_) => "crate-type = [\"lib\"]\n",
    };
    format!(
        "[[example]]\n{}{}{kind}\n",
        name_line(&name),
        path_line(&exercise.id)
    )
}

fn name_line(name: &str) -> String {
    format!("name = \"{name}\"\n")
}

fn path_line(id: &ExerciseId) -> String {
    format!("path = \"solutions/{id}.rs\"\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exercise::Catalogue;

    fn exercise(topic: &str, slug: &str, mode: Option<Mode>) -> Exercise {
        let catalogue = Catalogue::embedded();
        let id = ExerciseId::new("performance", "lru-cache");
        let mut exercise = catalogue.load(&id).unwrap();
        exercise.id = ExerciseId::new(topic, slug);
        exercise.mode = mode.unwrap_or(exercise.mode);
        exercise
    }

    #[test]
    fn each_exercise_is_a_target() {
        let one = exercise("a", "one", None);
        let two = exercise("a", "two", Some(Mode::Program));
        let text = fresh(&[&one, &two]);
        let (before, between, after) = parts(&text).unwrap();
        assert!(before.contains("[package]") && after.starts_with(END));
        assert_eq!(
            between,
            "[[example]]\nname = \"one\"\npath = \"solutions/a/one.rs\"\ncrate-type = [\"lib\"]\n\n\
             [[example]]\nname = \"two\"\npath = \"solutions/a/two.rs\"\n\n"
        );
    }

    #[test]
    fn what_stands_around_the_marks_is_the_learners() {
        let (one, two) = (exercise("a", "one", None), exercise("a", "two", None));
        let text = format!("# mine\n{}\n[profile.dev]\nopt-level = 1\n", fresh(&[&one]));
        let changed = replaced(&text, &[&two]).unwrap();
        assert!(changed.starts_with("# mine\n") && changed.ends_with("opt-level = 1\n"));
        assert!(!changed.contains("one.rs") && changed.contains("two.rs"));
        assert_eq!(with(&changed, &two).unwrap(), changed);
        let both = with(&changed, &one).unwrap();
        assert_eq!(both, replaced(&text, &[&two, &one]).unwrap());
        assert_eq!(replaced("[package]\nname = \"x\"\n", &[&one]), None);
        assert_eq!(with(&text.replace(END, "# end"), &one), None);
    }

    #[test]
    fn two_of_one_slug_are_named_by_their_topics() {
        let (one, other) = (exercise("a", "one", None), exercise("b", "one", None));
        let text = fresh(&[&one, &other]);
        assert!(text.contains("name = \"a-one\"") && text.contains("name = \"b-one\""));
        let text = with(&fresh(&[&one]), &other).unwrap();
        assert!(text.contains("name = \"one\"") && text.contains("name = \"b-one\""));
        // A folder of an odd name would be in the way of all the others.
        let odd = exercise("a", "what\"ever", None);
        assert_eq!(fresh(&[&odd]), fresh(&[]));
    }
}
