//! How submissions lie in their folder, written as a path with placeholders, such as `{student}/{topic}/{exercise}.rs`.
//!
//! A placeholder stands for one or more characters of one name and never for a `/`. Where a name can be read in
//! several ways, as `ada_de_groot_adder.rs` by `{student}_{exercise}.rs`, all of them are given, and the one that names
//! an exercise there is is meant.

use std::fmt;
use std::str::FromStr;

use crate::exercise::nearest;

/// The way in which paths below the folder of submissions are made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    text: String,
    names: Vec<Vec<Piece>>,
}

/// What a path says about the file at its end.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Named {
    /// Whose it is.
    pub student: String,
    /// The topic, where the layout has one.
    pub topic: Option<String>,
    /// The exercise, where the layout has one.
    pub exercise: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    Place(Placeholder),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Placeholder {
    Student,
    Topic,
    Exercise,
}

impl Placeholder {
    const NAMES: [(&'static str, Placeholder); 3] = [
        ("student", Placeholder::Student),
        ("topic", Placeholder::Topic),
        ("exercise", Placeholder::Exercise),
    ];
}

impl Layout {
    /// The layouts that are recognised without being told, the likeliest first. `{student}.rs` is one of them where a
    /// single exercise is asked for, because nothing in such a path names it.
    pub fn usual(one_exercise: bool) -> Vec<Layout> {
        let texts = [
            "{student}/{topic}/{exercise}.rs",
            "{student}/solutions/{topic}/{exercise}.rs",
            "{student}_{exercise}.rs",
        ];
        let one = one_exercise.then_some("{student}.rs");
        let layouts = texts.into_iter().chain(one).map(str::parse);
        layouts.filter_map(Result::ok).collect()
    }

    /// How many names a path has.
    pub fn depth(&self) -> usize {
        self.names.len()
    }

    /// Whether a path names its exercise.
    pub fn names_exercises(&self) -> bool {
        self.has(Placeholder::Exercise)
    }

    /// Every way in which the names of a path fit.
    pub fn readings(&self, path: &[&str]) -> Vec<Named> {
        match path.len() == self.names.len() {
            true => self.begun(path),
            false => Vec::new(),
        }
    }

    /// Every way in which the names of a folder fit the beginning of a path; what comes later in it is not known.
    pub fn readings_of_folder(&self, folder: &[&str]) -> Vec<Named> {
        match folder.len() < self.names.len() {
            true => self.begun(folder),
            false => Vec::new(),
        }
    }

    fn begun(&self, path: &[&str]) -> Vec<Named> {
        let mut readings = vec![Named::default()];
        for (pieces, name) in self.names.iter().zip(path) {
            let mut longer = Vec::new();
            for reading in &readings {
                fit(pieces, name, reading, &mut longer);
            }
            readings = longer;
        }
        readings
    }

    fn has(&self, placeholder: Placeholder) -> bool {
        let mut pieces = self.names.iter().flatten();
        pieces.any(|piece| *piece == Piece::Place(placeholder))
    }
}

/// Adds every way in which a name fits its pieces to what is known from the names before it.
fn fit(pieces: &[Piece], name: &str, known: &Named, found: &mut Vec<Named>) {
    match pieces {
        [] if name.is_empty() => found.push(known.clone()),
        [] => {}
        [Piece::Text(text), rest @ ..] => {
            if let Some(name) = name.strip_prefix(text.as_str()) {
                fit(rest, name, known, found);
            }
        }
        [Piece::Place(placeholder), rest @ ..] => {
            let ends = name.char_indices().map(|(at, c)| at + c.len_utf8());
            // At the end of a name only the whole rest fits.
            let ends = ends.filter(|end| !rest.is_empty() || *end == name.len());
            for (value, after) in ends.filter_map(|end| name.split_at_checked(end)) {
                let mut known = known.clone();
                match placeholder {
                    Placeholder::Student => value.clone_into(&mut known.student),
                    Placeholder::Topic => known.topic = Some(value.to_owned()),
                    Placeholder::Exercise => known.exercise = Some(value.to_owned()),
                }
                fit(rest, after, &known, found);
            }
        }
    }
}

impl fmt::Display for Layout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl FromStr for Layout {
    type Err = String;

