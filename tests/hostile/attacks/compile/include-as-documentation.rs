//! Has a file of the host read as its documentation.
//@ kind: program
//@ verdicts: rejected
//@ layer: source-rules
//@ control: shape a file that is read is printed, and says BREACHED

#![doc = include_str!("/etc/passwd")]

fn main() {
    println!("BREACHED");
}
