//! Takes a file of the host into its program, to print it when it runs.
//@ kind: program
//@ verdicts: rejected
//@ layer: source-rules
//@ control: shape a file that is read is printed, and says BREACHED

const TEXT: &str = include_str!("/etc/passwd");

fn main() {
    println!("BREACHED\n{TEXT}");
}
