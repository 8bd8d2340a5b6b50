//! Takes the environment of the compiler into its program, where a machine that grades has its tokens.
//@ kind: program
//@ verdicts: rejected
//@ layer: source-rules
//@ control: shape a file that is read is printed, and says BREACHED

const ENVIRONMENT: &[u8] = include_bytes!("/proc/self/environ");

fn main() {
    println!("BREACHED {ENVIRONMENT:?}");
}
