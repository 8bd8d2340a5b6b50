//! Asks for more memory than any machine here has: the refusal must read as the program's own failure.
//@ kind: program
//@ verdicts: runtime-error, memory-limit
//@ layer: limit
//@ control: shape no machine gives this; the refusal of less shows the limit
//@ ending: signal 6

fn main() {
    let zeros = vec![0_u8; 1 << 40];
    println!("BREACHED {}", std::hint::black_box(&zeros).len());
}
