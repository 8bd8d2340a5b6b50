//! What a host without Linux's layers gives a sandbox: class `none`.

use super::Sandbox;
use super::layer::Layer;

/// There is one thing to say here.
pub fn layers(_sandbox: &Sandbox) -> Vec<Layer> {
    vec![Layer {
        name: "isolation",
        there: false,
        detail: "only Linux has namespaces and Landlock".to_string(),
        remedy: Some("grade strangers' code on Linux, in a virtual machine if need be".to_string()),
    }]
}
