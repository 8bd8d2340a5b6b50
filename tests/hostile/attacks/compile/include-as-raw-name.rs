//! Writes the name of the macro that reads files in the way of names that are keywords.
//@ kind: program
//@ verdicts: rejected
//@ layer: source-rules
//@ control: shape a file that is read is printed, and says BREACHED

fn main() {
    println!("BREACHED\n{}", r#include_str!("/etc/passwd"));
}
