//! Turns on features that only the developers of the compiler have, by which plugins and attributes of theirs could
//! be used.
//@ kind: program
//@ verdicts: compile-error
//@ layer: compiler
//@ control: shape a compiler that lets them through builds a program that says BREACHED

#![feature(rustc_private, plugin, link_args, rustc_attrs)]

extern crate rustc_driver;

fn main() {
    println!("BREACHED");
}
