//! Asks for more memory than there can be.
//@ kind: program
//@ verdicts: compile-error
//@ layer: compiler
//@ control: shape the compiler says so itself

static IMPOSSIBLE: [u8; 1 << 50] = [1; 1 << 50];

fn main() {
    println!("BREACHED {}", IMPOSSIBLE[1]);
}
