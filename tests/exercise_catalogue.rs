//! Finding exercises: where a catalogue is, how an exercise is named, and that none is in another's way.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::Path;

use grader::exercise::{Catalogue, ExerciseId, LoadError, QuestionKind};
use tempfile::TempDir;

const GOOD: &str = "format: 1\ntitle: T\nlevel: mid\nquestion: Q?\ntask: Do it.\nmode: program\n\
                    cases:\n  - name: one\n    checks: it\n    expect: |\n      1\n";

/// A folder with a catalogue of these exercises, all correct.
fn place(exercises: &[&str]) -> TempDir {
    let place = tempfile::tempdir().unwrap();
    for exercise in exercises {
        let folder = place.path().join("exercises").join(exercise);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("exercise.yaml"), GOOD).unwrap();
        fs::write(folder.join("starter.rs"), "fn main() {}\n").unwrap();
    }
    place
}

fn names(ids: Vec<ExerciseId>) -> Vec<String> {
    ids.iter().map(ExerciseId::to_string).collect()
}

#[test]
fn exercises_come_in_the_order_of_topics_then_slugs() {
    let place = place(&["alpha/b", "alpha/a", "beta/c", "unlisted/z"]);
    let list = |name: &str| format!("  - {{ name: {name}, title: T, about: a }}\n");
    let topics = format!("format: 1\ntopics:\n{}{}", list("beta"), list("alpha"));
    let catalogue = Catalogue::find(None, place.path()).unwrap();
    assert_eq!(
        names(catalogue.ids().unwrap()),
        ["alpha/a", "alpha/b", "beta/c", "unlisted/z"]
    );
    fs::write(place.path().join("exercises/topics.yaml"), topics).unwrap();
    assert_eq!(
        names(catalogue.ids().unwrap()),
        ["beta/c", "alpha/a", "alpha/b", "unlisted/z"]
    );
}

#[test]
fn a_broken_exercise_is_in_nobody_s_way() {
    let place = place(&["alpha/broken", "alpha/good"]);
    let exercises = place.path().join("exercises");
    fs::write(exercises.join("alpha/broken/exercise.yaml"), "title: [").unwrap();
    fs::write(exercises.join("topics.yaml"), "- nonsense\n").unwrap();
    let catalogue = Catalogue::find(None, place.path()).unwrap();
    let good = catalogue.resolve("good").unwrap();
    assert_eq!(catalogue.load(&good).unwrap().title, "T");
    let broken = catalogue.resolve("alpha/broken").unwrap();
    assert!(matches!(
        catalogue.load(&broken),
        Err(LoadError::Problems(_))
    ));
    assert!(matches!(catalogue.ids(), Err(LoadError::Problems(_))));
}

#[test]
fn an_exercise_is_named_by_slug_topic_and_slug_or_path() {
    let place = place(&["alpha/lru-cache", "alpha/twice", "beta/twice"]);
    let catalogue = Catalogue::find(None, place.path()).unwrap();
    for name in [
        "lru-cache",
        "lru-cache.rs",
        "alpha/lru-cache",
        "./alpha/lru-cache/",
        "solutions/alpha/lru-cache.rs",
    ] {
        assert_eq!(
            catalogue.resolve(name),
            Ok(ExerciseId::new("alpha", "lru-cache")),
            "{name}"
        );
    }
    assert_eq!(
        catalogue.resolve("beta/twice"),
        Ok(ExerciseId::new("beta", "twice"))
    );
}

#[test]
fn a_wrong_name_gets_the_nearest_ones() {
    let place = place(&["alpha/lru-cache", "alpha/twice", "beta/twice"]);
    let catalogue = Catalogue::find(None, place.path()).unwrap();
    let told = |name: &str| catalogue.resolve(name).unwrap_err().to_string();
    assert_eq!(
        told("lru-cahce"),
        "no exercise `lru-cahce`; did you mean `lru-cache`?"
    );
    assert_eq!(
        told("beta/lru-cache"),
        "no exercise `beta/lru-cache`; did you mean `alpha/lru-cache`?"
    );
    assert_eq!(
        told("twice"),
        "several exercises are called `twice`: `alpha/twice`, `beta/twice`"
    );
    assert_eq!(
        told("twize"),
        "no exercise `twize`; did you mean `alpha/twice` or `beta/twice`?"
    );
    assert_eq!(
        told("alpha"),
        "`alpha` is a topic and no exercise; its exercises: grader list alpha"
    );
    assert_eq!(
        told("quantum"),
        "no exercise `quantum`; `grader list` shows all"
    );
    assert_eq!(told(""), "no exercise ``; `grader list` shows all");
    assert_eq!(
        told("\u{1b}[2J"),
        "no exercise `␛[2J`; `grader list` shows all"
    );
}

