//! Has the compiler read a file of the host as source, so that its messages quote it.
//@ kind: program
//@ verdicts: rejected
//@ layer: source-rules
//@ control: shape a file that is read is printed, and says BREACHED

include!("/etc/passwd");

fn main() {}
