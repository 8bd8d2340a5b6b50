//! Says so in an attribute that another one unfolds to.
//@ kind: program
//@ verdicts: rejected
//@ layer: source-rules
//@ control: shape a file that is read is printed, and says BREACHED

#[cfg_attr(all(), path = "/etc/passwd")]
mod stolen;

fn main() {}
