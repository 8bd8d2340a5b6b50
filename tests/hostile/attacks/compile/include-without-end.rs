//! Includes a device that never ends, until the memory of the machine is full.
//@ kind: program
//@ verdicts: rejected
//@ layer: source-rules
//@ control: shape a file that is read is printed, and says BREACHED

static ZEROS: &[u8] = include_bytes!("/dev/zero");

fn main() {
    println!("BREACHED {}", ZEROS.len());
}
