//! What a host without Linux's layers gives a sandbox: class `none`.

use super::Sandbox;

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

/// There is one thing to say here.
pub fn layers(_sandbox: &Sandbox) -> Vec<Layer> {
    vec![Layer {
        name: "isolation",
        there: false,
        detail: "only Linux has namespaces and Landlock".to_string(),
        remedy: Some("grade strangers' code on Linux, in a virtual machine if need be".to_string()),
    }]
}
