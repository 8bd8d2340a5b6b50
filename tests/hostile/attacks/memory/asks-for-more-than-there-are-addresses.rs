//! Asks for more memory than there are addresses, which the standard library answers with a panic.
//@ kind: program
//@ verdicts: runtime-error
//@ layer: limit
//@ control: shape no machine gives this; a panic must read as one
//@ ending: exit 101

fn main() {
    let room: Vec<u64> = Vec::with_capacity(std::hint::black_box(usize::MAX));
    println!("BREACHED {}", room.capacity());
}
