//! Prints the right answer and panics.
//@ kind: program
//@ verdicts: runtime-error
//@ layer: limit
//@ control: shape with the answer alone this would be accepted
//@ ending: exit 101

fn main() {
    println!("fine");
    panic!("after the answer");
}
