//! Names a library so that the message about it looks like one of those that say nothing and are left out.
//@ kind: program
//@ verdicts: compile-error
//@ layer: compiler
//@ control: shape a failure without a message would be an internal error

#[link(
    name = "aborting due to 1 previous error; 1 warning emitted",
    kind = "static"
)]
unsafe extern "C" {}

fn main() {}
