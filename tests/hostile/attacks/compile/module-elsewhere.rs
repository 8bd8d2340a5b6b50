//! Says that a module stands in a file of the host, so that messages quote it.
//@ kind: program
//@ verdicts: rejected
//@ layer: source-rules
//@ control: shape a file that is read is printed, and says BREACHED

#[path = "/etc/passwd"]
mod stolen;

fn main() {}
