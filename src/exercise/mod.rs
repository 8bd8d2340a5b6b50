//! Exercises: the YAML as it is written, the checked model, the loader between the two, and the catalogue.
//!
//! An `exercise.yaml` becomes a tree in which every value knows its place (`node`), the tree is checked key by
//! key against what the format knows (`spec`, `mapping`, `scalar`), and every mistake found on the way is told
//! with its place ([`Problem`]); what is left when there is none is an [`Exercise`].

mod case_yaml;
mod cases;
mod catalogue;
mod comparison;
mod coverage;
mod draw;
mod equivalents;
mod findings;
mod fingerprint;
mod limits;
mod load;
mod load_error;
mod mapping;
mod misconceptions;
mod model;
mod near;
mod node;
mod origin;
mod places;
mod problem;
mod problems;
mod quantity;
mod questions;
mod reader;
mod rejects;
mod scalar;
mod source;
pub mod spec;
mod tests_mode;
mod topics;
mod unknown;

pub use case_yaml::case_yaml;
pub use catalogue::Catalogue;
pub use coverage::{CoveredQuestion, State, coverage};
pub use draw::render;
pub use load::{Unblessed, load, load_unblessed};
pub use load_error::LoadError;
pub use misconceptions::{Answer, Misconceptions, Signature};
pub use model::{Case, EquivalentMutant, Exercise, ExerciseId, Expected, Level, Mode, Reject};
pub use near::nearest;
pub use origin::{Embedded, MAX_FILE, Origin, ReadError};
pub use places::Places;
pub use problem::Problem;
pub use problems::Problems;
pub use questions::{Question, QuestionKind};
pub use reader::name_mistake;
pub use source::Source;
pub use spec::json_schema;
pub use topics::Topic;
pub use unknown::Unknown;
