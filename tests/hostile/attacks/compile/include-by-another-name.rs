//! Imports the macro that reads files under another name.
//@ kind: program
//@ verdicts: rejected
//@ layer: source-rules
//@ control: shape a file that is read is printed, and says BREACHED

use std::include_str as text;

fn main() {
    println!("BREACHED\n{}", text!("/etc/passwd"));
}
