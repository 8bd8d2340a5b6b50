//! Ends itself by a signal that has no meaning of its own.
//@ kind: program
//@ verdicts: runtime-error
//@ layer: limit
//@ control: shape with the answer alone this would be accepted
//@ ending: signal 10

unsafe extern "C" {
    fn raise(number: i32) -> i32;
}

fn main() {
    println!("fine");
    unsafe { raise(10) };
}