#[test]
fn a_catalogue_is_looked_for_in_the_stated_order() {
    let near = place(&["alpha/near"]);
    let other = place(&["alpha/other"]);
    let explicit = other.path().join("exercises");
    let empty = tempfile::tempdir().unwrap();
    let describe = |catalogue: Result<Catalogue, LoadError>| catalogue.unwrap().describe();
    assert_eq!(
        describe(Catalogue::find(None, near.path())),
        "the folder `exercises`"
    );
    assert_eq!(
        describe(Catalogue::find(Some(&explicit), near.path())),
        format!("the folder `{}`", explicit.display())
    );
    assert_eq!(
        describe(Catalogue::find(Some(Path::new("exercises")), other.path())),
        "the folder `exercises`"
    );
    assert_eq!(
        describe(Catalogue::find(None, empty.path())),
        "the built-in catalogue"
    );
    assert!(matches!(
        Catalogue::find(Some(Path::new("gone")), empty.path()),
        Err(LoadError::Io { .. })
    ));
}

#[test]
fn a_catalogue_may_do_without_lists() {
    let place = place(&["alpha/a"]);
    let catalogue = Catalogue::find(None, place.path()).unwrap();
    assert_eq!(catalogue.topics().unwrap(), []);
    assert_eq!(catalogue.questions().unwrap(), []);
}

#[test]
fn a_folder_name_that_is_no_name_is_told_when_it_is_loaded() {
    let place = place(&["alpha/LRU_cache"]);
    let catalogue = Catalogue::find(None, place.path()).unwrap();
    let id = catalogue.resolve("LRU_cache").unwrap();
    let error = catalogue.load(&id).unwrap_err().to_string();
    assert!(
        error.contains("the folder name `LRU_cache` is not of lower case letters"),
        "{error}"
    );
}

#[test]
fn the_built_in_lists_are_complete() {
    let catalogue = Catalogue::embedded();
    let topics = catalogue.topics().unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(topics.len(), 15);
    assert_eq!(topics[0].name, "collections");
    let questions = catalogue
        .questions()
        .unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(questions.len(), 539);
    let facts = questions
        .iter()
        .filter(|question| question.kind == QuestionKind::Fact);
    assert_eq!(facts.count(), 22);
    assert!(
        questions
            .iter()
            .all(|question| question.id.starts_with(&question.source))
    );
    let known: Vec<&str> = topics.iter().map(|topic| topic.name.as_str()).collect();
    for id in catalogue.ids().unwrap_or_else(|error| panic!("{error}")) {
        assert!(known.contains(&id.topic.as_str()), "{id} is in no topic");
    }
}

#[test]
fn every_built_in_exercise_loads() {
    let catalogue = Catalogue::embedded();
    for id in catalogue.ids().unwrap_or_else(|error| panic!("{error}")) {
        let exercise = catalogue
            .load(&id)
            .unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(exercise.id, id);
        for reject in &exercise.rejects {
            assert!(
                !catalogue.reject_source(&id, reject).unwrap().is_empty(),
                "{id}: {}",
                reject.file
            );
        }
    }
}

#[test]
fn the_solution_stands_beside_the_catalogue_or_is_built_in() {
    let place = place(&["alpha/a", "alpha/b"]);
    fs::create_dir_all(place.path().join("solutions/alpha")).unwrap();
    fs::write(place.path().join("solutions/alpha/a.rs"), "// a\n").unwrap();
    let catalogue = Catalogue::find(None, place.path()).unwrap();
    let of = |name: &str| {
        let id = catalogue.resolve(name).unwrap();
        catalogue.solution_source(&id).unwrap()
    };
    assert_eq!(of("a").as_deref(), Some(b"// a\n".as_slice()));
    assert_eq!(of("b"), None);

    let built_in = Catalogue::embedded();
    for id in built_in.ids().unwrap() {
        assert!(built_in.solution_source(&id).unwrap().is_some(), "{id}");
    }
}

#[cfg(unix)]
#[test]
fn solutions_stand_beside_the_folder_itself_not_beside_a_link_to_it() {
    let (author, learner) = (place(&["alpha/a"]), tempfile::tempdir().unwrap());
    for (place, text) in [(&author, "fn main() {}\n"), (&learner, "mine\n")] {
        fs::create_dir_all(place.path().join("solutions/alpha")).unwrap();
        fs::write(place.path().join("solutions/alpha/a.rs"), text).unwrap();
    }
    let link = learner.path().join("exercises");
    std::os::unix::fs::symlink(author.path().join("exercises"), &link).unwrap();
    let theirs = fs::canonicalize(author.path()).unwrap().join("solutions");
    for catalogue in [
        Catalogue::find(None, learner.path()),
        Catalogue::open(&link),
    ] {
        let catalogue = catalogue.unwrap();
        let id = catalogue.resolve("a").unwrap();
        let source = catalogue.solution_source(&id).unwrap().unwrap();
        assert_eq!(source.as_ref(), b"fn main() {}\n");
    }
    assert_eq!(Catalogue::open(&link).unwrap().solutions(), theirs);
    let real = author.path().join("exercises");
    let beside = author.path().join("solutions");
    assert_eq!(Catalogue::open(&real).unwrap().solutions(), beside);
    let unnamed = real.join("alpha/..");
    assert_eq!(Catalogue::open(&unnamed).unwrap().solutions(), theirs);
}
