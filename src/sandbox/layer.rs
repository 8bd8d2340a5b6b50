//! One layer of isolation, as `grader doctor` tells of it.

/// One layer of isolation on this host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layer {
    /// Its name.
    pub name: &'static str,
    /// Whether it is there.
    pub there: bool,
    /// How it shows, or why it is not there.
    pub detail: String,
    /// What to do to get it.
    pub remedy: Option<String>,
}