    fn from_str(text: &str) -> Result<Layout, String> {
        let names: Vec<Vec<Piece>> = text.split('/').map(pieces).collect::<Result<_, _>>()?;
        let layout = Layout {
            text: text.to_owned(),
            names,
        };
        for (name, placeholder) in Placeholder::NAMES {
            let mut pieces = layout.names.iter().flatten();
            let times = pieces
                .by_ref()
                .filter(|piece| **piece == Piece::Place(placeholder));
            if times.count() > 1 {
                return Err(format!("`{{{name}}}` stands more than once"));
            }
        }
        if !layout.has(Placeholder::Student) {
            return Err("there is no `{student}`, so nobody would know whose a file is".to_owned());
        }
        if layout.has(Placeholder::Topic) && !layout.has(Placeholder::Exercise) {
            return Err("there is a `{topic}` without an `{exercise}`".to_owned());
        }
        Ok(layout)
    }
}

fn pieces(name: &str) -> Result<Vec<Piece>, String> {
    if matches!(name, "" | "." | "..") {
        return Err(format!(
            "`{name}` is no name; write a path below the folder of submissions, such as `{{student}}/{{topic}}/{{exercise}}.rs`"
        ));
    }
    if name.contains('*') {
        return Err(format!(
            "`*` in `{name}` stands for nothing here; the placeholders are {{student}}, {{topic}} and {{exercise}}"
        ));
    }
    let mut pieces = Vec::new();
    let mut rest = name;
    while let Some((text, after)) = rest.split_once('{') {
        if !text.is_empty() {
            pieces.push(Piece::Text(text.to_owned()));
        } else if !pieces.is_empty() {
            return Err(format!(
                "two placeholders in `{name}` have nothing between them that would tell where one ends"
            ));
        }
        let (word, after) = after
            .split_once('}')
            .ok_or_else(|| format!("`{{` in `{name}` has no `}}`"))?;
        pieces.push(Piece::Place(placeholder(word)?));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest.to_owned()));
    }
    Ok(pieces)
}

fn placeholder(word: &str) -> Result<Placeholder, String> {
    let names = Placeholder::NAMES;
    if let Some((_, placeholder)) = names.into_iter().find(|(name, _)| *name == word) {
        return Ok(placeholder);
    }
    let hint = nearest(word, names.map(|(name, _)| name)).map_or_else(
        || "there are {student}, {topic} and {exercise}".to_owned(),
        |near| format!("did you mean `{{{near}}}`?"),
    );
    Err(format!("`{{{word}}}` is no placeholder; {hint}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(layout: &str, path: &str) -> Vec<(String, Option<String>, Option<String>)> {
        let layout: Layout = layout.parse().unwrap();
        let path: Vec<&str> = path.split('/').collect();
        let readings = layout.readings(&path).into_iter();
        readings
            .map(|named| (named.student, named.topic, named.exercise))
            .collect()
    }

    fn named(
        student: &str,
        topic: &str,
        exercise: &str,
    ) -> (String, Option<String>, Option<String>) {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        (student.to_owned(), some(topic), some(exercise))
    }

    #[test]
    fn the_usual_layouts_are_read() {
        let all = Layout::usual(true);
        assert_eq!(all.len(), 4);
        for (layout, path) in all.iter().zip([
            "ada/basics/adder.rs",
            "ada/solutions/basics/adder.rs",
            "ada_adder.rs",
            "ada.rs",
        ]) {
            let path: Vec<&str> = path.split('/').collect();
            let readings = layout.readings(&path);
            assert_eq!(readings.len(), 1, "{layout}");
            assert_eq!(readings[0].student, "ada", "{layout}");
        }
        assert_eq!(
            read(
                "{student}/solutions/{topic}/{exercise}.rs",
                "é ü/solutions/basics/adder.rs"
            ),
            [named("é ü", "basics", "adder")]
        );
    }

    #[test]
    fn a_path_that_does_not_fit_says_nothing() {
        for path in [
            "ada/adder.rs",
            "ada/b/adder.py",
            "ada/b/c/adder.rs",
            "ada/b/.rs",
        ] {
            assert_eq!(read("{student}/{topic}/{exercise}.rs", path), [], "{path}");
        }
        assert_eq!(read("hw-{student}/a.rs", "hw-/a.rs"), []);
    }

    #[test]
    fn every_reading_of_an_unclear_name_is_given() {
        assert_eq!(
            read("{student}_{exercise}.rs", "a_b_c.rs"),
            [named("a", "", "b_c"), named("a_b", "", "c")]
        );
        assert_eq!(
            read(
                "week1/{student}-{exercise}-final.rs",
                "week1/ann-x-final.rs"
            ),
            [named("ann", "", "x")]
        );
    }

    #[test]
    fn mistakes_in_a_pattern_are_told() {
        for (pattern, words) in [
            ("{topic}/{exercise}.rs", "no `{student}`"),
            ("{student}/{student}.rs", "more than once"),
            ("{student}{exercise}.rs", "nothing between"),
            ("{studnet}/x.rs", "did you mean `{student}`?"),
            ("{student/x.rs", "has no `}`"),
            ("/{student}.rs", "is no name"),
            ("../{student}.rs", "`..` is no name"),
            ("{student}/*.rs", "stands for nothing"),
            ("{student}/{topic}.rs", "without an `{exercise}`"),
        ] {
            let told = pattern.parse::<Layout>().unwrap_err();
            assert!(told.contains(words), "{pattern}: {told}");
        }
    }
}
