//! Topics on the command line, and those that have exercises.

use super::Failure;
use crate::escape;
use crate::exercise::{Catalogue, ExerciseId, Topic, nearest};

/// The topics in learning order; one that `topics.yaml` does not name is called by its folder, and comes last.
///
/// # Errors
/// A broken list of topics.
pub(super) fn of(catalogue: &Catalogue, ids: &[ExerciseId]) -> Result<Vec<Topic>, Failure> {
    let mut topics = catalogue.topics()?;
    for id in ids {
        if topics.iter().all(|topic| topic.name != id.topic) {
            topics.push(Topic {
                name: id.topic.clone(),
                title: id.topic.clone(),
                about: String::new(),
            });
        }
    }
    topics.retain(|topic| ids.iter().any(|id| id.topic == topic.name));
    Ok(topics)
}

/// Whether there are topics of these names.
///
/// # Errors
/// A name that no topic has is wrong usage, with the nearest name.
pub(super) fn known(catalogue: &Catalogue, names: &[String]) -> Result<(), Failure> {
    let ids = catalogue.ids()?;
    let mut topics = catalogue.topics()?;
    topics.extend(of(catalogue, &ids)?);
    for name in names {
        if topics.iter().any(|topic| topic.name == *name) {
            continue;
        }
        if let Ok(id) = catalogue.resolve(name) {
            return Err(Failure::usage(format!(
                "`{}` is an exercise and no topic; its topic is `{}`",
                escape::line(name),
                id.topic
            )));
        }
        let near = nearest(name, topics.iter().map(|topic| topic.name.as_str()));
        let hint = near.map_or_else(
            || "`grader list` shows them all".to_string(),
            |near| format!("did you mean `{near}`?"),
        );
        return Err(Failure::usage(format!("no topic `{name}`; {hint}")));
    }
    Ok(())
}
