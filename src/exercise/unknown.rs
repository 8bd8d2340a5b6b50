//! A name that is not the name of one exercise.

use std::collections::BTreeSet;
use std::fmt;

use super::draw::visible_line;
use super::model::ExerciseId;
use super::near::{near, quoted};

/// A name that belongs to no exercise, or to several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// The name as it was given.
    pub name: String,
    /// Names that may be meant, the nearest first: slugs, or `topic/slug` where a slug alone would not do.
    pub near: Vec<String>,
    /// The exercises that bear the name, when there are several.
    pub several: Vec<ExerciseId>,
    /// Whether it is the name of a topic.
    pub is_topic: bool,
}

impl Unknown {
    /// No exercise has this name.
    pub(super) fn no_such(
        name: &str,
        topic: Option<&str>,
        slug: &str,
        ids: &[ExerciseId],
    ) -> Unknown {
        let bearing = |slug: &str| {
            ids.iter()
                .filter(move |id| id.slug == slug)
                .collect::<Vec<_>>()
        };
        // With the right slug in the wrong topic, only the topic is to be corrected.
        let meant = if topic.is_some() && !bearing(slug).is_empty() {
            bearing(slug)
                .into_iter()
                .map(ExerciseId::to_string)
                .collect()
        } else {
            let slugs: BTreeSet<&str> = ids.iter().map(|id| id.slug.as_str()).collect();
            near(slug, slugs)
                .into_iter()
                .flat_map(|slug| match bearing(slug)[..] {
                    [_] => vec![slug.to_owned()],
                    ref several => several.iter().map(ToString::to_string).collect(),
                })
                .collect()
        };
        Unknown {
            name: name.to_owned(),
            near: meant,
            several: Vec::new(),
            is_topic: topic.is_none() && ids.iter().any(|id| id.topic == slug),
        }
    }

    /// Several exercises have this name.
    pub(super) fn ambiguous(name: &str, several: Vec<ExerciseId>) -> Unknown {
        Unknown {
            name: name.to_owned(),
            near: several.iter().map(ExerciseId::to_string).collect(),
            several,
            is_topic: false,
        }
    }
}

impl fmt::Display for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = visible_line(&self.name);
        let near = quoted(self.near.iter().map(String::as_str));
        if !self.several.is_empty() {
            write!(f, "several exercises are called `{name}`: {near}")
        } else if self.is_topic {
            write!(
                f,
                "`{name}` is a topic and no exercise; its exercises: grader list {name}"
            )
        } else if self.near.is_empty() {
            write!(f, "no exercise `{name}`; `grader list` shows all")
        } else {
            write!(
                f,
                "no exercise `{name}`; did you mean {}?",
                near.replace("`, `", "` or `")
            )
        }
    }
}

impl std::error::Error for Unknown {}
