//! Has the compiler compute for ever.
//@ kind: program
//@ verdicts: compile-error
//@ classes: full
//@ layer: limit
//@ control: shape without a limit the compiler would never come back

#![allow(long_running_const_eval)]

const _: () = loop {};

fn main() {}
