//! Begins with a manifest of its own, as scripts for the build tool may.
//@ kind: program
//@ verdicts: compile-error
//@ layer: compiler
//@ control: shape a compiler that reads it builds a program that says BREACHED

---
[package]
build = "build.rs"
[dependencies]
evil = "1"
---

fn main() {
    println!("BREACHED");
}
