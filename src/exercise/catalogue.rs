//! All exercises: found by their folders, loaded one by one.
//!
//! Finding an exercise reads names of folders alone. A mistake in one exercise, or in the list of topics, is
//! therefore never in the way of another.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use super::load::{self, Unblessed};
use super::load_error::LoadError;
use super::model::{Exercise, ExerciseId, Reject};
use super::origin::{Embedded, Origin, ReadError};
use super::places::Places;
use super::problem::Problem;
use super::problems::Problems;
use super::questions::{self, Question};
use super::topics::{self, Topic};
use super::unknown::Unknown;
use crate::escape;

/// The exercises built into the program, written by `build.rs`.
static BUILT_IN: Embedded = include!(concat!(env!("OUT_DIR"), "/catalogue.rs"));

/// Their solutions, written by `build.rs`.
static BUILT_IN_SOLUTIONS: Embedded = include!(concat!(env!("OUT_DIR"), "/solutions.rs"));

/// The name of the folder of reference solutions.
const SOLUTIONS: &str = "solutions";

/// A collection of exercises.
#[derive(Debug, Clone)]
pub struct Catalogue {
    origin: Origin,
    /// Sorted by topic and slug.
    ids: Vec<ExerciseId>,
}

impl Catalogue {
    /// What the built-in catalogue is called in the place of a folder. A folder of that name is `./built-in`.
    pub const BUILT_IN: &str = "built-in";

    /// The catalogue built into the program.
    pub fn embedded() -> Catalogue {
        let origin = Origin::Embedded(BUILT_IN);
        // Names that are built in need no system to list them.
        let ids = origin.exercises().unwrap_or_default();
        Catalogue { origin, ids }
    }

    /// The catalogue in this folder.
    pub fn open(dir: &Path) -> Result<Catalogue, LoadError> {
        Catalogue::open_as(dir.to_path_buf(), dir.to_path_buf())
    }

    /// The catalogue to use: the folder that was asked for, or the built-in one by its name; else `exercises` in the
    /// current folder if there is one, else the built-in one.
    pub fn find(explicit: Option<&Path>, current_dir: &Path) -> Result<Catalogue, LoadError> {
        let near = current_dir.join("exercises");
        match explicit {
            Some(name) if name.as_os_str() == Catalogue::BUILT_IN => Ok(Catalogue::embedded()),
            Some(dir) => Catalogue::open_as(current_dir.join(dir), dir.to_path_buf()),
            None if near.is_dir() => Catalogue::open_as(near, PathBuf::from("exercises")),
            None => Ok(Catalogue::embedded()),
        }
    }

    fn open_as(path: PathBuf, shown: PathBuf) -> Result<Catalogue, LoadError> {
        let origin = Origin::Folder {
            path,
            shown: shown.clone(),
        };
        match origin.exercises() {
            Ok(ids) => Ok(Catalogue { origin, ids }),
            Err(source) => Err(LoadError::Io {
                file: escape::path(&shown),
                source,
            }),
        }
    }

    /// Where the exercises are from, in words that follow "from".
    pub fn describe(&self) -> String {
        match &self.origin {
            Origin::Embedded(_) => "the built-in catalogue".to_owned(),
            Origin::Folder { shown, .. } => format!("the folder `{}`", escape::path(shown)),
        }
    }

    /// All exercises in learning order: by the order of the topics, then by slug. Topics that `topics.yaml`
    /// does not name come last.
    pub fn ids(&self) -> Result<Vec<ExerciseId>, LoadError> {
        let topics = self.topics()?;
        let place = |id: &ExerciseId| {
            topics
                .iter()
                .position(|topic| topic.name == id.topic)
                .unwrap_or(topics.len())
        };
        let mut ids = self.ids.clone();
        ids.sort_by_key(place);
        Ok(ids)
    }

    /// The exercise that is meant by `slug` or `topic/slug`. Of a path such as `solutions/topic/slug.rs` only the last two
    /// names are looked at: whether it leads to that exercise is for the caller to say.
    pub fn resolve(&self, name: &str) -> Result<ExerciseId, Unknown> {
        let parts: Vec<&str> = name
            .split('/')
            .filter(|part| !part.is_empty() && *part != ".")
            .collect();
        let (topic, slug) = match parts[..] {
            [.., topic, slug] => (Some(topic), slug),
            [slug] => (None, slug),
            [] => (None, ""),
        };
        let slug = slug.strip_suffix(".rs").unwrap_or(slug);
        let matching =
            |id: &&ExerciseId| id.slug == slug && topic.is_none_or(|topic| id.topic == topic);
        let found: Vec<&ExerciseId> = self.ids.iter().filter(matching).collect();
        match found[..] {
            [id] => Ok(id.clone()),
            [] => Err(Unknown::no_such(name, topic, slug, &self.ids)),
            _ => Err(Unknown::ambiguous(
                name,
                found.into_iter().cloned().collect(),
            )),
        }
    }

    /// Whether there is an exercise of exactly this name.
    pub fn has(&self, id: &ExerciseId) -> bool {
        self.ids.binary_search(id).is_ok()
    }

    /// Loads one exercise, and no other.
    pub fn load(&self, id: &ExerciseId) -> Result<Exercise, LoadError> {
        load::load(&self.origin, id)
    }

    /// Loads all exercises, in learning order.
    ///
    /// # Errors
    /// What the first one that cannot be loaded lacks.
    pub fn load_all(&self) -> Result<Vec<Exercise>, LoadError> {
        self.ids()?.iter().map(|id| self.load(id)).collect()
    }

