//! Whose a file is and what it answers, from its path and the exercises there are.
//!
//! A path may be read in many ways, thousands of them where its name was made for that, so what is near a name that no
//! exercise has is looked for once, when somebody is told.

use std::collections::BTreeSet;

use super::layout::{Layout, Named};
use super::search::FoundFile;
use super::student_name::composed;
use crate::exercise::{Catalogue, ExerciseId};

/// The exercises there are, and the one that is meant where a path names none.
pub(super) struct Shelf<'a> {
    pub catalogue: &'a Catalogue,
    pub ids: &'a [ExerciseId],
    pub one: Option<&'a ExerciseId>,
}

/// A student and an exercise.
type Pair = (String, ExerciseId);

/// What the readings of a path mean.
struct Meant {
    /// At most two, because a second one is one too many.
    pairs: BTreeSet<Pair>,
    /// The first reading that names no exercise, or several.
    unnamed: Option<Named>,
}

impl Shelf<'_> {
    /// Whose a file is and what it answers, or why that cannot be said.
    pub fn place(&self, layout: &Layout, path: &str) -> Result<Pair, String> {
        let Meant { mut pairs, unnamed } = self.meant(layout, path);
        match (pairs.pop_first(), pairs.pop_first()) {
            (Some(pair), None) => Ok(pair),
            (Some((one, _)), Some((other, _))) => {
                Err(format!("it may be of `{one}` or of `{other}`"))
            }
            (None, _) => Err(match unnamed {
                Some(named) => self.why_not(&named),
                None => "it fits no layout".to_owned(),
            }),
        }
    }

    /// The first of these layouts by which a file is somebody's, and whose it is. Otherwise why it is nobody's, where it
    /// fits the likeliest layout, and nothing where it does not.
    pub fn place_by(
        &self,
        layouts: &[Layout],
        order: &[usize],
        file: &FoundFile,
    ) -> Result<(usize, (String, ExerciseId)), Option<String>> {
        let mut reason = None;
        for (place, number) in order.iter().enumerate() {
            if !file.layouts.contains(number) {
                continue;
            }
            match layouts
                .get(*number)
                .map(|layout| self.place(layout, &file.path))
            {
                Some(Ok(pair)) => return Ok((*number, pair)),
                Some(Err(why)) if place == 0 => reason = Some(why),
                _ => {}
            }
        }
        Err(reason)
    }

    /// Whether it can be said.
    pub fn has_place(&self, layout: &Layout, path: &str) -> bool {
        self.meant(layout, path).pairs.len() == 1
    }

    fn meant(&self, layout: &Layout, path: &str) -> Meant {
        let names: Vec<&str> = path.split('/').collect();
        let mut meant = Meant {
            pairs: BTreeSet::new(),
            unnamed: None,
        };
        for named in layout.readings(&names) {
            match self.exercise(&named) {
                Some(id) => {
                    meant.pairs.insert((composed(&named.student), id.clone()));
                }
                None => {
                    meant.unnamed.get_or_insert(named);
                }
            }
            if meant.pairs.len() > 1 {
                break;
            }
        }
        meant
    }

    /// The exercise that a reading names; `None` when there is none of that name, or several.
    fn exercise(&self, named: &Named) -> Option<&ExerciseId> {
        let Some(slug) = &named.exercise else {
            return self.one;
        };
        let fitting = self.fitting(named, slug);
        // An exercise that was asked for by its full name is meant by its short one.
        let asked = self.one.filter(|one| fitting.contains(one));
        match fitting.as_slice() {
            [id] => Some(*id),
            _ => asked,
        }
    }

    fn fitting(&self, named: &Named, slug: &str) -> Vec<&ExerciseId> {
        let fits = |id: &&ExerciseId| {
            id.slug == slug && named.topic.as_ref().is_none_or(|topic| id.topic == *topic)
        };
        self.ids.iter().filter(fits).collect()
    }

    fn why_not(&self, named: &Named) -> String {
        let Some(slug) = &named.exercise else {
            return "it names no exercise".to_owned();
        };
        let several = self.fitting(named, slug);
        if !several.is_empty() {
            let names: Vec<String> = several.iter().map(ToString::to_string).collect();
            return format!("`{slug}` may be {}", names.join(" or "));
        }
        let name = match &named.topic {
            Some(topic) => format!("{topic}/{slug}"),
            None => slug.clone(),
        };
        let near = match self.catalogue.resolve(&name) {
            Err(unknown) => unknown.near.into_iter().next(),
            Ok(id) => Some(id.to_string()),
        };
        match near {
            Some(near) => format!("there is no exercise `{name}`; `{near}` is near"),
            None => format!("there is no exercise `{name}`"),
        }
    }
}
