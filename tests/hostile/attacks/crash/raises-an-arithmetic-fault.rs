//! Ends by the signal for arithmetic faults.
//@ kind: program
//@ verdicts: runtime-error
//@ layer: limit
//@ control: shape with the answer alone this would be accepted
//@ ending: signal 8

unsafe extern "C" {
    fn raise(number: i32) -> i32;
}

fn main() {
    println!("fine");
    unsafe { raise(8) };
}