    /// Loads one exercise whose recorded snapshots may be absent or empty.
    pub fn load_unblessed(&self, id: &ExerciseId) -> Result<Unblessed, LoadError> {
        load::load_unblessed(&self.origin, id)
    }

    /// The source of a reject.
    pub fn reject_source(
        &self,
        id: &ExerciseId,
        reject: &Reject,
    ) -> Result<Cow<'static, [u8]>, LoadError> {
        let path = format!("{id}/rejects/{}", reject.file);
        let file = self.origin.shown(&path);
        self.origin.read(&path).map_err(|error| match error {
            ReadError::Io(source) => LoadError::Io { file, source },
            other => Problems(vec![Problem::of_file(&file, format!("the file {other}"))]).into(),
        })
    }

    /// The source of the reference solution; `None` when there is none. Beside a catalogue in a folder it stands in
    /// `solutions/`, and the built-in catalogue has it built in.
    pub fn solution_source(
        &self,
        id: &ExerciseId,
    ) -> Result<Option<Cow<'static, [u8]>>, LoadError> {
        let origin = match &self.origin {
            Origin::Embedded(_) => Origin::Embedded(BUILT_IN_SOLUTIONS),
            Origin::Folder { path, .. } => Origin::Folder {
                path: solutions_of(path, path),
                shown: self.solutions(),
            },
        };
        let path = format!("{id}.rs");
        match origin.read(&path) {
            Ok(source) => Ok(Some(source)),
            Err(ReadError::Missing) => Ok(None),
            Err(ReadError::Io(source)) => Err(LoadError::Io {
                file: origin.shown(&path),
                source,
            }),
            Err(other) => {
                let file = origin.shown(&path);
                Err(Problems(vec![Problem::of_file(&file, format!("the file {other}"))]).into())
            }
        }
    }

    /// Whether an exercise has a generator of random scripts. It is not read.
    pub fn has_generator(&self, id: &ExerciseId) -> bool {
        let path = format!("{id}/{}", load::GENERATOR);
        self.origin.check(&path).is_ok()
    }

    /// The path of the reference solution as it is shown to people.
    pub fn solution_shown(&self, id: &ExerciseId) -> String {
        match &self.origin {
            Origin::Embedded(_) => format!("built-in/solutions/{id}.rs"),
            Origin::Folder { .. } => {
                let path = self.solutions().join(format!("{id}.rs"));
                path.display().to_string()
            }
        }
    }

    /// Where things stand in the file of an exercise that loads.
    pub fn places(&self, id: &ExerciseId) -> Result<Places, LoadError> {
        let path = format!("{id}/exercise.yaml");
        let text = load::read_text(&self.origin, &path)?;
        Places::read(&self.origin.shown(&path), &text)
    }

    /// Every file in the folder of an exercise and below it, by its path there, sorted. Links count as files.
    pub fn files(&self, id: &ExerciseId) -> Result<Vec<String>, LoadError> {
        let folder = id.to_string();
        self.origin.files(&folder).map_err(|source| LoadError::Io {
            file: self.origin.shown(&folder),
            source,
        })
    }

    /// The path of a file of an exercise as it is shown to people.
    pub fn shown(&self, id: &ExerciseId, file: &str) -> String {
        self.origin.shown(&format!("{id}/{file}"))
    }

    /// The folder of the reference solutions, each at `topic/slug.rs`, as it is shown to people: `solutions`, beside the
    /// catalogue's own folder. Beside nothing, when it is built in.
    pub fn solutions(&self) -> PathBuf {
        match &self.origin {
            Origin::Embedded(_) => PathBuf::from(SOLUTIONS),
            Origin::Folder { path, shown } => solutions_of(path, shown),
        }
    }

    /// The catalogue's folder on disk; `None` for the built-in one.
    pub fn root(&self) -> Option<&Path> {
        match &self.origin {
            Origin::Embedded(_) => None,
            Origin::Folder { path, .. } => Some(path),
        }
    }

    /// The folder of an exercise on disk; `None` for a built-in one.
    pub fn folder(&self, id: &ExerciseId) -> Option<PathBuf> {
        match &self.origin {
            Origin::Embedded(_) => None,
            Origin::Folder { path, .. } => Some(path.join(&id.topic).join(&id.slug)),
        }
    }

    /// The topics in learning order; none when the catalogue has no `topics.yaml`.
    pub fn topics(&self) -> Result<Vec<Topic>, LoadError> {
        self.list("topics.yaml", topics::read)
    }

    /// The interview questions behind the catalogue; none when it has no `questions.yaml`.
    pub fn questions(&self) -> Result<Vec<Question>, LoadError> {
        self.list("questions.yaml", questions::read)
    }

    fn list<T>(
        &self,
        path: &str,
        read: fn(&str, &str) -> Result<Vec<T>, LoadError>,
    ) -> Result<Vec<T>, LoadError> {
        if matches!(self.origin.check(path), Err(ReadError::Missing)) {
            return Ok(Vec::new());
        }
        read(
            &self.origin.shown(path),
            &load::read_text(&self.origin, path)?,
        )
    }
}

/// The folder of solutions that belongs to a catalogue's folder, called as that is called: `shown`. A link stands among
/// a learner's own files, whose `solutions` are theirs, so the folder that it leads to counts.
fn solutions_of(path: &Path, shown: &Path) -> PathBuf {
    match (shown.file_name(), shown.parent()) {
        (Some(_), Some(parent)) if !path.is_symlink() => parent.join(SOLUTIONS),
        // `.` and `..` have no name to replace, and that of a link is another one.
        _ => match path.canonicalize() {
            Ok(folder) => folder.parent().unwrap_or(&folder).join(SOLUTIONS),
            Err(_) => shown.join("..").join(SOLUTIONS),
        },
    }
}
