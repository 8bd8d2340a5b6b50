//! Names a library after what the system says when a disk is full: a compiler whose messages are believed makes
//! that trouble of the machine, which counts for nobody.
//@ kind: program
//@ verdicts: compile-error
//@ layer: compiler
//@ control: shape the verdict would be an internal error

#[link(name = "No space left on device")]
unsafe extern "C" {}

fn main() {}
