//! Has the compiler hold more memory than it may have.
//@ kind: program
//@ verdicts: compile-error
//@ layer: limit
//@ control: destructive it would take the memory of the host

static HUGE: [u8; 3 << 30] = [1; 3 << 30];

fn main() {
    println!("BREACHED {}", HUGE[1]);
}
