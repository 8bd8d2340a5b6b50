//! Prints the right answer and writes to address zero.
//@ kind: program
//@ verdicts: runtime-error
//@ layer: limit
//@ control: shape with the answer alone this would be accepted
//@ ending: signal 11

fn main() {
    println!("fine");
    unsafe { std::ptr::without_provenance_mut::<u8>(std::hint::black_box(8)).write_volatile(1) };
}
